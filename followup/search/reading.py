"""A table as people read it: words for columns and stages, and HTML in which every string stays text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import Any

import pandas as pd

from ..case import markup
from ..case.markup import Markup, tag
from ..planning.phrases import STAGE_WORDS

CAPTION = "text-align: left; font-weight: 650; padding: 0 0 6px"
HEADINGS = {
    "promised_until": "promised until",
    "days_waiting": "days waiting",
    "days_in_stage": "days in this stage",
    "days_promised": "days promised",
    "days_over": "days past the promise",
    "days_quiet": "days since anything happened",
    "next_step": "next step",
    "when": "when, at the employer's",
    "there": "when, at the employer's",
    "here": "when, where you are",
    "went_on": "went on",
    "ended": "ended before",
    "open": "still open",
    "at_least": "share so far",
    "at_most": "share if all open ones go on",
    "waiting": "still waiting",
    "half_within": "half answered within",
    "share_answered": "share answered, a no counts",
    "share_interviewed": "share with an interview",
    "share_open": "share of open cases",
    "share_done": "share of your work",
    "open_now": "to do now",
    "rests": "nothing to do",
    "done": "done in 4 weeks",
    "applied": "new applications",
}
FEW = "too few cases"


def in_words(table: pd.DataFrame, columns: Sequence[str] | None = None) -> pd.DataFrame:
    """The named columns (default: all) for reading: stages and shares in words, nothing where a value is missing."""
    shown = table[list(columns) if columns is not None else list(table.columns)].astype(object)
    for column in shown:
        if column in WORDS:
            shown[column] = [WORDS[column](value) for value in shown[column]]
    return shown.where(shown.notna(), "").rename(columns=_heading)


def _percent(share: Any) -> str:
    return "" if pd.isna(share) else f"{share:.0%}"


def _enough(share: Any) -> str:
    return _percent(share) or FEW


def _within(days: Any) -> str:
    return "not known yet" if pd.isna(days) else f"{ceil(days)} day{'' if ceil(days) == 1 else 's'}"


SHARES = ("at_least", "at_most", "share_answered", "share_interviewed", "share_open", "share_done")
WORDS: dict[str, Callable[[Any], str]] = {
    "stage": lambda stage: STAGE_WORDS.get(stage, stage),
    "share": _percent,
    "half_within": _within,
    **dict.fromkeys(SHARES, _enough),
}


def as_html(
    table: pd.DataFrame, columns: Sequence[str] | None = None, *, caption: str, empty: str = "Nothing here yet."
) -> Markup:
    """The table as HTML with a caption; every string of it is escaped. `empty` stands there where it has no row."""
    if table.empty:
        return tag("p", empty, class_="fu-soft")
    shown = in_words(table, columns)
    rows = shown.itertuples(index=False, name=None)
    above = tag("caption", caption, style=CAPTION)
    return markup.table(list(shown.columns), rows, caption=above, class_="fu-others")


def _heading(column: str) -> str:
    words = HEADINGS.get(column, column)
    return words[:1].upper() + words[1:]
