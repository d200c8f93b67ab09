"""What doing a step writes down: an event for each person it went to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .endings import CONFIRMED_BY
from .outline import DatedStep

BY_THE_DECISION = ("confirm-in-writing", "take-back-acceptance")
CALLED_AS = {
    "thank_you": "thank_you",
    "follow_up": "follow_up",
    "reply": "agreed",
    "question": "other",
}  # what a call is written down as that a step would have sent otherwise
ANSWERED_WITH = ("task-question", "a-plain-yes")  # templates that answer them: the step itself is still to be done
BY_TEMPLATE = {  # what goes out where a step that is none by itself has something to write
    "question-on-their-word": {"kind": "sent", "what": "question"},
    "ask-what-is-open": {"kind": "sent", "what": "question"},
    "write-after-calls": {"kind": "sent", "what": "reply"},
    "reply-invitation": {"kind": "sent", "what": "reply"},
}
THANKED = {"kind": "called", "what": "thank_you", "outcome": "spoke"}


def logged(step: DatedStep) -> list[dict[str, Any]]:
    """The events that doing this step writes: one for each person; a call says how it went only when it is over."""
    event = dict(THANKED if step.thanks_and_asks else step.serves.logs or BY_TEMPLATE.get(step.template or "", {}))
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
    events = [event, {**event, "what": "feedback_request"}] if _asks_too(step) else [event]
    nobody = _anybody(step) if step.serves.logs else _whoever_wrote(step)
    return [{**one, "to": who} for who in step.to or (nobody,) for one in events]


def _asks_too(step: DatedStep) -> bool:
    """Whether thanks for a no carry the question as well."""
    return step.id == "thank-after-rejection" and step.plan.situation.one_letter


def as_it_went(step: DatedStep, event: Mapping[str, Any], outcome: str | None) -> dict[str, Any]:
    """What is written down where the call went like that: thanks that nobody heard are no thanks, but the question was
    asked in the message that was left.
    """
    if outcome is None or "outcome" not in event:
        return dict(event)
    asked = step.thanks_and_asks and outcome != "spoke"
    return {**event, **({"what": "follow_up"} if asked else {}), "outcome": outcome}


def _as_sent(step: DatedStep, event: dict[str, Any]) -> dict[str, Any]:
    """The message as it went: as a call by phone, unless it has to be in writing too."""
    if step.template == "late-thank-you" and event["what"] == "follow_up":
        event = {**event, "what": "thank_you"}
    if step.template in ANSWERED_WITH:
        event = {**event, "what": "reply"}
    if step.channel != "phone":
        return {**event, "channel": step.channel or "other"}
    if event["what"] not in CALLED_AS:
        return {**event, "channel": "other"}
    return {"kind": "called", "what": CALLED_AS[event["what"]], "outcome": "spoke"}


def _anybody(step: DatedStep) -> str:
    contacts = step.plan.case.contacts
    return contacts[0].id if contacts else "hr"


def _whoever_wrote(step: DatedStep) -> str:
    """Whose word a question of a step that addresses nobody is about."""
    s = step.plan.situation
    word = s.their_word or s.unreached or s.answered
    return word.event.sender if word is not None and word.event.sender is not None else _anybody(step)
