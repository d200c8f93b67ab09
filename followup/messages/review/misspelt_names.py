"""Finds names of the case spelled unlike the case has them, where that name must be meant."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ...case.case import Case
from ...case.name_words import TITLES
from ...case.names import GENERIC, WORD, alike, folded, untitled, words_of
from ...case.wording import MONTHS, WEEKDAYS
from ..occasion import Occasion
from .finding import Finding
from .greeting import greeted_names
from .note import Note
from .placeholders import facts_said

# Capitals that begin no name, however like one they look.
ORDINARY = frozenset(
    [word.casefold() for word in (*MONTHS, *WEEKDAYS)]
    + "best dear thank thanks kind regards sincerely subject hello please there these this that with when what where "
    "your yours warm "
    "many after again also although before could would should hope looking english french "
    "german spanish first second since still "
    "while another even every here most much next once other our since some such them then "
    "they those through until very well were "
    "will more have from just like made make morning name note only over read sent soon take "
    "talk team time visit want week work".split()
)


class Known(NamedTuple):
    """One word of a name the case has.

    name: the whole name; before, after: its neighbours there; whose: candidate, employer or contact
    """

    word: str
    name: str
    before: str
    after: str
    whose: str


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    """Words one or two letters away from a name of the case, where that name must be meant."""
    known, safe = _known(here.case), _safe(here.case)
    tokens = [(m.start(), m[0], folded(m[0])) for m in WORD.finditer(note.readable)]
    close: dict[str, list[Known]] = {}
    greeted = {span.start + offset for span in greeted_names(note) for offset in range(len(span.text))}
    signed = _signature(note)
    for number, (start, seen, token) in enumerate(tokens):
        bare = token.removesuffix("'s").rstrip("'")
        if bare in safe or len(bare) < 3:
            continue
        if bare not in close:
            close[bare] = [one for one in known if alike(bare, folded(one.word))]
        for one in close[bare]:
            before = tokens[number - 1][2] if number else ""
            after = tokens[number + 1][2].removesuffix("'s") if number + 1 < len(tokens) else ""
            sure = _beside(one, before, after) or (one.whose != "employer" and before in TITLES)
            sure = (
                sure or (start in greeted and one.whose == "contact") or (start in signed and one.whose == "candidate")
            )
            if sure or (seen[0].isupper() and _distinct(one, bare) and not _begins_sentence(note, start)):
                end = start + len(bare)
                yield Finding(
                    code="wrong-name",
                    severity="error",
                    start=start,
                    end=end,
                    suggestions=(one.word,),
                    advice=("B8",),
                    says=f"“{note.text[start:end]}” is spelled {one.word} in {one.name}.",
                )
                break


@lru_cache(maxsize=64)
def _known(case: Case) -> tuple[Known, ...]:
    named = [(case.candidate.name, "candidate"), (case.employer.name, "employer")]
    named += [(contact.name, "contact") for contact in case.contacts]
    found = []
    for name, whose in named:
        words = [m[0] for m in WORD.finditer(" ".join(untitled(name)) if whose != "employer" else name)]
        folds = ["", *map(folded, words), ""]
        found += [
            Known(word, name, folds[i], folds[i + 2], whose)
            for i, word in enumerate(words)
            if len(word) > 2 and folds[i + 1] not in GENERIC
        ]
    return tuple(found)


@lru_cache(maxsize=64)
def _safe(case: Case) -> frozenset[str]:
    said = " ".join([*facts_said(case), case.role.location or "", case.role.source or "", case.role.notes or ""])
    return frozenset(ORDINARY | {part for m in WORD.finditer(said) for part in words_of(m[0])})


def _signature(note: Note) -> frozenset[int]:
    """The places of the last three lines, where they are as short as a name, a number and an address are."""
    lines = note.lines[-3:] if len(note.lines) > 3 else []
    return frozenset(at for line in lines if len(line.text.split()) < 6 for at in range(line.start, line.end))


def _beside(one: Known, before: str, after: str) -> bool:
    """Whether a neighbour in the text is the neighbour in the name."""
    return (one.before != "" and one.before == before) or (one.after != "" and one.after == after)


def _distinct(one: Known, token: str) -> bool:
    """Whether so long a word can stand for that name alone; first names of other people may look alike."""
    if one.whose == "employer":
        return one.before == "" and len(one.word) > 5
    return one.before != "" and len(one.word) > 4


def _begins_sentence(note: Note, start: int) -> bool:
    before = note.readable[:start].rstrip(" \"'(")
    return not before or before[-1] in ".!?:\n-–—*•"
