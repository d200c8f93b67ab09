"""The course of every story and of every made-up case: what is so from when on, and which steps it changes, as lines.

Each is planned at every moment at which something happens, opens or is due, to the second, a made-up case also at noon
of some days after the last thing that happened. Written anew together with the ledger; a line tells only of what is
other than at the moment before.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path

import followup
from followup.case.case import Case
from followup.planning.planner import Plan
from followup.planning.priority import main_step
from followup.rulebook.facts import Facts
from tests.planning import made_up
from tests.planning.ledger import STORIES, line_of, short

COURSES = Path(__file__).with_suffix(".txt")
# What a policy answers, and what only counts on: said of no moment.
STILL = {"first_when", "first_to", "first_how", "thanks_by", "visits", "interview_year", "offer_hours_left"}
COUNTING = {name for name in Facts.__annotations__ if name.startswith("days_") or name == "checking_days"}
TOLD = [name for name in Facts.__annotations__ if name not in STILL | COUNTING]


@cache
def courses() -> dict[str, tuple[Case, list[datetime], str]]:
    """By name: the case, further moments to look at, and the policy."""
    told = {name: (case, [now], policy) for name, (case, now, policy) in STORIES.items()}
    made = made_up.cases().items()
    return told | {name: (followup.load_case(case), made_up.later_on(case), policy) for name, (case, policy) in made}


def lines_of(name: str) -> list[str]:
    """Its name, and what becomes other at each moment."""
    case, also, policy = courses()[name]
    told, facts, steps, short_said = [f"{name}, {policy}"], dict[str, str](), list[str](), ""
    for now in moments(case, also, policy):
        plan = followup.plan(case, now=now, policy=policy)
        before, facts = facts, _facts(plan)
        former, steps = steps, [line_of(step) for step in plan.steps]
        so, lines = _other_facts(before, facts), _other_steps(former, steps)
        if plan.summary != short_said:
            short_said = plan.summary
            lines.append(f"    in short: {short_said}")
        if so or lines:
            told += [f"  {short(now)}: {' '.join([*so, *_counted(plan)])}".rstrip(), *lines]
    return told


def _other_facts(before: dict[str, str], now: dict[str, str]) -> list[str]:
    new = [fact for name, fact in now.items() if before.get(name) != fact]
    return new + [f"-{name}" for name in before if name not in now]


def _other_steps(before: list[str], now: list[str]) -> list[str]:
    ids = {line.partition(":")[0] for line in now}
    over = [step for step in dict.fromkeys(line.partition(":")[0] for line in before) if step not in ids]
    lines = [f"    {line}" for line in now if line not in before]
    return lines + ([f"    no more: {', '.join(over)}"] if over else [])


def _facts(plan: Plan) -> dict[str, str]:
    """What is so, by name, and the main step."""
    main = main_step(plan)
    known = {name: getattr(plan.situation, name) for name in TOLD} | {"main": main.id if main is not None else None}
    so = {name: value for name, value in known.items() if value is not None and value is not False}
    return {name: name if value is True else f"{name}={value}" for name, value in so.items()}


def _counted(plan: Plan) -> Iterator[str]:
    """The days since; told where anything else is other."""
    for name in sorted(COUNTING):
        if (value := getattr(plan.situation, name)) is not None:
            yield f"{name}={value}"


def moments(case: Case, also: list[datetime], policy: str) -> list[datetime]:
    """When something happens, and when a step opens or is due that this asks for."""
    timeline = case.timeline
    events = {one.at for one in (*timeline.happenings, *timeline.meetings, *timeline.undated)}
    events |= {meeting.over for meeting in timeline.meetings} | {moment.timestamp() for moment in also}
    events |= {other.since.timestamp() for other in case.elsewhere if other.since is not None}
    found = [datetime.fromtimestamp(at, case.zone) for at in sorted(events)]
    plans = [followup.plan(case, now=now, policy=policy) for now in found]
    dated = [at for plan in plans for step in plan.steps for at in (step.opens, step.due) if at is not None]
    return sorted({*found, *dated})


def read() -> dict[str, list[str]]:
    """The lines that are kept, by name."""
    kept = [course.splitlines() for course in COURSES.read_text("utf-8").split("\n\n")]
    return {lines[0].partition(",")[0]: lines for lines in kept if lines}


def write() -> None:
    COURSES.write_text("\n\n".join("\n".join(lines_of(name)) for name in sorted(courses())) + "\n", "utf-8")
