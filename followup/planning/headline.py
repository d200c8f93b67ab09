"""The step a plan's first sentence is about, and its day: whoever shows, asks or sorts by it asks here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from .outline import FEEDBACK, DatedStep, Outline, Window
from .phrases import first_span, is_left_for_tomorrow, standing

Dated = TypeVar("Dated", bound=DatedStep)
AT_THE_TALK = "ask-before-leaving"  # said in the talk itself, so its day is that of the talk


def is_for_now(step: DatedStep) -> bool:
    """Whether it is to be done now: where another day is better than the first allowed one, that day decides."""
    return step.waits_until is None if step.advised is not None else step.status != "later"


def foremost(steps: Sequence[Dated]) -> Dated | None:
    """Of steps in their order the one to tell first: what is for now, else what comes, else what stands beside."""
    weighty = [step for step in steps if not step.aside]
    now = next((step for step in weighty if is_for_now(step)), None)
    in_time = [step for step in steps if not step.comes_too_late]
    coming = next((step for step in in_time if not step.aside and not is_for_now(step)), None)
    return now or coming or next(iter(in_time), None)


def headline_step(plan: Outline) -> DatedStep | None:
    """The step the headline is about; None where it tells of none, as after an offer that was taken back."""
    s = plan.situation
    if s.offer_taken_back or (s.put_off_after_yes and s.confirmed and s.note_about is None):
        return None
    passed_on = s.no_from_desk or s.one_letter  # then another sentence asks for it
    return foremost([step for step in plan.steps if not (passed_on and step.aside and step.id == FEEDBACK)])


def is_held_back(step: DatedStep) -> bool:
    """Whether it is open and yet to wait for what is not there, as an answer for the letter."""
    return step.status == "now" and standing(step) == "later"


def headline_span(step: DatedStep) -> Window:
    """From when to when the headline has it done."""
    return step.advised if step.advised is not None else first_span(step)


def headline_day(step: DatedStep) -> date:
    """The day there on which the headline has it done, or begun; never one that is over."""
    today = step.plan.as_of.date()
    if step.due is not None and (step.id == AT_THE_TALK or is_held_back(step)):
        return max(step.due.date(), today)
    start, _ = headline_span(step)
    if step.due is None and is_for_now(step) and is_left_for_tomorrow(step):
        return today + timedelta(days=1)
    return max(start.date(), today) if start is not None else today


def away_for_long(plan: Outline) -> str | None:
    """The id of whoever would be asked and is away for long: then the headline has one ask who stands in."""
    s = plan.situation
    whom = s.next.contact if s.away_long and s.next is not None and not s.late_thanks else None
    return whom.id if whom else None
