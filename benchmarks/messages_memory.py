"""What the checker keeps in memory while it reads one message after another, no two of them or their cases alike."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

from .memory import held_memory

MARKS = (1, 2, 4, 8, 16)  # parts of the way at which it is looked at
SOUNDS = ("ba", "cor", "del", "fi", "gan", "lu", "mer", "no", "pel", "ri", "sta", "tor", "ul", "ven", "wes", "yan")


def grow(notes: Sequence[dict[str, Any]], count: int, read: Callable[[dict[str, Any]], object]) -> float:
    """Print what is held after more and more messages; by how many MiB the second half made it grow."""
    random, marks = Random(6), {count // part for part in MARKS}
    held: dict[int, float] = {}
    for number, note in enumerate(_made(notes, count, random), 1):
        read(note)
        if number in marks:
            held[number] = held_memory()
            print(f"{number:>8,} messages: {held[number]:>6,.0f} MB", flush=True)
    return held[count] - held[count // 2]


def _made(notes: Sequence[dict[str, Any]], count: int, random: Random) -> Iterator[dict[str, Any]]:
    """Notes with other people, other firms and words that nobody ever wrote."""
    for number in range(count):
        note = copy.deepcopy(notes[number % len(notes)])
        words = note["text"].split(" ")
        for _ in range(12):
            words[random.randrange(len(words))] = _word(random)
        note["text"] = " ".join(words)
        for who in ("candidate", "interviewer", "company"):
            note["context"][who] = f"{_word(random).title()} {_word(random).title()}"
        yield note


def _word(random: Random) -> str:
    return "".join(random.choice(SOUNDS) for _ in range(random.randint(2, 4)))
