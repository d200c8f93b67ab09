"""Section 2: an unknown day counts for the stage and never for a date; what did not take place, for nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.amount import examples

from . import oracle
from .asking import FOLLOW_UPS, SIMPLE, THANKED, ask, asked, ids, moment, read, sent, simple, step, told
from .strategies import cases, instants, policies


@st.composite
def of_an_unknown_day(draw):
    """A case whose interviews, all or the last, have no day."""
    case = draw(cases(rounds=2, most_events=2))
    some = draw(st.booleans())
    for interview in case["interviews"][-1:] if some else case["interviews"]:
        interview["day_unknown"] = True
    return case, draw(instants(case)), draw(policies)


@given(of_an_unknown_day())
@examples(40)
def test_where_the_last_interview_has_no_day_nothing_is_dated_by_it(drawn):
    case, now, policy = drawn
    view, plan = oracle.look(case, now, policy), ask(case, now, policy)
    stage = read(oracle.stage, view)
    assert plan["stage"] == stage
    if stage == "waiting" and read(oracle.last_is_undated, view):
        # Who has accepted elsewhere searches no more.
        assert read(oracle.is_accepted_elsewhere, view) or "keep-searching" in ids(plan)
        assert not set(ids(plan)) & {*FOLLOW_UPS, "thank-you", "late-thank-you"}
        assert plan["promise"]["source"] != "interview"


@given(st.data())
@examples(40)
def test_what_did_not_take_place_counts_for_nothing(data):
    case, policy = data.draw(cases(rounds=2, most_events=3)), data.draw(policies)
    now = data.draw(instants(case))
    for interview in case["interviews"]:
        interview["held"] = data.draw(st.booleans())
    without = case | {"interviews": [i for i in case["interviews"] if i["held"]]}
    with_it, plan = ask(case, now, policy), ask(without, now, policy)
    for key in ("stage", "promise", "follow_ups"):
        assert with_it[key] == plan[key]
    assert [(s["id"], s["to"], s["opens"], s["due"]) for s in with_it["steps"]] == [
        (s["id"], s["to"], s["opens"], s["due"]) for s in plan["steps"]
    ]


def undated(*events, **more):
    return simple(*events, day_unknown=True, **more)


@pytest.mark.parametrize("now", ["2026-03-04T16:00:00-06:00", "2026-03-13T12:00:00-05:00", "2026-09-01T12:00:00-05:00"])
def test_the_plan_keeps_searching_and_asks_for_the_day(now):
    plan = ask(undated(promised_days=3), moment(now))
    assert plan["stage"] == "waiting" and ids(plan) == ["keep-searching"]
    assert "day" in asked(plan) or "when" in asked(plan)
    assert plan["promise"] == {"until": None, "made": None, "source": "none"}


def test_it_is_not_ahead_either():
    assert ask(undated(), moment("2026-03-04T14:30:00-06:00"))["stage"] == "waiting"


def test_an_unknown_day_before_the_last_interview_changes_nothing():
    first = {"round": 1, "at": moment("2026-02-20T10:00:00-06:00"), "with": ["maria"], "day_unknown": True}
    case = simple(THANKED, promised_days=7, round=2)
    with_it = case | {"interviews": [first, *case["interviews"]]}
    now = moment("2026-03-06T12:00:00-06:00")
    assert step(ask(with_it, now), "first-follow-up")["opens"] == "2026-03-12T09:00:00-05:00"
    assert ask(with_it, now)["stage"] == ask(case, now)["stage"] == "waiting"


@pytest.mark.parametrize(("heard", "stage"), [("rejection", "rejected"), ("offer", "offer"), ("invitation", "invited")])
def test_an_answer_of_an_unknown_day_counts_for_the_stage(heard, stage):
    case = simple(THANKED, told("2026-03-12T10:00:00-05:00", heard, day_unknown=True))
    assert ask(case, moment("2026-03-12T12:00:00-05:00"))["stage"] == stage


def test_so_does_what_the_candidate_decided_and_sent():
    end = {"at": moment("2026-03-12T10:00:00-05:00"), "kind": "decided", "what": "closed", "day_unknown": True}
    assert ask(simple(THANKED, end), moment("2026-03-12T12:00:00-05:00"))["stage"] == "closed"
    both = [sent(f"2026-03-{day}T12:00:00-05:00") | {"day_unknown": True} for day in (11, 17)]
    assert ask(simple(THANKED, *both), moment("2026-03-18T12:00:00-05:00"))["stage"] == "quiet"


def test_an_offer_of_an_unknown_day_ends_the_wait_for_a_day():
    case = undated(told("2026-03-12T10:00:00-05:00", "offer"))
    assert ask(case, moment("2026-03-12T12:00:00-05:00"))["stage"] == "offer"


def test_nobody_came_and_nobody_is_thanked():
    case = simple(held=False)
    plan = ask(case, moment("2026-03-04T16:00:00-06:00"))
    assert plan["stage"] == "applied" and not {"thank-you", "late-thank-you"} & set(ids(plan))
    assert ask(case, moment("2026-03-04T12:00:00-06:00"))["stage"] == "applied"


def test_the_interview_before_it_is_the_last():
    case = simple(THANKED, promised_days=7)
    case["interviews"].append({"round": 2, "at": moment("2026-03-10T10:00:00-05:00"), "with": ["maria"], "held": False})
    plan = ask(case, moment("2026-03-10T12:00:00-05:00"))
    assert plan["stage"] == "waiting" and plan["promise"]["until"] == "2026-03-11"
    assert step(plan, "first-follow-up")["opens"] == "2026-03-12T09:00:00-05:00"


def test_a_case_that_was_never_met_is_still_one_that_applied():
    case = SIMPLE | {"interviews": [], "events": []}
    assert ask(case, moment("2026-03-10T12:00:00-05:00"))["stage"] == "applied"
    thanked_for_applying = case | {"events": [told("2026-03-09T10:00:00-05:00", "other")]}
    assert ask(thanked_for_applying, moment("2026-03-10T12:00:00-05:00"))["stage"] == "applied"
