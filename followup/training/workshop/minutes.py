"""How long three rounds of calls take: one place for the plans of sessions and for the sheets."""

from __future__ import annotations

from typing import NamedTuple

from ...case.wording import NUMBER_WORDS

ROUNDS = 3


class Part(NamedTuple):
    """what: on the page of who leads them; short: in the plan of a session, after its minutes."""

    what: str
    short: str
    minutes: int


READ = Part("Read the sheets, each alone", "to read", 1)
CALL = Part("The call", "to call", 2)
SAW = Part("What the observer saw, then the caller", "for what the observer saw", 1)
PARTS = (READ, CALL, SAW)
TOGETHER = 2  # minutes at the end
TOTAL = ROUNDS * sum(part.minutes for part in PARTS) + TOGETHER


def in_words(minutes: int) -> str:
    """two minutes"""
    return f"{NUMBER_WORDS[minutes]} minute{'' if minutes == 1 else 's'}"


def _rounds() -> str:
    each = ", ".join(f"{NUMBER_WORDS[part.minutes]} {part.short}" for part in PARTS)
    return f"{NUMBER_WORDS[ROUNDS].capitalize()} rounds of {in_words(sum(part.minutes for part in PARTS))}: {each}."


SLOTS = {"{rounds}": _rounds(), "{call}": in_words(CALL.minutes), "{together}": in_words(TOGETHER)}


def filled(words: str) -> str:
    """Words of a plan, in which {rounds}, {call} and {together} stand for those minutes."""
    for slot, said in SLOTS.items():
        words = words.replace(slot, said)
    return words
