"""What is allowed in a case and seldom meant: said, and not refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .addresses import reads_as
from .case import Case, Contact
from .errors import Problem


def doubts_of(case: Case) -> Iterator[Problem]:
    """A contact with the candidate's own address, with that of somebody before them, or with a domain that reads like
    another one.
    """
    sharing: dict[str, list[Contact]] = {}
    for contact in case.contacts:
        sharing.setdefault((contact.email or "").casefold(), []).append(contact)
    for number, contact in enumerate(case.contacts):
        if words := address_doubt(case, contact, sharing[(contact.email or "").casefold()][:2]):
            yield Problem(f"contacts[{number}].email", words, contact.email or "")


def address_doubt(case: Case, contact: Contact, sharing: Iterable[Contact] | None = None) -> str:
    """What is odd about this contact's address, in words; "" where nothing is. Two people may share a mailbox.

    sharing: two contacts with that address, where these are known
    """
    wanted = (contact.email or "").casefold()
    if not wanted:
        return ""
    if words := look_alike(wanted):
        return f"this {words}"
    if wanted == (case.candidate.email or "").casefold():
        return "this is the candidate's own address"
    known = case.contacts if sharing is None else sharing
    others = [one.name for one in known if one.id != contact.id and (one.email or "").casefold() == wanted]
    return f"{others[0]} has this address too" if others else ""


def look_alike(address: str) -> str:
    """What a domain wholly of another alphabet is taken for, in words; "" where it is none."""
    as_read, script = reads_as(address)
    return f"reads like {as_read}, but its letters are {script}: it goes to somebody else" if as_read else ""
