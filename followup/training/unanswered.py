"""A message of theirs that nothing answers yet: it can be answered today, whatever else the plan waits for."""

from __future__ import annotations

from datetime import timedelta

from ..case.case import Event
from ..case.events import EVENTS, SPOKEN
from ..planning.headline import is_for_now
from ..planning.planner import Plan
from ..planning.priority import BACKGROUND, told_step

FRESH = timedelta(days=7)  # what was left longer is answered by the next message of one's own
PLAIN = ("other", "no_decision", "on_hold")  # of what they say, what is answered in a few lines
SAYS = "Answer {name} today in a few lines, where their message leaves anything to answer"


def unanswered(of: Plan) -> Event | None:
    """Their last message, in writing and not a week old, where nothing went to them since; None where that is not so,
    or all is decided.
    """
    events = [one for one in of.case.events if one.at <= of.now]
    last = max((one for one in events if one.kind == "heard"), key=lambda one: one.at, default=None)
    if last is None or of.situation.decided is not None or last.what not in PLAIN or last.by in SPOKEN:
        return None
    since = any(EVENTS[one.kind].done and one.at > last.at for one in events)
    return None if since or of.now - last.at > FRESH else last


def reply_to(of: Plan) -> str | None:
    """The id of who wrote it, where they are known and have an address, and nothing else is for today."""
    message, step = unanswered(of), told_step(of)
    sender = of.case.contact(message.sender) if message is not None and message.sender else None
    waits = step is None or not is_for_now(step) or step.id in BACKGROUND
    return sender.id if sender is not None and sender.email and not sender.left and waits else None


def reply_words(of: Plan) -> str:
    """What to do about it, for a sheet; "" where there is none."""
    who = of.case.contact(reply_to(of) or "")
    return SAYS.format(name=who.name) if who is not None else ""
