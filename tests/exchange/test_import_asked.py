"""What a list leaves open is asked, and what each line of it is: a row, a header, or no part of the table at all."""

import pytest

from .import_shapes import look, table_of


@pytest.mark.parametrize("lines", [
    ("Quay,Clerk,2026-01-05,Applied", "Mill,Cook,2026-01-06,Rejected", "Oak,Cook,2026-01-09,Applied"),
    ("Quay,Rejected", "Mill,Applied", "Oak,Rejected", "Elm,"),
    ("Quay,https://a.example/1,Applied", "Mill,https://b.example/1,Applied", "Oak,https://b.example/2,No reply"),
    ("5 Jan 2026\tQuay\tClerk", "6 Jan 2026\tMill\tCook", "6 Jan 2026\tOak\tCook"),
    ("Quay,Clerk,www.quay.example,120000.0,2026-01-05,Good", "Mill,Clerk,www.quay.example,120000.0,2026-01-05,Good"),
])  # fmt: skip
def test_a_first_line_that_is_a_row_is_kept_as_one_and_what_its_columns_hold_is_asked(lines):
    table = table_of(*lines)
    seen = look(table)
    assert [row.number for row in seen.rows] == list(range(1, len(lines) + 1)) and not seen.taken
    assert any(question.id == "column" and "Quay" in question.seen for question in seen.questions)
    assert "its first line is a row" in table.remarks[0]


@pytest.mark.parametrize("header", ["Company,Role,Applied", "Firm,Applied,Rejected", "Company,2025,2026", "Oak,Mill"])
def test_a_header_stays_one_and_one_in_words_nobody_knows_is_shown(header):
    seen = look(table_of(header, "Quay,Clerk,Applied", "Mill,Cook,Applied"))
    told = any("is taken for the names" in remark for remark in seen.remarks)
    assert (len(seen.rows), told) == (2, header == "Oak,Mill")


@pytest.mark.parametrize(("header", "rows"), [
    ("Company,Role", ("Quay,Clerk", "Mill,Cook")),
    ("Company,Role,Link", ("Quay,Clerk,https://x.example/1",)),
    ("Company,Role,Date applied", ("Quay,Clerk,", "Mill,Cook,", "Oak,Cook,2026-01-05")),
    ("Company,Role,Status", ("Quay,Clerk,", "Mill,Cook,Rejected")),
    ("Company,City,Notes", ("Quay,Bristol,nice place", "Mill,Leeds,")),
])  # fmt: skip
def test_however_short_a_list_a_row_that_says_nothing_of_having_been_sent_is_asked_about(header, rows):
    seen = look(table_of(header, *rows))
    said = [row for row in rows if "2026" in row or "Rejected" in row]
    assert len(seen.taken) == len(said) and [one.id for one in seen.questions] == ["words"]
    assert len(look(table_of(header, *rows), words={"(blank)": "applied"}).taken) == len(rows)


@pytest.mark.parametrize("below", [
    "- Elm | to do next", "* Elm | to do next", "1. Elm | to do next", "> Elm | to do next", "## Elm | to do next",
])  # fmt: skip
def test_a_list_right_below_a_table_is_no_part_of_it(below):
    lines = "| Company | Status |", "|---|---|", "| Quay | Applied |", below, "Oak | Applied"
    seen = look(table_of(*lines, name="log.md"))
    assert [row.employer for row in seen.rows] == ["Quay"]
    assert len(look(table_of(*lines[:3], *lines[4:], name="log.md")).rows) == 2
