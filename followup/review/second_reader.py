"""Asks the grammar checker of the extra [grammar], where it is installed, for what our own patterns do not know."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from threading import Lock
from typing import Any

from ..messages.names import WORD, folded, words_of
from ..messages.occasion import Occasion
from .finding import Finding
from .note import Note
from .placeholders import without_gaps
from .spelling import spelling_of

KINDS = frozenset(("Agreement", "Grammar", "BoundaryError", "Eggcorn", "Nonstandard", "WordChoice"))

# What good writers do all the same.
OPINIONS = ("before a number", "before predicate adjectives", "`opening` is a mass noun")
AFTER = 2  # the kind of suggestion that goes behind the place
LONGEST = 5000  # characters; nobody sends a message as long
ONE_AT_A_TIME = Lock()


def available() -> bool:
    """Whether the extra is installed here."""
    return _linter("either") is not None


@cache
def _linter(spelling: str) -> Any:
    """A linter for one spelling, None without the extra; made once, for it loads a dictionary."""
    try:
        from harper import Dialect, Linter
    except ImportError:
        return None
    return Linter(dialect=Dialect.BRITISH if spelling == "british" else Dialect.AMERICAN)


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    """Grammar only: spelling, style and names are ours, and its opinions on them differ."""
    linter = _linter(spelling_of(here.case))
    if linter is None or len(note.text) > LONGEST:
        return
    text = without_gaps(note)
    body = " " * note.body.start + text[note.body.start :]
    with ONE_AT_A_TIME:
        lints = linter.lint(body, language="plaintext")
    for lint in lints:
        if str(lint.lint_kind) not in KINDS or lint.span.start < note.body.start:
            continue
        start, end = lint.span.start, lint.span.end
        after = text[start:end]
        if any(opinion in lint.message for opinion in OPINIONS) or _is_a_name(after, here):
            continue
        yield Finding(
            code="grammar",
            severity="warning",
            start=start,
            end=end,
            advice=("B8",),
            says=str(lint.message),
            suggestions=tuple(
                (after if s.kind == AFTER else "") + s.replacement_text for s in lint.suggestions if s.replacement_text
            )[:3],
        )


def _is_a_name(words: str, here: Occasion) -> bool:
    """Whether the place is nothing but names of this case: it knows no Prys and would have Pries."""
    case = here.case
    people = (case.candidate.name, case.employer.name, *(contact.name for contact in case.contacts))
    known = {word for name in people for word in words_of(name)}
    found = WORD.findall(words)
    return bool(found) and all(folded(word) in known and word[0].isupper() for word in found)
