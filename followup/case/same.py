"""What tells that two cases are of one candidate, at one employer, or know the same person."""

from __future__ import annotations

import re

from .case import Case, Contact
from .wording import one_line

LEGAL_FORM = re.compile(r"[\s,]+(inc|llc|ltd|limited|plc|corp|co|gmbh|ag|se|sa|sas|bv|ab|pty ltd)\.?$")


def employer_key(name: str) -> str:
    """What all spellings of one employer's name have in common."""
    words = folded(name)
    return LEGAL_FORM.sub("", words) or words


def candidate_keys(case: Case) -> frozenset[str]:
    """Two cases of one person have one of these in common: the name, or the address."""
    candidate = case.candidate
    return frozenset([folded(candidate.name), *([candidate.email.casefold()] if candidate.email else [])])


def person_keys(case: Case, contact: Contact) -> tuple[tuple[str, str], ...]:
    """Two contacts who are one person have one of these in common.

    The address or the name, at that employer; at another one the address and the name: in an agency, or in a mailbox
    that many read, there are several people behind one address.
    """
    there, name = employer_key(case.employer.name), folded(contact.name)
    address = contact.email.casefold() if contact.email else None
    return ((there, name), (there, address), (address, name)) if address else ((there, name),)


def same_person(case: Case, contact: Contact, other: Case) -> Contact | None:
    """Who that person is in another case; None where it does not know them."""
    keys = set(person_keys(case, contact))
    return next((one for one in other.contacts if keys & set(person_keys(other, one))), None)


def folded(name: str) -> str:
    """A name as it is compared: on one line, in small letters."""
    # a Turkish capital İ folds to two letters, of which the second is only a dot
    return one_line(name).casefold().replace("\N{COMBINING DOT ABOVE}", "")
