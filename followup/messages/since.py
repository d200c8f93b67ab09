"""What a message may say of what was said and sent since the interview: promises, offers, talks, what they asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from ..case.case import Case, Contact, Event, Happening, Meeting, promised_day
from ..case.events import EVENTS
from ..case.greetings import shown
from ..case.office_hours import Office, office
from ..case.wording import month_first, one_line, say_date, say_day, say_time
from ..planning.asked import came_to_nothing
from ..planning.automatic import without_automatic
from ..planning.elsewhere import is_long_silent
from ..planning.endings import last_note
from ..planning.offers import names_its_condition
from ..planning.pay import better_pay, pay_range
from ..planning.thanks import is_thanks
from ..rulebook.vocabulary import SLOTS
from .days_said import day_said
from .elsewhere import END_OF_DAY
from .newest import newest_facts
from .variety import bears_on

OF_AN_OFFER = (
    "offer_written",
    "letter_late",
    "conditional",
    "condition_told",
    "said_yes",
    "answer_late",
    "starts_soon",
    "other_post",
    "held_up",
    "offered_after_no",
)
SOON = 14  # days; whoever begins sooner gives no notice before (a house figure)
FAR = 14  # days; nobody looks forward to a day so far off as if it were due (a house figure)
FIGURE = re.compile(r"\d")
LETTER_DAYS = 2  # working days (a house figure)
BENEFIT = re.compile(
    r"(?:[\w'’-]+ ){0,3}(?:plan|insurance|cover|pension|bonus|allowance|leave|holidays?|vacation|overtime|commission|"
    r"benefits|childcare|relocation|housing)(?=$|[,;:(]| (?:to|is|will|not|no|still|from|after)\b)",
    re.IGNORECASE,
)
NOT_THE_POST = re.compile(r"\b(?:not|instead of|rather than)\b(.+)", re.IGNORECASE)
WEEK = 7  # days; before that nobody is reminded of the day they named (a house figure)
TWO_WEEKS = 14 * 24 * 3600  # seconds
LATE = 2 * 24 * 3600  # seconds
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
        **_offer(case, heard, events, now, goes),
        **_asked_of_us(case, who, events, heard, now),
        **_talk(case, who, since),
        "message_day": day_said(case, ours[-1:]),
        **_invitation(case, heard, events, now),
        "handed_in_day": day_said(case, [h for h in since if h.event.kind == "sent" and h.event.what == "task"][-1:]),
        **_last_word(case, who, since),
        **newest_facts(case, who, meetings, since, goes),
        "back": _is_back(who, ours, goes),
        "two_weeks": bool(meetings) and goes is not None and goes.timestamp() - meetings[-1].over >= TWO_WEEKS,
        "holidays_near": _before_christmas(case, goes),
        "thanked": any(is_thanks(h) and who is not None and h.event.to == who.id for h in since),
        "heard": heard[-1].event.what if heard else None,
        "feedback_asked": any(h.event.what == "feedback_request" for h in since),
        "told_by_them": _told_by(who, heard),
        **_held_up(case, who, heard),
        "noted": last_note(events, _their_last(events, meetings)) is not None,
        "long_silent": now is not None and is_long_silent(events, [m.over for m in meetings], now.timestamp()),
        "decided": next((h.event.what for h in reversed(events) if h.event.meaning.turn == "decided"), None),
    }


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


def _is_back(who: Contact | None, ours: Sequence[Happening], goes: datetime | None) -> bool:
    """Whether this person was away when our last message came, and is back."""
    if who is None or who.away_until is None or not ours or goes is None:
        return False
    return ours[-1].day <= who.away_until.toordinal() < goes.toordinal()


def _invitation(
    case: Case, heard: Sequence[Happening], events: Sequence[Happening], now: datetime | None
) -> dict[str, Any]:
    """Of their last invitation: is it days old, is it for a talk that was to be already, was its day asked for."""
    invited = next((h.at for h in reversed(heard) if h.event.what == "invitation"), None)
    last = max(case.interviews, key=lambda interview: interview.at, default=None)
    asked = [h.at for h in events if h.event.kind == "sent" and h.event.what == "question"]
    fell = last if last is not None and invited is not None and not (last.held or last.day_unknown) else None
    if fell is not None and (now is None or not (invited or 0.0) <= fell.at.timestamp() <= now.timestamp()):
        fell = None
    nobody = last if last is not None and now is not None and came_to_nothing(last, events, now) else None
    return {
        "missed_time": say_time(nobody.at.astimezone(case.zone), month_first(case.employer)) if nobody else None,
        "missed_by_phone": nobody is not None and nobody.format == "phone",
        "asked_before": any(at > (invited or 0.0) for at in asked),
        "moved": invited is not None and last is not None and not last.held,
        "unheld_time": say_time(fell.at.astimezone(case.zone), month_first(case.employer))
        if fell is not None
        else None,
        "unheld_today": fell is not None and now is not None and _same_day(case, fell.at, now),
        "once_refused": any(h.event.what == "rejection" and h.at < (invited or 0.0) for h in heard),
        "reply_late": invited is not None and now is not None and now.timestamp() - invited > LATE,
        "lapsed": invited is not None and now is not None and now.timestamp() - invited > LAPSED,
        "invited_day": day_said(case, [h for h in heard if h.event.what == "invitation"][-1:]),
    }


def _same_day(case: Case, one: datetime, other: datetime) -> bool:
    return one.astimezone(case.zone).date() == other.astimezone(case.zone).date()


def _promise(
    case: Case, meetings: Sequence[Meeting], since: Iterable[Happening], goes: datetime | None
) -> dict[str, Any]:
    since = list(since)
    until = promised_day(meetings[-1].interview, meetings[-1].day) if meetings else None
    gone_by = 0  # days they named that went by before they were heard again
    for happening in since:
        if (
            happening.event.kind == "heard"
        ):  # who was in touch since, and promised nothing, is not held to what was said
            gone_by += until is not None and until < happening.day
            until = promised_day(happening.event, happening.day)
        elif happening.event.outcome == "spoke" and happening.event.what != "thank_you":
            until = None
    day = goes.astimezone(case.zone).toordinal() if goes is not None else None
    return {
        "promise_day": say_date(date.fromordinal(until), month_first(case.employer)) if until else None,
        "promise_over": day > until if until and day else None,
        "promise_long_over": day >= until + WEEK if until and day else False,
        "promise_today": day == until if until and day else False,
        "promise_far": until - day > FAR if until and day else False,
        "promise_off": until is not None and not _there(case).is_working_day(date.fromordinal(until)),
        "kept_waiting": (missed := gone_by + (until is not None and day is not None and until < day)) > 1,
        "put_off_often": missed > 2,
    }


def _pay(offer: Event) -> str | None:
    return one_line(offer.salary).rstrip(" .,;") if offer.salary else None


def _offer(
    case: Case,
    heard: Sequence[Happening],
    events: Sequence[Happening],
    now: datetime | None,
    goes: datetime | None,
) -> dict[str, Any]:
    """What the last offer holds, as far as it was written down (L18), and whether a letter they promised is late."""
    offers = [h for h in heard if h.event.meaning.turn == "offer"]
    last = offers[-1] if offers else None
    if last is None:
        return dict.fromkeys(OF_AN_OFFER, False)
    offer, american = last.event, month_first(case.employer)
    letter = promised_day(offer, last.day) if offer.by not in ("email", "post") else None
    starts = say_date(offer.starts, american) if offer.starts else None
    day = goes.astimezone(case.zone).toordinal() if goes is not None else None
    return {
        "answer_by": _deadline(offer, case),
        "salary": _pay(offer),
        "better_pay": better_pay(case, offer),
        "pay_range": pay_range(case, offer),
        "first_salary": next((_pay(h.event) for h in offers[:-1] if h.event.salary not in (None, offer.salary)), None),
        "condition_told": bool(offer.conditional) and names_its_condition(offer),
        "said_yes": any(h.event.what == "accepted" and h.at < last.at for h in events if h.event.kind == "decided"),
        "terms": list(offer.terms) or None,
        "spoken_terms": [term for term in offer.terms if FIGURE.search(term)][: SLOTS["spoken_terms"].most] or None,
        "first_terms": _no_longer_there(offers[:-1], offer),
        "answer_late": _is_over(offer, case, now),
        "offer_day": day_said(case, [last]),
        "starts_soon": offer.starts is not None and day is not None and offer.starts.toordinal() - day <= SOON,
        "held_up": heard[-1].event.what == "on_hold" and heard[-1].at > last.at,
        "offered_after_no": any(h.event.what == "rejection" and h.at < last.at for h in heard),
        "open_terms": _without_figures(offer.terms),
        "letter_by": _soon(case, goes),
        "other_post": any(_is_another_post(term, case.role.title) for term in offer.terms),
        "conditional": bool(offer.conditional),
        "offer_written": offer.by in ("email", "post"),
        "letter_day": say_date(date.fromordinal(letter), american) if letter else None,
        "letter_late": day > letter if letter and day else False,
    } | ({"start_day": starts} if starts else {})


def _without_figures(terms: Sequence[str]) -> list[str] | None:
    """What goes with the pay and was named without its details: health plan, no details yet → health plan."""
    named = [found[0] for term in terms if not FIGURE.search(term) and (found := BENEFIT.match(term.strip()))]
    return named[: SLOTS["open_terms"].most] or None


def _before_christmas(case: Case, goes: datetime | None) -> bool:
    """Whether it goes in the week to Christmas, where that is no working day."""
    day = goes.astimezone(case.zone).date() if goes is not None else None
    calendar = _there(case).calendar
    return (
        calendar is not None
        and day is not None
        and (12, 18) <= (day.month, day.day) <= (12, 25)
        and (day.replace(day=25) in calendar)
    )


def _there(case: Case) -> Office:
    return office(case.employer.timezone, case.employer.country, case.employer.region)


def _soon(case: Case, goes: datetime | None) -> str | None:
    """A day by which a letter that is late can be asked for, without haste."""
    if goes is None:
        return None
    day = _there(case).working_day_after(goes.astimezone(case.zone).toordinal(), LETTER_DAYS)
    return say_day(date.fromordinal(day), month_first(case.employer))


def _is_another_post(term: str, title: str) -> bool:
    """Whether a term says that the offer is not for the job one applied for."""
    found = NOT_THE_POST.search(term)
    return found is not None and bears_on(title, found[1])


def _no_longer_there(earlier: Sequence[Happening], offer: Event) -> list[str] | None:
    """The terms of the offer before that the last one has no more, where it names terms of its own."""
    before = earlier[-1].event.terms if earlier and offer.terms else ()
    return [term for term in before if term not in offer.terms][: SLOTS["first_terms"].most] or None


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
        "task_by": _deadline(task.event, case) if task is not None else None,
        "task_late": _is_over(task.event, case, now) if task is not None else None,
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
    day = _there(case).working_day_after(now.astimezone(case.zone).toordinal(), 1)
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


def _is_over(event: Event, case: Case, now: datetime | None) -> bool:
    """Whether the moment of its deadline is past: 17:00 there where only the day is known."""
    by = event.answer_by
    if by is None or now is None:
        return False
    return now > (by if isinstance(by, datetime) else datetime.combine(by, END_OF_DAY, case.zone))


def _talk(case: Case, who: Contact | None, since: Sequence[Happening]) -> dict[str, Any]:
    """The last talk on the phone, and whether it was with the one this goes to."""
    talks = [h for h in since if h.event.kind == "called" and h.event.outcome == "spoke"]
    with_them = [h for h in talks if who is not None and h.event.to == who.id]
    last = (with_them or talks)[-1:]
    return {"spoke": bool(with_them) if talks else None, "spoke_day": day_said(case, last)}


def _deadline(event: Event, case: Case) -> str | None:
    by, american = event.answer_by, month_first(case.employer)
    if isinstance(by, datetime):
        return say_time(by.astimezone(case.zone), american)
    return say_date(by, american) if by is not None else None
