"""The days on which something happened, in words; none where nobody knows the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..case.case import Case, Happening
from ..case.wording import month_first, say_date


def day_said(case: Case, happenings: Sequence[Happening]) -> str | None:
    """The date of the first of these, in the order of the employer's country."""
    if not happenings or happenings[0].event.day_unknown:
        return None
    return say_date(date.fromordinal(happenings[0].day), month_first(case.employer))
