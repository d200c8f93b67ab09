"""Tells an automatic reply from an answer: it came within minutes, from somebody away, and nothing is noted of it."""

from __future__ import annotations

from collections.abc import Sequence

from ..case.case import Case, Happening
from .situation import HOUR

CAME_BACK = "bounced"  # what a note is about after which the last message counts as not sent
AT_ONCE = HOUR / 4  # seconds; nobody who is away answers so soon (a house figure)


def is_automatic(case: Case, happening: Happening, seen: Sequence[Happening]) -> bool:
    """Whether it is a word without content, right after an email of the candidate, of a person away on that day."""
    event = happening.event
    who = case.contact(event.sender)
    if event.kind != "heard" or event.what != "other" or event.by not in (None, "email") or event.day_unknown:
        return False
    if event.promised_by is not None or event.promised_days is not None:
        return False
    if who is None or who.away_until is None or who.away_until.toordinal() < happening.day:
        return False
    return any(h.event.kind == "sent" and h.event.to == who.id and 0 <= happening.at - h.at <= AT_ONCE for h in seen)


def without_automatic(case: Case, seen: Sequence[Happening]) -> list[Happening]:
    """What happened, without automatic replies, none of which is an answer, and without messages that came back."""
    return [h for h in without_returned(seen) if not is_automatic(case, h, seen)]


def without_returned(seen: Sequence[Happening]) -> list[Happening]:
    """What happened, without each last message of the candidate before a note that one came back: nobody read it."""
    returned: set[int] = set()
    for note in (h for h in seen if h.event.about == CAME_BACK):
        sent = [h for h in seen if h.event.kind == "sent" and h.at <= note.at and id(h) not in returned]
        returned.update(id(h) for h in sent[-1:])
    return [h for h in seen if id(h) not in returned]
