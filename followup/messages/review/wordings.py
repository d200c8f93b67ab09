"""Finds what the rulebook's checks list: tone, stock phrases, grammar by pattern (followup/checks/*.toml)."""

from __future__ import annotations

from collections.abc import Iterator

from ...rulebook.entries import Check
from ...rulebook.patterns.phrasebook import Found, Phrasebook
from ..occasion import Occasion
from .finding import Finding
from .note import Note
from .overlaps import LANGUAGE
from .placeholders import facts_said, without_gaps

WRITTEN_OUT, OWNED = ("it is", "you are", "they are"), {"its", "your", "their"}


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    """One finding a place for each code; a wording taken over from the case is the candidate's own and stays."""
    text, begin = without_gaps(note), note.subject.start if note.subject else note.body.start
    taken: list[tuple[str, int, int]] = []
    said = [fact.casefold() for fact in facts_said(here.case)]
    for found in sorted(_book(here).find(text, begin), key=lambda one: one.start - one.end):
        check, start, end = found.check, found.start, found.end
        if not _applies(check, here) or any(code == check.code and start < b and a < end for code, a, b in taken):
            continue
        if check.code in LANGUAGE and "-" in (text[start - 1 : start], text[end : end + 1]):
            continue  # half of a word of a trade: "garde-manger"
        words = text[start:end].casefold()
        if words in WRITTEN_OUT and OWNED & set(check.suggests):
            continue  # nobody slips from "its" to "it is" written out
        if any(words in fact for fact in said) and check.code not in LANGUAGE:
            continue
        taken.append((check.code, start, end))
        yield Finding(
            code=check.code,
            severity=check.severity,
            start=start,
            end=end,
            says=check.says,
            advice=check.advice,
            suggestions=_suggestions(found, text[start:end]),
        )


def _book(here: Occasion) -> Phrasebook:
    if here.rulebook is not None:
        return here.rulebook.phrasebook
    from ...rulebook.loading import default_rulebook

    return default_rulebook().phrasebook


def _applies(check: Check, here: Occasion) -> bool:
    return here.step not in check.not_for and (not check.kinds or here.template.kind in check.kinds)


def _suggestions(found: Found, seen: str) -> tuple[str, ...]:
    """What the check says to put there, written as large as what stands there."""
    check = found.check
    right = check.instead.get(" ".join(seen.casefold().split()))
    texts = (right,) if right else check.suggests
    return tuple(text[:1].upper() + text[1:] if seen[:1].isupper() else text for text in texts)
