"""From when a step may be done and until when it has to be: the day before an answer is due, two days after calls."""

from datetime import date

import pytest

import followup
from tests.contract.asking import SIMPLE, THANKED, called, moment, sent, simple, told

NOON = "2026-03-12T12:00:00-05:00"  # a Thursday
OFFER = told("2026-03-12T10:00:00-05:00", "offer", by="email", salary="56,000 USD", **{"from": "maria"})
CALL_ME = told("2026-03-10T09:00:00-05:00", "contact_me", how="phone", **{"from": "maria"})
RANGE = {"title": "Data analyst", "salary": "52,000 to 60,000 USD"}


def maria(**more):
    return [{key: value for key, value in {**SIMPLE["contacts"][0], **more}.items() if value is not None}]


def step_of(name, *events, now=NOON, role=None, elsewhere=(), **more):
    case = simple(*events, **more) | {"elsewhere": list(elsewhere)} | ({"role": role} if role else {})
    return followup.plan(followup.load_case(case), now=moment(now)).step(name)


def rang(day, outcome, time="10:20"):
    return called(f"2026-03-{day}T{time}:00-05:00", outcome)


def written(at):
    return at.strftime("%m-%d %H:%M") if at is not None else None


def times(step):
    return (written(step.opens), written(step.due)) if step is not None else None


@pytest.mark.parametrize(("calls", "opens"), [
    ([rang(12, "voicemail")], "03-16 09:00"),  # the second working day after a message
    ([rang(12, "message")], "03-16 09:00"),
    ([rang(11, "no_answer"), rang(12, "no_answer")], "03-12 10:20"),  # nobody knows of these: at once
    ([rang(11, "no_answer"), rang(12, "no_answer", "17:20")], "03-13 09:00"),  # in the next hours for email
])  # fmt: skip
def test_after_calls_in_vain_a_message_goes_out(calls, opens):
    assert times(step_of("write-after-calls", THANKED, CALL_ME, *calls, now="2026-03-13T12:00:00-05:00")) == (
        opens, None
    )  # fmt: skip


@pytest.mark.parametrize(("answer_by", "due"), [
    (None, None),
    (13, "03-13 17:00"),  # the day before is the day of the offer: until the answer itself
    (16, "03-13 17:00"),  # the working day before a Monday
    (18, "03-17 17:00"),
])  # fmt: skip
def test_more_is_asked_for_from_the_working_day_after_an_offer_until_the_day_before_the_answer(answer_by, due):
    by = {"answer_by": date(2026, 3, answer_by)} if answer_by else {}
    assert times(step_of("ask-for-more", THANKED, OFFER | by, role=RANGE)) == ("03-13 09:00", due)


@pytest.mark.parametrize(("answer_by", "due"), [(None, "03-13 10:00"), (12, "03-12 17:00"), (13, "03-13 10:00")])
def test_an_offer_is_thanked_for_within_a_day_and_before_the_answer_is_due(answer_by, due):
    by = {"answer_by": date(2026, 3, answer_by)} if answer_by else {}
    assert times(step_of("acknowledge-offer", THANKED, OFFER | by)) == ("03-12 10:00", due)


@pytest.mark.parametrize(("told_of_it", "opens"), [
    ({}, "03-12 10:00"),  # nobody knows what it hangs on: at once
    ({"terms": ["30 days of holiday"]}, "03-12 10:00"),
    ({"hangs_on": ["references"]}, "03-19 09:00"),  # they said what: five working days
    ({"hangs_on": ["references"], "answer_by": date(2026, 3, 18)}, "03-12 10:00"),  # there is no time
])  # fmt: skip
def test_what_an_offer_hangs_on_is_asked_at_once_or_some_days_after_they_named_it(told_of_it, opens):
    assert times(step_of("ask-what-is-open", THANKED, OFFER | {"conditional": True} | told_of_it)) == (opens, None)


@pytest.mark.parametrize(("answer_by", "expected"), [
    (12, ("03-12 10:00", "03-12 17:00")),  # never on the day they were told
    (13, ("03-12 10:00", "03-13 17:00")),  # on the working day before it is due
])  # fmt: skip
def test_who_knows_of_another_offer_is_asked_on_the_last_good_day(answer_by, expected):
    there = {"employer": "Cedar", "since": moment("2026-03-10T12:00:00-05:00"), "answer_by": date(2026, 3, answer_by)}
    events = THANKED, sent("2026-03-11T10:30:00-05:00"), sent("2026-03-11T11:00:00-05:00", "news")
    step = step_of("ask-before-you-decide", *events, now="2026-03-11T12:00:00-05:00", elsewhere=[there])
    assert (step.channel, times(step)) == ("phone", expected)
    silent = step_of("ask-before-you-decide", *events, now="2026-03-11T12:00:00-05:00", elsewhere=[there],
                     contacts=maria(prefers="email"))  # fmt: skip
    assert silent.channel == "email"


@pytest.mark.parametrize(("away", "call"), [
    (None, ("03-04 15:00", "03-08 00:00")),  # from the end of the talk to the end of the third day after it
    (3, ("03-04 15:00", "03-08 00:00")),
    (4, ("03-05 10:00", "03-08 00:00")),
    (5, ("03-06 10:00", "03-08 00:00")),  # the day after they are back
    (6, None),  # a weekend comes, and it is too late
])  # fmt: skip
def test_thanks_by_phone_have_three_days_and_begin_when_they_are_back(away, call):
    person = maria(away_until=date(2026, 3, away) if away else None)
    assert times(step_of("thank-you-call", now="2026-03-04T16:00:00-06:00", contacts=person)) == call


@pytest.mark.parametrize(("now", "by_voice"), [
    ("2026-03-05T14:59:59-06:00", False), ("2026-03-04T16:00:00-06:00", True), ("2026-03-05T15:00:00-06:00", True),
])  # fmt: skip
def test_where_only_a_number_is_known_the_call_is_the_thanks_if_it_comes_in_time(now, by_voice):
    step = step_of("thank-you-call", now=now, contacts=maria(email=None))
    assert (step.made.way == "voice") is by_voice
