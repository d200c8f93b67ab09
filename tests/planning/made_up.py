"""Made-up cases: themes of a search with chance people, places and moments; the same number makes the same one.

Stories are told because they make sense. Here stands what else can be: two things at one moment, people without an
address, two rounds on a day, a word on a holiday. All of it is invented.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from followup.case.events import WANTED
from followup.planning.answers import REFEREES_TOLD
from followup.planning.endings import TOLD
from followup.rulebook.loading import default_rulebook

MANY, MANY_SEARCHES = 220, 40
FULLER = 100  # from this number on more is known of each case
LOOKED_AT = (*range(1, 11), 14, 15, 21, 28, 35, 60)  # days after the last thing that happened
Place = tuple[str, dict[str, str]]
PLACES: tuple[Place, ...] = (
    ("America/Chicago", {"country": "US", "region": "IL"}), ("Europe/Berlin", {"country": "DE", "region": "BY"}),
    ("Asia/Hong_Kong", {"country": "HK"}), ("Europe/Madrid", {"country": "ES"}), ("Asia/Riyadh", {"country": "SA"}),
    ("America/Toronto", {"country": "CA", "region": "ON"}), ("Asia/Tokyo", {"country": "JP"}), ("Europe/Paris", {}),
)  # fmt: skip
ROLES = ("hiring_manager", "hr", "interviewer", "recruiter", "hiring_manager", "reception")
FIRST_DAYS = ("2026-03-04", "2026-03-06", "2026-04-02", "2026-05-20", "2025-12-17", "2025-12-22", "2026-10-23")
HOURS = ((9, 0), (10, 0), (10, 30), (14, 0), (15, 0), (16, 45), (18, 30))
FOLLOWED = ("sent thank_you", "sent follow_up", "called", "heard other", "called", "sent follow_up", "visited")
THEMES: tuple[tuple[str, ...], ...] = (
    FOLLOWED,
    ("called thank_you", "sent article", "called", "heard no_decision", "sent reply", "sent follow_up", "called"),
    ("sent thank_you", "heard on_hold", "sent reply", "sent follow_up", "heard checking", "note", "sent follow_up"),
    ("heard invitation", "sent reply", "sent question", "called", "sent question", "heard other"),
    ("sent thank_you", "heard task", "sent task", "heard contact_me", "called", "sent reply", "sent follow_up"),
    ("heard offer", "sent thank_you", "sent question", "heard offer", "sent acceptance", "decided accepted"),
    ("heard offer", "heard on_hold", "sent reply", "sent decline", "decided declined", "note", "sent decline"),
    ("heard offer", "decided accepted", "sent acceptance", "heard other", "heard offer_withdrawn", "sent question"),
    ("sent thank_you", "heard rejection", "sent thank_you", "sent feedback_request", "heard invitation"),
    ("decided accepted", "sent acceptance", "decided declined", "sent decline", "note"),
    ("sent thank_you", "heard told_not_to_call", "sent follow_up", "heard contact_me", "sent news", "decided withdrew"),
    ("heard checking", "note", "heard invitation", "called", "sent withdrawal", "heard offer", "decided closed"),
)
TWO_WEEKS = timedelta(days=14)
GAPS = (0, 1, 20, 24, 48, 72, 120, 168, 240, 400)  # hours from one thing to the next


def cases() -> dict[str, tuple[dict[str, Any], str]]:
    """Each by name: as a case file holds it, and the policy it is planned by."""
    policies = sorted(default_rulebook().policies)
    return {f"made-up-{number:03}": (_case(number), policies[number % len(policies)]) for number in range(MANY)}


def later_on(case: dict[str, Any]) -> list[datetime]:
    """Noon of some days after the last thing that happened, where the employer is."""
    happened = [one["at"] for one in (*case["interviews"], *case["events"])]
    zone = ZoneInfo(case["employer"]["timezone"])
    last = max(happened).astimezone(zone).replace(hour=12, minute=0, second=0) if happened else None
    return [_fixed(last + timedelta(days=ahead)) for ahead in LOOKED_AT] if last is not None else []


def searches() -> dict[str, tuple[list[dict[str, Any]], str]]:
    """Cases of one candidate at one employer with the same people, by name: as case files hold them, and the policy."""
    return {f"made-up-search-{number:02}": _search(Random(1000 + number)) for number in range(MANY_SEARCHES)}


def _search(chance: Random) -> tuple[list[dict[str, Any]], str]:
    where, day = chance.choice(PLACES), chance.choice(FIRST_DAYS)
    numbers = [chance.randrange(10_000) for _ in range(chance.choice((2, 2, 3)))]
    made = [_case(number, where, day) for number in numbers]
    people = made[0]["contacts"][:1]  # known in all of them, with a phone
    for case, role in zip(made, ("Clerk", "Driver", "Planner")):
        case |= {"id": role.lower(), "role": {"title": role}}
        case["contacts"] = [people[0] | {"phone": "+1 312 555 0100"}, *case["contacts"][1:]]
    return made, chance.choice(("the-call", "the-call", "hr-first", "balanced"))


def _case(number: int, where: Place | None = None, day: str = "") -> dict[str, Any]:
    chance = Random(number)
    zone, place = where or chance.choice(PLACES)
    first = datetime.fromisoformat(day or chance.choice(FIRST_DAYS)).replace(tzinfo=ZoneInfo(zone))
    employer = {"name": "Example Works", "timezone": zone, **place, **_some(chance, has_hr=(True, False))}
    people = [_person(chance, name, first) for name in ("ada", "ben", "cleo")[: chance.choice((1, 2, 2, 3))]]
    case = {"candidate": {"name": "Priya Example"}, "employer": employer, "role": {"title": "Data analyst"}}
    case |= {"contacts": people, "interviews": list(_interviews(chance, first, [one["id"] for one in people]))}
    case["events"] = list(_events(chance, THEMES[number % len(THEMES)], case, first))
    if chance.random() < 0.3:
        case["elsewhere"] = [_other(chance, first) for _ in range(chance.choice((1, 1, 2)))]
    if number >= FULLER:
        _fill(chance, case, first)
    return case


def _fill(chance: Random, case: dict[str, Any], first: datetime) -> None:
    """What else may be known of the employer, the job, the people and what was said."""
    case["employer"] |= _some(chance, 0.4, size=("small", "medium", "large"))
    case["role"] |= _some(chance, 0.15, unsure=(True,)) | _some(chance, 0.4, applied=((first.date() - TWO_WEEKS),))
    if chance.random() < 0.6:
        case["candidate"]["phone"] = "+1 312 555 0199"
    for interview in case["interviews"]:
        if "promised_days" not in interview:
            interview |= _some(chance, 0.4, promised_by=(interview["at"].date() + timedelta(days=6),))
    for event in case["events"]:
        if event["kind"] == "heard" and event["what"] == "task":
            event |= _some(chance, 0.7, wants=tuple(WANTED))
        if event["kind"] == "heard" and "promised_by" not in event and event["what"] != "contact_me":
            event |= _some(chance, 0.3, promised_days=(1, 3, 5))


def _some(chance: Random, likely: float = 0.5, **values: tuple[Any, ...]) -> dict[str, Any]:
    return {key: chance.choice(of) for key, of in values.items() if chance.random() < likely}


def _person(chance: Random, name: str, first: datetime) -> dict[str, Any]:
    person = {"id": name, "name": f"{name.title()} Example", "is": chance.choice(ROLES)}
    person |= _some(chance, 0.75, email=(f"{name}@works.example",))
    person |= _some(chance, phone=("+1 312 555 0100",), prefers=("email", "phone"), style=("traditional", "modern"))
    person |= _some(chance, 0.15, no_calls=(True,), left=(True,), topics=(["rosters"],))
    if chance.random() < 0.25:
        person["away_until"] = (first + timedelta(days=chance.choice((0, 2, 5, 9, 14, 30)))).date()
    if person["is"] == "recruiter":
        person |= _some(chance, agency=(True,))
    return person


def _interviews(chance: Random, first: datetime, ids: list[str]) -> Iterator[dict[str, Any]]:
    day, number = first, 1
    for _ in range(chance.choice((0, 1, 1, 1, 1, 2, 2, 3))):
        hour, minute = chance.choice(HOURS)
        at = _fixed(day.replace(hour=hour, minute=minute))
        who = chance.sample(ids, chance.randint(1, len(ids))) if chance.random() < 0.9 else []
        interview = {"round": number, "at": at, "with": who, **_some(chance, format=("in_person", "video", "phone"))}
        interview |= _some(chance, ends=(at + timedelta(minutes=45),), promised_days=(2, 5, 7, 10))
        interview |= _some(chance, 0.2, topics=(["rosters"],), went_well=(["the demo"],), open_points=(["pay"],))
        interview |= _some(chance, 0.07, held=(False,), day_unknown=(True,))
        yield interview
        day, number = day + timedelta(days=chance.choice((0, 1, 6, 12))), number + chance.choice((0, 1, 1))


def _events(chance: Random, theme: tuple[str, ...], case: dict[str, Any], first: datetime) -> Iterator[dict[str, Any]]:
    ends = [one.get("ends", one["at"] + timedelta(hours=1)) for one in case["interviews"]]
    moment = chance.choice(ends) if ends else _fixed(first.replace(hour=11))
    for words in theme:
        if chance.random() < 0.15:
            words = chance.choice(FOLLOWED)
        if chance.random() < 0.8:
            moment = _fixed((moment + timedelta(hours=chance.choice(GAPS))).astimezone(first.tzinfo))
            kind, _, what = words.partition(" ")
            yield _event(chance, moment, kind, what, case)


def _event(chance: Random, at: datetime, kind: str, what: str, case: dict[str, Any]) -> dict[str, Any]:
    event: dict[str, Any] = {"at": at, "kind": kind, **({"what": what} if what else {})}
    who = chance.choice(case["contacts"])["id"]
    days = tuple((at + timedelta(days=ahead)).date() for ahead in (1, 3, 8))
    if kind in ("sent", "called", "visited"):
        event["to"] = who
    if kind == "sent":
        event |= _some(chance, 0.8, channel=("email", "email", "post", "other"))
    elif kind == "called":
        event["outcome"] = chance.choice(("spoke", "voicemail", "message", "no_answer"))
        event |= _some(chance, 0.2, visit_agreed=(True,)) if event["outcome"] == "spoke" else {}
    elif kind == "note":
        event["text"] = chance.choice((TOLD, REFEREES_TOLD, "They moved to a new building."))
    elif kind == "heard":
        event |= {"from": who} if what == "contact_me" or chance.random() < 0.7 else {}
        event |= _some(chance, 0.6, by=("email", "phone", "post", "in_person")) | _said(chance, what, days)
    return event | _some(chance, 0.05, day_unknown=(True,))


def _said(chance: Random, what: str, days: tuple[Any, ...]) -> dict[str, Any]:
    match what:
        case "offer":
            said = _some(chance, answer_by=days, salary=("70,000", "72,000"), starts=days)
            return said | _some(chance, 0.25, conditional=(True,), promised_by=days)
        case "task":
            return _some(chance, answer_by=days)
        case "contact_me":
            return _some(chance, how=("phone", "email"))
        case "no_decision" | "on_hold" | "checking" | "other" | "invitation":
            return _some(chance, promised_by=days)
    return {}


def _other(chance: Random, first: datetime) -> dict[str, Any]:
    since = _fixed(first.replace(hour=12) + timedelta(days=chance.choice((-3, 1, 4, 8))))
    due = (since + timedelta(days=chance.choice((2, 6, 12)))).date()
    return {"employer": f"{chance.choice(('Cedar', 'Fir'))} Example",
            **_some(chance, since=(since,), answer_by=(due,)), **_some(chance, 0.2, accepted=(True,))}  # fmt: skip


def _fixed(moment: datetime) -> datetime:
    """The same moment with the zone's offset written out, as a case file holds it."""
    offset = moment.utcoffset()
    assert offset is not None
    return moment.astimezone(timezone(offset))
