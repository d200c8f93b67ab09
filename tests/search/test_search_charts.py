"""The charts of flow, answers, weeks, time and agenda hold what their tables hold, without colour too."""

import pytest

from benchmarks.one_search import one_search
from followup import search as pipeline
from followup.case import countries
from followup.journal import Journal
from followup.journal.example import EXAMPLE, TOLD_AT
from followup.panels.app import warming
from followup.search import charts
from followup.search.charts import agenda, flow, look, showing, spans, weeks

EXAMPLES = list(Journal(EXAMPLE).cases().values())
SETS = {"example": EXAMPLES, "one": EXAMPLES[8:9], "many": one_search(300, now=TOLD_AT)}
MAKERS = {
    "agenda": lambda cases: charts.agenda_chart(pipeline.agenda(cases, now=TOLD_AT), now=TOLD_AT),
    "flow": lambda cases: charts.flow_chart(pipeline.stage_flow(cases, now=TOLD_AT)),
    "replies": lambda cases: charts.replies_chart(pipeline.reply_times(cases, now=TOLD_AT)),
    "weeks": lambda cases: charts.weeks_chart(pipeline.weekly_activity(cases, now=TOLD_AT)),
    "time": lambda cases: charts.time_chart(pipeline.time_spent(cases, now=TOLD_AT)),
}


@pytest.fixture(scope="module")
def planned():
    return {name: pipeline.Planned(cases, now=TOLD_AT) for name, cases in SETS.items()}


def labelled(axes, label):
    return [held for held in [*axes.collections, *axes.lines, *axes.containers] if held.get_label() == label]


@pytest.mark.parametrize("size", SETS)
@pytest.mark.parametrize("name", MAKERS)
def test_each_chart_has_title_labels_legend_and_words(name, size, planned):
    figure = MAKERS[name](planned[size])
    assert figure.axes[0].get_title(loc="left") and figure.axes[-1].get_xlabel() and figure.axes[-1].get_ylabel()
    assert len(figure.legends) == 1 and len(charts.alt_text(figure)) > 60
    assert figure.get_size_inches()[1] < 18


@pytest.mark.parametrize("name", MAKERS)
def test_without_a_case_each_chart_says_so(name):
    figure = MAKERS[name]([])
    assert any(words in charts.alt_text(figure) for words in ("no case", "nothing", "Nothing"))
    assert charts.as_png(figure).startswith(b"\x89PNG")


@pytest.mark.parametrize("looks", [agenda.LOOKS, flow.LOOKS, weeks.LOOKS])
def test_bars_differ_without_colour(looks):
    hatches = [hatch if colour != "white" else (hatch, "white") for _, colour, hatch in looks.values()]
    assert len(set(hatches)) == len(hatches)


def test_marks_differ_without_colour():
    assert len({marker for _, marker, _ in spans.KINDS.values()}) == len(spans.KINDS)


def test_the_parts_of_the_flow_are_its_counts(planned):
    table = pipeline.stage_flow(planned["many"], now=TOLD_AT)
    axes = charts.flow_chart(table).axes[0]
    for outcome in flow.LOOKS:
        drawn = sum(bar.get_width() for held in labelled(axes, outcome) for bar in held.patches)
        assert drawn == table[outcome].sum()


def test_the_columns_of_weeks_are_its_counts(planned):
    table = pipeline.weekly_activity(planned["example"], now=TOLD_AT)
    axes = charts.weeks_chart(table).axes[0]
    for kind in weeks.LOOKS:
        assert sum(bar.get_height() for held in labelled(axes, kind) for bar in held.patches) == table[kind].sum()
    marks = labelled(axes, "answers")[0].get_offsets()
    assert sum(height for _, height in marks) == table["answers"].sum()


def test_the_curve_is_drawn_from_its_table_with_a_mark_for_each_silence(planned):
    table = pipeline.reply_times(planned["example"], now=TOLD_AT)
    held = table[table["after"] == "interview"]
    above, below = charts.replies_chart(table).axes
    curve = pipeline.kaplan_meier(held["days"], held["answered"])
    line = labelled(above, "answered")[0]
    assert list(line.get_ydata())[:-1] == pytest.approx([1 - one for one in curve["silent"]])
    silences = labelled(above, "silence so far")[0].get_offsets()
    assert sorted(day for day, _ in silences) == pytest.approx(sorted(held.loc[held["waiting"], "days"]))
    assert below.get_yticklabels()[0].get_text() == "Bluebarn Foods"
    assert below.get_xticklabels()[0].get_text() == f"0\n{len(held)}"


def test_on_few_cases_there_is_no_curve_but_every_wait():
    table = pipeline.reply_times(EXAMPLES[:5], now=TOLD_AT)
    figure = charts.replies_chart(table)
    assert len(figure.axes) == 1 and "No curve is drawn on fewer than 10 cases" in charts.alt_text(figure)
    assert len(figure.axes[0].get_yticklabels()) == (table["after"] == "interview").sum()


def test_every_time_has_its_mark(planned):
    table = pipeline.time_spent(planned["example"], now=TOLD_AT)
    axes = charts.time_chart(table).axes[0]
    drawn = sum(len(held.get_offsets()) for label, *_ in spans.KINDS.values() for held in labelled(axes, label))
    assert drawn == len(table)


def test_only_parts_that_took_a_day_have_a_row(planned):
    table = pipeline.time_spent(planned["example"], now=TOLD_AT)
    one = table[table["part"] == table["part"].iloc[0]]
    assert len(charts.time_chart(one).axes[0].get_yticklabels()) == 1


def test_the_key_of_weeks_names_only_what_is_drawn(planned):
    table = pipeline.weekly_activity(planned["example"], now=TOLD_AT).assign(calls=0)
    (key,) = charts.weeks_chart(table).legends
    assert "calls and visits" not in [text.get_text() for text in key.get_texts()]


def test_every_step_of_the_agenda_has_its_bar(planned):
    table = pipeline.agenda(planned["example"], now=TOLD_AT)
    axes = charts.agenda_chart(table, now=TOLD_AT).axes[0]
    assert sum(len(held.patches) for held in axes.containers) == len(table)
    first, last = axes.get_xlim()
    assert all(first <= bar.get_x() and bar.get_x() + bar.get_width() <= last + 1e-6 for bar in axes.patches[-3:])


def test_of_many_the_first_are_drawn_and_it_says_so(planned):
    words = charts.alt_text(MAKERS["agenda"](planned["many"]))
    assert "The first 20 are drawn." in words


def test_titles_say_what_there_is_to_see(planned):
    table = pipeline.stage_flow(planned["example"], now=TOLD_AT)
    met = int(table["cases"].sum() - table["cases"].iloc[0])
    title = charts.flow_chart(table).axes[0].get_title(loc="left")
    assert title.startswith(f"{met} of {len(EXAMPLES)} cases came to an interview")
    waits = pipeline.reply_times(planned["example"], now=TOLD_AT)
    assert (
        charts.replies_chart(waits).axes[0].get_title(loc="left").startswith(("Half had an answer", "Fewer than half"))
    )


def test_a_search_without_interviews_shows_the_answers_to_its_applications():
    waits = pipeline.reply_times(EXAMPLES, now=TOLD_AT)
    assert charts.telling(waits) == "interview"
    assert charts.telling(waits[waits["after"] == "application"]) in ("application", "interview")
    alone = waits.assign(after="application", days=waits["days"].fillna(1.0))
    assert charts.telling(alone) == "application"


@pytest.mark.many
@pytest.mark.parametrize("name", ["agenda", "replies", "weeks"])
def test_for_a_phone_a_chart_is_half_as_wide_and_no_two_days_stand_on_each_other(name, planned):
    with charts.drawn_for(True):
        figure = MAKERS[name](planned["many"])
        charts.fit(figure)
    assert figure.get_figwidth() * 2 == MAKERS[name]([]).get_figwidth()
    with look.untitled(figure):
        figure.draw_without_rendering()
        low, high = figure.axes[-1].get_xlim()
        labels = zip(figure.axes[-1].get_xticks(), figure.axes[-1].get_xticklabels())
        spans = [label.get_window_extent() for place, label in labels if low <= place <= high and label.get_text()]
    assert len(spans) > 1 and all(before.x1 <= after.x0 for before, after in zip(spans, spans[1:]))
    assert all(len(line) < 30 for one in figure.axes[-1].get_yticklabels() for line in one.get_text().split("\n"))


def test_the_first_chart_is_drawn_for_nobody_before_a_page_is_looked_at(monkeypatch):
    drawn = []
    for slow in (
        f"{warming.__name__}.settle",
        f"{warming.__name__}.open_dictionaries",
        f"{countries.__name__}.countries",
    ):
        monkeypatch.setattr(slow, lambda: None)
    monkeypatch.setattr(showing, "inline", drawn.append)
    warming.read_ahead()
    assert len(drawn) == 1
