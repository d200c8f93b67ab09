"""Rules 3, 5 and part of 9, slow and plain: the earliest day of the first follow-up, and when it opens."""

from __future__ import annotations

from datetime import date, datetime

from .reaching import channel, hours_for, recipient
from .seen import interview_day, promise, start_of_wait, waits_from
from .thanks import late_thank_yous
from .there import DAY


def earliest_day(view, to, thanked=True) -> date:
    """Rule 3 with its late thank-you and rule 9 with its absence."""
    return max(rule_3_day(view), floor(view, to, thanked))


def rule_3_day(view) -> date:
    i, p, answer = interview_day(view), promise(view)["until"], view.answer("Q1")
    later_round = bool(view.ended) and view.ended[-1]["round"] > 1
    fixed = 7 if later_round else 14
    wait = {"day-after": 7, "with-grace": 10, "before-it-closes": 7, "fixed": fixed, "patient": 21}[answer]
    if p is None:
        wait = {"on_hold": 21, "checking": 14}.get(waits_from(view).get("what"), wait)
        return i + wait * DAY
    return {
        "day-after": p + DAY,
        "with-grace": p + 3 * DAY,
        "before-it-closes": p,
        "fixed": max(p + DAY, i + wait * DAY),
        "patient": max(p + DAY, i + wait * DAY),
    }[answer]


def floor(view, to, thanked) -> date:
    """What may not be undercut, also when a day before the promise's end is looked for."""
    days = [date.min]
    if thanked and view.ended:
        days += [view.there.date_of(e["at"]) + 3 * DAY for e in late_thank_yous(view)]
    contact = view.contact(to) or {}
    if "away_until" in contact:
        days.append(contact["away_until"] + DAY)
    return max(days)


def first_opens(view, thanked=True) -> datetime:
    """Rule 5."""
    to = recipient(view)
    kind, day = hours_for(channel(view, to)), earliest_day(view, to, thanked)
    closes = view.answer("Q1") == "before-it-closes" and promise(view)["until"] == day
    if closes and not usable_starts(view, kind, day):
        least, before = floor(view, to, thanked), day - DAY
        while before > interview_day(view) and before >= least:
            if usable_starts(view, kind, before):
                return usable_starts(view, kind, before)[0]
            before -= DAY
    return view.there.first_start(kind, day, start_of_wait(view))


def usable_starts(view, kind, day) -> list[datetime]:
    return [a for a, _ in view.there.spans(kind, day) if a >= start_of_wait(view)]


def opens_untold_of_thanks(view) -> datetime:
    """When the first follow-up opened for somebody who had thanked nobody."""
    return first_opens(view, thanked=False)
