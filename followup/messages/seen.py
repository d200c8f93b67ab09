"""What of a case's own facts stands in a message: names, dates and numbers that were written as the case has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from ..case.amounts import APART, WHOLE
from ..case.case import Case
from ..case.wording import say_date

NUMBERS = re.compile(rf"(?:{WHOLE})[\d.,:]*")
LONG = 3  # letters of a part of a name that is looked for alone
MOST = 5  # things told


def seen(text: str, case: Case) -> list[str]:
    """Each thing once, in the order names, dates, numbers; at most MOST of them."""
    found = [*_names(text, case), *_dates(text, case), *_numbers(text, case)]
    return list(dict.fromkeys(found))[:MOST]


def _names(text: str, case: Case) -> Iterator[str]:
    for contact in case.contacts:
        parts = [contact.name, *sorted((part for part in contact.name.split() if len(part) >= LONG), key=len)[::-1]]
        yield from (part for part in parts[:1] if _stands(part, text))
        if not _stands(contact.name, text):
            yield from [part for part in parts[1:] if _stands(part, text)][:1]
    if _stands(case.employer.name, text):
        yield case.employer.name


def _stands(words: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _dates(text: str, case: Case) -> Iterator[str]:
    for day in _days(case):
        yield from (said for said in (say_date(day, False), say_date(day, True)) if _stands(said, text))


def _days(case: Case) -> Iterator[date]:
    for interview in case.interviews:
        yield interview.at.astimezone(case.zone).date()
        yield from _known(interview.promised_by)
    for event in case.events:
        yield from _known(event.promised_by, event.answer_by, event.starts)


def _known(*days: date | None) -> Iterator[date]:
    yield from (day.date() if isinstance(day, datetime) else day for day in days if day is not None)


def _numbers(text: str, case: Case) -> Iterator[str]:
    known = {_plain(number) for number in NUMBERS.findall(" ".join(_told(case)))}
    yield from (number for number in NUMBERS.findall(text) if _plain(number) in known and len(number) > 1)


def _plain(number: str) -> str:
    """The same figure, whatever stands between its thousands."""
    return re.sub(rf"(?<=\d){APART}(?=\d{{3}}(?!\d))", "", number)


def _told(case: Case) -> Iterable[str]:
    for interview in case.interviews:
        yield from (*interview.topics, *interview.fit, *interview.went_well)
        yield from (point.answer for point in interview.open_points if point.answer)
    yield from (words for event in case.events for words in (event.salary or "", *event.terms))
