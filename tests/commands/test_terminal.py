"""What others wrote comes to the terminal as text: no control character of theirs moves, hides or names anything."""

import json
import os
import re
import shutil

import pytest

from followup.case import clock
from followup.case.text import on_screen
from followup.commands.cli import main
from followup.journal import Journal
from tests.panels.conftest import case

EVIL = "\x1b]0;pw\x07\x1b[2J\x7f\x9b2J\r"
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@pytest.fixture
def told(capsys, monkeypatch):
    monkeypatch.setenv("FOLLOWUP_NOW", "2026-03-12T09:05:00-05:00")

    def run(*words):
        main([str(word) for word in words])
        both = capsys.readouterr()
        return both.out + both.err

    return run


def test_the_heading_of_a_column(told, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(f"Company{EVIL[:-1]},Role,Status\nAcme,Dev,weird\n")
    said = told("import", path, "--preview", "--journal", tmp_path / "j.jsonl")
    assert "weird" in said and not OBEYED.search(said)


def test_the_id_of_a_case_that_is_undone(told, tmp_path):
    path = tmp_path / "j.jsonl"
    Journal(path).new_case(case(), at=clock.now())
    (line,) = path.read_text().splitlines()
    held = json.loads(line)
    held["case"] = held["facts"]["id"] = f"evil{EVIL}"
    path.write_text(json.dumps(held) + "\n")
    said = told("undo", held["case"], "--journal", path)
    assert "evil" in said and "]0;pw" in said and not OBEYED.search(said)


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_the_name_of_a_file_and_of_a_folder(told, tmp_path):
    folder = tmp_path / "clients"
    folder.mkdir()
    Journal(folder / "a.jsonl").new_case(case(), at=clock.now())
    shutil.copy(folder / "a.jsonl", folder / f"b{EVIL}.jsonl")
    outcomes = ("cohort", "outcomes", folder, "--from", "2026-01", "--to", "2026-03")
    for words in (("cohort", "today", folder), outcomes, ("cohort", "today", tmp_path / EVIL)):
        said = told(*words)
        assert "pw" in said and not OBEYED.search(said)
    (tmp_path / "practice" / f"who{EVIL}").mkdir(parents=True)
    (tmp_path / "practice" / f"who{EVIL}" / "practice.json").write_text("{}")
    assert not OBEYED.search(told("practice", "feedback", tmp_path / "practice"))


def test_words_of_the_command_line_in_an_error(told, tmp_path):
    for words in ((f"pl{EVIL}an",), ("plan", f"x{EVIL}.toml"), ("plan", "--policy", EVIL, "x"), (f"--{EVIL}",)):
        said = told(*words)
        assert said and not OBEYED.search(said)


def test_what_is_no_text_for_people_stays_as_it_is():
    assert on_screen("one\r\n\ttwo\nthree é 👩‍💻") == "one\n\ttwo\nthree é 👩‍💻"
    assert on_screen("a\x1b[2Jb\x7f\x9b\x0c") == "a␛[2Jb␡⟦U+009B⟧␌"
