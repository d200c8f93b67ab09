"""Five thousand spoiled case files and journals: each loads, or is refused in three lines that say where."""

import random
import subprocess
import sys
import tomllib
from datetime import UTC, datetime, timedelta

import pytest

import followup
from followup.case.errors import FollowupError, InputError, Unavailable
from followup.journal import Journal
from tests.amount import some

from .example import EVENTS, TEXT
from .oracle import POLICIES
from .spoiling import as_json, spoil_mapping, spoil_text

CHUNKS, FILES, MAPPINGS, JOURNALS = 5, 350, 250, 400  # times CHUNKS: 1,750 + 1,250 + 2,000
WHEN = datetime(2026, 3, 4, 15, tzinfo=UTC)
FULL = TEXT + EVENTS


def check_refusal(error, *places):
    """At most three lines, printable, that name one of `places` (the file, or else a table of the case)."""
    assert isinstance(error, InputError | Unavailable)
    text = str(error)
    assert text.strip() and len(text.splitlines()) <= 3
    assert all(c.isprintable() or c == "\n" for c in text) and len(text) < 1500
    assert any(place in text for place in places), text


def plan_what_loaded(rng, case, *places):
    policy = rng.choice(sorted(POLICIES))
    now = WHEN + timedelta(hours=rng.choice([-30, 0, 1, 30, 200, 500, 3000, 600_000]))
    try:
        plan = followup.plan(case, now=now, policy=policy).to_dict()
    except FollowupError as error:
        check_refusal(error, *places, case.id, "employer", "now", "calendar", "case")
        return
    assert plan["stage"] and plan["policy"] == policy


@pytest.mark.parametrize("chunk", range(some(CHUNKS)))
def test_spoiled_case_files(chunk, tmp_path):
    refused = 0
    for number in range(FILES):
        rng = random.Random(f"file {chunk} {number}")
        kind = rng.choice(["toml", "json"])
        text = FULL if kind == "toml" else as_json(tomllib.loads(FULL))
        path = tmp_path / f"spoiled.{kind}"
        path.write_bytes(spoil_text(rng, text))
        try:
            case = followup.load_case(path)
        except FollowupError as error:
            check_refusal(error, "spoiled.")
            refused += 1
        else:
            plan_what_loaded(rng, case, "spoiled.")
    assert FILES // 2 < refused < FILES


@pytest.mark.parametrize("chunk", range(some(CHUNKS)))
def test_spoiled_mappings(chunk):
    sound, refused = tomllib.loads(FULL), 0
    for number in range(MAPPINGS):
        rng = random.Random(f"mapping {chunk} {number}")
        mapping = spoil_mapping(rng, sound)
        try:
            case = followup.load_case(mapping)
        except FollowupError as error:
            check_refusal(error, "case")
            assert followup.check_case(mapping)
            refused += 1
        else:
            plan_what_loaded(rng, case, "case")
    assert MAPPINGS // 2 < refused < MAPPINGS


@pytest.fixture(scope="module")
def sound_journal(tmp_path_factory) -> str:
    """A journal of two cases with every kind of line."""
    path = tmp_path_factory.mktemp("journal") / "sound.jsonl"
    journal, at = Journal(path), iter(WHEN + timedelta(minutes=n) for n in range(100))
    sound = tomllib.loads(FULL) | {"events": tomllib.loads(FULL)["events"][:2]}
    for name in ("first", "second"):
        case_id = journal.new_case(sound | {"id": name}, at=next(at))
        journal.set_facts(case_id, {("contacts", "maria", "style"): "modern", ("employer", "size"): None}, at=next(at))
        journal.add_interview(case_id, {"round": 2, "at": "2026-03-20T10:00:00-05:00", "with": ["maria"]}, at=next(at))
        journal.log(case_id, {"kind": "heard", "what": "no_decision", "promised_days": 4}, at=next(at))
        journal.keep_draft(case_id, "first-follow-up", "maria", "Dear Maria,\nthank you.", at=next(at))
        journal.log(case_id, {"kind": "sent", "what": "reply", "to": "maria"}, at=next(at))
        journal.undo(at=next(at))
    journal.set("policy", "the-call", at=next(at))
    assert len(Journal(path).cases()) == 2 and not Journal(path).problems
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("chunk", range(some(CHUNKS)))
def test_spoiled_journals(chunk, tmp_path, sound_journal):
    reported = 0
    for number in range(JOURNALS):
        rng = random.Random(f"journal {chunk} {number}")
        path = tmp_path / f"spoiled-{number}.jsonl"
        path.write_bytes(spoil_text(rng, sound_journal))
        try:
            reported += read_journal(rng, path)
        except FollowupError as error:
            check_refusal(error, "spoiled-")
            reported += 1
    assert reported > JOURNALS // 2


def read_journal(rng, path) -> bool:
    """What is left of a journal can be read, planned and added to; the rest is reported by file and line."""
    before, journal = path.read_bytes(), Journal(path)
    for case in journal.cases().values():
        plan_what_loaded(rng, case, "spoiled-")
    assert journal.history() is not None
    for problem in journal.problems:
        assert "spoiled-" in str(problem) and len(str(problem).splitlines()) == 1
    if rng.random() < 0.1:
        journal.set("policy", "hr-first", at=WHEN)
        assert path.read_bytes().startswith(before)
        assert Journal(path).setting("policy") == "hr-first"
    return bool(journal.problems)


COMMANDS = [["case", "check", "{}"], ["plan", "{}", "--now", "2026-03-12T09:05:00-05:00"]]
COMMAND_FAULTS = {
    "truncated.toml": FULL[:200].encode(),
    "utf16.toml": FULL.encode("utf-16"),
    "nul.toml": FULL.replace("maria", "ma\x00ria").encode(),
    "noise.json": random.Random(1).randbytes(500),
    "deep.json": b"[" * 100_000,
    "deep.toml": b"a = " + b"[" * 20_000,
    "number.json": b'{"id": ' + b"9" * 10_000 + b"}",
    "twice.toml": (FULL + "\n[employer]\nname = 'again'\n").encode(),
    "year.toml": FULL.replace("2026-03-04T14", "9999-12-31T14").encode(),
    "list.json": b"[1, 2, 3]",
}


@pytest.mark.many
@pytest.mark.parametrize("name", COMMAND_FAULTS)
@pytest.mark.parametrize("command", COMMANDS, ids=["check", "plan"])
def test_the_command_line_refuses_in_three_lines(name, command, tmp_path):
    path = tmp_path / name
    path.write_bytes(COMMAND_FAULTS[name])
    words = [word.format(path) for word in command]
    done = subprocess.run([sys.executable, "-m", "followup", *words], capture_output=True, text=True, timeout=60)
    spoken = done.stderr + done.stdout
    unreadable = "plan" in command or name != "year.toml"  # else the check did its work: it found an error
    assert done.returncode == (2 if unreadable else 1), spoken
    assert "Traceback" not in spoken and "of our own" not in spoken
    assert 1 <= len(done.stderr.splitlines()) <= 3 and name in done.stderr
