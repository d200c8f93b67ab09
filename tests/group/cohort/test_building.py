"""The store says what the journals say: again after changes, after damage, and after it was stopped in the middle."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest

from benchmarks.varied_cases import varied_cases
from followup.case.errors import InputError
from followup.group.cohort import build, journals, open_store, plan_again
from followup.group.cohort.texts import read_case, write_case
from followup.journal import Journal

from .conftest import NOW


def held(store):
    """Everything that the store says of its cases, by candidate and case."""
    rows = store.rows(
        "SELECT candidate, name, policy, facts FROM cases JOIN texts USING (no) JOIN journals ON journals.no = journal"
    )
    return {(candidate, name): (policy, read_case(facts)) for candidate, name, policy, facts in rows}


def told(folder):
    """What the journals themselves say."""
    found = {}
    for path in folder.glob("*.jsonl"):
        journal = Journal(path)
        policy = journal.setting("policy", "")
        found |= {(path.stem, name): (policy, case) for name, case in journal.cases().items()}
    return found


def test_every_case_is_there_as_its_journal_has_it(built, folder):
    assert len(held(built)) == 24
    assert held(built) == told(folder)


def test_a_case_is_the_same_after_it_was_kept():
    for case, _, _ in varied_cases(200):
        case.timeline  # noqa: B018 (what was worked out for a plan is no part of the case)
        assert read_case(write_case(case)) == case


def test_nothing_is_read_again_where_nothing_changed(built, folder):
    done = build(built, folder)
    assert (done.journals, done.unchanged, done.read, done.changed, done.gone) == (8, 8, 0, 0, 0)


def test_a_journal_that_nobody_foresaw_stops_no_other(store, folder, monkeypatch):
    cases = Journal.cases

    def odd(journal):
        if journal.path.stem == "candidate-3":
            raise TypeError("unhashable type")
        return cases(journal)

    monkeypatch.setattr(Journal, "cases", odd)
    done = build(store, folder)
    assert (done.read, [(problem.what, problem.where) for problem in done.problems]) == (
        7,
        [("can't be used", str(folder / "candidate-3.jsonl"))],
    )


def test_only_the_case_that_changed_is_planned_again(built, folder, book):
    assert plan_again(built, NOW, book) == (24, 24)
    journal = Journal(folder / "candidate-3.jsonl")
    journal.log(journal.ids()[1], {"kind": "note", "text": "They moved."}, at=NOW)
    done = build(built, folder)
    assert (done.read, done.changed) == (1, 1)
    assert held(built) == told(folder)
    assert plan_again(built, NOW, book) == (24, 1)


def test_a_file_written_again_with_the_same_cases_changes_no_case(built, folder, book):
    plan_again(built, NOW, book)
    path = folder / "candidate-3.jsonl"
    path.write_bytes(path.read_bytes() + b"\n")
    done = build(built, folder)
    assert (done.read, done.changed) == (1, 0)
    assert plan_again(built, NOW, book).again == 0


def test_a_candidate_s_policy_is_part_of_the_case(built, folder, book):
    plan_again(built, NOW, book)
    Journal(folder / "candidate-3.jsonl").set("policy", "the-call", at=NOW)
    assert build(built, folder).changed == 3
    assert held(built) == told(folder)
    assert plan_again(built, NOW, book).again == 3


def test_an_undone_case_and_a_journal_that_went_leave_the_store(built, folder):
    Journal(folder / "candidate-0.jsonl").undo(at=NOW)
    (folder / "candidate-5.jsonl").unlink()
    assert build(built, folder).gone == 4
    assert held(built) == told(folder) and len(held(built)) == 20
    assert {built.count(table) for table in ("cases", "texts", "answers")} == {20}


def test_damaged_journals_are_reported_and_the_others_are_read(store, folder):
    (folder / "candidate-1.jsonl").open("ab").write(b"{torn")
    (folder / "noise.jsonl").write_bytes(bytes(range(256)))
    (folder / "folder.jsonl").mkdir()
    (folder / "broken.jsonl").symlink_to(folder / "nowhere")
    done = build(store, folder)
    named = " ".join(map(str, done.problems))
    assert all(name in named for name in ("candidate-1.jsonl", "noise.jsonl", "folder.jsonl", "broken.jsonl"))
    assert len(held(store)) == 24


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_among_the_journals_holds_nobody_up(store, folder):
    os.mkfifo(folder / "pipe.jsonl")
    assert "pipe.jsonl" in " ".join(map(str, build(store, folder).problems))


def test_a_journal_that_can_t_be_read_for_once_keeps_what_the_store_had(built, folder):
    path = folder / "candidate-2.jsonl"
    path.rename(folder / "away")
    path.symlink_to(folder / "nowhere")
    done = build(built, folder)
    assert done.gone == 0 and len(held(built)) == 24 and "candidate-2" in str(done.problems[0])


def test_a_journal_larger_than_a_person_writes_is_left_out(store, folder, monkeypatch):
    monkeypatch.setattr(journals, "MOST_BYTES", 200)
    assert {problem.what for problem in build(store, folder).problems} == {"too large for one candidate's journal"}


def test_what_was_stopped_in_the_middle_of_a_batch_leaves_the_store_as_it_was_and_goes_on(built, folder, monkeypatch):
    before = held(built)
    for number in (1, 4, 6):
        journal = Journal(folder / f"candidate-{number}.jsonl")
        journal.log(journal.ids()[0], {"kind": "note", "text": "They moved."}, at=NOW)
    real, calls = journals._write, []

    def stopped(*words):
        calls.append(words)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(*words)

    monkeypatch.setattr(journals, "_write", stopped)
    with pytest.raises(KeyboardInterrupt):
        build(built, folder)
    assert held(built) == before
    monkeypatch.undo()
    assert build(built, folder).changed == 3
    assert held(built) == told(folder)


KILLED = """
import os, sys
from followup.group.cohort import build, journals, open_store
real, calls = journals._take_in, []
def killed(*words):
    calls.append(words)
    real(*words)
    if len(calls) == 5:
        os._exit(9)
journals._take_in, journals.BATCH = killed, 3
build(open_store(sys.argv[1], new=True), sys.argv[2])
"""


def test_a_process_that_was_killed_leaves_whole_batches_and_the_next_one_finishes(folder, tmp_path):
    path = tmp_path / "killed.sqlite"
    done = subprocess.run([sys.executable, "-c", KILLED, path, folder], check=False, timeout=120)
    assert done.returncode == 9
    with open_store(path) as store:
        assert store.count("journals") == 3 and store.count("cases") == 9
        assert build(store, folder).read == 5
        assert held(store) == told(folder)


def test_planning_that_was_stopped_goes_on_with_the_rest(built, book, monkeypatch):
    from followup.group.cohort import nightly

    monkeypatch.setattr(nightly, "BATCH", 10)
    real, seen = nightly.answer_of, []

    def stopped(*words):
        seen.append(words)
        if len(seen) == 15:
            raise KeyboardInterrupt
        return real(*words)

    monkeypatch.setattr(nightly, "answer_of", stopped)
    with pytest.raises(KeyboardInterrupt):
        plan_again(built, NOW, book)
    monkeypatch.setattr(nightly, "answer_of", real)
    assert plan_again(built, NOW, book) == (24, 14)


def test_changed_rules_plan_everything_again(built, book, laid_over):
    plan_again(built, NOW, book)
    assert plan_again(built, NOW, book).again == 0
    limit = 'id = "too_late_days"\nvalue = 30\nsays = "Ours."\nsources = ["house"]\nadvice = ["H4"]'
    other = laid_over(f"[[limit]]\n{limit}")
    assert plan_again(built, NOW, other).again == 24
    assert plan_again(built, NOW, other).again == 0


def test_a_moment_before_the_last_one_is_planned_anew(built, book):
    plan_again(built, NOW, book)
    assert plan_again(built, NOW - timedelta(days=1), book).again == 24


def test_another_program_s_database_and_what_is_none_are_refused_and_left_alone(tmp_path):
    import sqlite3

    other, text = tmp_path / "other.sqlite", tmp_path / "text.sqlite"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE theirs (a)")
    connection.commit()
    connection.close()
    text.write_text("not a database at all, only some words that are long enough" * 9)
    for path in (other, text):
        before = path.read_bytes()
        with pytest.raises(InputError, match=path.name):
            open_store(path, new=True)
        assert path.read_bytes() == before


def test_a_damaged_store_is_told_and_built_anew_elsewhere(built, folder, tmp_path, book):
    path = built.path
    built.connection.close()
    data = bytearray(path.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    path.write_bytes(bytes(data))
    with pytest.raises(InputError, match="store"), open_store(path) as damaged:
        plan_again(damaged, NOW, book)
    with open_store(tmp_path / "anew.sqlite", new=True) as anew:
        assert build(anew, folder).changed == 24


def test_the_store_is_readable_by_its_owner_alone(built):
    assert built.path.stat().st_mode & 0o077 == 0 or os.name == "nt"


def test_copies_of_a_journal_are_not_taken_for_candidates(tmp_path, folder):
    one, *_ = sorted(folder.glob("*.jsonl"))
    for name in (f"{one.stem} (conflicted copy)", f"{one.stem}-kept-2026-01-02", f"{one.stem}x"):
        (folder / f"{name}.jsonl").write_bytes(one.read_bytes() if "kept" not in name else b"")
    with open_store(tmp_path / "other.sqlite", new=True) as store:
        done = build(store, folder)
        names = {name for (name,) in store.each("SELECT candidate FROM journals")}
    assert {problem.where.removeprefix(one.stem) for problem in done.problems} == {
        " (conflicted copy).jsonl", "-kept-2026-01-02.jsonl"
    }  # fmt: skip
    assert f"{one.stem}x" in names and not any("copy" in name or "kept" in name for name in names)
