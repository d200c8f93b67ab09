"""Today's list names every case with something to do today and no other, the most urgent first."""

import csv
import io
import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from benchmarks.cohort import write_journals
from followup import plan
from followup.commands.cli import main
from followup.group.cohort import build, plan_again, who_needs_attention
from followup.journal import Journal
from followup.planning.priority import main_step

from .conftest import NOW

MOMENTS = [NOW, NOW + timedelta(hours=7), NOW + timedelta(days=3, hours=10), NOW - timedelta(days=20)]


def needed(folder, now):
    """(candidate, case) of all that have something to do today, read from fresh plans and nothing else."""
    found = set()
    for path in folder.glob("*.jsonl"):
        for name, case in Journal(path).cases().items():
            made = plan(case, now=now)
            step = main_step(made)
            if step is None or step.kind.aside:
                continue
            today = now.astimezone(ZoneInfo(case.employer.timezone)).date()
            pressing = step.status == "overdue" or made.stage == "offer"
            begins = [start.date() <= today if start else True for start, _ in step.windows]
            if pressing or any(begins):
                found.add((path.stem, name))
    return found


@pytest.mark.parametrize("now", MOMENTS)
def test_it_names_those_with_something_to_do_today_and_no_other(built, folder, book, now):
    plan_again(built, now, book)
    found = who_needs_attention(built, now, book, 1000)
    assert {(row.candidate, row.case) for row in found.rows} == needed(folder, now)
    assert sum(found.counts.values()) == len(found.rows) > 0


def test_the_most_urgent_come_first_and_the_rest_is_counted(store, book, tmp_path):
    write_journals(tmp_path, 200)
    build(store, tmp_path)
    plan_again(store, NOW, book)
    whole, short = (who_needs_attention(store, NOW, book, most) for most in (1000, 3))
    assert short.rows == whole.rows[:3] and short.counts == whole.counts
    order = [list(whole.counts).index(row.reason) for row in whole.rows]
    assert order == sorted(order) and len(set(order)) > 1


def test_each_row_says_why(built, folder, book):
    plan_again(built, NOW, book)
    for row in who_needs_attention(built, NOW, book, 1000).rows:
        assert row.why and all(id in book.rules for id in row.why) and row.says
        step = main_step(plan(Journal(folder / f"{row.candidate}.jsonl").case(row.case), now=NOW))
        assert (row.step, row.what, row.to) == (step.id, step.heading, list(step.to))


# the command

AT = ("--now", NOW.isoformat())


def run(capsys, *words):
    status = main([str(word) for word in words])
    out, err = capsys.readouterr()
    assert "Traceback" not in err and len(err.splitlines()) <= 3
    return status, out, err


@pytest.fixture
def made(capsys, folder, tmp_path):
    path = tmp_path / "made.sqlite"
    status, out, _ = run(capsys, "cohort", "build", folder, "--store", path)
    assert status == 0 and "24 cases" in out
    return path


def test_the_command_lists_today_in_words_json_and_csv(capsys, made):
    text = run(capsys, "cohort", "today", "--store", made, *AT, "--limit", "2")[1]
    told = json.loads(run(capsys, "cohort", "today", "--store", made, *AT, "--limit", "2", "--json")[1])
    rows = list(csv.DictReader(io.StringIO(run(capsys, "cohort", "today", "--store", made, *AT, "--csv")[1][1:])))
    assert next(iter(rows[0])) == "candidate"
    assert [row["case"] for row in rows[:2]] == [row["case"] for row in told["rows"]]
    assert all(row["candidate"] in text for row in told["rows"])
    assert len(rows) == sum(told["counts"].values()) and told["cases"] == 24 and told["planned_again"] == 0
    assert datetime.fromisoformat(told["as_of"]) == NOW


def test_text_from_journals_begins_no_formula(capsys, folder, store, tmp_path):
    path = folder / "=candidate.jsonl"
    path.write_bytes((folder / "candidate-0.jsonl").read_bytes())
    journal = Journal(path)
    for name in journal.ids():
        journal.set_facts(name, {("employer", "name"): "=1+1"}, at=NOW)
    build(store, folder)
    out = run(capsys, "cohort", "today", "--store", store.path, *AT, "--csv")[1]
    cells = [cell for row in csv.reader(io.StringIO(out[1:])) for cell in row]
    assert "'=1+1" in cells and "'=candidate" in cells
    assert not [cell for cell in cells if cell.startswith("=")]


def test_damage_is_reported_with_status_1_and_the_rest_is_built(capsys, folder, tmp_path):
    (folder / "noise.jsonl").write_bytes(b"\xff\xfe nothing")
    status, out, err = run(capsys, "cohort", "build", folder, "--store", tmp_path / "s.sqlite")
    assert status == 1 and "24 cases" in out and "noise.jsonl" in out and err == ""


@pytest.mark.parametrize("words", [
    ("build", "nowhere", "--store", "s.sqlite"), ("today", "--store", "nowhere.sqlite"), ("today",),
    ("today", "--store", "nowhere.sqlite", "--limit", "0"), ("today", "--store", "x", "--csv", "--json"),
])  # fmt: skip
def test_wrong_use_is_said_and_leaves_nothing_behind(capsys, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    status, out, err = run(capsys, "cohort", *words)
    assert status == 2 and out == "" and err
    assert list(tmp_path.iterdir()) == []
