"""Rule 10: to whom a follow-up goes, how, and what stands beside it."""

import pytest
from hypothesis import assume, given

from tests.amount import examples

from . import oracle
from .asking import SIMPLE, THANKED, ask, ids, moment, read, sent, simple, step, told
from .strategies import moments

KINDS = ["thank_you", "thank_you", "spoke_thanks", "called", "other", "told_not_to_call", "no_decision", "reply"]
KINDS += ["on_hold", "checking", "task_sent"]


@given(moments(kinds=KINDS, rounds=2, most_events=3))
@examples(50)
def test_the_first_follow_up_goes_to_whom_and_how_the_oracle_says(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    found = step(ask(case, now, policy), "first-follow-up")
    assume(found and not read(oracle.turned_late_thank_you, view))
    to = read(oracle.recipient, view)
    assert found["to"] == [to]
    assert found["channel"] == read(oracle.channel, view, to)


HR = {"id": "helen", "name": "Helen Example", "is": "hr", "email": "helen@works.example", "phone": "+1 312 555 0101"}
BEN = {
    "id": "ben",
    "name": "Ben Example",
    "is": "interviewer",
    "email": "ben@works.example",
    "phone": "+1 312 555 0102",
}
BOSS = {"id": "boss", "name": "Bea Example", "is": "hiring_manager", "email": "bea@works.example"}
MARIA = SIMPLE["contacts"][0]
RITA = {"id": "rita", "name": "Rita Example", "is": "recruiter", "email": "rita@works.example"}
WHO = [
    ("hr-first", [MARIA, HR], ["maria"], {}, "helen"),
    ("hr-first", [MARIA], ["maria"], {}, "hr"),
    ("hr-first", [MARIA, RITA], ["maria"], {}, "rita"),
    ("hr-first", [MARIA, RITA, HR], ["rita", "maria"], {}, "helen"),
    ("hr-first", [MARIA], ["maria"], {"has_hr": False}, "maria"),
    ("hr-first", [MARIA, RITA], ["maria"], {"has_hr": False}, "rita"),
    ("hr-first", [MARIA], ["maria"], {"size": "small"}, "maria"),
    ("hr-first", [MARIA], ["maria"], {"size": "small", "has_hr": True}, "hr"),
    ("hr-first", [MARIA], ["maria"], {"size": "large", "has_hr": False}, "maria"),
    ("hr-first", [MARIA, HR], ["maria"], {"has_hr": False}, "helen"),
    ("hr-first", [MARIA, HR | {"left": True}], ["maria"], {}, "hr"),
    ("hr-first", [MARIA, HR | {"left": True}, RITA], ["maria"], {}, "rita"),
    ("balanced", [MARIA, HR], ["maria"], {}, "helen"),
    ("balanced", [MARIA, RITA], ["maria"], {}, "rita"),
    ("balanced", [MARIA, RITA, HR], ["maria"], {}, "helen"),
    ("balanced", [MARIA], ["maria"], {}, "maria"),
    ("balanced", [BEN, MARIA], ["ben"], {}, "maria"),
    ("balanced", [BEN], ["ben"], {}, "ben"),
    ("balanced", [MARIA, HR | {"left": True}], ["maria"], {}, "maria"),
    ("now-what", [MARIA, HR], ["helen", "maria"], {}, "maria"),
    ("now-what", [BEN, HR, MARIA], ["ben"], {}, "maria"),
    ("now-what", [BEN, HR], ["helen", "ben"], {}, "helen"),
    ("now-what", [BOSS, MARIA], ["maria"], {}, "maria"),
    ("now-what", [MARIA, BOSS, BEN], ["ben"], {}, "maria"),
    ("now-what", [MARIA, BOSS], ["boss", "maria"], {}, "boss"),
    ("now-what", [MARIA | {"left": True}, BOSS], ["maria"], {}, "boss"),
    ("now-what", [MARIA | {"left": True}, HR, RITA], ["maria"], {}, "helen"),
    ("now-what", [MARIA | {"left": True}, RITA], ["maria"], {}, "rita"),
    ("now-what", [MARIA | {"left": True}], ["maria"], {}, "hiring_manager"),
]
WHO += [  # an agency's recruiter stands before everybody, under every policy
    (policy, [MARIA, HR, RITA | {"agency": True}], ["maria"], {}, "rita")
    for policy in ("balanced", "hr-first", "now-what", "the-call", "five-ways", "foolproof", "early-bird")
]

GONE = RITA | {"agency": True, "left": True}
DESK = {"id": "desk", "name": "Elm Staffing", "is": "reception", "agency": True, "email": "desk@elm.example"}
WHO += [  # where that recruiter has left, whoever else is known at the agency; never the employer
    ("balanced", [MARIA, HR, GONE, DESK], ["maria"], {}, "desk"),
    ("balanced", [MARIA, HR, GONE, DESK, RITA | {"id": "new", "agency": True}], ["maria"], {}, "new"),
    ("balanced", [MARIA, HR, RITA | {"agency": True}, DESK], ["maria"], {}, "rita"),
    ("balanced", [MARIA, HR, GONE], ["maria"], {}, "helen"),
]


@pytest.mark.parametrize(("policy", "contacts", "present", "employer", "to"), WHO)
def test_recipients_worked_out_by_hand(policy, contacts, present, employer, to):
    case = simple(THANKED, contacts=contacts, employer=employer, **{"with": present})
    case["events"] = [THANKED | {"to": present[0]}]
    found = step(ask(case, moment("2026-03-06T12:00:00-06:00"), policy), "first-follow-up")
    assert found["to"] == [to]


def test_a_contact_without_a_role_is_an_interviewer():
    plain = {k: v for k, v in BEN.items() if k != "is"}
    case = simple(THANKED | {"to": "ben"}, contacts=[plain, MARIA], **{"with": ["ben"]})
    assert step(ask(case, moment("2026-03-06T12:00:00-06:00")), "first-follow-up")["to"] == ["maria"]


HEARD = [
    ("other", "ben", "ben"),
    ("no_decision", "ben", "ben"),
    ("other", "desk", "maria"),  # reception knows nothing
    ("other", "gone", "maria"),
    ("other", None, "maria"),
]


@pytest.mark.parametrize(("what", "sender", "to"), HEARD)
def test_without_hr_and_recruiter_who_wrote_last_knows(what, sender, to):
    desk = {"id": "desk", "name": "Dora Example", "is": "reception", "email": "desk@works.example"}
    gone = BEN | {"id": "gone", "name": "Gus Example", "left": True}
    heard = told("2026-03-06T10:00:00-06:00", what) | ({"from": sender} if sender else {})
    case = simple(THANKED, heard, contacts=[MARIA, BEN, desk, gone])
    found = step(ask(case, moment("2026-03-06T12:00:00-06:00")), "first-follow-up")
    assert found["to"] == [to]


def test_what_was_heard_before_the_interview_does_not_count_and_the_last_voice_does():
    early = told("2026-03-03T10:00:00-06:00", "other") | {"from": "ben"}
    case = simple(THANKED, early, contacts=[MARIA, BEN, BOSS])
    assert step(ask(case, moment("2026-03-06T12:00:00-06:00")), "first-follow-up")["to"] == ["maria"]
    for hour, who in (("10", "ben"), ("11", "boss")):
        case["events"].append(told(f"2026-03-06T{hour}:00:00-06:00", "other") | {"from": who})
        assert step(ask(case, moment("2026-03-06T12:00:00-06:00")), "first-follow-up")["to"] == [who]


def test_where_nobody_at_all_is_known_hr_is_to_be_found():
    case = simple(sent("2026-03-04T18:00:00-06:00", "thank_you", "hiring_manager"), contacts=[], **{"with": []})
    plan = ask(case, moment("2026-03-06T12:00:00-06:00"))
    at = ids(plan).index("first-follow-up")
    assert plan["steps"][at]["to"] == ["hr"]
    assert (plan["steps"][at - 1]["id"], plan["steps"][at - 1]["to"]) == ("find-contact", ["hr"])
    assert plan["steps"][at - 1]["status"] == "now"


def test_an_agency_gets_the_ending_too_and_the_questions():
    agency = [MARIA, RITA | {"agency": True}]
    no = told("2026-03-12T10:00:00-05:00", "rejection") | {"from": "maria"}
    plan = ask(simple(THANKED, no, contacts=agency), moment("2026-03-12T12:00:00-05:00"))
    assert step(plan, "thank-after-rejection")["to"] == step(plan, "ask-for-feedback")["to"] == ["rita"]
    invited = told("2026-03-09T11:00:00-05:00", "invitation") | {"from": "maria"}
    reply = sent("2026-03-09T12:00:00-05:00", "reply", "rita")
    plan = ask(simple(THANKED, invited, reply, contacts=agency), moment("2026-03-12T12:00:00-05:00"))
    assert step(plan, "ask-for-the-date")["to"] == ["rita"]


def test_thanks_go_to_the_people_met_also_where_an_agency_stands_between():
    plan = ask(simple(contacts=[MARIA, RITA | {"agency": True}]), moment("2026-03-04T16:00:00-06:00"))
    assert step(plan, "thank-you")["to"] == ["maria"]


def test_an_ending_goes_to_whom_the_last_message_came_from():
    no = told("2026-03-12T10:00:00-05:00", "rejection") | {"from": "ben"}
    plan = ask(simple(THANKED, no, contacts=[MARIA, BEN, HR]), moment("2026-03-12T12:00:00-05:00"))
    assert step(plan, "thank-after-rejection")["to"] == ["ben"]
    plan = ask(simple(THANKED, told("2026-03-12T10:00:00-05:00", "rejection"), contacts=[MARIA, BEN, HR]),
               moment("2026-03-12T12:00:00-05:00"))  # fmt: skip
    assert step(plan, "thank-after-rejection")["to"] == ["helen"]
