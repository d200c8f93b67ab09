"""The next moment at which an office answers: our table of slots beside pandas' business hours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random

from followup.case.office_hours import Office, office
from followup.rulebook.loading import default_rulebook

ZONE, COUNTRY, REGION = "America/Chicago", "US", "IL"
Next = Callable[[datetime], datetime]


def moments(count: int, seed: int = 7) -> list[datetime]:
    """That many moments in two years, in that zone."""
    random, there = Random(seed), office(ZONE, COUNTRY, REGION)
    start = datetime(2026, 1, 2, tzinfo=UTC)
    return [(start + timedelta(minutes=random.randrange(700 * 1440))).astimezone(there.zone) for _ in range(count)]


def ours() -> Next:
    """The start of the next email span, or that moment itself where it lies in one."""
    there = office(ZONE, COUNTRY, REGION)
    hours = there.hours(default_rulebook().limits.everywhere.emails)

    def next_slot(moment: datetime) -> datetime:
        seconds = moment.timestamp()
        position = hours.from_moment(seconds, moment.toordinal())
        return datetime.fromtimestamp(max(seconds, hours.starts[position]), there.zone)

    return next_slot


def pandas_hours() -> Next:
    """The same question to a CustomBusinessHour with the same holidays."""
    import pandas as pd

    there = office(ZONE, COUNTRY, REGION)
    hours = pd.offsets.CustomBusinessHour(start="09:00", end="17:00", holidays=_holidays(there))

    def next_slot(moment: datetime) -> datetime:
        rolled = hours.rollforward(pd.Timestamp(moment.replace(tzinfo=None)))
        return rolled.to_pydatetime().replace(tzinfo=there.zone)

    return next_slot


def _holidays(there: Office) -> list[datetime]:
    days = (datetime(2026, 1, 1) + timedelta(days=number) for number in range(1100))
    return [day for day in days if not there.is_weekend(day.date()) and not there.is_working_day(day.date())]
