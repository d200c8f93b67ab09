"""What each figure of limits.toml is called in a form, its unit, and what it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from ..case.errors import Problem
from ..case.wording import NUMBER_WORDS
from ..rulebook.spans import Stretch, read_stretch


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
SAID = {
    **{word: number for number, word in enumerate(NUMBER_WORDS)},
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "sixty": 60,
}
NUMBER = re.compile(
    rf"(?P<number>\d{{1,8}}|{'|'.join(SAID)})?[ -]?(?P<working>working|business|work)?[ -]?"
    r"(?:(?P<day>days?)|(?P<hour>h|hours?)|(?P<week>weeks?))?(?: (?:after|from|past|since|before)\b.*)?",
    re.IGNORECASE,
)
HOURS_A_DAY, DAYS_A_WEEK, WORKING = 24, 7, 5
MIDWEEK = frozenset((1, 2, 3))  # worked everywhere, and never the day after a weekend
ALLOWED_HOURS = "10:00-11:00, 15:00-16:00; or Mon-Thu 9:00-17:00; or never on Fridays; or not before 10"


def read_number(words: str, unit: str = "days") -> tuple[int, bool] | None:
    """A number of that unit, and whether of working days: "5", "five working days after the promise"; "two days" are 48
    of hours, and "a week" is seven days. None where it is none, and for hours where days are asked.
    """
    found = NUMBER.fullmatch(" ".join(words.split()))
    if found is None or not found["number"] or (found["hour"] and unit != "hours"):
        return None
    said, working = found["number"].lower(), bool(found["working"])
    if (working and found["hour"]) or (said in ("a", "an") and not (found["day"] or found["hour"] or found["week"])):
        return None
    number = (SAID[said] if said in SAID else int(said)) * (
        (WORKING if unit == "working days" or working else DAYS_A_WEEK) if found["week"] else 1
    )
    return number * (HOURS_A_DAY if unit == "hours" and (found["day"] or found["week"]) else 1), working


def hours_problems(where: str, spans: list[str]) -> Iterator[Problem]:
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
        yield from hours_problems(f"{where}: hours", hours)
