"""Rule 5: the first window on or after the earliest day; before the promise closes, also earlier."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.amount import examples

from . import oracle
from .asking import THANKED, ask, moment, read, simple, step
from .strategies import cases, instants

MARIA_CALLS = [
    {"id": "maria", "name": "Maria Example", "is": "hiring_manager", "prefers": "phone", "phone": "+1 312 555 0100"}
]


@st.composite
def early_birds(draw):
    case = draw(cases(rounds=2, most_events=2))
    return case, draw(instants(case, last=40))


@given(early_birds())
@examples(40)
def test_before_it_closes_finds_the_last_day_that_still_has_hours(drawn):
    case, now = drawn
    view = oracle.look(case, now, "early-bird")
    found = step(ask(case, now, "early-bird"), "first-follow-up")
    if read(lambda: oracle.first_is_listed(view, oracle.stage(view))):
        assert moment(found["opens"]) == read(oracle.first_opens, view)


def opens(case, now="2026-03-06T18:00:00-06:00"):
    return step(ask(case, moment(now), "early-bird"), "first-follow-up")["opens"]


@pytest.mark.parametrize(("by", "contacts", "expected"), [
    (date(2026, 3, 13), None, "2026-03-13T09:00:00-05:00"),
    (date(2026, 3, 14), None, "2026-03-13T09:00:00-05:00"),  # Saturday: Friday instead
    (date(2026, 3, 15), None, "2026-03-13T09:00:00-05:00"),  # Sunday: Friday instead
    (date(2026, 3, 9), MARIA_CALLS, "2026-03-06T10:00:00-06:00"),  # no calls on Monday: Friday instead
    (date(2026, 3, 16), MARIA_CALLS, "2026-03-13T10:00:00-05:00"),
    (date(2026, 3, 17), MARIA_CALLS, "2026-03-17T10:00:00-05:00"),
])  # fmt: skip
def test_a_promised_day_without_hours_moves_to_the_day_before(by, contacts, expected):
    assert opens(simple(THANKED, promised_by=by, contacts=contacts)) == expected


@pytest.mark.parametrize(("contacts", "expected"), [
    (None, "2026-03-09T09:00:00-05:00"), (MARIA_CALLS, "2026-03-10T10:00:00-05:00"),
])  # fmt: skip
def test_with_no_day_between_it_is_the_next_after_the_promise(contacts, expected):
    friday = {"at": moment("2026-03-06T14:00:00-06:00"), "ends": moment("2026-03-06T15:00:00-06:00")}
    case = simple(**friday, promised_by=date(2026, 3, 8), contacts=contacts)
    assert opens(case) == expected


@pytest.mark.parametrize(("contacts", "ends", "expected"), [
    (None, "15:00", "2026-03-05T09:00:00-06:00"),
    (MARIA_CALLS, "15:00", "2026-03-04T15:00:00-06:00"),
    (MARIA_CALLS, "15:01", "2026-03-05T10:00:00-06:00"),
])  # fmt: skip
def test_promised_for_the_same_day_only_hours_after_the_interview_count(contacts, ends, expected):
    case = simple(ends=moment(f"2026-03-04T{ends}:00-06:00"), promised_days=0, contacts=contacts)
    assert opens(case, "2026-03-04T15:01:00-06:00") == expected


def test_the_other_answers_never_move_to_a_day_before():
    case = simple(THANKED, promised_by=date(2026, 3, 13))
    found = step(ask(case, moment("2026-03-06T18:00:00-06:00"), "now-what"), "first-follow-up")
    assert found["opens"] == "2026-03-16T09:00:00-05:00"


def test_what_was_asked_before_changes_nothing():
    place = {"timezone": "America/Winnipeg", "country": "CA", "region": "MB"}  # an office no other test asks about
    summer = simple(at=moment("2026-06-30T14:00:00-05:00"), ends=None, employer=place)
    ask(summer, moment("2026-07-01T14:00:00-05:00"))
    december = {"at": moment("2025-12-29T14:00:00-06:00"), "ends": None, "promised_by": date(2026, 1, 1)}
    assert opens(simple(employer=place, **december), "2025-12-30T12:00:00-06:00") == "2025-12-31T09:00:00-06:00"


def test_the_day_before_is_not_one_on_which_that_person_is_away():
    away = [MARIA_CALLS[0] | {"prefers": "email", "email": "maria@works.example", "away_until": date(2026, 3, 13)}]
    assert opens(simple(THANKED, promised_by=date(2026, 3, 14), contacts=away)) == "2026-03-16T09:00:00-05:00"
