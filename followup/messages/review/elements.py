"""Finds what a message should have and lacks: thanks, date, interest, fit, a request, the full name, a subject line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...case.names import distance, folded, untitled
from ...case.wording import named_title
from ...rulebook.vocabulary import ELEMENTS
from ..occasion import Occasion
from ..particulars import facts_of
from ..reading import read_sentence
from .element_words import DATE, FIT, INTEREST, KINDNESS, REQUEST, WORKED, thanks
from .finding import Finding
from .note import WORD, Note
from .placeholders import PATTERN as GAP
from .placeholders import without_gaps
from .role_named import is_said

MOST = 120  # sentences that are read; no letter has more
THE_TALK = re.compile(
    r"\b(?:interview|met|meeting|spoke|talk(?:ed)?|conversation)\b", re.IGNORECASE
)  # with its day: plain
A_DAY = re.compile(r"\b(?:date|day)\b", re.IGNORECASE)  # in a slot left open, which is told already
A_NUMBER = re.compile(r"\d(?:[\s().\-/]*\d){5,}")
UNSAID = {element: ELEMENTS[element] for element in ("interest", "fit", "request")}
LACKED = {
    "thanks": "A word of thanks",
    "date": "The date of the interview",
    "full-name": "Your full name",
    "phone": "The number at which you can be reached",
    "role": "The position by its name",
}
ADVICE = {
    "thanks": ("B4",),
    "date": ("B6", "C1"),
    "interest": ("B4",),
    "fit": ("B5",),
    "request": ("B9", "C1"),
    "full-name": ("C2",),
    "phone": ("E6",),
    "subject": ("B6",),
    "role": ("B4",),
}


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    """One finding for each element the template requires and nobody can find in the text."""
    text = without_gaps(note)
    for element, severity in here.template.requires.items():
        if element == "subject":
            yield from _subject(note, here, severity)
        elif not _has(element, text, note, here) and not (severity != "error" and _hinted(element, text, note)):
            if element == "interest" and facts_of(here.case, here.to, here.now, here.step)["unsure"]:
                continue  # nobody has to say what they are not sure of
            start, end = _place(element, note)
            yield Finding(
                code=f"missing-{element}",
                severity=severity,
                start=start,
                end=end,
                says=f"This does not say {UNSAID[element]}." if element in UNSAID else f"{LACKED[element]} is missing.",
                advice=ADVICE[element],
                suggestions=_suggested(element, here),
            )


def _subject(note: Note, here: Occasion, severity: str) -> Iterator[Finding]:
    if here.channel != "email" or (note.subject is not None and note.subject.text):
        return
    place = note.subject.start if note.subject is not None else 0
    yield Finding(
        code="missing-subject",
        severity=severity,
        start=place,
        end=place,
        advice=ADVICE["subject"],
        says="An email needs a subject line that names the interview and its date.",
    )


def _has(element: str, text: str, note: Note, here: Occasion) -> bool:
    body = text[note.body.start :]
    match element:
        case "thanks":
            return thanks(body) or _read(element, note)
        case "date":
            return bool(DATE.search(text)) or any(A_DAY.search(gap[0]) for gap in GAP.finditer(note.text))
        case "interest":
            # who rings to ask how things stand wants it
            asks = here.template.kind == "voicemail" and REQUEST.search(body)
            return bool(asks or INTEREST.search(body)) or _read(element, note)
        case "fit":
            said = any(folded(fit) in folded(body) for i in here.case.interviews for fit in i.fit)
            return said or bool(FIT.search(body)) or _read(element, note)
        case "request":
            return bool(REQUEST.search(body)) or _read(element, note)
        case "full-name":
            return _full_name(body, here.case.candidate.name)
        case "phone":
            return bool(A_NUMBER.search(body))
        case _:
            return is_said(text, named_title(here.case.role.title) or "") or _talk_is_plain(text, note, here)


# How much surer, or less sure, than its threshold the classifier has to be: no other sentence sounds like thanks, and
# every kind word about the place sounds like interest.
MARGIN = {"thanks": -1.0, "interest": 1.0}
BRIEF, SURE = 10, 0.4  # of fewer words than this a sentence needs such log-odds at least


def _hinted(element: str, text: str, note: Note) -> bool:
    """Whether something there does it without the usual words; enough for what is no error."""
    body = text[note.body.start :]
    return bool((element == "thanks" and KINDNESS.search(body)) or (element == "fit" and WORKED.search(body)))


def _read(element: str, note: Note) -> bool:
    """Whether the classifier knows a sentence that does it: a paraphrase counts."""
    text = without_gaps(note)
    sentences = (" ".join(text[one.start : one.end].split()) for one in note.sentences[:MOST])
    margin = MARGIN.get(element, 0.0)
    return any(_does(element, said, margin) for said in sentences)


def _does(element: str, said: str, margin: float) -> bool:
    """Whether the classifier takes a sentence to do it; a brief one says too little to go by small odds."""
    words = len(said.split())
    return words > 3 and read_sentence(said).surely(element, margin, SURE if words < BRIEF else None)


def _full_name(body: str, name: str) -> bool:
    """First and last name on one line; a slip in one of them is for the check of names to tell."""
    words = [folded(word).strip(".") for word in untitled(name)]
    lines = [folded(line) for line in body.split("\n")]
    return any(folded(name) in line or all(_near(word, line) for word in {words[0], words[-1]}) for line in lines)


def _near(word: str, line: str) -> bool:
    most = 1 if len(word) > 3 else 0
    return any(distance(word, found[0], most) <= most for found in WORD.finditer(line))


def _talk_is_plain(text: str, note: Note, here: Occasion) -> bool:
    """Whether the talk is named with its day in the subject, or with day and employer: then the role is plain."""
    subject = note.subject.text if note.subject else ""
    employer = folded(here.case.employer.name) in folded(text)
    return any(THE_TALK.search(said) and DATE.search(said) for said in (subject, text if employer else ""))


def _place(element: str, note: Note) -> tuple[int, int]:
    """Where it belongs: a name in the last line, all else at the end of the last paragraph before the sign-off."""
    if element == "full-name" and note.lines:
        return note.lines[-1].start, note.lines[-1].end
    end = note.paragraphs[-2].end if len(note.paragraphs) > 2 else note.body.start + len(note.body.text.rstrip())
    return end, end


def _suggested(element: str, here: Occasion) -> tuple[str, ...]:
    if element == "full-name":
        return (here.case.candidate.name,)
    return (here.case.candidate.phone,) if element == "phone" and here.case.candidate.phone else ()
