"""Measures how a journal grows: a press, a line more, and opening it, at more and more lines; prints the growth.

    python -m benchmarks.journal [--most 100000]

Times are processor seconds of one core and depend on the machine; the lines that begin with "growth" hardly do.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from time import process_time
from typing import Any

from followup.journal import Journal, shortcut
from followup.journal.entries import Entry, new_entry, to_line

AT = datetime(2026, 3, 4, 18, tzinfo=UTC)
FACTS: dict[str, Any] = {  # invented
    "candidate": {"name": "Priya Raman"},
    "employer": {"name": "Northwind Clinics", "timezone": "America/Chicago"},
    "role": {"title": "Data analyst"},
    "contacts": [{"id": "maria", "name": "Maria Lopez", "is": "hiring_manager"}],
    "interviews": [{"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": ["maria"]}],
}
PASSES = 9
A_CASE = 100  # lines of each case, where there are many
LINE = "from followup.commands.cli import main; import time; main({!r}); print(time.process_time())"


def main(words: list[str] | None = None) -> int:
    """Run everything; returns the exit status."""
    parser = argparse.ArgumentParser(prog="start.py bench-journal", description=__doc__.splitlines()[0])
    parser.add_argument("--most", type=int, default=100_000, help="lines of the longest journal (default: 100,000)")
    most = parser.parse_args(words).most
    with tempfile.TemporaryDirectory(prefix="followup-bench-") as folder:
        for kind in ("notes", "corrections", "undone"):
            compare(f"a press, {kind} in one case", press, Path(folder), kind, [100, 1_000, most // 10])
        compare("a whole page, corrections in one case", page, Path(folder), "corrections", [100, 1_000, most // 10])
        compare("opening, many cases", opening, Path(folder), "cases", [most // 100, most // 10, most])
        many = [most // 100, most // 10, most]
        compare("followup log of a note, many cases", command, Path(folder), "cases", many)
        compare("followup log of a message, many cases", message, Path(folder), "cases", many)
        compare("the same to who is in two cases", message, Path(folder), "shared", many)
    return 0


def compare(what: str, measure: Callable[[Path], float], folder: Path, kind: str, sizes: list[int]) -> None:
    times = []
    for size in sizes:
        path = folder / f"{kind}-{size}.jsonl"
        path.write_bytes(b"".join(to_line(entry) + b"\n" for entry in lines(kind, size)))
        times.append(measure(path))
        print(f"{what}, {size:,} lines".ljust(58) + f"{times[-1] * 1e3:>10,.2f} ms", flush=True)
    print(f"growth {what}, {sizes[0]:,} to {sizes[-1]:,}".ljust(58) + f"{times[-1] / times[0]:>10,.2f}", flush=True)


def lines(kind: str, size: int) -> Iterator[Entry]:
    """That many lines: of one case, or of a new case every hundred lines; shared: two cases know one person."""
    case_id, last = "c1", ""
    for number in range(1, size + 1):
        at = AT + timedelta(minutes=number)
        if number == 1 or (kind in ("cases", "shared") and number % A_CASE == 0):
            case_id = f"c{number}"
            name = {"cases": f" {number}", "shared": f" {number // (2 * A_CASE)}"}.get(kind, "")
            employer = {**FACTS["employer"], "name": f"Northwind Clinics{name}"}
            facts = {**FACTS, "id": case_id, "employer": employer}
            yield new_entry(number, at, "case", case=case_id, facts=facts)
        elif kind == "corrections":
            yield new_entry(number, at, "facts", case=case_id, set=[[["employer", "sector"], f"word {number}"]])
        elif kind == "undone" and number % 2:
            yield new_entry(number, at, "undo", case=case_id, entry=last)
        else:
            event = {"at": at.isoformat(), "kind": "note", "text": f"note {number}"}
            entry = new_entry(number, at, "event", case=case_id, event=event)
            last = entry.id
            yield entry


def press(path: Path) -> float:
    """One line more, and the case as it is then."""
    journal, numbers = Journal(path), count()
    journal.cases()

    def once() -> None:
        journal.log("c1", {"kind": "note", "text": f"press {next(numbers)}"}, at=AT + timedelta(days=99))
        journal.cases()

    once()
    return best(once)


def page(path: Path) -> float:
    """One line more, and every panel of a page drawn anew."""
    from followup.widgets import desk

    made, numbers = desk("20_thank_you", journal=str(path)), count()
    panels: list[Any] = [made.header(), made.case_page(), made.facts("people"), made.history()]
    table = panels[0].desk

    def once() -> None:
        table.log({"kind": "note", "text": f"press {next(numbers)}"})
        table.refresh(panels[1])

    once()
    return best(once)


def opening(path: Path) -> float:
    """What stands in it, read for the first time; that it is given back again is not part of it."""
    return min(seconds(journal.ids) for journal in (Journal(path) for _ in range(5)))


def command(path: Path) -> float:
    """`followup log` in a process of its own, start and all; the first makes the shortcut, where one is worth it."""
    times = [_in_a_process(path, "note", f"text=line {number}") for number in range(6)]
    shortcut.beside(path).unlink(missing_ok=True)
    return min(times[1:])


def message(path: Path) -> float:
    """As `command`, after all that stands there; one message may be for several jobs, so that the first asks whom the
    other cases know.
    """
    words, last = ["sent", "what=thank_you", "channel=email", "to=maria"], AT + timedelta(minutes=100_000)
    return min(_in_a_process(path, *words, f"at={(last + timedelta(hours=n)).isoformat()}") for n in range(1, 4))


def _in_a_process(path: Path, *event: str) -> float:
    words = ["log", "c1", *event, "--journal", str(path)]
    done = subprocess.run([sys.executable, "-c", LINE.format(words)], check=True, capture_output=True, text=True)
    return float(done.stdout.split()[-1])


def best(work: Callable[[], Any]) -> float:
    return min(seconds(work) for _ in range(PASSES))


def seconds(work: Callable[[], Any]) -> float:
    start = process_time()
    work()
    return process_time() - start


if __name__ == "__main__":
    sys.exit(main())
