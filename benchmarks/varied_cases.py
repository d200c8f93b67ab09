"""Invented cases of every kind, the same ones for the same seed: many places, stages, people and moments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from random import Random
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from followup import Case, load_case
from followup.case.roles import ROLES

SEED = 20260312
PLACES = [
    ("America/New_York", "US", "NY"), ("America/Chicago", "US", "IL"), ("America/Los_Angeles", "US", "CA"),
    ("America/Denver", None, None), ("America/Toronto", "CA", "ON"), ("America/St_Johns", "CA", "NL"),
    ("America/Sao_Paulo", "BR", None), ("America/Mexico_City", "MX", None), ("Europe/London", "GB", "ENG"),
    ("Europe/Dublin", "IE", None), ("Europe/Berlin", "DE", "BY"), ("Europe/Paris", "FR", None),
    ("Europe/Madrid", "ES", "MD"), ("Europe/Warsaw", "PL", None), ("Europe/Athens", None, None),
    ("Africa/Cairo", "EG", None), ("Africa/Lagos", "NG", None), ("Africa/Johannesburg", "ZA", None),
    ("Asia/Riyadh", "SA", None), ("Asia/Dubai", "AE", None), ("Asia/Jerusalem", "IL", None),
    ("Asia/Tehran", "IR", None), ("Asia/Kolkata", "IN", "MH"), ("Asia/Kathmandu", "NP", None),
    ("Asia/Singapore", "SG", None), ("Asia/Tokyo", "JP", None), ("Asia/Manila", "PH", None),
    ("Australia/Sydney", "AU", "NSW"), ("Australia/Adelaide", "AU", "SA"), ("Pacific/Auckland", "NZ", "AUK"),
    ("Pacific/Chatham", "NZ", None), ("Pacific/Honolulu", "US", "HI"),
]  # fmt: skip
POLICIES = ("balanced", "five-ways", "foolproof", "now-what", "the-call", "hr-first", "early-bird")
FIRST_DAY = datetime(2024, 1, 1)


class Asked(NamedTuple):
    """One question to the planner."""

    case: Case
    now: datetime
    policy: str


def varied_cases(count: int, seed: int = SEED) -> list[Asked]:
    """That many cases, each with a moment and a policy to plan it for."""
    random = Random(seed)
    return [_asked(random, number) for number in range(count)]


def _asked(random: Random, number: int) -> Asked:
    timezone_name, country, region = PLACES[number % len(PLACES)]
    zone = ZoneInfo(timezone_name)
    day = FIRST_DAY + timedelta(days=random.randrange(1400))
    people = list(_people(random, day))
    mapping: dict[str, Any] = {
        "candidate": {"name": "Priya Example", "email": "priya@example.org"},
        "employer": {"name": f"Example Works {number}", "timezone": timezone_name},
        "role": {"title": random.choice(["Data analyst", "Planner", "Nurse", "Welder"])},
        "contacts": people,
    }
    mapping["employer"] |= {key: value for key, value in (("country", country), ("region", region)) if value}
    mapping["employer"] |= random.choice([{}, {"has_hr": True}, {"has_hr": False}, {"size": "small"}])
    mapping["interviews"] = list(_interviews(random, day, zone, people))
    last = max((held["at"] for held in mapping["interviews"]), default=_fixed(day, zone))
    mapping["events"] = list(_events(random, last, zone, people))
    now = last + timedelta(hours=random.choice([-30, 5, *[24 * random.randrange(1, 45)] * 4, 2400]), minutes=7)
    return Asked(load_case(mapping), now.astimezone(zone), POLICIES[random.randrange(len(POLICIES))])


def _people(random: Random, day: datetime) -> Iterator[dict[str, Any]]:
    for name in random.choice([["ada"], ["ada"], ["ada", "ben"], ["ada", "ben", "cleo"]]):
        person: dict[str, Any] = {"id": name, "name": f"{name.title()} Example", "is": random.choice(tuple(ROLES))}
        if random.random() < 0.8:
            person["email"] = f"{name}@works.example"
        if random.random() < 0.6:
            person["phone"] = "+1 312 555 0100"
        if random.random() < 0.5:
            person["prefers"] = random.choice(["email", "phone"])
        if random.random() < 0.5:
            person["style"] = random.choice(["traditional", "modern"])
        if random.random() < 0.1:
            person["no_calls"] = True
        if random.random() < 0.1:
            person["away_until"] = (day + timedelta(days=random.randrange(30))).date()
        yield person


def _interviews(
    random: Random, day: datetime, zone: ZoneInfo, people: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    for number in range(1, random.choice([0, 1, 1, 1, 1, 2, 2, 3]) + 1):
        start = day + timedelta(days=9 * (number - 1), hours=random.randrange(8, 18))
        held: dict[str, Any] = {"round": number, "at": _fixed(start, zone), "with": [one["id"] for one in people]}
        held["ends"] = held["at"] + timedelta(minutes=random.choice([30, 45, 60, 120]))
        held["format"] = random.choice(["in_person", "phone", "video"])
        if random.random() < 0.6:
            held["promised_days"] = random.choice([2, 3, 5, 7, 10, 14, 21])
        for key in ("topics", "open_points", "went_well", "fit"):
            if random.random() < 0.4:
                held[key] = ["the staffing plan"]
        yield held


def _events(random: Random, last: datetime, zone: ZoneInfo, people: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    at, to = last, people[0]["id"]
    for _ in range(random.choice([0, 1, 1, 2, 3, 4, 6])):
        at += timedelta(hours=random.choice([3, 20, 30, 75, 160, 300]), minutes=random.randrange(60))
        event = random.choice(HAPPENINGS)
        yield {"at": _fixed(at.replace(tzinfo=None), zone), **event, **({"to": to} if "to" in event else {})}


def _fixed(local: datetime, zone: ZoneInfo) -> datetime:
    """That local time with its offset written out, as a case file holds it."""
    there = local.replace(tzinfo=zone)
    return there.replace(tzinfo=timezone(there.utcoffset()))


HAPPENINGS: list[dict[str, Any]] = [
    *[{"kind": "sent", "what": "thank_you", "channel": "email", "to": ""}] * 5,
    *[{"kind": "sent", "what": "follow_up", "channel": "email", "to": ""}] * 3,
    *[{"kind": "heard", "what": "no_decision"}] * 2,
    {"kind": "sent", "what": "thank_you", "channel": "post", "to": ""},
    {"kind": "sent", "what": "reply", "channel": "email", "to": ""},
    {"kind": "called", "outcome": "spoke", "to": ""},
    {"kind": "called", "outcome": "voicemail", "to": ""},
    {"kind": "called", "outcome": "no_answer", "to": ""},
    {"kind": "heard", "what": "no_decision", "promised_days": 10},
    {"kind": "heard", "what": "no_decision"},
    {"kind": "heard", "what": "invitation"},
    {"kind": "heard", "what": "on_hold"},
    {"kind": "heard", "what": "checking", "promised_days": 10},
    {"kind": "heard", "what": "task"},
    {"kind": "sent", "what": "task", "channel": "email", "to": ""},
    {"kind": "heard", "what": "contact_me", "how": "phone"},
    {"kind": "sent", "what": "question", "channel": "email", "to": ""},
    {"kind": "heard", "what": "rejection"},
    {"kind": "heard", "what": "offer"},
    {"kind": "heard", "what": "offer_withdrawn"},
    {"kind": "heard", "what": "told_not_to_call"},
    {"kind": "note", "text": "They moved to a new building."},
    {"kind": "decided", "what": "withdrew"},
]  # fmt: skip
