"""What a merge says of what does not count, in sentences for the person whose search it is."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from ..case.errors import InputError, shorten
from ..case.text import on_screen
from .entries import Entry
from .fact_words import About, about, facts_said
from .folding import open_state
from .forgetting import called
from .ledger import Ledger
from .parting import Job
from .wording import describe, describe_event

MOST = 20  # lines that are told one by one
LONGEST = 100  # letters of one
A_DAY = timedelta(days=1)  # a clock may be that wrong, or its zone


def forgotten_words(name: str, lines: int) -> str:
    return f"{name} was forgotten here and stays away: {lines} line{'' if lines == 1 else 's'} left out."


def still_here_words(name: str) -> str:
    return f"{name} was forgotten on the other computer and is still here."


def two_jobs_words(ours: Job, theirs: Job) -> str:
    one, other = (shorten(on_screen(f"{title} at {employer}"), LONGEST) for employer, title in (ours, theirs))
    return f"{other} there goes by the same name as {one} here: what was written about it stays there, and only that."


def stands_words(name: str, where: str) -> str:
    other = {"here": "there", "there": "here"}[where]
    return f"{name} was taken back {where}, but something was written about it {other}: it stands."


def people_words(name: str, one: str, other: str) -> str:
    one, other = (shorten(on_screen(who), LONGEST) for who in (one, other))
    return f"{one} and {other} ({name}) went by one name on two computers: they stay two people."


def opened_words(name: str) -> str:
    return f"{name} was opened on both computers: it is one case, with what either knew of it."


def ahead_words(moments: Sequence[datetime], now: datetime | None) -> list[str]:
    """Lines by a clock that was ahead. moments: of all lines that came."""
    ahead = [at for at in moments if now is not None and at - now > A_DAY]
    if not ahead:
        return []
    count, last = len(ahead), max(ahead)
    lines = "One line there is" if count == 1 else f"{count} lines there are"
    return [f"{lines} dated later than today ({last:%Y-%m-%d}): check that computer's clock, and what is dated so."]


def aside_words(ledger: Ledger, apart: Sequence[Ledger], aside: Sequence[str], now: datetime | None) -> list[str]:
    """Each line that fits neither side once they are together. ledger: of both; apart: of each."""
    entries = [ledger.entries[one] for one in aside]
    said = [f"Does not count: {_told(entry, ledger, apart, now)}." for entry in entries[:MOST]]
    more = len(entries) - MOST
    return [*said, *([f"And {more} more that do not count."] if more > 0 else [])]


def twice_words(ledger: Ledger, twice: Sequence[tuple[str, str, str]], now: datetime | None) -> list[str]:
    """What both computers wrote down alike. twice: (case, list, its key)."""
    own = {(case, name, ledger.twins(case)[name, key]): None for case, name, key in twice}
    held = [one for one in own if one[2] in (ledger.folded(one[0]).state or {}).get(one[1], {})]
    said = [f"Written down on both computers, counted once: {_of_both(ledger, *one, now)}." for one in held[:MOST]]
    more = len(held) - MOST
    return [*said, *([f"And {more} more that both wrote down."] if more > 0 else [])]


def perhaps_words(ledger: Ledger, pairs: Sequence[tuple[str, str, str]], now: datetime | None) -> list[str]:
    """What both computers may have written down of one thing. pairs: (case, list, the key of one)."""
    begin = "Perhaps one thing, written down on both computers and changed since, so that it counts twice"
    said = [f"{begin}: {_of_both(ledger, *one, now)}. Take one out if it was one." for one in pairs[:MOST]]
    more = len(pairs) - MOST
    return [*said, *([f"And {more} more that may count twice."] if more > 0 else [])]


def _of_both(ledger: Ledger, case_id: str, name: str, key: str, now: datetime | None) -> str:
    held = (ledger.folded(case_id).state or {}).get(name, {}).get(key, {})
    told = about(case_id, ledger, (), now)
    names = told.names if told else {}
    people = {one: names.get(held[one], held[one]) for one in ("to", "from") if isinstance(held.get(one), str)}
    left = {one: value for one, value in held.items() if one != "day_unknown"}
    words = describe_event({**left, **people}) if name == "events" else "an interview"
    day = "without a day" if held.get("day_unknown") else _day(str(held.get("at")), told)
    return f"{called(ledger, case_id)}, {shorten(on_screen(words).replace('_', ' '), LONGEST)} ({on_screen(day)})"


def _day(text: str, told: About | None) -> str:
    with suppress(ValueError):
        return told.day(datetime.fromisoformat(text)) if told else text[:10]
    return text[:10]


def _told(entry: Entry, ledger: Ledger, apart: Sequence[Ledger], now: datetime | None) -> str:
    name = called(ledger, str(entry.case))
    if entry.do == "case":
        lost = ", ".join(_only_there(entry.data["facts"], ledger.folded(str(entry.case)).state or {}))
        return f"the second opening of {name}{lost and ', with '}{lost}"
    told = about(str(entry.case), ledger, apart, now)
    day = _day(entry.at.isoformat(), told)
    if told and entry.do == "facts":  # which say whose they are
        return f"{shorten(on_screen(facts_said(entry, told)), LONGEST)} ({day})"
    return f"{name}, {shorten(on_screen(describe(entry)).replace('_', ' '), LONGEST)} ({day})"


def _only_there(facts: dict[str, Any], state: dict[str, Any]) -> list[str]:
    """What a second opening brought that the first does not have."""
    try:
        held = open_state(facts)
    except InputError:
        return []
    people = [one.get("name", who) for who, one in held["contacts"].items() if who not in state.get("contacts", {})]
    moments = {str(one.get("at")) for one in state.get("interviews", {}).values()}
    talks = [str(one.get("at"))[:10] for one in held["interviews"].values() if str(one.get("at")) not in moments]
    said = [*map(str, people), *(f"the interview of {day}" for day in talks)]
    return [shorten(on_screen(one), LONGEST) for one in said[:MOST]]
