"""Whether an offer leaves room to ask for more: its pay against the range that was named, and the candidate's answer on
an open point that they say is about pay. What was noted of the role is not read.

Pay is free text; what cannot be read as one figure or a range of the same kind leaves no room. A house rule (L18).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..case.amounts import WHOLE
from ..case.case import Case, Event

FIGURE = re.compile(rf"({WHOLE})([.,]\d{{1,2}}(?!\d))?(?:\s?(k\b|thousand\b))?", re.IGNORECASE)
NO_PAY = re.compile(r"\s?(?:%|(?:hours?|hrs?|h|days?|weeks?|months?)\b)", re.IGNORECASE)  # what is counted so
BETWEEN = re.compile(r"[;(]|, ")  # what stands beside the pay in the same line
ALIKE = 3  # a figure more than so many times another is none of the same kind: a year is no hour
MOST = 1.3  # so much more than the offer is asked for at the most where only a wish is known (a house figure)


def better_pay(case: Case, offer: Event) -> str | None:
    """The figure to ask for, said as the offer says its own: one that the candidate wished, or the one that was named.

    None where there is no room, or where they named a range and the candidate chose nothing within it.
    """
    offered = _main(offer.salary)
    if offer.salary is None or offered is None:
        return None
    named = _alike(case.role.salary, offered)
    top = max(named, default=offered)
    ranged = _is_more(case, named, offered)
    wishes = [wish for line in _wishes(case) for wish in _alike(line, offered) if offered < wish]
    if ranged:
        within = [wish for wish in wishes if wish <= top] or ([top] if len(named) == 1 or wishes else [])
        return _said(max(within), offer.salary) if within else None
    wished = max([wish for wish in wishes if wish <= offered * MOST], default=None)
    return _said(wished, offer.salary) if wished is not None else None


def leaves_room(case: Case, offer: Event) -> bool:
    """Whether more may be asked for, whether or not anybody knows how much."""
    return better_pay(case, offer) is not None or pay_range(case, offer) is not None


def pay_range(case: Case, offer: Event) -> str | None:
    """The pay that was named, as it was written; None where none was, or the offer is as good."""
    offered = _main(offer.salary)
    named = _alike(case.role.salary, offered) if offered else []
    return case.role.salary if offered and _is_more(case, named, offered) else None


def _is_more(case: Case, named: list[float], offered: float) -> bool:
    """Whether the top of a range, or the one figure that was named, is more; one far above it was none for this."""
    top = max(named, default=offered)
    alone = len(_figures(case.role.salary)) == 1 and top <= offered * MOST
    return top > offered and (len(named) > 1 or alone)


def _wishes(case: Case) -> Iterator[str]:
    """What the candidate wants to be paid: their answers to open points on pay."""
    points = (point for interview in case.interviews for point in interview.open_points)
    yield from (point.answer for point in points if point.answer and point.kind == "pay")


def _figures(text: str | None) -> list[float]:
    """Every figure in it that counts no hours, days or shares; of 38 to 45k both are thousands."""
    if text is None:
        return []
    sums = [found.groups() for found in FIGURE.finditer(text) if not NO_PAY.match(text, found.end())]
    found = [(_value(whole, cents or ""), bool(k)) for whole, cents, k in sums]
    thousands = any(k for _, k in found)
    return [value * 1000 if k or (thousands and value < 1000) else value for value, k in found]


def _value(whole: str, cents: str) -> float:
    return float(re.sub(r"\D", "", whole) + cents.replace(",", "."))


def _main(text: str | None) -> float | None:
    """The pay: the greatest figure in it, so that nothing small beside it is taken for it."""
    return max(_figures(text), default=None)


def _alike(text: str | None, offered: float) -> list[float]:
    return [one for one in _figures(text) if one and offered / ALIKE <= one <= offered * ALIKE]


def _said(figure: float, like: str) -> str:
    """The figure in the words of the offer: 56,000 USD a year."""
    offered = _main(like)
    for found in FIGURE.finditer(like):
        if offered in _figures(found[0]):
            before, after = like[: found.start()], like[found.end() :]
            clause = BETWEEN.split(before)[-1] + _written(figure, found) + BETWEEN.split(after)[0]
            return clause.strip(" .,;")
    return like


def _written(figure: float, like: re.Match[str]) -> str:
    whole, cents_there, k = like.groups()
    gap = " " if k and like[0][: -len(k)].endswith(" ") else ""
    if k:
        return f"{figure / 1000:g}{gap}{k}"
    cents = f"{figure % 1:.2f}"[2:] if figure % 1 else ""
    mark = re.search(r"\d(\D)\d{3}", whole)
    number = f"{int(figure):,}".replace(",", mark[1] if mark else "")
    decimal = cents_there[0] if cents_there else "," if mark and mark[1] == "." else "."
    return f"{number}{decimal}{cents}" if cents else number
