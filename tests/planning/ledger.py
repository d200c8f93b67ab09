"""Every story's steps and facts as lines: what whoever changes the planner reads in the diff.

Written anew by `python -m tests.planning.ledger`, and with it courses.txt and pages.txt. All kinds of steps are asked
for, whatever our rules propose, and each with words of its own, so that a rule or a title that says something else
changes no line.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import followup
from followup.case.case import Case
from followup.planning import phrases
from followup.planning.planner import Plan, Step
from followup.rulebook.book import Rulebook
from followup.rulebook.facts import SLOTS, STAGES
from followup.rulebook.loading import default_rulebook, load_rulebook
from tests.planning.test_scenarios import FILES, moment_of

FACTS = ("stage", "counts_from", "promise", "follow_up", "follow_up_role", "sent", "allowed", "thanked", "owes_late")
EVERYWHERE = "everything-everywhere"
PLAIN = {"through them", "own_phone your number", "promise_day the day they named", "deadline the day they named"}
PLAIN |= {"letter_day the day they named", "absent somebody you met", "gone somebody you dealt with", "sent none"}
PLAIN |= {"rivals_wait Somebody else waits for your answer too"}
PLAIN |= {f"{name} the day they are back" for name in ("away_until", "absent_until")}
CLAUSES = (  # whole clauses, which the plans of these stories show as they stand
    "since_when", "who_named_it", "what_you_sent", "your_answer",
    "their_offer", "it_hangs_on", "days_asked", "days_rung",
)  # fmt: skip
NAMES = {
    "arranged",
    "decider",
    "holder",
    "hr",
    "manager",
    "opens_again",
    "passer",
    "said_yes_to",
}  # said in the stories that need them
LIKE_ANOTHER = {"keep-searching", "tell-others"}  # made as let-it-rest is
LEDGER = Path(__file__).with_suffix(".txt")
EVERYTHING = """
[[rule]]
id = "{id}"
does = "propose"
step = {steps}
stages = {stages}
says = "{says}"
advice = ["D1"]
sources = ["house"]
read = 2026-11-29
"""
STORIES: dict[str, tuple[Case, datetime, str]] = {
    name: moment_of(data, data["scenario"]["expect"][0]) for name, data in FILES.items()
}


def proposing_everything(folder: Path) -> Rulebook:
    """Our rulebook with one more rule, which proposes every step in every stage."""
    says = ";".join(f"{name} {{{name}}}" for name in SLOTS if name not in (*NAMES, *CLAUSES))
    text = EVERYTHING.format(steps=[*default_rulebook().steps], stages=[*STAGES], says=says, id=EVERYWHERE)
    (folder / "everything.toml").write_text(text, "utf-8")
    return load_rulebook(folder)


def lines_of(name: str, book: Rulebook) -> list[str]:
    """A story's name, what is so, and each step."""
    case, now, policy = STORIES[name]
    plan, ours = (followup.plan(case, now=now, policy=policy, rulebook=of) for of in (book, None))
    with patch.object(phrases, "_wording", lambda step: f"{step.id} for {{to}}"):
        return [
            name,
            f"  so: {' '.join(_facts(plan))}",
            *(f"  {line_of(step)}" for step in plan.steps if step.id not in LIKE_ANOTHER),
            f"  slots: {_filled(plan)}",
            f"  in short: {ours.summary}",
            *(f"  {step.id} otherwise: {said}" for step in ours.steps for said in _otherwise(step)),
        ]


def _filled(plan: Plan) -> str:
    """Each slot of a sentence with what is so here, as far as it is not the plain words where nobody knows."""
    said = next(reason["says"] for step in plan.steps for reason in step.because if reason["rule"] == EVERYWHERE)
    return "; ".join(part for part in said.split(";") if part not in PLAIN)


def _otherwise(step: Step) -> Iterator[str]:
    """What the other answers to its questions come to."""
    for other in step.instead_of:
        yield f"{other['question']} {other['answer']} ({', '.join(other['sources'])}): {other['would']}"


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
    from tests.planning import courses, pages, side_by_side  # which read what is here

    courses.write()
    pages.write()
    side_by_side.write()
    with TemporaryDirectory() as folder:
        book = proposing_everything(Path(folder))
        told = ["\n".join(lines_of(name, book)) for name in sorted(STORIES)]
    LEDGER.write_text("\n\n".join(told) + "\n", "utf-8")


if __name__ == "__main__":
    main()
