"""One table of all cases as Markdown, for notes, chats and trackers that people write by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...case.case import Case
from ...case.text import plain_text, shown
from . import Asked, Format, Shown

if TYPE_CHECKING:
    from ...planning.planner import Plan

HEADER = ("Employer", "Role", "Stage", "Next step", "When, at the employer's")
SIGNS = re.compile(r"([\\`*_\[\]<>|~&])")  # what means something inside a cell


def make(asked: Asked) -> bytes:
    """One row a case, the most urgent first."""
    from ...planning.priority import pressing
    from ...search.planned import plan_all

    pairs = sorted(plan_all(asked.knowing, **asked.keys), key=lambda pair: pressing(pair[1]))
    rows = [HEADER, ("---",) * len(HEADER), *(map(cell, row(case, plan)) for case, plan in pairs)]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in rows).encode()


def row(case: Case, plan: Plan | None) -> tuple[str, ...]:
    """The texts of one case, as people wrote them."""
    from ...planning.phrases import STAGE_WORDS
    from ...search.order import next_words

    stage = STAGE_WORDS[plan.stage] if plan else "past what the calendar knows"
    return (case.employer.name, case.role.title, stage, *next_words(plan))


def cell(text: str) -> str:
    """A text on one line that stays text: no sign of it ends the cell, or becomes a link, HTML or emphasis."""
    return SIGNS.sub(r"\\\1", " ".join(shown(plain_text(text)).split()))


FORMAT = Format(
    "markdown", "a table of all cases", "text/markdown", make, order=70, ending="md",
    shown=Shown("Save the cases as Markdown", "One row a case with its next step, for your notes."),
)  # fmt: skip
