"""To whom a message goes: whom the plan names, but nobody who has left; who passes it on; who would know a name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from ..case.case import Case, Contact
from ..case.roles import ROLES_ADDRESSED

if TYPE_CHECKING:
    from ..planning.planner import Step

LOOKS_FOR = "find-contact"  # names the one looked for; its message goes to somebody who would know
TO_OTHERS = ("tell-others", "brief-references", "keep-your-word")  # to people who are no contacts of this case
ASKS_WHO = (LOOKS_FOR, "find-names")
NOBODY_NAMED = ("let-it-rest", "keep-searching")  # they address nobody; what they have to write goes to who wrote last


def passed_on(steps: list[Step], to: str | None) -> str | None:
    """Who passes the message on: it is written to that person, whose own words of thanks they are not.

    Whoever is called instead of being looked up answers the phone themselves.
    """
    if steps and steps[0].rung:
        return steps[0].to[0]
    return steps[0].through if steps and (to is None or to in steps[0].to) else None


def addressed_in(case: Case, step_id: str, planned: tuple[str, ...], now: datetime | None) -> tuple[str, ...]:
    """Whom the plan names; not who has left, and of somebody looked for, those who would know."""
    if step_id == LOOKS_FOR:
        return _who_would_know(case, planned)
    if step_id in NOBODY_NAMED and (wrote := _wrote_last(case, now)):
        return (wrote.id,)
    staying = tuple(who for who in planned if (contact := case.contact(who)) is None or not contact.left)
    return staying or (_who_would_know(case, ()) if step_id in ASKS_WHO else _obvious(case, step_id, now))


def _wrote_last(case: Case, now: datetime | None) -> Contact | None:
    """Who was last heard, unless that was the front desk, or works there no longer."""
    heard = [
        h.event
        for h in case.timeline.happenings
        if h.event.kind == "heard" and (now is None or h.at <= now.timestamp())
    ]
    who = case.contact(heard[-1].sender) if heard else None
    return who if who is not None and who.role != "reception" and not who.left else None


def _who_would_know(case: Case, looked_for: tuple[str, ...]) -> tuple[str, ...]:
    """Somebody in HR, a recruiter or reception, else who was met and has an email; else nobody in particular."""
    asked = [contact for contact in case.contacts if contact.id not in looked_for and not contact.left]
    fitting = [c for c in asked if c.role in ROLES_ADDRESSED and c.role != "hiring_manager" and (c.email or c.phone)]
    met = {who for meeting in case.timeline.meetings for who in meeting.interview.people}
    fitting.sort(key=lambda c: ROLES_ADDRESSED.index(c.role))
    return tuple(c.id for c in fitting or [c for c in asked if c.id in met and c.email])[:1]


def _obvious(case: Case, step_id: str, now: datetime | None) -> tuple[str, ...]:
    """Whom one would think of: the hiring manager or first person of the last interview, else any contact."""
    if step_id in TO_OTHERS:
        return ()
    met = [
        case.contact(who)
        for meeting in reversed(case.timeline.meetings)
        if now is None or meeting.over <= now.timestamp()
        for who in meeting.interview.people
    ]
    return next(((contact.id,) for contact in _best_first([*met, *case.contacts])), ())


def _best_first(people: list[Contact | None]) -> Iterator[Contact]:
    known = [contact for contact in people if contact is not None and contact.role != "reception" and not contact.left]
    yield from (contact for contact in known if contact.role == "hiring_manager")
    yield from known


def reachable(case: Case, addressed: tuple[str, ...]) -> set[str]:
    """The channels for which there is an address; a letter always has one, the employer's."""
    people = [contact for who in addressed if (contact := case.contact(who))]
    if not people:
        return {"email", "post", "phone"}
    ways = {"post"} | ({"email"} if people[0].email else set())
    return ways | ({"phone"} if people[0].phone and not people[0].no_calls else set())
