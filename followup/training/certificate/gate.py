"""Whether a page of the workbook is open, and what is to be practised first: nothing else decides it.

A house asks for practice in its rules ([[practice]]), a person who studies alone by a setting. It holds for invented
cases, which one learns on: a candidate's own case is never kept from its plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ...journal import Journal
from ...rulebook.book import Rulebook
from ...rulebook.practice_soundness import situations_by_page
from ..practice import Situation, read_situations
from .record import record

ALONE = "practice first"  # the setting of somebody who studies alone: every page asks for all of its situations


@dataclass(frozen=True)
class Gate:
    """page: a notebook's name; asked: the situations it asks for; left: those not solved yet, under any policy."""

    page: str
    asked: tuple[Situation, ...] = ()
    left: tuple[Situation, ...] = ()

    @property
    def open(self) -> bool:
        return not self.left

    @property
    def count(self) -> str:
        return f"{len(self.asked) - len(self.left)} of {len(self.asked)}"

    @property
    def title(self) -> str:
        """What the page is called in a line, where nobody says it better: 30_waiting is waiting."""
        return self.page.partition("_")[2].replace("_", " ")


def gate(page: str, journal: Journal, rulebook: Rulebook) -> Gate:
    """The gate of a page; open where nobody asks for anything. InputError where the journal can't be read."""
    ids = asked_for(page, journal, rulebook)
    if not ids:
        return Gate(page)
    asked = tuple(one for one in read_situations(page) if one.id in ids)
    done = {one.situation for one in record(journal)}
    return Gate(page, asked, tuple(one for one in asked if one.id not in done))


def gates(journal: Journal, rulebook: Rulebook) -> tuple[Gate, ...]:
    """Those that ask for something, in the order of the pages."""
    return tuple(found for page in situations_by_page() if (found := gate(page, journal, rulebook)).asked)


def asked_for(page: str, journal: Journal, rulebook: Rulebook) -> tuple[str, ...]:
    """The ids of the situations that the house asks for, or the person who studies alone."""
    house, all_of_it = rulebook.practice.get(page), situations_by_page().get(page, ())
    if journal.setting(ALONE) is True or (house and not house.situations):
        return all_of_it
    return house.situations if house else ()


def ask_of_oneself(journal: Journal, on: bool, *, at: datetime) -> None:
    """Have every page ask for its situations, or no longer."""
    journal.set(ALONE, on, at=at)
