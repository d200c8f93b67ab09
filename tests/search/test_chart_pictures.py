"""A chart as a drawing: its text stays text of any script and never markup, and its marks say what they are."""

import re
from xml.etree import ElementTree as ET

import pytest

from benchmarks.one_search import one_search
from followup import search as pipeline
from followup.journal import Journal
from followup.journal.example import EXAMPLE, TOLD_AT
from followup.search import charts
from followup.search.charts import look, svg
from tests.panels.test_palette import ENOUGH, contrast, palettes

from .test_search_charts import MAKERS, SETS

CASES = list(Journal(EXAMPLE).cases().values())
HOSTILE = [
    "<script>alert(1)</script>", "</text></svg><img src=x onerror=alert(1)>", "]]><!--", "&lt;b&gt; $x$ &amp;",
    '" onload="x', "javascript:alert(1)", "url(#x); } * { display: none",
]  # fmt: skip
ELEMENTS = set("figure p b div figcaption svg g defs path use text title clipPath rect pattern".split())
SCRIPTS = ["株式会社北極星商事", "한국미래전자주식회사", "شركة النور للتجارة", "בית הדפוס הצפוני", "ร้านหนังสือ"]


def timeline(names):
    rows = pipeline.timeline(CASES[: len(names)], now=TOLD_AT)
    called = dict(zip(dict.fromkeys(rows["case"]), names))
    return charts.timeline_chart(rows.assign(employer=rows["case"].map(called)), now=TOLD_AT)


def texts(figure):
    return [one.text for one in ET.fromstring(charts.as_svg(figure)).iter() if one.tag.endswith("}text")]


@pytest.mark.many
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_text_on_a_page_and_in_a_file(name):
    figure = timeline([name])
    page = charts.as_html(figure)
    elements = set(re.findall(r"<(\w+)", page))
    assert elements <= ELEMENTS
    assert not re.search(r"<[^>]*\son\w+=", page)
    assert name[:20] in " ".join(filter(None, texts(figure)))


@pytest.mark.many
@pytest.mark.parametrize("name", SCRIPTS)
def test_a_name_of_any_script_stays_the_letters_it_is(name):
    figure = timeline([name])
    assert name in texts(figure) and f">{name}</text>" in charts.as_html(figure)


def test_each_mark_says_whose_it_is_and_when():
    page = charts.as_html(timeline([one.employer.name for one in CASES]))
    told = re.findall(r"<title>([^<]+)</title>", page)
    rows = pipeline.timeline(CASES, now=TOLD_AT)
    assert len(told) == len(rows)
    assert any(words.startswith("Northwind Clinics: interview, round 1, ") for words in told)


def test_words_that_do_not_fit_the_number_of_marks_are_told_of_none():
    rows = pipeline.timeline(CASES, now=TOLD_AT)
    figure = charts.timeline_chart(rows, now=TOLD_AT)
    mark = next(held for held in figure.axes[0].collections if held.get_label() == "interview")
    look.tell(mark, ["only one"])
    assert "only one" not in charts.as_html(figure)


def test_a_page_says_the_title_itself_and_a_file_holds_it():
    figure = timeline(["Quay"])
    title = figure.axes[0].get_title(loc="left")
    assert f"<b>{title}</b>" in charts.as_html(figure) and title not in svg.inline(figure)
    assert title in texts(figure)


def test_a_file_stands_alone_and_names_no_page_colour():
    data = charts.as_svg(timeline(["Quay"])).decode()
    assert "var(" not in data and "#1b2430" in data and "xmlns" in data
    assert data == charts.as_svg(timeline(["Quay"])).decode()


def test_nothing_in_it_holds_for_the_rest_of_a_page():
    page = charts.as_html(timeline(["Quay"]))
    assert "<style" not in page and "<metadata" not in page
    assert set(re.findall(r'id="(\w+)"', page)) <= set(re.findall(r"#(\w{11})\b", page))


def test_two_charts_on_one_page_refer_each_to_its_own():
    one, other = (
        set(re.findall(r'id="(\w+)"', charts.as_html(timeline(names)))) for names in (["Quay"], ["Quay", "B"])
    )
    assert one and other and not one & other


@pytest.mark.slow
def test_of_thousands_of_times_heaps_are_drawn_and_the_page_stays_small():
    many = pipeline.Planned(one_search(1500, now=TOLD_AT), now=TOLD_AT)
    for figure in (
        charts.time_chart(pipeline.time_spent(many, now=TOLD_AT)),
        charts.replies_chart(pipeline.reply_times(many, now=TOLD_AT)),
    ):
        assert len(charts.as_html(figure)) < 300_000


def test_wide_letters_are_counted_as_two():
    assert look.shortened("北" * 20, 20) == "北" * 9 + "…" and look.shortened("n" * 20, 20) == "n" * 20


@pytest.mark.many
@pytest.mark.parametrize("time", ["day", "night"])
@pytest.mark.parametrize("name", MAKERS)
def test_each_mark_stands_out_from_the_page_by_day_and_by_night(name, time):
    page, colours = charts.as_html(MAKERS[name](pipeline.Planned(SETS["example"], now=TOLD_AT))), palettes()[time]
    marks = re.findall(r'<g class="fu-mark".*?<text', page, re.DOTALL)  # up to its words, which are text
    assert marks
    for mark in marks:
        found = re.findall(r"(?:fill|stroke): (?:var\(--fu-([\w-]+), )?(#[0-9a-f]{6})", mark)
        ratios = [contrast(colours.get(named, plain), colours["surface"]) for named, plain in found]
        assert max(ratios) >= ENOUGH, mark[:300]


def test_a_long_title_of_a_saved_chart_stays_within_the_picture_and_is_whole_again_after():
    figure = timeline(["Northwind Clinics of the whole north"])
    (title,) = look.titles(figure)
    title.set_text(words := "None of 41 cases to follow up now, and the 20 most urgent are drawn below " * 2)
    with look.whole_titles(figure):
        figure.draw_without_rendering()
        assert title.get_window_extent().x1 <= figure.bbox.width and "\n" in title.get_text()
    assert title.get_text() == words and title.get_fontweight() == "bold"
