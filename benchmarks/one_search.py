"""One invented search of any size, the same for the same seed: as far along at one moment as a real one might be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from followup import Case, load_case

from .varied_cases import PLACES, SEED

SOURCES = ("LinkedIn", "Linkedin ", "company site", "job fair", "a friend", "Indeed", None)
FILLERS: list[dict[str, Any]] = [
    {"kind": "note", "text": "Read about their new building."},
    {"kind": "sent", "what": "article", "channel": "email", "to": "ada"},
    {"kind": "called", "outcome": "no_answer", "what": "other", "to": "ben"},
    {"kind": "note", "text": "Asked a friend about them."},
]
END = {"kind": "decided", "what": "withdrew"}
Told = tuple[timedelta, dict[str, Any]]


def one_search(count: int, *, now: datetime, events: int = 0, seed: int = SEED) -> list[Case]:
    """That many cases of one search as it stands at `now` (aware), each with at least so many events."""
    return [load_case(mapping) for mapping in search_mappings(count, now=now, events=events, seed=seed)]


def search_mappings(count: int, *, now: datetime, events: int = 0, seed: int = SEED) -> Iterator[dict[str, Any]]:
    """The same as mappings of case files."""
    random = Random(seed)
    return (_mapping(random, number, now, events) for number in range(count))


def _mapping(random: Random, number: int, now: datetime, events: int) -> dict[str, Any]:
    place, country, region = PLACES[number % len(PLACES)]
    zone, began = ZoneInfo(place), now - timedelta(days=random.randrange(2, 180))
    interviews, told = _way(random)
    told += [(timedelta(days=1 + random.random() * 40), random.choice(FILLERS)) for _ in range(events - len(told))]
    source = random.choice(SOURCES)
    return {
        "id": f"example-works-{number}",
        "candidate": {"name": "Priya Example", "email": "priya@example.org"},
        "employer": _known(
            {"name": f"Example Works {number}", "timezone": place, "country": country, "region": region}
        ),
        "role": _known({"title": random.choice(["Data analyst", "Nurse"]), "applied": began.date(), "source": source}),
        "contacts": _contacts(number),
        "interviews": [_fixed_interview(one, began, zone) for one in interviews],
        "events": [{"at": _fixed(began + after, zone), **event} for after, event in told],
    }


def _contacts(number: int) -> list[dict[str, Any]]:
    """Two people of that employer, whom no other employer has."""
    ada = {"id": "ada", "name": "Ada Example", "is": "hiring_manager", "phone": "+1 312 555 0100"}
    ben = {"id": "ben", "name": "Ben Example", "is": "hr"}
    return [{**one, "email": f"{one['id']}@works-{number}.example"} for one in (ada, ben)]


def _known(table: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if value is not None}


def _way(random: Random) -> tuple[list[dict[str, Any]], list[Told]]:
    """Interviews (with their time since the application) and events of one case; what lies after now is unseen."""
    after = timedelta(days=3 + random.expovariate(1 / 12), hours=random.randrange(9, 17))
    interviews: list[dict[str, Any]] = []
    told: list[Told] = []
    if random.random() < 0.45:
        return interviews, told + ([(after, _no())] if random.random() < 0.5 else [])
    for number in range(1, random.choice([1, 1, 1, 2, 2, 3]) + 1):
        held = {"after": after, "round": number, "with": ["ada", "ben"], "format": random.choice(["phone", "video"])}
        if random.random() < 0.6:
            held["promised_days"] = random.choice([3, 7, 10, 14, 21])
        interviews.append(held)
        told.append(
            (after + timedelta(hours=5), {"kind": "sent", "what": "thank_you", "channel": "email", "to": "ada"})
        )
        after += timedelta(days=2 + random.expovariate(1 / 9))
    if random.random() < 0.5:
        how = random.choice(
            [{"kind": "sent", "what": "follow_up", "channel": "email"}, {"kind": "called", "outcome": "spoke"}]
        )
        told.append((after, {**how, "to": "ben"}))
    return interviews, told + list(_end(random, after))


def _end(random: Random, after: timedelta) -> Iterator[Told]:
    after += timedelta(days=random.expovariate(1 / 10))
    kind = random.random()
    if kind < 0.35:
        yield after, _no()
    elif kind < 0.45:
        yield after, {"kind": "heard", "what": "no_decision", "promised_days": 10}
    elif kind < 0.6:
        yield after, {"kind": "heard", "what": "offer"}
        if random.random() < 0.6:
            yield after + timedelta(days=3), {"kind": "decided", "what": random.choice(["accepted", "declined"])}
    elif kind < 0.7:
        yield after, END


def _no() -> dict[str, Any]:
    return {"kind": "heard", "what": "rejection"}


def _fixed_interview(held: dict[str, Any], began: datetime, zone: ZoneInfo) -> dict[str, Any]:
    at = _fixed(began + held["after"], zone)
    return {**{key: value for key, value in held.items() if key != "after"}, "at": at, "ends": at + timedelta(hours=1)}


def _fixed(moment: datetime, zone: ZoneInfo) -> datetime:
    there = moment.astimezone(zone).replace(microsecond=0)
    return there.replace(tzinfo=timezone(there.utcoffset() or timedelta()))
