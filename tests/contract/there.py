"""Working days and hours at the employer's place, found the slow way: day by day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

DAY = timedelta(days=1)
CALL_HOURS = [(10, 11), (15, 16)]
EMAIL_HOURS = [(9, 17)]


@cache
def public_holidays(country: str, region: str | None):
    """The country's own calendar: public category, observed days too; in Hong Kong the general holidays as well."""
    kinds = (holidays.PUBLIC, holidays.OPTIONAL) if country == "HK" else (holidays.PUBLIC,)
    return holidays.country_holidays(country, subdiv=region, observed=True, categories=kinds)


class There:
    """The employer's zone, weekend and public holidays."""

    def __init__(self, employer: dict):
        self.zone = ZoneInfo(employer["timezone"])
        country = employer.get("country")
        self.calendar = public_holidays(country, employer.get("region")) if country else None

    def date_of(self, instant: datetime) -> date:
        return instant.astimezone(self.zone).date()

    def instant(self, day: date, hour: int, minute: int = 0) -> datetime:
        """That local time of that day, in UTC so that comparing and adding are real."""
        return datetime.combine(day, time(hour, minute), self.zone).astimezone(UTC)

    def is_weekend(self, day: date) -> bool:
        if self.calendar is None:
            return day.weekday() in (5, 6)
        return self.calendar.is_weekend(day)

    def is_working_day(self, day: date) -> bool:
        return not self.is_weekend(day) and not (self.calendar is not None and day in self.calendar)

    def working_days_after(self, day: date, count: int) -> date:
        """The `count`-th working day after that day, counted one by one."""
        while count:
            day += DAY
            count -= self.is_working_day(day)
        return day

    def last_working_day_before(self, day: date) -> date:
        day -= DAY
        while not self.is_working_day(day):
            day -= DAY
        return day

    def no_call_weekday(self, day: date) -> int | None:
        """The weekday after the last weekday of the weekend; Monday for most."""
        week = [day + i * DAY for i in range(7)]
        weekend = [d.weekday() for d in week if self.is_weekend(d)]
        return (max(weekend) + 1) % 7 if weekend else None

    def spans(self, kind: str, day: date) -> list[tuple[datetime, datetime]]:
        """The call or email hours of one day, half-open, in UTC."""
        if not self.is_working_day(day):
            return []
        if kind == "call" and day.weekday() == self.no_call_weekday(day):
            return []
        hours = CALL_HOURS if kind == "call" else EMAIL_HOURS
        return [(self.instant(day, a), self.instant(day, b)) for a, b in hours]

    def spans_from(self, kind: str, day: date, days: int = 150):
        for i in range(days):
            yield from self.spans(kind, day + i * DAY)

    def first_start(self, kind: str, day: date, not_before: datetime) -> datetime:
        return next(a for a, _ in self.spans_from(kind, day) if a >= not_before)

    def next_three(self, kind: str, opens: datetime, now: datetime):
        """The next three spans of a step that opened, or opens, at `opens`."""
        start = max(self.date_of(opens), self.date_of(now) - DAY)
        found = (s for s in self.spans_from(kind, start) if s[0] >= opens and s[1] > now)
        return [next(found) for _ in range(3)]
