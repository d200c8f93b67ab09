"""Nothing is told about fewer than five people: in no cell, and not by what stands around it."""

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup import group as of
from followup.group import LEAST, Gathered, bars_picture, replies_picture, reply_counts, reply_curve
from followup.group.hand_in.form import AFTER, AtStage, Replies, count_of
from followup.group.hiding import BESIDE, FEW, NEARLY, hidden
from followup.group.replies import waits_of
from followup.group.tables import ALL, AT
from followup.search import kaplan_meier
from followup.search.charts import alt_text, as_html

from .conftest import hand_in

TABLES = ("stages_table", "stuck_table", "late_table", "promises_table", "done_table")
SIZES = [(people, seed) for people in (5, 6, 8, 10, 13, 30) for seed in range(6)]


@pytest.mark.parametrize("people", range(LEAST))
def test_a_group_of_fewer_than_five_shows_nothing_at_all(group, people):
    small = group(people)
    assert all(getattr(of, name)(small).empty for name in TABLES)
    assert all(reply_counts(small, after) == {} and reply_curve(small, after).empty for after in AFTER)
    words = [alt_text(bars_picture(of.stages_table(small), "Where people are", people)), small.sentence]
    words += [alt_text(replies_picture(small, after)) for after in AFTER]
    assert all(re.findall(r"\d+", text) in (["5"], ["5", "5"]) for text in words)


@pytest.mark.parametrize(("people", "seed"), SIZES)
@pytest.mark.parametrize("name", TABLES)
def test_no_number_of_people_is_about_fewer_than_five_in_or_out(group, name, people, seed):
    table = getattr(of, name)(group(people, seed))
    for row in table.itertuples():
        if pd.isna(row.people):
            assert row.says in (FEW, NEARLY, BESIDE)
        else:
            assert row.says == str(row.people)
            assert row.people in (0, people) or LEAST <= row.people <= people - LEAST


@pytest.mark.parametrize(("people", "seed"), SIZES)
def test_what_is_hidden_can_t_be_worked_out_from_the_sum(group, people, seed):
    made = group(people, seed)
    table = of.stages_table(made).set_index("what")
    if ALL not in table.index:
        return
    away = [stage for stage, words in AT.items() if words in table.index and pd.isna(table.loc[words, "number"])]
    whose = {who for who, one in enumerate(made.hand_ins) for at in one.stages if at.stage in away}
    assert not away or (len(away) > 1 and len(whose) >= LEAST)
    shown = [count_of(at.cases) for one in made.hand_ins for at in one.stages]
    assert table.loc[ALL, "number"] == sum(shown)


@given(st.dictionaries(st.integers(0, 9), st.frozensets(st.integers(0, 11)), max_size=9))
def test_a_sum_is_never_shown_beside_one_hidden_cell(cells):
    found = hidden(cells, summed=True)
    few = {name for name, people in cells.items() if 0 < len(people) < LEAST}
    assert few <= set(found) and all(cells[name] for name in found)
    if found and of.hiding.sum_may_be_shown(cells):
        assert len(found) > 1 and len(frozenset().union(*(cells[name] for name in found))) >= LEAST
    assert hidden(cells, summed=False).keys() == few


def test_one_hidden_cell_takes_the_next_smallest_with_it():
    cells = {"a": frozenset(range(3)), "b": frozenset(range(9)), "c": frozenset(range(6)), "d": frozenset()}
    assert hidden(cells, summed=True) == {"a": FEW, "c": BESIDE}


def test_no_week_is_told_in_which_fewer_than_five_handed_in():
    def weeks(*which):
        return Gathered(tuple(hand_in(n, week=week) for n, week in enumerate(which))).sentence

    assert "week" not in weeks(9, 11, 11, 11, 11, 11) and "week" not in weeks(11, 11, 11, 11, 11, 12)
    assert "(week 11 of 2026 to week 12 of 2026)" in weeks(*[11] * 5, *[12] * 5)


@pytest.mark.parametrize(("stuck", "told"), [(9, True), (8, False), (5, False), (4, True)])
def test_what_two_tables_have_apart_is_about_five_people_too(stuck, told):
    """Of nine who wait: where eight are stuck, both numbers side by side would tell of the ninth."""
    days = [(30,) if n < stuck else (1,) for n in range(9)]
    made = Gathered(tuple(hand_in(n, stages=(AtStage(stage="waiting", cases=1, days=days[n]),)) for n in range(9)))
    whole, part = (name(made).set_index("what").loc[AT["waiting"]] for name in (of.stages_table, of.stuck_table))
    assert whole.people == 9
    assert (part.says in (BESIDE, NEARLY)) == (not told)
    assert pd.isna(part.number) == (stuck < 9) and pd.isna(part.days) == (stuck < 9)


def test_a_median_is_of_five_people_or_not_told():
    def with_days(number, days):
        return hand_in(number, stages=(AtStage(stage="waiting", cases=1, days=days),))

    four = Gathered(tuple(with_days(n, (n,) if n < 4 else ()) for n in range(9)))
    five = Gathered(tuple(with_days(n, (n,) if n < 5 else ()) for n in range(9)))
    rows = [of.stages_table(one).set_index("what").loc[AT["waiting"]] for one in (four, five)]
    assert pd.isna(rows[0].days) and rows[0].half == "" and rows[0].people == 9
    assert rows[1].days == 2


@pytest.mark.parametrize(("people", "seed"), SIZES)
@pytest.mark.parametrize("after", AFTER)
def test_each_step_of_the_curve_is_five_people_s(group, after, people, seed):
    made = group(people, seed)
    curve, waits = reply_curve(made, after), waits_of(made, after)
    for one, then in zip(curve.itertuples(), list(curve.itertuples())[1:]):
        came = {
            w.whose
            for w in waits
            if w.kind == "answered" and w.days <= then.days and (w.days > one.days or not one.days)
        }
        assert not came or len(came) >= LEAST
        assert len({w.whose for w in waits if w.days >= then.days}) >= LEAST
        assert then.waits % LEAST == 0


def test_the_curve_is_the_pipeline_s():
    made = Gathered(tuple(
        hand_in(n, replies=(Replies(after="interview", answered=(n % 3 + 1, n % 4 + 11), waiting=(20 + n, "60+")),))
        for n in range(12)
    ))  # fmt: skip
    waits = waits_of(made, "interview")
    whole = kaplan_meier([min(w.days, 61) for w in waits], [w.kind == "answered" for w in waits])
    for row in reply_curve(made).iloc[1:].itertuples():
        assert row.answered == pytest.approx(1 - whole.loc[whole["days"] <= row.days, "silent"].iloc[-1], abs=0.005)
    assert len(reply_curve(made)) > 3


def test_an_answer_after_more_than_sixty_days_counts_as_waiting_until_then():
    made = Gathered(tuple(
        hand_in(n, replies=(Replies(after="interview", answered=(1, "60+")),)) for n in range(10)
    ))  # fmt: skip
    assert reply_curve(made)["answered"].iloc[-1] == pytest.approx(0.5)


def test_the_figures_tell_in_words_what_the_tables_show(group):
    made = group(30, 3)
    table = of.stages_table(made)
    words = alt_text(bars_picture(table, "Where people are", made.people))
    for row in table[table["what"] != ALL].itertuples():
        assert row.says == "0" or f"{row.what.lower()}: {row.says}" in words.lower()
    assert "<img alt=" in as_html(replies_picture(made))
