"""The columns of our own tables, and what keeps a text in them from being a formula, for reading and writing alike."""

from __future__ import annotations

import re

BEGINS_FORMULA = re.compile(r"[\s\u200b-\u200f\u2060\ufeff']*[=+\-@|＝＋－＠﹦﹢﹣]|[\t\r\n]")
# Within a cell: where ; or a tab parts the cells, quotes within a line count for nothing, and a line break ends a row.
_INNER = r"(?=(?:[^\S\t\n]|[\u200b-\u200f\u2060\ufeff'])*[=+\-@|＝＋－＠﹦﹢﹣])"
INNER, MARKED = (re.compile(rf"(?<=[;\t\n]){mark}{_INNER}") for mark in ("", "'"))
CASES = (
    "case", "employer", "role", "stage", "applied", "source", "url", "location", "salary", "rounds", "last interview",
    "promised until", "next step", "when", "zone", "notes", "ended",
)  # fmt: skip
PEOPLE = ("case", "employer", "id", "name", "is", "email", "phone", "prefers", "no calls", "away until")
HISTORY = (
    "at", "zone", "case", "employer", "role", "kind", "what", "who", "channel", "outcome", "promised", "text",
    "answer by",
)  # fmt: skip
AGENDA = ("from", "until", "zone", "case", "employer", "role", "step", "to", "channel", "status")
LATER = {"ended"}  # columns that older tables of ours lack
HEADERS = {"cases": CASES, "people": PEOPLE, "history": HISTORY, "agenda": AGENDA}


def starts_formula(text: str) -> bool:
    """Whether a spreadsheet may take this text for a formula, also after blanks or in full-width letters."""
    return bool(BEGINS_FORMULA.match(text))


def as_it_was(cell: str) -> str:
    """A text of our CSV without the apostrophes that keep it from being a formula."""
    cell = MARKED.sub("", cell)
    return cell[1:] if cell.startswith("'") and starts_formula(cell[1:]) else cell
