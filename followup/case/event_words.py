"""What happened, in words a candidate would use; for lists, for cards, and for what was just written down."""

from __future__ import annotations

from datetime import date, datetime

from .case import Case, Event
from .events import CHANNELS, EVENTS, HEARD_BY, OUTCOMES, SPOKEN
from .greetings import shown
from .roles import ROLES
from .wording import month_first, say_date, some_days


def event_words(case: Case, event: Event) -> str:
    """One event as a sentence without a full stop: You sent a thank-you by email to Maria Lopez."""
    kind, by = EVENTS[event.kind], by_words(event.channel)
    return kind.sentence.format(
        it=it_words(event),
        by=f" {by}" if by else "",
        who=name_of(case, event.to) or "them",
        outcome=OUTCOMES[event.outcome].says if event.outcome else "",
        sender=_sender(case, event),
        promise=_promised(case, event),
    ) + _more(event)


def it_words(event: Event) -> str:
    """What it was, without whom and how: a thank-you."""
    what = event.meaning
    return ((event.by in SPOKEN and what.spoken) or what.says).format(text=event.text)


def name_of(case: Case, who: str | None) -> str:
    """The name of a contact, the words for a role; "" for nobody."""
    if contact := case.contact(who):
        return shown(contact.name)
    role = ROLES.get(who or "")
    return role.nobody if role and role.nobody else who or ""


def by_words(channel: str | None) -> str:
    """How a message went: by email; "" where nothing more is known of it."""
    return CHANNELS[channel] if channel not in (None, "other") else ""


def _sender(case: Case, event: Event) -> str:
    """From whom, and how where the message was none by email: (Maria Lopez, on the phone)."""
    by = HEARD_BY[event.by] if event.by not in (None, "email") else ""
    told = ", ".join(filter(None, (name_of(case, event.sender), by)))
    return f" ({told})" if told else ""


def _more(event: Event) -> str:
    """What else is known of it: how they want to be reached, conditions, a visit that may be, a day nobody knows."""
    told = {
        f", {CHANNELS.get(event.how or '')}": event.how,
        ", on conditions": event.conditional,
        "; they said you may come": event.visit_agreed,
        " (day not known)": event.day_unknown,
    }
    return "".join(words for words, known in told.items() if known)


def _promised(case: Case, event: Event) -> str:
    if event.promised_by:
        return f", promised by {_day(case, event.promised_by)}"
    if event.promised_days is not None:
        return f", promised within {some_days(event.promised_days)}"
    return f", answer by {_day(case, event.answer_by)}" if event.answer_by else ""


def _day(case: Case, moment: date) -> str:
    day = moment.astimezone(case.zone).date() if isinstance(moment, datetime) else moment
    return say_date(day, month_first(case.employer))
