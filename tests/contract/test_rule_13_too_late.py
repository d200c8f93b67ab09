"""Rule 13: ninety days after the earliest day with nothing sent, the case rests."""

from datetime import timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.amount import examples

from . import oracle
from .asking import QUIET, THANKED, ask, ids, moment, read, sent, simple, step
from .strategies import EDGES, cases, policies
from .there import DAY


@st.composite
def long_after(draw):
    """A moment on the days around the ninetieth after what the promises say, or any long after."""
    kinds = ["thank_you", "other", "no_decision", "called", "on_hold", "checking", "task_sent"]
    case = draw(cases(kinds=kinds, most_events=2))
    policy, end = draw(policies), max(oracle.end_of(i) for i in case["interviews"])
    late = end + timedelta(days=70)
    view = oracle.look(case, late, policy)
    assume(read(oracle.is_waiting, view))
    day = read(oracle.rule_3_day, view) + draw(st.integers(89, 91)) * DAY
    at_midnight = oracle.There(case["employer"]).instant(day, 0) + draw(st.sampled_from(EDGES))
    return case, draw(st.sampled_from([at_midnight, at_midnight, late])), policy


@given(long_after())
@examples(40)
def test_the_case_rests_when_the_oracle_says_it_is_too_late(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    assume(not view.ahead and read(oracle.is_waiting, view) and not read(oracle.follow_ups_sent, view))
    plan = ask(case, now, policy)
    assert plan["stage"] == read(oracle.stage, view)
    if read(oracle.too_late, view):
        searching = set() if read(oracle.is_accepted_elsewhere, view) else {"keep-searching"}
        assert {"let-it-rest", *searching} <= set(ids(plan)) <= QUIET


def test_the_ninetieth_day_is_the_first_of_the_quiet():
    case = simple(THANKED)  # earliest day: 11 March; 90 days later: 9 June 2026
    assert ask(case, moment("2026-06-08T23:59:59-05:00"))["stage"] == "follow_up"
    assert ask(case, moment("2026-06-09T00:00:00-05:00"))["stage"] == "quiet"


def test_it_is_quiet_too_for_somebody_who_has_taken_another_job_and_only_the_withdrawal_is_left():
    case = simple(THANKED) | {"elsewhere": [{"employer": "Cedar Example", "accepted": True}]}
    before, after = (ask(case, moment(f"2026-06-0{day}T12:00:00-05:00")) for day in (8, 9))
    assert before["stage"] == "waiting" and after["stage"] == "quiet"
    assert ids(before) == ["confirm-in-writing"] and ids(after) == ["confirm-in-writing", "let-it-rest"]


def test_let_it_rest_says_why():
    plan = ask(simple(THANKED), moment("2026-07-01T12:00:00-05:00"))
    resting = step(plan, "let-it-rest")
    words = str(resting).lower()
    assert "house" in words and ("90" in words or "ninety" in words)


def test_it_is_not_too_late_for_the_second_follow_up():
    case = simple(THANKED, sent("2026-03-11T12:00:00-05:00"))
    assert ask(case, moment("2026-07-01T12:00:00-05:00"))["stage"] == "follow_up"
