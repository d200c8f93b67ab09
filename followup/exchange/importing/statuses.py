"""What a status word says for certain; anything else is only noted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from ...case.event_kinds import EventKind, What
from ...case.events import all_whats
from .words import fold, is_missing, read_words

APART = re.compile(r"[,;/|+&>→]")  # no phrase reaches across one of these
UNCLEAR = "unclear"
NEUTRAL = "neutral"
WEAKER = ("open", "interview", "invited", "checking", "on hold", "task")  # each gives way to what else a status says
# What two findings in one status come to; pairs that are not here say nothing for certain.
TOGETHER = {
    frozenset({"offer", "accepted"}): "accepted",
    frozenset({"offer", "declined"}): "declined",
    frozenset({"rejected", "closed"}): "rejected",
    frozenset({"withdrew", "closed"}): "withdrew",
    frozenset({"silent", "closed"}): "closed",
}


def read_status(cell: str, own: Mapping[str, str] | None = None) -> tuple[str, bool]:
    """(meaning, whether an interview is spoken of). meaning: one of statuses.toml or of meant(), "" for a missing cell.

    own: words of the program the file comes from, which count before the others.
    """
    if is_missing(cell):
        return "", False
    for word, meaning in (own or {}).items():
        if fold(word) == fold(cell):
            return meaning, meaning == "interview"
    return _read(cell)


@lru_cache(maxsize=5_000)
def _read(cell: str) -> tuple[str, bool]:
    parts = [_find(fold(part).split()) for part in APART.split(cell)]
    if "?" in cell or None in parts:
        return UNCLEAR, False
    found = {meaning for part in parts for meaning in part or ()}
    talked = "interview" in found
    rest = found - {NEUTRAL, "applied"} or found - {NEUTRAL}
    for weaker in WEAKER:
        rest = rest - {weaker} or rest
    if len(rest) > 1:
        return TOGETHER.get(frozenset(rest), UNCLEAR), talked
    return (next(iter(rest)) if rest else UNCLEAR), talked


def _find(words: list[str]) -> set[str] | None:
    """Every meaning found, longest phrases first; None where a word is left over."""
    phrases, longest = _phrases()
    found, place = set(), 0
    while place < len(words):
        for length in range(min(longest, len(words) - place), 0, -1):
            meaning = phrases.get(tuple(words[place : place + length]))
            if meaning:
                found.add(meaning)
                place += length
                break
        else:
            return None
    return found


@cache
def meant() -> dict[str, tuple[EventKind, What]]:
    """For each meaning that is something that happened, what it is in a case file."""
    return {what.status: (kind, what) for kind, what in all_whats() if what.status}


def is_ending(meaning: str) -> bool:
    """Whether a case of that status is over."""
    return meaning in meant() and meant()[meaning][1].over


@cache
def _phrases() -> tuple[dict[tuple[str, ...], str], int]:
    lists = read_words("statuses")
    own = {meaning: [meaning] for meaning in meant() if meaning not in lists}  # the vocabulary's words count more
    phrases = {tuple(fold(word).split()): NEUTRAL for word in lists[NEUTRAL]}
    for meaning, words in (lists | own).items():
        if meaning != NEUTRAL:
            phrases |= {tuple(fold(word).split()): meaning for word in words}
    return phrases, max(map(len, phrases))
