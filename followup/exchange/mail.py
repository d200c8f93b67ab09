"""A draft on its way into the candidate's own mail program: as an unsent message, or as a mailto: address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from email import message_from_string
from email.header import Header, decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, compat32
from email.utils import getaddresses
from email.utils import quote as escaped
from urllib.parse import quote, unquote, urlsplit

from ..case.addresses import an_address
from ..case.case import Case
from ..case.errors import Problem, Unavailable
from ..case.text import plain_text
from ..case.wording import one_line
from ..messages.drafting import Draft

LONGEST_LINK = 1900  # characters: what mail programs and browsers were seen to take; beyond it some cut it off


def addresses(case: Case, to: Iterable[str]) -> list[Address]:
    """Names and addresses of those contacts whose address is known; roles and all others have none."""
    found = [case.contact(who) for who in to]
    return [_person(contact.name, contact.email) for contact in found if contact and contact.email]


def _person(name: str, email: str) -> Address:
    """Unavailable where it is no address of one person: nothing is written to somebody else instead."""
    try:
        username, _, domain = an_address(email).rpartition("@")
    except ValueError as error:
        raise Unavailable(Problem(f"the address of {name}", str(error), email)) from None
    return Address(one_line(plain_text(name)), username, domain)


def to_eml(draft: Draft, case: Case) -> bytes:
    """The draft as a message that mail programs open ready to edit and send (X-Unsent: 1).

    From the candidate and to the draft's people, as far as their addresses are known; it has no date, because it
    is not sent. The same draft and case give the same bytes. Unavailable where a mail program would read other
    people in it than the case says.
    """
    me = case.candidate
    people = {"From": [_person(me.name, me.email)] if me.email else [], "To": addresses(case, draft.to)}
    message = EmailMessage(policy=SMTP)
    message["Subject"] = one_line(plain_text(draft.subject or ""))
    message.set_content(plain_text(draft.body).rstrip("\n") + "\n", charset="utf-8", cte="quoted-printable")
    head = ["X-Unsent: 1", *(_header(name, found) for name, found in people.items() if found)]
    made = "\r\n".join([*head, ""]).encode() + message.as_bytes()
    _read_back(made, people)
    return made


def _header(name: str, people: Sequence[Address]) -> str:
    """One person a line, the address on a line of its own: the library's own folding drops the quotes of a long name.

    No line comes near the 998 octets of RFC 5322. An address beyond ASCII stands in UTF-8 (RFC 6532).
    """
    return f"{name}: " + ",\r\n ".join(f"{_phrase(one.display_name)}\r\n <{_spec(one)}>" for one in people)


def _phrase(name: str) -> str:
    """A name as words that no program takes for an address: quoted, or encoded (RFC 2047) where quotes won't do."""
    if name.isascii() and "=?" not in name:
        return f'"{escaped(name)}"'
    return Header(name, "utf-8", maxlinelen=75).encode(linesep="\r\n")


def _read_back(made: bytes, people: dict[str, list[Address]]) -> None:
    """Addresses by the library's newer reader, names by its older one, which joins encoded words as RFC 2047 says."""
    text = made.decode()
    new, old = message_from_string(text, policy=SMTP), message_from_string(text, policy=compat32)
    for name, meant in people.items():
        seen = [one.addr_spec for header in new.get_all(name, []) for one in header.addresses]
        named = [(str(make_header(decode_header(who))), spec) for who, spec in getaddresses(old.get_all(name, []))]
        if seen != [_spec(one) for one in meant] or named != [(one.display_name, _spec(one)) for one in meant]:
            raise _others(
                f"{name} of the message", [*seen, *(f"{who} <{spec}>" for who, spec in named)], map(str, meant)
            )


def _others(where: str, seen: Iterable[str], meant: Iterable[str]) -> Unavailable:
    what = "a mail program would read somebody else than the case says"
    return Unavailable(Problem(where, what, ", ".join(seen), ", ".join(meant)))


def to_mailto(to: Sequence[str], subject: str | None, body: str) -> str:
    """A mailto: address (RFC 6068) that opens the message in the mail program; with nobody in `to`, to nobody yet.

    Unavailable where one of `to` is not one address.
    """
    lines = plain_text(body).replace("\n", "\r\n")
    fields = {"subject": one_line(plain_text(subject or "")), "body": lines}
    asked = "&".join(f"{name}={quote(text, safe='')}" for name, text in fields.items() if text)
    people = ",".join(quote(_spec(_person(one, one)), safe="@") for one in to)
    link = f"mailto:{people}" + (f"?{asked}" if asked else "")
    seen = unquote(urlsplit(link).path)  # as programs read it that decode first and divide then
    if (seen.split(",") if seen else []) != list(to):
        raise _others("the mail link", [seen], to)
    return link


def _spec(one: Address) -> str:
    return f"{one.username}@{one.domain}"


def too_long(link: str) -> str | None:
    """A word of warning where a mail program may cut this mailto: address off; else None."""
    if len(link) <= LONGEST_LINK:
        return None
    return "This message is long for a mail link, and some mail programs cut it off: copy it, or save it as a file."
