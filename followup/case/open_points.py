"""Which open points are about the work, and to whom one goes that is not: pay, dates, or something delicate (L17)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from .roles import ROLES_ADDRESSED

if TYPE_CHECKING:
    from .case import Contact, Interview, OpenPoint

# House lists: what a point is about where it is about terms, or a job before, and not about this work.
TERMS = re.compile(
    r"\b(?:start(?:ing)? (?:date|day)|first day|the start|notice|availab\w*|salary|pay|wages?|hourly rate|day rate|"
    r"hours|shifts?|nights?|overtime|weekends?|part[- ]time|full[- ]time|remote|from home|home office|commut\w*|"
    r"relocat\w*|moving|the move|visas?|work permit|holidays?|vacation|contract|"
    r"(?:last|old|former|previous) (?:job|employer|boss|manager|company))\b",
    re.IGNORECASE,
)
# What touches one's own health or family, a past employer, or who was to blame; the same words may be somebody's work.
DELICATE = re.compile(
    r"\bmy (?:mother|father|mum|mom|dad|parents?|husband|wife|partner|sons?|daughters?|kids?|child|children|baby|"
    r"family|health|illness|pregnancy|disability|depression|divorce|conviction|criminal record|faith|redundancy|gap|"
    r"doctor|boss|(?:old|former|last|previous) (?:boss|manager|employer))\b|"
    r"\b(?:child ?care|i am pregnant|being pregnant|(?:maternity|paternity|parental|sick) leave|burn-?out|off sick|"
    r"(?:was|fell|been) (?:ill|sick|laid off|fired|dismissed|made redundant|let go)|got (?:fired|laid off)|in hospital|"
    r"why i left|reasons? for leaving|left my|leaving my|(?:did not|didn['’]t) get (?:along|on)|"
    r"(?:my|nobody['’]s|not (?:my|his|her|their)|was (?:his|her|their)) fault|to blame|"
    r"(?:was|came|being|ran|arrived) (?:\w+ )?(?:\w+ )?late|late (?:arrival|for)|(?:in|the|stuck in) traffic|"
    r"missed (?:the|my) (?:train|bus)|(?:train|bus) (?:was|stood|broke|did)|slept|nervous|gap year|"
    r"gap in (?:my|the cv|employment|20\d\d|19\d\d)|(?:employment|career|cv) gap)\b",
    re.IGNORECASE,
)
# What one said oneself, and that it was not so: it is taken back, and not added.
SAID_WRONG = re.compile(
    r"^(?:that )?(?:i )?(?:said|told|claimed|answered|gave|named|mentioned)\b.*"
    r"\b(?:wrong(?:ly)?|untrue|not true|by mistake|mixed up|but (?:it|that|they|my|the|in fact|really|actually))\b",
    re.IGNORECASE | re.DOTALL,
)


def is_delicate(point: OpenPoint) -> bool:
    """Whether it touches what is no answer about the work: only the candidate can find the words, or leave it out."""
    return bool(DELICATE.search(point.about) or DELICATE.search(point.answer or ""))


def is_about_terms(point: OpenPoint) -> bool:
    """Whether it is about pay, dates, hours or a job before, which one person there has to know."""
    return bool(TERMS.search(point.about))


def was_said_wrong(point: OpenPoint) -> bool:
    """Whether the candidate said something there that was not so: the better answer then takes it back."""
    return bool(SAID_WRONG.search(point.about.strip()))


def goes_to(interview: Interview, people: Mapping[str, Contact]) -> str | None:
    """Who hears of what is not about the work: HR if they were there, else whoever decides; None where no name is."""
    there = [people[who] for who in interview.people]
    first = next((c for role in ROLES_ADDRESSED for c in there if c.role == role), there[0] if there else None)
    return first.id if first is not None else None
