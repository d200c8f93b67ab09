"""export: each format on the command line, files that are whole or not there, and what is refused."""

import csv
import io
import json
import os
import re
from pathlib import Path

import icalendar
import openpyxl
import pytest

from followup.exchange.formats import formats

AT = ("--now", "2026-03-12T09:05:00-05:00")
PRINTED = [name for name, form in formats().items() if form.text and not form.one_case]


def test_the_page_about_formats_names_each_of_them():
    told = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", told, re.MULTILINE) == list(formats())
    options = [option for form in formats().values() for option in form.options]
    assert all(f"`--{option.name}" in told for option in options)
    assert all(f"`{word}`" in told or f" {word}`" in told for option in options for word in option.among)


@pytest.mark.parametrize("form", PRINTED)
def test_what_goes_to_a_file_is_what_is_printed(say, northwind, tmp_path, form):
    printed = say("export", form, *AT)
    written = say("export", form, "--to", tmp_path / "out", *AT)
    assert (printed.status, written.status, printed.err, written.err) == (0, 0, "", "")
    assert (tmp_path / "out").read_bytes().decode() == printed.out and "out: written" in written.out


def test_a_calendar_of_a_case_file_needs_no_journal(say, case_file, own_journal):
    found = icalendar.Calendar.from_ical(say("export", "ics", case_file, *AT).out)
    assert any("interview" in event["summary"] for event in found.walk("VEVENT"))
    assert not own_journal.exists()


def test_a_table_is_chosen_by_name(say, northwind):
    said = say("export", "csv", "--table", "people", *AT)
    rows = list(csv.reader(io.StringIO(said.out.removeprefix("\ufeff"), newline="")))
    assert rows[1][3] == "Maria Lopez"
    assert "people?" in say("export", "csv", "--table", "peple").err


def test_a_workbook_goes_to_a_file_only(say, northwind, tmp_path):
    assert say("export", "xlsx").status == 2
    say("export", "xlsx", "--to", tmp_path / "all.xlsx", *AT)
    assert openpyxl.load_workbook(tmp_path / "all.xlsx").sheetnames[0] == "cases"


def test_json_holds_the_journal_or_the_cases_named(say, northwind, own_journal, case_file):
    say("case", "new", "--file", case_file)
    whole, one = json.loads(say("export", "json").out), json.loads(say("export", "json", northwind).out)
    assert len(whole["cases"]) == 2 and [case["id"] for case in one["cases"]] == [northwind]
    assert len(whole["journal"]) == own_journal.read_bytes().count(b"\n") + 1
    assert say("export", "json", case_file).status == 2


def test_a_draft_as_mail_is_the_first_email_of_the_plan(say, northwind):
    assert "X-Unsent: 1" in say("export", "eml", northwind, *AT).out
    assert say("export", "eml", *AT).status == 2
    assert say("export", "eml", northwind, "--step", "nonsense", *AT).status == 2


def test_options_of_other_formats_are_refused(say, northwind):
    assert "belongs to eml" in say("export", "ics", "--step", "thank-you").err
    assert say("export", "eml", northwind, "--table", "people").status == 2


def test_a_table_in_markdown_has_a_row_a_case(say, northwind):
    head, _, row, *more = say("export", "markdown", *AT).out.splitlines()
    assert head == "| Employer | Role | Stage | Next step | When, at the employer's |" and not more
    assert row.startswith("| Northwind Clinics | Data analyst |") and "Maria Lopez" in row and "12 Mar" in row


def test_no_file_is_written_over_unless_told_to(say, northwind, tmp_path):
    path = tmp_path / "out.ics"
    path.write_text("mine")
    said = say("export", "ics", "--to", path, *AT)
    assert said.status == 2 and "--force" in said.err and path.read_text() == "mine"
    assert say("export", "ics", "--to", path, "--force", *AT).status == 0
    assert path.read_text().startswith("BEGIN:VCALENDAR")
    assert os.listdir(tmp_path).count("out.ics") == 1 and not [n for n in os.listdir(tmp_path) if n.startswith(".")]


def test_cases_may_follow_the_options(say, northwind, tmp_path):
    assert say("export", "ics", "--to", tmp_path / "a.ics", northwind).status == 0


@pytest.mark.parametrize("words", [("--to", "/nonsense/no/file"), ("--to", "/"), ("--to", "a\0b"), ("--to", "")])
def test_a_place_that_can_t_be_written_is_named(say, northwind, words):
    said = say("export", "ics", *words)
    assert said.status == 2 and "--to" in said.err


def test_a_journal_without_a_case_has_nothing_to_export(say):
    said = say("export", "ics")
    assert said.status == 1 and "no case yet" in said.err


@pytest.mark.parametrize("words", [(), ("exe",), ("ics", "nobody"), ("ics", "--now", "today")])
def test_wrong_words_are_told(say, northwind, words):
    said = say("export", *words)
    assert said.status == 2 and said.out == ""


@pytest.mark.parametrize("words", [
    ("export", "json"), ("export", "ics"), ("cards",), ("report", "--from", "2026-03-01"), ("backup",),
])  # fmt: skip
def test_nothing_is_written_over_the_journal_itself(say, northwind, own_journal, tmp_path, words):
    before = own_journal.read_bytes()
    (tmp_path / "link").symlink_to(own_journal)
    for to in (own_journal, tmp_path / "link"):
        said = say(*words, *(() if words == ("backup",) else ("--to",)), to, "--force")
        assert said.status == 2 and "journal" in said.err and own_journal.read_bytes() == before
    assert (tmp_path / "link").is_symlink()


def test_an_export_replaces_no_other_journal_and_no_backup_but_an_older_export(say, northwind, own_journal, tmp_path):
    say("backup", tmp_path / "saved")
    for name, data in (("client.jsonl", own_journal.read_bytes()), ("saved", (tmp_path / "saved").read_bytes())):
        (tmp_path / name).write_bytes(data)
        said = say("export", "json", "--to", tmp_path / name, "--force", *AT)
        assert said.status == 2 and (tmp_path / name).read_bytes() == data
    assert say("backup", tmp_path / "saved", "--force").status == 0
    (tmp_path / "old.json").write_text("{}")
    assert say("export", "json", "--to", tmp_path / "old.json", "--force", *AT).status == 0


def test_a_comment_replaces_no_journal(say, northwind, own_journal):
    before = own_journal.read_bytes()
    said = say("cohort", "comment", "kim", "Well done.", "--from", "Ada", "--output", own_journal, "--force")
    assert said.status == 2 and own_journal.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="no FIFOs")
def test_what_is_no_ordinary_file_is_not_replaced(say, northwind, tmp_path):
    os.mkfifo(tmp_path / "gate")
    (tmp_path / "link").symlink_to(tmp_path / "gate")
    (tmp_path / "null").symlink_to("/dev/null")
    for name in ("gate", "link", "null"):
        said = say("export", "json", "--to", tmp_path / name, "--force", *AT)
        assert said.status == 2 and "no ordinary file" in said.err
        assert "no ordinary file" in say("backup", tmp_path / name, "--force").err
    assert (tmp_path / "gate").is_fifo() and (tmp_path / "link").is_symlink() and not Path("/dev/null").is_file()


def test_through_a_link_its_target_is_written(say, northwind, tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "real.json").write_text("{}")
    (tmp_path / "link").symlink_to(tmp_path / "there" / "real.json")
    assert say("export", "json", "--to", tmp_path / "link", "--force", *AT).status == 0
    assert (tmp_path / "link").is_symlink() and "format" in (tmp_path / "there" / "real.json").read_text()


@pytest.mark.parametrize(
    "begins", [b"\n", b'{"torn\n', b"\xef\xbb\xbf", b"\xef\xbb\xbf\n\r\n", b"# mine\n" * 5000, b"\xff\n"]
)
def test_a_journal_is_known_whatever_stands_before_its_first_line(say, northwind, own_journal, tmp_path, begins):
    other = tmp_path / "other.jsonl"
    other.write_bytes(begins + own_journal.read_bytes())
    before = other.read_bytes()
    said = say("export", "json", "--to", other, "--force", *AT)
    assert said.status == 2 and "a journal, which nothing but a backup replaces" in said.err
    assert other.read_bytes() == before


def test_half_a_line_of_a_journal_is_not_written_over_either(say, northwind, own_journal, tmp_path):
    other = tmp_path / "other.jsonl"
    other.write_bytes(own_journal.read_bytes()[:60])
    assert say("export", "json", "--to", other, "--force", *AT).status == 2


@pytest.mark.parametrize(
    "held", [b"", b"\n", b"{}\n", b'{"v":1,"id":"mine"}\n', b"[\n" * 1000, b'see {"v":1,"id":"00000001-ab']
)
def test_what_only_looks_a_little_like_a_journal_is_written_over(say, northwind, tmp_path, held):
    path = tmp_path / "mine.jsonl"
    path.write_bytes(held)
    assert say("export", "json", "--to", path, "--force", *AT).status == 0
