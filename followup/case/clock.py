"""The only place that reads the time, so that a story, a test or a workshop can hold it still."""

from __future__ import annotations

import os
from datetime import datetime

from .errors import InputError, Problem
from .office_hours import FIRST_YEAR, LAST_YEAR

FIXED_BY = "FOLLOWUP_NOW"
EXAMPLE = "a date and time with its offset, such as 2026-03-12T09:05:00-05:00"


def now() -> datetime:
    """This moment, with the offset of the local zone; what FOLLOWUP_NOW says where that is set.

    Raises InputError where FOLLOWUP_NOW is not a date-time with an offset.
    """
    fixed = os.environ.get(FIXED_BY, "").strip()
    return read_moment(fixed, FIXED_BY) if fixed else datetime.now().astimezone()


def running() -> datetime:
    """This moment, also where FOLLOWUP_NOW holds the workbook's still: for what has to run on, such as a timer."""
    return datetime.now().astimezone()


def read_moment(text: str, where: str) -> datetime:
    """An ISO 8601 date-time with offset as a datetime.

    where: what the error names, for instance "--now". Raises InputError for anything else, also for a date
    alone and for years outside those the office hours know.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise InputError(Problem(where, "not a date and time", text, EXAMPLE)) from None
    if moment.utcoffset() is None:
        raise InputError(Problem(where, "the offset from UTC is missing", text, EXAMPLE))
    if not FIRST_YEAR < moment.year < LAST_YEAR:
        raise InputError(Problem(where, "that year is out of range", text, f"{FIRST_YEAR + 1} to {LAST_YEAR - 1}"))
    return moment
