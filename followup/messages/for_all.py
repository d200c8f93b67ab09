"""One message for several jobs of one candidate: it names them all, and says only what is true of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from ..case.case import Case
from ..case.same import persons
from ..case.wording import joined
from .talks import ended

Facts = dict[str, Any]

OF_THE_PERSON = ("greeting", "closing", "signature", "person", "person_full", "person_is", "agency", "style", "phone",
                 "email", "candidate", "step", "channel", "times")  # fmt: skip
NAMED = ("role", "employer")  # each job by its own
DAYS = ("interview_date",)  # each talk by its own, where there was one for each job
POSITION = re.compile(r"(\{role\}|\bthe) position\b")


def joint_facts(
    case: Case, to: Sequence[str], also: Sequence[Case], now: datetime, read: Callable[[Case, Sequence[str]], Facts]
) -> tuple[Facts, bool]:
    """The facts of one case where they hold in the others too, and whether they name several jobs.

    What differs becomes unknown, so that no sentence says of one job what was said of another; jobs and days of talks
    are told together, in the order of the talks. read: the facts of a case for these people.
    """
    facts = read(case, to)
    if not also:
        return facts, False
    known = persons([case, *also])
    meant = {known[case.id, who] for who in to if case.contact(who) is not None}
    there = [tuple(contact.id for contact in one.contacts if known[one.id, contact.id] in meant) for one in also]
    all_facts = [(case, facts), *((one, read(one, who)) for one, who in zip(also, there, strict=True))]
    told = [one for _, one in sorted(all_facts, key=lambda pair: _last_talk(pair[0], now))]
    same = {name for name, value in facts.items() if all(one[name] == value for one in told)}
    found = {name: value if name in same or name in OF_THE_PERSON else None for name, value in facts.items()}
    if "met" not in same:
        found["met_with"] = None
    found |= {name: _joined([one[name] for one in told]) for name in NAMED}
    found |= {name: _joined([one[name] for one in told]) if all(one[name] for one in told) else None for name in DAYS}
    return found, len({one["role"] for one in told} - {None}) > 1


def joint_case(case: Case, also: Sequence[Case]) -> Case:
    """The case as a check reads it: a message may name the talks about each job."""
    talks = [replace(talk, people=()) for one in also for talk in one.interviews]
    return replace(case, interviews=(*case.interviews, *talks)) if talks else case


def _last_talk(case: Case, now: datetime) -> tuple[float, str]:
    meetings = ended(case, now)
    return (meetings[-1].over if meetings else 0.0), case.id


def _joined(words: Sequence[str | None]) -> str | None:
    return joined(list(dict.fromkeys(word for word in words if word))) or None


def in_plural(text: str) -> str:
    """A template's text where it speaks of more than one position."""
    return POSITION.sub(r"\1 positions", text)
