"""Many candidates at once: from journals into the store, planning all, and again after 1 % changed.

    python -m benchmarks.cohort [--cases 100000]

Five cases a candidate. Time is processor time of one core; each size runs in a process of its own, whose peak memory is
shown. "cold" is the planning of every case from the store: reading its text, checking its form, planning it, keeping
the answer. "after 1 % changed" is a whole run: looking at every journal, reading those that changed, planning what
needs it, and the list of the day. Reading all journals in for the first time stands on a line of its own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from math import log
from pathlib import Path
from time import process_time
from typing import Any

from followup.group.cohort import build, open_store, plan_again, who_needs_attention
from followup.journal.entries import new_entry, plain, to_line
from followup.rulebook.loading import default_rulebook

from .memory import peak_memory
from .one_search import search_mappings

ROOT = Path(__file__).resolve().parents[1]
NOW = datetime(2026, 3, 12, 14, 5, tzinfo=UTC)
NEXT_NIGHT = NOW + timedelta(days=1)
EACH = 5  # cases a candidate
CHANGED = 100  # one case in so many
FEW = 10_000  # below that only one size is measured: the start of Python would count more than the cases
SHOWN = 50  # rows of the list, with their words
NOTE = {"kind": "note", "text": "Read about their new building."}
LINES = {
    "read": "journals read into the store",
    "cold": "plans, cold",
    "same": "after 1 % changed",
    "later": "a night later, another 1 % changed",
}
GOALS = {"cold": "30 s", "same": "2 s"}


def main(words: list[str] | None = None) -> int:
    """Measure three sizes, the last one as asked, and print how the time grows; returns the exit status."""
    parser = argparse.ArgumentParser(prog="benchmarks.cohort", description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=100_000, help="how many at most (default: 100,000)")
    parser.add_argument("--measure", metavar="FOLDER", help=argparse.SUPPRESS)
    parser.add_argument("--write", metavar="FOLDER", help=argparse.SUPPRESS)
    args = parser.parse_args(words)
    if args.write:
        write_journals(Path(args.write), args.cases)
    elif args.measure:
        print(json.dumps(measure(Path(args.measure))))
    else:
        parts = (100, 10, 1) if args.cases >= FEW else (1,)
        sizes = sorted({args.cases // part for part in parts})
        show_growth({size: show(size) for size in sizes})
    return 0


def show(count: int) -> dict[str, Any]:
    """One size in processes of its own, so that nothing else counts in its memory; what was found."""
    with tempfile.TemporaryDirectory() as folder:
        _run("--write", folder, "--cases", str(count))
        found = json.loads(_run("--measure", folder))
    cases = found["cases"]
    for key, name in LINES.items():
        time, again = found[key], found["again"][key]
        goal = f"   goal at 100,000: under {GOALS[key]}" if key in GOALS else ""
        told = f"{time:>8,.2f} s {cases / time:>10,.0f} cases a second, {again:>7,} of them {_done(key)}{goal}"
        print(f"cohort: {cases:>7,} cases, {name:<35}{told}", flush=True)
    print(f"cohort: {cases:>7,} cases, {'peak memory':<35}{found['memory']:>8,.0f} MiB", flush=True)
    return found


def _done(key: str) -> str:
    return "read" if key == "read" else "planned"


def _run(*words: str) -> str:
    command = [sys.executable, "-m", "benchmarks.cohort", *words]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout


def show_growth(found: dict[int, dict[str, Any]]) -> None:
    """The power of the number of cases with which the time grows: 1 is twice the time for twice the cases."""
    (few, less), (many, more) = min(found.items()), max(found.items())
    if few < many:
        for key in ("cold", "same"):
            power = log(more[key] / less[key]) / log(more["cases"] / less["cases"])
            print(f"cohort: time grows from {few:,} to {many:,} cases, {LINES[key]}: power {power:.2f}", flush=True)


# one size


def write_journals(folder: Path, count: int) -> None:
    """A folder of invented journals, the same ones each time."""
    mappings, lines = search_mappings(count, now=NOW), []
    for number, mapping in enumerate(mappings, 1):
        facts = plain(mapping)
        events = facts.pop("events", [])
        line = len(lines)
        lines.append(to_line(new_entry(line + 1, NOW, "case", case=facts["id"], facts=facts)))
        for more, event in enumerate(events, line + 2):
            lines.append(to_line(new_entry(more, NOW, "event", case=facts["id"], event=event)))
        if number % EACH == 0 or number == count:
            (folder / f"candidate-{number:06d}.jsonl").write_bytes(b"\n".join(lines) + b"\n")
            lines = []


def measure(folder: Path) -> dict[str, Any]:
    """Processor seconds of each part, how many cases were read or planned in it, and the peak memory (MiB)."""
    book = default_rulebook()
    book.rules  # noqa: B018 (loading the rulebook has a line of its own)
    found: dict[str, Any] = {"again": {}}
    with open_store(folder / "store.sqlite", new=True) as store:

        def part(key: str, work: Callable[[], int]) -> None:
            start = process_time()
            found["again"][key] = work()
            found[key] = process_time() - start

        def night(now: datetime) -> int:
            build(store, folder)
            again = plan_again(store, now, book).again
            who_needs_attention(store, now, book, SHOWN)
            return again

        part("read", lambda: build(store, folder).changed)
        part("cold", lambda: plan_again(store, NOW, book).again)
        change(folder, 0)
        part("same", lambda: night(NOW))
        change(folder, 1)
        part("later", lambda: night(NEXT_NIGHT))
        found["cases"] = store.count("cases")
    return {**found, "memory": peak_memory()}


def change(folder: Path, which: int) -> None:
    """One case in a hundred gets another event: one in every twentieth journal, which then is read again whole."""
    every = max(1, CHANGED // EACH)
    for path in sorted(folder.glob("*.jsonl"))[which::every]:
        case = json.loads(path.read_bytes().partition(b"\n")[0])["case"]
        entry = new_entry(9000 + which, NOW, "event", case=case, event={**NOTE, "at": NOW})
        with path.open("ab") as file:
            file.write(to_line(entry) + b"\n")


if __name__ == "__main__":
    sys.exit(main())
