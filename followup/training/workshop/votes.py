"""Hands counted for the answers of a question, from several browsers at once; beside each, whose advice it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ..practice import NOT_YET, POSSIBLE, RIGHT
from .questions import Question

MOST_HANDS = 999
FIT = (RIGHT, POSSIBLE)


class Option(NamedTuple):
    """key: of the answer; words: for people; hands: counted; policies: whose plan says so; fits: whether the card's
    own plan has it too, or leaves it open, though no policy says it first; later: whether it has it for another day.
    """

    key: str
    words: str
    hands: int
    policies: tuple[str, ...]
    fits: bool = False
    later: bool = False


def vote_name(question: Question) -> str:
    """Under which name the hands of a question are kept."""
    return f"hands {question.story.name} {question.asked}"


def count(kept: Iterable[tuple[str, Any]], question: Question) -> dict[str, int]:
    """Hands by answer: what every browser counted, added up; never less than none.

    kept: the settings' names and values, oldest first. Each browser writes its own, so that no two are in each
    other's way.
    """
    name = vote_name(question)
    last = {one: value for one, value in kept if one.startswith(f"{name} ") and isinstance(value, Mapping)}
    total: dict[str, int] = {}
    for counted in last.values():
        for key, hands in counted.items():
            if isinstance(hands, int):
                total[key] = total.get(key, 0) + hands
    return {key: min(max(hands, 0), MOST_HANDS) for key, hands in total.items()}


def options(question: Question, counted: Mapping[str, int]) -> list[Option]:
    """What can be voted for, in the order in which it is asked."""
    found = ((key, words, question.judge(key).level) for key, words in question.options.items())
    return [
        Option(key, words, counted.get(key, 0), tuple(question.followers[key]), level in FIT, level == NOT_YET)
        for key, words, level in found
    ]
