"""Facts in words for people: whose they are and what they say, without keys, ids and codes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple

from ..case.case import Case
from ..case.errors import InputError, shorten
from ..case.wording import month_first, say_day
from .entries import Entry
from .folding import LISTS, State, look, read_change
from .ledger import Ledger

LONGEST = 60  # letters of a value
SPEAK_OF = ("with", "to", "from")  # keys that hold ids of contacts
WORDS = {"is": "who they are", "at": "when", "with": "who was there", "from": "who said it", "to": "to whom"}
PLAIN = re.compile("[a-z_]+")  # one of our words, such as hiring_manager

Path = tuple[str, ...]


class About(NamedTuple):
    """Where words for facts of a case come from. states: what is known of it, what counts first; twins: of what was
    written twice, the key that counts; year: a day of another one is told with its year.
    """

    case: Case
    states: Sequence[State]
    twins: Mapping[tuple[str, str], str]
    year: int

    @property
    def names(self) -> dict[str, str]:
        """What contacts are called."""
        held = ((who, one) for state in reversed(self.states) for who, one in state.get("contacts", {}).items())
        return {who: str(one.get("name", who)) for who, one in held}

    def found(self, path: Sequence[str]) -> Mapping[str, Any]:
        """What stands there, or stood there on one side."""
        own = self.twins.get((path[0], path[1]), path[1])
        keys = [own, *(key for (name, key), one in self.twins.items() if (name, one) == (path[0], own))]
        known = (look(state, (path[0], key)) for state in self.states for key in keys)
        return next((one for one in known if one is not None), {})

    def day(self, moment: datetime) -> str:
        """Such as Wednesday, March 4; with the year where it is another one."""
        return say_day(moment.date(), month_first(self.case.employer), self.year)


def about(case_id: str, both: Ledger, apart: Sequence[Ledger], now: datetime | None) -> About | None:
    """None where there is no sound case. now: else the year is the one in which most was written."""
    held = both.folded(case_id)
    if held.case is None or held.state is None:
        return None
    years = [entry.at.year for entry in both.of_case[case_id]]
    year = now.year if now is not None else max(sorted(set(years)), key=years.count)
    states = [held.state, *(one.folded(case_id).state or {} for one in apart)]
    return About(held.case, states, both.twins(case_id), year)


def facts_said(entry: Entry, told: About) -> str:
    """All that a line of facts says."""
    said = []
    for change in entry.data["set"]:
        with suppress(InputError):
            path, value = read_change(change)
            what = "" if isinstance(value, dict) else f": {value_in(path, value, told)}"
            said.append(f"{whose(path, told)}{what}")
    return "; ".join(said)


def whose(path: Sequence[str], told: About) -> str:
    """Such as Maria Lopez (Northwind Clinics), email."""
    employer, what = told.case.employer.name, word_of(path[-1])
    if path[0] not in LISTS or len(path) < 2:
        return f"{employer}, {' '.join(path).replace('_', ' ')}"
    held = told.found(path)
    if path[0] == "contacts":
        name = f"{held.get('name', 'A person')} ({employer})"
    elif path[0] == "elsewhere":
        name = f"{employer}, the talks with {held.get('employer', 'another employer')}"
    else:
        kind = str(held.get("what", held.get("kind", "event"))).replace("_", " ")
        name = f"The {kind if path[0] == 'events' else 'interview'}{_of_day(held, told)} ({employer})"
    return f"{name}, {what}" if len(path) > 2 else name


def word_of(key: str) -> str:
    """What a key is called."""
    return WORDS.get(key, key.replace("_", " "))


def _of_day(held: Mapping[str, Any], told: About) -> str:
    if held.get("day_unknown"):
        return " without a day"
    day = _in_words(str(held.get("at", ""))[:10], told)
    return f" of {day}" if day else ""


def value_in(path: Sequence[str], value: Any, told: About) -> str:
    """What stands there as people say it: days and people by name."""
    names = told.names if path[-1] in SPEAK_OF else {}
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        each = (str(one.get("about")) if isinstance(one, dict) else names.get(str(one), str(one)) for one in value)
        return shorten(", ".join(each), LONGEST) or "nothing"
    if isinstance(value, str) and (said := names.get(value) or _in_words(value, told)):
        return said
    words = value.replace("_", " ") if isinstance(value, str) and PLAIN.fullmatch(value) else str(value)
    return f"“{shorten(words, LONGEST)}”"


def _in_words(text: str, told: About) -> str:
    """A day, or a moment on the clock it was written by; "" where the text is neither."""
    with suppress(ValueError):
        moment = datetime.fromisoformat(text)
        day = told.day(moment)
        return day if len(text) == len("2026-03-04") else f"{day}, {moment:%H:%M}"
    return ""
