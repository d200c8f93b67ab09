"""What can happen in a drawn case: events of every kind with what they may say, of both versions of the contract."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from .seen import role_of
from .there import DAY

NEW_KINDS = {"on_hold", "checking", "task", "contact_me", "offer_withdrawn", "question", "task_sent"}
WRITTEN = ("follow_up", "article", "reply", "news", "feedback_request", "acceptance", "decline", "question")
ANSWERS = ("no_decision", "other", "invitation", "on_hold", "checking")


def fixed(instant: datetime, zone: ZoneInfo) -> datetime:
    """The same moment with the zone's offset written out, as a case file holds it."""
    local = instant.astimezone(zone)
    return local.replace(tzinfo=timezone(local.utcoffset()), fold=0)


def maybe(draw, table, key, values, one_in=2):
    """Give `key` a value, or leave it unknown."""
    if draw(st.integers(1, one_in)) == 1:
        table[key] = draw(values)


@st.composite
def promised(draw, table, day: date, likely=2):
    """Perhaps a promise, never one that was over before it was given."""
    if draw(st.integers(0, likely)):
        days = draw(st.sampled_from([0, 1, 2, 3, 4, 5, 6, 7, 10, 14, 21]))
        if draw(st.booleans()):
            table["promised_days"] = days
        else:
            table["promised_by"] = day + days * DAY
    return table


@st.composite
def event_of(draw, word, at, case, newer):
    event = draw(plain_event(word, at, case, newer))
    if newer:
        maybe(draw, event, "day_unknown", st.just(True), 25)
    return event


@st.composite
def plain_event(draw, word, at, case, newer):
    to = draw(st.sampled_from(addressees(case)))
    person = draw(st.sampled_from([c["id"] for c in case["contacts"]]))
    if word in (*WRITTEN, "task_sent"):
        event = {"at": at, "kind": "sent", "what": "task" if word == "task_sent" else word, "to": to}
        maybe(draw, event, "channel", st.sampled_from(["email", "post", "other"]))
        return event
    if word == "thank_you":
        channel = draw(st.sampled_from(["email", "post"]))
        return {"at": at, "kind": "sent", "what": word, "to": person, "channel": channel}
    if word == "spoke_thanks":
        return {"at": at, "kind": "called", "what": "thank_you", "outcome": "spoke", "to": person}
    if word == "called":
        return draw(call(at, to, newer))
    if word == "visited":
        return {"at": at, "kind": word, "to": to}
    if word == "note":
        return {"at": at, "kind": word, "text": "They moved to a new building."}
    if word == "decided":
        what = draw(st.sampled_from(["accepted", "declined", "withdrew", "closed"]))
        return {"at": at, "kind": word, "what": what}
    return draw(heard(word, at, person, newer))


@st.composite
def call(draw, at, to, newer):
    outcome = draw(st.sampled_from(["spoke", "voicemail", "message", "no_answer"]))
    event = {"at": at, "kind": "called", "to": to, "outcome": outcome}
    maybe(draw, event, "what", st.sampled_from(["follow_up", "agreed", "other"]))
    if newer and outcome == "spoke":
        maybe(draw, event, "visit_agreed", st.booleans())
    return event


@st.composite
def heard(draw, word, at, person, newer):
    event = {"at": at, "kind": "heard", "what": word}
    maybe(draw, event, "from", st.just(person))
    if word in ANSWERS:
        draw(promised(event, at.date(), likely=1))
    if word in ("offer", "task"):
        days = st.integers(0, 20)
        dates = days.map(lambda n: at.date() + n * DAY)
        maybe(draw, event, "answer_by", st.one_of(dates, days.map(lambda n: at + timedelta(hours=7 * n + 1))))
    return draw(with_newer_words(event, person)) if newer else event


@st.composite
def with_newer_words(draw, event, person):
    """How it was said, and what the second version lets an answer say."""
    maybe(draw, event, "by", st.sampled_from(["email", "phone", "post", "in_person"]), 3)
    if event["what"] == "offer":
        maybe(draw, event, "conditional", st.booleans())
    if event["what"] == "contact_me":
        event["from"] = person
        maybe(draw, event, "how", st.sampled_from(["phone", "email"]))
    return event


def addressees(case) -> list[str]:
    """Everybody in the file, and the roles that nobody in it has."""
    taken = {role_of(c) for c in case["contacts"]}
    return [c["id"] for c in case["contacts"]] + [r for r in ("hr", "recruiter") if r not in taken]
