"""Rules 6, 8 and 13, slow and plain: which follow-up stands in the plan, as what, and when it is too late for one."""

from __future__ import annotations

from datetime import datetime

from .answering import invitation, is_talk, task
from .counting import allowed, follow_ups_sent
from .opening import earliest_day, first_opens, usable_starts
from .reaching import agents, channel, hours_for, recipient
from .seen import Unclear, is_waiting, promise
from .thanks import first_thank_you, hours_of_thanks_over, owed, thanks
from .there import DAY

STAGES_OF_FOLLOW_UPS = ("thank_you", "no_decision", "waiting", "follow_up")


def is_accepted_elsewhere(view) -> bool:
    """Unclear where it is not told apart from what is still to come."""
    taken = [e for e in view.case.get("elsewhere", []) if e.get("accepted")]
    if any("since" in e and e["since"] > view.now for e in taken):
        raise Unclear("accepted elsewhere, an offer that is not heard yet")
    return bool(taken)


def is_held_back(view, stage) -> bool:
    """Whether something keeps every follow-up out of the plan."""
    if stage not in STAGES_OF_FOLLOW_UPS or view.ahead or not is_waiting(view):
        return True
    return bool(invitation(view) or task(view)) or is_accepted_elsewhere(view)


def first_is_listed(view, stage) -> bool:
    """From the interview's end on, until it is sent, unless something holds it back."""
    return not is_held_back(view, stage) and not follow_ups_sent(view)


def second_is_listed(view, stage) -> bool:
    return not is_held_back(view, stage) and len(follow_ups_sent(view)) == 1 < allowed(view)


def second_recipient(view) -> str:
    first = follow_ups_sent(view)[0]
    rows = thanks(view) if view.ended else []
    if first.get("what") == "thank_you" and len({person for _, person, _ in rows}) > 1:
        raise Unclear("to whom the late thank-you that was the first follow-up went")
    contact = view.contact(first["to"]) or {}
    if agents(view) and first["to"] not in agents(view):
        raise Unclear("the first went to somebody else than the agency")
    return recipient(view) if contact.get("left") else first["to"]


def days_between(view) -> int:
    """Seven days after a talk, else three."""
    first = follow_ups_sent(view)[0]
    if first.get("day_unknown"):
        raise Unclear("the day of the first follow-up is unknown")
    if is_talk(first) and first.get("what") == "thank_you":
        raise Unclear("the first follow-up was a late thank-you on the phone")
    return 7 if is_talk(first) else 3


def second_opens(view) -> datetime:
    """Rule 8."""
    first, to = follow_ups_sent(view)[0], second_recipient(view)
    kind = hours_for(channel(view, to, second=True))
    day = max(view.there.date_of(first["at"]) + days_between(view) * DAY, earliest_day(view, to))
    closes = view.answer("Q1") == "before-it-closes" and day == promise(view)["until"]
    if closes and not usable_starts(view, kind, day):
        raise Unclear("whether rule 5's day before counts for a second follow-up")
    return view.there.first_start(kind, day, first["at"])


def turned_late_thank_you(view) -> bool:
    """The open first follow-up is the late thank-you when nobody was thanked before it opened."""
    if not view.ended:
        return False
    opens = first_opens(view)
    if opens < hours_of_thanks_over(view) and owed(view):
        raise Unclear("a follow-up that opens within the 24 hours of the thanks")
    first = first_thank_you(view)
    if first and first.get("day_unknown"):
        raise Unclear("the day of the thank-you is unknown")
    return view.now >= opens and (first is None or first["at"] > opens)


def too_late(view) -> bool:
    """Rule 13."""
    if follow_ups_sent(view):
        return False
    last_day = earliest_day(view, recipient(view)) + 90 * DAY
    return view.there.date_of(view.now) >= last_day
