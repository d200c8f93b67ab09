"""The Markdown table read by markdown-it: whatever people wrote, each cell is text and nothing else."""

from datetime import UTC, datetime

from hypothesis import given, settings
from markdown_it import MarkdownIt

from followup.case.text import plain_text, shown
from followup.exchange.formats import Asked
from followup.exchange.formats.markdown import HEADER, cell, make
from followup.journal import Journal
from tests.amount import some

from .invented import NOW, case, case_saying, example_search, lines, texts

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read_table(text):
    """The texts of all cells, row by row; AssertionError where there is anything but one table of plain text."""
    tokens = READER.parse(text)
    assert [token.type for token in tokens if token.level == 0] == ["table_open", "table_close"]
    rows = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        if token.type == "inline":
            assert {child.type for child in token.children} <= {"text"}
            rows[-1].append("".join(child.content for child in token.children))
    return rows


def exported(*cases, now=NOW):
    return make(Asked({one.id: one for one in cases}, now, Journal("none"), "balanced")).decode()


def on_one_line(text):
    return " ".join(shown(plain_text(text)).split())


def test_one_row_a_case_the_most_urgent_first():
    rows = read_table(exported(*example_search()))
    assert rows[0] == list(HEADER) and len(rows) == 15
    assert [bool(row[4]) for row in rows[1:]] == sorted((bool(row[4]) for row in rows[1:]), reverse=True)


def test_a_row_says_what_is_next_and_when():
    _, row = read_table(exported(case()))
    assert row[:3] == ["Northwind Clinics", "Data analyst", "A follow-up is open"]
    assert "Bob Hahn" in row[3] and row[4] == "Fri 13 Mar, 09:00 to 17:00"


def test_signs_and_line_breaks_stay_what_people_wrote():
    assert cell("a|b\nc") == r"a\|b c"
    assert cell("[x](javascript:1) <b>*_`~&amp;\\") == r"\[x\](javascript:1) \<b\>\*\_\`\~\&amp;\\"


@given(texts)
def test_any_text_comes_back_from_its_cell(text):
    rows = read_table(f"| a | b |\n| --- | --- |\n| {cell(text)} | {cell(text)} |\n")
    assert rows[1] == [on_one_line(text)] * 2


@settings(max_examples=some(15), deadline=None)
@given(lines, texts)
def test_a_whole_case_of_hostile_texts_is_one_row(line, text):
    rows = read_table(exported(case_saying(line, text)))
    assert len(rows) == 2 and rows[1][:2] == [on_one_line(line)] * 2


def test_a_case_past_what_the_calendar_knows_keeps_its_row():
    interview = {"round": 1, "at": "2100-12-28T10:00:00+00:00", "with": ["maria"], "promised_days": 30}
    far, now = case(interviews=[interview], events=[]), datetime(2100, 12, 30, tzinfo=UTC)
    assert read_table(exported(far, now=now))[1][2:] == ["past what the calendar knows", "", ""]
