"""The wait as one line: interview, their promise, your follow-up, today, and when other sources would write."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from ...case.wording import MONTHS, WEEKDAYS, month_first
from ...planning.others import Dissent
from ...planning.planner import Plan, Step
from ...planning.priority import window_of
from ..parts.markup import EMPTY, Markup, join, tag

LONGEST = 60  # days that a line can show
APART = 22, 42  # hundredths of the line that a label needs for itself, also with wider spacing: at a desk, on a phone
ROOM = 2  # days after the last mark
NAMES = {"phone": "call", "email": "write", "post": "write", "visit": "visit"}


class Mark(NamedTuple):
    """One place of the line. kind: past, promise, yours, today, others."""

    day: date
    kind: str
    words: str


def waiting_line(plan: Plan, step: Step, dissent: list[Dissent]) -> Markup:
    """The line of a case that waits after an interview; nothing where there was none, or where it is too long ago.

    dissent: who is counted as of another mind beside it (Agreement.counted), so that the rings never say more.
    """
    begins, days = _interview(plan), _others(step, dissent)
    if begins is None:
        return EMPTY
    marks = [Mark(begins, "past", "interview"), *_marks(plan, step)]
    last = max([*(mark.day for mark in marks), *days, plan.as_of.date()]) + timedelta(days=ROOM)
    if (last - begins).days > LONGEST:
        return EMPTY
    scale = _Scale(plan, begins, last)
    wide, narrow = (_levels(marks, scale, apart) for apart in APART)
    placed = [scale.place(mark, level, on_phone) for (mark, level), (_, on_phone) in zip(wide, narrow, strict=True)]
    others = [scale.others(day, told) for day, told in sorted(days.items())]
    label = tag("span", "Other sources", class_="fu-line-label") if others else EMPTY
    css = ["fu-wait", *["fu-alone"] * (not others), _height("fu", wide), _height("fu-narrow", narrow)]
    inside = join(*scale.shut(), tag("span", class_="fu-axis"), scale.gone(), tag("ol", *placed, *others), label)
    return tag("div", inside, class_=" ".join(css), role="group",
               aria_label="From the interview to the follow-up")  # fmt: skip


def _interview(plan: Plan) -> date | None:
    over = [one for one in plan.case.timeline.meetings if one.over <= plan.now.timestamp()]
    return date.fromordinal(over[-1].day) if over else None


def _marks(plan: Plan, step: Step) -> Iterator[Mark]:
    yield Mark(plan.as_of.date(), "today", "Today")
    until = plan.promise["until"]
    if until:
        yield Mark(datetime.fromisoformat(until).date(), "promise", "their promise")
    start = window_of(step)[0]
    if start is not None:
        words = "interview" if plan.stage == "before_interview" else NAMES.get(step.channel or "", "next")
        yield Mark(start.date(), "yours", words)


def _others(step: Step, dissent: list[Dissent]) -> dict[date, list[Dissent]]:
    """On which other days sources would write or call."""
    mine = window_of(step)[0]
    found: dict[date, list[Dissent]] = {}
    for one in dissent:
        start = one.steps[0].windows[0][0] if one.steps and one.steps[0].windows else None
        if start is not None and (mine is None or start.date() != mine.date()):
            found.setdefault(start.date(), []).append(one)
    return found


class _Scale:
    def __init__(self, plan: Plan, begins: date, ends: date) -> None:
        self.plan, self.begins, self.days = plan, begins, max((ends - begins).days, 1)

    def at(self, day: date) -> float:
        return round(100 * (day - self.begins).days / self.days, 2)

    def short(self, day: date) -> str:
        """Wed 11, with the month where it is another one."""
        month = "" if day.month == self.begins.month else f" {MONTHS[day.month - 1][:3]}"
        if month and month_first(self.plan.case.employer):
            return f"{WEEKDAYS[day.weekday()][:3]}{month} {day.day}"
        return f"{WEEKDAYS[day.weekday()][:3]} {day.day}{month}"

    def place(self, mark: Mark, level: int, on_phone: int) -> Markup:
        words = (
            join(tag("b", mark.words)) if mark.kind == "today" else join(self.short(mark.day), tag("br"), mark.words)
        )
        edge = " fu-edge-left" if self.at(mark.day) < 12 else " fu-edge-right" if self.at(mark.day) > 88 else ""
        levels = "" if mark.kind == "today" else f" fu-level-{level} fu-narrow-level-{on_phone}"
        css = f"fu-at fu-at-{mark.kind}{levels}{edge}"
        point, label = tag("i", class_="fu-point", aria_hidden="true"), tag("span", words, class_="fu-label-at")
        return tag("li", point, label, class_=css, style=f"left:{self.at(mark.day)}%")

    def others(self, day: date, told: list[Dissent]) -> Markup:
        """How many would write on that day, as a ring; who and what, when it is pointed at."""
        names = [source for one in told for source in one.sources]
        count, who = len(names), ", ".join(name.replace("-", " ") for name in names)
        words = f"{self.short(day)}: {who}"
        edge = " fu-edge-right" if self.at(day) > 60 else ""
        ring = tag("button", count, type="button", aria_label=f"{count} on {words}")
        return tag("li", ring, tag("span", words, class_="fu-label-at", aria_hidden="true"),
                   class_=f"fu-at fu-at-others{edge}", style=f"left:{self.at(day)}%")  # fmt: skip

    def gone(self) -> Markup:
        return tag("span", class_="fu-gone", style=f"width:{min(max(self.at(self.plan.as_of.date()), 0), 100)}%")

    def shut(self) -> Iterator[Markup]:
        """Days on which nobody works there."""
        width = round(100 / self.days, 2)
        for number in range(self.days):
            day = self.begins + timedelta(days=number)
            if not self.plan.situation.office.is_working_day(day):
                yield tag("span", class_="fu-shut", style=f"left:{self.at(day)}%;width:{width}%")


def _levels(marks: list[Mark], scale: _Scale, apart: int) -> list[tuple[Mark, int]]:
    """Labels that would lie on each other stand on up to three levels; that of today stands below the line."""
    placed: list[tuple[Mark, int]] = []
    before: list[tuple[float, int]] = []
    for mark in sorted(marks, key=lambda one: one.day):
        at = scale.at(mark.day)
        taken = {level for place, level in before if at - place < apart}
        level = 0 if mark.kind == "today" else min({0, 1, 2} - taken, default=0)
        if mark.kind != "today":
            before.append((at, level))
        placed.append((mark, level))
    return placed


def _height(prefix: str, levels: list[tuple[Mark, int]]) -> str:
    """How much room the labels need above the line, as a class."""
    return f"{prefix}-rows-{1 + max(level for _, level in levels)}"
