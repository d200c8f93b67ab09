"""Every story's steps and facts as lines: what whoever changes the planner reads in the diff.

Written anew by `python -m tests.planning.ledger`, with courses.txt beside it. All kinds of steps are asked for,
whatever our rules propose, so that a rule that says or proposes something else changes no line.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import followup
from followup.case.case import Case
from followup.planning.planner import Plan, Step
from followup.rulebook.book import Rulebook
from followup.rulebook.facts import STAGES
from followup.rulebook.loading import default_rulebook, load_rulebook
from tests.planning.test_scenarios import FILES, moment_of

FACTS = ("stage", "counts_from", "promise", "follow_up", "follow_up_role", "sent", "allowed", "thanked", "owes_late")
LIKE_ANOTHER = {"keep-searching", "tell-others"}  # made as let-it-rest is
LEDGER = Path(__file__).with_suffix(".txt")
EVERYTHING = """
[[rule]]
id = "everything-everywhere"
does = "propose"
step = {steps}
stages = {stages}
says = "All of it."
advice = ["D1"]
sources = ["house"]
read = 2026-11-29
"""
STORIES: dict[str, tuple[Case, datetime, str]] = {
    name: moment_of(data, data["scenario"]["expect"][0]) for name, data in FILES.items()
}


def proposing_everything(folder: Path) -> Rulebook:
    """Our rulebook with one more rule, which proposes every step in every stage."""
    text = EVERYTHING.format(steps=[*default_rulebook().steps], stages=[*STAGES])
    (folder / "everything.toml").write_text(text, "utf-8")
    return load_rulebook(folder)


def lines_of(name: str, book: Rulebook) -> list[str]:
    """A story's name, what is so, and each step."""
    case, now, policy = STORIES[name]
    plan = followup.plan(case, now=now, policy=policy, rulebook=book)
    return [
        name,
        f"  so: {' '.join(_facts(plan))}",
        *(f"  {line_of(step)}" for step in plan.steps if step.id not in LIKE_ANOTHER),
    ]


def _facts(plan: Plan) -> Iterator[str]:
    for fact in FACTS:
        value = getattr(plan.situation, fact)
        if value not in (None, False):
            yield fact if value is True else f"{fact}={value}"


def line_of(step: Step) -> str:
    """One step: its state, to whom and how, from when until when, and what doing it writes down."""
    windows = [f" [{short(start)}..{short(end)}]" for start, end in step.windows[:1] if step.made.hours]
    through = f" through {step.through}" if step.through else ""
    whom = f"{step.channel or '-'} to {','.join(step.to) or '-'}{through}"
    done = ",".join(str(event.get("what", event["kind"])) for event in step.logs)
    until = f" until {short(step.due)}" if step.due else ""
    dated = f"{short(step.opens)}{until}{''.join(windows)}"
    return f"{step.id}: {step.status}, {whom}, {dated}{' aside' * step.aside} {done}".rstrip()


def short(moment: Any) -> str:
    return f"{moment:%y%m%dT%H:%M:%S}".removesuffix(":00") if moment is not None else ""


def read() -> dict[str, list[str]]:
    """The lines that are kept, by story."""
    stories = LEDGER.read_text("utf-8").split("\n\n")
    return {story.partition("\n")[0]: story.splitlines() for story in stories if story.strip()}


def main() -> None:
    from tests.planning import courses  # which reads what is here

    courses.write()
    with TemporaryDirectory() as folder:
        book = proposing_everything(Path(folder))
        told = ["\n".join(lines_of(name, book)) for name in sorted(STORIES)]
    LEDGER.write_text("\n\n".join(told) + "\n", "utf-8")


if __name__ == "__main__":
    main()
