"""What a date in a message is counted from: when it was sent, the zone, the order of day and month, holidays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from ..case.errors import Unavailable
from ..case.office_hours import FIRST_YEAR, LAST_YEAR, Office
from .phrases import read_words

FRIDAY = 4
YEAR = 365


@dataclass(frozen=True, slots=True)
class When:
    """sent: the message's moment, in the zone that counts; month_first: None where nobody knows the order;
    order_guessed: whether that order is no more than a guess from the message's offset;
    office: working days there, None where the country is not known (then Saturday and Sunday are none)."""

    sent: datetime
    month_first: bool | None
    office: Office | None = None
    order_guessed: bool = False

    @property
    def today(self) -> date:
        return self.sent.date()

    @property
    def zone(self) -> tzinfo | None:
        return self.sent.tzinfo

    def keeps_offset(self, at: datetime) -> bool:
        """Whether `at` has its offset for certain. Of a zone that is known by its offset alone nobody knows whether its
        clocks change before that."""
        if not isinstance(self.zone, timezone):
            return True
        here = self.sent.utcoffset()
        possible = [zone for zone in map(ZoneInfo, read_words("zones")["zones"])
                    if self.sent.astimezone(zone).utcoffset() == here]  # fmt: skip
        return all(at.replace(tzinfo=zone).utcoffset() == here for zone in possible)

    def is_working_day(self, day: date) -> bool:
        return self.office.is_working_day(day) if self.office else day.weekday() <= FRIDAY

    def after_working_days(self, number: int, start: date | None = None) -> date:
        """The `number`th working day after `start` (the message's day)."""
        day = start or self.today
        try:
            while number > 0:
                day += timedelta(days=1)
                number -= self.is_working_day(day)
        except (Unavailable, OverflowError):
            return start or self.today
        return day

    def monday(self, weeks: int = 0) -> date:
        """The Monday of this week, or of a later one. A message of the weekend belongs to the week that it ends."""
        return self.today + timedelta(days=7 * weeks - self.today.weekday())

    def coming(self, weekday: int) -> date:
        """The next such weekday, today left out."""
        return self.today + timedelta(days=(weekday - self.today.weekday() - 1) % 7 + 1)

    def dated(self, month: int, day: int, year: int | None = None) -> date | None:
        """That date; without its year the one that lies from three months back to nine ahead. None for no date."""
        for one in [year] if year else [self.today.year, self.today.year + 1, self.today.year - 1]:
            if not FIRST_YEAR <= one <= LAST_YEAR:
                continue
            try:
                found = date(one, month, day)
            except (ValueError, TypeError):
                continue
            if year or -90 <= (found - self.today).days <= YEAR - 90:
                return found
        return None

    def of_month(self, day: int) -> date | None:
        """ "The 14th": the next day with that number, today among them."""
        for months in range(3):
            year, month = divmod(self.today.year * 12 + self.today.month - 1 + months, 12)
            try:
                found = date(year, month + 1, day)
            except ValueError:
                continue
            if found >= self.today:
                return found
        return None

    def month_end(self, months: int = 0) -> date:
        """The last day of this month, or of a later one."""
        year, month = divmod(self.today.year * 12 + self.today.month + months, 12)
        return date(year, month + 1, 1) - timedelta(days=1)

    def after_months(self, number: int) -> date:
        """The same day so many months on; the last one where that month is shorter."""
        end = self.month_end(number)
        return end.replace(day=min(end.day, self.today.day))
