"""What the quick page asks, and the case that its answers make: the same mapping that a case file holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from ..case.errors import shorten
from ..case.events import EVENTS, OUTCOMES, what_of
from ..case.office_hours import office
from ..case.roles import ROLES, ROLES_ADDRESSED
from ..case.text import trimmed
from ..case.wording import MONTH_FIRST, NOT_NAMED, say_day
from ..reading.when import When
from .moment import Told, read_day, read_moment
from .place import Place, find_place

PERSON = "them"  # the id of the one person the page asks for
NOBODY_YET = "me"  # stands where the candidate's name is not given yet; then no letter is shown
TIMINGS = ("by Friday", "within a week", "end of next week", "in 10 days")
NO_TIMING = "nothing yet"
SINCE = (  # kind, what, outcome: what may have happened since, as chips
    ("sent", "thank_you", ""), ("sent", "follow_up", ""), ("called", "follow_up", "spoke"),
    ("called", "follow_up", "voicemail"), ("heard", "no_decision", ""), ("heard", "invitation", ""),
    ("heard", "on_hold", ""), ("heard", "rejection", ""), ("heard", "offer", ""),
)  # fmt: skip
MOST = 300  # characters of one answer
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Happened:
    """One chip: its place in SINCE, when it was and, of an answer of theirs, by when as it said; both as typed."""

    chip: int
    when: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """The page's fields as they were typed; since: what happened; role: a key of ROLES."""

    when: str = ""
    employer: str = ""
    city: str = ""
    country: str = ""
    name: str = ""
    email: str = ""
    role: str = ""
    position: str = ""
    me: str = ""
    timing: str = ""
    policy: str = ""
    since: tuple[Happened, ...] = field(default=())

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> Answers:
        """From what the page sent: unknown keys and everything that is no text are passed over."""
        words = {one.name: _words(given.get(one.name)) for one in fields(cls) if one.name != "since"}
        since = given.get("since")
        rows = [row for row in since if isinstance(row, Mapping)] if isinstance(since, list) else []
        return cls(**words, since=tuple(_happened(row) for row in rows if _chip(row) is not None))


@dataclass(frozen=True, slots=True)
class Open:
    """What has to be asked again: the field, and what to say beside it."""

    field: str
    says: str


@dataclass(frozen=True, slots=True)
class Filled:
    """case: a mapping as in a case file, None while `open` is not empty; understood: how words were taken."""

    case: dict[str, Any] | None
    open: tuple[Open, ...]
    understood: dict[str, str]


def label(chip: int) -> str:
    """The words of a chip, those of the vocabulary."""
    kind, what, outcome = SINCE[chip]
    form = what_of(kind, what).form
    return f"{form}: {OUTCOMES[outcome].form}" if outcome else form


def asks_until(chip: int) -> bool:
    """Whether their answer may have named a day."""
    kind, what, _ = SINCE[chip]
    asked = what_of(kind, what).asks
    return "promised_by" in asked or "answer_by" in asked


def fill(answers: Answers, now: datetime) -> Filled:
    """The case of these answers at `now` (aware); every question that is still open at once."""
    place = find_place(answers.city, answers.country, now)
    if place is None:
        return Filled(None, tuple(_missing(answers)), {})
    when = _when(place, now)
    told = read_moment(answers.when, when)
    open_ = [*_missing(answers, place_known=True), *_unread(answers, when, told)]
    if open_ or told is None:
        return Filled(None, tuple(open_), {})
    at = _not_ahead(told, when) if told.at.date() == when.today else told.at
    case = _case(answers, place, when, at)
    return Filled(case, (), _understood(told._replace(at=at), place, case, now.year))


def _missing(answers: Answers, place_known: bool = False) -> Iterator[Open]:
    if not answers.employer:
        yield Open("employer", "Which employer is it?")
    if not place_known:
        asked = f"No place is known by “{answers.city}”: a larger city with the same clock will do."
        yield Open("city", asked if answers.city else "In which city? Their clock and holidays count.")
    if not answers.when:
        yield Open("when", "When was it? “Yesterday”, “Tuesday 3pm” or “14 May” will do.")


def _unread(answers: Answers, when: When, told: Told | None) -> Iterator[Open]:
    if answers.when and told is None:
        yield Open("when", f"No day is named by “{shorten(answers.when)}”: “Tuesday” or “14 May 3pm” will do.")
    if told and answers.timing not in ("", NO_TIMING) and read_day(answers.timing, _from(when, told.at)) is None:
        yield Open("timing", f"No day is named by “{shorten(answers.timing)}”: “by Friday” or “in 10 days” will do.")
    for one in answers.since:
        for name, words in (("when", one.when), ("until", one.until)):
            if words and (read_moment(words, when) if name == "when" else read_day(words, when)) is None:
                yield Open(f"since-{one.chip}-{name}", f"No day is named by “{shorten(words)}”.")


def _case(answers: Answers, place: Place, when: When, at: datetime) -> dict[str, Any]:
    interview: dict[str, Any] = {"round": 1, "at": at, "with": [PERSON] if answers.name else []}
    if answers.timing not in ("", NO_TIMING) and (day := read_day(answers.timing, _from(when, at))):
        interview["promised_by"] = day
    events = sorted((_event(one, answers, when, at) for one in answers.since), key=lambda event: event["at"])
    employer = {"name": answers.employer, "timezone": place.zone, "country": place.country}
    case = {
        "candidate": {"name": answers.me or NOBODY_YET},
        "employer": _known(employer),
        "role": {"title": answers.position or NOT_NAMED},
        "contacts": [_known(_person(answers))] if answers.name else [],
        "interviews": [interview],
        "events": [_known(event) for event in events],
    }
    return {key: value for key, value in case.items() if value}


def _person(answers: Answers) -> dict[str, Any]:
    role = answers.role if answers.role in ROLES else "interviewer"
    return {"id": PERSON, "name": answers.name, "is": role, "email": answers.email or None}


def _event(one: Happened, answers: Answers, when: When, interview: datetime) -> dict[str, Any]:
    kind, what, outcome = SINCE[one.chip]
    told = read_moment(one.when or "today", when)
    at = _not_ahead(told, when) if told else when.sent
    if at <= interview and at.date() == interview.date():  # the same day: after it, as the page asks
        at = min(interview + HOUR, when.sent) if when.sent > interview else at
    who = PERSON if answers.name else answers.role if answers.role in ROLES_ADDRESSED else ROLES_ADDRESSED[0]
    event: dict[str, Any] = {"at": at, "kind": kind, "what": what, "outcome": outcome or None}
    event["to"] = who if "to" in EVENTS[kind].required else None
    event["channel"] = "email" if kind == "sent" else None
    if kind == "heard":
        event["from"] = PERSON if answers.name else None
        event |= _deadline(one, what, _from(when, at))
    return event


def _deadline(one: Happened, what: str, when: When) -> dict[str, Any]:
    day = read_day(one.until, when) if one.until else None
    key = "answer_by" if "answer_by" in what_of("heard", what).asks else "promised_by"
    return {key: day} if day and asks_until(one.chip) else {}


def _understood(told: Told, place: Place, case: Mapping[str, Any], year: int) -> dict[str, str]:
    american = place.country in MONTH_FIRST
    hour = f", {told.at:%H:%M}" if told.hour_said else ""
    found = {"when": f"{say_day(told.at.date(), american, year)}{hour}", "city": place.zone.replace("_", " ")}
    if day := case["interviews"][0].get("promised_by"):
        found["timing"] = f"by {say_day(day, american, year)}"
    return found


def _not_ahead(told: Told, when: When) -> datetime:
    """What lies behind lies behind: noon of today is not yet over in the morning."""
    return told.at if told.hour_said else min(told.at, when.sent)


def _when(place: Place, now: datetime) -> When:
    there = office(place.zone, place.country, None)
    return When(now.astimezone(ZoneInfo(place.zone)).replace(microsecond=0), place.country in MONTH_FIRST, there)


def _from(when: When, at: datetime) -> When:
    """What was said is counted from the day on which it was said."""
    return When(at, when.month_first, when.office)


def _known(held: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in held.items() if value is not None}


def _words(value: object) -> str:
    return trimmed(value)[:MOST] if isinstance(value, str) else ""


def _chip(row: Mapping[str, Any]) -> int | None:
    chip = row.get("chip")
    return chip if isinstance(chip, int) and 0 <= chip < len(SINCE) else None


def _happened(row: Mapping[str, Any]) -> Happened:
    return Happened(_chip(row) or 0, _words(row.get("when")), _words(row.get("until")))
