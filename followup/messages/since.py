"""What a message may say of what was said and sent since the interview: promises, offers, talks, what they asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from ..case.case import Case, Contact, Happening, Meeting, promised_day
from ..case.events import EVENTS
from ..case.greetings import shown
from ..case.wording import month_first, say_date, say_day, say_time
from ..planning.asked import came_to_nothing
from ..planning.automatic import without_automatic
from ..planning.elsewhere import is_long_silent
from ..planning.endings import last_note
from ..planning.thanks import is_thanks
from .days_said import day_said
from .newest import newest_facts
from .offered import deadline, is_over, offer_facts

FAR = 14  # days; nobody looks forward to a day so far off as if it were due (a house figure)
TWO_WEEKS = 14 * 24 * 3600  # seconds
LATE = 2  # working days (a house figure)
LAPSED = 30 * 24 * 3600  # seconds; the plan says so from the thirtieth day on (a house figure)


def exchange_facts(
    case: Case, who: Contact | None, meetings: Sequence[Meeting], now: datetime | None, goes: datetime | None
) -> dict[str, Any]:
    """What was said and sent until now, and which of the days named are over when the message goes."""
    seen = [h for h in case.timeline.happenings if now is None or h.at <= now.timestamp()]
    events = without_automatic(case, seen)
    heard = [h for h in events if h.event.kind == "heard" and h.event.what != "other"]
    since = [h for h in events if not meetings or h.at >= meetings[-1].at]
    ours = [h for h in since if EVENTS[h.event.kind].done == "messages" and "counts" in h.event.meaning.does]
    return {
        **_promise(case, meetings, since, goes),
        **offer_facts(case, heard, events, now, goes),
        **_asked_of_us(case, who, events, heard, now),
        **_talk(case, who, since),
        "message_day": day_said(case, ours[-1:]),
        **_invitation(case, heard, events, now, goes),
        "handed_in_day": day_said(case, [h for h in since if h.event.kind == "sent" and h.event.what == "task"][-1:]),
        **_last_word(case, who, since),
        **newest_facts(case, who, meetings, since, goes),
        "back": _is_back(who, ours, goes),
        "two_weeks": bool(meetings) and goes is not None and goes.timestamp() - meetings[-1].over >= TWO_WEEKS,
        "holidays_near": _before_christmas(case, goes),
        "thanked": any(is_thanks(h) and who is not None and h.event.to == who.id for h in since),
        "heard": _last_answer(heard, meetings),
        "feedback_asked": any(h.event.what == "feedback_request" for h in since),
        "told_by_them": _told_by(who, heard),
        "unsigned": bool(heard) and heard[-1].event.sender is None,
        "handed_in": _handed_in(events),
        **_held_up(case, who, heard),
        "note_about": next((h.event.about for h in reversed(events) if h.event.about), None),
        "noted": last_note(events, _their_last(events, meetings)) is not None,
        "long_silent": now is not None and is_long_silent(events, [m.over for m in meetings], now.timestamp()),
        "decided": next((h.event.what for h in reversed(events) if h.event.meaning.turn == "decided"), None),
    }


def _last_answer(heard: Sequence[Happening], meetings: Sequence[Meeting]) -> str | None:
    """What they said last; an invitation whose talk has taken place is none any more."""
    over = bool(heard) and heard[-1].event.what == "invitation" and any(m.at > heard[-1].at for m in meetings)
    return heard[-1].event.what if heard and not over else None


def _their_last(events: Sequence[Happening], meetings: Sequence[Meeting]) -> float:
    """When they were last heard, or met."""
    return max([*(h.at for h in events if h.event.kind == "heard"), *(m.over for m in meetings)], default=0)


def _last_word(case: Case, who: Contact | None, since: Sequence[Happening]) -> dict[str, Any]:
    """When this person last wrote, or said something, since the interview."""
    theirs = [h for h in since if h.event.kind == "heard" and who is not None and h.event.sender == who.id]
    return {"word_day": day_said(case, theirs[-1:]), "in_touch": bool(theirs)}


def _held_up(case: Case, who: Contact | None, heard: Sequence[Happening]) -> dict[str, Any]:
    """By whom one was told that it is on hold, where that is not the one addressed, and when."""
    last = heard[-1] if heard and heard[-1].event.what == "on_hold" else None
    other = case.contact(last.event.sender) if last is not None else None
    if last is None or other is None or other is who:
        return {}
    return {"held_by": shown(other.name), "held_day": day_said(case, [last]), "held_reads": bool(other.email)}


def _told_by(who: Contact | None, heard: Sequence[Happening]) -> bool:
    """Whether their last answer came from the one addressed: who did not send it is not thanked for it."""
    return bool(heard) and who is not None and heard[-1].event.sender == who.id


def _handed_in(events: Sequence[Happening]) -> str | None:
    """What they had asked for and got, where that is known: a word of WANTED; papers where they only asked to hear."""
    sent = [h.at for h in events if h.event.kind == "sent" and h.event.what == "task"]
    before = [h.event for h in events if sent and h.event.kind == "heard" and h.at <= sent[-1]]
    asked = [event.wants for event in before if event.what == "task"]
    if not asked:
        return "papers" if any(event.what == "contact_me" for event in before) else None
    return asked[-1]


def _is_back(who: Contact | None, ours: Sequence[Happening], goes: datetime | None) -> bool:
    """Whether this person was away when our last message came, and is back."""
    if who is None or who.away_until is None or not ours or goes is None:
        return False
    return ours[-1].day <= who.away_until.toordinal() < goes.toordinal()


def _invitation(
    case: Case, heard: Sequence[Happening], events: Sequence[Happening], now: datetime | None, goes: datetime | None
) -> dict[str, Any]:
    """Of their last invitation: is it days old, is it for a talk that was to be already, was its day asked for."""
    invited = next((h.at for h in reversed(heard) if h.event.what == "invitation"), None)
    last = max(case.interviews, key=lambda interview: interview.at, default=None)
    heard_all = [h for h in events if h.event.kind == "heard"]
    asked = _questions(events, invited)
    fell = last if last is not None and invited is not None and not (last.held or last.day_unknown) else None
    if fell is not None and (now is None or not (invited or 0.0) <= fell.at.timestamp() <= now.timestamp()):
        fell = None
    nobody = last if last is not None and now is not None and came_to_nothing(last, events, now) else None
    return {
        "missed_time": say_time(nobody.at.astimezone(case.zone), month_first(case.employer)) if nobody else None,
        "missed_by_phone": nobody is not None and nobody.format == "phone",
        "asked_before": any(h.at > (invited or 0.0) for h in asked),
        "date_asked_day": day_said(case, [h for h in asked if h.at > (invited or 0.0)][-1:]),
        "date_word_day": day_said(case, [h for h in heard_all if h.at > (invited or h.at)][-1:]),
        "date_named_day": _named_for_the_date(case, events, invited, goes),
        "moved": last is not None and not last.held and (invited is not None or _word_since(heard_all, last.at)),
        "unheld_time": say_time(fell.at.astimezone(case.zone), month_first(case.employer))
        if fell is not None
        else None,
        "unheld_today": fell is not None and now is not None and _same_day(case, fell.at, now),
        "once_refused": any(h.event.what == "rejection" and h.at < (invited or 0.0) for h in heard),
        "reply_late": invited is not None and now is not None and _is_late(case, invited, now),
        "lapsed": invited is not None and now is not None and now.timestamp() - invited > LAPSED,
        "invited_day": day_said(case, [h for h in heard if h.event.what == "invitation"][-1:]),
    }


def _questions(events: Sequence[Happening], invited: float | None) -> list[Happening]:
    """Your questions about the day since they invited you: any, and a call after your answer that left word."""
    ours = [h for h in events if h.event.kind in ("sent", "called") and h.at > (invited or 0.0) and not is_thanks(h)]
    answered = next((h for h in ours if h.event.what != "question" and _reaches(h)), None)
    calls = [h for h in ours if h.event.kind == "called" and h is not answered and _reaches(h)]
    return sorted([*(h for h in ours if h.event.what == "question"), *calls], key=lambda h: h.at)


def _reaches(happening: Happening) -> bool:
    return happening.event.kind == "sent" or happening.event.outcome != "no_answer"


def _named_for_the_date(
    case: Case, events: Sequence[Happening], invited: float | None, goes: datetime | None
) -> str | None:
    """The day by which they meant to settle the day of the talk, where it is over when this goes."""
    since = [h for h in events if invited is not None and h.event.kind == "heard" and h.at >= invited]
    named = [day for h in since if (day := promised_day(h.event, h.day)) is not None]
    if not named or goes is None or named[-1] >= goes.astimezone(case.zone).toordinal():
        return None
    return say_date(date.fromordinal(named[-1]), month_first(case.employer))


def _word_since(heard: Sequence[Happening], planned: datetime) -> bool:
    """Whether they were in touch since the hour of a talk that did not take place."""
    return any(h.at >= planned.timestamp() for h in heard)


def _is_late(case: Case, invited: float, now: datetime) -> bool:
    """Whether more than two working days went by since: over a weekend nobody waits for an answer."""
    day = datetime.fromtimestamp(invited, case.zone).toordinal()
    return now.astimezone(case.zone).toordinal() > case.employer.office.working_day_after(day, LATE)


def _same_day(case: Case, one: datetime, other: datetime) -> bool:
    return one.astimezone(case.zone).date() == other.astimezone(case.zone).date()


def _promise(
    case: Case, meetings: Sequence[Meeting], since: Iterable[Happening], goes: datetime | None
) -> dict[str, Any]:
    since = list(since)
    until = promised_day(meetings[-1].interview, meetings[-1].day) if meetings else None
    gone_by = 0  # days they named that went by before they were heard again
    for happening in since:
        if happening.event.kind == "heard" and not _is_of_the_desk(case, happening):
            # who was in touch since, and promised nothing, is not held to what was said
            gone_by += until is not None and until < happening.day
            until = promised_day(happening.event, happening.day)
        elif happening.event.outcome == "spoke" and happening.event.what != "thank_you":
            until = None
    day = goes.astimezone(case.zone).toordinal() if goes is not None else None
    missed = gone_by + (until is not None and day is not None and until < day)
    return {
        "promise_day": say_date(date.fromordinal(until), month_first(case.employer)) if until else None,
        "promise_over": day > until if until and day else None,
        "promise_today": day == until if until and day else False,
        "promise_far": until - day > FAR if until and day else False,
        "promise_off": until is not None and not case.employer.office.is_working_day(date.fromordinal(until)),
        "kept_waiting": missed > 1,
        "put_off_often": missed > 2,
    }


def _is_of_the_desk(case: Case, happening: Happening) -> bool:
    """Whether it came from reception or was about calls alone: neither takes back a day that was named."""
    sender = case.contact(happening.event.sender)
    return happening.event.what == "told_not_to_call" or (sender is not None and sender.role == "reception")


def _before_christmas(case: Case, goes: datetime | None) -> bool:
    """Whether it goes in the week to Christmas, where that is no working day."""
    day = goes.astimezone(case.zone).date() if goes is not None else None
    calendar = case.employer.office.calendar
    return (
        calendar is not None
        and day is not None
        and (12, 18) <= (day.month, day.day) <= (12, 25)
        and (day.replace(day=25) in calendar)
    )


def _asked_of_us(
    case: Case, who: Contact | None, events: Sequence[Happening], heard: Sequence[Happening], now: datetime | None
) -> dict[str, Any]:
    """The invitation, the task, the check of references, and that they want to be called, as each was last heard."""
    last = {h.event.what: h for h in heard}
    task, checking = last.get("task"), last.get("checking")
    asking = [h for h in heard if h.event.what == "contact_me" and (who is None or h.event.sender in (None, who.id))]
    after = [h for h in events if task is not None and h.at > task.at]
    caller = case.contact(checking.event.sender) if checking is not None else None
    return {
        "asked_day": day_said(case, asking[-1:]),
        "asked_to_come": bool(asking) and heard[-1] is asking[-1] and _invites(heard[:-1], asking[-1]),
        "rang": bool(asking) and asking[-1].event.by == "phone",
        "thanked_instead": bool(asking) and _only_thanked([h for h in events if h.at > asking[-1].at]),
        "asked_to_ring": bool(asking) and asking[-1].event.how == "phone",
        "tried_day": day_said(case, _tried(events, asking[-1])[-1:]) if asking else None,
        "ring_day": _ring_day(case, now) if asking else None,
        "task_day": day_said(case, [task]) if task is not None else None,
        "task_is": task.event.wants if task is not None else None,
        "task_by": deadline(task.event, case) if task is not None else None,
        "task_late": is_over(task.event, case, now) if task is not None else None,
        "task_unanswered": task is not None and not any(h.event.kind in ("sent", "called") for h in after),
        "caller": shown(caller.name) if caller is not None else None,
        "checks_again": _checks_again(events, checking),
    }


def _only_thanked(since: Sequence[Happening]) -> bool:
    ours = [h for h in since if h.event.kind in ("sent", "called")]
    return bool(ours) and all(map(is_thanks, ours))


def _tried(events: Sequence[Happening], asking: Happening) -> list[Happening]:
    """Our calls to them since they asked for one, that reached nobody."""
    calls = [h for h in events if h.event.kind == "called" and h.at > asking.at]
    return [h for h in calls if h.event.outcome != "spoke" and asking.event.sender in (None, h.event.to)]


def _ring_day(case: Case, now: datetime | None) -> str | None:
    """The next working day, on which one rings again."""
    if now is None:
        return None
    day = case.employer.office.working_day_after(now.astimezone(case.zone).toordinal(), 1)
    return say_day(date.fromordinal(day), month_first(case.employer))


def _checks_again(events: Sequence[Happening], last: Happening | None) -> bool:
    """Whether they wrote of the checks before, and had an answer in between."""
    earlier = [h.at for h in events if h.event.what == "checking" and h is not last]
    return last is not None and any(
        h.event.kind in ("sent", "called") and earlier and earlier[0] < h.at < last.at for h in events
    )


def _invites(before: Sequence[Happening], asking: Happening) -> bool:
    """Whether an invitation came with it: what they want to hear is whether one comes, and when."""
    last = before[-1] if before else None
    return last is not None and last.event.what == "invitation" and last.event.sender == asking.event.sender


def _talk(case: Case, who: Contact | None, since: Sequence[Happening]) -> dict[str, Any]:
    """The last talk on the phone, and whether it was with the one this goes to."""
    talks = [h for h in since if h.event.kind == "called" and h.event.outcome == "spoke"]
    with_them = [h for h in talks if who is not None and h.event.to == who.id]
    last = (with_them or talks)[-1:]
    return {"spoke": bool(with_them) if talks else None, "spoke_day": day_said(case, last)}
