"""Reads from a pattern which words a text must have for it to match at all, so that most patterns are never tried.

What it cannot read (an optional part, a class of letters, a word with an open end) asks for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

WORD = re.compile(r"\w+(?:'\w+)*")
PIECE = re.compile(r"\w+")
LEADING = re.compile(r"(?:\(\?[!][^()]*\))?(\w+(?:'\w+)*)(?:\(\?:([\w|]+)\)\?|([?]))?(?=$| |\(\?[=!]|\\b)")
LITERAL = re.compile(r"(?:^|(?<= )|(?<=\\b))([A-Za-z]{2,}(?:'[a-z]+)?)(?=$| |\\b)")
QUANTIFIER = re.compile(r"[?*+]|\{[\d,]*\}")
ENDS_A_WORD = re.compile(r"$| |\\b|\(\?[=!<]|\(\?: ")  # and is not optional
AROUND = re.compile(r"\(\?<?[=!]")
Needed = tuple[frozenset[str], ...]


@lru_cache(maxsize=4)
def said(text: str) -> frozenset[str]:
    """The words of a text in small letters, and the pieces of "I'm"."""
    small = text.lower()
    return frozenset((*WORD.findall(small), *PIECE.findall(small)))


def needed(pattern: str) -> Needed:
    """Sets of words; of each at least one stands in every text that the pattern matches."""
    ways = _split(pattern)
    if len(ways) == 1:
        return tuple(_sets(pattern))
    sets = [needed(way) for way in ways]
    return (frozenset[str]().union(*(min(one, key=len) for one in sets)),) if all(sets) else ()


def _sets(pattern: str) -> Iterator[frozenset[str]]:
    """What each part of one way needs; a part that may be half a word needs nothing."""
    at, plain = 0, ""
    while at < len(pattern):
        if pattern[at] != "(":
            end = pattern.index("]", at + 2) + 1 if pattern[at] == "[" else at + 1 + (pattern[at] == "\\")
            plain, at = plain + ("[]" if pattern[at] == "[" else pattern[at:end]), end
            continue
        end = _closing(pattern, at)
        inside = _inside(pattern[at : end - 1])
        if inside is not None and (_begins_a_word(plain) or inside.startswith(" ")) and ENDS_A_WORD.match(pattern, end):
            yield from _of_group(inside)
        if not AROUND.match(pattern, at):
            plain += "() " if inside is not None and all(way.endswith(" ") for way in _split(inside)) else "()"
        at = _behind_quantifier(pattern, end)
    yield from (frozenset((found[1].lower(),)) for found in LITERAL.finditer(plain))


def _behind_quantifier(pattern: str, at: int) -> int:
    found = QUANTIFIER.match(pattern, at)
    return found.end() if found else at


def _begins_a_word(before: str) -> bool:
    return not before or before.endswith((" ", "\\b"))


def _of_group(inside: str) -> Iterator[frozenset[str]]:
    """The first words of its ways; of a group with one way, what that needs."""
    ways = _split(inside)
    if len(ways) == 1:
        yield from _sets(inside)
        return
    firsts = [_first(way) for way in ways]
    if all(firsts):
        yield frozenset[str]().union(*firsts)


def _first(way: str) -> frozenset[str]:
    """The words it may begin with: "reply", "enjoy(?:ed|s)?", "agreed?"."""
    way = way.removeprefix(" ")
    found = LEADING.match(way)
    if found is None:
        return _first_of_group(way) if way.startswith("(?:") else frozenset()
    word = found[1].lower()
    if found[2]:
        return frozenset((word, *(word + end for end in found[2].split("|"))))
    return frozenset((word, word[:-1])) if found[3] else frozenset((word,))


def _first_of_group(way: str) -> frozenset[str]:
    """The same where it begins with a group of words: "(?:is|was) possible"."""
    end = _closing(way, 0)
    firsts = [_first(one) for one in _split(way[3 : end - 1])]
    whole = all(firsts) and way[end : end + 1] in ("", " ")
    return frozenset[str]().union(*firsts) if whole else frozenset()


def _inside(group: str) -> str | None:
    """What is in a group that must match; None of one that must not, or looks back."""
    opened = re.match(r"\((?:\?(?::|=|P<\w+>))?(?!\?)", group)
    return group[opened.end() :] if opened else None


def _closing(pattern: str, at: int) -> int:
    """Where the group that opens here is over."""
    depth = 0
    while True:
        if pattern[at] == "\\":
            at += 1
        elif pattern[at] == "[":
            at = pattern.index("]", at + 2)
        else:
            depth += {"(": 1, ")": -1}.get(pattern[at], 0)
        at += 1
        if not depth:
            return at


def _split(pattern: str) -> list[str]:
    """Its ways, between the bars outside of every group."""
    ways, begin, at = [], 0, 0
    while at < len(pattern):
        if pattern[at] == "|":
            ways.append(pattern[begin:at])
            begin = at + 1
        if pattern[at] == "(":
            at = _closing(pattern, at)
        elif pattern[at] == "[":
            at = pattern.index("]", at + 2) + 1
        else:
            at += 2 if pattern[at] == "\\" else 1
    return [*ways, pattern[begin:]]
