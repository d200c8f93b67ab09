"""Nothing is told about fewer than five people: in no cell, and not by what stands around it."""

import re

import pandas as pd
import pytest

from followup import group as of
from followup.group import LEAST, Gathered, bars_picture, replies_picture, reply_curve, tell
from followup.group.counts import AT
from followup.group.hand_in.form import AFTER, AtStage, FollowUps, Overdue, Replies, ThankYous
from followup.group.hiding import (
    BESIDE,
    FEW,
    MANY,
    NEARLY,
    OVER_HALF,
    bounds_told,
    may_be_counted,
    word_for,
    word_for_part,
)
from followup.group.replies import waits_of
from followup.search import kaplan_meier
from followup.search.charts import alt_text, as_html

from .conftest import hand_in

TABLES = ("stages", "stuck", "late", "promises", "done")
SIZES = [(people, seed) for people in (5, 6, 8, 10, 13, 30) for seed in range(6)]


@pytest.mark.parametrize("people", range(LEAST))
def test_a_group_of_fewer_than_five_shows_nothing_at_all(group, people):
    small = group(people)
    assert all(of.table(small, name).empty for name in TABLES)
    assert all(reply_curve(small, after).empty for after in AFTER)
    words = [alt_text(bars_picture(of.stages_table(small), "Where people are", people)), small.sentence]
    words += [alt_text(replies_picture(small, after)) for after in AFTER]
    words += [of.headline(tell(small)), *of.advice(tell(small))]
    assert all(set(re.findall(r"\d+", text)) <= {"5"} for text in words)


@pytest.mark.many
@pytest.mark.parametrize(("people", "seed"), SIZES)
@pytest.mark.parametrize("name", TABLES)
def test_no_number_of_people_is_about_fewer_than_five_in_or_out(group, name, people, seed):
    for row in of.table(group(people, seed), name).itertuples():
        if pd.isna(row.people):
            assert row.says in (FEW, *MANY, BESIDE)
            assert row.says in MANY or pd.isna(row.number)
        else:
            assert row.says == str(row.people)
            assert row.people in (0, people) or LEAST <= row.people <= people - LEAST


@pytest.mark.parametrize("everybody", range(LEAST, 40))
def test_a_word_leaves_two_numbers_at_least(everybody):
    """Of six people "nearly all" would be five."""
    words = [word_for(people, everybody) for people in range(everybody + 1)]
    assert all(words.count(word) > 1 for word in {*words} - {None})
    assert words[0] is words[-1] is None and not any(words[n] is None for n in range(1, LEAST))


def test_a_sum_beside_nearly_all_leaves_open_how_many_they_are():
    assert may_be_counted(29, 12, 14) and may_be_counted(9, 9, 20)
    assert not may_be_counted(12, 12, 14), "twelve messages of twelve people at most"
    assert not may_be_counted(21 * 12, 12, 14), "each of them has the most there is"
    assert not may_be_counted(50, 4, 14)


@pytest.mark.parametrize(
    ("part", "rest", "said"), [(9, 0, None), (5, 4, BESIDE), (5, 5, None), (3, 6, BESIDE), (0, 9, None)]
)
def test_what_two_rows_have_apart_is_about_five_people_too(part, rest, said):
    assert word_for_part(part, 9, rest, 20) == said


def test_a_number_that_follows_from_another_table_is_hidden_there_too():
    """Of nine who wait eight are stuck: both numbers side by side would tell of the ninth."""
    days = [(30,) if n < 8 else (1,) for n in range(9)]
    hands = [hand_in(n, stages=(AtStage(stage="waiting", cases=1, days=days[n]),) if n < 9 else ()) for n in range(9)]
    made = Gathered((*hands, *(hand_in(n) for n in range(20, 40))))
    whole, part = (name(made).set_index("what").loc[AT["waiting"]] for name in (of.stages_table, of.stuck_table))
    assert whole.people == 9 and part.says == BESIDE and pd.isna(part.people) and pd.isna(part.days)


def test_nothing_shown_sums_up_what_is_hidden():
    """Three of nineteen telephoned: neither a sum of follow-ups nor the words of a picture tell how often."""
    hands = [
        hand_in(
            n,
            follow_ups=FollowUps(email=2, phone=int(n < 3), post=0, visit=0, other=0),
            replies=(Replies(after="follow_up", answered=(4, 9), waiting=(12,) if n < 3 else ()),),
        )
        for n in range(19)
    ]
    told = tell(Gathered(tuple(hands)))
    assert told.line("done", "phone").says == FEW and told.line("done", "email").number == 38
    pictures = [alt_text(replies_picture(told, after)) for after in AFTER] + [of.headline(told), *of.advice(told)]
    rows = [f"{line.says} {line.counted} {line.half}" for line in told.lines]
    assert not any(re.search(r"\b(3|41|57)\b", text.replace("3 days", "")) for text in [*pictures, *rows])


def test_no_week_is_told_in_which_fewer_than_five_handed_in():
    def weeks(*which):
        return Gathered(tuple(hand_in(n, week=week) for n, week in enumerate(which))).sentence

    assert "week" not in weeks(9, 11, 11, 11, 11, 11) and "week" not in weeks(11, 11, 11, 11, 11, 12)
    assert "(week 11 of 2026 to week 12 of 2026)" in weeks(*[11] * 5, *[12] * 5)


def test_a_median_is_of_five_people_or_not_told():
    def with_days(number, days):
        return hand_in(number, stages=(AtStage(stage="waiting", cases=1, days=days),))

    four = Gathered(tuple(with_days(n, (n,) if n < 4 else ()) for n in range(9)))
    five = Gathered(tuple(with_days(n, (n,) if n < 5 else ()) for n in range(9)))
    rows = [of.stages_table(one).set_index("what").loc[AT["waiting"]] for one in (four, five)]
    assert pd.isna(rows[0].days) and rows[0].half == "" and rows[0].people == 9
    assert rows[1].days == 2


@pytest.mark.many
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
        assert round(then.answered * 100) % 5 == 0


def test_the_curve_is_the_pipeline_s_in_steps_of_five_percent():
    made = Gathered(tuple(
        hand_in(n, replies=(Replies(after="interview", answered=(n % 3 + 1, n % 4 + 11), waiting=(20 + n, "60+")),))
        for n in range(12)
    ))  # fmt: skip
    waits = waits_of(made, "interview")
    whole = kaplan_meier([min(w.days, 61) for w in waits], [w.kind == "answered" for w in waits])
    for row in reply_curve(made).iloc[1:].itertuples():
        assert row.answered == pytest.approx(1 - whole.loc[whole["days"] <= row.days, "silent"].iloc[-1], abs=0.0251)
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
    for row in table.itertuples():
        assert row.says == "0" or f"{row.what.lower()}: {row.says}" in words.lower()
    assert "<svg " in as_html(replies_picture(made))


def test_each_number_of_a_chart_stands_with_the_name_of_its_row(group):
    table = of.stages_table(group(30, 3))
    (axes,) = bars_picture(table, "Where people are", 30).axes
    assert [one.get_text() for one in axes.get_yticklabels()] == [
        f"{row.what}: {row.says}" for row in table.itertuples()
    ]


@pytest.mark.parametrize(("people", "owed", "says"), [
    (14, [3] * 13 + [0], "39 thank-yous are owed by more than half: begin there."),
    (14, [2] * 14, "28 thank-yous are owed by everybody: begin there."),
    (14, [2] * 7 + [0] * 7, "14 thank-yous are owed by 7 of 14: begin there."),
    (14, [1] * 12 + [0] * 2, "Thank-yous are owed by more than half: begin there."),
    (14, [9] * 4 + [0] * 10, "Nothing stands out that may be told about five people or more."),
])  # fmt: skip
def test_the_headline_says_what_the_table_may(people, owed, says):
    hands = [hand_in(n, thank_yous=ThankYous(on_time=0, late=0, still_time=0, owed=owed[n])) for n in range(people)]
    told = tell(Gathered(tuple(hands)))
    assert of.headline(told) == says
    assert len(of.advice(told)) == ("begin there" in says)


@pytest.mark.many
@pytest.mark.parametrize("everybody", range(8, 60))
def test_a_word_for_the_larger_part_is_true_of_whoever_it_may_stand_for(everybody):
    said = {people: word for people in range(1, everybody) if (word := word_for(people, everybody)) in MANY}
    assert said and len(set(said.values())) == 1
    assert min(said) / everybody > (0.79 if NEARLY in said.values() else 0.5)
    least, most = min(said), max(said)
    assert bounds_told(said.values(), everybody) == f"“{said[least]}” stands for {least} to {most} of {everybody}."


def test_the_bounds_of_the_words_are_told_once_and_only_where_they_stand():
    both = "“fewer than 5” stands for 1 to 4 of 9 and “more than half” stands for 5 to 8 of 9."
    assert bounds_told([FEW, OVER_HALF, "7"], 9) == both
    assert bounds_told(["5", BESIDE], 10) == ""


def test_what_cannot_wait_is_said_before_what_is_only_about_more_people():
    hands = [
        hand_in(
            n,
            stages=(AtStage(stage="offer" if n < 5 else "before_interview", cases=1),),
            overdue=(Overdue(step="acknowledge-offer", steps=1),) if n < 5 else (),
        )
        for n in range(14)
    ]
    told = tell(Gathered(tuple(hands)))
    assert of.headline(told) == "An offer has not been acknowledged by 5 of 14: begin there."
    assert any("interview" in said for said in of.advice(told))
