"""What each figure of limits.toml is called in a form, its unit, and what it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..case.errors import InputError, Problem
from ..rulebook.entries import minutes


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
MOST_SPANS = 6
SPAN = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?:-|–|—|to|until|till)(\d{1,2})(?:[:.](\d\d))?")
ALLOWED_HOURS = "10:00-11:00, 15:00-16:00"


def read_hours(words: str) -> list[str]:
    """Hours as a person types them ("10 to 11 and 15-16.30") as files spell them. InputError where they are none."""
    parts = [part for part in re.split(r"[,;\n]|\band\b", words.casefold()) if part.strip()]
    found = [SPAN.fullmatch("".join(part.split())) for part in parts]
    if not parts or not all(found):
        raise InputError(Problem("hours", "not hours of a day", words, ALLOWED_HOURS))
    spans = sorted(f"{int(m[1]):02}:{m[2] or '00'}-{int(m[3]):02}:{m[4] or '00'}" for m in found if m)
    if faults := list(_hours_problems("hours", spans)):
        raise InputError(*faults)
    return spans


def _hours_problems(where: str, spans: list[str]) -> Iterator[Problem]:
    ends = -1
    if len(spans) > MOST_SPANS:
        yield Problem(where, "too many spans for a day", f"{len(spans)}", f"at most {MOST_SPANS}")
    for span in sorted(spans):
        begin, _, end = span.partition("-")
        if not 0 <= minutes(begin) < minutes(end):
            yield Problem(where, "these hours do not end after they begin", span, ALLOWED_HOURS)
        elif minutes(begin) < ends:
            yield Problem(where, "two spans overlap", span, ALLOWED_HOURS)
        ends = max(ends, minutes(end))


def figure_problems(where: str, table: Mapping[str, Any]) -> Iterator[Problem]:
    """What is wrong with a figure beyond its form: a number nobody can mean, hours that overlap."""
    figure, value, hours = FIGURES.get(str(table.get("id"))), table.get("value"), table.get("hours")
    if figure and isinstance(value, int) and not figure.least <= value <= figure.most:
        yield Problem(f"{where}: value", f"{figure.label[:1].lower()}{figure.label[1:]}", str(value), figure.allowed)
    if isinstance(hours, list) and all(isinstance(span, str) and "-" in span for span in hours):
        yield from _hours_problems(f"{where}: hours", hours)
