"""Rule 4: call and email hours there: weekends, holidays, the weekday without calls, half-open spans."""

import pytest
from hypothesis import given

from followup.case.errors import Unavailable
from tests.amount import examples

from . import oracle
from .asking import THANKED, ask, ids, moment, read, simple, spans, step
from .strategies import moments


@given(moments())
@examples(40)
def test_the_next_three_windows_are_those_a_walk_day_by_day_finds(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    plan = ask(case, now, policy)
    for name in ("first-follow-up", "second-follow-up"):
        found = step(plan, name)
        if found and found["template"] != "late-thank-you":
            kind = "call" if found["channel"] == "phone" else "email"
            expected = view.there.next_three(kind, moment(found["opens"]), now)
            assert spans(found) == expected


@given(moments())
@examples(30)
def test_every_window_lies_in_hours_of_a_working_day_there(drawn):
    case, now, policy = drawn
    there = oracle.There(case["employer"])
    for found in ask(case, now, policy)["steps"]:
        kind = kind_of_hours(found)
        for start, end in spans(found) if kind else []:
            day = there.date_of(start)
            assert any(a <= start < end <= b for a, b in there.spans(kind, day)), (found["id"], start)


def kind_of_hours(found):
    if found["id"] == "thank-you-call" or (found["id"] == "first-follow-up" and found["channel"] == "phone"):
        return "call"
    if found["id"] == "second-follow-up":
        return "call" if found["channel"] == "phone" else "email"
    return "email" if found["id"] in ("first-follow-up", "ask-for-a-time", "send-article") else None


def windows(case, now, policy="the-call"):
    found = step(ask(case, moment(now), policy), "first-follow-up")
    return [(w["from"], w["to"]) for w in found["windows"]]


def test_calls_are_made_in_two_hours_of_the_day_and_never_on_monday():
    assert windows(simple(THANKED), "2026-03-13T12:00:00-05:00") == [
        ("2026-03-13T15:00:00-05:00", "2026-03-13T16:00:00-05:00"),
        ("2026-03-17T10:00:00-05:00", "2026-03-17T11:00:00-05:00"),
        ("2026-03-17T15:00:00-05:00", "2026-03-17T16:00:00-05:00"),
    ]


def test_emails_are_written_in_office_hours():
    assert windows(simple(THANKED), "2026-03-13T12:00:00-05:00", "now-what") == [
        ("2026-03-13T09:00:00-05:00", "2026-03-13T17:00:00-05:00"),
        ("2026-03-16T09:00:00-05:00", "2026-03-16T17:00:00-05:00"),
        ("2026-03-17T09:00:00-05:00", "2026-03-17T17:00:00-05:00"),
    ]


@pytest.mark.parametrize(("second", "first"), [("10:59:59", "10:00:00"), ("11:00:00", "15:00:00")])
def test_a_span_ends_before_its_last_second(second, first):
    found = windows(simple(THANKED), f"2026-03-12T{second}-05:00")
    assert found[0][0] == f"2026-03-12T{first}-05:00"


def opens(policy, zone, offset, interview, by, **employer):
    case = simple(employer={"timezone": zone} | employer, at=moment(f"{interview}T10:00:00{offset}"),
                  ends=moment(f"{interview}T11:00:00{offset}"), promised_by=moment(by).date())  # fmt: skip
    now = moment(f"{interview}T12:00:00{offset}")
    return step(ask(case, now, policy), "first-follow-up")["opens"]


SA, IR, BN, US, GB, HK = ({"country": c} for c in ("SA", "IR", "BN", "US", "GB", "HK"))
ABROAD = [
    # Friday and Saturday are the weekend, Sunday follows it
    ("the-call", "Asia/Riyadh", "+03:00", "2026-04-01", "2026-04-02", SA, "2026-04-06T10:00:00+03:00"),
    ("now-what", "Asia/Riyadh", "+03:00", "2026-04-01", "2026-04-02", SA, "2026-04-05T09:00:00+03:00"),
    # without a country the weekend is Saturday and Sunday everywhere
    ("the-call", "Asia/Riyadh", "+03:00", "2026-04-01", "2026-04-02", {}, "2026-04-03T10:00:00+03:00"),
    # Independence Day 2026 falls on a Saturday and is kept on Friday 3 July; Monday is no day for calls
    ("the-call", "America/Chicago", "-05:00", "2026-06-30", "2026-07-02", {"country": "US", "region": "IL"},
     "2026-07-07T10:00:00-05:00"),
    ("now-what", "America/Chicago", "-05:00", "2026-06-30", "2026-07-02", {"country": "US", "region": "IL"},
     "2026-07-06T09:00:00-05:00"),
    # Monday 25 May 2026 is a holiday in the United States; Tuesday is still a day for calls
    ("the-call", "America/Chicago", "-05:00", "2026-05-20", "2026-05-23", US, "2026-05-26T10:00:00-05:00"),
    # St Andrew's day, Monday 30 November, is kept in Scotland alone
    ("now-what", "Europe/London", "+00:00", "2026-11-25", "2026-11-28", {"country": "GB", "region": "SCT"},
     "2026-12-01T09:00:00+00:00"),
    ("now-what", "Europe/London", "+00:00", "2026-11-25", "2026-11-28", GB, "2026-11-30T09:00:00+00:00"),
    # offsets that are no whole hours, and the southern clock change of Sunday 5 April 2026
    ("now-what", "Asia/Kathmandu", "+05:45", "2026-06-01", "2026-06-01", {}, "2026-06-02T09:00:00+05:45"),
    ("now-what", "Australia/Lord_Howe", "+11:00", "2026-04-02", "2026-04-04", {},
     "2026-04-06T09:00:00+10:30"),
    # Iran rests on Friday only: no calls on Saturday
    ("the-call", "Asia/Tehran", "+03:30", "2026-07-13", "2026-07-16", IR, "2026-07-19T10:00:00+03:30"),
    # Brunei rests on Friday and Sunday: Saturday is for calls, Monday is not
    ("the-call", "Asia/Brunei", "+08:00", "2026-10-05", "2026-10-08", BN, "2026-10-10T10:00:00+08:00"),
    ("the-call", "Asia/Brunei", "+08:00", "2026-10-05", "2026-10-10", BN, "2026-10-13T10:00:00+08:00"),
    # Hong Kong's general holidays: Friday 3, Saturday 4, Monday 6 and Tuesday 7 April 2026
    ("now-what", "Asia/Hong_Kong", "+08:00", "2026-03-27", "2026-04-02", HK, "2026-04-08T09:00:00+08:00"),
    ("the-call", "Asia/Hong_Kong", "+08:00", "2026-03-27", "2026-04-02", HK, "2026-04-08T10:00:00+08:00"),
]  # fmt: skip


@pytest.mark.parametrize(("policy", "zone", "offset", "interview", "by", "employer", "expected"), ABROAD)
def test_hours_abroad_worked_out_by_hand(policy, zone, offset, interview, by, employer, expected):
    assert opens(policy, zone, offset, interview, by, **employer) == expected


def test_thanks_may_be_written_at_night_and_on_sunday():
    case = simple(at=moment("2026-03-07T14:00:00-06:00"), ends=moment("2026-03-07T15:00:00-06:00"))
    found = step(ask(case, moment("2026-03-08T04:00:00-05:00")), "thank-you")
    assert found["status"] == "now"
    assert spans(found) == [(moment(found["opens"]), moment(found["due"]))]


def test_outside_the_hours_the_title_and_the_summary_name_the_next():
    plan = ask(simple(THANKED), moment("2026-03-12T12:30:00-05:00"), "the-call")
    found = step(plan, "first-follow-up")
    assert found["status"] == "now" and plan["stage"] == "follow_up"
    assert "15:00" in found["title"] and "15:00" in plan["summary"]
    assert "find-contact" not in ids(plan)


def test_read_is_not_needed_for_the_oracles_own_hours():
    view = oracle.look(simple(), moment("2026-03-09T12:00:00-05:00"))
    assert view.there.spans("call", moment("2026-03-09T00:00:00").date()) == []
    assert read(oracle.stage, view) == "waiting"


@pytest.mark.parametrize(("employer", "interview"), [
    ({"timezone": "Asia/Tokyo", "country": "JP"}, "2099-12-20T14:00:00+09:00"),  # known to 2099
    ({"timezone": "Asia/Kathmandu", "country": "NP"}, "2009-12-20T14:00:00+05:45"),  # known from 2010
])  # fmt: skip
def test_past_the_calendars_horizon_it_refuses_instead_of_guessing(employer, interview):
    case = simple(employer=employer, at=moment(interview), ends=None, promised_days=10)
    with pytest.raises(Unavailable) as caught:
        ask(case, moment(interview))
    assert employer["country"] in str(caught.value) and "20" in str(caught.value)
