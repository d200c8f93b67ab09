"""How much work something is, told so that it means the same on a slow and busy machine: by the lines that run, which
are always as many, or by a bound of time that grows as a fixed piece of work does there and then.

The bounds are for what must not grow without end, with a word of who sent it. How fast we are is what `start.py bench`
says.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

AGREED = 0.1  # seconds of `_piece_of_work` on the machine for which the bounds were agreed


def _piece_of_work() -> int:
    """Reading, words and counting, as what is timed does."""
    seen: dict[str, int] = {}
    for number in range(12_000):
        line = json.loads(json.dumps({"id": f"{number:08d}", "text": "a few words of a note " * 3, "at": [number] * 5}))
        for word in line["text"].split():
            seen[word] = seen.get(word, 0) + len(line["at"])
    return sum(seen.values())


def slowness() -> float:
    """How many times as long as agreed this machine takes just now; at least 1."""
    began = time.process_time()
    _piece_of_work()
    return max(1.0, (time.process_time() - began) / AGREED)


def is_within(spent: float, seconds: float) -> bool:
    """Whether that processor time is within so many seconds of the machine they were agreed for."""
    return spent <= seconds or spent <= seconds * slowness()


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """What stands below takes at most so many seconds of processor on the machine they were agreed for."""
    began = time.process_time()
    yield
    spent = time.process_time() - began
    assert is_within(spent, seconds), f"{spent:.2f} s of processor, {seconds} allowed"


def lines_run(act: Callable[[], object]) -> int:
    """How many lines of Python run while `act` does: what is read or looked for anew at each turn shows in it."""
    count = 0

    def each(_frame: object, event: str, _more: Any) -> Any:
        nonlocal count
        count += event == "line"
        return each

    before = sys.gettrace()
    sys.settrace(each)
    try:
        act()
    finally:
        sys.settrace(before)
    return count
