"""What becomes of plans side by side: which steps are one message or one call, and when calls are made, as lines.

Made-up searches (made_up.py) at every moment at which something happens or opens; written anew together with the
ledger. A line tells only of what is other than at the moment before.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import followup
from followup.case.case import Case
from followup.planning.planner import Plan, Step
from followup.planning.together import keep_calls_apart, related, shared_steps
from tests.planning import made_up
from tests.planning.courses import moments
from tests.planning.ledger import short

LINES = Path(__file__).with_suffix(".txt")


def lines_of(name: str) -> list[str]:
    """The search's name and who belongs together in it, and what becomes other at each moment."""
    made, policy = made_up.searches()[name]
    cases = [followup.load_case(case) for case in made]
    told, before = [f"{name}, {policy}: {related(cases)}"], set[str]()
    for now in sorted({at.timestamp(): at for case in cases for at in moments(case, [], policy)}.values()):
        found = list(_said(cases, now, policy))
        new = [line for line in found if line not in before]
        told += [f"  {short(now)}", *(f"    {line}" for line in new)] if new or before - set(found) else []
        before = set(found)
    return told


def _said(cases: list[Case], now: datetime, policy: str) -> Iterator[str]:
    plans = [followup.plan(case, now=now, policy=policy) for case in cases]
    keep_calls_apart(plans)
    for group in shared_steps(plans):
        yield f"one: {', '.join(f'{step.id} of {step.plan.case.id}' for step in group)}"
    for plan in plans:
        yield from (_call(plan, step) for step in plan.steps if step.channel == "phone")


def _call(plan: Plan, step: Step) -> str:
    spans = ", ".join(f"{short(start)}..{short(end)}" for start, end in step.windows)
    return f"{plan.case.id}: {step.id} to {','.join(step.to)} {spans}"


def read() -> dict[str, list[str]]:
    """The lines that are kept, by name."""
    kept = [search.splitlines() for search in LINES.read_text("utf-8").split("\n\n")]
    return {lines[0].partition(",")[0]: lines for lines in kept if lines}


def write() -> None:
    LINES.write_text("\n\n".join("\n".join(lines_of(name)) for name in made_up.searches()) + "\n", "utf-8")
