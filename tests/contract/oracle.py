"""A slow and plain reading of contract.md, with no thought for speed: the stage, and the rest by name."""

from __future__ import annotations

from .answering import *  # noqa: F403
from .answering import invitation, owes_reply, task
from .counting import *  # noqa: F403
from .counting import allowed, follow_ups_sent
from .endings import *  # noqa: F403
from .listing import *  # noqa: F403
from .listing import first_opens, is_accepted_elsewhere, second_opens, too_late
from .opening import *  # noqa: F403
from .reaching import *  # noqa: F403
from .seen import *  # noqa: F403
from .seen import DAY_OF_HOURS, RESTARTS, Unclear, end_of, is_recorded_since, is_waiting, last_is_undated, last_round
from .thanks import *  # noqa: F403
from .thanks import owed


def stage(view) -> str:
    """The table of section 2, read from the top."""
    if is_closed(view):
        return "closed"
    if is_offer(view):
        return "offer"
    if is_rejected(view):
        return "rejected"
    if view.ended and not last_is_undated(view) and is_time_to_thank(view):
        return "thank_you"
    if view.ahead:
        return "before_interview"
    if invitation(view):
        return "invited"
    if task(view):
        return "task"
    if is_only_applied(view):
        return "applied"
    return stage_of_the_wait(view)


def is_closed(view) -> bool:
    """A decision, and since then nothing that opens the case again."""
    decided = [e for e in view.events if e["kind"] == "decided"]
    if not decided:
        return False
    since = decided[-1]["at"]
    again = [e for e in view.heard("invitation", "offer") if e["at"] > since]
    if again or any(i["at"] > since for i in view.ended):
        return False
    if is_recorded_since(view, since):
        raise Unclear("whether an interview that is still ahead opens a closed case again")
    return True


def is_offer(view) -> bool:
    offers, noes = view.heard("offer"), view.heard("rejection", "offer_withdrawn")
    if not offers or any(e["at"] > offers[-1]["at"] for e in noes):
        return False
    if any(e["kind"] == "decided" and e["at"] > offers[-1]["at"] for e in view.events):
        raise Unclear("whether an offer that was decided on stands when the case opens again")
    return True


def is_rejected(view) -> bool:
    """A no, or an offer taken back, and since then no invitation and no interview."""
    noes = view.heard("rejection", "offer_withdrawn")
    if not noes:
        return False
    since = noes[-1]["at"]
    again = [e for e in view.heard("invitation") if e["at"] > since]
    return not again and not is_recorded_since(view, since)


def is_time_to_thank(view) -> bool:
    running = [i for i in last_round(view) if view.now - end_of(i) < DAY_OF_HOURS]
    if not running:
        return False
    unthanked = [view.contact(person) or {} for i, person in owed(view) if i in running]
    if unthanked and all(c.get("left") for c in unthanked):
        raise Unclear("the only one still to be thanked has left")
    if unthanked:
        return True
    if owed(view):
        raise Unclear("somebody else of the round is unthanked, past their 24 hours")
    if view.answer("Q5") == "both":
        raise Unclear("whether the card alone keeps the stage")
    return False


def is_only_applied(view) -> bool:
    """No interview, no task handed in, and nothing heard but `other`."""
    heard = [e for e in view.events if e["kind"] == "heard" and e["what"] != "other"]
    return not view.ended and not view.undated and not heard and not view.sent("task")


def stage_of_the_wait(view) -> str:
    if last_is_undated(view):
        check_nothing_came_after(view)
        return "waiting"
    if not is_waiting(view):
        return "waiting"
    sent, most, unanswered = follow_ups_sent(view), allowed(view), owes_reply(view)
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
    if is_open and is_accepted_elsewhere(view):
        raise Unclear("whether a follow-up is open where a withdrawal stands in its place")
    return "follow_up" if is_open else "waiting"


def check_nothing_came_after(view):
    """An interview of an unknown day begins no wait; what they wrote after it would."""
    if any(e["at"] > view.undated[-1]["at"] for e in view.heard(*RESTARTS) + view.sent("task")):
        raise Unclear("the wait began again after an interview of an unknown day")
