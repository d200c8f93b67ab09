"""The group's tables, for those who like to print things: what may be shown (`told.py`), row by row."""

from __future__ import annotations

import pandas as pd

from .folder import Gathered
from .told import Told, tell

COLUMNS = [
    "what",  # in words
    "people",  # how many of the group; missing where it is not shown
    "says",  # the same in words, or the word that stands for it
    "number",  # cases or messages together; missing where it is not shown
    "counted",  # the same in words
    "days",  # half are longer; missing on fewer than five people
    "half",  # the same in words
]
CURVE_COLUMNS = [
    "days",
    "answered",  # the share that had an answer by then, 0 to 1, in steps of five percent
]
Group = Gathered | Told


def stages_table(group: Group) -> pd.DataFrame:
    """One row a stage (COLUMNS), in the order they are lived: who is where, and how long."""
    return table(group, "stages")


def stuck_table(group: Group) -> pd.DataFrame:
    """The same for cases that have been at their stage for more than two weeks; those that ended are left out."""
    return table(group, "stuck")


def late_table(group: Group) -> pd.DataFrame:
    """Thank-yous, then every kind of step that somebody is late with."""
    return table(group, "late")


def promises_table(group: Group) -> pd.DataFrame:
    """Whether answers came when they were promised; days are those past the promise."""
    return table(group, "promises")


def done_table(group: Group) -> pd.DataFrame:
    """Follow-ups by channel, and practice situations solved."""
    return table(group, "done")


def table(group: Group, name: str) -> pd.DataFrame:
    """One of the tables by name."""
    lines = as_told(group).table(name)
    made = pd.DataFrame([[getattr(line, column) for column in COLUMNS] for line in lines], columns=COLUMNS)
    return made.astype({"people": "Int64", "number": "Int64", "days": "Int64"})


def reply_curve(group: Group, after: str = "interview") -> pd.DataFrame:
    """The share answered by some days (CURVE_COLUMNS); no row on too few waits."""
    return pd.DataFrame(as_told(group).curves[after], columns=CURVE_COLUMNS)


def as_told(group: Group) -> Told:
    return group if isinstance(group, Told) else tell(group)
