"""What the fixed dates leave to judgment: a kinder day to ask, a call that reached nobody, and until when to wait.

None of it moves a step's `opens` or counts anything: it tells the words which day to name (house rules; L1, L6, L7).
"""

from __future__ import annotations

from ..case.case import Happening, promised_day
from ..rulebook.facts import Kinder
from .answers import was_spoken
from .endings import hangs_since
from .follow_ups import earliest_day
from .situation import Situation

WEEK = 7  # days for them to answer what was sent (a house figure)
GRACE = 3  # the working day after a talk, or after a day named in one, from which asking is kind (a house figure)
VAIN = 2  # days with a call that nobody answered; working days after a voicemail (house figures)
ASKED = ("other", "contact_me", "no_decision", "on_hold", "checking")  # heard: what may have asked for something
DATE, OPEN = "ask-for-the-date", "ask-what-is-open"


def look_at_unreached(s: Situation) -> None:
    """Who asked to be called and was not reached; a yes after which calls go unanswered."""
    wishes = {h.event.sender: h for h in s.seen if h.event.kind == "heard" and h.event.what == "contact_me"}
    for wish in wishes.values():
        tries = _tries(s, wish)
        if tries and _in_vain(tries):
            s.unreached, s.last_try = wish, tries[-1]
    s.calls_reached_nobody = s.unreached is not None
    s.written_once = s.unreached is None and any(_written_after_tries(s, wish) for wish in wishes.values())


def _tries(s: Situation, wish: Happening) -> list[Happening]:
    """The calls to that person since they asked; none where they were reached, or there is news."""
    who = wish.event.sender
    since = [h for h in s.seen if h.at > wish.at]
    mine = [h for h in since if h.event.kind in ("called", "sent") and who in (None, h.event.to)]
    if any(h.event.kind == "sent" or h.event.outcome == "spoke" for h in mine):
        return []
    if any(h.event.kind == "heard" for h in since) or any(wish.at < m.at <= s.now for m in s.timeline.meetings):
        return []
    return mine


def _in_vain(tries: list[Happening]) -> bool:
    """Calls on two days that nobody answered, or a message that is left."""
    return len({h.day for h in tries}) >= VAIN or tries[-1].event.outcome in ("voicemail", "message")


def _written_after_tries(s: Situation, wish: Happening) -> bool:
    since = [h for h in s.seen if h.at > wish.at and wish.event.sender in (None, h.event.to)]
    called = [h for h in since if h.event.kind == "called" and h.event.outcome != "spoke"]
    return bool(called) and any(h.event.kind == "sent" and h.at > called[-1].at for h in since)


def look_at_patience(s: Situation) -> None:
    """Which day is better than the first allowed one, and until when nothing is to be done."""
    s.better = {}
    s.sooner = False
    if s.next is not None:
        _look_at_the_follow_up(s)
    match s.stage:
        case "invited" | "thank_you" | "before_interview":
            _look_at_the_date(s)
        case "applied" | "waiting" if not s.waits and not s.undated:
            _look_at_their_turn(s)
        case "quiet" if s.counted:
            s.wait_until = s.counted[-1].day + WEEK
        case "offer":
            _look_at_what_is_open(s)
        case "closed" if s.decided == "accepted" and s.answered is not None:
            _look_at_calls_since(s, s.answered)
    s.wait_over = s.today > s.wait_until if s.wait_until is not None else None


def _look_at_the_follow_up(s: Situation) -> None:
    """A later day than the first allowed, after a talk or an answer of the candidate's own; and one sent too early."""
    follow_up = s.next
    if follow_up is None:
        return
    if follow_up.number == 2:
        _look_at_an_early_one(s)
    if follow_up.late_thanks or s.contact_wanted or s.deadline_elsewhere:
        return
    day, why = max(_kinder_days(s), default=(0, None))
    if day > max(s.today, s.day_of(follow_up.opens)):
        s.kinder = why
        s.better = {"first-follow-up" if follow_up.number == 1 else "second-follow-up": day}


def _kinder_days(s: Situation) -> list[tuple[int, Kinder]]:
    days: list[tuple[int, Kinder]] = []
    if s.next is not None and s.next.number == 1 and not s.policy.backwards:
        days += [(s.office.working_day_after(day, GRACE), why) for day, why in _spoken_days(s)]
    reply = _own_answer(s, s.last_over)
    if reply is not None and not (s.promise_until is not None and s.promise_until >= reply.day):
        days.append((reply.day + WEEK, "your_reply"))
    return days


def _spoken_days(s: Situation) -> list[tuple[int, Kinder]]:
    """The day they named when they spoke, and the day of the last talk."""
    since = [h for h in s.seen if h.at > s.last_over and not h.event.day_unknown]
    words = [h for h in since if h.event.kind == "heard" and promised_day(h.event, h.day) is not None]
    talks = [h.day for h in since if h.event.outcome == "spoke" and h.event.what != "thank_you"]
    days: list[tuple[int, Kinder]] = []
    if words and s.promise_until and was_spoken(s, words[-1]):
        days.append((s.promise_until, "spoken_day"))
    if talks and s.promise_over:
        days.append((talks[-1], "talk"))
    return days


def _own_answer(s: Situation, since: float) -> Happening | None:
    """The candidate's last answer to something of theirs, where nothing was heard after it."""
    words = [h for h in s.seen if h.event.kind == "heard" and h.at > since and not h.event.day_unknown]
    asked = [h for h in words if h.event.what in ASKED]
    if not asked or words[-1] is not asked[-1]:
        return None
    mine = [h for h in s.seen if h.at >= asked[-1].at and h.event.kind == "sent" and h.event.what == "reply"]
    return mine[-1] if mine and not mine[-1].event.day_unknown else None


def _look_at_an_early_one(s: Situation) -> None:
    """Whether the first follow-up went out before its time; and who could be written to where a machine was reached."""
    first = s.counted[0]
    s.first_early = first.event.kind != "visited" and first.day < _in_its_time(s)
    s.first_by_phone = first.event.kind == "called"
    if s.next is not None and s.next.channel == "phone" and s.left_message:
        s.writer = next((c for c in s.met if c.email and not c.left and c is not s.next.contact), None)
    s.another_writes = s.writer is not None and s.agent is None


def _in_its_time(s: Situation) -> int:
    """The first day on which a follow-up is not early: after the day they named, whatever the hours are."""
    day = earliest_day(s)
    return day if s.promise_until is None else min(day, s.promise_until + 1)


def _look_at_the_date(s: Situation) -> None:
    """The day they named for the date of a talk: it goes before the figures of the workbook."""
    if s.invitation is None or s.accepted_at is None:
        return
    since = [h for h in s.seen if h.at >= s.invitation.at and h.event.kind == "heard"]
    named = [day for h in since if (day := promised_day(h.event, h.day)) is not None]
    if s.dates_asked >= 2:
        days = s.limits.date_rests_days
        s.wait_until = s.office.working_day_after(s.dates_asked_at[1].day, days)
    elif named and s.today <= named[-1]:
        s.named_day, s.kinder = named[-1], "named_day"
        s.better = {DATE: s.office.working_day_after(named[-1], 1)}
    elif named and all(h.day <= named[-1] for h in s.dates_asked_at):
        s.named_day, s.sooner = named[-1], True
        s.better = {DATE: s.today}


def _look_at_their_turn(s: Situation) -> None:
    """Before any talk: what they wrote last, whether it was answered, and until when it is their turn."""
    words = [h for h in s.seen if h.event.kind == "heard" and h.event.what in ASKED and not h.event.day_unknown]
    if not words or s.contact_wanted or s.unreached is not None:
        return
    last = s.their_word = words[-1]
    named = promised_day(last.event, last.day)
    mine = [h for h in s.seen if h.at > last.at and _is_to_them(h)]
    if not mine and named is None:
        s.turn = "theirs" if was_spoken(s, last) else "yours"
        s.wait_until = last.day + WEEK if s.turn == "theirs" else None
        return
    s.turn = "asked" if _has_asked(s, mine, named) else "theirs"
    until = named if named is not None and (not mine or mine[-1].day <= named) else None
    s.named_day = until
    s.wait_until = until if until is not None else mine[-1].day + WEEK


def _is_to_them(happening: Happening) -> bool:
    event = happening.event
    return event.kind == "sent" or (event.kind == "called" and event.outcome != "no_answer")


def _has_asked(s: Situation, mine: list[Happening], named: int | None) -> bool:
    """Whether a question went out after the first answer, or after the day they named."""
    if named is not None:
        return any(h.day > named for h in mine)
    return len(mine) > 1 or s.written_once


def _look_at_calls_since(s: Situation, yes: Happening) -> None:
    """Whether the candidate's calls since the yes, or since their last word after it, reached nobody."""
    since = max([yes.at, *(h.at for h in s.seen if h.event.kind in ("heard", "sent"))])
    calls = [h for h in s.seen if h.at > since and h.event.kind == "called"]
    if calls and _in_vain(calls) and all(h.event.outcome != "spoke" for h in calls):
        s.last_try, s.yes_unreached = calls[-1], True


def _look_at_what_is_open(s: Situation) -> None:
    """After the candidate answered or asked what an offer hangs on, they get a week."""
    if s.answered is None or not s.conditional:
        return
    since = hangs_since(s, s.answered)
    mine = [h.day for h in s.seen if h.at > since and h.event.kind == "sent" and h.event.what in ("reply", "question")]
    if not mine:
        return
    if s.asked_what_is_open:
        s.wait_until = mine[-1] + WEEK
    elif mine[-1] + WEEK > s.today:
        s.better, s.kinder = {OPEN: mine[-1] + WEEK}, "your_reply"
