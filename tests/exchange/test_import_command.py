"""followup import: a preview, an import, and a refusal that names the answer it needs."""

import json

import pytest

from followup.commands.cli import main
from followup.commands.imports import own_zone

from .import_shapes import SAMPLES

NAMED = ("--name", "Robin Vale", "--timezone", "America/Chicago")


@pytest.fixture
def journal(tmp_path, monkeypatch):
    path = tmp_path / "journal.jsonl"
    monkeypatch.setenv("FOLLOWUP_JOURNAL", str(path))
    return path


@pytest.fixture
def say(journal, capsys):
    def run(*words):
        status = main([str(word) for word in words])
        out, err = capsys.readouterr()
        assert len(err.splitlines()) <= 3 and "Traceback" not in err
        return status, out, err

    return run


def test_a_preview_shows_counts_columns_reasons_and_questions_and_writes_nothing(say, journal):
    status, out, _ = say("import", SAMPLES / "messy.csv", "--preview", *NAMED)
    assert status == 0 and not journal.exists()
    assert "13 read, 8 taken, 3 held back, 2 refused; nothing written yet" in out
    assert "title (role) = Specific Role, 77% sure" in out and "2 held back: can't be told from another row" in out
    assert "To answer first: what does this status mean?" in out and "America/Chicago" in out
    assert "somebody called maybe (1) = not clear" in out


def test_an_import_needs_its_questions_answered_and_says_which(say, journal):
    status, out, err = say("import", SAMPLES / "messy.csv", *NAMED)
    assert (status, out) == (1, "") and "messy.csv" in err and "--word" in err and not journal.exists()
    told = ("--word", "somebody called maybe=in progress, nothing decided")
    status, out, _ = say("import", SAMPLES / "messy.csv", *NAMED, *told)
    assert status == 0 and "9 cases opened" in out
    assert [line for line in journal.read_text("utf-8").splitlines() if '"case"' in line and '"facts"' in line][7:]


def test_json_says_all_of_it_and_the_second_time_takes_nothing(say, journal):
    status, out, _ = say("import", SAMPLES / "teal.csv", *NAMED, "--json")
    first, kept = json.loads(out), journal.read_bytes()
    assert status == 0 and first["done"]["taken"] == 2 and first["counts"]["read"] == len(first["rows"]) == 3
    assert first["columns"]["employer"]["name"] == "Company Name" and first["rows"][1]["says"].startswith("saved")
    again = json.loads(say("import", SAMPLES / "teal.csv", "--json")[1])
    assert again["done"]["taken"] == 0 and journal.read_bytes() == kept


def test_columns_and_rows_may_be_chosen(say):
    out = say("import", SAMPLES / "teal.csv", *NAMED, "--map", "title=Notes", "--also", "3", "--preview", "--all")[1]
    assert "3 read, 3 taken" in out and "looks kind" in out


@pytest.mark.parametrize("words, status, says", [
    (("import", "nowhere.csv"), 2, "can't be read"),
    (("import", SAMPLES / "teal.csv", "--map", "titel=Notes"), 2, "title?"),
    (("import", SAMPLES / "teal.csv", "--map", "title"), 2, "employer=Company"),
    (("import", SAMPLES), 2, "can't be read"),
    (("import", SAMPLES / "teal.csv", "--dates", "dym"), 2, "dmy"), (("import", SAMPLES / "teal.csv"), 1, "--name"),
    (("import", SAMPLES / "teal.csv", "--timezone", "Chicagoo"), 2, "unknown time zone"),
    (("import", SAMPLES / "teal.csv", "--encoding", "utf-99"), 2, "unknown encoding"),
])  # fmt: skip
def test_what_is_wrong_is_said_in_a_line(say, words, status, says):
    got, out, err = say(*words)
    assert (got, out) == (status, "") and says in err


def test_a_snapshot_of_our_own_comes_back_identical(say, journal, tmp_path, monkeypatch):
    say("import", SAMPLES / "teal.csv", *NAMED)
    say("export", "json", "--to", tmp_path / "all.json")
    kept = journal.read_bytes()
    monkeypatch.setenv("FOLLOWUP_JOURNAL", str(tmp_path / "new.jsonl"))
    assert "2 cases" in say("import", tmp_path / "all.json", "--preview")[1] and not (tmp_path / "new.jsonl").exists()
    assert say("import", tmp_path / "all.json")[0] == 0 and (tmp_path / "new.jsonl").read_bytes() == kept


@pytest.mark.parametrize("named, zone", [("Europe/Vienna", "Europe/Vienna"), (":UTC", "UTC"),
                                         ("/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo")])  # fmt: skip
def test_the_computers_own_zone_is_the_default(monkeypatch, named, zone):
    monkeypatch.setenv("TZ", named)
    assert own_zone() == zone


def test_what_is_accepted_names_what_was_not_clear_and_leaves_it_out(say, journal):
    status, out, _ = say("import", SAMPLES / "messy.csv", *NAMED, "--accept")
    assert status == 0 and "8 cases opened" in out and "Not clear, and left out: what does this status mean?" in out


def test_changes_are_shown_before_they_are_taken(say, tmp_path):
    path = tmp_path / "list.csv"
    for status in ("Applied", "Rejected"):
        path.write_text(f"Company,Role,Status\nQuay,Clerk,{status}\n", encoding="utf-8")
        code, out, _ = say("import", path, *NAMED)
        assert code == 0
    assert "Applied → Rejected; a no, day not known" in out
    assert "nothing written yet" in out and "With --accept the same command writes all of it" in out
    assert "Applied → Rejected; a no, day not known" in say("import", path, "--preview")[1]
    assert "1 brought up to date" in say("import", path, "--accept", *NAMED)[1]


@pytest.mark.parametrize("word", ["SKIP", "=applied", "SKIP=", "SKIP=whatever"])
def test_a_word_needs_a_meaning(say, word):
    code, _, err = say("import", SAMPLES / "teal.csv", *NAMED, "--word", word)
    assert code == 2 and err


def test_signs_that_nobody_sees_change_nothing_the_second_time(say, journal, tmp_path):
    table = tmp_path / "list.csv"
    table.write_text(
        "Company,Role,Applied,Status,Notes,Source\n\u2066Acme,\u200bDev,2026-03-01,Applied,\u2066x,y\u200b\n"
    )
    assert say("import", table, "--accept", *NAMED)[0] == 0
    before = journal.read_bytes()
    assert say("import", table, "--accept", *NAMED)[0] == 0 and journal.read_bytes() == before
