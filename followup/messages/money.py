"""Pay as people write it: £92,000, $135,000 a year, €38,500; whatever is no plain amount stays as it was noted."""

from __future__ import annotations

import re

from ..case.amounts import APART

SIGNS = {"GBP": "£", "USD": "$", "EUR": "€"}
HOME = {"$": "US"}  # where the bare sign says whose money it is
AMOUNT = re.compile(rf"\d{{1,3}}(?:{APART}\d{{3}})+(?!\d)(?:[.,]\d\d?(?!\d))?|\d[\d,.]*\d|\d")
SUM = rf"(?:{AMOUNT.pattern})k?"
SPAN = rf"{SUM}(?:(?: to | ?[-–] ?){SUM})?"
NOTED = re.compile(rf"\b(GBP|USD|EUR) ?({SPAN})\b|(?<![\w.,£$€-])({SPAN}) ?(GBP|USD|EUR)\b", re.IGNORECASE)
SHORT = re.compile(r"[-–]")  # of such a span the sign stands once
PERIOD = {"year": "a year", "month": "a month", "week": "a week", "day": "a day", "hour": "an hour"}
PER = re.compile(
    r"(?:(?<=\d)|(?<=\dk)| )(?:/ ?| ?per )(year|month|week|day|hour)\b| ?(?:p\.a\.?|\bpa\b|per annum)(?=[\s,;)]|$)",
    re.I,
)
EACH = re.compile(r"\b(?:an?|per|each) (?:hour|day|week|month|shift)|/ ?h|hourly|daily|weekly|monthly", re.IGNORECASE)


def as_written(pay: str, country: str | None) -> str:
    """The codes of three currencies as their signs before the amount, thousands apart, a period in words.

    country: ISO 3166; the dollar sign stands alone only in the United States
    """

    def signed(found: re.Match[str]) -> str:
        sign = SIGNS[(found[1] or found[4]).upper()]
        said = found[2] or found[3]
        if HOME.get(sign, country) != country:
            return found[0]
        apart = AMOUNT.sub(lambda one: _apart(one[0]), said)
        return sign + apart if SHORT.search(said) else AMOUNT.sub(lambda one: sign + one[0], apart)

    return PER.sub(lambda found: f" {PERIOD[(found[1] or 'year').lower()]}", NOTED.sub(signed, pay))


def _apart(amount: str) -> str:
    return f"{int(amount):,}" if amount.isdigit() else amount


def is_salary(pay: str | None) -> bool:
    """Whether people call it a salary: no sum for an hour, a day, a week or a month."""
    return pay is not None and not EACH.search(pay)
