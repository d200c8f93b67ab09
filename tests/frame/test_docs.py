"""What README, CONTRIBUTING and docs say is true: their examples run, their tables name every key."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import tomllib
from pathlib import Path

import pytest

import followup
from followup.case import event_kinds
from followup.case.case import Candidate, Contact, Employer, Event, Interview, Role
from followup.case.schema import keys_of
from followup.commands.cli import main
from followup.rulebook.loading import load_rulebook

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
CASE_FILE = (ROOT / "docs" / "case-file.md").read_text(encoding="utf-8")


def fenced(text: str, language: str = "") -> list[str]:
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return [block for tongue, block in blocks if tongue == language]


@pytest.fixture
def case_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "case.toml").write_text(fenced(README, "toml")[0], encoding="utf-8")
    return tmp_path / "case.toml"


def test_the_plan_in_the_readme_is_what_its_command_prints(case_file):
    command = re.search(r"\$ python3 start\.py followup (plan .*)", README)[1]
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        status = main(shlex.split(command))
    assert status == 0
    assert printed.getvalue().rstrip() in [block.rstrip() for block in fenced(README)]


def test_the_python_in_the_readme_runs(case_file, capsys):
    exec(fenced(README, "python")[0], {})  # our own text, read above
    assert "March 13" in capsys.readouterr().out


def test_every_folder_and_file_the_readme_names_is_there():
    named = re.findall(r"`((?:followup|tests|notebooks|docs)/[\w/.-]*)`", README + CONTRIBUTING)
    missing = [name for name in named if not (ROOT / name).exists()]
    assert named and not missing


def test_the_rule_and_the_policy_in_contributing_load_as_a_counselors_folder(tmp_path):
    examples = [block for block in fenced(CONTRIBUTING, "toml") if "[[" in block]
    for number, block in enumerate(examples):
        (tmp_path / f"{number}.toml").write_text(block, encoding="utf-8")
    book = load_rulebook(tmp_path)
    assert "no-call-before-the-promise" in book.rules
    assert book.policies["friday-caller"].first_how == "phone"


def test_the_events_in_contributing_are_whole_entries():
    entries = [eval(block, vars(event_kinds)) for block in fenced(CONTRIBUTING, "python")]  # our own text, read above
    assert [(type(entry), entry.word) for entry in entries] == [
        (event_kinds.What, "slot_cancelled"),
        (event_kinds.EventKind, "ran_into"),
    ]


@pytest.mark.parametrize("table", [Candidate, Employer, Role, Contact, Interview, Event])
def test_the_page_on_case_files_names_every_key(table):
    assert [key for key in keys_of(table) if f"`{key}`" not in CASE_FILE] == []


def test_the_case_in_the_readme_is_sound():
    assert followup.check_case(tomllib.loads(fenced(README, "toml")[0])) == []


def test_every_place_that_names_the_version_names_this_one():
    places = {"pyproject.toml": r'^version = "(.*)"', "CITATION.cff": r"^version: (.*)",
              "docs/accessibility/openacr.yaml": r'^  version: "(.*)"'}  # fmt: skip
    texts = {name: (ROOT / name).read_text(encoding="utf-8") for name in places}
    assert {re.search(found, texts[name], re.MULTILINE)[1] for name, found in places.items()} == {followup.__version__}


def test_a_report_goes_to_whoever_keeps_the_copy_and_no_absent_person_is_promised():
    security = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert "**Reports about this copy go to:**" in security and "You will have an answer" not in security
    for name in ("CITATION.cff", "CODE_OF_CONDUCT.md", "docs/for-it.md", "docs/accessibility/openacr.yaml"):
        assert "SECURITY.md" in (ROOT / name).read_text(encoding="utf-8"), name
