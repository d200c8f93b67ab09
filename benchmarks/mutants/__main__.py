"""Whether the tests would notice a mistake: small ones are made by chance, one at a time, and the tests asked.

    python -m benchmarks.mutants [ROOM ...] [--sample 300] [--seed 10]

The same seed makes the same mistakes as long as the room's files are the same. What no test noticed is listed: it is
worth a test, or no mistake at all.
"""

from __future__ import annotations

import argparse
import importlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from .at_once import verdicts_at_once
from .covering import measure
from .mutant import Mutant, sample
from .running import SURVIVED

ROOT = Path(__file__).resolve().parents[2]
ROOMS = {  # what is changed, and the tests that should notice
    "planning": (
        "followup/planning",
        ("tests/planning", "tests/contract", "tests/messages/test_messages.py", "tests/commands/test_plans.py"),
    ),
    "office_hours": ("followup/case/office_hours.py", ("tests/case", "tests/planning")),
    "journal": ("followup/journal", ("tests/journal", "tests/commands")),
    "review": ("followup/messages/review", ("tests/messages", "tests/panels/test_improve.py")),
}
COMMON = ("hypothesis", "pydantic", "holidays", "openpyxl", "tomlkit", "markupsafe", "IPython", "ipywidgets")


def main(words: Sequence[str] | None = None) -> int:
    """Print what became of the mutants of each room; returns the exit status."""
    parser = argparse.ArgumentParser(prog="start.py mutants", description=__doc__.splitlines()[0])
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help=f"of {', '.join(ROOMS)}; all where none is named")
    parser.add_argument("--sample", type=int, default=300, help="how many mutants a room (default: 300)")
    parser.add_argument("--seed", type=int, default=10, help="which ones (default: 10)")
    args = parser.parse_args(words)
    if unknown := set(args.rooms) - ROOMS.keys():
        parser.error(f"no such room: {', '.join(sorted(unknown))}; there are {', '.join(ROOMS)}")
    if not hasattr(os, "fork"):
        parser.error("this needs a system that can fork a process, such as Linux or macOS")
    for name in COMMON:  # once for all processes; the package itself is imported by each, with its mistake
        importlib.import_module(name)
    with tempfile.TemporaryDirectory(prefix="followup-mutants-") as scratch:
        os.environ["TMPDIR"] = tempfile.tempdir = scratch
        for room in args.rooms or ROOMS:
            report(room, args.sample, args.seed)
    return 0


def report(room: str, count: int, seed: int) -> None:
    """Try one room's mutants; prints each that survives, then the score."""
    place, folders = ROOMS[room]
    files, tests = _files(place, "*.py"), [file for folder in folders for file in _files(folder, "test_*.py")]
    covering = measure(ROOT, files, tests)
    began, survived, died = perf_counter(), 0, 0
    mutants = sample(files, count, seed)
    for mutant, code in verdicts_at_once(mutants, covering, ROOT):
        died += code < 0
        if code == SURVIVED:
            survived += 1
            print(_line(mutant, len(covering.tests(mutant))), flush=True)
    killed = len(mutants) - survived
    print(
        f"{room}: {killed} of {len(mutants)} noticed ({100 * killed / len(mutants):.1f} %), {died} of them by running "
        f"too long; seed {seed}, {perf_counter() - began:.0f} s",
        flush=True,
    )


def _files(place: str, pattern: str) -> list[Path]:
    path = ROOT / place
    return sorted(path.rglob(pattern)) if path.is_dir() else [path]


def _line(mutant: Mutant, tests: int) -> str:
    source = mutant.file.read_text("utf-8").splitlines()[mutant.line - 1].strip()
    ran = f"{tests} tests ran it" if tests else "no test runs it"
    return f"  {mutant.file.relative_to(ROOT)}:{mutant.line}  {mutant.what}  ({ran})\n      {source}"


if __name__ == "__main__":
    raise SystemExit(main())
