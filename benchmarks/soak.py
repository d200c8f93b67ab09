"""Does to a journal for minutes what happens to one in years, and counts what was lost.

    python -m benchmarks.soak [--minutes 2] [--seed 1]

Writers write into one journal and are killed in the middle of it; one of them has a disk that is full after a few
hundred bytes; a second computer writes into a copy, and both are put together again; and somebody presses "I did it"
and "Undo" on the real panels meanwhile. What a writer has said is written down must be there at the end. Prints what
was acknowledged and lost, the slowest press, and memory; the exit status is 1 where anything was lost.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from followup.case.errors import InputError
from followup.journal import Journal
from followup.journal.merging import merge

from .journal import FACTS

PAUSE = 0.03  # seconds between two lines of a writer
ROOM = 700  # bytes that are left on the full disk
ROUND = 400  # lines after which a new case is begun
AT = datetime(2026, 3, 4, 18, tzinfo=UTC)


def main(words: list[str] | None = None) -> int:
    """Run it; returns the exit status."""
    parser = argparse.ArgumentParser(prog="start.py soak", description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=2, help="how long (default: 2)")
    parser.add_argument("--seed", type=int, default=1, help="of what happens when (default: 1)")
    parser.add_argument("--writer", nargs=3, metavar=("JOURNAL", "NAME", "ROOM"), help=argparse.SUPPRESS)
    args = parser.parse_args(words)
    if args.writer:
        return write(Path(args.writer[0]), args.writer[1], int(args.writer[2]))
    with tempfile.TemporaryDirectory(prefix="followup-soak-") as folder:
        soak = Soak(Path(folder), random.Random(args.seed))
        soak.run(time.monotonic() + args.minutes * 60)
        return soak.tell()


def write(path: Path, name: str, room: int) -> int:
    """A writer: one note after the other, each said aloud once it is written down."""
    if room:
        most = path.stat().st_size + room
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    journal = Journal(path)
    case_id = journal.ids()[-1]
    for number in range(1_000_000):
        text = f"{name} {number}"
        try:
            journal.log(case_id, {"kind": "note", "text": text}, at=AT)
        except InputError as error:
            print("refused", error.problems[0].what, flush=True)
        else:
            print("written", text, flush=True)
        time.sleep(PAUSE)
    return 0


class Writer:
    """A writer in a process of its own, and what it has said."""

    def __init__(self, path: Path, name: str, room: int, heard: list[str]) -> None:
        words = ["-m", "benchmarks.soak", "--writer", str(path), name, str(room)]
        self.process = subprocess.Popen([sys.executable, *words], stdout=subprocess.PIPE, text=True)
        self._reader = threading.Thread(target=lambda: heard.extend(self.process.stdout or ()), daemon=True)
        self._reader.start()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join()


class Soak:
    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.chance = chance
        self.path = folder / "journal.jsonl"
        self.away = folder / "away" / "journal.jsonl"
        self.away.parent.mkdir()
        self.own = Journal(self.path)
        self.own.new_case(FACTS, at=AT)
        self.heard: list[str] = []
        self.done: Counter[str] = Counter()
        self.presses: list[float] = []
        self.names = iter(f"w{number}" for number in range(1_000_000))
        self.card: Any = None

    def run(self, until: float) -> None:
        self._open_page()
        writers = [self._writer(0), self._writer(0)]
        while time.monotonic() < until:
            for number in range(len(writers)):
                time.sleep(self.chance.uniform(0.1, 1.2))
                writers[number].kill()
                self.done["kills"] += 1
                writers[number] = self._writer(ROOM if self.chance.random() < 0.3 else 0)
                self._press()
            self._second_computer()
            self._begin_another_case()
        for writer in writers:
            writer.kill()

    def _writer(self, room: int) -> Writer:
        self.done["writers with a full disk"] += bool(room)
        return Writer(self.path, next(self.names), room, self.heard)

    def _open_page(self) -> None:
        from followup.widgets import desk

        made = desk("20_thank_you", journal=str(self.path))
        self.panels = [made.header(), made.case_page(), made.facts("people"), made.history()]
        self.card = self.panels[1].sent

    def _press(self) -> None:
        """I did it, then Undo, as a person presses them, with every panel drawn anew."""
        for button in (self.card.yes, self.card.undo):
            start = time.process_time()
            button.click()
            self.presses.append(time.process_time() - start)

    def _second_computer(self) -> None:
        """A copy is written into elsewhere, and both are put together, twice and both ways."""
        self.away.write_bytes(self.path.read_bytes())
        away, name = Journal(self.away), next(self.names)
        for number in range(3):
            away.log(away.ids()[-1], {"kind": "note", "text": f"{name} {number}"}, at=AT)
            self.heard.append(f"written {name} {number}")
        for _ in range(2):
            merge(self.own, self.away.read_bytes(), "away")
            merge(away, self.path.read_bytes(), "here")
        self.done["merges"] += 4

    def _begin_another_case(self) -> None:
        if len(self.own.history(self.own.ids()[-1])) > ROUND:
            self.own.new_case(FACTS, at=AT)

    def tell(self) -> int:
        fresh = Journal(self.path)
        kept = Counter(entry.data["event"].get("text") for entry in fresh.history() if entry.do == "event")
        said = [line.split(" ", 1)[1].strip() for line in self.heard if line.startswith("written ")]
        lost = [text for text in said if not kept[text]]
        doubled = sum(count > 1 for text, count in kept.items() if text)
        same = fresh.cases() == self.own.cases() and fresh.history() == self.own.history()
        refused = sum(line.startswith("refused") for line in self.heard)
        for name, count in self.done.items():
            show(name, f"{count:,}")
        show("lines acknowledged", f"{len(said):,}")
        show("lines refused, disk full", f"{refused:,}")
        show("lines lost", f"{len(lost):,}  {', '.join(lost[:5])}")
        show("lines twice", f"{doubled:,}")
        show("lines in the journal", f"{len(fresh.history()):,}  (set aside: {len(fresh.problems):,})")
        show("read afresh it says the same", "yes" if same else "NO")
        slow, usual = max(self.presses), sorted(self.presses)[len(self.presses) // 2]
        show("presses", f"{len(self.presses):,}  (usual {usual * 1e3:.0f} ms, slowest {slow * 1e3:.0f} ms)")
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        show("memory at most", f"{megabytes:,.0f} MB here, {_children():,.0f} MB in a writer")
        return 0 if not lost and not doubled and same else 1


def _children() -> float:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def show(name: str, value: str) -> None:
    print(f"{name:<34}{value:>10}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
