"""Three rounds of calls, so that each of three calls once; no three meets an ending twice."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from ...rulebook.book import Rulebook
from .minutes import ROUNDS
from .roles import Call, all_talks, callers, draw, make_call
from .stories import Story

MOST_THREES = 40


def draw_rounds(stories: Sequence[Story], threes: int, seed: int, book: Rulebook) -> list[list[Call]]:
    """For each round the call of each three; the same seed draws the same. Empty where no story has a call.

    A three meets another story and another ending in each round; in one round the threes differ as far as there are
    endings, so that what is heard from the next table tells nothing.
    """
    random, found = Random(seed), callers(stories, book)
    if not found:
        return []
    random.shuffle(found)
    ends = sorted({talk[-1].id for talk in all_talks(book)})
    random.shuffle(ends)
    return [[_call(found, ends, three, number, random, book) for three in range(threes)] for number in range(ROUNDS)]


def _call(found: Sequence[Story], ends: Sequence[str], three: int, number: int, random: Random, book: Rulebook) -> Call:
    story = found[(three * ROUNDS + number) % len(found)]
    return make_call(story, draw(random, book, _end(ends, three, number)), book)


def _end(ends: Sequence[str], three: int, number: int) -> str:
    """Each round begins elsewhere among the endings; a third of them apart, so that no three meets one again."""
    return ends[(three + number * max(1, len(ends) // ROUNDS)) % len(ends)]
