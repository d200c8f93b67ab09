"""What an offer hangs on, as it was noted, and two offers of one house that do not agree (J1, L11, L18)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..case.amounts import APART
from ..case.case import Event, Happening
from .situation import NEVER, Situation

BEFORE_IT = re.compile(
    r"(?:it is )?(?:subject to|(?:conditional|contingent|dependent) (?:up)?on|depends on)\s+", re.IGNORECASE
)
MOST = 60  # offers before the last one that are held against each other


def look_at_two_offers(s: Situation, last: Happening) -> None:
    """Whether an offer before the last one says something else, and whether they were asked which holds."""
    gone = max(s.heard_at("rejection", "offer_withdrawn"), default=NEVER)
    before = [h for h in s.seen if h.event.kind == "heard" and h.event.what == "offer" and gone < h.at < last.at]
    before = before[-MOST:]
    s.said_yes = any(h.event.what == "accepted" for h in s.seen if h.event.kind == "decided" and gone < h.at < last.at)
    asked = [h for h in s.seen if h.event.kind == "sent" and h.event.what == "question" and h.at < last.at]
    s.days_refused = bool(before) and last.event.answer_by is not None and any(h.at >= before[0].at for h in asked)
    if _settled(s, before, last):
        return
    s.first_offer = next((h for h in before if _differs(h.event, last.event)), None)
    since = s.sent_since(last.at, "question")
    s.offers_differ = s.first_offer is not None and not since
    s.offers_asked = s.first_offer is not None and since


def _settled(s: Situation, before: Sequence[Happening], last: Happening) -> bool:
    """Whether they were asked before the last one, which of two that differed holds: then the last is the answer."""
    late = [later for n, later in enumerate(before) if any(_differs(one.event, later.event) for one in before[:n])]
    asked = [h.at for h in s.seen if h.event.kind == "sent" and h.event.what == "question" and h.at < last.at]
    return any(at >= later.at for at in asked for later in late)


def _differs(one: Event, other: Event) -> bool:
    """Whether the pay is another, or somebody else names another first day; one person may move it. Terms are words:
    that two of them differ the candidate says, by a note about it.
    """
    pay = one.salary is not None and other.salary is not None and _same(one.salary) != _same(other.salary)
    if pay or one.sender == other.sender:
        return pay
    return one.starts is not None and other.starts is not None and one.starts != other.starts


def _same(text: str) -> list[str]:
    """The words of a text, whatever stands between them: 62,000 USD and 62000 usd."""
    return re.findall(r"\w+", re.sub(rf"(?<=\d){APART}(?=\d{{3}}\b)", "", text).casefold())


def conditions(offer: Event) -> list[str]:
    """What it hangs on, in the candidate's words: subject to two references → two references."""
    return [line[found.end() :] if (found := BEFORE_IT.match(line)) else line for line in offer.hangs_on]


def is_theirs_to_settle(offer: Event) -> bool:
    """Whether it is noted what it hangs on, and that all of that is for them to settle."""
    return bool(offer.hangs_on and offer.theirs_to_settle)
