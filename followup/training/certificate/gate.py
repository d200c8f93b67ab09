"""Whether a page of the workbook is open, and what is to be practised first: nothing else decides it.

A house asks for practice in its rules ([[practice]]), a person who studies alone by a setting. It holds for invented
cases, which one learns on: a candidate's own case is never kept from its plan.
"""

from __future__ import annotations

from collections.abc import Collection
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
    ids = situations_by_page().get(page, ()) if journal.setting(ALONE) is True else _by_the_house(page, rulebook)
    return _gate(page, ids, {one.situation for one in record(journal)}) if ids else Gate(page)


def gates(journal: Journal, rulebook: Rulebook) -> tuple[Gate, ...]:
    """Those that ask for something, in the order of the pages."""
    return tuple(found for page in situations_by_page() if (found := gate(page, journal, rulebook)).asked)


def house_gates(rulebook: Rulebook, solved: Collection[str]) -> tuple[Gate, ...]:
    """What the house asks for of somebody of whom only the ids of what they solved are known."""
    asked = {page: _by_the_house(page, rulebook) for page in situations_by_page()}
    return tuple(_gate(page, ids, solved) for page, ids in asked.items() if ids)


def _gate(page: str, ids: Collection[str], solved: Collection[str]) -> Gate:
    asked = tuple(one for one in read_situations(page) if one.id in ids)
    return Gate(page, asked, tuple(one for one in asked if one.id not in solved))


def _by_the_house(page: str, rulebook: Rulebook) -> tuple[str, ...]:
    """The ids of the situations that the rules ask for; none where they ask for nothing."""
    house = rulebook.practice.get(page)
    return (house.situations or situations_by_page()[page]) if house else ()


def ask_of_oneself(journal: Journal, on: bool, *, at: datetime) -> None:
    """Have every page ask for its situations, or no longer."""
    journal.set(ALONE, on, at=at)
