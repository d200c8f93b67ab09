"""The charts: what they draw is what their table holds, in words too, without colour, for one case and for many."""

import re
import subprocess
import sys
from datetime import timedelta

import pytest
from matplotlib.colors import to_rgb
from matplotlib.dates import num2date

from benchmarks.varied_cases import varied_cases
from followup import search as pipeline
from followup.journal import Journal
from followup.journal.example import EXAMPLE, TOLD_AT
from followup.search import charts
from followup.search.charts import look
from followup.search.charts.timeline import BARS, MARKS, in_reach

CASES = list(Journal(EXAMPLE).cases().values())


def timeline(cases, **options):
    rows = pipeline.timeline(cases, now=TOLD_AT)
    return rows, charts.timeline_chart(rows, now=TOLD_AT, **options)


def stages(cases):
    counts = pipeline.stage_counts(cases, now=TOLD_AT)
    return counts, charts.stages_chart(counts)


def drawn(axes):
    """label: how many marks or bars of that kind."""
    marks = {held.get_label(): len(held.get_offsets()) for held in axes.collections}
    bars = {held.get_label(): len(held.patches) for held in axes.containers}
    return marks | bars


@pytest.mark.parametrize("count", [1, 10, 12])
def test_the_timeline_draws_every_row_of_its_table(count):
    rows, figure = timeline(CASES[:count])
    held = drawn(figure.axes[0])
    for kind, number in rows["kind"].value_counts().items():
        assert held[BARS[kind][0] if kind in BARS else MARKS[kind].label] == number
    assert len(figure.axes[0].get_yticklabels()) == count


def test_each_mark_is_on_the_line_of_its_case_and_at_its_moment():
    rows, figure = timeline(CASES)
    labels = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    marks = next(held for held in figure.axes[0].collections if held.get_label() == "interview")
    found = {(labels[round(y)], num2date(x).strftime("%Y-%m-%d %H:%M")) for x, y in marks.get_offsets()}
    table = rows[rows["kind"] == "interview"]
    assert found == {(row.employer, row.start.strftime("%Y-%m-%d %H:%M")) for row in table.itertuples()}


def test_now_is_marked():
    _, figure = timeline(CASES)
    assert "now" in [text.get_text() for text in figure.axes[0].texts]


def test_of_many_cases_the_most_urgent_are_drawn_and_the_title_says_so():
    cases = [asked.case for asked in varied_cases(300)]
    rows, figure = timeline(cases)
    title = figure.axes[0].get_title(loc="left")
    assert re.match(r"\d+ of 275 cases to follow up now", title) and title.endswith("are drawn")
    assert len(figure.axes[0].get_yticklabels()) == 20
    assert "the 20 most urgent with a day in these months are drawn" in charts.alt_text(figure)
    near = rows[rows["case"].isin(in_reach(rows, TOLD_AT))]
    assert near["employer"].iloc[0] == figure.axes[0].get_yticklabels()[0].get_text()


def test_a_case_of_which_nothing_would_be_seen_has_no_line():
    rows, _ = timeline(CASES[:3])
    gone = rows["case"].iloc[0]
    old = rows["start"].where(rows["case"] != gone, rows["start"] - timedelta(days=400))
    ended = rows["end"].where(rows["case"] != gone, rows["end"] - timedelta(days=400))
    figure = charts.timeline_chart(rows.assign(start=old, end=ended), now=TOLD_AT)
    assert len(figure.axes[0].get_yticklabels()) == 2
    assert "the 2 most urgent with a day in these months are drawn" in figure.axes[0].get_title(loc="left")


def test_a_stage_without_a_case_has_no_bar():
    counts, figure = stages(CASES[:3])
    assert len(figure.axes[0].get_yticklabels()) == (counts["cases"] > 0).sum() < len(counts)


@pytest.mark.parametrize("make", [timeline, stages])
def test_a_chart_has_title_axis_labels_legend_and_words(make):
    _, figure = make(CASES)
    axes = figure.axes[0]
    assert axes.get_title(loc="left") and axes.get_xlabel() and axes.get_ylabel()
    assert len(figure.legends) == 1
    assert re.search(r"14 cases", charts.alt_text(figure))


@pytest.mark.parametrize("make", [timeline, stages])
def test_without_a_case_a_chart_is_empty_and_says_so(make):
    _, figure = make([])
    assert charts.alt_text(figure).endswith("There is no case yet.")
    assert charts.as_html(figure).startswith("<figure")


def test_kinds_differ_without_colour():
    shapes = [mark.symbol for mark in MARKS.values()]
    assert len(set(shapes)) == len(shapes)
    assert len({(hatch, height) for _, _, hatch, height, _ in BARS.values()}) == len(BARS)


def test_colours_of_one_shape_differ_in_grey():
    def grey(colour):
        red, green, blue = to_rgb(colour)
        return 0.299 * red + 0.587 * green + 0.114 * blue

    assert abs(grey(look.ORANGE) - grey(look.PURPLE)) > 0.1
    assert abs(grey(look.GREEN) - grey(look.BLUE)) > 0.1


def test_the_bars_of_stages_are_the_counts():
    counts, figure = stages(CASES)
    bars = [bar for held in figure.axes[0].containers for bar in held.patches]
    assert [bar.get_width() for bar in bars] == [count for count in counts["cases"] if count]
    hatched = sum(bool(bar.get_hatch()) for bar in bars)
    assert hatched == 2  # a no and a closed case
    assert "2 (14%)" in "".join(text.get_text() for text in figure.axes[0].texts)


def test_on_few_cases_the_bars_show_no_share():
    _, figure = stages(CASES[:3])
    assert not any("%" in text.get_text() for text in figure.axes[0].texts)


def test_words_name_what_is_open_now():
    _, figure = timeline(CASES)
    assert "Open to follow up now: Cedar & Finch Publishing, Glasswing Mutual, Northwind Clinics." in charts.alt_text(
        figure
    )
    rows = pipeline.timeline(CASES, now=TOLD_AT + timedelta(hours=12))
    later = charts.timeline_chart(rows, now=TOLD_AT + timedelta(hours=12))
    assert "No follow-up is open at this moment." in charts.alt_text(later)


def test_html_holds_an_image_with_escaped_words():
    rows, _ = timeline(CASES)
    rows = rows.assign(employer='"<script>& $x$')
    html = charts.as_html(charts.timeline_chart(rows, now=TOLD_AT))
    assert "<script" not in html
    assert 'aria-label="Timeline of 14 cases' in html and "&lt;script&gt;&amp; $x$" in html
    assert "<svg" in html and 'role="img"' in html


def test_the_same_table_gives_the_same_image():
    first, second = (charts.as_html(stages(CASES)[1]) for _ in range(2))
    assert first == second


def test_matplotlib_is_imported_only_when_something_is_drawn():
    code = "import sys, followup.search.charts; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]
