"""Seven invented clients, for a counselor who looks before there is a folder: the example search, dealt out."""

from __future__ import annotations

from datetime import datetime

from ...journal import Journal
from ...journal.example import EXAMPLE, TOLD_AT
from ...rulebook.book import Rulebook
from .clients import Caseload, Told, list_clients
from .roster import Person

ABOUT = "These clients are invented: nobody in the list exists."
AT: datetime = TOLD_AT
PEOPLE = (
    Person("ada", "Ada Lindqvist", "ada@mail.example", "", "Rosa Invented", ("spring", "nurses")),
    Person("ben", "Ben Okoro", "ben@mail.example", "", "Rosa Invented", ("spring",)),
    Person("cyd", "Cyd Marlow", "cyd@mail.example", "", "Ines Invented", ("spring",)),
    Person("dov", "Dov Katz", "dov@mail.example", "", "Ines Invented", ("autumn",)),
    Person("eve", "Eve Santos", "eve@mail.example", "", "Rosa Invented", ("autumn", "nurses")),
    Person("fay", "Fay Whitlock", "fay@mail.example", "", "Ines Invented", ("autumn",)),
    Person("hal", "Hal Moor", "hal@mail.example", "", "Ines Invented", ("autumn",)),
)


def example_caseload(rulebook: Rulebook | None = None) -> Caseload:
    """The invented clients as they stand at AT; the last of them has written nothing down."""
    cases, dealt = list(Journal(EXAMPLE).cases().values()), len(PEOPLE) - 1
    told = [Told(person.journal, cases[number::dealt]) for number, person in enumerate(PEOPLE[:dealt])]
    roster = {person.journal: person for person in PEOPLE}
    return Caseload(list_clients(told, now=AT, roster=roster, rulebook=rulebook))
