"""followup practice: handed in, collected and answered by folder."""

import json

import pytest

from followup.case import clock
from followup.commands.cli import main
from followup.journal import Journal
from followup.training.certificate import NAME, note_answer
from followup.training.certificate.standing import standing

ALL = standing([]).total  # how many situations the workbook has


@pytest.fixture
def folder(tmp_path, capsys):
    """What two people handed in with the command."""
    for who in ("ada", "ben"):
        journal = Journal(tmp_path / f"{who}.jsonl")
        journal.set(NAME, who.title(), at=clock.now())
        note_answer(journal, "nine-sharp", "balanced", True, at=clock.now())
        (tmp_path / "in" / who).mkdir(parents=True)
        assert main(["practice", "hand-in", "--journal", str(journal.path), "--to", str(tmp_path / "in" / who)]) == 0
    assert "handed in, 1 solved" in capsys.readouterr().out
    return tmp_path / "in"


def test_who_practised_what_is_a_table_or_a_spreadsheet(folder, capsys):
    assert main(["practice", "collect", str(folder)]) == 0
    told = capsys.readouterr().out
    assert "2 people handed in." in told and "ada" in told and f"1 of {ALL}" in told
    assert main(["practice", "collect", str(folder), "--csv"]) == 0
    head, first, *_ = capsys.readouterr().out.splitlines()
    assert head.removeprefix("\ufeff").startswith("who,name") and first.startswith(f"ada,Ada,1 of {ALL},1")


def test_feedback_goes_to_who_handed_in_something_new(folder, capsys):
    words = ["practice", "feedback", str(folder), "--from", "Rosa", "--say", "Well done."]
    assert main(words) == 0
    assert json.loads((folder / "ben" / "feedback.json").read_text())["says"].startswith("Well done.\nYour practice: 1")
    assert main(words) == 0
    assert "2 handed in nothing new since their last feedback" in capsys.readouterr().out
    assert main([*words, "--force"]) == 0


def test_no_folder_is_said_so(capsys):
    assert main(["practice", "collect", "nowhere"]) == 2
    assert "no such folder" in capsys.readouterr().err


def test_a_table_of_nobody_is_a_sentence(tmp_path, capsys):
    assert main(["practice", "collect", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "0 people handed in.\n"


def test_a_name_that_is_no_text_is_handed_in_all_the_same(tmp_path, capsys):
    words = ["--journal", str(tmp_path / "j.jsonl"), "--to", str(tmp_path), "--name", "Ren\udce9"]
    assert main(["practice", "hand-in", *words]) == 0
    assert json.loads((tmp_path / "practice.json").read_text())["name"] == "Ren\\udce9"
