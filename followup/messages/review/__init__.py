"""Reads a message the candidate wrote and says what is wrong with it, where, and what would be better.

Each family of checks is one file with `find(note, occasion)`; a new family is a new file and its name in CHECKS.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from ...case.case import Case
from ...case.errors import InputError, Unavailable
from ..for_all import joint_case
from ..occasion import Occasion, occasion, templates_for
from ..review import (
    articles,
    companies,
    dates,
    doubled,
    elements,
    greeting,
    job_detail,
    length,
    misspelt_names,
    other_cases,
    placeholders,
    prepositions,
    role_named,
    second_reader,
    signs,
    slips,
    spelling,
    spoken,
    subjects,
    their_day,
    tone,
    wordings,
)
from .finding import Finding
from .note import Note
from .overlaps import told_once
from .own_answers import without_answers
from .own_words import without_own

if TYPE_CHECKING:
    from ...rulebook.book import Rulebook

__all__ = ["Finding", "check", "review", "review_as_a_whole"]
CHECKS: tuple[Callable[[Note, Occasion], Iterator[Finding]], ...] = (
    placeholders.find,
    greeting.find,
    misspelt_names.find,
    companies.find,
    other_cases.find,
    role_named.find,
    dates.find,
    their_day.find,
    elements.find,
    job_detail.find,
    length.find,
    spoken.find,
    wordings.find,
    spelling.find,
    doubled.find,
    slips.find,
    prepositions.find,
    subjects.find,
    articles.find,
    signs.find,
    second_reader.find,
)
# What they find shows in a sentence, whatever else the message says: a paragraph that was read need not be read again.
IN_A_SENTENCE = frozenset((
    misspelt_names.find, wordings.find, spelling.find, slips.find, prepositions.find, subjects.find, articles.find,
    signs.find, second_reader.find,
))  # fmt: skip
MOST = 200  # findings of one check: nobody reads more, and each is compared with others
LONGEST = 20_000  # characters that are read; what is longer is too long whatever the rest says
LONGEST_HALF = 100  # characters without a space at that end: no half word, but one without end
TITLED = r"(?:(?:Mr|Ms|Mrs|Mx|Dr|Prof)\b\.? ?)"
WITH_A_PERSON = re.compile(
    rf"\b(?:leave|take|pass on|give|pass) (?:(?:her|him|them|you) )?(?:a|my|this|"
    rf"the)? ?(?:short |quick )?message (?:for|to|with)\b|"
    rf"\b(?:ask|tell|let) (?:(?:her|him|them)\b|{TITLED}[A-Z])|\b(?:ask|tell|"
    rf"let) [A-Z][\w'-]+(?: [A-Z][\w'-]+)? (?:to|know|that)\b|"
    rf"\b(?:calling|message|looking|a call) for (?:{TITLED}|[A-Z])|\b(?:put me through|(?:[Ii]s|"
    rf"[Aa]re) (?:s?he|they) (?:in|available|there))\b|"
    rf"\b(?:speak|talk) (?:to|with) {TITLED}"
)
ON_A_MACHINE = re.compile(
    r"\b(?:voice ?mail|(?:sorry|missed) (?:I|you)|leav(?:e|ing) (?:you )?(?:a|this) message|"
    r"after the (?:tone|beep)|"
    r"(?:call|ring|phone) me back|again, (?:this|that) is|once more, this is)\b",
    re.IGNORECASE,
)

SPOKEN = re.compile(
    r"\bI(?:'m| am) (?:just )?(?:calling|ringing|phoning)\b|^\s*(?:Hello|Hi|"
    r"Good \w+)\b[^\n]{0,40}\bthis is\b",
    re.IGNORECASE,
)


def check(
    text: str,
    case: Case,
    step_id: str,
    *,
    now: datetime | None = None,
    to: str | None = None,
    template: str | None = None,
    rulebook: Rulebook | None = None,
    other_cases: Iterable[Case] = (),
    also: Sequence[Case] = (),
    kept: Iterable[str] = (),
    own_words: Iterable[str] = (),
) -> tuple[Finding, ...]:
    """Everything our checks find in a message for a step, in the order of the text.

    text:     the whole message; an email's first line may be "Subject: ..."
    now:      aware; where given, the plan of that moment says to whom and how
    to:       a contact id or role word; template: which message it is (else guessed from step and text)
    other_cases: whose names do not belong here: the other cases of the same search
    also:     those of them that this one message is for too
    kept:     what the writer kept earlier; a word that stands in two of these texts is no slip
    own_words: words that the writer said are right (review.own_words): no slip of spelling or grammar anywhere

    Offsets are characters of `text`. Raises InputError for a step, recipient or template that does not exist,
    Unavailable where the step has no message.
    """
    text = _read_part(text)
    note = Note(text)
    name = template or _guessed(note, step_id, case, to, rulebook)
    try:
        here = occasion(case, step_id, now=now, to=to, template=name, rulebook=rulebook, checking=True)
    except Unavailable:
        if now is None:
            raise
        here = occasion(case, step_id, now=None, to=to, template=name, rulebook=rulebook, checking=True)
    except InputError:
        if template is not None or name is None:
            raise
        here = occasion(case, step_id, now=now, to=to, rulebook=rulebook, checking=True)
    others = tuple(one for one in other_cases if one not in also)
    here = replace(here, case=joint_case(case, also), other_cases=others, kept=tuple(kept), own_words=tuple(own_words))
    return review(text, here, note)


def review(text: str, here: Occasion, note: Note | None = None) -> tuple[Finding, ...]:
    """Run every check on a text for an occasion that is known; of a very long one, on its first LONGEST characters."""
    note = note or Note(_read_part(text))
    found = tone.with_tone([finding for find in CHECKS for finding in islice(find(note, here), MOST)], note, here)
    found = without_own(without_answers(found, note, here), note, here.own_words)
    return told_once(found)


def review_as_a_whole(text: str, here: Occasion) -> tuple[Finding, ...]:
    """What `review` finds in a text whose paragraphs were all read in other texts for the same occasion."""
    note = Note(_read_part(text))
    checks = (find for find in CHECKS if find not in IN_A_SENTENCE)
    found = [finding for find in checks for finding in islice(find(note, here), MOST)]
    return told_once(without_answers(found, note, here))


def _read_part(text: str) -> str:
    """The text, or what is read of it: up to a space, so that no half word is taken for a slip."""
    part = text[:LONGEST]
    whole, _, half = part.rpartition(" ")
    return whole if len(text) > LONGEST and len(half) < LONGEST_HALF else part


def _guessed(note: Note, step_id: str, case: Case, to: str | None, rulebook: Rulebook | None) -> str | None:
    """Which of a step's templates a text belongs to, where it shows: email, voicemail, words left with a person."""
    kinds = {template.kind: template.id for template in reversed(templates_for(rulebook, step_id))}
    start, contact = note.body.text[:400], case.contact(to)
    if note.subject is not None:
        return kinds.get("email")
    if re.match(r"\s*Dear\b", start):
        return None
    if (contact is not None and contact.role == "reception") or WITH_A_PERSON.search(note.readable):
        return kinds.get("reception")
    if ON_A_MACHINE.search(note.readable):
        return kinds.get("voicemail")
    if "voicemail" in kinds and "email" in kinds and SPOKEN.search(start):
        return kinds.get("call") if "?" in note.text else kinds["voicemail"]  # who speaks with somebody asks something
    return None
