"""What a status word says for certain; anything else is asked for, with a guess."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from ...case.errors import InputError, Problem
from ...case.event_kinds import EventKind, What
from ...case.events import all_whats
from ...case.schema import one_of
from .words import fold, is_missing, one_line, read_words

APART = re.compile(r"[,;/|+&>→\n，、；]|\s-\s")  # no phrase reaches across one of these
EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # kana, Chinese signs, Hangul
LONGEST_EASTERN = 30  # signs of a status in such a script
REPEATED = re.compile(r"(\w)\1{2,}")  # rejeeected
COUNTED = re.compile(r"\d{1,2}(?:st|nd|rd|th|e|er|eme|re|a|o)?")  # which interview, which stage of a list
UNCLEAR = "unclear"
NEUTRAL = "neutral"
BESIDE = "beside"
BLANK = "blank"  # the key of a status that is not there, which people name “(blank)”
WEAKER = ("open", "interview", "invited", "checking", "on hold", "task")  # each gives way to what else a status says
MET = frozenset({"interview", "invited"})
ENDS = ("rejected", "accepted", "declined", "withdrew", "offer withdrawn", "closed")
# What two findings in one status come to; pairs that are not here say nothing for certain.
TOGETHER = {
    frozenset({"offer", "accepted"}): "accepted",
    frozenset({"offer", "declined"}): "declined",
    frozenset({"rejected", "closed"}): "rejected",
    frozenset({"withdrew", "closed"}): "withdrew",
    frozenset({"silent", "closed"}): "closed",
}


class Said(NamedTuple):
    """meaning: one of statuses.toml or of meant(), "" for a missing cell; talked: whether an interview was."""

    meaning: str
    talked: bool = False


def word_key(cell: str) -> str:
    """A status as it is compared with others: two that differ in case, accents or signs are one word."""
    return fold(cell) or one_line(cell) or BLANK


def read_status(cell: str, own: Mapping[str, str] | None = None, told: Mapping[str, str] | None = None) -> Said:
    """What a cell says. own: words of the program the file comes from; told: meanings by `word_key`, as the candidate
    explained them. Both count before the words of statuses.toml.
    """
    key = word_key(cell) if told else ""
    if told and key in told:
        return Said(told[key], told[key] == "interview" or _read(cell).talked)
    if is_missing(cell):
        return Said("")
    for word, meaning in (own or {}).items():
        if fold(word) == fold(cell):
            return Said(meaning, meaning == "interview")
    return _read(cell)


@lru_cache(maxsize=5_000)
def _read(cell: str) -> Said:
    parts = [_find(_words(part)) for part in APART.split(REPEATED.sub(r"\1", cell))]
    if "?" in cell or None in parts:
        return Said(UNCLEAR)
    found = {meaning for part in parts for meaning in part or ()}
    if BESIDE in found and not found & MET:
        return Said(UNCLEAR)
    return _together(found - {BESIDE})


def _together(found: set[str]) -> Said:
    talked = "interview" in found
    rest = found - {NEUTRAL, "applied"} or found - {NEUTRAL}
    for weaker in WEAKER:
        rest = rest - {weaker} or rest
    if len(rest) > 1:
        return Said(TOGETHER.get(frozenset(rest), UNCLEAR), talked)
    return Said(next(iter(rest)) if rest else UNCLEAR, talked)


def _words(text: str) -> list[str]:
    """The words of a text; where a script sets none apart (一面挂), those it is made of, if it is of nothing else."""
    return [part for word in fold(text).split() for part in (_parted(word) if EASTERN.search(word) else (word,))]


@lru_cache(maxsize=5_000)
def _parted(word: str) -> tuple[str, ...]:
    """The longest known words one after the other; the word as it is where anything is left over."""
    known, longest = _eastern()
    parts, place = [], 0
    while place < len(word) and len(word) <= LONGEST_EASTERN:
        spans = range(min(longest, len(word) - place), 0, -1)
        size = next((size for size in spans if word[place : place + size] in known), 0)
        if not size:
            return (word,)
        parts.append(word[place : place + size])
        place += size
    return tuple(parts) or (word,)


@cache
def _eastern() -> tuple[frozenset[str], int]:
    """Every phrase and every word for what is ahead in a script that sets no words apart, and how long they get."""
    words = {*("".join(key) for key in _phrases()[0] if len(key) == 1), *_words_of("ahead")}
    known = frozenset(word for word in words if EASTERN.search(word))
    return known, max(map(len, known))


def _find(words: list[str]) -> set[str] | None:
    """Every meaning found, longest phrases first; None where a word is left over, or where something is only waited
    for.
    """
    phrases, longest = _phrases()
    found, place = set(), 0
    while place < len(words):
        if _awaited(words, place):
            return None
        for length in range(min(longest, len(words) - place), 0, -1):
            meaning = phrases.get(tuple(words[place : place + length]))
            if meaning:
                found.add(meaning)
                place += length
                break
        else:
            if not COUNTED.fullmatch(words[place]):
                return None
            found.add(NEUTRAL)
            place += 1
    return found - {"interview"} if "invited" in found else found  # the interview that is ahead


def _awaited(words: list[str], place: int) -> str:
    """What words from there on wait for, which has not come: “waiting for interview”, “pending offer”; "" for nothing.
    Whatever is a phrase of its own, such as “pending interview”, or comes after something, is not meant.
    """
    size = next((size for size in (3, 2, 1) if " ".join(words[place : place + size]) in _words_of("ahead")), 0)
    if not size or any(tuple(words[place : place + more]) in _phrases()[0] for more in range(size + 1, size + 4)):
        return ""
    rest = words[place + size :]
    while rest and rest[0] in _words_of("awaited"):
        rest = rest[1:]
    meaning = _phrase_at(rest)
    return meaning if meaning in ("interview", "offer", "rejected", "accepted") else ""


def _phrase_at(words: list[str]) -> str:
    """The meaning of the longest phrase with which words begin, what kind of talk it is passed over."""
    phrases, longest = _phrases()
    for size in range(min(longest, len(words)), 0, -1):
        meaning = phrases.get(tuple(words[:size]), "")
        if meaning == BESIDE and len(words) > size:
            return _phrase_at(words[size:])
        if meaning:
            return meaning
    return ""


def names_a_talk(cell: str) -> bool:
    """Whether a cell only says what kind of talk there was: “Zoom”, “phone with HR”."""
    words = _words(cell)
    found = _find(words) or {UNCLEAR}
    return found <= {BESIDE, NEUTRAL} and (BESIDE in found or not _words_of("talks").isdisjoint(words))


def names_somebody(text: str) -> bool:
    """Whether words beside the day of a talk only say with whom or where it was: “with Anna, room 5”."""
    words = fold(text).split()
    rest = words[1:]
    named = bool(rest) and words[0] in _words_of("with_whom") and _words_of("denials").isdisjoint(rest)
    return named and all(_phrases()[0].get((word,), NEUTRAL) in (NEUTRAL, BESIDE) for word in rest)


def may_be_ones_own(cell: str) -> bool:
    """Whether a status ends an application for whoever sent one, and else only says that one will not: “Closed”,
    “Eliminated”, “Not interested”.
    """
    return fold(cell) in read_words("headings")["whose"] or _read(cell).meaning == "closed"


@lru_cache(maxsize=5_000)
def guess_status(cell: str) -> str:
    """What a status that is not clear may mean, by the phrases in it alone; "" where nothing speaks for one."""
    phrases, longest = _phrases()
    words, place = _words(REPEATED.sub(r"\1", cell)), 0
    found: set[str] = set()
    if not _words_of("denials").isdisjoint(words) and _read(cell).meaning == UNCLEAR:
        return ""  # whatever is named there may be what did not come
    while place < len(words):
        if awaited := _awaited(words, place):
            return "invited" if awaited == "interview" else "open"
        spans = range(min(longest, len(words) - place), 0, -1)
        held = next(((size, phrases[key]) for size in spans if (key := tuple(words[place : place + size])) in phrases),
                    (1, NEUTRAL))  # fmt: skip
        place, found = place + held[0], found | {held[1]}
    said = _together(found - {BESIDE, UNCLEAR}).meaning
    return "" if said == UNCLEAR else said


def read_meaning(words: str) -> str:
    """The meaning a candidate names: a key or sentence of meanings.toml, or any phrase that is clear. InputError."""
    says = read_words("meanings")
    named = {fold(text): key for key, sentence in says.items() for text in (key, sentence)}
    found = named.get(fold(words)) or _read(words).meaning
    if found not in says:
        raise InputError(Problem("meaning of a status", "not one of the meanings", words, one_of(says.values(), words)))
    return found


@cache
def meant() -> dict[str, tuple[EventKind, What]]:
    """For each meaning that is something that happened, what it is in a case file."""
    return {what.status: (kind, what) for kind, what in all_whats() if what.status}


@cache
def _words_of(name: str) -> frozenset[str]:
    """A list of headings.toml, to be looked up in."""
    return frozenset(read_words("headings")[name])


@cache
def _phrases() -> tuple[dict[tuple[str, ...], str], int]:
    lists = read_words("statuses")
    own = {meaning: [meaning] for meaning in meant() if meaning not in lists}  # the vocabulary's words count more
    phrases = {tuple(fold(word).split()): name for name in (BESIDE, NEUTRAL) for word in lists[name]}
    for meaning, words in (lists | own).items():
        if meaning not in (NEUTRAL, BESIDE):
            phrases |= {tuple(fold(word).split()): meaning for word in words}
    return phrases, max(map(len, phrases))
