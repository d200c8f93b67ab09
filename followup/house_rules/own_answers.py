"""Answers of a counselor's own that a form asks for: days in their unit, and email that never turns into a call."""

from __future__ import annotations

from typing import Any

from ..case.errors import InputError, Problem
from .figures import read_number

MOST_DAYS = 120  # a house figure
WHEN = {"after_promise": "after the promised day", "after_interview": "after the interview"}
ALLOWED = f"a number of days up to {MOST_DAYS}, such as 5 working days"
ONLY = "by email only; where there is no address, you ask for one and never call of your own accord"


def own_when(figure: str, words: str, held: dict[str, Any]) -> dict[str, Any]:
    """The keys of an answer to when the first follow-up goes out, with one figure changed.

    figure: a key of WHEN; words: "5 working days"; held: the figures of the answer so far. InputError for other words.
    """
    found = read_number(words)
    if found is None or found[0] > MOST_DAYS:
        raise InputError(Problem(WHEN[figure], "not a number of days", words.strip(), ALLOWED))
    days, working = found
    given = {"after_promise": held["after_promise"], "after_interview": list(held["after_interview"])}
    given[figure] = [days, days] if figure == "after_interview" else days
    unit = "working days" if working else "days"
    says = (
        f"{given['after_promise']} {unit} after the promised day; {given['after_interview'][0]} {unit} after the "
        "interview if nothing was promised"
    )
    return {"question": "Q1", "says": says, "working_days": working, **given}


def days_words(answer: Any, figure: str) -> str:
    """A figure of an answer as its field holds it: 5 working days."""
    value = getattr(answer, figure)
    days = value if isinstance(value, int) else value[0]
    return f"{days} {'working days' if answer.working_days else 'days'}"


def email_only() -> dict[str, Any]:
    """The keys of the answer that nobody is called of one's own accord."""
    return {"question": "Q3", "says": ONLY, "value": "email", "only": True}
