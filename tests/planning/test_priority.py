"""Everywhere the same step of a plan comes first: the most pressing that stands beside no other."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from benchmarks.varied_cases import varied_cases
from followup import load_case, plan
from followup.planning.headline import headline_day, headline_step, is_for_now
from followup.planning.priority import LAST, main_step, most_pressing, owes_nothing, pressing, turn, urgency, window_of
from tests.contract.asking import THANKED, called, moment, sent, simple, told

PRESSING = ["overdue", "now", "later"]


@pytest.fixture(scope="module")
def plans():
    return [plan(case, now=now, policy=policy) for case, now, policy in varied_cases(300)]


def test_no_step_that_stands_beside_another_comes_first_where_there_is_more_to_do(plans):
    for found in plans:
        weighty = [step for step in found.steps if not step.aside]
        assert most_pressing(found.steps) in (weighty or [None])


def test_what_is_overdue_comes_before_what_is_open_and_that_before_what_comes_later(plans):
    for found in plans:
        first = most_pressing(found.steps)
        others = [step for step in found.steps if not step.aside]
        assert all(PRESSING.index(first.status) <= PRESSING.index(step.status) for step in others)


def test_of_equally_pressing_steps_the_one_listed_first_comes_first(plans):
    for found in plans:
        first = most_pressing(found.steps)
        equal = [step for step in found.steps if first and not step.aside and step.status == first.status]
        assert equal[:1] == ([first] if first else [])


def test_where_everything_stands_beside_the_main_step_is_the_one_listed_first(plans):
    quiet = [found for found in plans if all(step.aside for step in found.steps)]
    assert quiet and all(main_step(found) is next(iter(found.steps), None) for found in quiet)


def test_the_main_step_is_the_one_the_headline_is_about_and_its_day_is_never_over(plans):
    for found in plans:
        step = headline_step(found)
        assert main_step(found) is (step or next(iter(found.steps), None))
        if step is not None:
            words = step.set_by_rules("title") or step.usual(step.kind.title)
            told = words.split("{")[0].strip(" ,;:").lower()
            assert told[:12] in found.summary.lower(), (told, found.summary)
            assert headline_day(step) >= found.as_of.date()


def test_a_card_that_is_overdue_stands_behind_what_the_headline_asks_for(plans):
    behind = [found for found in plans if main_step(found) is not most_pressing(found.steps)]
    told = [headline_step(found) for found in behind]
    assert told and all(step is None or step.aside or not is_for_now(step) or step.status == "now" for step in told)


NOW = moment("2026-03-12T10:00:00-05:00")
SOON, LATE = NOW + timedelta(hours=1), NOW + timedelta(hours=5)


def step(status="now", *windows, opens=None, due=None):
    return SimpleNamespace(status=status, windows=list(windows), opens=opens, due=due, waits_until=None, advised=None)


def test_the_window_of_a_step_is_its_first_one_and_without_any_the_time_from_its_opening_to_its_end():
    assert window_of(step("now", (NOW, SOON), (SOON, LATE))) == (NOW, SOON)
    assert window_of(step(opens=NOW, due=LATE)) == (NOW, LATE)
    kinder = step("now", (NOW, SOON))
    kinder.waits_until, kinder.advised = 1, (SOON, LATE)  # what is kinder on a later day is no work of today
    assert window_of(kinder) == (SOON, LATE)


def test_what_is_overdue_goes_before_what_is_open_by_its_end_and_that_before_what_comes_by_its_start():
    earlier = NOW - timedelta(hours=2)
    wanted = [
        step("overdue", due=earlier),
        step("overdue", due=NOW),
        step("now", (earlier, SOON)),
        step("now", (NOW, LATE)),  # open from this very moment
        step("now", (None, None)),
        step("later", (SOON, LATE)),
        step("later", (LATE, LATE)),
    ]
    turns = [turn(one, NOW) for one in wanted]
    assert turns == sorted(turns) and [kind for kind, _ in turns] == [0, 0, 1, 1, 1, 2, 2]
    assert turns[4][1] == LAST and turn(step("overdue"), NOW) == (0, NOW)


def test_a_case_that_rests_or_cannot_be_planned_comes_last():
    quiet = simple(THANKED, sent("2026-03-09T10:00:00-05:00"), called("2026-03-10T10:00:00-05:00", "voicemail"))
    resting, open_one = (plan(load_case(case), now=NOW) for case in (quiet, simple(THANKED)))
    assert urgency(None) == urgency(resting) == (9, LAST)
    assert urgency(open_one) == turn(main_step(open_one), NOW) < (9, LAST)


def test_a_no_without_an_interview_rests_behind_every_case_and_one_after_a_talk_does_not():
    at = "2026-03-10T10:00:00-05:00"
    unmet = {**simple(told(at, "rejection")), "interviews": []}
    rests, waits = (plan(load_case(case), now=NOW) for case in (unmet, simple(THANKED, told(at, "rejection"))))
    assert pressing(rests) == (9, LAST) > pressing(waits)
    assert not owes_nothing(None) and owes_nothing(rests) is True and owes_nothing(waits) is False
