"""When people at an employer can be reached: time zones, weekends, public holidays, and the hours of calls and letters.

Moments are whole seconds since 1970 in UTC, days are ordinals (`date.toordinal`) in the employer's own zone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from .errors import Problem, Unavailable
from .schema import one_of

if TYPE_CHECKING:
    from holidays import HolidayBase

FIRST_YEAR, LAST_YEAR = 1970, 2100  # without a country; a country's own horizon may be nearer
MARGIN = 45  # days around a question that are known too, so that the next three spans are found
MIDNIGHT = time.min
PUBLIC = ("public",)  # the holidays that are no working days, where no place says otherwise


class Span(NamedTuple):
    """A half-open stretch of time: at `end` it is over. Seconds since 1970, UTC."""

    start: int
    end: int


class Opening(NamedTuple):
    """The hours of one channel: spans in minutes after midnight there, and whether the day after the weekend counts.

    days: for each span the weekdays it holds on (Monday is 0); none given: every day
    """

    spans: tuple[tuple[int, int], ...]
    after_weekend: bool
    days: tuple[frozenset[int], ...] = ()

    def on(self, weekday: int) -> tuple[tuple[int, int], ...]:
        """The spans of a weekday."""
        if not self.days:
            return self.spans
        return tuple(span for span, days in zip(self.spans, self.days, strict=True) if weekday in days)


def known_country(code: str) -> str:
    """An ISO 3166 code in capitals; ValueError naming near ones where its holidays are not known."""
    found = code.strip().upper()
    if found not in _countries():
        raise ValueError(f"no public holidays are known for this country; allowed: {one_of(_countries(), found)}")
    return found


def known_region(country: str | None, region: str) -> str | None:
    """None where the holidays of that region are known, else what is allowed there."""
    if country is None:
        return "no region without its country"
    known = _regions(country)
    if region in known:
        return None
    return one_of(known, region) if known else "no region: the public holidays there are those of the country"


@cache
def _countries() -> tuple[str, ...]:
    """Their codes, without opening the calendar of each: those are hundreds of modules."""
    from holidays.registry import EntityLoader

    return tuple(EntityLoader.get_country_codes())


@cache
def _regions(country: str) -> tuple[str, ...]:
    import holidays

    return tuple(getattr(holidays, country).subdivisions) if country in _countries() else ()


def known_holidays(country: str) -> tuple[str, ...]:
    """The categories of holidays that the calendar of a country (ISO 3166) tells apart; () for an unknown country."""
    from holidays import country_holidays

    return tuple(country_holidays(country).supported_categories) if country in _countries() else ()


class Hours:
    """The spans of one channel at one office, found by day or by moment; years are worked out when first asked for."""

    def __init__(self, office: Office, opening: Opening) -> None:
        self.office, self.opening = office, opening
        self.asked: set[int] = set()  # the days that were asked about, as ordinals
        self.years: set[int] = set()  # the years around them
        self.days: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def from_day(self, day: int) -> int:
        """Position of the first span on `day` or after it. Unavailable past the calendar's horizon."""
        self._cover(day)
        return self._within(bisect_left(self.days, day), day)

    def from_moment(self, moment: float, day: int) -> int:
        """Position of the first span that ends after `moment`; `day` is its date there, or close to it."""
        self._cover(day)
        return self._within(bisect_right(self.ends, moment), day)

    def from_start(self, moment: float, day: int) -> int:
        """Position of the first span that begins at `moment` or later; `day` is its date there, or close to it."""
        self._cover(day)
        return self._within(bisect_left(self.starts, moment), day)

    def last_until(self, day: int) -> int:
        """Position of the first span of the last day with spans that is not after `day`; -1 if there is none."""
        self._cover(day)
        found = bisect_right(self.days, day) - 1
        return bisect_left(self.days, self.days[found]) if found >= 0 else -1

    def span(self, position: int) -> Span:
        return Span(self.starts[position], self.ends[position])

    def spans(self, position: int, most: int) -> list[tuple[int, int]]:
        """Up to `most` spans from `position` on, fewer only at the calendar's horizon."""
        end = position + most
        return list(zip(self.starts[position:end], self.ends[position:end], strict=True))

    def _within(self, position: int, day: int) -> int:
        if position >= len(self.days):
            raise self.office.beyond(date.fromordinal(day).year + 1)
        return position

    def _cover(self, day: int) -> None:
        """Work out the years around `day`, unless they are known."""
        if day not in self.asked:
            self._work_out(self.years | self._years_around(day))
            self.asked.add(day)

    def _years_around(self, day: int) -> set[int]:
        """Those of the calendar, so that what was worked out before never matters. Unavailable past its horizon."""
        office, year = self.office, date.fromordinal(day).year
        if not office.first_year <= year <= office.last_year:
            raise office.beyond(year)
        around = {date.fromordinal(day + far).year for far in (-MARGIN, MARGIN)}
        return {year for year in around if office.first_year <= year <= office.last_year}

    def _work_out(self, years: set[int]) -> None:
        if years == self.years:
            return
        found = list(self._open(date(min(years), 1, 1), date(max(years), 12, 31)))
        self.days = [day for day, _, _ in found]
        self.starts = [start for _, start, _ in found]
        self.ends = [end for _, _, end in found]
        self.years = years

    def _open(self, day: date, last: date) -> Iterator[tuple[int, int, int]]:
        while day <= last:
            if self.office.is_working_day(day) and (self.opening.after_weekend or not self.office.follows_weekend(day)):
                for start, end in self.office.stretches(day, self.opening.on(day.weekday())):
                    yield day.toordinal(), start, end
            day += timedelta(days=1)


class Office:
    """The calendar of one place: which days are worked there, and when those hours are in UTC."""

    def __init__(
        self, timezone: str, country: str | None, region: str | None, categories: tuple[str, ...] = PUBLIC
    ) -> None:
        self.zone = ZoneInfo(timezone)
        self.calendar = _holidays(country, region, categories)
        self.country = country
        self.first_year = max(self.calendar.start_year, FIRST_YEAR) if self.calendar is not None else FIRST_YEAR
        self.last_year = min(self.calendar.end_year, LAST_YEAR) if self.calendar is not None else LAST_YEAR
        self._hours: dict[Opening, Hours] = {}
        self._after_weekend: dict[date, bool] = {}  # a plan asks again and again for the same few days

    def hours(self, opening: Opening) -> Hours:
        """The spans of that opening here; worked out once and kept."""
        found = self._hours.get(opening)
        if found is None:
            found = self._hours[opening] = Hours(self, opening)
        return found

    def is_weekend(self, day: date) -> bool:
        return day.weekday() > 4 if self.calendar is None else self.calendar.is_weekend(day)

    def is_working_day(self, day: date) -> bool:
        """No weekend and no public holiday there; make-up workdays are ignored."""
        return not self.is_weekend(day) and (self.calendar is None or day not in self.calendar)

    def working_day_after(self, day: int, number: int) -> int:
        """The `number`th working day after `day`, both as ordinals."""
        for _ in range(number):
            day += 1
            while not self.is_working_day(date.fromordinal(day)):
                day += 1
        return day

    def working_day_before(self, day: int) -> int:
        """The last working day before `day`, both as ordinals."""
        day -= 1
        while not self.is_working_day(date.fromordinal(day)):
            day -= 1
        return day

    def follows_weekend(self, day: date) -> bool:
        """Whether `day` is the weekday that follows the weekend's last day, a holiday or not."""
        if (known := self._after_weekend.get(day)) is None:
            known = self._after_weekend[day] = self._follows(day)
        return known

    def _follows(self, day: date) -> bool:
        week = [day - timedelta(days=back) for back in range(1, 8)]
        return day.weekday() == _weekday_after(frozenset(d.weekday() for d in week if self.is_weekend(d)))

    def stretches(self, day: date, spans: tuple[tuple[int, int], ...]) -> Iterator[Span]:
        """The hours of that day in UTC; none on a day the zone skipped."""
        for begins, ends in spans:
            start, end = self.at(day, begins), self.at(day, ends)
            if start < end and datetime.fromtimestamp(start, self.zone).date() == day:
                yield Span(start, end)

    def at(self, day: date, minutes: int) -> int:
        """The moment `minutes` after midnight of that day there."""
        midnight = datetime.combine(day, MIDNIGHT, self.zone)
        return int(midnight.replace(hour=minutes // 60, minute=minutes % 60).timestamp())

    def beyond(self, year: int) -> Unavailable:
        there = self.country or "this office"
        return Unavailable(Problem(f"working days of {there}", "the calendar does not reach that year", str(year),
                                   f"{self.first_year} to {self.last_year}"))  # fmt: skip


@lru_cache(maxsize=1024)
def office(timezone: str, country: str | None, region: str | None, categories: tuple[str, ...] = PUBLIC) -> Office:
    """The office at that place; one for each place, however many cases are there.

    categories: the kinds of holidays that are no working days there, as the `holidays` package names them
    """
    return Office(timezone, country, region, categories)


@lru_cache(maxsize=256)
def _holidays(country: str | None, region: str | None, categories: tuple[str, ...]) -> HolidayBase | None:
    if country is None:
        return None
    from holidays import country_holidays

    return country_holidays(country, subdiv=region, categories=categories)


@cache
def _weekday_after(weekend: frozenset[int]) -> int:
    """The weekday (Monday is 0) after the last day of that weekend."""
    return (max((day for day in weekend if (day + 1) % 7 not in weekend), default=6) + 1) % 7
