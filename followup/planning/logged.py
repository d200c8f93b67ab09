"""What doing a step writes down: an event for each person it went to."""

from __future__ import annotations

from typing import Any

from .endings import CONFIRMED_BY
from .outline import DatedStep

BY_THE_DECISION = ("confirm-in-writing", "take-back-acceptance")
CALLED_AS = {
    "thank_you": "thank_you",
    "follow_up": "follow_up",
    "article": "follow_up",
    "reply": "agreed",
    "question": "other",
}  # what a call is written down as that a step would have sent otherwise
CALLED = {"kind": "called", "what": "follow_up", "outcome": "spoke"}  # somebody who else would have been looked up


def logged(step: DatedStep) -> list[dict[str, Any]]:
    """The events that doing this step writes: one for each person; a call says how it went only when it is over."""
    event = dict(step.kind.logs) or (dict(CALLED) if step.rung else {})
    if not event:
        return []
    if event["kind"] == "note":
        return [event]
    if step.id in BY_THE_DECISION and step.plan.situation.offer_taken_back:
        event["what"] = "question"
    elif step.id in BY_THE_DECISION:
        event["what"] = CONFIRMED_BY.get(step.plan.situation.decided, "withdrawal")
    if event["kind"] == "sent":
        event = _as_sent(step, event)
    return [{**event, "to": who} for who in step.to or (_anybody(step),)]


def _as_sent(step: DatedStep, event: dict[str, Any]) -> dict[str, Any]:
    """The message as it went: as a call by phone, unless it has to be in writing too."""
    if step.template == "late-thank-you" and event["what"] == "follow_up":
        event = {**event, "what": "thank_you"}
    if step.channel != "phone":
        return {**event, "channel": step.channel or "other"}
    if event["what"] not in CALLED_AS:
        return {**event, "channel": "other"}
    return {"kind": "called", "what": CALLED_AS[event["what"]], "outcome": "spoke"}


def _anybody(step: DatedStep) -> str:
    contacts = step.plan.case.contacts
    return contacts[0].id if contacts else "hr"
