"""What a message may say of an offer: what it holds, by when it is to be answered, what became of it since."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from ..case.case import Case, Event, Happening, promised_day
from ..case.wording import month_first, one_line, say_date, say_day, say_time
from ..planning.offers import conditions, is_theirs_to_settle
from ..planning.pay import better_pay, pay_range
from ..rulebook.vocabulary import SLOTS
from .days_said import day_said
from .elsewhere import END_OF_DAY
from .variety import bears_on

OF_AN_OFFER = (
    "offer_written",
    "letter_late",
    "conditional",
    "condition_told",
    "theirs_to_settle",
    "said_yes",
    "answer_late",
    "starts_soon",
    "start_moved",
    "other_post",
    "put_on_hold",
    "offered_after_no",
)
SOON = 14  # days; whoever begins sooner gives no notice before (a house figure)
FIGURE = re.compile(r"\d")
LETTER_DAYS = 2  # working days (a house figure)
BENEFIT = re.compile(
    r"(?:[\w'’-]+ ){0,3}(?:plan|insurance|cover|pension|bonus|allowance|leave|holidays?|vacation|overtime|commission|"
    r"benefits|childcare|relocation|housing)(?=$|[,;:(]| (?:to|is|will|not|no|still|from|after)\b)",
    re.IGNORECASE,
)
NOT_THE_POST = re.compile(r"\b(?:not|instead of|rather than)\b(.+)", re.IGNORECASE)


def offer_facts(
    case: Case,
    heard: Sequence[Happening],
    events: Sequence[Happening],
    now: datetime | None,
    goes: datetime | None,
) -> dict[str, Any]:
    """What the last offer holds, as far as it was written down (L18), and whether a letter they promised is late."""
    offers = [h for h in heard if h.event.meaning.turn == "offer"]
    last = offers[-1] if offers else None
    if last is None:
        return dict.fromkeys(OF_AN_OFFER, False)
    offer, american = last.event, month_first(case.employer)
    letter = promised_day(offer, last.day) if offer.by not in ("email", "post") else None
    starts = say_date(offer.starts, american) if offer.starts else None
    day = goes.astimezone(case.zone).toordinal() if goes is not None else None
    return {
        "answer_by": deadline(offer, case),
        "salary": _pay(offer),
        "better_pay": better_pay(case, offer),
        "pay_range": pay_range(case, offer),
        "first_salary": next((_pay(h.event) for h in offers[:-1] if h.event.salary not in (None, offer.salary)), None),
        "condition_told": bool(offer.hangs_on),
        "theirs_to_settle": is_theirs_to_settle(offer),
        "conditions": conditions(offer)[: SLOTS["conditions"].most] or None,
        "said_yes": any(h.event.what == "accepted" and h.at < last.at for h in events if h.event.kind == "decided"),
        "terms": list(offer.terms) or None,
        "spoken_terms": [term for term in offer.terms if FIGURE.search(term)][: SLOTS["spoken_terms"].most] or None,
        "first_terms": _no_longer_there(offers[:-1], offer),
        "answer_late": is_over(offer, case, now),
        "offer_day": day_said(case, [last]),
        "starts_soon": offer.starts is not None and day is not None and offer.starts.toordinal() - day <= SOON,
        "start_moved": _start_is_open(offer, last.at, heard, day),
        "put_on_hold": heard[-1].event.what == "on_hold" and heard[-1].at > last.at,
        "offered_after_no": any(h.event.what == "rejection" and h.at < last.at for h in heard),
        "open_terms": _without_figures(offer.terms),
        "letter_by": _soon(case, goes),
        "other_post": any(_is_another_post(term, case.role.title) for term in offer.terms),
        "conditional": bool(offer.conditional),
        "offer_written": offer.by in ("email", "post"),
        "letter_day": say_date(date.fromordinal(letter), american) if letter else None,
        "letter_late": day > letter if letter and day else False,
    } | ({"start_day": starts} if starts else {})


def _start_is_open(offer: Event, at: float, heard: Sequence[Happening], day: int | None) -> bool:
    """Whether the first day they named holds no more: it is over, or they put it off since."""
    over = offer.starts is not None and day is not None and offer.starts.toordinal() < day
    return over or any(h.event.what == "on_hold" and h.at > at for h in heard)


def _pay(offer: Event) -> str | None:
    return one_line(offer.salary).rstrip(" .,;") if offer.salary else None


def _without_figures(terms: Sequence[str]) -> list[str] | None:
    """What goes with the pay and was named without its details: health plan, no details yet → health plan."""
    named = [found[0] for term in terms if not FIGURE.search(term) and (found := BENEFIT.match(term.strip()))]
    return named[: SLOTS["open_terms"].most] or None


def _soon(case: Case, goes: datetime | None) -> str | None:
    """A day by which a letter that is late can be asked for, without haste."""
    if goes is None:
        return None
    day = case.employer.office.working_day_after(goes.astimezone(case.zone).toordinal(), LETTER_DAYS)
    return say_day(date.fromordinal(day), month_first(case.employer))


def _is_another_post(term: str, title: str) -> bool:
    """Whether a term says that the offer is not for the job one applied for."""
    found = NOT_THE_POST.search(term)
    return found is not None and bears_on(title, found[1])


def _no_longer_there(earlier: Sequence[Happening], offer: Event) -> list[str] | None:
    """The terms of the offer before that the last one has no more, where it names terms of its own."""
    before = earlier[-1].event.terms if earlier and offer.terms else ()
    return [term for term in before if term not in offer.terms][: SLOTS["first_terms"].most] or None


def deadline(event: Event, case: Case) -> str | None:
    by, american = event.answer_by, month_first(case.employer)
    if isinstance(by, datetime):
        return say_time(by.astimezone(case.zone), american)
    return say_date(by, american) if by is not None else None


def is_over(event: Event, case: Case, now: datetime | None) -> bool:
    """Whether the moment of its deadline is past: 17:00 there where only the day is known."""
    by = event.answer_by
    if by is None or now is None:
        return False
    return now > (by if isinstance(by, datetime) else datetime.combine(by, END_OF_DAY, case.zone))
