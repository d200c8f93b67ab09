"""`followup read`: JSON as the contract has it, plain lines for people, and errors in three lines."""

import json

import pytest

from followup.commands.cli import main

TEXT = "Hi Jo,\n\nNothing is decided yet. We will let you know early next week.\n\nRegards\nAnn Lee\n"
NOW = "2026-03-03T10:00:00+00:00"


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "mail.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_it_prints_the_keys_of_the_contract(letter, capsys):
    assert main(["read", letter, "--now", NOW, "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert list(made) == ["event", "interview", "options", "unsure", "marks"]
    assert made["event"]["what"] == "no_decision" and made["event"]["promised_by"] == "2026-03-11"
    assert made["unsure"] == [{"key": "promised_by", "words": "early next week"}]
    assert set(made["interview"]) == {"at", "ends", "format", "with", "link", "place"}


def test_it_tells_people_in_plain_words(letter, capsys):
    assert main(["read", letter, "--now", NOW]) == 0
    told = capsys.readouterr().out
    assert "nothing is decided yet (from Ann Lee)" in told and "Wednesday, 11 March" in told
    assert "Not certain, when they will answer: “early next week”" in told and "promised_by" not in told


def test_a_zone_that_is_named_counts_where_no_case_is_given(tmp_path, capsys):
    path = tmp_path / "mail.txt"
    path.write_text("Please join the interview on Thursday 12 March at 2pm ET.\n", encoding="utf-8")
    main(["read", str(path), "--now", NOW, "--json"])
    assert json.loads(capsys.readouterr().out)["interview"]["at"] == "2026-03-12T14:00:00-04:00"


def test_what_cannot_be_read_is_said_in_three_lines(tmp_path, capsys):
    assert main(["read", str(tmp_path / "none.txt")]) == 2
    assert 1 <= len(capsys.readouterr().err.splitlines()) <= 3
