"""import: what people have already (tables of any kind, our own snapshot), shown first or taken at once."""

from __future__ import annotations

import argparse
import dataclasses
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..case.errors import InputError, Problem
from ..case.schema import one_of
from ..case.tables import to_columns
from ..case.text import in_a_line
from ..journal import Journal
from ..journal.files import read_file
from ..journal.forgotten import forgotten_words
from ..journal.opened import undisturbed
from .backups import ANYHOW
from .chosen import add_command, add_options, as_json, choose_now, open_journal
from .words import read_number

if TYPE_CHECKING:
    from ..exchange.importer import Preview, Result, RowPreview, Word

ROWS = 10  # of each kind that a preview shows
WORDS = 40
MOST_ROWS = 10_000_000
UNSEEN = "\n\nRows that change cases in your journal: {}. With --accept the same command writes all of it."
SHOWN = ("row", "what", "employer", "role", "applied", "status", "why, or what is left out")
ZONES = ("zoneinfo/", "zoneinfo.default/")  # what stands before a zone's name in the link to it


def add_commands(commands: Any) -> None:
    """Put this command under `followup`."""
    told = "take over a job log, or bring it up to date: any table, or what `export json` made; twice changes nothing"
    command = add_command(commands, "import", run_import, told, writes=True)
    command.add_argument("file", metavar="FILE", help="the file; what it is shows from its contents")
    command.add_argument("--preview", action="store_true", help="only show what would be taken; write nothing")
    command.add_argument("--map", metavar="FIELD=COLUMN", action="append", default=[], dest="columns",
                         help="which column holds a field; nothing after = leaves it out; may be repeated")  # fmt: skip
    command.add_argument("--word", metavar="WORDS=meaning", action="append", default=[], dest="words",
                         help='what a status means, as in "SKIP=not applied"; remembered; may be repeated')  # fmt: skip
    command.add_argument("--accept", action="store_true",
                         help="take every clear guess and every change; the rest is held back and named")  # fmt: skip
    command.add_argument("--sheet", metavar="NAME", help="of a workbook (default: the one that looks most like a log)")
    command.add_argument("--year", metavar="YEAR", help="of the first day that has none")
    command.add_argument("--dates", metavar="ORDER", help="dmy, mdy or ymd, where no date shows which it is")
    command.add_argument(
        "--timezone", metavar="ZONE", help="of these employers: a zone or its city (default: this computer's)"
    )
    command.add_argument("--name", metavar="NAME", help="your name (default: that of your newest case)")
    command.add_argument("--encoding", metavar="NAME", help="of a text file, where letters look wrong")
    command.add_argument("--also", metavar="ROW", action="append", default=[],
                         help="take a row that is held back; may be repeated")  # fmt: skip
    command.add_argument("--forgotten", action="store_true",
                         help="of an export: bring back cases that were forgotten here, too")  # fmt: skip
    command.add_argument("--all", action="store_true", help="show every row")
    add_options(command, "now", "json", "journal")


def run_import(args: argparse.Namespace) -> str:
    from ..exchange.importer import open_table, preview, take
    from ..exchange.importing.table import MOST_BYTES
    from ..exchange.snapshot import is_snapshot

    also = {read_number(word, "followup import --also", MOST_ROWS) for word in args.also}
    journal = open_journal(args)
    data = read_file(Path(args.file), most=MOST_BYTES + 1, allowed="a CSV, XLSX or JSON file")
    if is_snapshot(data):
        return _restore(data, journal, args)
    now = choose_now(args)
    year = read_number(args.year, "followup import --year", 2099) if args.year else None
    table = open_table(data, args.file, encoding=args.encoding, sheet=args.sheet)
    candidate = {"name": args.name} if args.name else None
    with undisturbed():
        seen = preview(
            table, _mapping(args.columns), order=args.dates, timezone=args.timezone or own_zone(), candidate=candidate,
            journal=journal, now=now, also=also, words=_words(args.words), year=year,
        )  # fmt: skip
        waits = not args.preview and _shows_first(seen, args.accept)
        result = None if args.preview or waits else take(seen, journal, at=now, accept=args.accept)
    if args.json:
        return as_json(to_dict(seen, result))
    written = result and (result.cases or result.updated)
    lead = (
        f"\n\nWritten to {in_a_line(journal.path)}." if written else UNSEEN.format(len(seen.changed)) if waits else ""
    )
    return to_text(seen, result, args.all) + lead


def _shows_first(seen: Preview, accepted: bool) -> bool:
    """Whether cases that are there would change and nobody has said yes to that: then the list is the answer."""
    return bool(seen.changed) and not seen.questions and not accepted


def _words(words: list[str]) -> dict[str, str]:
    pairs = [word.rpartition("=") for word in words]
    for word, (left, _, right) in zip(words, pairs):
        if not left.strip() or not right.strip():
            allowed = 'as in "SKIP=not applied"'
            raise InputError(Problem("followup import --word", "not a status and its meaning", word, allowed))
    return {left.strip(): right.strip() for left, _, right in pairs}


def _restore(data: bytes, journal: Journal, args: argparse.Namespace) -> str:
    from ..exchange.snapshot import read, restore

    if args.preview:
        held = read(data, args.file)
        return (
            f"{in_a_line(args.file)}: a snapshot of {len(held['cases'])} cases, made {held['made']}; nothing written."
        )
    done = restore(data, journal, name=args.file, forgotten=args.forgotten)
    added = f"{done.added} lines added to {in_a_line(journal.path)}"
    said = f"{in_a_line(args.file)}: {added}, {done.known} were there already."
    more = [*forgotten_words(dict(done.forgotten)), ANYHOW] if done.forgotten else []
    return "\n".join([said, *more])


def _mapping(words: list[str]) -> dict[str, str | None]:
    wanted: dict[str, str | None] = {}
    for word in words:
        field, equals, column = word.partition("=")
        if not equals:
            from ..exchange.importer import field_words

            allowed = f"as in employer=Company; fields: {one_of(field_words(), field)}"
            raise InputError(Problem("followup import --map", "not a field and its column", word, allowed))
        wanted[field.strip()] = column.strip() or None
    return wanted


def own_zone() -> str | None:
    """This computer's IANA zone; None where it does not say."""
    named = os.environ.get("TZ", "").lstrip(":")
    if named:
        return _zone_in(named) if os.path.isabs(named) else named
    try:
        return _zone_in(os.path.realpath("/etc/localtime"))
    except OSError:
        return None


def _zone_in(path: str) -> str | None:
    return next((path.partition(mark)[2] for mark in ZONES if mark in path), None)


def to_text(seen: Preview, result: Result | None, every: bool = False) -> str:
    """The preview as a page: what was read, which columns, why rows are left, the first rows of each kind."""
    parts = [_head(seen, result), _columns(seen)]
    parts += [_statuses(seen)] if seen.words else []
    parts += [_reasons(seen)] if seen.held_back or seen.refused else []
    shown = seen.rows if every else _first(seen)
    parts += [to_columns(SHOWN, [_row(row) for row in shown])] if shown else []
    left = len(seen.rows) - len(shown)
    parts += [f"and {left} more rows; --all shows them"] if left else []
    lead = "Not clear, and left out" if result else "To answer first"
    parts += [f"{lead}: {one.asks} {one.option} {one.allowed}" for one in seen.questions]
    return "\n\n".join(parts)


def _head(seen: Preview, result: Result | None) -> str:
    from ..exchange.importing.preview import ONCE_FORGOTTEN

    table, counts = seen.table, seen.counts
    if result is not None:
        counts = {"read": result.read, "taken": result.taken, "changed": result.changed, "held back": result.held_back,
                  "refused": result.refused}  # fmt: skip
    known = f"{seen.columns.preset['says']}; " if seen.columns.preset else ""
    told = ", ".join(f"{count} {name}" for name, count in counts.items() if count or name != "changed")
    opened = f"{len(result.cases)} cases opened" if result else "nothing written yet"
    cases = opened + (f", {len(result.updated)} brought up to date" if result and result.updated else "")
    lines = [f"{table.name} ({known}{table.read_as}): rows: {told}; {cases}.",
             f"Every employer is put in the time zone {seen.timezone}."]  # fmt: skip
    remarks = [one for one in seen.remarks if one in (*table.remarks, ONCE_FORGOTTEN)]  # the columns say the others
    return "\n".join([*lines, *(f"Note: {remark}." for remark in remarks)])


def _columns(seen: Preview) -> str:
    chosen, says = seen.columns.choices.items(), seen.columns.says
    lines = [f"  {field} ({says(field)}) = {one.name}, {one.confidence:.0%} sure" for field, one in chosen]
    lines += [f"  not clear: {one.name}, perhaps the {says(field)}" for field, one in seen.columns.doubts.items()]
    lines += [f"  {stage.name}: a stage of its own" for stage in seen.columns.stages]
    lines += [f"  left behind: {', '.join(seen.left_behind)}"] if seen.left_behind else []
    return "\n".join(["Columns:", *lines])


def _statuses(seen: Preview) -> str:
    """Every status, how often it stands there, and what it is taken to mean."""
    shown = seen.words[:WORDS]
    lines = [f"  {word.text[:50]} ({word.times}) = {_meaning(word)}" for word in shown]
    lines += [f"  and {len(seen.words) - len(shown)} more"] if len(seen.words) > len(shown) else []
    return "\n".join(["Words:", *lines])


def _meaning(word: Word) -> str:
    if word.clear:
        return word.says or "nothing for certain"
    return f"not clear, perhaps: {word.says}" if word.meaning else "not clear"


def _reasons(seen: Preview) -> str:
    lines = [
        f"  {count} {outcome}: {reason}" for outcome, told in seen.reasons.items() for reason, count in told.items()
    ]
    return "\n".join(["Not taken:", *lines])


def _first(seen: Preview) -> list[RowPreview]:
    """What changes comes before what is new, and both before what stays out."""
    return [*seen.changed[: ROWS * 10], *seen.taken[:ROWS], *seen.held_back[:ROWS], *seen.refused[:ROWS]]


def _word(word: Word) -> dict[str, Any]:
    return {"word": word.text, "count": word.times, "meaning": word.says, "clear": word.clear}


def _row(row: RowPreview) -> tuple[object, ...]:
    return row.number, row.outcome, row.employer, row.title, row.applied, row.status, row.says


def to_dict(seen: Preview, result: Result | None) -> dict[str, Any]:
    """The preview, and what was done, as JSON holds it."""
    held = seen.columns.choices.items()
    return {
        "file": seen.table.name,
        "format": seen.columns.preset.get("says"),
        "read_as": seen.table.read_as,
        "timezone": seen.timezone,
        "columns": {field: {"name": one.name, "confidence": one.confidence} for field, one in held},
        "not_clear": {field: one.name for field, one in seen.columns.doubts.items()},
        "stages": [stage.name for stage in seen.columns.stages],
        "left_behind": seen.left_behind,
        "words": [
            {"word": one.text, "count": one.times, "meaning": one.says, "clear": one.clear} for one in seen.words
        ],
        "counts": {name.replace(" ", "_"): count for name, count in seen.counts.items()},
        "reasons": {name.replace(" ", "_"): told for name, told in seen.reasons.items()},
        "questions": [{"id": q.id, "asks": q.asks, "seen": q.seen, "allowed": q.allowed} for q in seen.questions],
        "remarks": seen.remarks,
        "rows": [dict(zip((*SHOWN[:-1], "says"), _row(row))) for row in seen.rows],
        "done": dataclasses.asdict(result) if result else None,
    }
