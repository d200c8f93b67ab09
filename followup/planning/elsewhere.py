"""What goes on with other employers and matters here: an offer to be told, a job that was taken (J2, J4, L12, L13)."""

from __future__ import annotations

from collections.abc import Iterable

from ..case.case import Elsewhere, Happening, deadline
from .situation import HOUR, NEVER, Situation

EXCHANGED = ("heard", "sent", "called")  # kinds of events that somebody there may wait after
LONG_SILENT = 45  # days; after so long without a word hardly anybody waits for a withdrawal (a house figure)


def look_at_elsewhere(s: Situation) -> None:
    """The offer elsewhere that is to be told here while there is time, or the job that was taken."""
    others = s.case.elsewhere
    s.interviewing_elsewhere = any(not other.accepted for other in others) if others else None
    s.news_elsewhere = any(not other.accepted and other.answer_by is None for other in others) if others else None
    dues = [due for other in others if not other.accepted and (due := deadline(other.answer_by, s.office))]
    s.deadline_elsewhere = any(due > s.now for due in dues)
    _look_at_the_rival(s)
    s.withdrawn = s.sent_since(s.last_over, "withdrawal")
    s.accepted_elsewhere = (s.interviewed or s.heard_back) and any(other.accepted for other in others)
    if s.accepted_elsewhere:
        _look_at_what_came_since(s)
    if not s.interviewed or s.accepted_elsewhere:
        return
    offers = [(due, other) for other in others if (due := _open_until(s, other)) is not None]
    if offers:
        until, s.news = min(offers, key=lambda offer: offer[0])
        s.offer_elsewhere = True
        s.news_due = s.eve_of(s.day_of(until))


def _look_at_the_rival(s: Situation) -> None:
    """The offer elsewhere that is to be answered first, and whether they were asked here since they know of it."""
    open_ones = rivals(s)
    if not open_ones:
        return
    s.rival_due, s.rival = min(open_ones, key=lambda one: one[0])
    told = [h for h in s.seen if h.at >= told_from(s, s.rival) and h.event.kind == "sent" and h.event.what == "news"]
    s.told_at = told[0] if told else None
    s.asked_since_told = bool(told) and any(_asks(h) for h in s.seen if h.at > told[0].at)


def rivals(s: Situation) -> list[tuple[float, Elsewhere]]:
    """The offers elsewhere that wait for an answer, each with its deadline."""
    dated = [(deadline(other.answer_by, s.office), other) for other in s.case.elsewhere if not other.accepted]
    return [(due, other) for due, other in dated if due and due > s.now and told_from(s, other) <= s.now]


def _asks(happening: Happening) -> bool:
    event = happening.event
    asked = event.kind == "sent" and event.what in ("question", "follow_up")
    return asked or (event.kind == "called" and event.outcome != "no_answer")


def _look_at_what_came_since(s: Situation) -> None:
    """What they ask after the job elsewhere was taken, or nobody knows which was first: there is a choice."""
    taken = max([at.timestamp() for o in s.case.elsewhere if o.accepted and (at := o.since)], default=NEVER)
    taken = taken if taken <= s.now else NEVER
    invited = s.invitation is not None and s.accepted_at is None and s.invitation.at > taken
    called = s.heard.get("invitation")
    s.came_after_yes = s.ahead is not None and called is not None and called.at > taken > NEVER
    s.told_of_yes = called is not None and s.came_after_yes and _was_answered(s, called)
    s.asked_anew = invited or s.came_after_yes or (s.task is not None and s.task.at > taken)
    s.wanted_anew = any(wish.at > taken for wish in s.calls)
    s.long_silent = s.ahead is None and is_long_silent(s.seen, [s.last_over], s.now)


def _was_answered(s: Situation, heard: Happening) -> bool:
    later = [h.event for h in s.seen if h.at > heard.at]
    return any(e.outcome == "spoke" or (e.kind == "sent" and e.what in ("reply", "question")) for e in later)


def is_long_silent(happenings: Iterable[Happening], talks: Iterable[float], now: float) -> bool:
    """Whether nobody there waits for a word any more. talks: when they were over, UTC seconds like `now`."""
    words = (h.at for h in happenings if h.event.kind in EXCHANGED)
    last = max([*words, *talks], default=None)
    return last is not None and now - last > LONG_SILENT * 24 * HOUR


def _open_until(s: Situation, other: Elsewhere) -> float | None:
    """The deadline of an offer that was heard, is not over, and has not been told here yet."""
    until = deadline(other.answer_by, s.office)
    heard = told_from(s, other)
    if until is None or heard > s.now or s.now >= until or s.sent_since(heard, "news"):
        return None
    return until


def told_from(s: Situation, other: Elsewhere) -> float:
    """The moment from which news of that offer can be told here."""
    if other.since is not None:
        return other.since.timestamp()
    return s.last_over or max((talk.at for talk in s.timeline.undated if talk.at <= s.now), default=s.last_over)


def news_counts(s: Situation) -> bool:
    """Whether a message with news is one of the follow-ups: not where it told of an offer with a deadline."""
    return not any(other.answer_by for other in s.case.elsewhere)
