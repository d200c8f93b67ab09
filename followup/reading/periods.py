"""The stretches of time a message speaks of: early next week, mid-June, within ten working days, in a fortnight."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ..case.wording import NUMBER_WORDS
from .days import Day, Maker, One, made, month_of, single_days, weekday_of, without_overlap
from .grammar import parts, pattern, rules
from .when import FRIDAY, When

COUNT = {word: n for n, word in enumerate(NUMBER_WORDS[:16])}
COUNT |= {"twenty four": 24, "forty eight": 48}
COUNT |= {"a": 1, "an": 1, "couple": 2, "couple of": 2, "a couple of": 2, "a couple": 2, "few": 0, "a few": 0,
          "several": 0, "coming": 0, "twenty": 20, "thirty": 30, "another": 1, "the next": 1}  # fmt: skip
COUNTED = r"\d{1,3}|" + "|".join(
    sorted((word for word in COUNT if word not in ("coming", "the next")), key=len, reverse=True)
)
LOOSE = pattern("periods", "loose")
EARLY = re.compile(r"early|earlier|start|beginning|top|front|first", re.IGNORECASE)
MIDDLE = re.compile(r"mid", re.IGNORECASE)
END = re.compile(r"\bend\b|close", re.IGNORECASE)
WEEKS = {"this": 0, "the": 0, "our": 0, "next": 1, "the following": 1, "the coming": 1, "coming": 1, "the next": 1}


def _week(found: re.Match[str], when: When) -> One:
    """The last working day of what was said; Wednesday where it is early in the week."""
    which = re.sub(r"\s+", " ", (found["which"] or "the").lower())
    weeks = 2 if found["after"] else WEEKS.get(which, 1)
    part = found["part"] or ""
    if which in ("the", "our") and not part and not found["after"]:
        return
    if weeks == 0 and when.today.weekday() > FRIDAY:
        weeks = 1
    yield from _part_of_week(when.monday(weeks), part, weeks == 0, when)


def _part_of_week(monday: date, part: str, this: bool, when: When) -> One:
    first, last = monday, monday + timedelta(days=FRIDAY)
    if MIDDLE.search(part):
        wednesday = monday + timedelta(days=2)
        yield wednesday, wednesday, False
        return
    if EARLY.search(part):
        last = monday + timedelta(days=2)
    if this and last < when.today:
        return
    yield max(first, when.today) if this else first, last, bool(END.search(part)) and not LOOSE.search(part)


def _week_of(found: re.Match[str], when: When) -> One:
    """Week commencing 8 June, the week of the 8th: until its Friday."""
    month = found["month"] or found["month2"]
    number = int(found["day"] or found["day2"])
    if found["one"]:
        one, two = number, int(found["one"])
        day = when.dated(one, two) if when.month_first else when.dated(two, one)
    else:
        day = when.dated(month_of(month), number) if month else when.of_month(number)
    if day is not None:
        yield from _part_of_week(day - timedelta(days=day.weekday()), found["part"] or "", False, when)


def _numbered_week(found: re.Match[str], when: When) -> One:
    """Calendar week 22: until its Friday."""
    try:
        friday = date.fromisocalendar(when.today.year, int(found["number"]), FRIDAY + 1)
    except ValueError:
        return
    if friday >= when.today:
        yield friday - timedelta(days=FRIDAY), friday, False


def _nth_week(found: re.Match[str], when: When) -> One:
    """The first week of September: the one in which most of its first days lie, until Friday."""
    first = when.dated(month_of(found["month"]), 1)
    if first is None:
        return
    monday = first - timedelta(days=first.weekday())
    if first.weekday() > 3:
        monday += timedelta(days=7)
    weeks = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "last": 4}[
        found["nth"].lower()
    ]
    friday = monday + timedelta(days=7 * weeks + FRIDAY)
    while friday.month != first.month:
        friday -= timedelta(days=7)
    if friday >= when.today:
        yield friday - timedelta(days=FRIDAY), friday, False


def _of_month(found: re.Match[str], when: When) -> One:
    """End of June, mid-June, in early July, by the end of the month."""
    named, which, part = found["month"], (found["which"] or "").lower(), found["part"] or ""
    if named:
        first = when.dated(month_of(named), 1, int(found["year"]) if found["year"] else None)
        if first is None:
            first = when.today.replace(day=1) if month_of(named) == when.today.month else None
    else:
        first = when.month_end(0 if "next" in which or "following" in which else -1) + timedelta(days=1)
    if first is None:
        return
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    if MIDDLE.search(part):
        last = first.replace(day=15)
    elif EARLY.search(part):
        last = first.replace(day=10)
    if last >= when.today:
        yield max(first, when.today), last, bool(END.search(part)) and not LOOSE.search(part)


def _month_end(found: re.Match[str], when: When) -> One:
    yield when.today, when.month_end(), True


def _of_year(found: re.Match[str], when: When) -> One:
    yield when.today, date(when.today.year, 12, 31), True


def _weekend(found: re.Match[str], when: When) -> One:
    """Before the weekend is by Friday; over the weekend by Sunday; after it on Monday."""
    how = found["how"].lower()
    if how == "after":
        yield (monday := when.coming(0)), monday, False
        return
    before = how.startswith(("before", "ahead", "this"))
    yield when.today, when.coming(FRIDAY if before or how == "by" else 6), before


def _holiday(found: re.Match[str], when: When) -> One:
    day = when.dated(12, 24)
    if day and day >= when.today:
        yield when.today, day, False


def _after_holiday(found: re.Match[str], when: When) -> One:
    """After the bank holiday: the first working day after the next one that is known."""
    day = when.today
    for _ in range(60):
        day += timedelta(days=1)
        if day.weekday() <= FRIDAY and not when.is_working_day(day):
            after = when.after_working_days(1, day)
            yield after, after, False
            return


def _number(text: str) -> int:
    words = re.sub(r"[\s-]+", " ", text.lower().strip())
    return int(words) if words.isdecimal() else COUNT.get(words, 0)


def _lasting(found: re.Match[str], when: When) -> One:
    """Within ten working days, in two to three weeks: the longer one counts."""
    number = max(_number(found["number"]), _number(found["upto"] or "0"))
    unit, kind = found["unit"].lower(), (found["kind"] or "").lower()
    loose = bool(LOOSE.search(found[0])) or bool(found["upto"])
    if unit.startswith(("day", "night")) and number == 0:  # a few days, the coming days
        number, kind, loose = 5, "working", True
    if number == 0 or number > 400 or (unit.startswith(("hour", "hr")) and number < 12):  # about an hour
        return
    loose = loose or (bool(kind) and when.office is None)  # whose holidays nobody knows
    last = _after(number, unit, kind, when)
    yield when.today, last, not loose


def _after(number: int, unit: str, kind: str, when: When, start: date | None = None) -> date:
    """So many of the unit after `start`, or today; months are counted from the message alone, hours there to the
    minute, else in whole days."""
    start = start or when.today
    if unit.startswith("month"):
        return when.after_months(number)
    if unit.startswith(("week", "wk", "fortnight")):
        return start + timedelta(days=number * (14 if unit.startswith("f") else 7))
    if unit.startswith(("hour", "hr")):
        if start != when.today:
            return start + timedelta(days=-(-number // 24))
        return (when.sent + timedelta(hours=number)).date()
    if re.match(r"working|business|biz|bus|week|office|work", kind):
        return when.after_working_days(number, start)
    return start + timedelta(days=number)


def _coming(found: re.Match[str], when: When) -> One:
    """In the coming days, over the next few days: five working days."""
    yield when.today, when.after_working_days(5), False


def _from_today(found: re.Match[str], when: When) -> One:
    """A week today, a fortnight tomorrow, this time next week."""
    words = found[0].lower()
    days = 14 if "fortnight" in words or "two weeks" in words else 7
    day = when.today + timedelta(days=days + ("tomorrow" in words))
    yield day, day, True


def _within_week(found: re.Match[str], when: When) -> One:
    """In the next week: seven days. "Within the week" is until its Friday to some, and in doubt."""
    open_ = LOOSE.search(found[0]) or found[0].lower().endswith(("within the week", "within this week"))
    yield when.today, when.today + timedelta(days=7), not open_


def _midweek(found: re.Match[str], when: When) -> One:
    """By midweek: the next Wednesday, or that of next week."""
    later = found["next"] or found["before"]
    day = when.monday(1) + timedelta(days=2) if later else when.coming(2)
    yield day, day, False


def _end_of_week(found: re.Match[str], when: When) -> One:
    yield from _part_of_week(when.monday(int(when.today.weekday() > FRIDAY)), "end", True, when)


def _week_after_next(found: re.Match[str], when: When) -> One:
    yield from _part_of_week(when.monday(2), "", False, when)


def _week_to_ten_days(found: re.Match[str], when: When) -> One:
    yield when.today, when.today + timedelta(days=10), False


def _day_or_two(found: re.Match[str], when: When) -> One:
    yield when.today, when.after_working_days(2), False


def _week_or_two(found: re.Match[str], when: When) -> One:
    yield when.today, when.today + timedelta(days=14), False


MAKERS: dict[str, Maker] = {
    "week": _week, "midweek": _midweek, "end_of_week": _end_of_week, "week_after_next": _week_after_next,
    "week_to_ten_days": _week_to_ten_days,
    "numbered_week": _numbered_week,
    "nth_week": _nth_week, "week_of": _week_of, "of_month": _of_month, 
    "month_end": _month_end, "of_year": _of_year, "weekend": _weekend,
    "after_holiday": _after_holiday, "holiday": _holiday, "lasting": _lasting, "coming": _coming,
    "day_or_two": _day_or_two, "week_or_two": _week_or_two, "within_week": _within_week, "from_today": _from_today,
}  # fmt: skip
NEXT_DAY = pattern("periods", "next_day")
OF_ITS_OWN = ("weekday", "number", "week", "after", "on", "then", "article", "of_week")  # said by more than their day


def days_in(text: str, when: When) -> list[Day]:
    """Every day and stretch of days that the text speaks of, in its order, none within another."""
    periods = rules("periods", **{**parts("days"), **parts("periods"), "counted": COUNTED})
    found = without_overlap(iter([*single_days(text, when), *made(periods, MAKERS, text, when)]))
    return sorted([*found, *_days_after(text, found, when)], key=lambda one: one.start)


def _days_after(text: str, found: list[Day], when: When) -> list[Day]:
    """The next day, the following Monday, three days after that: counted from the day spoken of just before."""
    made: list[Day] = []
    for one in NEXT_DAY.finditer(text):
        known = sorted([*found, *made], key=lambda day: day.start)
        before = [day for day in known if day.end <= one.start() and one.start() - day.end < 300]
        inside = [day for day in found if day.start < one.end() and one.start() < day.end]
        if not before or (inside and not any(one[group] for group in OF_ITS_OWN)):
            continue
        day = _counted_on(one, before[-1].last, when)
        if one["article"] and (not inside or before[-1].last <= inside[0].last):  # the coming one is meant
            continue
        for alone in inside:  # the weekday or the number alone
            found.remove(alone)
        loose = any(one[group] for group in ("week", "after", "on", "article")) and not END.search(one[0])
        made.append(Day(one.start(), one.end(), day, day, before[-1].certain and not loose))
    return made


def _counted_on(one: re.Match[str], day: date, when: When) -> date:
    words = one[0].lower()
    if one["number"]:
        return _after(_number(one["number"]), one["unit"].lower(), (one["kind"] or "").lower(), when, day)
    if one["on"]:  # within the week following
        return day + timedelta(days=7)
    if one["after"]:  # until the Friday of the next week; early in it, until its Wednesday
        return day + timedelta(days=7 + (2 if EARLY.match(words) else FRIDAY) - day.weekday())
    if one["of_week"]:
        return day + timedelta(days=weekday_of(one["of_week"]) - day.weekday())
    if one["week"]:  # until its Friday
        return day + timedelta(days=max(0, FRIDAY - day.weekday()))
    if named := one["weekday"] or one["then"] or one["article"]:
        return day + timedelta(days=(weekday_of(named) - day.weekday() - 1) % 7 + 1)
    if "same" in words or words.startswith("that"):
        return day
    return when.after_working_days(1, day) if one["working"] or one["first"] else day + timedelta(days=1)
