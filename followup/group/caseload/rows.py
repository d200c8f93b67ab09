"""The list of clients as others keep it: a row each for a spreadsheet, and what has a day for a calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from .clients import Client
from .standing import STANDINGS, CaseLine

SHOWN = ("client", "counselor", "now", "why", "what to offer", "last activity")
COLUMNS = ("client", "contact", "counselor", "labels", "now", "why", "what to offer", "last activity", "cases", "note",
           "note of")  # fmt: skip
DATED = ("offer", "overdue", "today", "interview")  # what else there is has no day


class Due(NamedTuple):
    """One thing for a counselor's calendar. key: the same from one file to the next; day: at the employer's."""

    key: tuple[str, ...]
    title: str
    day: date
    told: tuple[str, ...]


def shown_row(one: Client, now: datetime) -> tuple[str, ...]:
    """The cells of SHOWN."""
    return one.name, one.counselor, STANDINGS[one.standing].says, one.why, one.offer, ago(one.last, now)


def ago(last: datetime | None, now: datetime) -> str:
    """How long ago, in days of the calendar where it happened."""
    if last is None:
        return "-"
    days = (now.astimezone(last.tzinfo).date() - last.date()).days
    return "today" if days < 1 else "yesterday" if days == 1 else f"{days} days ago"


def sheet_rows(clients: Sequence[Client]) -> list[tuple[str | int | date | None, ...]]:
    """The cells of COLUMNS, a row a client."""
    return [
        (one.name, one.contact, one.counselor, "; ".join(one.labels), STANDINGS[one.standing].says, one.why, one.offer,
         one.last.isoformat(timespec="minutes") if one.last else None,
         "; ".join(f"{case.employer}: {case.stage}" for case in one.cases), one.note.text if one.note else None,
         one.note.signed if one.note else None)
        for one in clients
    ]  # fmt: skip


def due_days(clients: Sequence[Client], now: datetime) -> Iterator[Due]:
    """What each of these clients has to do on a day, whatever else is more pressing. What is late stands on today."""
    for one in clients:
        for case in one.cases:
            if case.standing in DATED or (case.standing == "open" and case.at):
                told = (STANDINGS[case.standing].offer, *((one.contact,) if one.contact else ()))
                title = f"{one.name}: {case.why.removesuffix('.')}"
                yield Due((one.journal, case.case, case.standing), title, _day(case, now), told)


def _day(case: CaseLine, now: datetime) -> date:
    if case.at is None:
        return now.date()
    return max(case.at.date(), now.astimezone(case.at.tzinfo).date())
