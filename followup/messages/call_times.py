"""Three times to offer for a call: in the call hours there, on three different days, with time to answer before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from ..case.case import Case

if TYPE_CHECKING:
    from ..rulebook.book import Rulebook

OFFERED = 3
AHEAD = 2 * 24 * 3600  # seconds: a reader has two days to pick one (a house figure)
LOOKED_AT = 14  # spans; a day has two


def call_times(case: Case, now: datetime, policy: str, rulebook: Rulebook | None) -> list[datetime]:
    """Aware moments in the employer's zone, in turn early and late in the day where the hours have both."""
    from ..planning.planner import plan

    situation = plan(case, now=now, policy=policy, rulebook=rulebook).situation
    hours, start = situation.phone_hours, now.timestamp() + AHEAD
    position = hours.from_moment(start, datetime.fromtimestamp(start, case.zone).toordinal())
    spans = [datetime.fromtimestamp(max(begins, start), case.zone) for begins, _ in hours.spans(position, LOOKED_AT)]
    whole = [moment for moment in spans if moment.timestamp() > start]
    return list(_spread(whole))[:OFFERED]


def _spread(moments: list[datetime]) -> Iterator[datetime]:
    """One of each day: the first of one day, the last of the next."""
    days: dict[int, list[datetime]] = {}
    for moment in moments:
        days.setdefault(moment.toordinal(), []).append(moment)
    for number, day in enumerate(days.values()):
        yield day[0 if number % 2 == 0 else -1]
