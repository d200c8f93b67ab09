"""What a plan says of the employer's country: how thank-yous and calls are taken there, and why its hours are others.

Each is said once, with whose word it is. Neither changes a date: that is for the hours and holidays of a place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..case.wording import joined
from ..rulebook.entries import Custom, Place
from .outline import Outline

THANKS = frozenset({"thank-you", "thank-you-card", "thank-you-call", "late-thank-you", "find-names"})
FIRST, CALL_OF_THANKS = "first-follow-up", "thank-you-call"
OWN = "house"
CUSTOM = "custom-"
LABEL, IN_SHORT = "Custom of the country", "Custom there"
REMARKS = (CUSTOM, "place-")  # how the ids of remarks begin; each says whose word it is


def remarks(of: Outline) -> Iterator[dict[str, Any]]:
    """The custom beside a thank-you or a first follow-up; what differs in a place beside any step with hours."""
    code = of.case.employer.country or ""
    custom, place = of.book.customs.get(code), of.book.places.get(code)
    says = _custom_of_these_steps(of, custom) if custom is not None and of.situation.interviewed else ""
    if custom is not None and says:
        yield _remark(of, "custom", custom, says, f"{LABEL}; {whose(of, custom.sources)}")
    if place is not None and any(step.made.hours is not None for step in of.steps):
        yield _remark(of, "place", place, place.says, f"Hours and holidays there; {whose(of, place.sources)}")


def _custom_of_these_steps(of: Outline, custom: Custom) -> str:
    """The half that bears on what is to be done: thanks while any are owed, else the question, unless they ask us."""
    ids = {step.id for step in of.steps}
    if custom.written and _goes_by_phone_alone(of):
        return ""
    if ids & THANKS or (of.situation.late_thanks and not of.situation.accepted_elsewhere):
        return custom.beside(thanks=True)
    return custom.beside(thanks=False) if FIRST in ids and not of.situation.contact_wanted else ""


def _goes_by_phone_alone(of: Outline) -> bool:
    """Whether the thanks, or the question, are said on the phone because they like that, or have no other way."""
    s = of.situation
    voice = s.thanks_by_voice and any(step.id == CALL_OF_THANKS and not step.aside for step in of.steps)
    return (
        voice
        or s.rung
        or (s.follow_up_channel == "phone" and (s.recipient_prefers == "phone" or not s.recipient_email))
    )


def answers_there(of: Outline) -> bool:
    """Whether the custom of that country says how a thank-you is taken there, which is what people ask."""
    custom = of.book.customs.get(of.case.employer.country or "")
    return custom is not None and custom.answers


def _remark(of: Outline, kind: str, entry: Custom | Place, says: str, label: str) -> dict[str, Any]:
    return {
        "rule": f"{kind}-{entry.id}",
        "advice": list(entry.advice),
        "sources": list(entry.sources),
        "says": f"{says} ({label}.)",
        "facts": {"country": entry.id},
    }


def whose(of: Outline, sources: tuple[str, ...]) -> str:
    """Whose word it is: after the University of Birmingham, and the workbook's own."""
    told = [of.book.sources[id].author or of.book.sources[id].title for id in sources if id != OWN]
    own = ["the workbook's own"] if OWN in sources else []
    return ", and ".join([*([f"after {joined(told)}"] if told else []), *own])
