"""Whom, how and from which day on: follow-ups at the edges of promises, absences and policies."""

from datetime import datetime

import pytest

import followup
from tests.contract.asking import SIMPLE, THANKED, ask, called, ids, moment, sent, simple, spans, step, told

MARIA = SIMPLE["contacts"][0]
HR = {"id": "hana", "name": "Hana Example", "is": "hr", "email": "hana@works.example", "phone": "+1 312 555 0101"}
NOW = "2026-03-06T12:00:00-06:00"


def first(case, policy="balanced", now=NOW):
    return step(ask(case, moment(now), policy), "first-follow-up")


def opens(case, policy="balanced", now=NOW):
    return first(case, policy, now)["opens"][:16]


@pytest.mark.parametrize(("policy", "nothing_promised", "promised_eight_days"), [
    ("now-what", "2026-03-11T09:00", "2026-03-13T09:00"),
    ("the-call", "2026-03-11T10:00", "2026-03-13T10:00"),
    ("foolproof", "2026-03-17T10:00", "2026-03-17T10:00"),  # Saturday and Sunday, and no call on a Monday
    ("early-bird", "2026-03-11T09:00", "2026-03-12T09:00"),
    ("hr-first", "2026-03-18T10:00", "2026-03-18T10:00"),
    ("five-ways", "2026-03-25T09:00", "2026-03-25T09:00"),
])  # fmt: skip
def test_each_policy_waits_as_long_as_it_says(policy, nothing_promised, promised_eight_days):
    assert opens(simple(THANKED), policy) == nothing_promised
    assert opens(simple(THANKED, promised_days=8), policy) == promised_eight_days


def test_a_later_round_waits_a_week_where_the_first_waits_two():
    assert opens(simple(THANKED, round=2), "hr-first") == "2026-03-11T10:00"
    assert opens(simple(THANKED, round=1), "hr-first") == "2026-03-18T10:00"


@pytest.mark.parametrize(("days", "day"), [(1, "2026-03-05T09:00"), (3, "2026-03-06T09:00"), (4, "2026-03-06T09:00"),
                                          (5, "2026-03-09T09:00")])  # fmt: skip
def test_before_it_closes_means_the_last_promised_day_that_has_hours(days, day):
    """The interview was on a Wednesday: three and four days later are Saturday and Sunday."""
    assert opens(simple(THANKED, promised_days=days), "early-bird", "2026-03-04T19:00:00-06:00") == day


def test_nobody_who_is_away_is_written_to_before_they_are_back():
    for away, day in (
        ("2026-03-10", "2026-03-11T09:00"),
        ("2026-03-11", "2026-03-12T09:00"),
        ("2026-03-13", "2026-03-16T09:00"),
    ):
        person = MARIA | {"away_until": moment(f"{away}T00:00:00+00:00").date()}
        assert opens(simple(THANKED, contacts=[person]), "now-what") == day


def test_hr_is_asked_where_it_is_known_or_there_is_one_and_the_manager_where_there_is_none():
    assert first(simple(THANKED, contacts=[MARIA, HR]), "hr-first")["to"] == ["hana"]
    assert first(simple(THANKED), "hr-first")["to"] == ["hr"]
    assert first(simple(THANKED, employer={"has_hr": False}), "hr-first")["to"] == ["maria"]
    assert first(simple(THANKED, employer={"size": "small"}), "hr-first")["to"] == ["maria"]
    assert first(simple(THANKED, employer={"size": "small", "has_hr": True}), "hr-first")["to"] == ["hr"]
    assert first(simple(THANKED, contacts=[MARIA, HR]), "now-what")["to"] == ["maria"]


def test_whoever_knows_is_asked_and_the_role_only_where_nobody_is_known():
    wrote = told("2026-03-05T10:00:00-06:00", "other", **{"from": "ben"})
    ben = {"id": "ben", "name": "Ben Example", "is": "interviewer", "email": "ben@works.example"}
    assert first(simple(THANKED, contacts=[MARIA, HR]))["to"] == ["hana"]
    assert first(simple(THANKED))["to"] == ["maria"]
    assert first(simple(THANKED, wrote, contacts=[MARIA, ben]))["to"] == ["ben"]
    alone = simple(sent("2026-03-04T18:00:00-06:00", "thank_you", to="hr"), contacts=[])
    alone["interviews"][0]["with"] = []
    assert step(ask(alone, moment("2026-03-20T12:00:00-05:00")), "first-follow-up")["to"] == ["hr"]


def test_who_was_met_comes_before_who_is_only_recorded():
    other = {**MARIA, "id": "mona", "name": "Mona Example"}
    case = simple(THANKED, contacts=[other, MARIA])
    assert first(case, "now-what")["to"] == ["maria"]
    met = simple(contacts=[MARIA | {"is": "interviewer"}])
    assert first(met, "now-what")["to"] == ["maria"]
    recruiter = simple(contacts=[MARIA | {"is": "interviewer"}, {**HR, "id": "mia", "is": "hiring_manager"}])
    assert first(recruiter, "now-what")["to"] == ["mia"]


@pytest.mark.parametrize(("changes", "policy", "channel", "find"), [
    ({}, "now-what", "email", False),
    ({}, "the-call", "phone", False),
    ({"email": None}, "now-what", "phone", False),
    ({"phone": None}, "the-call", "email", False),
    ({"phone": None, "email": None}, "the-call", "phone", True),
    ({"phone": None, "email": None}, "now-what", "email", True),
    ({"no_calls": True}, "the-call", "email", False),
    ({"no_calls": True, "email": None}, "the-call", "post", False),
    ({"no_calls": True, "email": None}, "now-what", "post", False),
])  # fmt: skip
def test_the_channel_is_one_that_is_possible_and_allowed(changes, policy, channel, find):
    person = {key: value for key, value in (MARIA | changes).items() if value is not None}
    plan = ask(simple(THANKED, contacts=[person]), moment("2026-03-12T12:00:00-05:00"), policy)
    assert step(plan, "first-follow-up")["channel"] == channel
    assert ("find-contact" in ids(plan)) is find


def test_as_they_like_it():
    for likes, channel in (("phone", "phone"), ("email", "email"), (None, "email")):
        person = {key: value for key, value in (HR | {"prefers": likes}).items() if value}
        assert first(simple(THANKED, contacts=[MARIA, person]))["channel"] == channel


def test_whoever_asked_for_no_calls_is_written_to_also_where_nobody_is_recorded():
    quiet = told("2026-03-05T10:00:00-06:00", "told_not_to_call")
    assert first(simple(THANKED, quiet), "hr-first")["channel"] == "email"
    assert first(simple(THANKED), "hr-first")["channel"] == "phone"


@pytest.mark.parametrize(("event", "counted"), [
    (sent("2026-03-11T10:00:00-05:00"), 1),
    (sent("2026-03-11T10:00:00-05:00", "article"), 1),
    (sent("2026-03-11T10:00:00-05:00", "news"), 1),
    (sent("2026-03-11T10:00:00-05:00", "reply"), 0),
    (called("2026-03-11T10:00:00-05:00", "voicemail"), 1),
    (called("2026-03-11T10:00:00-05:00", "message"), 1),
    (called("2026-03-11T10:00:00-05:00", "no_answer"), 0),
    (called("2026-03-11T10:00:00-05:00", "spoke", what="thank_you"), 0),
    ({"at": moment("2026-03-11T10:00:00-05:00"), "kind": "visited", "to": "maria"}, 1),
])  # fmt: skip
def test_what_counts_as_a_follow_up(event, counted):
    plan = ask(simple(THANKED, event), moment("2026-03-11T12:00:00-05:00"), "the-call")
    assert plan["follow_ups"] == {"sent": counted, "allowed": 2}
    assert ("second-follow-up" in ids(plan)) is bool(counted)


def test_the_second_goes_to_whom_the_first_went_three_days_later_in_their_hours():
    case = simple(THANKED, sent("2026-03-11T10:00:00-05:00", to="hana"), contacts=[MARIA, HR])
    plan = ask(case, moment("2026-03-11T12:00:00-05:00"), "now-what")
    found = step(plan, "second-follow-up")
    assert found["to"] == ["hana"] and found["channel"] == "email" and found["opens"][:16] == "2026-03-16T09:00"
    to_role = simple(THANKED, sent("2026-03-11T10:00:00-05:00", to="hr"), contacts=[MARIA, HR])
    by_phone = step(ask(to_role, moment("2026-03-11T12:00:00-05:00"), "hr-first"), "second-follow-up")
    assert by_phone["to"] == ["hana"] and by_phone["channel"] == "phone"
    assert by_phone["opens"][:16] == "2026-03-18T10:00"  # no sooner than the two weeks of that policy


def test_a_no_decision_starts_the_wait_again_and_forgets_what_was_sent():
    events = [THANKED, sent("2026-03-11T10:00:00-05:00"), told("2026-03-12T10:00:00-05:00", "no_decision")]
    replied = [*events, sent("2026-03-12T12:00:00-05:00", "reply")]
    plan = ask(simple(*replied), moment("2026-03-13T12:00:00-05:00"), "now-what")
    assert plan["stage"] == "waiting" and plan["follow_ups"]["sent"] == 0
    assert step(plan, "first-follow-up")["opens"][:16] == "2026-03-19T09:00"
    assert ask(simple(*events), moment("2026-03-13T12:00:00-05:00"), "now-what")["stage"] == "no_decision"


def test_ninety_days_after_it_opened_the_case_rests():
    case = simple(THANKED)
    assert ask(case, moment("2026-06-08T23:59:00-05:00"), "now-what")["stage"] == "follow_up"
    assert ask(case, moment("2026-06-09T00:00:00-05:00"), "now-what")["stage"] == "quiet"


def test_a_call_is_prepared_from_a_day_before_it_opens():
    plan = ask(simple(THANKED), moment(NOW), "the-call")
    prepared = step(plan, "prepare")
    assert moment(prepared["opens"]) == moment("2026-03-10T10:00:00-05:00") and prepared["channel"] is None
    assert "prepare" not in ids(ask(simple(THANKED), moment(NOW), "now-what"))


def test_questions_are_ready_a_week_before_an_interview_until_it_is_over():
    held = {"at": moment("2026-03-20T10:00:00-05:00"), "ends": moment("2026-03-20T11:00:00-05:00")}
    for now, status in (("2026-03-13T09:59:59-05:00", "later"), ("2026-03-13T10:00:00-05:00", "now"),
                        ("2026-03-20T10:59:59-05:00", "now")):  # fmt: skip
        found = step(ask(simple(**held), moment(now)), "ask-before-leaving")
        assert found["status"] == status and found["to"] == ["maria"]
        assert moment(found["due"]) == moment("2026-03-20T11:00:00-05:00")
    assert "ask-before-leaving" not in ids(ask(simple(**held), moment("2026-03-20T11:00:00-05:00")))


def test_windows_are_the_next_three_and_the_first_holds_this_moment():
    plan = ask(simple(THANKED), moment("2026-03-12T10:30:00-05:00"), "now-what")
    found = spans(step(plan, "first-follow-up"))
    assert [start.isoformat()[:16] for start, _ in found] == [
        "2026-03-12T09:00",
        "2026-03-13T09:00",
        "2026-03-16T09:00",
    ]
    evening = ask(simple(THANKED), moment("2026-03-12T17:00:00-05:00"), "now-what")
    assert spans(step(evening, "first-follow-up"))[0][0].isoformat()[:16] == "2026-03-13T09:00"


def test_a_thank_you_that_comes_with_the_follow_up_goes_by_email_once_the_address_is_found():
    by_post = {key: value for key, value in MARIA.items() if key != "email"}
    ben = {"id": "ben", "name": "Ben Example", "is": "interviewer", "email": "ben@works.example"}
    now = moment("2026-03-20T12:00:00-05:00")
    plan = ask(simple(contacts=[by_post]), now, "now-what")
    alone = step(plan, "first-follow-up")
    assert (alone["channel"], alone["template"]) == ("email", "late-thank-you")
    assert ids(plan).index("find-contact") == ids(plan).index("first-follow-up") - 1
    both = simple(contacts=[by_post, ben])
    both["interviews"][0]["with"] = ["maria", "ben"]
    found = [(s["channel"], s["to"]) for s in ask(both, now, "now-what")["steps"] if s["id"] == "first-follow-up"]
    assert found == [("email", ["maria", "ben"])]


def reasons(plan):
    return {reason["rule"] for found in plan["steps"] for reason in found["because"]}


def test_only_a_letter_is_explained_as_a_letter():
    now = moment("2026-03-20T12:00:00-05:00")
    by_post = {key: value for key, value in MARIA.items() if key != "email"} | {"no_calls": True}
    assert "a-letter-still-works" in reasons(ask(simple(THANKED, contacts=[by_post]), now, "now-what"))
    assert "a-letter-still-works" not in reasons(ask(simple(THANKED), now, "now-what"))


def test_an_email_beside_a_call_on_the_day_of_the_interview_opens_no_later_than_the_call():
    """The interview ended at 9:59, within the hours of emails; the answer is promised for the same day."""
    made = followup.load_case({
        "candidate": {"name": "Priya Raman"}, "role": {"title": "Analyst"},
        "employer": {"name": "Northwind", "timezone": "America/Chicago", "country": "US", "region": "IL"},
        "contacts": [{"id": "ada", "name": "Ada Quist", "is": "hiring_manager", "email": "ada@northwind.example",
                      "phone": "+1 312 555 0100", "prefers": "phone"}],
        "interviews": [{"round": 1, "at": "2024-02-28T09:59:00-06:00", "with": ["ada"], "promised_by": "2024-02-28"}],
        "events": [{"at": "2024-02-28T09:59:30-06:00", "kind": "sent", "what": "thank_you", "to": "ada",
                    "channel": "email"}],
    })  # fmt: skip
    now = datetime.fromisoformat("2024-02-28T10:30:00-06:00")
    plan = followup.plan(made, now=now, policy="early-bird")
    call, email = plan.step("first-follow-up"), plan.step("ask-for-a-time")
    assert call.opens.isoformat() == email.opens.isoformat() == "2024-02-28T10:00:00-06:00"
