"""The example search: made from its case files, invented from end to end, and about now whenever it is opened."""

import importlib.util
import json
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

import followup
from followup.case.case_file import case_to_dict
from followup.journal import Journal
from followup.journal.example import EXAMPLE, TOLD_AT, is_example, open_example
from followup.rulebook.facts import STAGES

ROOT = Path(__file__).resolve().parents[2]
CASE_FILES = sorted((ROOT / "data" / "example_search").glob("*.toml"))


@pytest.fixture(scope="module")
def make_example():
    spec = importlib.util.spec_from_file_location("make_example", ROOT / "data" / "make_example.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def stages(journal, now):
    return {case_id: followup.plan(case, now=now).stage for case_id, case in journal.cases().items()}


def test_the_committed_journal_is_what_its_case_files_make(make_example):
    assert EXAMPLE.read_bytes() == make_example.journal()


def test_folding_the_journal_gives_the_case_files_back():
    told = {case.id: case for case in map(followup.load_case, CASE_FILES)}
    held = Journal(EXAMPLE).cases()
    assert set(held) == set(told)
    for case_id, case in told.items():
        assert case_to_dict(held[case_id]) == case_to_dict(case)


def test_no_line_of_it_is_set_aside():
    assert Journal(EXAMPLE).problems == []


def test_every_stage_has_a_case():
    assert set(stages(Journal(EXAMPLE), TOLD_AT).values()) == set(STAGES)


def test_the_first_line_says_that_all_of_it_is_invented():
    first = json.loads(EXAMPLE.read_text(encoding="utf-8").splitlines()[0])
    assert first["do"] == "setting" and "invented" in first["value"]


def test_nothing_in_it_reaches_anybody():
    text = EXAMPLE.read_text(encoding="utf-8")
    assert all(re.search(r"(\.example|@example\.org)$", found) for found in re.findall(r"[\w.]+@[\w.]+", text))
    assert all(".example/" in found for found in re.findall(r"https?://[^\"]+", text))
    assert all(re.search(r" 555 01\d\d$", found) for found in re.findall(r"\"(\+[\d ]+)\"", text))


def test_a_copy_at_its_own_moment_is_the_same_file(tmp_path):
    copy = open_example(tmp_path / "journal.jsonl", now=TOLD_AT)
    assert copy.path.read_bytes() == EXAMPLE.read_bytes()
    assert is_example(copy)


def test_a_copy_made_later_is_moved_by_whole_days(tmp_path):
    now = TOLD_AT + timedelta(weeks=36, days=3)
    copy = open_example(tmp_path / "journal.jsonl", now=now)
    moved = copy.case("northwind-data-analyst").interviews[0].at
    assert moved == datetime.fromisoformat("2026-11-14T14:00:00-06:00")
    promised = [
        interview.promised_by
        for interview in copy.case("juniper-grid-bi-developer").interviews
        if interview.promised_by
    ]
    assert [day.isoformat() for day in promised] == ["2026-12-13"]


@pytest.mark.parametrize("days", [0, 1, 2, 3, 4, 5, 6, 45, 255, 1000])
def test_whenever_it_is_opened_every_stage_has_a_case(tmp_path, days):
    now = TOLD_AT + timedelta(days=days)
    found = set(stages(open_example(tmp_path / "journal.jsonl", now=now), now).values())
    assert found == set(STAGES)


def test_a_copy_that_is_there_already_is_kept(tmp_path):
    copy = open_example(tmp_path / "journal.jsonl", now=TOLD_AT)
    copy.log("northwind-data-analyst", {"kind": "note", "text": "mine"}, at=TOLD_AT)
    again = open_example(copy.path, now=TOLD_AT + timedelta(weeks=9))
    assert again.case("northwind-data-analyst").events[-1].text == "mine"
    assert len(again.history()) == len(EXAMPLE.read_text(encoding="utf-8").splitlines()) + 1


def test_a_candidates_own_journal_is_no_example(tmp_path):
    own = Journal(tmp_path / "own.jsonl")
    own.new_case(followup.case.case_file.read_table(CASE_FILES[0]), at=TOLD_AT)
    assert not is_example(own)
