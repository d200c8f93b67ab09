"""What tells that two cases are of one candidate, at one employer, or know the same person."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .case import Case, Contact
from .groups import Groups
from .wording import one_line

LEGAL_FORM = re.compile(r"[\s,]+(inc|llc|ltd|limited|plc|corp|co|gmbh|ag|se|sa|sas|bv|ab|pty ltd)\.?$")
SUBSCRIBER = 7  # digits


def employer_key(name: str) -> str:
    """What all spellings of one employer's name have in common."""
    words = folded(name)
    return LEGAL_FORM.sub("", words) or words


def candidate_keys(case: Case) -> frozenset[str]:
    """Two cases of one person have one of these in common: the name, or the address."""
    candidate = case.candidate
    return frozenset([folded(candidate.name), *([candidate.email.casefold()] if candidate.email else [])])


def person_keys(case: Case, contact: Contact) -> tuple[tuple[str, str], ...]:
    """Two contacts who may be one person have one of these in common; `persons` tells whether they are.

    The name at that employer; at another one the name and the address. Two names are two people, also behind one
    address: in an agency, or in a mailbox that many read.
    """
    there, name, address = employer_key(case.employer.name), folded(contact.name), _address(contact)
    return ((there, name), (address, name)) if address else ((there, name),)


def persons(cases: Sequence[Case]) -> dict[tuple[str, str], int]:
    """A number for each person, by case and contact: of one candidate and one name.

    Two addresses are two people, and so are two numbers where nobody has an address. Who has neither is whoever bears
    that name there, as long as it is only one.
    """
    candidates = Groups(len(cases))
    for number, case in enumerate(cases):
        candidates.put(number, candidate_keys(case))
    known = [(candidates.top(n), case, contact) for n, case in enumerate(cases) for contact in case.contacts]
    namesakes: dict[tuple[int, str, str], list[int]] = {}
    for number, (candidate, case, contact) in enumerate(known):
        place = (candidate, employer_key(case.employer.name), folded(contact.name))
        namesakes.setdefault(place, []).append(number)
    groups = Groups(len(known))
    for (candidate, there, name), numbers in namesakes.items():
        marks = _marks([known[number][2] for number in numbers])
        for number, mark in zip(numbers, marks, strict=True):
            address = _address(known[number][2])
            at_others = [(candidate, name, address)] if address else []
            groups.put(number, [(candidate, there, name, mark), *at_others])
    return {(case.id, contact.id): groups.top(number) for number, (_, case, contact) in enumerate(known)}


def _marks(namesakes: Sequence[Contact]) -> list[str]:
    """What tells people of one name apart, for each of them: nothing where they can all be one person."""
    owners: dict[str, set[str]] = {}
    for one in namesakes:
        if (address := _address(one)) and (phone := _phone(one)):
            owners.setdefault(phone, set()).add(address)
    marks = []
    for one in namesakes:
        phone = _phone(one)
        owner = owners.get(phone, set())
        marks.append(_address(one) or (min(owner) if len(owner) == 1 else phone))
    addresses = {mark for mark in marks if "@" in mark}
    alone = len(addresses) <= 1 and len({mark for mark in marks if mark} - addresses) <= 1
    return [""] * len(marks) if alone else marks


def _address(contact: Contact) -> str:
    return contact.email.casefold() if contact.email else ""


def _phone(contact: Contact) -> str:
    """The end of a number: how it begins is written in many ways."""
    return re.sub(r"\D", "", contact.phone or "")[-SUBSCRIBER:]


def folded(name: str) -> str:
    """A name as it is compared: on one line, in small letters."""
    # a Turkish capital İ folds to two letters, of which the second is only a dot
    return one_line(name).casefold().replace("\N{COMBINING DOT ABOVE}", "")
