"""Silence is censored, never a refusal: the waits, the curve over them, and the counts from stage to stage."""

from datetime import UTC, datetime, timedelta
from math import exp, log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import followup
from followup import search as pipeline
from followup.journal import Journal
from followup.journal.example import EXAMPLE, TOLD_AT
from followup.search.names import Names

CASES = Journal(EXAMPLE).cases()
NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
MET = datetime(2026, 3, 1, 12, tzinfo=UTC)


def case(*events, number=1, interviews=1, **role):
    held = [{"round": n + 1, "at": MET + timedelta(days=n), "with": ["ada"]} for n in range(interviews)]
    return followup.load_case(
        {
            "id": f"case-{number}",
            "candidate": {"name": "Priya Example"},
            "employer": {"name": f"Works {number}", "timezone": "UTC"},
            "role": {"title": "Planner", "applied": MET.date() - timedelta(days=10), **role},
            "contacts": [{"id": "ada", "name": "Ada Example", "is": "hr", "email": "ada@works.example"}],
            "interviews": held,
            "events": [{"at": MET + timedelta(days=day), **event} for day, event in events],
        }
    )


NO = {"kind": "heard", "what": "rejection"}
OFFER = {"kind": "heard", "what": "offer"}
WITHDREW = {"kind": "decided", "what": "withdrew"}
ASKED = {"kind": "sent", "what": "follow_up", "channel": "email", "to": "ada"}


def waits(*cases, after="interview"):
    return pipeline.reply_times(cases, now=NOW).query("after == @after")


def test_a_rejection_ends_a_wait_as_an_answer():
    row = waits(case((5, NO))).iloc[0]
    assert (row["days"], row["answered"], row["waiting"], row["answer"]) == (5.0, True, False, "rejection")


def test_silence_is_as_long_as_it_is_and_no_answer():
    row = waits(case()).iloc[0]
    assert (row["days"], row["answered"], row["waiting"]) == (19.0, False, True)


def test_what_the_candidate_ends_is_neither_answered_nor_waiting():
    row = waits(case((4, WITHDREW))).iloc[0]
    assert (row["days"], row["answered"], row["waiting"]) == (4.0, False, False)


def test_what_lies_ahead_is_not_seen():
    assert waits(case((30, NO))).iloc[0]["waiting"]


def test_a_request_not_to_call_is_no_answer():
    assert waits(case((3, {"kind": "heard", "what": "told_not_to_call"}))).iloc[0]["waiting"]


def test_the_next_round_answers_the_one_before():
    rows = waits(case(interviews=2))
    assert rows["answer"].tolist() == ["interview", ""] and rows["days"].tolist() == [1.0, 18.0]


def test_each_follow_up_has_its_own_wait():
    rows = waits(case((8, ASKED), (12, ASKED), (14, NO)), after="follow_up")
    assert rows["days"].tolist() == [6.0, 2.0] and rows["channel"].tolist() == ["email", "email"]


# the curve, by hand: five waits of 1, 2+, 3, 3, 5+ days (+ is still waiting)


def test_the_curve_is_the_one_worked_out_by_hand():
    curve = pipeline.kaplan_meier([1, 2, 3, 3, 5], [True, False, True, True, False])
    assert curve["days"].tolist() == [0, 1, 3]
    assert curve["at_risk"].tolist() == [5, 5, 3] and curve["answers"].tolist() == [0, 1, 2]
    assert curve["silent"].tolist() == pytest.approx([1, 4 / 5, 4 / 5 * 1 / 3])


def test_the_band_is_greenwoods_on_the_log_log_scale():
    row = pipeline.kaplan_meier([1, 2, 3, 3, 5], [True, False, True, True, False]).iloc[2]
    silent, spread = 4 / 15, 1 / (5 * 4) + 2 / (3 * 1)
    reach = 1.959963984540054 * sqrt(spread) / abs(log(silent))
    assert (row["low"], row["high"]) == pytest.approx((silent ** exp(reach), silent ** exp(-reach)))


def test_when_all_have_answered_nobody_is_silent():
    curve = pipeline.kaplan_meier([2, 2], [True, True])
    assert curve.iloc[-1][["silent", "low"]].tolist() == [0, 0]
    assert pipeline.half_by(curve) == 2
    assert pipeline.half_by(pipeline.kaplan_meier([2, 9], [False, False])) is None


LENGTHS = st.lists(st.tuples(st.integers(0, 60), st.booleans()), max_size=40)


@given(LENGTHS)
def test_the_curve_falls_within_its_band(held):
    curve = pipeline.kaplan_meier([day for day, _ in held], [ended for _, ended in held])
    assert curve["silent"].is_monotonic_decreasing and curve["at_risk"].is_monotonic_decreasing
    assert ((curve["low"] >= 0) & (curve["low"] <= curve["silent"] + 1e-12)).all()
    assert ((curve["silent"] <= curve["high"] + 1e-12) & (curve["high"] <= 1)).all()
    assert curve["answers"].sum() == sum(ended for _, ended in held)


@given(LENGTHS.filter(bool))
def test_without_anybody_waiting_the_curve_is_the_plain_share(held):
    days = [day for day, _ in held]
    curve = pipeline.kaplan_meier(days, [True] * len(days))
    for row in curve.iloc[1:].itertuples():
        assert row.silent == pytest.approx(sum(day > row.days for day in days) / len(days), abs=1e-9)


@given(LENGTHS.filter(bool), st.data())
def test_calling_a_silence_a_refusal_would_move_the_curve(held, data):
    """Waits still going on only ever leave a curve where, or above where, it is if they count as answers."""
    days, ended = [day for day, _ in held], [end for _, end in held]
    honest, counted = pipeline.kaplan_meier(days, ended), pipeline.kaplan_meier(days, [True] * len(days))
    assert honest["silent"].iloc[-1] >= counted["silent"].iloc[-1] - 1e-12


# from stage to stage


def test_an_end_does_not_erase_the_interview():
    flow = pipeline.stage_flow([case((5, NO)), case((6, WITHDREW), number=2), case(number=3)], now=NOW).set_index(
        "furthest"
    )
    assert flow.loc["interview", ["no", "yours", "open", "cases"]].tolist() == [1, 1, 1, 3]


def test_interviews_are_counted_once_a_case():
    flow = pipeline.stage_flow([case(interviews=3)], now=NOW).set_index("furthest")
    assert flow["cases"].to_dict() == {"application": 0, "interview": 0, "further": 1, "offer": 0}


def test_open_cases_count_neither_for_nor_against():
    cases = [case((5, OFFER), number=n) for n in range(2)] + [case((5, NO), number=n) for n in range(2, 5)]
    cases += [case(number=n) for n in range(5, 10)]
    row = pipeline.stage_rates(cases, now=NOW).set_index("step").loc["Interview to an offer"]
    assert row[["cases", "went_on", "ended", "open"]].tolist() == [10, 2, 3, 5]
    assert (row["at_least"], row["at_most"]) == (0.2, 0.7)


def test_no_rate_on_fewer_than_ten_cases():
    rates = pipeline.stage_rates([case(number=n) for n in range(9)], now=NOW)
    assert rates[["at_least", "at_most"]].isna().all(axis=None) and rates["cases"].max() == 9
    assert "too few cases" in pipeline.as_html(rates, caption="x")


def test_every_case_is_in_the_flow_once():
    flow = pipeline.stage_flow(CASES, now=TOLD_AT)
    assert flow["cases"].sum() == len(CASES)


# the other tables


def test_days_are_told_beside_the_promise():
    row = pipeline.waits(CASES, now=TOLD_AT).set_index("case").loc["northwind-data-analyst"]
    assert row[["days_waiting", "days_promised", "days_over", "days_quiet"]].tolist() == [8, 7, 1, 8]


def test_a_week_without_anything_is_there_too():
    weeks = pipeline.weekly_activity([case((10, ASKED))], now=NOW)
    assert weeks["all"].tolist() == [1, 1, 0, 1, 0] and weeks["week"].iloc[-1].isoformat() == "2026-03-16"


def test_eggs_are_counted_by_employer():
    table = pipeline.baskets([case((12, ASKED), number=1), case(number=2)], now=NOW)
    assert table["employer"].iloc[0] == "Works 1" and table["share_done"].isna().all()
    assert pipeline.fullest(table) == {"employer": "Works 1", "done": 2, "of": 3, "applied": 0}


def test_a_source_is_one_however_it_is_spelled():
    spelled = ["LinkedIn", "Linkedin ", "LinkedIn", None]
    cases = [case(number=n, **({"source": source} if source else {})) for n, source in enumerate(spelled)]
    table = pipeline.by_source(cases, now=NOW).set_index("source")
    assert table["cases"].to_dict() == {"LinkedIn": 3, "not recorded": 1}
    names = Names()
    assert names.key("İŞKUR") == names.key("i̇şkur")


def test_policies_are_compared_on_the_same_cases():
    table = pipeline.by_policy(CASES, now=TOLD_AT, policy="the-call")
    assert table["policy"].iloc[0] == "the-call"
    assert (table[["open_now", "later", "rests"]].sum(axis=1) == len(CASES)).all()


def test_a_bare_application_is_planned_once_for_all_policies_and_counts_as_if_it_were_planned_under_each(monkeypatch):
    bare = [case(number=3, interviews=0), case((1, NO), number=4, interviews=0), case((18, NO), number=5, interviews=0)]
    table = pipeline.by_policy([*CASES.values(), *bare], now=NOW)
    monkeypatch.setattr("followup.search.groups._asks_no_policy", lambda case: False)
    assert table.equals(pipeline.by_policy([*CASES.values(), *bare], now=NOW))


def test_a_part_of_the_way_that_nothing_ended_is_running():
    spans = pipeline.time_spent([case((5, NO)), case(number=2)], now=NOW)
    after = spans[spans["part"] == "after"].set_index("case")
    assert after.loc["case-1", ["days", "over", "running"]].tolist() == [5.0, True, False]
    assert after.loc["case-2", ["days", "over", "running"]].tolist() == [19.0, False, True]


def test_plans_made_once_give_the_same_tables():
    planned = pipeline.Planned(CASES, now=TOLD_AT)
    for make in (pipeline.agenda, pipeline.waits, pipeline.stage_flow, pipeline.cases_table):
        assert make(planned, now=TOLD_AT).equals(make(CASES, now=TOLD_AT))
    later = TOLD_AT + timedelta(days=3)
    assert pipeline.waits(planned, now=later).equals(pipeline.waits(CASES, now=later))
