"""The hours a message speaks of: 2.30pm, 14h30, half past two, noon; with the zone named beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import time, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from .grammar import parts, rules
from .phrases import read_words

MINUTES = {"five": 5, "ten": 10, "twenty": 20, "twenty five": 25}
WORDS = {word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
RANGE = re.compile(r"\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b|\band\b|\bbis\b)\s*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of day at its place. certain: whether morning or afternoon is said or beyond doubt in office hours;
    zone: the one named right beside it."""

    start: int
    end: int
    at: time
    certain: bool = True
    zone: tzinfo | None = None
    half_said: bool = False


def hours_in(text: str) -> list[Hour]:
    """Every hour in the text, in its order."""
    found = [
        hour
        for rule, _ in rules("hours", number="|".join(WORDS))
        for one in rule.finditer(text)
        if (hour := _hour(one))
    ]
    found = _same_half(_apart(found), text)
    for one in re.finditer(parts("hours")["shared"], text, re.IGNORECASE):
        after = next((hour for hour in found if one.end() <= hour.start < one.end() + 8), None)
        if after and not any(hour.start <= one.start() < hour.end for hour in found):
            found.append(_shared(one, after))
    return [_with_zone(_with_half(hour, text), text) for hour in sorted(_apart(found), key=lambda one: one.start)]


def _with_half(hour: Hour, text: str) -> Hour:
    """In the half of the day that the day beside it says: half 8 tonight, tomorrow evening at 7."""
    behind, ahead = (re.compile(parts("hours")[name], re.IGNORECASE) for name in ("half_behind", "half_ahead"))
    said = behind.match(text, hour.end) or ahead.search(text, max(0, hour.start - 30), hour.start)
    if said is None or hour.half_said:
        return hour
    words = said[0].lower()
    late = "morning" not in words
    at = hour.at.replace(hour=hour.at.hour % 12 + 12 * late)
    dark = ("night" in words or "nite" in words) and at.hour < 17  # 3 at night
    return replace(hour, certain=False) if dark else replace(hour, at=at, certain=True, half_said=True)


def _apart(hours: list[Hour]) -> list[Hour]:
    kept: list[Hour] = []
    for hour in sorted(hours, key=lambda one: (one.start, -one.end)):
        if not kept or hour.start >= kept[-1].end:
            kept.append(hour)
    return kept


def _same_half(hours: list[Hour], text: str) -> list[Hour]:
    """The first of 6:30-7:30 pm lies in the half of the day that is said of the second."""
    for number, (hour, after) in enumerate(zip(hours, hours[1:])):
        if after.half_said and not hour.half_said and RANGE.match(text[hour.end : after.start]):
            hours[number] = replace(hour, at=_before(hour.at, after.at), certain=after.certain, half_said=True)
    return hours


def _before(hour: time, end: time) -> time:
    """That hour in the half of the day in which it comes before `end`, the later one of two."""
    late, early = hour.replace(hour=hour.hour % 12 + 12), hour.replace(hour=hour.hour % 12)
    return late if late < end else early


def _hour(found: re.Match[str]) -> Hour | None:
    groups = found.groupdict()
    start = found.start("at") if groups.get("at") else found.start()
    if groups.get("named"):
        midnight = groups["named"].lower() == "midnight"
        return Hour(start, found.end(), time(23, 59) if midnight else time(12), not midnight, half_said=True)
    hour = WORDS[groups["word"].lower()] if groups.get("word") else int(groups["hour"])
    minute = _minute(groups)
    part = (groups.get("part") or "").lower()
    if part.endswith(("to", "till")):
        hour -= 1
    settled = _settled(start, found.end(), hour, minute, (groups.get("half") or "").lower(), groups)
    return replace(settled, certain=False) if settled and groups.get("loose") else settled


def _minute(groups: dict[str, str | None]) -> int:
    part, spoken = (groups.get("part") or "").lower(), (groups.get("spoken") or "").lower()
    if minutes := (groups.get("minutes") or "").lower().replace("-", " "):
        number = int(minutes) if minutes.isdecimal() else MINUTES[minutes]
        return 60 - number if part.endswith("to") else number
    if part:
        return 30 if part.startswith(("half", "1/2", "½")) else 45 if part.endswith(("to", "till")) else 15
    if spoken:
        return {"thirty": 30, "fifteen": 15}.get(spoken, 45)
    return int(groups.get("minute") or 0)


def _settled(start: int, end: int, hour: int, minute: int, half: str, groups: dict[str, str | None]) -> Hour | None:
    """With the half of the day that was said, or the one in which people work."""
    if half:
        if hour > 12 or hour == 0:
            return Hour(start, end, time(hour, minute), True, half_said=True)
        late = half.startswith("p") or any(word in half for word in ("afternoon", "evening", "arvo"))
        return Hour(start, end, time(hour % 12 + 12 * late, minute), True, half_said=True)
    if hour > 12 or (groups.get("hour") or "").startswith("0"):
        return Hour(start, end, time(hour, minute), True, half_said=True)
    if hour == 0:
        return Hour(start, end, time(0, minute), True, half_said=True)
    return Hour(start, end, time(hour + 12 if hour < 7 else hour, minute), 8 <= hour <= 12 or hour <= 5)


def _shared(found: re.Match[str], after: Hour) -> Hour:
    """The first of "2-3pm": in the same half of the day, unless that would set it behind the second."""
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    guess = hour
    if hour < 12 and after.at.hour >= 12:
        guess = hour + 12 if (hour + 12, minute) < (after.at.hour, after.at.minute) else hour
    if hour == 12 and after.at.hour < 12:
        guess = 0
    return Hour(found.start(), found.end(), time(guess, minute), after.certain, half_said=after.half_said)


@cache
def _zones() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {name.lower(): zone for zone, many in read_words("zones")["zones"].items() for name in many}
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"[\s(,\[]*(?:(?P<offset>(?:GMT|UTC)\s?[+-−]\s?\d{{1,2}}(?::?[0-5]\d)?)|(?P<name>{words}))\b",
                      re.IGNORECASE), names  # fmt: skip


def zone_at(text: str, place: int, most: int = 40) -> tuple[tzinfo, int] | None:
    """The zone named right at this place, and where its name ends."""
    pattern, names = _zones()
    found = pattern.match(text, place, min(len(text), place + most))
    if found is None or "\n" in found[0]:
        return None
    if found["offset"]:
        digits = re.sub(r"[^\d:+−-]", "", found["offset"]).replace("−", "-")
        whole, _, part = digits.partition(":")
        if abs(int(whole)) > 14:
            return None
        return timezone(
            timedelta(hours=int(whole), minutes=int(part or 0) * (-1 if whole.startswith("-") else 1))
        ), found.end()
    name = found["name"]
    if len(name) < 3 and not name.isupper():
        return None
    return ZoneInfo(names[name.lower()]), found.end()


def _with_zone(hour: Hour, text: str) -> Hour:
    named = zone_at(text, hour.end)
    return replace(hour, zone=named[0], end=named[1]) if named else hour


def zones_named(text: str) -> Iterator[tzinfo]:
    """Zones that the text names for all its hours: "all times are Pacific", "(CET)"."""
    for found in re.finditer(
        r"\btimes?\s+(?:(?:shown|given|listed|quoted)\s+)?(?:are|is|in|below\s+are)\s+(?:all\s+)?(?:in\s+|given\s+in\s+)?",
        text,
        re.IGNORECASE,
    ):
        if named := zone_at(text, found.end()):
            yield named[0]
