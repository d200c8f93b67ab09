"""A path that can be no file is said so, by every command that takes one."""

from argparse import Namespace
from datetime import UTC, datetime

import pytest

from followup.case.case_file import read_table
from followup.case.errors import InputError
from followup.commands.chosen import choose_case
from followup.journal import Journal

NOW = datetime(2026, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize("words", [
    ("backup",), ("restore",), ("share", "--yes", "--to"), ("rules", "check"), ("rules", "use"), ("cohort", "build"),
    ("cohort", "today", "--store"), ("cards", "--list", "--stories"),
])  # fmt: skip
@pytest.mark.parametrize("name", ["n" * 300, "~nobody-here/x"])
def test_a_name_no_disk_takes_is_explained(say, northwind, words, name):
    said = say(*words, name, *(("--store", "s") if words == ("cohort", "build") else ()))
    assert said.status == 2 and said.out == "" and "error of our own" not in said.err


def test_a_file_in_the_folder_hides_no_case_of_the_journal(say, northwind, case_file, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    other = case_file.read_text().replace("Northwind Clinics", "Southwind Mills")
    for name in (northwind, "other.toml", "other"):
        (tmp_path / name).write_text(other)
    told = {
        word: say("case", "show", word, "--json").out for word in (northwind, f"./{northwind}", "other.toml", "other")
    }
    assert [one for one, out in told.items() if "Northwind Clinics" in out] == [northwind]
    assert all("Southwind Mills" in told[word] for word in ("other.toml", "other"))


def test_for_an_assistant_no_id_is_ever_a_file(case_file, own_journal, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Journal(own_journal).new_case({**read_table(case_file), "id": "a.toml"}, at=NOW)
    (tmp_path / "a.toml").write_text(case_file.read_text().replace("Northwind", "Southwind"))
    args = Namespace(journal=str(own_journal), ids_alone=True)
    assert choose_case("a.toml", args).case.employer.name == "Northwind Clinics"
    with pytest.raises(InputError, match="no case has this id"):
        choose_case(str(case_file), args)
    args.ids_alone = False
    assert choose_case("a.toml", args).case.employer.name == "Southwind Clinics"


def test_half_a_character_is_not_written_down_and_is_said_so(say, northwind):
    said = say("log", northwind, "sent", "what=thank_you", "to=maria", "text=caf\udce9")
    assert said.status == 2 and "half a character" in said.err and "codec" not in said.err


def test_no_command_writes_into_a_list_that_is_named_for_a_journal(say, northwind, case_file, own_journal, tmp_path):
    other, rules, backup, log = (tmp_path / name for name in ("list.csv", "rules", "backup.jsonl", "log.csv"))
    rules.mkdir()
    log.write_text("Company,Title,Applied\nSouthwind,Cook,2026-02-03\n")
    other.write_bytes(b"employer,role\nNorthwind,Analyst\n")
    assert say("backup", backup).status == 0
    for words in (
        ("case", "new", "--file", case_file), ("case", "new", "--file", case_file, "--name", "Ada Ray"),
        ("log", northwind, "note", "text=x"), ("undo",), ("merge", backup, "--yes"), ("restore", backup),
        ("import", log, "--name", "Ada Ray", "--timezone", "UTC", "--accept"),
        ("rules", "use", rules), ("rules", "use", "--none"), ("forget", northwind, "--yes"),
        ("backup", tmp_path / "other.jsonl"), ("share", "--yes", "--to", tmp_path / "share.json"),
    ):  # fmt: skip
        said = say(*words, "--journal", other)
        assert said.status and other.name in said.err, words
        assert other.read_bytes() == b"employer,role\nNorthwind,Analyst\n", words
    assert say("cohort", "note", "ada", "a word", "--notes", other).status == 2
    made = {other.name, rules.name, backup.name, log.name, case_file.name, "own"}
    assert {one.name for one in tmp_path.iterdir()} == made


def test_a_name_with_a_line_break_in_it_makes_no_line_of_its_own(say, case_file, tmp_path):
    place = tmp_path / "a\nAll is well\x1b[2J\u2028All is well"
    place.mkdir()
    journal, store = place / "journal.jsonl", place / "store"
    case = place / "case.toml"
    case.write_bytes(case_file.read_bytes())
    export, backup = place / "export.json", place / "backup.jsonl"
    of = ("--journal", journal)
    for words in (
        ("case", "check", case), ("case", "list", *of), ("case", "new", "--file", case, *of), ("backup", backup, *of),
        ("export", "json", "--to", export, *of), ("import", export, *of), ("import", export, "--preview", *of),
        ("merge", backup, *of), ("restore", backup, "--preview", *of), ("restore", backup, *of),
        ("rules", "use", place, *of),
        ("share", "--yes", "--to", place, *of), ("cohort", "build", place, "--store", store),
        ("rules", "use", "--none", *of),
        ("cohort", "today", place), ("plan", "x", *of), ("forget", "northwind-clinics-data-analyst", "--yes", *of),
    ):  # fmt: skip
        said = say(*words)
        lines = (said.out + said.err).splitlines()
        assert not any(line.strip().startswith("All is well") for line in lines), (words, lines)
