"""Ways to take a case out of the workbook: into a calendar, and onto paper."""

from __future__ import annotations

from typing import Any

from ...planning.planner import Plan
from ..parts.desk import Desk
from ..parts.files import download, opens, saves
from ..parts.markup import Markup, join, tag

TOLD = "The calendar file opens in any calendar program; each step stands there at an hour that suits."


def calendar_link(desk: Desk, plan: Plan, words: str = "Put it in my calendar") -> Markup:
    """A link that saves the steps of this case as a calendar file."""
    return tag("p", _calendar(desk, plan, words), class_="fu-outs")


def paper_links(desk: Desk, plan: Plan) -> Markup:
    """What the drawer "Calendar and paper" holds; the files are made when it is opened."""
    from ...exchange.case_page import case_pages

    page = case_pages(_planned(desk, plan), **_asked(desk))
    outs = (_calendar(desk, plan, "Save for my calendar"), opens(page, "Open a page to print"),
            saves(page, plan.case.id, "Save that page"))  # fmt: skip
    return join(tag("p", *outs, class_="fu-outs"), tag("p", TOLD, class_="fu-quiet"))


def _asked(desk: Desk) -> dict[str, Any]:
    return {"now": desk.now, "policy": desk.policy, "rulebook": desk.rulebook}


def _planned(desk: Desk, plan: Plan) -> Any:
    from ...search import Planned

    return Planned([plan.case], **_asked(desk), plans={plan.case.id: plan})


def _calendar(desk: Desk, plan: Plan, words: str) -> Markup:
    from ...exchange.calendar import to_ics

    ics = to_ics(_planned(desk, plan), **_asked(desk))
    return download(f"{plan.case.id}.ics", "text/calendar", ics, words)
