"""What holds of every plan: its shape, its steadiness, and that it does not see what comes after now."""

import json
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import followup
from followup.case.errors import FollowupError
from tests.amount import examples

from . import oracle
from .asking import ask, ids, moment, read, simple, spans, step
from .strategies import ALL_KINDS, cases, instants, moments, policies
from .test_stages import STAGES

ANY = moments(kinds=ALL_KINDS, at_least_one=False, most_events=5)
PLAN_KEYS = {"stage", "as_of", "policy", "summary", "promise", "steps", "avoid", "follow_ups"}
STEP_KEYS = {"id", "title", "status", "channel", "to", "opens", "due", "windows", "template", "because", "instead_of"}


@given(ANY)
@examples(30)
def test_every_plan_has_the_shape_of_the_contract(drawn):
    case, now, policy = drawn
    plan = ask(case, now, policy)
    assert set(plan) >= PLAN_KEYS and plan["stage"] in STAGES and plan["policy"] == policy
    assert plan["summary"].strip() and "\n" not in plan["summary"]
    assert set(plan["promise"]) >= {"until", "made", "source"}
    for found in plan["steps"]:
        assert set(found) >= STEP_KEYS and found["title"].strip()
        assert found["channel"] in ("email", "phone", "post", "visit", None)
        check_reasons(found["because"], "says")
        check_answers(found["instead_of"])
    check_reasons(plan["avoid"], "says")


def check_reasons(reasons, key):
    for reason in reasons:
        assert set(reason) >= {"rule", "advice", "sources", "says"}
        assert reason["rule"] and reason["sources"] and reason["says"].strip()


def check_answers(answers):
    for answer in answers:
        assert set(answer) >= {"question", "answer", "sources", "would"}
        assert answer["question"] in {"Q1", "Q2", "Q3", "Q4", "Q5", "Q6"} and answer["would"].strip()


@given(ANY)
@examples(25)
def test_the_same_question_has_the_same_bytes_for_an_answer(drawn):
    case, now, policy = drawn
    first = json.dumps(ask(case, now, policy))
    assert json.dumps(ask(case, now, policy)) == first
    turned = case | {"interviews": case.get("interviews", [])[::-1], "events": case["events"][::-1]}
    assert ask(turned, now, policy)["stage"] == json.loads(first)["stage"]


@given(ANY)
@examples(25)
def test_as_of_is_now_on_the_clock_there(drawn):
    case, now, policy = drawn
    found = moment(ask(case, now, policy)["as_of"])
    assert found == now and found.utcoffset() == now.astimezone(oracle.There(case["employer"]).zone).utcoffset()


@given(ANY)
@examples(30)
def test_a_step_is_later_before_it_opens_and_overdue_past_its_due(drawn):
    case, now, policy = drawn
    for found in ask(case, now, policy)["steps"]:
        opens, due = found["opens"] and moment(found["opens"]), found["due"] and moment(found["due"])
        if opens and now < opens:
            assert found["status"] == "later", found["id"]
        elif due and now > due:
            assert found["status"] == "overdue", found["id"]
        elif due is None or now < due:
            assert found["status"] == "now", found["id"]


@given(ANY)
@examples(30)
def test_windows_are_at_most_three_in_order_not_over_and_not_past_due(drawn):
    case, now, policy = drawn
    for found in ask(case, now, policy)["steps"]:
        windows, due = spans(found), found["due"] and moment(found["due"])
        assert len(windows) <= 3
        assert all(a[1] <= b[0] for a, b in pairwise(windows))
        for start, end in windows:
            assert end is None or start is None or start < end
            assert due is None or (start < due and end <= due), found["id"]
            assert found["status"] == "overdue" or end is None or end > now, found["id"]


@given(ANY)
@examples(25)
def test_moments_are_written_with_the_offset_there(drawn):
    case, now, policy = drawn
    zone = oracle.There(case["employer"]).zone
    for found in ask(case, now, policy)["steps"]:
        texts = [found["opens"], found["due"], *(w[k] for w in found["windows"] for k in ("from", "to"))]
        for written in [moment(t) for t in texts if t]:
            assert written.utcoffset() == written.astimezone(zone).utcoffset()


@given(ANY)
@examples(30)
def test_what_happens_after_now_is_not_seen(drawn):
    case, now, policy = drawn
    known = case | {"events": [e for e in case["events"] if e["at"] <= now]}
    assert ask(known, now, policy) == ask(case, now, policy)


@given(st.data())
@examples(30)
def test_opens_does_not_move_with_now(data):
    case, policy = data.draw(cases(most_events=3)), data.draw(policies)
    now = data.draw(instants(case))
    later = now + timedelta(hours=data.draw(st.integers(1, 400)))
    assume(seen(case, now) == seen(case, later))
    before, after = ask(case, now, policy), ask(case, later, policy)
    for name in ("first-follow-up", "second-follow-up", "thank-you", "thank-you-card"):
        if len([i for i in ids(before) if i == name]) == len([i for i in ids(after) if i == name]) == 1:
            earlier, later = step(before, name), step(after, name)
            if "thank-you" not in name or earlier["due"] == later["due"]:  # somebody met twice in a round is owed twice
                assert earlier["opens"] == later["opens"], name


def seen(case, now):
    view = oracle.look(case, now)
    return view.ended, view.ahead, view.undated, view.events


@given(ANY)
@examples(30)
def test_now_may_be_given_in_any_zone(drawn):
    case, now, policy = drawn
    assert ask(case, now, policy) == ask(case, now.astimezone(oracle.There(case["employer"]).zone), policy)


@given(ANY)
@examples(30)
def test_asking_changes_nothing(drawn):
    case, now, policy = drawn
    loaded = followup.load_case(case)
    kept = repr(loaded)
    first = followup.plan(loaded, now=now, policy=policy).to_dict()
    first["steps"].clear()
    assert repr(loaded) == kept
    assert followup.plan(loaded, now=now, policy=policy).to_dict()["steps"] == ask(case, now, policy)["steps"]


@given(ANY)
@examples(30)
def test_a_plan_is_plain_json(drawn):
    case, now, policy = drawn
    plan = ask(case, now, policy)
    assert json.loads(json.dumps(plan)) == plan
    assert read(lambda: json.dumps(plan, allow_nan=False))


@pytest.mark.parametrize("zone", ["America/Chicago", "Pacific/Kiritimati"])
@pytest.mark.parametrize("now", ["0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00"])
def test_the_ends_of_time_are_planned_or_refused(zone, now):
    try:
        plan = ask(simple(employer={"timezone": zone}), moment(now))
    except FollowupError as error:
        assert 1 <= len(str(error).splitlines()) <= 3
    else:
        assert plan["stage"] in STAGES
