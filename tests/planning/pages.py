"""The page and the explanation of made-up cases, word by word, each at one of the days after what happened last.

Written anew together with the ledger, and so by whoever words a rule otherwise: what stands first, what is left out for
want of room, and what is said once for several steps is to be seen in the diff.
"""

from __future__ import annotations

from pathlib import Path

import followup
from followup.planning.explain import explain
from followup.planning.in_brief import in_brief
from tests.planning import made_up
from tests.planning.courses import moments

PAGES = Path(__file__).with_suffix(".txt")
EXPLAINED = 3  # of so many pages one is explained too


def lines_of(name: str) -> list[str]:
    """Its name, and the page at a moment that its number chooses; with the explanation for some."""
    made, policy = made_up.cases()[name]
    number, case = int(name[-3:]), followup.load_case(made)
    looked_at = moments(case, made_up.later_on(made), policy)
    plan = followup.plan(case, now=looked_at[number * 7 % len(looked_at)], policy=policy)
    told = [in_brief(plan), *([explain(plan)] if number % EXPLAINED == 0 else [])]
    return [name, *(f"  {line}".rstrip() for text in told for line in text.splitlines() if line)]


def read() -> dict[str, list[str]]:
    """The lines that are kept, by name."""
    kept = [page.splitlines() for page in PAGES.read_text("utf-8").split("\n\n")]
    return {lines[0]: lines for lines in kept if lines}


def write() -> None:
    PAGES.write_text("\n\n".join("\n".join(lines_of(name)) for name in made_up.cases()) + "\n", "utf-8")
