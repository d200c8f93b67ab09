"""Rule 2 and part of rule 10, slow and plain: what they said that wants an answer, and whether it had one."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from .seen import RESTARTS, Unclear, end_of, is_recorded_since

HOUR = timedelta(hours=1)


def is_answered_call(event) -> bool:
    return event["kind"] == "called" and event["outcome"] != "no_answer"


def is_talk(event) -> bool:
    return event["kind"] == "called" and event["outcome"] == "spoke"


def needs_no_reply(view, message) -> bool:
    """Said on the phone or in person, or within the hour after a talk with that person."""
    if message.get("by") in ("phone", "in_person"):
        return True
    since = [e for e in view.events if is_talk(e) and timedelta(0) <= message["at"] - e["at"] <= HOUR]
    with_them = [e for e in since if message.get("from", e["to"]) == e["to"]]
    unsure = "from" not in message or "by" in message or any(e.get("day_unknown") for e in [*with_them, message])
    if with_them and unsure:
        raise Unclear("whether it was said in the talk an hour before")
    return bool(with_them)


def is_replied(view, message) -> bool:
    after = [e["what"] for e in view.sent("reply", "question") if e["at"] > message["at"]]
    if needs_no_reply(view, message) or "reply" in after:
        return True
    if after:
        raise Unclear("whether a question is the reply that is owed")
    return False


def owes_reply(view) -> bool:
    """Whether the last word that nothing is decided, is on hold or is being checked waits for a reply."""
    start = end_of(view.ended[-1]) if view.ended else datetime.min.replace(tzinfo=view.now.tzinfo)
    words = [e for e in view.heard(*RESTARTS) if e["at"] > start]
    if not words or is_replied(view, words[-1]):
        return False
    if any(e["at"] > words[-1]["at"] for e in view.sent("task")):
        raise Unclear("the task was handed in, and what they wrote before it has no reply")
    return True


def invitation(view):
    """The invitation whose interview is not recorded yet, or None."""
    heard = view.heard("invitation")
    if not heard or is_recorded_since(view, heard[-1]["at"]):
        return None
    over = view.heard("rejection", "offer_withdrawn", "task", *RESTARTS)
    return None if any(e["at"] > heard[-1]["at"] for e in over) else heard[-1]


def answered_at(view, asked) -> datetime | None:
    """When an invitation was answered."""
    if needs_no_reply(view, asked):
        return dated(asked)
    answers = view.sent("reply", "question") + [e for e in view.events if is_talk(e)]
    later = sorted((e for e in answers if e["at"] > asked["at"]), key=lambda e: e["at"])
    return dated(later[0]) if later else None


def dated(event) -> datetime:
    if event.get("day_unknown"):
        raise Unclear("nobody knows its day")
    return event["at"]


def questions_since(view, answered) -> list[dict]:
    """What asked for the date after the answer: questions, and calls that reached somebody or something."""
    asked = view.sent("question") + [e for e in view.events if is_answered_call(e)]
    found = sorted((e for e in asked if e["at"] > answered), key=lambda e: e["at"])
    if any(e.get("day_unknown") for e in found):
        raise Unclear("nobody knows the day of a question")
    return found


def question_opens(view) -> datetime | None:
    """When `ask-for-the-date` opens; None where it is not to be asked, or no more."""
    asked = invitation(view)
    answered = asked and answered_at(view, asked)
    if not answered:
        return None
    questions = questions_since(view, answered)
    if len(questions) > 1:
        return None
    start, wait = (questions[0]["at"], 5) if questions else (answered, 2)
    day = view.there.working_days_after(view.there.date_of(start), wait)
    return view.there.spans("email", day)[0][0]


def rests_from(view) -> date | None:
    """The day from which an invitation without a date is let rest: ten working days after the second question."""
    asked = invitation(view)
    answered = asked and answered_at(view, asked)
    questions = questions_since(view, answered) if answered else []
    if len(questions) < 2:
        return None
    return view.there.working_days_after(view.there.date_of(questions[1]["at"]), 10)


def task(view):
    """The task that is not handed in yet, or None."""
    given = view.heard("task")
    if not given or is_recorded_since(view, given[-1]["at"]):
        return None
    over = view.sent("task") + view.heard("rejection", "offer_withdrawn")
    return None if any(e["at"] > given[-1]["at"] for e in over) else given[-1]


def settles_request(view, request):
    """The first call or message to somebody after they asked for one; None while there is none."""
    if "from" not in request:
        raise Unclear("nobody knows who asked to be contacted")
    for event in view.events:
        reached = event["kind"] == "sent" or is_answered_call(event)
        if reached and event["at"] > request["at"] and event["to"] == request["from"]:
            return event
    return None


def open_requests(view) -> list[dict]:
    return [e for e in view.heard("contact_me") if settles_request(view, e) is None]
