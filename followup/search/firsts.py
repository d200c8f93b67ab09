"""The first answer and the first interview after each application: what every list of applications can tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pandas as pd

from ..case.case import Case
from ..rulebook.book import DEFAULT_POLICY, Rulebook
from .answers import DAY, NO_BEGINNING, answers_of, endings_of
from .names import Names
from .planned import Cases, plan_all
from .replies import midnight_of

FIRST_COLUMNS = [
    "case",  # its id
    "employer",
    "source",  # as most cases spell it; "" where nobody wrote one
    "what",  # answer | interview
    "days",  # until it came, or so far; after a no, for an interview: until now; missing: day not known
    "came",  # whether it did
    "waiting",  # whether it may still come
]


def first_times(
    cases: Cases, *, now: datetime, policy: str = DEFAULT_POLICY, rulebook: Rulebook | None = None
) -> pd.DataFrame:
    """Two rows an application with a day (FIRST_COLUMNS): any answer (a no is one), and an interview.

    Who got a no before any interview has none, however long one looks: such a row counts as one without until now. The
    table's attrs say how many cases have no day of applying and are not in it, as NO_BEGINNING.
    """
    names, moment = Names(), now.timestamp()
    keyed = [(case, names.key(case.role.source)) for case, _ in plan_all(cases, now, policy, rulebook)]
    rows = [{**row, "source": names.said(key)} for case, key in keyed for row in _rows(case, moment)]
    table = pd.DataFrame(rows, columns=FIRST_COLUMNS).astype({"days": float, "came": bool, "waiting": bool})
    table.attrs[NO_BEGINNING] = sum(case.role.applied is None for case, _ in keyed)
    return table


def _rows(case: Case, now: float) -> Iterator[dict[str, Any]]:
    if case.role.applied is None or (began := midnight_of(case, case.role.applied)) > now:
        return
    answers, endings = answers_of(case, now), endings_of(case, now)
    end = endings[0] if endings else None
    for what in ("answer", "interview"):
        first = next((one for one in answers if one.at > began and what in ("answer", one.what)), None)
        came = first is not None and (end is None or first.at <= end.at)
        refused = not came and any(one.what == "rejection" for one in answers)
        until = None if refused else first if came else end
        known = until is None or until.dated
        yield {
            "case": case.id, "employer": case.employer.name, "what": what, "came": came,
            "days": ((until.at if until else now) - began) / DAY if known else None,
            "waiting": not came and not refused and end is None,
        }  # fmt: skip
