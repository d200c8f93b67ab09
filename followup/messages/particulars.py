"""What a message may say: every slot's value and every fact its conditions ask about, from one case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from ..case import names
from ..case.case import Case, Contact, Event, Interview, Meeting, promised_day
from ..case.events import EVENTS
from ..case.wording import as_phrase, is_sentence, joined, month_first, one_line, say_date, say_day, say_time
from ..planning.thanks import is_thanks
from ..rulebook.vocabulary import SLOTS
from .variety import strongest_first

LISTS = ("fit", "open_points", "topics", "went_well")
WITH_THEM = ("open_points", "topics", "went_well")  # belong to one talk; what fits the job fits it in every talk


def facts_of(
    case: Case,
    to: Sequence[str],
    now: datetime | None,
    step: str,
    channel: str | None = None,
    times: Iterable[datetime] | None = None,
    details: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Every slot and every fact of vocabulary.py by name; None, or an empty list as None, where nobody gave it.

    now: aware, None for "whenever"; times: aware, said in the employer's zone; details: slots that no case file holds.
    """
    who = next((found for one in to if (found := case.contact(one))), None)
    meetings = [m for m in case.timeline.meetings if now is None or m.over <= now.timestamp()]
    facts: dict[str, Any] = dict.fromkeys(SLOTS)
    facts.update(_people(case, who, channel), step=step, channel=channel)
    facts.update(_interview(case, who, meetings, now))
    facts.update(_exchange(case, who, meetings, now))
    american = month_first(case.employer)
    facts["times"] = joined([say_time(moment.astimezone(case.zone), american) for moment in times or ()], "or") or None
    facts.update({name: one_line(text) for name, text in (details or {}).items() if text.strip()})
    return facts


def turn_of(case: Case, who: Contact | None, now: datetime | None) -> int:
    """Which interviewer of the last round this is, counted from 0: two people there get two wordings."""
    meetings = [m for m in case.timeline.meetings if now is None or m.over <= now.timestamp()]
    if who is None or not meetings:
        return 0
    last = max(m.interview.round for m in meetings)
    order = [one for m in meetings if m.interview.round == last for one in m.interview.people]
    order = list(dict.fromkeys([*order, *case.people]))
    return order.index(who.id)


def _people(case: Case, who: Contact | None, channel: str | None) -> dict[str, Any]:
    candidate, formal = case.candidate, who is not None and who.style == "traditional"
    person = names.called(who.name, formal, case.employer.country) if who else None
    return {
        "person": person,
        "person_full": who.name if who else None,
        "person_is": who.role if who else None,
        "style": who.style if who else None,
        "candidate": candidate.name,
        "phone": candidate.phone,
        "email": candidate.email,
        "employer": case.employer.name,
        "role": case.role.title,
        **(_spoken(case, person) if channel == "phone" else _written(case, person, formal)),
    }


def _spoken(case: Case, person: str | None) -> dict[str, str]:
    """How a call begins and ends."""
    name, phone = case.candidate.name, case.candidate.phone
    return {
        "greeting": f"Hello {person}, this is {name}." if person else f"Hello, this is {name}.",
        "closing": f"You can reach me at {phone}." if phone else "I hope we speak again soon.",
        "signature": "Thank you, and goodbye.",
    }


def _written(case: Case, person: str | None, formal: bool) -> dict[str, str]:
    """How an email, a letter or a card begins and ends (B7, C2)."""
    candidate, sincerely = case.candidate, "Sincerely," if month_first(case.employer) else "Yours sincerely,"
    return {
        "greeting": f"Dear {person}," if person else "Hello,",
        "closing": sincerely if formal else "Kind regards,",
        "signature": f"{candidate.name}\n{candidate.phone}" if candidate.phone else candidate.name,
    }


def _interview(case: Case, who: Contact | None, meetings: Sequence[Meeting], now: datetime | None) -> dict[str, Any]:
    """The last interview with this person, else the last one; what was talked about only where they were there."""
    mine = [m for m in meetings if who is not None and who.id in m.interview.people]
    if not meetings:
        return {"met": None}
    last = (mine or meetings)[-1]
    day, american = date.fromordinal(last.day), month_first(case.employer)
    year = now.astimezone(case.zone).year if now is not None else day.year
    others = [contact.name for one in last.interview.people if (contact := case.contact(one)) and contact is not who]
    return {
        "met": bool(mine),
        "format": last.interview.format,
        "round": last.interview.round,
        "interview_date": say_date(day, american, year),
        "interview_weekday": f"{day:%A}",
        "interview_day": say_day(day, american, year)
        + ("," if american else ""),  # a comma after it too, within a sentence
        "met_with": names.listed(others) or None,
        **_lists(mine, meetings, turn_of(case, who, now), case.role.title),
    }


def _worded(entries: Sequence[str]) -> tuple[str, ...]:
    """Those that say something: of "..." no phrase is left."""
    return tuple(entry for entry in entries if as_phrase(entry))


def _lists(mine: Sequence[Meeting], meetings: Sequence[Meeting], turn: int, title: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in LISTS:
        among = mine if name in WITH_THEM else [*meetings, *mine]
        entries = next((held for m in reversed(among) if (held := _worded(_said(m.interview, name)))), ())
        if name in ("topics", "went_well") and entries:  # each interviewer reads of another one first
            entries = entries[turn % len(entries) :] + entries[: turn % len(entries)]
        if name == "fit" and entries:
            entries = strongest_first(entries, [topic for m in mine for topic in m.interview.topics], title)
        found[name] = list(entries)[: SLOTS[name].most] or None
        if entries and (one := SLOTS[name].one):
            found[one] = next((as_phrase(entry) for entry in entries if not is_sentence(entry)), None)
    return found


def _said(interview: Interview, name: str) -> tuple[str, ...]:
    held: tuple[str, ...] = getattr(interview, "concerns" if name == "open_points" else name)
    return held


def _exchange(case: Case, who: Contact | None, meetings: Sequence[Meeting], now: datetime | None) -> dict[str, Any]:
    """What was said and sent since the interview: promise, deadline, earlier message, how it ended."""
    american, zone = month_first(case.employer), case.zone
    events = [h for h in case.timeline.happenings if now is None or h.at <= now.timestamp()]
    heard = [h.event for h in events if h.event.kind == "heard" and h.event.what != "other"]
    since = [h for h in events if not meetings or h.at >= meetings[-1].at]
    promises = [promised_day(m.interview, m.day) for m in meetings[-1:]]
    promises += [until for h in since if h.event.kind == "heard" and (until := promised_day(h.event, h.day))]
    until = promises[-1] if promises else None
    ours = [h for h in since if EVENTS[h.event.kind].done == "messages" and "counts" in h.event.meaning.does]
    offer = next((e for e in reversed(heard) if e.meaning.turn == "offer"), None)
    today = now.astimezone(zone).toordinal() if now is not None else None
    return {
        "promise_day": say_date(date.fromordinal(until), american) if until else None,
        "promise_over": today > until if until and today else None,
        "message_day": say_date(date.fromordinal(ours[-1].day), american) if ours else None,
        "answer_by": _deadline(offer, case, american) if offer else None,
        "thanked": any(is_thanks(h) and who is not None and h.event.to == who.id for h in since),
        "heard": heard[-1].what if heard else None,
        "decided": next((h.event.what for h in reversed(events) if h.event.meaning.turn == "decided"), None),
    }


def _deadline(offer: Event, case: Case, american: bool) -> str | None:
    by = offer.answer_by
    if isinstance(by, datetime):
        return say_time(by.astimezone(case.zone), american)
    return say_date(by, american) if by is not None else None
