"""Whether a column called only “Date” holds the day on which one applied, or that of the status beside it."""

from __future__ import annotations

from datetime import date

from .dates import is_day
from .happenings import day_in_notes
from .setting import Setting
from .statuses import UNCLEAR, read_status
from .table import Row

OTHERS = ("status_date", "response_date", "rejection_date", "interview_date", "offer_date")
FEWEST = 4  # days, by whose order something can be told
MOST_BACK = 0.1  # share of steps against the order of a list that is kept day by day


def is_of_status(setting: Setting) -> bool:
    """Whether it may be the day of the status: no other column has a day, rows say what came of it, and either a note
    names another day of sending, or the days follow no order, as those of a list do to which one adds row by row.
    """
    choices = setting.columns.choices
    stages = (cell for stage in setting.columns.stages for cell in setting.table.column(stage.column))
    if not setting.has_status or any(name in choices for name in OTHERS) or any(map(is_day, stages)):
        return False
    dated = [(row, day) for row in setting.table.rows if (day := setting.date(row, "applied").day)]
    went_on = [pair for pair in dated if _went_on(pair[0], setting)]
    if not went_on:
        return False
    noted = [(day, found.day) for row, day in went_on if (found := day_in_notes(row, setting)) and found.day]
    return any(day != said for day, said in noted) or not _in_order([day for _, day in dated])


def _went_on(row: Row, setting: Setting) -> bool:
    """Whether its status says more than that it was sent."""
    told = [read_status(setting.cell(row, name), None, setting.words).meaning for name in ("status", "outcome")]
    return any(meaning not in ("", "applied", "saved", "open", "silent", UNCLEAR) for meaning in told)


def _in_order(days: list[date]) -> bool:
    steps = [(later > earlier) - (later < earlier) for earlier, later in zip(days, days[1:])]
    against = min(sum(step < 0 for step in steps), sum(step > 0 for step in steps))
    return len(days) < FEWEST or against <= MOST_BACK * len(steps)
