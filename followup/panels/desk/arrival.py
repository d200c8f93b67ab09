"""Which case a page shows when somebody comes to it."""

from __future__ import annotations

from ...case.errors import FollowupError
from ...planning.planner import Plan
from ...planning.priority import pressing
from ..parts.pages import Page
from ..parts.priority import follow_up
from .contents import Contents


def case_for_page(desk: Contents) -> str | None:
    """The case chosen last if it is at this page's stage, else the most urgent one that is, else the chosen one.

    Where nothing was chosen and none is at this stage: one with this page's channel, or the most urgent of all.
    """
    page, chosen = desk.page, desk.book.setting("case", kind=str)
    plans = {case_id: found for case_id in desk.cases if (found := _plan_or_none(desk, case_id))}
    fitting = [id for id, found in plans.items() if not page.stages or desk.page_of(found) == page]
    if chosen in desk.cases and (chosen in fitting or not fitting):
        return str(chosen)
    near = [id for id, found in plans.items() if (step := follow_up(found)) and step.channel in page.channels]
    return min(fitting or near or plans, key=lambda id: (_place(page, plans[id]), pressing(plans[id])), default=None)


def _place(page: Page, found: Plan) -> int:
    """Which of the page's stages comes first."""
    return page.stages.index(found.stage) if found.stage in page.stages else len(page.stages)


def _plan_or_none(desk: Contents, case_id: str) -> Plan | None:
    try:
        return desk.plan_of(case_id)
    except FollowupError:  # past what the calendar knows; the agenda says so
        return None
