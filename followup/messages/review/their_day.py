"""Finds a day said to be the one they named that is another than the case has: a slip that costs an answer."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date

from ...case.wording import WEEKDAYS, month_first, say_date
from ..occasion import Occasion
from . import dates
from .days import Said
from .finding import Finding
from .note import Note

BY = r"[^.?!;]*\b(?:by|until|till|before|on|around|than|is|was)\s+(?:the\s+|about\s+)?$"
SAID = (
    r"(?:said|told me|mentioned|wrote|named|promised|hoped|expected|planned|wanted|meant|aimed|intended|thought|"
    r"spoke of|were going|had in mind)"
)
THEIRS = re.compile(
    rf"\b(?:(?:you|they|she|he) (?:had |have )?(?:all )?{SAID}\b"
    r"|I (?:was told|(?:had )?understood|have noted)\b"
    r"|I (?:was to|should|would|might) hear\b"
    r"|look(?:ing)? forward to (?:hearing|your (?:answer|decision|reply|news|call))\b"
    r"|(?:your|the|a) (?:decision|answer) (?:was|is|would be|should be)\b"
    rf"){BY}",
    re.IGNORECASE,
)
OWN = re.compile(
    r"\b(?:my (?:answer|decision|reply|letter|work|task)|I (?:can|could|will|would) (?:start|begin|send|answer|decide|"
    r"come|call|let you)|let you know|hand (?:it )?in|my offer|another employer|elsewhere|start(?:ing)?|"
    r"interview(?:ed)?|asked for)\b",
    re.IGNORECASE,
)


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    known = dates.known_days(here.case)
    named = [day for day, what in known.items() if what == dates.THEIR_DAY]
    if named:
        for said, sentence in dates.days_in(note, here):
            if _is_theirs(said, sentence) and not _fits(said, known):
                yield _finding(said, named[-1], month_first(here.case.employer))


def _is_theirs(said: Said, sentence: str) -> bool:
    """Whether the words before the day say that it is theirs, and none that it is a day of the writer's own."""
    at = sentence.find(said.text)
    return at > 0 and bool(THEIRS.search(sentence[:at])) and not OWN.search(sentence[:at])


def _fits(said: Said, known: Collection[date]) -> bool:
    """Whether it is a day of the case; one that does not exist, or with another weekday, is told as such."""
    if said.dated:
        return said.day is None or said.day in known or said.weekday not in (None, said.day.weekday())
    return said.weekday is None or said.weekday in {day.weekday() for day in known}


def _finding(said: Said, named: date, american: bool) -> Finding:
    weekday, day = WEEKDAYS[named.weekday()], say_date(named, american)
    whole = f"{weekday}, {day}" if american else f"{weekday} {day}"
    better = (whole if said.weekday is not None else day) if said.dated else weekday
    return Finding(
        code="wrong-date",
        severity="warning",
        start=said.start,
        end=said.end,
        says=f"They named {whole}, as the case has it.",
        advice=("B8",),
        suggestions=(better,),
    )
