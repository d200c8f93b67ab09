"""What they answered, and what the wait counts from since (contract section 3, rules 1 and 2; G1 to G3, L6, L8, L9)."""

from __future__ import annotations

from typing import Literal

from ..case.case import Happening, promised_day
from .automatic import is_automatic
from .situation import HOUR, Situation

From = Literal["no_decision", "on_hold", "checking", "task"]
# Heard, and the wait starts again.
RESTARTS: dict[str | None, From] = {word: word for word in ("no_decision", "on_hold", "checking")}
QUIET_AFTER: dict[str | None, str] = {"on_hold": "on_hold_days", "checking": "checking_days"}  # figures of the limits
OFTEN = 3  # days they named that went by without a word: most likely a no (a house figure)
PUT_OFF: dict[int, Literal["twice", "often"]] = {2: "twice", OFTEN: "often"}
STALE = 28  # days after which nobody is asked any more what a word of theirs said (a house figure)
NOTE_DAYS = 2  # working days in which a line after a talk is still in place (a house figure)
WRITTEN = ("reply", "question", "follow_up", "news", "thank_you", "withdrawal")
REFEREES_TOLD = "Told my referees."  # the note that the step `brief-references` writes, see rules/steps.toml


def look_at_wait(s: Situation) -> None:
    """The promise, what the wait counts from, and what they answered since the interview."""
    last = s.last
    if last is not None:
        s.waits, s.base, s.base_at, s.counts_from = True, last.day, last.over, "interview"
        s.promise_until, s.promise_made = promised_day(last.interview, last.day), last.day
        s.promise = "interview" if s.promise_until is not None else None
    for happening in s.seen:
        if not happening.event.day_unknown and (last is None or happening.at > last.over):
            _go_on(s, happening)
    look_at_the_last_word(s, s.last_over)
    s.promise_over = s.today > s.promise_until if s.promise_until is not None else None
    if last is not None:
        s.decision_soon = s.promise_until is not None and s.promise_until - last.day <= s.limits.decision_soon_days
    if s.waits:
        s.days_waiting = s.today - s.base
    if s.promise_over:
        s.put_off = PUT_OFF.get(min(_broken(s), OFTEN))
    if s.answered is not None:
        _look_at_reply(s, s.answered)


def _broken(s: Situation) -> int:
    """How many of the days they named since the last interview began went by without a word of theirs."""
    last = s.last
    words = [h for h in s.seen if h.event.kind == "heard" and not h.event.day_unknown]
    named = [(h.at, promised_day(h.event, h.day)) for h in words if last is None or h.at > last.over]
    if last is not None:
        named.append((last.over, promised_day(last.interview, last.day)))
    days = [(at, day) for at, day in named if day is not None and day < s.today]
    return len({day for at, day in days if not any(h.at > at and h.day <= day for h in words)})


def look_at_the_last_word(s: Situation, since: float) -> None:
    """Whether the last that was heard since then is noted without what it says: no day, no decision."""
    last = next((h for h in reversed(s.seen) if h.event.kind == "heard"), None)
    if last is None or last.at <= since or last.event.what != "other" or is_automatic(s.case, last, s.seen):
        return
    if promised_day(last.event, last.day) is None:
        s.unclear_word, s.word_told, s.last_word = s.today - last.day <= STALE, None, last


def _go_on(s: Situation, happening: Happening) -> None:
    """What one event does to the wait: it starts again, or a new promise is made."""
    event = happening.event
    if event.kind == "heard" and event.what in RESTARTS:
        _restart(s, happening, RESTARTS[event.what])
        s.answered = happening
        figure = QUIET_AFTER.get(event.what)
        s.after_silence = s.after(happening.day, figure) if figure else None
    elif event.kind == "sent" and event.what == "task":
        _restart(s, happening, "task")
        s.answered = s.after_silence = None
    if event.kind == "heard" and s.waits and (until := promised_day(event, happening.day)) is not None:
        s.promise_until, s.promise_made, s.promise = until, happening.day, "reply"


def _restart(s: Situation, happening: Happening, counts_from: From) -> None:
    s.waits, s.base, s.base_at = True, happening.day, happening.at
    s.promise_until = s.promise = None
    s.counts_from = counts_from


def _look_at_reply(s: Situation, answered: Happening) -> None:
    s.no_decision = True
    s.spoken = was_spoken(s, answered)
    s.replied = s.spoken or s.sent_since(answered.at, "reply")
    fresh = not answered.event.day_unknown and s.today <= s.office.working_day_after(answered.day, NOTE_DAYS)
    s.note_owed = bool(s.spoken) and fresh and not s.sent_since(answered.at, *WRITTEN)


def look_at_checks(s: Situation) -> None:
    """Whether they check references or a background now, and whether the referees know (L9)."""
    checking = s.heard.get("checking")
    if checking is None:
        return
    s.checking = all(at < checking.at for at in s.heard_at("no_decision", "on_hold", "invitation"))
    s.checking_days = s.today - checking.day
    s.referees_told = s.noted_since(checking.at, REFEREES_TOLD)


def was_spoken(s: Situation, heard: Happening) -> bool:
    """Whether they said it, rather than wrote it: then nobody waits for a written reply (rule 2)."""
    event = heard.event
    return event.by in ("phone", "in_person") or any(
        0 <= heard.at - h.at <= HOUR and h.event.outcome == "spoke" and h.event.to == event.sender
        for h in s.seen
        if event.sender is not None
    )
