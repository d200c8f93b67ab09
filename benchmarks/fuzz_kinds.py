"""The eight kinds of input that come from outside: sound ones to begin with, and the whole way each of them goes."""

from __future__ import annotations

import io
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from followup.case.case import Case
from followup.case.case_file import case_to_dict, load_case
from followup.case.errors import FollowupError

from . import fuzz_changes as changes

ROOT = Path(__file__).resolve().parents[1]
NOW = datetime(2026, 3, 12, 15, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Kind:
    """sound: inputs to change; change: how, in their structure; feed: takes one, with an empty folder of its own, and
    raises FollowupError where it refuses it.
    """

    name: str
    sound: Callable[[], list[bytes]]
    change: Callable[[bytes, Random], bytes]
    feed: Callable[[bytes, Path], Any]


@cache
def folder() -> Path:
    """In memory where the system has such a place: nothing here is about disks."""
    where = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    return Path(tempfile.mkdtemp(prefix="followup-fuzz-", dir=where))


def clear() -> None:
    shutil.rmtree(folder(), ignore_errors=True)
    folder.cache_clear()


def _put(data: bytes, at: Path, name: str) -> Path:
    path = at / name
    path.write_bytes(data)
    return path


# cases


def _case_files() -> list[bytes]:
    found = [path.read_bytes() for path in sorted((ROOT / "data" / "example_search").glob("*.toml"))]
    return found + [_json_of(case) for case in _cases()[:4]]


def _json_of(case: Case) -> bytes:
    return json.dumps(case_to_dict(case), default=str).encode()


@cache
def _cases() -> list[Case]:
    return [load_case(path) for path in sorted((ROOT / "data" / "example_search").glob("*.toml"))]


def _change_case(data: bytes, random: Random) -> bytes:
    return (changes.in_json if data[:1] == b"{" else changes.in_toml)(data, random)


def _feed_case(data: bytes, at: Path) -> None:
    """Checked, planned, every message of its plan drafted, the plan printed."""
    from followup.messages.drafting import draft
    from followup.planning.planner import plan

    case = load_case(_put(data, at, "case.json" if data.lstrip()[:1] == b"{" else "case.toml"))
    made = plan(case, now=NOW)
    json.dumps(made.to_dict())
    for step in made.steps:
        if step.template:
            draft(case, step.id, now=NOW)


# journals and backups


def _journals() -> list[bytes]:
    """The example's lines, and the same with a backup's last one."""
    whole = (ROOT / "followup" / "examples" / "example_search.jsonl").read_bytes().splitlines(keepends=True)
    return [b"".join(whole[:many]) for many in (8, 25, 60)]


def _feed_journal(data: bytes, at: Path) -> None:
    """Opened, all of it read, a line written, undone, and read afresh: the same is said."""
    from followup.journal import Journal

    journal = Journal(_put(data, at, "journal.jsonl"))
    cases, _ = journal.cases(), journal.history()
    for case_id in list(cases)[:1]:
        journal.log(case_id, {"kind": "note", "text": "of the fuzz"}, at=NOW)
        journal.undo(at=NOW)
    fresh = Journal(journal.path)
    if fresh.cases() != journal.cases():
        raise AssertionError("read afresh it says something else")


def _backups() -> list[bytes]:
    from followup.journal import Journal
    from followup.journal.backup import back_up

    found = []
    for number, data in enumerate(_journals()):
        path = _put(data, folder(), f"sound-{number}.jsonl")
        found.append(back_up(Journal(path), at=NOW))
        path.unlink()
    return found


def _feed_backup(data: bytes, at: Path) -> None:
    """Looked into and put in a journal's place, which is as it was where that is refused; and joined to it."""
    from followup.journal import Journal
    from followup.journal.merging import merge
    from followup.journal.restoring import restore

    journal = Journal(_put(_journals()[0], at, "journal.jsonl"))
    before = journal.path.read_bytes()
    try:
        restore(data, journal, day=NOW.date())
    except FollowupError:
        if journal.path.read_bytes() != before:
            raise AssertionError("refused, and the journal is another") from None
        merge(journal, data, "other", strangers=NOW.date())
    journal.cases()


# rules

LARGE = 12_000  # bytes of a file of rules: those above it say nothing new here


def _rules() -> list[bytes]:
    """The example of a center's own, and some of the workbook's files, which say the same once more."""
    ours = [path for name in ("stages", "policies") for path in (ROOT / "followup" / "rules" / name).glob("*.toml")]
    own = (ROOT / "data" / "example_rules").rglob("*.toml")
    return [path.read_bytes() for path in sorted([*own, *ours]) if path.stat().st_size < LARGE]


def _feed_rules(data: bytes, at: Path) -> None:
    """Laid over the workbook's own, and a case planned by them."""
    from followup.planning.planner import plan
    from followup.rulebook.loading import load_rulebook

    book = load_rulebook(_put(data, at, "ours.toml").parent)
    plan(_cases()[0], now=NOW, rulebook=book)


# other people's tables


def _tables() -> list[bytes]:
    found = [path.read_bytes() for path in sorted((ROOT / "tests" / "exchange" / "samples").iterdir())]
    return [*found, *(_workbook(data) for data in found[:2])]


def _workbook(data: bytes) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    for line in data.decode("utf-8", "replace").splitlines()[:12]:
        book.active.append([cell[:200] for cell in line.split(",")])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _feed_table(data: bytes, at: Path) -> None:
    """Read, matched and every row decided."""
    from followup.exchange.importer import open_table, preview

    name = "log.xlsx" if data[:2] == b"PK" else "log.json" if data.lstrip()[:1] in (b"[", b"{") else "log.csv"
    table = open_table(data, name)
    preview(table, order="dmy", timezone="Europe/Berlin", candidate={"name": "Priya Raman"}, now=NOW)


# hand-ins


def _hand_ins() -> list[bytes]:
    from followup.group.example import FOLDER

    return [path.read_bytes() for path in sorted(FOLDER.glob("*.json"))]


def _feed_hand_in(data: bytes, at: Path) -> None:
    """Read, told in words, and a group made with it."""
    from followup.group import Gathered, advice, headline, tell
    from followup.group.hand_in import in_words
    from followup.group.hand_in.reading import from_bytes

    made = from_bytes(data, "hand-in.json")
    in_words(made)
    told = tell(Gathered((made,) * 7))
    headline(told), advice(told)


# messages and mails


def _messages() -> list[bytes]:
    from followup.messages.drafting import draft
    from followup.planning.planner import plan

    found = []
    for case in _cases():
        made = plan(case, now=NOW)
        found += [draft(case, step.id, now=NOW).body.encode() for step in made.steps if step.template]
    return [body for body in found if body]


def _feed_message(data: bytes, at: Path) -> None:
    """Checked as a thank-you or as a follow-up; what is found is somewhere in the text."""
    from followup.messages.review import check

    text = data.decode("utf-8", "replace")
    step, template = AS[len(text) % 2]
    for one in check(text, _cases()[len(text) % 5], step, template=template):
        if not 0 <= one.start <= one.end <= len(text):
            raise AssertionError(f"{one.code} is nowhere in the text: {one.start}-{one.end} of {len(text)}")


AS = (("thank-you", "thank-you-email"), ("first-follow-up", "follow-up-email"))
MAILS = (
    """From: Maria Lopez <m.lopez@northwind.example>
Date: Tue, 10 Mar 2026 09:12:00 -0500
Subject: Next steps

Hi Priya,
thank you for coming in last week. We would like to see you again on Thursday, 19 March at 2:30 pm (Central) with Dan,
by video: https://meet.northwind.example/abc. If that does not suit you, Friday at 10 would do.
Maria""",
    """Subject: Your application

Dear Ms Raman,
we are still interviewing and expect to decide by the end of next week.
Kind regards,
HR""",
    """Dear Priya,
we are delighted to offer you the position of data analyst at 72,000 USD, starting 1 April 2026, subject to references.
Please let us know by Wednesday noon.
Best,
Maria Lopez""",
    "Hello,\nunfortunately we have decided to go with another candidate. We wish you all the best.\n",
    """BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART;TZID=America/Chicago:20260319T143000
DTEND;TZID=America/Chicago:20260319T153000
SUMMARY:Interview
END:VEVENT
END:VCALENDAR
""",
)


def _feed_mail(data: bytes, at: Path) -> None:
    """Read for a case, and for none."""
    from followup.reading.reader import read_message

    text = data.decode("utf-8", "replace")
    for case in (_cases()[0], None):
        found = read_message(text, NOW, case).to_dict()
        for mark in found["marks"]:
            if not 0 <= mark["start"] <= mark["end"] <= len(text):
                raise AssertionError(f"a mark is nowhere in the text: {mark}")


def kinds() -> Iterator[Kind]:
    """All of them."""
    yield Kind("cases", _case_files, _change_case, _feed_case)
    yield Kind("journals", _journals, changes.in_lines, _feed_journal)
    yield Kind("rules", _rules, changes.in_toml, _feed_rules)
    yield Kind("imports", _tables, changes.in_table, _feed_table)
    yield Kind("backups", _backups, changes.in_lines, _feed_backup)
    yield Kind("hand-ins", _hand_ins, changes.in_json, _feed_hand_in)
    yield Kind("messages", _messages, changes.in_text, _feed_message)
    yield Kind("mails", lambda: [mail.encode() for mail in MAILS], changes.in_text, _feed_mail)
