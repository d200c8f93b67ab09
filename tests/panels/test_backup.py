"""Back up and restore on the page: looked at before anything changes, taken back with one press, quiet reminders."""

import json
import re
from base64 import b64decode
from datetime import timedelta

import pytest

from followup.case import clock
from followup.exchange.snapshot import take
from followup.journal import Journal
from followup.journal.backup import back_up
from followup.journal.example import TOLD_AT, open_example
from followup.panels.case.header import Header
from followup.panels.search.backup import BackUp
from followup.widgets import desk

from .conftest import case
from .driving import press

ATTACK = "<img src=x onerror=alert(1)>"


def choose(panel, data, name="followup-journal-2026-03-12.jsonl"):
    content = {"name": name, "type": "", "size": len(data), "content": data, "last_modified": TOLD_AT}
    panel.upload.value = (content,)


def shown(widget):
    return widget.layout.display is None


def saved(panel_html):
    return b64decode(re.search(r'href="data:application/x-ndjson;base64,([^"]+)"', panel_html)[1])


@pytest.fixture
def panel(made):
    return made.panel(BackUp)


@pytest.fixture
def data(tmp_path, path):
    other = Journal(tmp_path / "other" / "journal.jsonl")
    other.new_case(case(ATTACK), at=clock.now())
    return back_up(other, at=clock.now())


def test_one_press_makes_a_link_with_the_whole_journal(panel, journal):
    assert "No backup yet." in panel.about.value and panel.saved.value == ""
    press(panel.save)
    assert 'download="followup-journal-2026-03-12.jsonl"' in panel.saved.value
    assert saved(panel.saved.value) == journal.path.read_bytes()
    assert "No backup yet." in panel.about.value  # nobody knows whether the link was pressed
    press(panel.have)
    assert "Last backup: March 12" in panel.about.value and "Nothing has changed since." in panel.about.value


def test_a_backup_is_shown_first_and_nothing_changes_until_it_is_confirmed(panel, journal, data):
    before = journal.path.read_bytes()
    choose(panel, data)
    assert "1 case, written on March 12" in panel.place.value and shown(panel.asked)
    assert "Your search here has 2 cases" in panel.place.value and journal.path.read_bytes() == before
    press(panel.leave)
    assert not shown(panel.asked) and "Nothing was changed." in panel.live.value
    assert journal.path.read_bytes() == before


def test_a_restore_is_byte_for_byte_and_taken_back_with_one_press(panel, made, journal, data):
    before = journal.path.read_bytes()
    choose(panel, data)
    press(panel.take)
    assert journal.path.read_bytes() == data and [c.employer.name for c in made.cases.values()] == [ATTACK]
    assert "kept as journal-kept-2026-03-12.jsonl" in panel.live.value and shown(panel.kept)
    press(panel.back)
    assert journal.path.read_bytes() == before and len(made.cases) == 2
    press(panel.back)
    assert journal.path.read_bytes() == data


def test_the_first_visit_restores_into_nothing_and_leaves_the_example(tmp_path, path, data):
    made = desk("75_in_and_out", journal=str(path))
    panel = made.panel(BackUp)
    assert made.example and "nothing to back up yet" in panel.about.value and not shown(panel.save)
    choose(panel, data)
    press(panel.take)
    assert not made.example and path.read_bytes() == data and not shown(panel.kept)


def test_a_backup_made_while_the_example_was_shown_comes_back_as_ones_own_search(tmp_path, path):
    other = Journal(tmp_path / "other.jsonl")
    other.new_case(case(), at=clock.now())
    other.set("example", True, at=clock.now())
    made = desk("75_in_and_out", journal=str(path))
    panel = made.panel(BackUp)
    choose(panel, back_up(other, at=clock.now()))
    press(panel.take)
    assert not made.example and len(made.cases) == 1


@pytest.mark.parametrize("spoil, says", [
    (lambda data: data[:-20], "cut off in its last line"), (lambda data: b"", "empty"),
    (lambda data: data.replace(b"Chicago", b"Detroit"), "changed or damaged"),
    (lambda data: b"PK\x03\x04", "Not a backup of this workbook"),
    (lambda data: b"\n" * 10_000_001, "larger than 10 MB"),
])  # fmt: skip
def test_a_damaged_or_foreign_file_changes_nothing_and_says_why(panel, journal, data, spoil, says):
    before = journal.path.read_bytes()
    choose(panel, data)
    choose(panel, spoil(data), ATTACK)
    assert re.search(says, panel.live.value) and "Please look" in panel.live.value and "<img" not in panel.live.value
    assert not shown(panel.asked) and journal.path.read_bytes() == before


def test_an_export_is_sent_to_its_place(panel, tmp_path):
    choose(panel, take(open_example(tmp_path / "e.jsonl", now=TOLD_AT), now=TOLD_AT), "all.json")
    assert "Bring in a list" in panel.live.value and not shown(panel.asked)


def test_names_and_cases_stay_text(panel, data):
    choose(panel, data, ATTACK)
    press(panel.take)
    assert "&lt;img" in panel.place.value
    assert all("<img" not in text.value for text in (panel.place, panel.live, panel.about, panel.aside))


def later(monkeypatch, made, days):
    monkeypatch.setenv("FOLLOWUP_NOW", (clock.now() + timedelta(days=days)).isoformat())
    made.refresh()


def test_the_header_reminds_after_a_week_and_is_quiet_again(made, monkeypatch):
    made.open("00_start_here")
    header = made.panel(Header)
    reminder = header.reminder
    assert not shown(reminder.box)
    later(monkeypatch, made, 7)
    assert shown(reminder.box) and "not backed up for 7 days" in reminder.words.value
    press(reminder.save)
    assert saved(reminder.words.value) == made.own.path.read_bytes() and not shown(reminder.choices)
    press(reminder.have)
    later(monkeypatch, made, 30)
    made.refresh()
    assert "not backed up" not in reminder.words.value


def test_not_today_means_not_before_tomorrow(made, monkeypatch):
    made.open("00_start_here")
    reminder = made.panel(Header).reminder
    later(monkeypatch, made, 9)
    press(reminder.later)
    assert not shown(reminder.box)
    later(monkeypatch, made, 1)
    assert shown(reminder.box)


def test_nobody_is_reminded_while_the_example_is_shown(made, monkeypatch):
    made.open("00_start_here")
    reminder = made.panel(Header).reminder
    later(monkeypatch, made, 20)
    made.show_example(True)
    made.refresh()
    assert not shown(reminder.box)


def elsewhere(journal, name):
    """The same search on another computer, with something written down there."""
    copy = Journal(journal.path.with_name(name))
    copy.path.write_bytes(journal.path.read_bytes())
    copy.log(next(iter(copy.cases())), {"kind": "note", "text": "elsewhere"}, at=clock.now())
    return copy


def notes(journal):
    return [event.text for case in journal.cases().values() for event in case.events if event.kind == "note"]


def test_a_copy_that_a_sync_program_left_is_offered_and_brought_in_with_one_press(panel, journal):
    copy = elsewhere(journal, f"{journal.path.stem} (conflicted copy){journal.path.suffix}")
    panel.redraw()
    assert shown(panel.beside) and copy.path.name in panel.copy.value and "1 thing" in panel.copy.value
    press(panel.bring)
    assert "elsewhere" in notes(journal) and not shown(panel.beside) and copy.path.exists()


def test_a_fact_that_both_changed_is_told_when_the_copy_is_brought_in(panel, journal):
    copy = elsewhere(journal, f"{journal.path.stem} (conflicted copy){journal.path.suffix}")
    case_id = next(iter(journal.cases()))
    for book, title in ((journal, "Cook"), (copy, "Clerk")):
        book.set_facts(case_id, {("role", "title"): title}, at=clock.now())
    panel.redraw()
    press(panel.bring)
    assert "Changed in both:" in panel.live.value and "“Clerk”" in panel.live.value and "“Cook”" in panel.live.value


def test_without_such_a_copy_nothing_is_offered(panel):
    assert not shown(panel.beside)


def test_what_is_missing_can_be_added_from_a_backup_of_another_computer(panel, journal, tmp_path):
    copy = elsewhere(journal, "other.jsonl")
    journal.log(next(iter(journal.cases())), {"kind": "note", "text": "here"}, at=clock.now())
    choose(panel, back_up(copy, at=clock.now()))
    press(panel.add)
    assert {"here", "elsewhere"} <= set(notes(journal)) and not shown(panel.asked)
    choose(panel, back_up(copy, at=clock.now()))
    before = journal.path.read_bytes()
    press(panel.add)
    assert journal.path.read_bytes() == before


def with_line(data, **more):
    line = {"v": 1, "id": "89999999-zzzzzz", "at": clock.now().isoformat(), "do": "setting", "name": "x", "value": 1}
    return data + json.dumps(line | more).encode() + b"\n"


REFUSED = {
    "too far ahead": (lambda data: with_line(data, turn=10**15), "so far ahead that no other could come after it"),
    "by hand": (lambda data: data.replace(b"staffing forecasts", b"staffing by hand"), "was changed by hand"),
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_cannot_be_joined_is_refused_on_the_page_without_commands_keys_or_paths(panel, journal, why):
    change, said = REFUSED[why]
    data = journal.path.read_bytes()
    panel.data, panel.file = change(data), "other.jsonl"
    before = journal.path.read_bytes()
    press(panel.add)
    words = re.sub("<[^>]*>", "", panel.live.value)
    assert said in words and journal.path.read_bytes() == before
    assert not re.search(r"followup|case new|--|turn|jsonl|/|\d{8}|northwind-", words), words


def of_somebody_else(data):
    """Opened by other lines, and another job of the same name."""
    return re.sub(rb'"id":"(\d{8})-[0-9a-f]+"', rb'"id":"\1-zzzzzzzz"', data).replace(b"Data analyst", b"Cook", 1)


def test_a_file_that_shares_nothing_is_asked_about_and_can_be_taken_out_again(panel, journal):
    panel.data, panel.file = of_somebody_else(journal.path.read_bytes()), "other.jsonl"
    before = journal.path.read_bytes()
    press(panel.add)
    assert "perhaps it is another person" in panel.live.value and journal.path.read_bytes() == before
    assert panel.add.description == "Add it all the same"
    press(panel.add)
    words = re.sub("<[^>]*>", "", panel.live.value)
    assert (
        "goes by the same name as" in words and "is kept as" in words and panel.add.description != "Add it all the same"
    )
    assert not re.search(r"followup|case new|--|turn|/|\d{8}|northwind-", words), words
    assert journal.path.read_bytes().startswith(before) and journal.path.read_bytes() != before
    panel.redraw()
    press(panel.back)
    assert journal.path.read_bytes() == before
