"""Finds names that belong to another case of the same search: the slip of a message copied from the last one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...case.case import Case
from ...case.greetings import shown
from ...case.names import WORD, folded, untitled
from ..occasion import Occasion
from .finding import Finding
from .note import Note
from .placeholders import facts_said, without_gaps


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    if here.step in ("tell-others", "share-news") or not here.other_cases:
        return
    text, own = without_gaps(note), _words(facts_said(here.case))
    for other in here.other_cases:
        rights = {name: right for name, right in _names(other, here) if not _words([name]) <= own}
        theirs = "|".join(map(re.escape, rights)) or r"(?!)"
        for found in re.finditer(rf"(?<!\w)(?:{theirs})(?!\w)", text):
            name, right = found[0], rights[found[0]]
            yield Finding(
                code="wrong-name",
                severity="error",
                start=found.start(),
                end=found.end(),
                advice=("B8",),
                says=f"{name} belongs to your case with {other.employer.name}; this one is with "
                f"{here.case.employer.name}.",
                suggestions=(right,) if right else (),
            )


def _names(other: Case, here: Occasion) -> Iterator[tuple[str, str]]:
    """Each name of the other case and what stands in its place here."""
    person = shown(here.contact.name) if here.contact else ""
    yield other.employer.name, here.case.employer.name
    yield other.role.title, here.case.role.title
    for contact in other.contacts:
        yield shown(contact.name), person
        surname = untitled(contact.name)[-1]
        if len(surname) > 3 and surname[0].isupper():
            yield surname, untitled(person)[-1] if person else ""


def _words(texts: Iterable[str]) -> set[str]:
    return {folded(found[0]) for text in texts for found in WORD.finditer(text)}
