"""The newest contact since the last interview, whoever made it: a letter begins there, and not at the interview."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from ..case.case import Case, Contact, Happening, Meeting
from ..case.greetings import called, shown
from ..case.wording import NUMBER_WORDS
from ..planning.thanks import is_thanks
from .days_said import day_said

KINDS = (
    "voicemail",  # left for this person
    "message",  # left for this person with somebody
    "spoke",  # on the phone with this person
    "spoke_other",  # on the phone with somebody else there
    "word",  # from this person
    "word_other",  # from somebody else there
    "on_hold",
    "checking",
    "task",  # handed in
    "asked",  # a question of ours
    "wrote",  # a follow-up of ours
)
ANSWERS = ("no_decision", "other", "contact_me")
LONG = 35 * 24 * 3600  # seconds; from then on a letter names the time (a house figure)
MOST_SAID = 12  # weeks or months; more of them are "a long time"


def newest_facts(
    case: Case, who: Contact | None, meetings: Sequence[Meeting], since: Sequence[Happening], goes: datetime | None
) -> dict[str, Any]:
    """What it was, its day, who it was with where that is not the one addressed, and how long ago, if it is long.

    goes: when the message goes
    """
    known = [(kind, h) for h in since if not _in_the_room(h, meetings) and (kind := _kind(h, who))]
    if len(known) > 1 and known[-2][0] == "task" and known[-1][1].event.what == "other":
        known.pop()  # that they have it is no news
    kind, last = known[-1] if known else (None, None)
    other = case.contact(last.event.sender or last.event.to) if last is not None else None
    other = None if other is who or other is None or not called(other.name, False) else other
    at = last.at if last is not None else meetings[-1].over if meetings else None
    return {
        "newest": kind,
        "newest_day": day_said(case, [last]) if last is not None else None,
        "newest_asks": last is not None and last.event.what == "contact_me",
        "newest_same_day": last is not None and bool(meetings) and last.day == meetings[-1].day,
        "newest_by_phone": last is not None and last.event.by in ("phone", "in_person"),
        "newest_who": shown(other.name) if other is not None else None,
        "waited": _waited(at, goes),
        "answered_by_us": _answered(since),
    }


def _in_the_room(happening: Happening, meetings: Sequence[Meeting]) -> bool:
    """Whether they said it to one's face on the day of the last interview: that belongs to the talk."""
    return happening.event.by == "in_person" and bool(meetings) and happening.day == meetings[-1].day


def _kind(happening: Happening, who: Contact | None) -> str | None:
    event = happening.event
    theirs = who is not None and who.id in (event.to, event.sender)
    if event.kind == "called" and not is_thanks(happening):
        if event.outcome == "spoke":
            return "spoke" if theirs else "spoke_other"
        return event.outcome if theirs and event.outcome in ("voicemail", "message") else None
    if event.kind == "heard":
        if event.what == "other" and event.by == "in_person":
            return None  # met by chance: nothing that a letter could thank for
        if event.what in ("on_hold", "checking"):
            return event.what
        return ("word" if theirs or event.sender is None else "word_other") if event.what in ANSWERS else None
    if event.kind == "sent":
        return {"task": "task", "question": "asked", "follow_up": "wrote"}.get(event.what or "") if theirs else None
    return None


def _answered(since: Sequence[Happening]) -> bool:
    """Whether we have written since they last did."""
    for happening in reversed(since):
        if happening.event.kind in ("heard", "sent"):
            return happening.event.kind == "sent"
    return False


def _waited(at: float | None, goes: datetime | None) -> str | None:
    """How long it has been, in weeks or months, once that is long."""
    if at is None or goes is None or goes.timestamp() - at < LONG:
        return None
    weeks = round((goes.timestamp() - at) / (7 * 24 * 3600))
    months = round(weeks / 4.35)
    number, unit = (weeks, "weeks") if weeks < 9 else (months, "months")
    return f"{NUMBER_WORDS[number]} {unit}" if number <= MOST_SAID else "a long time"
