"""The whole search at a glance: one sentence, and every case in the column where it stands."""

from __future__ import annotations

import ipywidgets as widgets

from ...planning.planner import Plan
from ..parts.desk import Desk
from ..parts.markup import Markup, tag
from ..parts.panel import Panel
from ..parts.pieces import html
from .due import Due, due, first_step, in_order, own_day, plan_or_none
from .today_html import link

COLUMNS = (
    ("Applied", ("applied",)),
    ("Interview", ("invited", "before_interview")),
    ("Waiting", ("thank_you", "waiting", "follow_up", "quiet", "no_decision", "task")),
    ("Offer", ("offer",)),
    ("Closed", ("rejected", "closed")),
)
QUIET = ("waiting", "follow_up", "quiet")  # stages in which the last word was ours
MOST = 6  # cases of a column; the others are on the page of all cases


class Board(Panel):
    name = "board"

    def build(self) -> list[widgets.Widget]:
        self.place = html()
        return [self.place]

    def draw(self) -> None:
        found = {case_id: plan for one in in_order(self.desk) if (plan := plan_or_none(self.desk, case_id := one))}
        count = f"{len(found)} case{'' if len(found) == 1 else 's'}"
        top = tag("div", tag("h1", "Your search"), tag("p", count, class_="fu-quiet"), class_="fu-place-name")
        columns = [_column(self.desk, words, stages, found) for words, stages in COLUMNS]
        self.place.value = top + tag("h2", _sentence(self.desk, found)) + tag("div", *columns, class_="fu-columns-five")


def _sentence(desk: Desk, found: dict[str, Plan]) -> str:
    """How many want something now, how many wait, and how long the longest silence is."""
    if not found:
        return "No case yet."
    pressing = sum(due(desk, case_id).pressing for case_id in found)
    waiting = sum(plan.stage in QUIET for plan in found.values())
    silent = max((days for plan in found.values() if (days := _silence(desk, plan)) is not None), default=None)
    words = f"{pressing or 'Nothing'} to do now, {waiting or 'none'} waiting"
    return f"{words}; longest silence {silent} days." if silent else f"{words}."


def _silence(desk: Desk, plan: Plan) -> int | None:
    """Days since the last interview, where nothing was heard yet and no answer came."""
    if plan.stage not in QUIET:
        return None
    over = [one.at for one in plan.case.interviews if one.at and one.at <= desk.now]
    return (desk.today - own_day(max(over), desk.zone)).days if over else None


def _column(desk: Desk, words: str, stages: tuple[str, ...], found: dict[str, Plan]) -> Markup:
    held = [case_id for case_id, plan in found.items() if plan.stage in stages]
    made = [_small(desk, case_id, found[case_id]) for case_id in held[:MOST]]
    if len(held) > MOST:
        made.append(tag("a", f"{len(held) - MOST} more", href="#cases", class_="fu-quiet"))
    head = tag("h3", words, tag("span", str(len(held))))
    return tag("section", head, *(made or [tag("p", "None yet", class_="fu-quiet")]), aria_label=words)


def _small(desk: Desk, case_id: str, plan: Plan) -> Markup:
    when, step = due(desk, case_id), first_step(plan)
    words = _due_words(when) or ("rests" if step is None else "no day set")
    says = tag("span", words, class_="fu-due fu-pressing" if when.pressing else "fu-due")
    return link(case_id, tag("b", plan.case.employer.name), says, css="fu-small")


def _due_words(when: Due) -> str:
    if not when.word or when.word == "late":
        return when.word
    return f"to do {when.word}" if when.pressing else f"next: {when.word}"
