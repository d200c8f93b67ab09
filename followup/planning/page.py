"""What the short page of a plan and its explanation have in common: steps in their groups and times, and lines."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from ..case.events import CHANNELS
from . import phrases
from .country import REMARKS
from .language import written_in
from .outline import ACKNOWLEDGE, FIND
from .planner import Plan, Step
from .priority import BACKGROUND
from .said import TODAY, TOMORROW, span_words

WIDTH = 100  # characters a line
CHANNEL_WORDS: dict[str | None, str] = {None: "for yourself", **{way: words for way, words in CHANNELS.items()}}
SEVERAL = ("find-contact", "thank-you", "thank-you-card", "late-thank-you")  # one message to each of several people
CHOSEN = ("first_when", "first_to", "first_how", "thanks_by", "visits", "allowed")  # facts of the policy, not of a case
EVERY_TIME = ("follow_up", "follow_up_channel", "interviewed", "country", "stage", "has_hr", "recipient_recorded")
FOLLOW_UPS, PREPARE = ("first-follow-up", "second-follow-up"), "prepare"
VISIT, AFTER_WEEKEND, EITHER_WAY = "no-visit", "no-call-after-the-weekend", "a-call-does-as-well"
ONE_EMAIL = "one-email-is-enough"
COLD = ("unsure",)  # nobody who waits is asked whether they want it: who is not sure says so
IN_THEIR_LANGUAGE = "their language"  # said on this page


def wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False) or [first]


def part(head: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from ("", f"{head}:")
    for line in lines:
        yield from wrapped(line, "- ", "  ")


def together(steps: Sequence[Step]) -> list[list[Step]]:
    """Steps of one kind that go to several people at the same time, each kind where its first one stands."""
    groups: dict[object, list[Step]] = {}
    for place, step in enumerate(steps):
        many = step.id in SEVERAL and len(step.to) == 1 and step.through is None
        key = (step.id, step.channel, step.status, step.due, step.made.way) if many else place
        groups.setdefault(key, []).append(step)
    return sorted(groups.values(), key=lambda group: _place(group, steps))


def _place(group: list[Step], steps: Sequence[Step]) -> tuple[int, bool, bool]:
    """Where a group stands: at its first step, and who is looked up before any of the messages that need it.

    Getting ready stands below the call it is for: what a plan names first is what it lists first.
    """
    step, *_ = group
    place = steps.index(step)
    if step.id == PREPARE:
        place = next((at for at, one in enumerate(steps) if one.id in FOLLOW_UPS), place)
    if step.id == FIND:
        needing = {one.id for one in steps if one.id in SEVERAL and {*step.to} & {*one.made.find}}
        place = next((at for at, one in enumerate(steps[:place]) if one.id in needing), place)
    return place, step.id != FIND, step.id == PREPARE


def in_time(of: Plan) -> list[Step]:
    """The steps, without what opens only after an offer elsewhere has to be answered."""
    return [step for step in of.steps if not step.comes_too_late]


def of_this_case(of: Plan, reasons: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those first that answer, then those that lead, then what hangs on a fact of this case; else in their order."""
    leading = {rule.entry.id for rule in of.fired if rule.entry.leads}

    def hangs_on(reason: dict[str, Any]) -> bool:
        facts = reason.get("facts", {})
        told = any(value for name, value in facts.items() if name not in (*CHOSEN, *EVERY_TIME))
        return told or reason["rule"].startswith(REMARKS)

    return sorted(
        reasons,
        key=lambda reason: (not answers_people(of, reason), reason["rule"] not in leading, not hangs_on(reason)),
    )


def answers_people(of: Plan, reason: dict[str, Any]) -> bool:
    """Whether it answers what people ask themselves at this stage."""
    return reason["rule"] in of.book.rules and of.book.rules[reason["rule"]].entry.answers


def in_their_language(step: Step, told: set[str]) -> list[str]:
    """In which language to write it, once a page; whoever comes later gets a letter in the same."""
    line = written_in(step)
    if not line or IN_THEIR_LANGUAGE in told:
        return []
    told.add(IN_THEIR_LANGUAGE)
    return [line]


def stands(step: Step, between: str, most: int) -> str:
    """Whether it is to be done now, and when; a day that is better than the first allowed one goes before it."""
    if step.id in BACKGROUND and step.set_by_rules("title"):
        return step.status  # its title says until when
    if step.id in BACKGROUND and step.status == "now":
        return "from now on"
    if phrases.is_unhurried(step):
        return "no hurry"
    if phrases.is_left_for_tomorrow(step):
        return TOMORROW
    if step.advised is None:
        standing, when = phrases.standing(step), _when(step, most)
        waits = standing == "now" and step.made.hours is not None and step.windows and not step.open_now
        if between == ", " and (waits or (standing, when) == ("now", TODAY)):
            return when
        if between == ", " and step.open_now and (end := _closes_today(step)) is not None:
            return f"{standing}, until {end:%H:%M}"
        return f"{standing}{between}{when}"
    if step.waits_until is None:
        return f"now{between}{span_words(step.plan, *step.advised)}"
    start, end = step.advised  # the title has named the day
    return f"later, {start:%H:%M} to {end:%H:%M}" if start and end else "later"


def _closes_today(step: Step) -> datetime | None:
    """When the hours that it is in now end, where they begin and end today."""
    start, end = step.windows[0] if step.windows else (None, None)
    hours = step.made.hours is not None and start is not None and end is not None
    return end if hours and end is not None and end.date() == step.plan.as_of.date() else None


def _when(step: Step, most: int) -> str:
    """The next times to do it; a beginning that is past says nothing where it has no hours, nor a time for thanks."""
    plan, now = step.plan, step.plan.now
    if step.id == ACKNOWLEDGE and step.due is not None and step.due <= now:
        return "do it today"
    if step.status == "now" and phrases.standing(step) == "later":
        return f"once it is there{phrases.by_then(step)}"
    windows = [
        (None if step.made.hours is None and start is not None and start <= now else start, end)
        for start, end in step.windows[:most]
    ]
    return "; ".join(span_words(plan, start, end) for start, end in windows) or "at once, in office hours"


def worth_asking(of: Plan) -> list[dict[str, Any]]:
    """The questions, without phone or email where that changes nothing, nor what only an article needs."""
    contact = of.situation.next.contact if of.situation.next is not None else None
    both = contact is None or (bool(contact.phone) and bool(contact.email))
    both = both and not any(rule.entry.id == EITHER_WAY for rule in of.fired)
    both = both and not (of.situation.contact_wanted or of.situation.no_calls or of.situation.told_not_to_call)
    s = of.situation
    left_out = {*([] if both else ["recipient_prefers"]), *(["topics"] if s.first_to != "hr" else []), *COLD}
    if s.decided is not None or of.stage in ("quiet", "follow_up"):
        left_out.add("interviewing_elsewhere")  # it would change nothing now
    if s.task_late:
        left_out.add("task_is")
    return [one for one in of.questions if one["fact"] not in left_out]


def worth_warning(of: Plan) -> list[dict[str, Any]]:
    """What not to do in short: without what few think of, what is over, and what a second message gainsays."""
    calls = any(step.channel == "phone" and step.open_now for step in of.steps)
    left_out = {
        VISIT,
        *([AFTER_WEEKEND] if calls or of.situation.contact_wanted else []),
        *([ONE_EMAIL] if of.situation.allowed > 1 else []),
    }
    return [one for one in of.avoid if one["rule"] not in left_out]
