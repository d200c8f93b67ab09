"""Rule 11: an offer that hangs on something, one that is taken back, a yes taken back, a no without an interview."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given

from tests.amount import examples

from . import oracle
from .asking import SIMPLE, THANKED, ask, ids, moment, read, sent, simple, step, told
from .strategies import moments

OFFERS = ["offer", "offer", "offer", "on_hold", "checking", "offer_withdrawn", "decided", "decided", "decline", "other"]
FIRM = {"tell-others", "answer-offer"}


@given(moments(kinds=OFFERS, rounds=1, most_events=4))
@examples(50)
def test_an_offer_that_hangs_on_something_is_not_answered(drawn):
    case, now, policy = drawn
    view, plan = oracle.look(case, now, policy), ask(case, now, policy)
    assert plan["stage"] == read(oracle.stage, view)
    if plan["stage"] != "offer":
        assert "ask-what-is-open" not in ids(plan)
        return
    if oracle.is_conditional(view):
        assert not FIRM & set(ids(plan))
        assert "ask-what-is-open" in ids(plan) or view.sent("question")
    else:
        assert "ask-what-is-open" not in ids(plan)
    if not oracle.names_somebody_else(view):
        assert "tell-others" not in ids(plan)


@given(moments(kinds=["offer", "decided", "decided", "decided", "decline", "acceptance"], rounds=1, most_events=5))
@examples(50)
def test_a_yes_is_taken_back_by_phone_where_a_number_is_known(drawn):
    case, now, policy = drawn
    view, plan = oracle.look(case, now, policy), ask(case, now, policy)
    assume(read(oracle.stage, view) == "closed")
    taking_back = read(oracle.takes_back, view)
    found = step(plan, "take-back-acceptance")
    assert (found is not None) == taking_back
    if found:
        assert not {"confirm-in-writing", "find-contact"} & set(ids(plan))
        to, channel = read(oracle.reached_to_take_back, view)
        assert (found["to"], found["channel"]) == ([to], channel)


@given(moments(kinds=["rejection", "rejection", "other", "feedback_request", "invitation"], rounds=0))
@examples(25)
def test_a_no_without_an_interview_asks_for_next_to_nothing(drawn):
    case, now, policy = drawn
    view, plan = oracle.look(case, now, policy), ask(case, now, policy)
    assume(read(oracle.stage, view) == "rejected")
    taken = read(oracle.is_accepted_elsewhere, view)  # who has taken another job searches no more
    assert (
        (set() if taken else {"keep-searching"})
        <= set(ids(plan))
        <= {"keep-searching", "ask-for-feedback", "find-contact"}
    )
    no = view.heard("rejection")[-1]
    asked = [e for e in view.sent("feedback_request") if e["at"] > no["at"]]
    if no.get("day_unknown") or len(view.heard("rejection")) > 1:
        return
    if not asked and now - no["at"] < timedelta(days=6):
        assert "ask-for-feedback" in ids(plan)
    if asked or now - no["at"] > timedelta(days=9):
        assert "ask-for-feedback" not in ids(plan)


AT = "2026-03-12T10:00:00-05:00"
NOW = moment("2026-03-12T12:00:00-05:00")
CEDAR = {"elsewhere": [{"employer": "Cedar Example", "role": "Analyst"}]}
FROM_MARIA = {"from": "maria"}


def offer(**more):
    return told(AT, "offer", answer_by=date(2026, 3, 20)) | FROM_MARIA | more


def decided(what, at="2026-03-12T11:00:00-05:00"):
    return {"at": moment(at), "kind": "decided", "what": what}


def test_others_are_told_only_where_there_are_any():
    alone = ask(simple(THANKED, offer()), NOW)
    assert alone["stage"] == "offer" and "tell-others" not in ids(alone)
    found = step(ask(simple(THANKED, offer()) | CEDAR, NOW), "tell-others")
    assert found and found["status"] == "now"


@pytest.mark.parametrize("open_still", [
    [offer(conditional=True)],
    [offer(), told("2026-03-12T11:00:00-05:00", "on_hold")],
    [offer(), told("2026-03-12T11:00:00-05:00", "checking")],
    [offer() | {"at": moment("2026-03-11T10:00:00-05:00")}, offer(conditional=True)],
])  # fmt: skip
def test_what_is_open_is_asked_and_nothing_is_answered_or_told(open_still):
    plan = ask(simple(THANKED, *open_still) | CEDAR, NOW)
    assert plan["stage"] == "offer"
    assert {"acknowledge-offer", "ask-what-is-open"} <= set(ids(plan)) and not FIRM & set(ids(plan))


def test_until_one_is_heard_that_hangs_on_nothing():
    firm = offer() | {"at": moment("2026-03-12T11:00:00-05:00")}
    plan = ask(simple(THANKED, offer(conditional=True), firm) | CEDAR, NOW)
    assert set(ids(plan)) >= FIRM and "ask-what-is-open" not in ids(plan)


def test_an_offer_taken_back_is_a_no():
    back = told("2026-03-12T11:00:00-05:00", "offer_withdrawn")
    plan = ask(simple(THANKED, offer(), back), NOW)
    assert plan["stage"] == "rejected" and "answer-offer" not in ids(plan)
    again = told("2026-03-12T11:30:00-05:00", "offer")
    assert ask(simple(THANKED, offer(), back, again), NOW)["stage"] == "offer"
    invited = told("2026-03-12T11:30:00-05:00", "invitation")
    assert ask(simple(THANKED, offer(), back, invited), NOW)["stage"] == "invited"


@pytest.mark.parametrize("no", ["declined", "withdrew"])
def test_a_yes_taken_back_is_said_on_the_phone_first(no):
    yes = [offer(), decided("accepted"), sent("2026-03-12T11:05:00-05:00", "acceptance")]
    plan = ask(simple(THANKED, *yes, decided(no, "2026-03-14T11:00:00-05:00")), moment("2026-03-14T12:00:00-05:00"))
    found = step(plan, "take-back-acceptance")
    assert plan["stage"] == "closed" and (found["channel"], found["to"]) == ("phone", ["maria"])
    assert not {"confirm-in-writing", "find-contact"} & set(ids(plan))


def test_it_is_written_where_no_number_is_known_or_calls_are_not_wanted():
    def reached(**facts):
        maria = {k: v for k, v in (SIMPLE["contacts"][0] | facts).items() if v is not None}
        case = simple(THANKED, offer(), decided("accepted"), decided("declined", "2026-03-12T11:30:00-05:00"),
                      contacts=[maria])  # fmt: skip
        plan = ask(case, NOW)
        assert "find-contact" not in ids(plan)
        return step(plan, "take-back-acceptance")["channel"]

    assert reached() == "phone" and reached(email=None) == "phone"
    assert reached(phone=None) == reached(phone=None, email=None) == reached(no_calls=True) == "email"


@pytest.mark.parametrize("what", ["decline", "withdrawal"])
def test_the_letter_settles_it(what):
    events = [offer(), decided("accepted"), decided("withdrew", "2026-03-12T11:30:00-05:00")]
    done = simple(THANKED, *events, sent("2026-03-12T11:45:00-05:00", what))
    assert not {"take-back-acceptance", "confirm-in-writing"} & set(ids(ask(done, NOW)))


def test_a_no_that_followed_no_yes_is_confirmed_in_writing():
    plan = ask(simple(THANKED, offer(), decided("declined")), NOW)
    assert "confirm-in-writing" in ids(plan) and "take-back-acceptance" not in ids(plan)


@pytest.mark.parametrize(("what", "stage"), [("invitation", "invited"), ("offer", "offer")])
def test_a_closed_case_opens_again(what, stage):
    plan = ask(simple(THANKED, decided("closed", "2026-03-10T11:00:00-05:00"), told(AT, what)), NOW)
    assert plan["stage"] == stage


def test_a_closed_case_opens_again_with_an_interview():
    case = simple(THANKED, decided("closed", "2026-03-10T11:00:00-05:00"))
    assert ask(case, NOW)["stage"] == "closed"
    case["interviews"].append({"round": 2, "at": moment(AT), "with": ["maria"]})
    assert ask(case, NOW)["stage"] == "thank_you"
    case["interviews"][-1]["held"] = False
    assert ask(case, NOW)["stage"] == "closed"


def test_nothing_else_opens_a_closed_case():
    for what in ("rejection", "no_decision", "on_hold", "checking", "task", "contact_me", "other"):
        case = simple(THANKED, decided("closed", "2026-03-10T11:00:00-05:00"), told(AT, what) | FROM_MARIA)
        assert ask(case, NOW)["stage"] == "closed", what


def test_a_no_before_any_interview():
    case = SIMPLE | {"interviews": [], "events": [told(AT, "rejection") | FROM_MARIA]}
    plan = ask(case, NOW)
    assert plan["stage"] == "rejected" and set(ids(plan)) == {"keep-searching", "ask-for-feedback"}
    assert ids(ask(case, moment("2026-03-20T12:00:00-05:00"))) == ["keep-searching"]
    case["events"].append(sent("2026-03-12T11:00:00-05:00", "feedback_request"))
    assert ids(ask(case, NOW)) == ["keep-searching"]
    case["interviews"] = [{"round": 1, "at": moment("2026-03-10T10:00:00-05:00"), "with": ["maria"], "held": False}]
    assert ids(ask(case, NOW)) == ["keep-searching"]
