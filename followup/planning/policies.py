"""All policies beside each other on one case, and whose advice a plan follows."""

from __future__ import annotations

from datetime import datetime

from ..case.case import Case
from ..rulebook.book import Rulebook
from ..rulebook.loading import default_rulebook
from . import phrases
from .page import CHANNEL_WORDS
from .planner import Plan, plan
from .said import moment_words, people

POLICY_HEADER = ("policy", "when", "whom", "how", "how often", "thank-you", "visit")


def policy_words(of: Plan) -> str:
    """Whose advice is followed: balanced, the workbook's own mixture."""
    name = of.policy.replace("-", " ")
    return f"advice: {name}, the workbook's own mixture" if of.chosen.own else f"advice: {name}"


def compare_policies(
    case: Case, now: datetime, rulebook: Rulebook | None = None
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """What every policy would do about one case at `now`: a header and one row of words a policy."""
    book = rulebook or default_rulebook()
    return POLICY_HEADER, [_row(plan(case, now=now, policy=name, rulebook=book)) for name in book.policies]


def _row(of: Plan) -> tuple[str, ...]:
    answers, step = of.chosen.answers, of.step("first-follow-up") or of.step("second-follow-up")
    often = f"{of.follow_ups['allowed']} at the most, {of.follow_ups['sent']} so far"
    beside = (often, answers["Q5"].id, answers["Q6"].id)
    if step is None or step.opens is None:
        return of.policy, phrases.STAGE_WORDS[of.stage].lower(), "nobody", "no follow-up", *beside
    when = f"{'since' if step.status == 'now' else 'from'} {moment_words(of, step.opens)}"
    return of.policy, when, people(of, step.to), CHANNEL_WORDS[step.channel], *beside
