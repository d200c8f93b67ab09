"""What happened, in words a candidate would use; for lists, for cards, and for what was just written down."""

from __future__ import annotations

from datetime import date, datetime

from ..planning.phrases import ROLE_WORDS
from .case import Case, Event
from .wording import month_first, say_date

SENT = {
    "thank_you": "a thank-you", "follow_up": "a follow-up", "reply": "a reply", "article": "an article",
    "news": "your news", "feedback_request": "a request for feedback", "acceptance": "your acceptance",
    "decline": "your no", "withdrawal": "your withdrawal",
}  # fmt: skip
CHANNELS = {"email": " by email", "post": " by post", "other": ""}
OUTCOMES = {
    "spoke": "you spoke",
    "voicemail": "you left a voicemail",
    "message": "you left a message",
    "no_answer": "nobody answered",
}
HEARD = {
    "no_decision": "They wrote: nothing is decided yet", "invitation": "They invited you", "rejection": "They said no",
    "offer": "They made an offer", "told_not_to_call": "They asked you not to call", "other": "They wrote",
}  # fmt: skip
DECIDED = {
    "accepted": "You accepted",
    "declined": "You declined",
    "withdrew": "You withdrew",
    "closed": "You closed the case",
}


def event_words(case: Case, event: Event) -> str:
    """One event as a sentence without a full stop: You sent a thank-you by email to Maria Lopez."""
    match event.kind:
        case "sent":
            return f"You sent {SENT[event.what]}{CHANNELS[event.channel or 'other']} to {_who(case, event.to)}"
        case "called":
            return f"You called {_who(case, event.to)}: {OUTCOMES[event.outcome]}"
        case "visited":
            return f"You visited {_who(case, event.to)}"
        case "heard":
            sender = f" ({_who(case, event.sender)})" if event.sender else ""
            return f"{HEARD[event.what]}{sender}{_promised(case, event)}"
        case "decided":
            return DECIDED[event.what]
    return f"Note: {event.text}"


def _who(case: Case, who: str | None) -> str:
    contact = case.contact(who)
    return contact.name if contact else ROLE_WORDS.get(who or "", who or "them")


def _promised(case: Case, event: Event) -> str:
    if event.promised_by:
        return f", promised by {_day(case, event.promised_by)}"
    if event.promised_days is not None:
        return f", promised within {event.promised_days} days"
    return f", answer by {_day(case, event.answer_by)}" if event.answer_by else ""


def _day(case: Case, moment: date) -> str:
    day = moment.astimezone(case.zone).date() if isinstance(moment, datetime) else moment
    return say_date(day, month_first(case.employer))
