"""The movable clock moves in the employer's zone, over weekends and holidays, and to the next change."""

from datetime import datetime, timedelta

import pytest

from followup.planning.planner import plan
from followup.rulebook.loading import default_rulebook
from followup.training.workshop import moves

LIMITS = default_rulebook().limits


def moment(text):
    return datetime.fromisoformat(text)


def test_the_next_morning_and_the_next_working_day_there(stories):
    story = stories["freedom-day-in-johannesburg"]
    friday = moment("2026-04-24T12:00:00+02:00")
    assert moves.next_morning(story.case, friday) == moment("2026-04-25T09:00:00+02:00")
    assert moves.next_working_day(story.case, friday, LIMITS) == moment(
        "2026-04-28T09:00:00+02:00"
    )  # Monday is a holiday
    assert moves.next_morning(story.case, moment("2026-04-24T07:00:00+02:00")) == moment("2026-04-24T09:00:00+02:00")


def test_in_riyadh_the_working_day_after_thursday_is_sunday(stories):
    story = stories["sunday-is-monday-in-riyadh"]
    thursday = moment("2026-05-14T12:00:00+03:00")
    assert moves.next_working_day(story.case, thursday, LIMITS) == moment("2026-05-17T09:00:00+03:00")


def test_an_hour_is_real_and_a_day_keeps_the_hour_when_clocks_change(stories):
    story = stories["thanks-when-the-clocks-change"]
    before = moment("2026-03-08T01:30:00-06:00")
    assert moves.an_hour(story.case, before) - before == timedelta(hours=1)
    assert moves.an_hour(story.case, before).isoformat() == "2026-03-08T03:30:00-05:00"
    assert moves.a_day(story.case, moment("2026-03-07T16:00:00-06:00")).isoformat() == "2026-03-08T16:00:00-05:00"


def at(story, policy=None):
    return lambda now: plan(story.case, now=now, policy=policy or story.policy)


@pytest.mark.parametrize(("name", "policy", "then"), [
    ("freedom-day-in-johannesburg", "balanced", "2026-04-24T09:00:00+02:00"),  # as worked out in the story
    ("reader-12-the-interview-is-tomorrow", "balanced", "2026-01-15T10:00:00+00:00"),  # it ends
    ("an-offer-and-a-better-one-open-in-buenos-aires", "balanced", "2026-10-06T11:01:00-03:00"),  # thanks are overdue
])  # fmt: skip
def test_the_next_change_is_found_to_the_minute(stories, name, policy, then):
    story = stories[name]
    assert moves.next_change(at(story, policy), story.now) == moment(then)


@pytest.mark.parametrize(("name", "then", "says"), [
    ("ring-me-if-you-hear-nothing", "2026-11-12T09:00:00+02:00", "Wait until Friday"),  # the promised day passed
    ("the-advert-is-back", "2026-05-22T09:00:00+00:00", "You may ask soon"),  # days of grace
    ("ten-days-since-your-email", "2026-09-18T15:01:00+02:00", "Wait until Monday"),  # the kinder day
    ("two-offers-and-theirs-can-wait", "2026-06-09T09:01:00+02:00", "for the offer, today"),  # a time that is over
    ("not-this-job-but-come-about-another", "2026-05-28T09:00:00+00:00", "once whether they would still"),  # stale
])  # fmt: skip
def test_a_day_on_which_the_headline_alone_changes_is_not_passed_over(stories, name, then, says):
    story = stories[name]
    found = moves.next_change(at(story), story.now)
    assert found is not None and found == moment(then), found
    assert says in at(story)(found).summary


def test_the_close_of_a_day_on_which_it_waits_for_the_next_is_no_change(stories):
    story = stories["freedom-day-in-johannesburg"]  # from three on it is for Monday, and at five it still is
    eve = moves.next_change(at(story), moment("2026-04-28T09:00:00+02:00"))
    assert eve == moment("2026-04-30T15:01:00+02:00") and "Monday 4 May" in at(story)(eve).summary
    assert moves.next_change(at(story), eve).date() > moment("2026-05-03T00:00:00+02:00").date()


def test_no_hour_of_an_office_and_no_new_year_is_a_change(stories):
    story = stories["a-task-and-no-time"]  # late since November; only the year of that day is said from January on
    december = moment("2026-12-01T12:00:00+01:00")
    assert moves.next_change(at(story), december) is None


def test_what_comes_after_another_case_s_change_is_not_looked_for_any_more(stories):
    story, asked = stories["freedom-day-in-johannesburg"], []
    then = moves.next_change(at(story, "balanced"), story.now)

    def seen(now):
        asked.append(now)
        return at(story, "balanced")(now)

    hour = timedelta(hours=1)
    assert moves.next_change(seen, story.now, until=then) == then
    assert moves.next_change(seen, story.now, until=then - hour) is None and asked.pop() <= then


def test_nothing_more_changes_in_a_closed_case(stories):
    story = stories["you-closed-the-book"]
    assert moves.next_change(at(story), story.now) is None


def test_the_plan_is_another_one_after_every_change(stories):
    story = stories["freedom-day-in-johannesburg"]
    then = moves.next_change(at(story), story.now)
    before, after = at(story)(then - timedelta(minutes=1)), at(story)(then)
    assert (before.stage, after.stage) == ("waiting", "follow_up")
