"""Mutants on every processor: each tries its share, in a process and with a folder for leavings of its own."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from .covering import Covering
from .mutant import Mutant
from .trials import Verdict, verdicts


def verdicts_at_once(mutants: Sequence[Mutant], covering: Covering, root: Path) -> Iterator[Verdict]:
    """Each mutant and what became of it, as soon as it is known."""
    reading, writing = os.pipe()
    shares = os.cpu_count() or 1
    tried = [_begin(range(first, len(mutants), shares), mutants, covering, root, writing) for first in range(shares)]
    os.close(writing)
    with os.fdopen(reading, encoding="ascii") as lines:
        for place, code in (map(int, line.split()) for line in lines):
            yield mutants[place], code
    if any([os.waitpid(pid, 0)[1] for pid in tried]):
        raise SystemExit("Not every mutant could be tried.")


def _begin(share: range, mutants: Sequence[Mutant], covering: Covering, root: Path, writing: int) -> int:
    """Start one process; returns its number."""
    if pid := os.fork():
        return pid
    failed = 1
    try:
        os.environ["TMPDIR"] = tempfile.tempdir = tempfile.mkdtemp(prefix="share-")
        places = {mutants[place]: place for place in share}
        for mutant, code in verdicts([*places], covering, root):
            os.write(writing, f"{places[mutant]} {code}\n".encode("ascii"))
        failed = 0
    finally:
        os._exit(failed)
