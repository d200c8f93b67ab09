"""What the product says of the job logs in a folder, for the truth to be laid beside: python -m benchmarks.logs FOLDER

Every file is read as `followup import FILE --accept` reads it: what is clear is taken, the rest held back and named.
For each: rows taken, held back, refused; what the cases then say; what had to be asked. --rows shows every row;
--now, --timezone, --word "WORDS=meaning", --map FIELD=COLUMN, --dates and --year go to every file.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from followup.case.errors import InputError, Unavailable
from followup.case.tables import to_columns
from followup.exchange.importer import Preview, open_table, preview, take
from followup.exchange.report import standing
from followup.journal import Journal
from followup.search.journeys import journeys

HEADER = (
    "file",
    "read",
    "taken",
    "held",
    "refused",
    "employers",
    "with a day",
    "refusals",
    "interviews",
    "offers",
    "asked",
)


def main() -> None:
    """Print the table, then what was asked and held back, file by file."""
    args = _arguments()
    files = sorted(path for path in Path(args.folder).iterdir() if path.is_file() and path.suffix != ".truth")
    rows, told = [], []
    for path in files:
        row, lines = look(path, args)
        rows.append((path.name, *row))
        told += [f"\n{path.name}", *lines]
    print(to_columns(HEADER, rows))
    print("\n".join(told))


def look(path: Path, args: argparse.Namespace) -> tuple[tuple[Any, ...], list[str]]:
    """One file: the numbers of its row in the table, and what was asked and held back, in lines."""
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder) / "journal.jsonl")
        try:
            seen = _preview(path, args, journal)
            result = take(seen, journal, at=args.now, accept=True)
        except (InputError, Unavailable) as error:
            return ("-",) * (len(HEADER) - 1), [f"  {error}"]
        counts = (result.read, result.taken, result.held_back, result.refused)
        lines = [*_asked(seen), *(_rows(seen, journal, args.now) if args.rows else ())]
        return (*counts, *_said(journal, args.now), len(seen.questions)), lines


def _preview(path: Path, args: argparse.Namespace, journal: Journal) -> Preview:
    table = open_table(path.read_bytes(), path.name)
    mapping = {field: column or None for field, _, column in (word.partition("=") for word in args.map)}
    mapping = {field: column for field, column in mapping.items() if column is None or column in table.header}
    words = {word: meaning for word, _, meaning in (one.rpartition("=") for one in args.word)}
    return preview(table, mapping, order=args.dates, timezone=args.timezone, candidate={"name": "Robin Vale"},
                   journal=journal, now=args.now, words=words, year=args.year)  # fmt: skip


def _said(journal: Journal, now: datetime) -> tuple[int, ...]:
    """employers, applications with a day, refusals, cases with an interview, offers."""
    cases = list(journal.cases().values())
    found = journeys(cases, now=now)
    refused = sum(any(event.what == "rejection" for event in case.events) for case in cases)
    employers = len({case.employer.name.casefold() for case in cases})
    dated = sum(case.role.applied is not None for case in cases)
    return employers, dated, refused, int((found["rounds"] > 0).sum()), int((found["furthest"] == "offer").sum())


def _asked(seen: Preview) -> Iterator[str]:
    columns = [f"{field} = {one.name}" for field, one in seen.columns.choices.items()]
    yield f"  {seen.table.read_as}: {'; '.join(columns)}; left behind: {', '.join(seen.left_behind) or 'nothing'}"
    for question in seen.questions:
        yield f"  asked: {question.asks} ({question.seen}) {question.option}"
    for outcome, reasons in seen.reasons.items():
        for reason, count in reasons.items():
            yield f"  {outcome}: {count} × {reason}"
    remarks = Counter(remark.partition(":")[0] for row in seen.taken for remark in row.remarks)
    yield from (f"  of rows taken: {count} × {remark}" for remark, count in remarks.most_common())
    yield from (f"  {remark}" for remark in seen.remarks)


def _rows(seen: Preview, journal: Journal, now: datetime) -> Iterator[str]:
    """Each row, and how its case stands in the proof of search."""
    stands = {one.id: standing(one, now) for one in journal.cases().values()}
    opened = iter(stands.values())
    for row in seen.rows:
        stand = next(opened, "") if row.outcome == "taken" and row.facts is not None else row.says
        parts = (str(row.number), row.outcome, row.employer[:30], row.title[:30], row.applied, row.status[:40], stand)
        yield "    " + " | ".join(parts)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.logs", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--rows", action="store_true")
    parser.add_argument("--now", type=datetime.fromisoformat, default=datetime.now(UTC))
    parser.add_argument("--timezone", default="UTC")
    parser.add_argument("--dates")
    parser.add_argument("--year", type=int)
    parser.add_argument("--word", action="append", default=[])
    parser.add_argument("--map", action="append", default=[])
    return parser.parse_args()


if __name__ == "__main__":
    main()
