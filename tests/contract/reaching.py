"""Rules 3, 5, 7 to 10 and 13, slow and plain: whom to reach, how, when, and how often it was done."""

from __future__ import annotations

from datetime import date, datetime

from .seen import (
    Unclear,
    carried,
    end_of,
    first_thank_you,
    hours_of_thanks_over,
    interview_day,
    last_round,
    late_thank_yous,
    owed,
    promise,
    start_of_wait,
    thanks,
)
from .there import DAY


def pending_invitation(view) -> bool:
    """An invitation heard, and no interview recorded after it (rule 2)."""
    heard = view.heard("invitation")
    return bool(heard) and not any(i["at"] > heard[-1]["at"] for i in view.ended + view.ahead)


def counting_from(view) -> datetime:
    answers = [e["at"] for e in view.heard("no_decision", "invitation")]
    return max([end_of(view.ended[-1]), *answers])


def is_follow_up(event) -> bool:
    """Rule 7, word by word."""
    if event["kind"] == "sent":
        return event["what"] in ("follow_up", "article", "news")
    if event["kind"] == "called":
        counted = event.get("outcome") in ("spoke", "voicemail", "message")
        return counted and event.get("what", "follow_up") == "follow_up"
    return event["kind"] == "visited"


def follow_ups_sent(view) -> list[dict]:
    since = counting_from(view)
    plain = [e for e in view.events if e["at"] > since and is_follow_up(e)]
    first = first_thank_you(view)
    if first and first["at"] > since and first in late_thank_yous(view):
        check_thank_you_is_clear(view, first, plain)
        if first["at"] > opens_untold_of_thanks(view):
            plain.append(first)
    return sorted(plain, key=lambda e: e["at"])


def check_thank_you_is_clear(view, first, plain):
    """What came after a late thank-you may have moved the day that it is measured by."""
    if any(e["at"] < first["at"] for e in plain):
        raise Unclear("thanked late, after a follow-up had gone out")
    for event in view.events:
        moved = carried(view, event) is not None or event.get("what") == "told_not_to_call"
        if event["kind"] == "heard" and event["at"] > first["at"] and moved:
            raise Unclear("the day moved after the late thank-you")


def allowed(view) -> int:
    return {"one": 1, "two": 2}[view.answer("Q4")]


def recipient(view) -> str:
    """Rule 10; unclear where the interviews of the round give different people."""
    rounds = last_round(view)
    orders = [rounds[-1]["with"], [p for i in rounds for p in i["with"]]]
    orders.append([p for i in reversed(rounds) for p in i["with"]])
    found = {recipient_by(view, order) for order in orders}
    if len(found) > 1:
        raise Unclear("which interview's `with`")
    return found.pop()


def recipient_by(view, order) -> str:
    everybody = list(dict.fromkeys([*order, *(c["id"] for c in view.case.get("contacts", []))]))
    if view.answer("Q2") == "hr":
        people = [p for p in everybody if view.contact(p)["is"] == "hr"]
        if people:
            return people[0]
        employer = view.case["employer"]
        if employer.get("has_hr", employer.get("size") != "small"):
            return "hr"
    managers = [p for p in everybody if view.contact(p)["is"] == "hiring_manager"]
    return managers[0] if managers else order[0]


def channel(view, to, second=False) -> str:
    """Question Q3, then the addresses there are, then the calls nobody wants."""
    contact = view.contact(to) or {}
    wanted = view.answer("Q3")
    if wanted == "as-they-like":
        wanted = "email" if second else contact.get("prefers", "email")
    if wanted == "phone" and "phone" not in contact and "email" in contact:
        wanted = "email"
    if wanted == "email" and "email" not in contact and "phone" in contact:
        wanted = "phone"
    if wanted == "phone" and (contact.get("no_calls") or view.heard("told_not_to_call")):
        if not contact:
            raise Unclear("no calls, and nobody recorded: email or letter")
        wanted = "email" if "email" in contact else "post"
    return wanted


def needs_finding(view, to, how) -> bool:
    contact = view.contact(to)
    return contact is None or (how in ("email", "phone") and how not in contact)


def hours_for(how) -> str:
    return "call" if how == "phone" else "email"


def earliest_day(view, to, thanked=True) -> date:
    """Rule 3 with its late thank-you and rule 9 with its absence."""
    days = [rule_3_day(view)]
    if thanked:
        days += [view.there.date_of(e["at"]) + 3 * DAY for e in late_thank_yous(view)]
    contact = view.contact(to) or {}
    if "away_until" in contact:
        days.append(contact["away_until"] + DAY)
    return max(days)


def rule_3_day(view) -> date:
    i, p = interview_day(view), promise(view)["until"]
    later_round = view.ended[-1]["round"] > 1
    wait = {"day-after": 7, "with-grace": 10, "before-it-closes": 7, "fixed": 7 if later_round else 14, "patient": 21}[
        view.answer("Q1")
    ]
    if p is None:
        return i + wait * DAY
    return {
        "day-after": p + DAY,
        "with-grace": p + 3 * DAY,
        "before-it-closes": p,
        "fixed": max(p + DAY, i + wait * DAY),
        "patient": max(p + DAY, i + wait * DAY),
    }[view.answer("Q1")]


def first_opens(view, thanked=True) -> datetime:
    """Rule 5."""
    to = recipient(view)
    kind, day = hours_for(channel(view, to)), earliest_day(view, to, thanked)
    closes = view.answer("Q1") == "before-it-closes" and promise(view)["until"] == day
    if closes and not usable_starts(view, kind, day):
        floor = max_floor(view, to, thanked)
        before = day - DAY
        while before > interview_day(view) and before >= floor:
            if usable_starts(view, kind, before):
                return usable_starts(view, kind, before)[0]
            before -= DAY
    return view.there.first_start(kind, day, start_of_wait(view))


def max_floor(view, to, thanked) -> date:
    """What may not be undercut when a day before the promise's end is looked for."""
    days = [date.min]
    if thanked:
        days += [view.there.date_of(e["at"]) + 3 * DAY for e in late_thank_yous(view)]
    contact = view.contact(to) or {}
    if "away_until" in contact:
        days.append(contact["away_until"] + DAY)
    return max(days)


def usable_starts(view, kind, day) -> list[datetime]:
    return [a for a, _ in view.there.spans(kind, day) if a >= start_of_wait(view)]


def opens_untold_of_thanks(view) -> datetime:
    """When the first follow-up opened for somebody who had thanked nobody."""
    return first_opens(view, thanked=False)


def second_opens(view) -> datetime:
    """Rule 8."""
    first = follow_ups_sent(view)[0]
    to = second_recipient(view)
    kind = hours_for(channel(view, to, second=True))
    earliest = earliest_day(view, to)
    day = max(view.there.date_of(first["at"]) + 3 * DAY, earliest)
    closes = view.answer("Q1") == "before-it-closes" and day == promise(view)["until"]
    if closes and not usable_starts(view, kind, day):
        raise Unclear("whether rule 5's day before counts for a second follow-up")
    return view.there.first_start(kind, day, first["at"])


def second_recipient(view) -> str:
    first = follow_ups_sent(view)[0]
    thanked = {person for _, person, _ in thanks(view)}
    if first.get("what") == "thank_you" and len(thanked) > 1:
        raise Unclear("to whom the late thank-you that was the first follow-up went")
    return first["to"]


def turned_late_thank_you(view) -> bool:
    """The open first follow-up is the late thank-you when nobody was thanked before it opened."""
    opens = first_opens(view)
    if opens < hours_of_thanks_over(view) and owed(view):
        raise Unclear("a follow-up that opens within the 24 hours of the thanks")
    first = first_thank_you(view)
    return view.now >= opens and (first is None or first["at"] > opens)


def too_late(view) -> bool:
    """Rule 13."""
    if follow_ups_sent(view):
        return False
    last_day = earliest_day(view, recipient(view)) + 90 * DAY
    return view.there.date_of(view.now) >= last_day


def first_is_listed(view, stage) -> bool:
    """From the interview's end on, until it is sent, unless something holds it back."""
    if stage not in ("thank_you", "no_decision", "waiting", "follow_up") or view.ahead:
        return False
    return not pending_invitation(view) and not follow_ups_sent(view)


def second_is_listed(view, stage) -> bool:
    if stage not in ("thank_you", "no_decision", "waiting", "follow_up") or view.ahead:
        return False
    return not pending_invitation(view) and len(follow_ups_sent(view)) == 1 < allowed(view)
