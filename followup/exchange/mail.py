"""A draft on its way into the candidate's own mail program: as an unsent message, or as a mailto: address."""

from __future__ import annotations

from collections.abc import Iterable
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8, EmailPolicy
from urllib.parse import quote

from ..case.case import Case
from ..case.text import plain_text
from ..case.wording import one_line
from ..messages.drafting import Draft

LONGEST_LINK = 1900  # characters: what mail programs and browsers were seen to take; beyond it some cut it off


def addresses(case: Case, to: Iterable[str]) -> list[Address]:
    """Names and addresses of those contacts whose address is known; roles and all others have none."""
    found = [case.contact(who) for who in to]
    return [address for contact in found if contact and (address := _address(contact.name, contact.email))]


def _address(name: str, email: str | None) -> Address | None:
    """None where there is no address, or one that no header can hold."""
    name = one_line(plain_text(name))
    try:
        return Address(name, addr_spec=email) if email and email.isprintable() else None
    except (ValueError, IndexError, MessageError):
        return None


def to_eml(draft: Draft, case: Case) -> bytes:
    """The draft as a message that mail programs open ready to edit and send (X-Unsent: 1).

    From the candidate and to the draft's people, as far as their addresses are known; it has no date, because it
    is not sent. The same draft and case give the same bytes.
    """
    sender = _address(case.candidate.name, case.candidate.email)
    to = addresses(case, draft.to)
    message = EmailMessage(policy=_policy([*to, *([sender] if sender else [])]))
    message["X-Unsent"] = "1"
    if sender:
        message["From"] = sender
    if to:
        message["To"] = to
    message["Subject"] = one_line(plain_text(draft.subject or ""))
    message.set_content(plain_text(draft.body).rstrip("\n") + "\n", charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def _policy(people: Iterable[Address]) -> EmailPolicy[EmailMessage]:
    """Addresses beyond ASCII need a header in UTF-8."""
    return SMTP if all(one.addr_spec.isascii() for one in people) else SMTPUTF8


def to_mailto(address: str | None, subject: str | None, body: str) -> str:
    """A mailto: address (RFC 6068) that opens the message in the mail program; without `address`, to nobody yet."""
    lines = plain_text(body).replace("\n", "\r\n")
    fields = {"subject": one_line(plain_text(subject or "")), "body": lines}
    asked = "&".join(f"{name}={quote(text, safe='')}" for name, text in fields.items() if text)
    return f"mailto:{quote(plain_text(address or ''), safe='@')}" + (f"?{asked}" if asked else "")


def too_long(link: str) -> str | None:
    """A word of warning where a mail program may cut this mailto: address off; else None."""
    if len(link) <= LONGEST_LINK:
        return None
    return "This message is long for a mail link, and some mail programs cut it off: copy it, or save it as a file."
