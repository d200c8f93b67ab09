"""Which better answers a draft leaves out, or has for one person alone (L17).

What an open point is about is a fact the candidate gives: `kind`. Where they did not, its words only make a draft more
careful: it leaves out, or writes to fewer. They never make it say anything, and no plan rests on them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..case.roles import ROLES_ADDRESSED

if TYPE_CHECKING:
    from ..case.case import Contact, Interview, OpenPoint

# House lists: what a point is about where it is about terms, or a job before, and not about this work.
TERMS = re.compile(
    r"\b(?:start(?:ing)? (?:date|day)|first day|the start|notice|availab\w*|salary|pay|wages?|hourly rate|day rate|"
    r"hours|shifts?|nights?|overtime|weekends?|part[- ]time|full[- ]time|remote|from home|home office|commut\w*|"
    r"relocat\w*|moving|the move|visas?|work permit|holidays?|vacation|contract|"
    r"(?:last|old|former|previous) (?:job|employer|boss|manager|company))\b",
    re.IGNORECASE,
)
# What touches one's own health or family, a past employer, or who was to blame; the same words may be somebody's work.
PRIVATE = re.compile(
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


def is_private(point: OpenPoint) -> bool:
    """Whether it is, or may be, no answer about the work: only the candidate can word it, or leave it out."""
    if point.kind is not None:
        return point.kind == "private"
    return bool(PRIVATE.search(point.about) or PRIVATE.search(point.answer or ""))


def is_about_terms(point: OpenPoint) -> bool:
    """Whether it is, or may be, about pay, dates, hours or a job before, which one person there has to know."""
    return point.kind in ("pay", "terms") if point.kind is not None else bool(TERMS.search(point.about))


def goes_to(interview: Interview, people: Mapping[str, Contact]) -> str | None:
    """Who hears of what is not about the work: HR if they were there, else whoever decides; None where no name is."""
    there = [people[who] for who in interview.people]
    first = next((c for role in ROLES_ADDRESSED for c in there if c.role == role), there[0] if there else None)
    return first.id if first is not None else None
