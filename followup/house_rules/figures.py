"""What each figure of limits.toml is called in a form, its unit, and what it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from ..case.errors import InputError, Problem
from ..rulebook.spans import EVERY_DAY, WEEK, Stretch, read_stretch, spell_days


class Figure(NamedTuple):
    """A number of days or hours. least, most: what is allowed, both included (house figures)."""

    label: str
    unit: str
    least: int
    most: int

    @property
    def allowed(self) -> str:
        return f"{self.least} to {self.most} {self.unit}"


FIGURES: dict[str, Figure] = {
    "thank_you_hours": Figure("A thank-you goes out within", "hours", 1, 72),
    "thank_you_call_days": Figure("A call to say thank you comes within", "days", 1, 14),
    "card_days": Figure("A card beside the email goes out within", "days", 1, 30),
    "decision_soon_days": Figure("A card comes too late where they decide within", "days", 0, 30),
    "late_thanks_days": Figure("After a late thank-you a follow-up waits", "days", 0, 14),
    "second_follow_up_days": Figure("Between first and second follow-up lie at least", "days", 1, 60),
    "after_talk_days": Figure("After a talk on the phone the next question waits", "days", 1, 60),
    "on_hold_days": Figure("On hold without a day, the follow-up waits", "days", 1, 120),
    "checking_days": Figure("While references are checked, the follow-up waits", "days", 1, 60),
    "ask_date_days": Figure("Invited without a day, you ask for it after", "working days", 1, 20),
    "ask_date_again_days": Figure("And once more after", "working days", 1, 20),
    "date_rests_days": Figure("An invitation without a day rests after", "working days", 1, 60),
    "feedback_days": Figure("After a no without an interview you may ask within", "days", 1, 60),
    "too_late_days": Figure("With nothing sent, a case rests after", "days", 14, 365),
    "offer_reply_hours": Figure("An offer is acknowledged within", "hours", 1, 72),
    "no_calls_after_weekend": Figure("No calls on the day after the weekend", "(1 yes, 0 no)", 0, 1),
}
HOURS = {"call_hours": "When to call", "email_hours": "When follow-ups by email go out"}
MOST_SPANS = 6  # of a day
DAY = r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*"
TO = r"(?:-|–|—|to|until|till|through)"
SPAN = re.compile(rf"(\d{{1,2}})(?:[:.](\d\d))?([ap]m)?{TO}(\d{{1,2}})(?:[:.](\d\d))?([ap]m)?")
DAYS = re.compile(rf"\b{DAY}(?:\s*{TO}\s*{DAY})?")
NEVER = re.compile(rf"\b(?:never|not|no)\b(?:\s+\w+)?\s+on\s+({DAY}(?:\s*(?:,|and|or|{TO})\s*{DAY})*)")
NUMBER = re.compile(r"(\d{1,8})\s*(working|business|work)?\s*-?\s*(?:(days?)|(hours?))?", re.IGNORECASE)
HOURS_A_DAY = 24
EVENING = 8 * 60  # hours until one to seven are in the afternoon where they would end before they begin
MIDWEEK = frozenset((1, 2, 3))  # worked everywhere, and never the day after a weekend
ALLOWED_HOURS = "10:00-11:00, 15:00-16:00; or Mon-Thu 9:00-17:00; or 10:00-11:00, never on Fridays"


def read_hours(words: str) -> list[str]:
    """Hours as a person types them ("10 to 11 and 15-16.30", "Mon-Thu 9-5", "10-11, never on Fridays") as files spell
    them. Days hold for the hours behind them, "never on" for all. InputError where they are none.
    """
    text = words.casefold()
    never = frozenset[int]().union(*(_days_in(match[1]) for match in NEVER.finditer(text)))
    found, days, fresh = list[Stretch](), EVERY_DAY, False  # fresh: days were named, and no hours behind them yet
    for part in re.split(r"[,;\n]|\band\b", NEVER.sub("", text)):
        if named := _days_in(part):
            days, fresh = (days | named if fresh else named), True
        hours = "".join(DAYS.sub("", part).split()).removeprefix(":")
        span = SPAN.fullmatch(hours)
        if span is None and hours:
            raise InputError(Problem("hours", "not hours of a day", words, ALLOWED_HOURS))
        if span is not None:
            found.append(_stretch(span, days))
            fresh = False
    if not found:
        raise InputError(Problem("hours", "not hours of a day", words, ALLOWED_HOURS))
    spans = [_spelled(one._replace(days=one.days - never)) for one in sorted(found)]
    if faults := list(_hours_problems("hours", spans)):
        raise InputError(*faults)
    return spans


def _days_in(words: str) -> frozenset[int]:
    """The weekdays named: mon-thu, tuesdays, fri."""
    found = set[int]()
    for first, last in DAYS.findall(words):
        start = _day(first)
        found |= {(start + n) % 7 for n in range((_day(last or first) - start) % 7 + 1)}
    return frozenset(found)


def _day(word: str) -> int:
    return WEEK.index(word[:3].title())


def _stretch(span: re.Match[str], days: frozenset[int]) -> Stretch:
    """9-5 is until five in the afternoon: hours that would end before they begin, before noon."""
    begins, ends = (int(hour) * 60 + int(of or 0) for hour, of in ((span[1], span[2]), (span[4], span[5])))
    begins += 720 * (span[3] == "pm" and begins < 720)
    ends += 720 * (ends < 720 and (span[6] == "pm" or (ends <= begins and ends < EVENING and not span[6])))
    return Stretch(begins, ends, days)


def _spelled(one: Stretch) -> str:
    begins, ends = (f"{moment // 60:02}:{moment % 60:02}" for moment in (one.begins, one.ends))
    return f"{spell_days(one.days)} {begins}-{ends}".strip() if one.days else f"{begins}-{ends}"


def read_number(words: str, unit: str = "days") -> tuple[int, bool] | None:
    """A number of that unit, and whether of working days: "5", "5 working days"; "2 days" are 48 of hours. None where
    it is none, and for hours where days are asked.
    """
    found = NUMBER.fullmatch(" ".join(words.split()))
    if found is None or (found[4] and unit != "hours"):
        return None
    return int(found[1]) * (HOURS_A_DAY if found[3] and unit == "hours" else 1), bool(found[2])


def _hours_problems(where: str, spans: list[str]) -> Iterator[Problem]:
    found = list[Stretch]()
    for span in spans:
        try:
            found.append(read_stretch(span))
        except ValueError:
            yield Problem(where, "these hours do not end after they begin", span, ALLOWED_HOURS)
            return
    for day in range(7):
        of_day = sorted(one for one in found if day in one.days)
        if len(of_day) > MOST_SPANS:
            yield Problem(where, "too many spans for a day", f"{len(of_day)}", f"at most {MOST_SPANS}")
            return
        if any(later.begins < one.ends for one, later in pairwise(of_day)):
            yield Problem(where, "two spans overlap", ", ".join(spans), ALLOWED_HOURS)
            return
    if not any(one.days & MIDWEEK for one in found):
        yield Problem(where, "no hours on Tuesday, Wednesday or Thursday", ", ".join(spans), ALLOWED_HOURS)


def figure_problems(where: str, table: Mapping[str, Any]) -> Iterator[Problem]:
    """What is wrong with a figure beyond its form: a number nobody can mean, hours that overlap."""
    figure, value, hours = FIGURES.get(str(table.get("id"))), table.get("value"), table.get("hours")
    if figure and isinstance(value, int) and not figure.least <= value <= figure.most:
        yield Problem(f"{where}: value", f"{figure.label[:1].lower()}{figure.label[1:]}", str(value), figure.allowed)
    if isinstance(hours, list) and hours and all(isinstance(span, str) for span in hours):
        yield from _hours_problems(f"{where}: hours", hours)
