"""Thank-yous at their edges: the last second in time, people who are away, and what a late one holds back."""

from datetime import timedelta

import pytest

from tests.contract.asking import SIMPLE, ask, called, ids, moment, sent, simple, spans, step, told

MARIA = SIMPLE["contacts"][0]
AFTER_IT = "2026-03-04T15:30:00-06:00"  # half an hour after the interview of Wednesday 4 March
THURSDAY = "2026-03-05T10:00:00-06:00"
FRIDAY = "2026-03-06T10:00:00-06:00"


def the_call(now=AFTER_IT, *events, **person):
    """The thank-you call to Maria, where she is as said."""
    return step(ask(simple(*events, contacts=[MARIA | person]), moment(now)), "thank-you-call")


def day(text):
    return moment(f"{text}T00:00:00-06:00").date()


@pytest.mark.parametrize(("away_until", "opens"), [
    ("2026-03-03", "2026-03-04T15:00:00-06:00"),  # back before the interview: it changes nothing
    ("2026-03-04", THURSDAY),
    ("2026-03-05", FRIDAY),
])  # fmt: skip
def test_nobody_is_called_before_they_are_back(away_until, opens):
    found = the_call(away_until=day(away_until))
    assert moment(found["opens"]) == moment(opens)
    if away_until > "2026-03-03":
        assert spans(found)[0][0] == moment(opens)


@pytest.mark.parametrize("away_until", ["2026-03-06", "2026-03-07", "2026-04-01"])
def test_who_is_away_for_all_three_days_is_not_called(away_until):
    assert the_call(away_until=day(away_until)) is None
    assert step(ask(simple(contacts=[MARIA | {"away_until": day(away_until)}]), moment(AFTER_IT)), "thank-you")


@pytest.mark.parametrize("person", [{"no_calls": True}, {"phone": ""}])
def test_who_has_no_phone_or_wants_no_calls_is_not_called(person):
    kept = {key: value for key, value in (MARIA | person).items() if value != ""}
    plan = ask(simple(contacts=[kept]), moment(AFTER_IT))
    assert "thank-you" in ids(plan) and "thank-you-call" not in ids(plan)


def test_after_they_asked_for_no_calls_nobody_is_thanked_by_phone():
    assert the_call(AFTER_IT, told("2026-03-04T15:20:00-06:00", "told_not_to_call")) is None
    assert the_call(AFTER_IT) is not None


def test_the_call_comes_in_call_hours_of_the_first_three_days():
    found = the_call()
    assert moment(found["due"]) == moment("2026-03-08T00:00:00-06:00") and found["channel"] == "phone"
    assert [start.isoformat() for start, _ in spans(found)] == [
        "2026-03-04T15:00:00-06:00", "2026-03-05T10:00:00-06:00", "2026-03-05T15:00:00-06:00",
    ]  # fmt: skip
    last = the_call("2026-03-06T15:30:00-06:00")
    assert [end.isoformat() for _, end in spans(last)] == ["2026-03-06T16:00:00-06:00"]


def test_a_late_thank_you_may_be_spoken_too():
    late = ask(simple(), moment("2026-03-06T09:00:00-06:00"))
    assert {"late-thank-you", "thank-you-call"} <= set(ids(late)) and "thank-you" not in ids(late)


def follow_up_after(thanked_at, policy="early-bird"):
    """The first follow-up where they promised an answer by Friday 6 March and were thanked then."""
    case = simple(sent(thanked_at, "thank_you"), promised_days=2)
    return step(ask(case, moment("2026-03-05T15:30:00-06:00"), policy), "first-follow-up")


def test_a_thank_you_in_the_last_second_is_in_time_and_holds_nothing_back():
    in_time, late = (follow_up_after(f"2026-03-05T15:00:0{n}-06:00") for n in (0, 1))
    assert moment(in_time["opens"]) == moment("2026-03-06T09:00:00-06:00")
    assert moment(late["opens"]) == moment("2026-03-09T09:00:00-05:00")  # three days: a Sunday, so Monday


@pytest.mark.parametrize("late_at", ["2026-03-05T15:00:01-06:00", "2026-03-05T23:59:59-06:00"])
def test_a_late_thank_you_holds_the_follow_up_back_by_days_not_by_hours(late_at):
    found = ask(simple(sent(late_at, "thank_you"), promised_days=2), moment("2026-03-06T12:00:00-06:00"), "early-bird")
    assert moment(step(found, "first-follow-up")["opens"]) == moment("2026-03-09T09:00:00-05:00")


def two_met(*events, **interview):
    ben = {"id": "ben", "name": "Ben Example", "is": "interviewer", "email": "ben@works.example"}
    case = simple(*events, contacts=[MARIA, ben], **interview)
    case["interviews"][0]["with"] = ["maria", "ben"]
    return case


def owed(case, now, *names):
    return [(s["id"], *s["to"]) for s in ask(case, moment(now))["steps"] if s["id"] in names]


def test_each_person_is_thanked_and_asked_for_apart():
    names = ("thank-you", "late-thank-you")
    assert owed(two_met(), AFTER_IT, *names) == [("thank-you", "maria"), ("thank-you", "ben")]
    one = two_met(sent("2026-03-04T15:10:00-06:00", "thank_you"))
    assert owed(one, AFTER_IT, *names) == [("thank-you", "ben")]
    assert owed(one, FRIDAY, *names) == [("late-thank-you", "ben")]


def test_the_last_of_several_late_thank_yous_counts():
    later = sent("2026-03-07T12:00:00-06:00", "thank_you", to="ben")
    case = two_met(sent("2026-03-05T16:00:00-06:00", "thank_you"), later, promised_days=2)
    found = step(ask(case, moment("2026-03-07T13:00:00-06:00"), "early-bird"), "first-follow-up")
    assert moment(found["opens"]) == moment("2026-03-10T09:00:00-05:00")


def test_a_second_thank_you_changes_nothing():
    once = two_met(sent("2026-03-04T16:00:00-06:00", "thank_you"), promised_days=2)
    twice = two_met(sent("2026-03-04T16:00:00-06:00", "thank_you"), sent("2026-03-06T08:00:00-06:00", "thank_you"),
                    promised_days=2)  # fmt: skip
    now = moment("2026-03-06T08:30:00-06:00")
    opens = [step(ask(case, now, "early-bird"), "first-follow-up")["opens"] for case in (once, twice)]
    assert opens[0] == opens[1]


def test_a_spoken_thank_you_is_one_and_any_other_call_is_none():
    spoke = called("2026-03-04T15:20:00-06:00", "spoke", what="thank_you")
    assert "thank-you" not in ids(ask(simple(spoke), moment(AFTER_IT)))
    for other in (
        called("2026-03-04T15:20:00-06:00", "spoke"),
        called("2026-03-04T15:20:00-06:00", "message", what="thank_you"),
    ):
        assert "thank-you" in ids(ask(simple(other), moment(AFTER_IT)))


def test_a_card_beside_the_email_has_a_week_at_the_same_time_of_day():
    plan = ask(simple(), moment(AFTER_IT), "now-what")
    assert moment(step(plan, "thank-you-card")["due"]) == moment("2026-03-11T15:00:00-05:00")  # the clocks change
    assert moment(step(plan, "thank-you")["due"]) == moment("2026-03-05T15:00:00-06:00")


def test_two_interviews_of_a_round_give_one_thank_you_due_by_the_first():
    case = simple()
    second = {"round": 1, "at": moment("2026-03-04T16:00:00-06:00"), "ends": moment("2026-03-04T17:00:00-06:00")}
    case["interviews"].append(second | {"with": ["maria"]})
    found = [s for s in ask(case, moment("2026-03-04T18:00:00-06:00"))["steps"] if s["id"] == "thank-you"]
    assert [moment(s["due"]) for s in found] == [moment("2026-03-05T15:00:00-06:00")]
    after_the_first = [s for s in ask(case, moment("2026-03-05T15:30:00-06:00"))["steps"] if "thank-you" in s["id"]]
    assert "late-thank-you" not in [s["id"] for s in after_the_first]


def test_a_thank_you_at_the_very_minute_when_the_follow_up_opens_counts_as_it_and_a_minute_before_it_does_not():
    opens = moment(step(ask(simple(), moment("2026-03-05T16:00:00-06:00")), "first-follow-up")["opens"])
    for early, counted in ((0, 1), (1, 0)):
        at = (opens - timedelta(minutes=early)).isoformat()
        assert ask(simple(sent(at, what="thank_you")), opens + timedelta(hours=2))["follow_ups"]["sent"] == counted
