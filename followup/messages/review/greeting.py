"""Finds the wrong person greeted or asked for: somebody this message does not go to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...case.case import Contact
from ...case.full_name import read_name
from ...case.greetings import called, family_of, shown
from ...case.name_words import CLERGY, TITLES
from ...case.names import WORD, distance, fits, folded, title_of, words_of
from ..addressees import TO_OTHERS
from ..occasion import Occasion
from .finding import Finding
from .note import Note, Span, stripped
from .placeholders import PATTERN as GAP

HELLO = r"(?:dear|hello|hi|hey|hiya|greetings|good (?:morning|afternoon|evening|day)|to|attn)"
ALONE = re.compile(rf"^(?:{HELLO}\b[ ,:.]*)?(?P<names>[^:!\n]*?)[,:!. ]*$", re.IGNORECASE)
CAPITAL = r"[A-ZÀ-ÞŁŚŠŽ][\w'-]+"
A_TITLE = rf"(?:(?:{'|'.join(title.capitalize() for title in sorted(TITLES))})\.? )?"
A_NAME = rf"{A_TITLE}{CAPITAL}(?: {CAPITAL}){{0,3}}"
SPOKEN = re.compile(rf"^(?i:{HELLO}),? (?P<names>{A_NAME})(?=[.,!])")
BETWEEN = re.compile(r" (?:and|or|&) |, ?dear ", re.IGNORECASE)
NOBODY = frozenset(
    "all anyone at both colleague colleagues committee concern department dear everyone "
    "everybody folks for friends good human "
    "hiring hr again acquisition interview interviewers it madam manager managers may "
    "morning of office panel people person "
    "personnel recruiter recruiters recruiting recruitment resources search selection sir "
    "staff talent team the there to whom "
    "and or hi hello afternoon evening reception front desk my new".split()
)
ASKED_FOR = re.compile(
    rf"\b(?:message (?:for|to)|calling for|looking for|(?:speak|talk) (?:to|with)|ask|reach|"
    rf"to see) (?P<name>{A_NAME})"
)


MEN = frozenset("mr mister sir father brother herr señor senor monsieur signor lord".split())
WOMEN = frozenset("mrs ms miss madam sister mother frau señora senora madame signora lady dame".split())


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    """Whoever is greeted by name, or asked for on the phone, must be somebody this message goes to."""
    if here.step in TO_OTHERS:
        return
    names = _asked_for(note) if here.template.kind == "reception" else greeted_names(note)
    for part in names:
        words = [folded(found[0]) for found in WORD.finditer(part.text) if folded(found[0]) not in TITLES]
        strange = [word for word in words if word not in NOBODY and word not in words_of(here.case.employer.name)]
        if (
            strange
            and not GAP.search(part.text)
            and (wrong := _wrong(part, strange, here) or _mistitled(part, strange, here))
        ):
            yield wrong


def _asked_for(note: Note) -> list[Span]:
    """Whom a message left with a person is for."""
    return [Span(found["name"], found.start("name")) for found in ASKED_FOR.finditer(note.readable)]


def greeted_names(note: Note) -> list[Span]:
    """Each name in the greeting, titles included: a line of its own, or the first words of something spoken."""
    if not note.lines:
        return []
    line = note.lines[0]
    said_hello = re.match(HELLO + r"\b", line.text, re.IGNORECASE)
    found = SPOKEN.match(line.text)
    if (
        found is None
        and len(line.text.split()) <= 12
        and (said_hello or re.fullmatch(r"[^a-z][^.!?]{0,40}(?:\. [^.!?]+)?[,:]", line.text))
    ):
        found = ALONE.match(line.text)
    if found is None or not found["names"] or (re.search(r"\b(?:this is|my name|I|speaking)\b", found["names"])):
        return []
    start = line.start + found.start("names")
    one_by_one = BETWEEN.sub(lambda gap: "," * len(gap[0]), found["names"])
    return [stripped(m[0], start + m.start()) for m in re.finditer(r"[^,]+", one_by_one) if m[0].strip(" .")]


def _wrong(part: Span, words: list[str], here: Occasion) -> Finding | None:
    """Whom this name should be, unless it is one of those addressed, or nobody can tell."""
    addressed = [contact for who in here.to if (contact := here.case.contact(who))]
    others = [contact for contact in here.case.contacts if contact not in addressed]
    allowed = addressed if here.certain else [*addressed, *others]
    if not addressed or any(_is_called(words, contact) for contact in allowed):
        return None
    nearest = min(allowed, key=lambda contact: min(distance(words[-1], word, 9) for word in words_of(contact.name)))
    right = addressed[0] if any(_is_called(words, contact) for contact in others) else nearest
    return Finding(
        code="wrong-name",
        severity="error",
        start=part.start,
        end=part.end,
        advice=("B2",),
        says=f"This names {part.text}; the message goes to {shown(right.name)}.",
        suggestions=(_named_like(part.text, right, here),),
    )


def _mistitled(part: Span, words: list[str], here: Occasion) -> Finding | None:
    """A title of the other sex than the one this person is known by."""
    first = folded(part.text.split()[0]).strip(".")
    for contact in [one for who in here.to if (one := here.case.contact(who))]:
        known = folded(title_of(contact.name)).strip(".")
        other = (first in MEN and known in WOMEN) or (first in WOMEN and known in MEN)
        if other and _is_called(words, contact):
            return Finding(
                code="wrong-name",
                severity="error",
                start=part.start,
                end=part.end,
                advice=("B2",),
                says=f"This greets {part.text}; the case has {contact.name}.",
                suggestions=(_named_like(contact.name, contact, here),),
            )
    return None


def _is_called(words: list[str], contact: Contact) -> bool:
    """Whether these words are from the name, or from the greeting that was written down for this person."""
    return fits(words, contact.name) or bool(contact.address and fits(words, f"{contact.name} {contact.address}"))


def _named_like(seen: str, right: Contact, here: Occasion) -> str:
    """The right name in the form of the wrong one: with the title, the whole name, or the first name."""
    read, title = read_name(right.name), title_of(seen) or title_of(right.name)
    country = here.case.employer.country
    if title and folded(title).strip(".") not in CLERGY:
        return f"{title} {' '.join(family_of(read, country))}"
    whole = " ".join(read.words) or right.name
    return whole if len(seen.split()) > 1 else called(right.name, False, country)
