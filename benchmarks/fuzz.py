"""Hundreds of thousands of odd inputs of eight kinds: each is taken or refused in words, soon, and nothing else.

    python -m benchmarks.fuzz [--inputs 300000] [--seed 12] [--keep FOLDER] [KIND ...]

--inputs are shared among the kinds. An input is made from a sound one by its structure, its bytes or both, and goes
the whole way that one of its kind goes. Seconds are the processor's, so that a busy machine does no harm. --keep writes
down every input that was answered by a traceback or too late.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from followup.case.errors import FollowupError

from . import fuzz_kinds
from .fuzz_changes import changed
from .fuzz_kinds import Kind

ALLOWED = 2.0  # seconds for one input
ENOUGH = 20.0  # seconds after which nobody waits any longer
SAID = 5  # different tracebacks that are printed of a kind


class TooLong(BaseException):
    """Raised into what does not end; no `except Exception` of ours may swallow it."""


@dataclass
class Found:
    """What came of the inputs of one kind. faults: how often each place raised; kept: one input for each."""

    kind: str
    inputs: int = 0
    refused: int = 0
    accepted: int = 0
    late: int = 0
    slowest: float = 0.0
    faults: Counter[str] = field(default_factory=Counter)
    kept: dict[str, bytes] = field(default_factory=dict)

    @property
    def tracebacks(self) -> int:
        return self.faults.total()


def main(words: Sequence[str] | None = None) -> int:
    """Print the table; 0 where there is no traceback and nothing over two seconds."""
    known = {kind.name: kind for kind in fuzz_kinds.kinds()}
    parser = argparse.ArgumentParser(prog="start.py fuzz", description=__doc__.splitlines()[0])
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(known))
    parser.add_argument("--inputs", type=int, default=300_000)
    parser.add_argument("--seed", type=int, default=12)
    parser.add_argument("--keep", type=Path, help="a folder for inputs that broke something")
    args = parser.parse_args(words)
    if unknown := [name for name in args.kinds if name not in known]:
        parser.error(f"no kind {unknown[0]!r}; there are {', '.join(known)}")
    chosen = [known[name] for name in args.kinds] or list(known.values())
    print(f"{'kind':<10}{'inputs':>9}{'refused':>9}{'accepted':>10}{'tracebacks':>12}{'over 2 s':>10}{'slowest':>10}")
    found = [shown(run(kind, args.inputs // len(chosen), args.seed), args.keep) for kind in chosen]
    print(f"{'all':<10}{_row(_sum(found))}")
    return 1 if any(one.tracebacks or one.late for one in found) else 0


def run(kind: Kind, inputs: int, seed: int) -> Found:
    """So many inputs of one kind; the same for the same seed."""
    random, found = Random(f"{kind.name} {seed}"), Found(kind.name)
    try:
        sound = kind.sound()
        at = fuzz_kinds.folder() / "input"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            feed(kind, sound[0], at, Found("what is read once, like word lists"))
            for _ in range(inputs):
                feed(kind, changed(random.choice(sound), sound, kind.change, random), at, found)
    finally:
        fuzz_kinds.clear()
    return found


def feed(kind: Kind, data: bytes, at: Path, found: Found) -> None:
    """One input, in an empty folder, and what came of it."""
    at.mkdir()
    begun = time.process_time()
    try:
        with time_limit(ENOUGH):
            kind.feed(data, at)
        found.accepted += 1
    except FollowupError:
        found.refused += 1
    except TooLong as error:
        _keep(found, f"late: {_place(error)}", data, fault=False)
    except Exception as error:
        _keep(found, f"{type(error).__name__} at {_place(error)}: {str(error)[:90]}", data)
    spent = time.process_time() - begun
    found.inputs += 1
    found.slowest = max(found.slowest, spent)
    if spent > ALLOWED:
        found.late += 1
        found.kept.setdefault(f"{spent:.0f} s", data)
    shutil.rmtree(at)


def _keep(found: Found, what: str, data: bytes, *, fault: bool = True) -> None:
    found.faults[what] += fault
    if len(data) < len(found.kept.get(what, data + b" ")):
        found.kept[what] = data


def _place(error: BaseException) -> str:
    """The line of ours that was last on the way."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "followup" in frame.filename] or frames
    return f"{'/'.join(Path(ours[-1].filename).parts[-2:])}:{ours[-1].lineno}"


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """TooLong after so many seconds of the processor; without a limit where the system has no such clock."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: Any) -> None:
        raise TooLong

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def shown(found: Found, keep: Path | None) -> Found:
    """Its row, and below it what broke."""
    print(f"{found.kind:<10}{_row(found)}", flush=True)
    for what, count in found.faults.most_common(SAID):
        print(f"    {count:,} × {what}", flush=True)
    for number, (what, data) in enumerate(found.kept.items()):
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{found.kind}-{number}").write_bytes(data)
            (keep / f"{found.kind}-{number}.why").write_text(what)
    return found


def _row(found: Found) -> str:
    return (
        f"{found.inputs:>9,}{found.refused:>9,}{found.accepted:>10,}{found.tracebacks:>12,}{found.late:>10,}"
        f"{found.slowest:>8.2f} s"
    )


def _sum(found: Sequence[Found]) -> Found:
    whole = Found("all", slowest=max(one.slowest for one in found))
    for one in found:
        for name in ("inputs", "refused", "accepted", "late"):
            setattr(whole, name, getattr(whole, name) + getattr(one, name))
        whole.faults += one.faults
    return whole


if __name__ == "__main__":
    sys.exit(main())
