"""How facts are said: dates in the order of the country, lists joined, a candidate's own phrases in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from .case import Employer
from .text import printed, visible

MONTH_FIRST = {"US", "PH"}  # countries that write March 4
MONTH_FIRST_ZONES = re.compile(
    r"US/.*|America/(New_York|Chicago|Denver|Los_Angeles|Phoenix|Detroit|Boise|Anchorage|"
    r"Juneau|Indiana/.*|Kentucky/.*|"
    r"North_Dakota/.*)|Pacific/Honolulu|Asia/Manila"
)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
NUMBER_WORDS = (  # each at its own place
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NOT_NAMED = "role not named"  # the title of a role in a job log that has none
NO_TITLE = frozenset((NOT_NAMED, "unknown", "not known", "not named", "n/a", "tbd", "tba"))
SUBJECT = re.compile(r"(I|I['’]\w+|[Ww]e|[Ww]e['’]\w+|[Yy]ou|[Tt]hey|[Hh]e|[Ss]he|[Ii]t|[Ii]t['’]s|[Tt]here) \w+")
SAID_OF_ME = re.compile(r"^[^,]* (?:say|says|said|think|thinks|know|knows|tell me|told me)(?: that)? I \w+")
ASKING = re.compile(r"(what|how|why|where|when|whether|who)\b", re.IGNORECASE)
FINITE = re.compile(
    r"(?<!that)(?<!which)(?<!who)(?<!what)(?<!how)(?<!where)(?<!why) "
    r"(is|are|was|were|am|have|has|had|did|do|does|can|could|will|would|should|must|may|might|"
    r"took|made|got|went|said|asked) "
)
LOWERED = re.compile(
    r"(The|A|An|My|Your|Their|His|Her|Our|Some|Any|How|What|Why|When|Where|Whether|Working|"
    r"Using|Being|Having|Both|All|"
    r"One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Fifteen|Twenty|Thirty|"
    r"Many|Several|More|Over|"
    r"Salary|Experience|Strong|Good|Fluent)\b"
)


def month_first(employer: Employer) -> bool:
    """Whether people there write March 4 rather than 4 March; by the zone where no country is known."""
    if employer.country is None:
        return bool(MONTH_FIRST_ZONES.fullmatch(employer.timezone))
    return employer.country in MONTH_FIRST


def say_date(day: date, american: bool, this_year: int | None = None) -> str:
    """March 4 or 4 March; with its year where that is not `this_year`."""
    month, year = MONTHS[day.month - 1], "" if this_year in (None, day.year) else str(day.year)
    if american:
        return f"{month} {day.day}" + (f", {year}" if year else "")
    return f"{day.day} {month} {year}".strip()


def say_day(day: date, american: bool, this_year: int | None = None) -> str:
    """Wednesday, March 4 or Wednesday 4 March."""
    return f"{WEEKDAYS[day.weekday()]}{',' if american else ''} {say_date(day, american, this_year)}"


def say_time(moment: datetime, american: bool) -> str:
    """Tuesday, March 17 at 10:00 a.m. or Tuesday 17 March at 10:00; in the zone that `moment` has."""
    half = f"{(moment.hour + 11) % 12 + 1}:{moment:%M} {'a.m.' if moment.hour < 12 else 'p.m.'}"
    return f"{say_day(moment.date(), american)} at {half if american else f'{moment:%H:%M}'}"


def some_days(number: int) -> str:
    """1 day; 3 days."""
    return f"{number} day" if number == 1 else f"{number} days"


def joined(words: Sequence[str], last: str = "and") -> str:
    """one; one and two; one, two and three. With semicolons where an entry has a comma of its own."""
    if len(words) < 2:
        return "".join(words)
    comma = "; " if len(words) > 2 and any("," in word for word in words) else ", "
    return f"{comma.join(words[:-1])}{';' if comma == '; ' else ''} {last} {words[-1]}"


def one_line(text: str) -> str:
    """The text on one line, without control characters and what nobody can see."""
    return " ".join(printed(visible(text), " ").split())


def named_title(title: str) -> str | None:
    """A role's title; None where it only says that nobody named it."""
    said = one_line(title)
    return said if said.casefold() not in NO_TITLE and any(map(str.isalnum, said)) else None


def is_sentence(text: str) -> bool:
    """Whether a candidate's entry is a sentence of its own rather than a phrase that goes into one."""
    text = one_line(text)
    if (
        text.endswith(("?", "!"))
        or SUBJECT.match(text)
        or SAID_OF_ME.search(text)
        or re.search(r"([:;!?]|[a-z]{3}\.) \D", text)
    ):
        return True
    return bool(FINITE.search(text)) and (text.endswith(".") or not ASKING.match(text))


def as_phrase(text: str) -> str:
    """An entry as it stands inside a sentence: no full stop, no capital that only began it."""
    text = one_line(text).rstrip(" .,;:!")
    return text[0].lower() + text[1:] if LOWERED.match(text) else text


def as_sentence(text: str) -> str:
    """An entry as a sentence of its own."""
    text = one_line(text)
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?" else ".")
