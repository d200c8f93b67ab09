"""A journal of which something can't be read is called damaged, never empty, and what can be read goes on."""

import pytest

from followup.case import clock
from followup.journal import Journal
from followup.panels.case.header import Header
from followup.panels.workbook import desk

AT = clock.read_moment("2026-03-05T09:00:00-06:00", "test")
WORDS = (
    ("plan", "CASE"), ("explain", "CASE"), ("policies", "CASE"), ("draft", "CASE", "--step", "thank-you"),
    ("case", "show", "CASE"), ("log", "CASE", "note", "text=again"), ("agenda",), ("export", "markdown"),
)  # fmt: skip
OF_A_CASE = ("plan", "log", "undo")


@pytest.fixture(autouse=True)
def fixed(monkeypatch):
    monkeypatch.setenv("FOLLOWUP_NOW", AT.isoformat())


def spoil(path, *numbers):
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(
        b"\n".join(one.replace(b'"do"', b'"d\xff"') if n in numbers else one for n, one in enumerate(lines))
    )


def test_every_command_goes_on_with_what_can_be_read_and_says_that_something_is_lost(say, northwind, own_journal):
    assert say("log", northwind, "note", "text=one").status == 0
    sound = {words: say(*(northwind if word == "CASE" else word for word in words)) for words in WORDS}
    spoil(own_journal, 1)
    for words in WORDS:
        said = say(*(northwind if word == "CASE" else word for word in words))
        assert said.status == sound[words].status and "damaged: one line of it can't be read" in said.err, words
    assert "damaged" not in say("case", "list").err and ", line 2: " in say("case", "list").out


def test_a_journal_whose_cases_cannot_be_read_is_not_called_empty(say, northwind, own_journal, tmp_path):
    spoil(own_journal, 0)
    for words in (("plan", northwind), ("log", northwind, "note", "text=x"), ("backup", tmp_path / "b.jsonl")):
        said = say(*words)
        assert said.status == 2 and "damaged throughout: no line of it can be read" in said.err, words
        assert "no case yet" not in said.err
    assert say("case", "list").out.startswith("No case can be read in ")
    opened = desk(journal=str(own_journal), example_first=False)
    header = opened.panel(Header)
    header.draw()
    assert "A backup of yours" in header.none.value and "No case yet" not in header.none.value


def test_what_a_crash_left_of_a_line_that_nobody_was_told_of_is_no_damage_to_speak_of(say, northwind, own_journal):
    with own_journal.open("ab") as file:
        file.write(b'{"v":1,"id":"0000')
    assert say("plan", northwind).err == "" and say("log", northwind, "note", "text=x").err == ""
    assert say("plan", northwind).err == "" and ", line 2: " in say("case", "list").out


def test_after_a_restore_nothing_is_said_of_the_damage_before(say, northwind, own_journal, tmp_path):
    say("backup", tmp_path / "b.jsonl")
    spoil(own_journal, 0)
    assert say("restore", tmp_path / "b.jsonl").err == "" and Journal(own_journal).damage() is None
