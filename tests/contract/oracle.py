"""A slow and plain reading of contract.md, with no thought for speed: the stage, and the rest by name."""

from __future__ import annotations

from datetime import datetime, time

from .reaching import *  # noqa: F403
from .reaching import allowed, first_opens, follow_ups_sent, pending_invitation, second_opens, too_late
from .seen import *  # noqa: F403
from .seen import DAY_OF_HOURS, Unclear, end_of, last_round, owed, waits_from


def stage(view) -> str:
    """The table of section 2, read from the top."""
    if any(e["kind"] == "decided" for e in view.events):
        return "closed"
    if is_offer(view):
        return "offer"
    if is_rejected(view):
        return "rejected"
    if view.ended and is_time_to_thank(view):
        return "thank_you"
    if view.ahead:
        return "before_interview"
    if not view.ended:
        if pending_invitation(view):
            raise Unclear("an invitation without any interview: applied or waiting")
        return "applied"
    return stage_of_the_wait(view)


def is_offer(view) -> bool:
    offers, noes = view.heard("offer"), view.heard("rejection")
    return bool(offers) and not any(e["at"] > offers[-1]["at"] for e in noes)


def is_rejected(view) -> bool:
    noes = view.heard("rejection")
    if not noes:
        return False
    since = noes[-1]["at"]
    again = [e for e in view.heard("invitation") if e["at"] > since]
    return not again and not any(i["at"] > since for i in view.ended + view.ahead)


def is_time_to_thank(view) -> bool:
    running = [i for i in last_round(view) if view.now - end_of(i) < DAY_OF_HOURS]
    if not running:
        return False
    if any(i in running for i, _ in owed(view)):
        return True
    if owed(view):
        raise Unclear("somebody else of the round is unthanked, past their 24 hours")
    if view.answer("Q5") == "both":
        raise Unclear("whether the card alone keeps the stage")
    return False


def stage_of_the_wait(view) -> str:
    sent, most = follow_ups_sent(view), allowed(view)
    blocked = pending_invitation(view)
    unanswered = "kind" in waits_from(view) and not replied(view)
    if blocked:
        if unanswered or len(sent) >= most or too_late(view):
            raise Unclear("an invitation pending, and another stage's turn")
        return "waiting"
    if len(sent) >= most:
        if unanswered:
            raise Unclear("no reply to them yet, but the follow-ups are used up")
        return "quiet"
    if unanswered and sent:
        raise Unclear("followed up instead of replying")
    is_open = view.now >= (second_opens(view) if sent else first_opens(view))
    if unanswered and not is_open:
        return "no_decision"
    if too_late(view):
        return "quiet"
    return "follow_up" if is_open else "waiting"


def replied(view) -> bool:
    since = waits_from(view)["at"]
    return any(e["kind"] == "sent" and e["what"] == "reply" and e["at"] > since for e in view.events)


def deadline_of(view, offer) -> datetime | None:
    """`answer_by`: a date means 17:00 there that day."""
    by = offer.get("answer_by")
    if by is None or isinstance(by, datetime):
        return by
    return datetime.combine(by, time(17), view.there.zone)
