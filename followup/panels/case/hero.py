"""What to do now, in one sentence with a verb; below it when on both clocks, to whom, and what has to come first."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, tzinfo
from typing import Literal, NamedTuple

from ...case.events import CHANNELS
from ...case.wording import joined
from ...planning.phrases import deed
from ...planning.planner import Plan, Step
from ...planning.priority import BACKGROUND, window_of
from ...planning.said import day_words, name_of
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.zones import day_name
from .clocks import both

Kind = Literal["open", "overdue", "soon", "later", "rest", "none"]
BY_CHANNEL = re.compile(r" by email$")  # the line below says how
ABOUT = re.compile(r",? (about|as they asked).*$")
NOTHING = "Nothing is left to do here."
NO_CASE = "Open a first case."
SHORT = 5  # words after which a deadline follows a comma
AT_THE_TALK = "ask-before-leaving"  # said in the room, so what it is due at is the interview
PLAIN = 8  # words to which "now" or "today" is added


class Hero(NamedTuple):
    """kind: what of the look hangs on it; only `open` and `overdue` may be done at this hour."""

    kind: Kind
    sentence: str
    lead: Markup


def hero(plan: Plan | None, step: Step | None, own: tzinfo | None) -> Hero:
    """own: the candidate's zone, None for this computer's."""
    if plan is None:
        return Hero("none", NO_CASE, EMPTY)
    if step is None:
        return Hero("none", NOTHING, join(_first_reason(plan)))
    kind = kind_of(step)
    return Hero(kind, f"{_sentence(plan, step, kind)}.", _lead(plan, step, kind, own))


def kind_of(step: Step) -> Kind:
    if step.status == "later":
        return "later"
    if step.status == "overdue":
        return "overdue" if step.is_late else "open"
    if step.id in BACKGROUND:
        return "rest"
    return "open" if step.open_now or step.made.hours is None else "soon"


def short_heading(step: Step) -> str:
    """The step's own words, without what the line below says better."""
    words = BY_CHANNEL.sub("", step.heading)
    return ABOUT.sub("", words) if step.channel == "phone" and words.startswith("Call ") else words


def _sentence(plan: Plan, step: Step, kind: Kind) -> str:
    words, (start, end) = short_heading(step), window_of(step)
    if kind == "later" and start is not None:
        return f"Nothing to do until {_until(plan, start)}"
    if kind == "soon" and start is not None:
        return f"{_begun(_on(plan, start))}: {_lowered(words)}"
    if kind == "overdue":
        return words if "today" in words else f"{words} now"
    if step.id == AT_THE_TALK:
        return words
    if step.status == "overdue":
        return words if "today" in words else f"{words} today"
    if step.due is not None and kind == "open":
        by = _by(plan, step.due)
        return f"{words}{_comma(words)} by {by.removesuffix(' today') if 'today' in words else by}"
    if kind == "open" and step.made.hours is not None and end is not None and len(words.split()) <= PLAIN:
        return words if "," in words else f"{words} {'now' if step.channel == 'phone' else 'today'}"
    return words


def _until(plan: Plan, start: datetime) -> str:
    return f"{start:%H:%M} today" if start.date() == plan.as_of.date() else day_name(plan, start.date())


def _on(plan: Plan, start: datetime) -> str:
    return f"{day_name(plan, start.date())}, {start:%H:%M}"


def _by(plan: Plan, due: datetime) -> str:
    last = due - timedelta(seconds=1)
    if last.date() < due.date():  # at midnight
        return f"the end of {day_name(plan, last.date())}"
    near = day_name(plan, due.date())
    return f"{due:%H:%M} {near}" if near in ("today", "tomorrow") else f"{near}, {due:%H:%M}"


def _comma(words: str) -> str:
    return "," if len(words.split()) > SHORT or "," in words or words.endswith(" by phone") else ""


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


# the line below


def _lead(plan: Plan, step: Step, kind: Kind, own: tzinfo | None) -> Markup:
    if kind == "later":
        return join(_promised(plan), "Then: ", tag("b", _lowered(deed(step))), _window(plan, step, own), ".")
    if kind in ("rest", "none"):
        return join(_first_reason(plan, step))
    parts = (_to_whom(plan, step), _when(plan, step, kind, own), _before(plan, step))
    return join(*parts, between=" ")


def _promised(plan: Plan) -> str:
    until = plan.promise["until"]
    if not until:
        return ""
    day = datetime.fromisoformat(until).date()
    word = "promised" if day >= plan.as_of.date() else "had promised"
    return f"They {word} an answer by {day_words(plan, day)}. "


def _window(plan: Plan, step: Step, own: tzinfo | None) -> Markup:
    start, end = window_of(step)
    if start is None or step.made.hours is None:
        return EMPTY
    return join(", ", both(plan, start, own, end))


def _to_whom(plan: Plan, step: Step) -> Markup:
    if not step.channel or not step.to:
        return EMPTY
    unnamed = [name_of(plan, who) for who in step.to if name_of(plan, who) not in short_heading(step)]
    whom = f" to {joined(unnamed)}" if unnamed else ""
    nobody = [name_of(plan, who) for who in step.to if plan.case.contact(who) is None]
    more = f" Nobody is written down as {joined(nobody)} yet." if nobody else ""
    return join(f"{_begun(CHANNELS[step.channel])}{whom}.{more}")


def _when(plan: Plan, step: Step, kind: Kind, own: tzinfo | None) -> Markup:
    start, end = window_of(step)
    if kind == "soon" and start is not None:
        return join(_begun(_hours(plan, start)), both(plan, start, own, end), ".")
    if kind == "overdue" and step.due is not None:
        return join(f"It was due {day_name(plan, step.due.date())}, ", both(plan, step.due, own), ".")
    if end is None or step.status == "overdue":
        return EMPTY
    word = "The interview: " if step.id == AT_THE_TALK else "Until " if step.due is not None else "Open until "
    day = "" if end.date() == plan.as_of.date() else f"{day_name(plan, end.date())}, "
    return join(word, day, both(plan, end, own), ".")


def _hours(plan: Plan, start: datetime) -> str:
    return f"{day_name(plan, start.date())}, "


def _before(plan: Plan, step: Step) -> Markup:
    """Whom to look up before this step can be done, and how."""
    seeking = (one for one in plan.steps if one.id == "find-contact" and one is not step and one.to == step.to)
    needed = next(seeking, None)
    if needed is None or needed.made.way == "voice":  # a way for those who want one, beside the call
        return EMPTY
    return tag("span", tag("b", "First: "), f"{_lowered(needed.heading)}.", class_="fu-first-this")


def _first_reason(plan: Plan, step: Step | None = None) -> str:
    """Why to leave it: the step's own reason, else what to keep in mind."""
    told = [*(step.because if step else ()), *plan.keep_in_mind]
    return str(told[0]["says"]) if told else ""
