"""Rule 6, where nobody's name is known: the names are found first, and one thank-you goes to who can pass it on."""

from datetime import timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.amount import examples

from . import oracle
from .asking import ask, called, ids, moment, read, sent, simple, step, steps
from .strategies import cases, instants, policies

THANKS = ["thank_you", "thank_you", "called", "other", "follow_up"]
HR = {"id": "helen", "name": "Helen Example", "is": "hr", "email": "helen@works.example"}
RITA = {"id": "rita", "name": "Rita Example", "is": "recruiter", "email": "rita@works.example"}
BEN = {"id": "ben", "name": "Ben Example", "is": "interviewer", "email": "ben@works.example"}
LEFT = HR | {"left": True}


@st.composite
def panels(draw):
    """A case whose last interview was with people whose names are gone."""
    case = draw(cases(kinds=THANKS, rounds=1, most_events=2))
    for interview in case["interviews"]:
        interview["with"] = []
    return case, draw(instants(case)), draw(policies)


@given(panels())
@examples(40)
def test_names_are_found_first_and_one_thank_you_is_sent(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    assume(view.ended and not view.case.get("elsewhere") and len(read(oracle.last_round, view)) == 1)
    plan, interview = ask(case, now, policy), view.ended[-1]
    ends = oracle.end_of(interview) + timedelta(hours=24)
    unthanked = bool(read(oracle.owed, view))
    assume(now < ends)
    assert len(steps(plan, "thank-you")) <= 1
    if unthanked:
        assert plan["stage"] == "thank_you" and ids(plan)[0] == "find-names"
        assert moment(plan["steps"][0]["due"]) == ends
        assert read(oracle.thank_you_medium, view, interview, None) == {"thank-you"}
        check_thank_you(plan, ends, read(oracle.address_of_thanks, view, None))
    else:
        assert not {"thank-you", "find-names"} & set(ids(plan))


def check_thank_you(plan, ends, to):
    found = step(plan, "thank-you")
    assert found["to"] == [to] and found["channel"] == "email" and moment(found["due"]) == ends


@given(panels())
@examples(30)
def test_the_stage_is_the_same_as_for_anybody(drawn):
    case, now, policy = drawn
    assert ask(case, now, policy)["stage"] == read(oracle.stage, oracle.look(case, now, policy))


def panel(*events, contacts=()):
    return simple(*events, contacts=list(contacts), **{"with": []})


@pytest.mark.parametrize(("contacts", "to"), [
    ([HR], "helen"), ([RITA], "rita"), ([RITA, HR], "helen"), ([], "hiring_manager"), ([BEN], "hiring_manager"),
    ([LEFT], "hiring_manager"), ([LEFT, RITA], "rita"), ([RITA | {"agency": True}], "rita"),
])  # fmt: skip
def test_to_whom_the_one_thank_you_goes(contacts, to):
    plan = ask(panel(contacts=contacts), moment("2026-03-04T15:30:00-06:00"))
    assert plan["stage"] == "thank_you" and ids(plan)[0] == "find-names"
    assert [s["to"] for s in steps(plan, "thank-you")] == [[to]]
    assert step(plan, "find-names")["due"] == step(plan, "thank-you")["due"] == "2026-03-05T15:00:00-06:00"


@pytest.mark.parametrize("to", ["helen", "hiring_manager", "reception"])
def test_any_thank_you_settles_it(to):
    case = panel(sent("2026-03-04T16:00:00-06:00", "thank_you", to), contacts=[HR])
    plan = ask(case, moment("2026-03-04T17:00:00-06:00"))
    assert plan["stage"] == "waiting" and not {"thank-you", "find-names"} & set(ids(plan))


def test_after_the_day_it_is_late_as_for_anybody():
    plan = ask(panel(contacts=[HR]), moment("2026-03-05T15:00:00-06:00"))
    assert plan["stage"] == "waiting" and "thank-you" not in ids(plan)
    assert step(plan, "late-thank-you")["to"] == ["helen"] and step(plan, "late-thank-you")["due"] is None
    assert step(plan, "first-follow-up")["opens"] == "2026-03-11T09:00:00-05:00"


def test_a_late_thank_you_moves_the_first_follow_up_as_for_anybody():
    late = sent("2026-03-10T20:00:00-05:00", "thank_you", "helen")
    plan = ask(panel(late, contacts=[HR]), moment("2026-03-10T21:00:00-05:00"))
    assert step(plan, "first-follow-up")["opens"] == "2026-03-13T09:00:00-05:00"


def test_nobody_thanked_makes_the_follow_up_the_late_thank_you():
    plan = ask(panel(contacts=[HR]), moment("2026-03-11T09:00:00-05:00"))
    found = step(plan, "first-follow-up")
    assert (plan["stage"], found["template"], found["channel"]) == ("follow_up", "late-thank-you", "email")


def test_with_names_there_are_none_to_find():
    assert "find-names" not in ids(ask(simple(), moment("2026-03-04T15:30:00-06:00")))
    spoke = called("2026-03-04T15:30:00-06:00", "spoke", what="other")
    assert "find-names" not in ids(ask(simple(spoke), moment("2026-03-04T16:00:00-06:00")))
