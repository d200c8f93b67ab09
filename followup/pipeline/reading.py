"""A table as people read it: words for columns and stages, and HTML in which every string stays text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd

from ..phrases import STAGE_WORDS

CAPTION = "text-align: left; font-weight: 650; padding: 0 0 6px"
HEADINGS = {
    "promised_until": "promised until",
    "days_waiting": "days waiting",
    "next_step": "next step",
    "when": "when, at the employer's",
    "there": "when, at the employer's",
    "here": "when, where you are",
}


def in_words(table: pd.DataFrame, columns: Sequence[str] | None = None) -> pd.DataFrame:
    """The named columns (default: all) for reading: stages and shares in words, nothing where a value is missing."""
    shown = table[list(columns) if columns is not None else list(table.columns)].astype(object)
    if "stage" in shown:
        shown["stage"] = [STAGE_WORDS.get(stage, stage) for stage in shown["stage"]]
    if "share" in shown:
        shown["share"] = [_percent(share) for share in shown["share"]]
    return shown.where(shown.notna(), "").rename(columns=_heading)


def as_html(
    table: pd.DataFrame, columns: Sequence[str] | None = None, *, caption: str, empty: str = "Nothing here yet."
) -> str:
    """The table as HTML with a caption; every string of it is escaped. `empty` stands there where it has no row."""
    if table.empty:
        return f'<p class="fu-soft">{escape(empty)}</p>'
    with pd.option_context("display.max_colwidth", None):
        html = in_words(table, columns).to_html(index=False, border=0, escape=True, classes="fu-others", justify="left")
    return html.replace("<thead>", f'<caption style="{CAPTION}">{escape(caption)}</caption>\n  <thead>', 1).replace(
        "<th>", '<th scope="col">'
    )


def _heading(column: str) -> str:
    words = HEADINGS.get(column, column)
    return words[:1].upper() + words[1:]


def _percent(share: Any) -> str:
    return "" if pd.isna(share) else f"{share:.0%}"
