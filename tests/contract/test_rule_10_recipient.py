"""Rule 10: to whom a follow-up goes, how, and what stands beside it."""

import pytest
from hypothesis import assume, given

from tests.amount import examples

from . import oracle
from .asking import SIMPLE, THANKED, ask, called, ids, moment, read, simple, step
from .strategies import moments

KINDS = ["thank_you", "thank_you", "spoke_thanks", "called", "other", "told_not_to_call", "no_decision", "reply"]


@given(moments(kinds=KINDS, rounds=2, most_events=3))
@examples(140)
def test_the_first_follow_up_goes_to_whom_and_how_the_oracle_says(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    assume(view.ended)
    found = step(ask(case, now, policy), "first-follow-up")
    assume(found and not read(oracle.turned_late_thank_you, view))
    to = read(oracle.recipient, view)
    assert found["to"] == [to]
    assert found["channel"] == read(oracle.channel, view, to)


@given(moments(kinds=KINDS, rounds=1, most_events=3))
@examples(140)
def test_what_stands_beside_the_first_follow_up(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    assume(view.ended)
    plan = ask(case, now, policy)
    found = step(plan, "first-follow-up")
    if not found:
        assert not {"ask-for-a-time", "send-article"} & set(ids(plan)) or step(plan, "second-follow-up")
        return
    assume(found["template"] != "late-thank-you")
    manager = view.contact(found["to"][0]) or {}
    is_manager = manager.get("is") == "hiring_manager"
    asks = is_manager and found["channel"] == "phone" and "email" in manager
    assert ("ask-for-a-time" in ids(plan)) == asks
    article = is_manager and found["channel"] == "email" and "topics" in view.ended[-1]
    assert ("send-article" in ids(plan)) == article
    if asks:
        check_ask_for_a_time(view, step(plan, "ask-for-a-time"), found)


def check_ask_for_a_time(view, asking, call):
    assert asking["channel"] == "email" and asking["to"] == call["to"]
    assert view.there.date_of(moment(asking["opens"])) <= view.there.date_of(moment(call["opens"]))


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
WHO = [
    ("balanced", [MARIA, HR], ["maria"], {}, "helen"),
    ("balanced", [MARIA], ["maria"], {}, "hr"),
    ("balanced", [MARIA], ["maria"], {"has_hr": False}, "maria"),
    ("balanced", [MARIA], ["maria"], {"size": "small"}, "maria"),
    ("balanced", [MARIA], ["maria"], {"size": "small", "has_hr": True}, "hr"),
    ("balanced", [MARIA], ["maria"], {"size": "large", "has_hr": False}, "maria"),
    ("balanced", [MARIA, HR], ["maria"], {"has_hr": False}, "helen"),
    ("now-what", [MARIA, HR], ["helen", "maria"], {}, "maria"),
    ("now-what", [BEN, HR, MARIA], ["ben"], {}, "maria"),
    ("now-what", [BEN, HR], ["helen", "ben"], {}, "helen"),
    ("now-what", [BOSS, MARIA], ["maria"], {}, "maria"),
    ("now-what", [MARIA, BOSS, BEN], ["ben"], {}, "maria"),
    ("now-what", [MARIA, BOSS], ["boss", "maria"], {}, "boss"),
]


@pytest.mark.parametrize(("policy", "contacts", "present", "employer", "to"), WHO)
def test_recipients_worked_out_by_hand(policy, contacts, present, employer, to):
    case = simple(THANKED, contacts=contacts, employer=employer, **{"with": present})
    case["events"] = [THANKED | {"to": present[0]}]
    found = step(ask(case, moment("2026-03-06T12:00:00-06:00"), policy), "first-follow-up")
    assert found["to"] == [to]


def test_where_nobody_is_recorded_for_hr_somebody_is_to_be_found_at_once():
    plan = ask(simple(THANKED), moment("2026-03-06T12:00:00-06:00"))
    assert ids(plan)[:1] == ["find-contact"]
    assert plan["steps"][0]["status"] == "now" and moment(plan["steps"][0]["opens"]) <= moment(plan["as_of"])


def test_a_call_to_a_manager_may_be_replaced_by_a_question_for_a_time():
    plan = ask(simple(THANKED), moment("2026-03-12T09:30:00-05:00"), "the-call")
    asking = step(plan, "ask-for-a-time")
    assert asking["channel"] == "email" and [e["what"] for e in asking["logs"]] == ["follow_up"]
    no_email = [{k: v for k, v in MARIA.items() if k != "email"}]
    assert "ask-for-a-time" not in ids(ask(simple(THANKED | {"channel": "post"}, contacts=no_email),
                                           moment("2026-03-12T09:30:00-05:00"), "the-call"))  # fmt: skip


def test_the_agreed_call_is_no_second_follow_up():
    asked = {"at": moment("2026-03-11T12:00:00-05:00"), "kind": "sent", "what": "follow_up", "to": "maria"}
    case = simple(THANKED, asked, called("2026-03-13T10:30:00-05:00", "spoke", what="agreed"))
    assert ask(case, moment("2026-03-13T12:00:00-05:00"), "the-call")["follow_ups"]["sent"] == 1


def test_an_article_goes_to_a_manager_whose_topics_are_known():
    now = moment("2026-03-12T09:30:00-05:00")
    assert "send-article" in ids(ask(simple(THANKED, topics=["staffing forecasts"]), now, "now-what"))
    assert "send-article" not in ids(ask(simple(THANKED), now, "now-what"))
    assert "send-article" not in ids(ask(simple(THANKED, topics=["staffing forecasts"]), now, "balanced"))
