"""Asks the grammar checker of the extra [grammar], where it is installed, for what our own patterns do not know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from threading import Lock
from typing import Any

from ...case.names import WORD, folded, words_of
from ..occasion import Occasion
from .finding import Finding, slip_of_grammar
from .note import Note
from .placeholders import without_gaps
from .spelling import spelling_of

KINDS = frozenset(("Agreement", "Grammar", "BoundaryError", "Eggcorn", "Nonstandard", "WordChoice"))

# Rules of the checker that were wrong more often than once in five, weighed one by one on labelled notes and on the
# sentences of good writers in data/sentences.
UNSOUND = frozenset((
    "CompoundNouns", "QuantifierNumeralConflict", "MassNouns", "YourPredicateAdjective", "ItsPossessive",
    "WrongNegative", "MissingTo", "PronounContraction", "ThereIsAgreement", "PronounKnew", "PhrasalVerbAsCompoundNoun",
    "MergeWords", "ExpandMemoryShorthands", "ExpandTimeShorthands", "ThereToTheir", "LetsConfusion",
    "ForNoun", "NounVerbConfusion",
))  # fmt: skip
# Rules of other kinds that were right wherever they spoke.
SOUND = frozenset(("SinceDuration", "AdjectiveDoubleDegree", "ToLoseTooLoose", "ItsContraction"))
NOISY = "LookingForwardTo"  # prints on the standard output whatever it finds; ours know that slip
AFTER = 2  # the kind of suggestion that goes behind the place
BLOCK = re.compile(r"\S(?:.|\n(?!\s*\n))*")  # a paragraph
NO_PROSE = re.compile(r"\w{60}|(?:[^\w\s]\s+){8}")  # a word without end, a row of signs: it reads those for seconds
LONGEST = 5000  # characters; nobody sends a message as long
ONE_AT_A_TIME = Lock()
FRESH_AFTER = 200  # paragraphs: a linter keeps all it ever read, and a new one costs a fiftieth of a second
_asked: Counter[str] = Counter()


def available() -> bool:
    """Whether the extra is installed here."""
    return _linter("either") is not None


@cache
def _linter(spelling: str) -> Any:
    """A linter for one spelling, None without the extra; its dictionary is loaded once."""
    try:
        from harper import Dialect, Linter
    except ImportError:
        return None
    linter = Linter(dialect=Dialect.BRITISH if spelling == "british" else Dialect.AMERICAN)
    linter.set_lint_config({**linter.get_lint_config(), NOISY: False})
    return linter


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    """Grammar only: spelling, style and names are ours, and its opinions on them differ."""
    linter = _linter(spelling_of(here.case))
    if linter is None or len(note.text) > LONGEST:
        return
    text = without_gaps(note)
    for block in BLOCK.finditer(text, note.body.start):
        if NO_PROSE.search(block[0]):
            continue
        for kind, start, end, says, better in _lints(spelling_of(here.case), block[0]):
            words = block[0][start:end]
            if kind in KINDS and not _is_a_name(words, here):
                yield slip_of_grammar(block.start() + start, block.start() + end, says, *better)


@lru_cache(maxsize=128)
def _lints(spelling: str, block: str) -> tuple[tuple[str, int, int, str, tuple[str, ...]], ...]:
    """Kind, place, message and suggestions of all it says about a paragraph; while somebody types, one changes."""
    with ONE_AT_A_TIME:
        _asked[spelling] += 1
        if _asked[spelling] % FRESH_AFTER == 0:
            _linter.cache_clear()
        ruled = _linter(spelling).organized_lints(block, language="plaintext")
    told = [
        ("Grammar" if rule in SOUND else str(one.lint_kind), one)
        for rule, lints in ruled.items()
        if rule not in UNSOUND
        for one in lints
    ]
    told.sort(key=lambda pair: (pair[1].span.start, pair[1].span.end))
    return tuple((kind, one.span.start, one.span.end, str(one.message), _better(one, block)) for kind, one in told)


def _better(lint: Any, block: str) -> tuple[str, ...]:
    before = block[lint.span.start : lint.span.end]
    texts = ((s.kind == AFTER, s.replacement_text) for s in lint.suggestions if s.replacement_text)
    return tuple((before if behind else "") + text for behind, text in texts)[:3]


def _is_a_name(words: str, here: Occasion) -> bool:
    """Whether the place is nothing but names of this case: it knows no Prys and would have Pries, nor a Tool maker."""
    case = here.case
    if len(words.split()) > 1 and folded(words) in folded(case.role.title):
        return True
    people = (case.candidate.name, case.employer.name, *(contact.name for contact in case.contacts))
    known = {word for name in people for word in words_of(name)}
    found = WORD.findall(words)
    return bool(found) and all(folded(word) in known and word[0].isupper() for word in found)
