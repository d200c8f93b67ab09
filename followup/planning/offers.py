"""What an offer hangs on, as it was noted, and two offers of one house that do not agree (J1, L11, L18)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..case.amounts import APART
from ..case.case import Event, Happening
from .situation import NEVER, Situation

NUMBER = re.compile(
    r"\d[\d.,]*|\b(?:no|one|two|three|four|five|six|seven|eight|nine|ten|half|full|fixed|permanent|temporary)\b"
)
BEFORE_IT = re.compile(
    r"(?:it is )?(?:subject to|(?:conditional|contingent|dependent) (?:up)?on|depends on)\s+", re.IGNORECASE
)
SMALL = frozenset("a an the of per from at in on for and or with by to".split())

MOST = 60  # offers before the last one, and terms of each, that are held against each other


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
    """Whether the pay is another, or somebody else names another first day or other terms; one person may move them."""
    pay = one.salary is not None and other.salary is not None and _same(one.salary) != _same(other.salary)
    if pay or one.sender == other.sender:
        return pay
    day = one.starts is not None and other.starts is not None and one.starts != other.starts
    return day or any(_contradict(a, b) for a in one.terms[:MOST] for b in other.terms[:MOST])


def _same(text: str) -> list[str]:
    """The words of a text, whatever stands between them: 62,000 USD and 62000 usd."""
    return re.findall(r"\w+", re.sub(rf"(?<=\d){APART}(?=\d{{3}}\b)", "", text).casefold())


def _contradict(one: str, other: str) -> bool:
    """Whether two lines name the same thing with another number: four days from home, one day from home."""
    (mine, counts), (theirs, others) = _parted(one), _parted(other)
    return bool(counts and others) and counts != others and len(mine & theirs) >= min(2, len(mine), len(theirs)) > 0


def _parted(line: str) -> tuple[set[str], list[str]]:
    """What a line speaks of, in the singular, and its numbers."""
    low = line.casefold()
    words = {word.rstrip("s") for word in re.findall(r"[^\W\d]+", NUMBER.sub(" ", low))} - SMALL
    return words, NUMBER.findall(low)


def conditions(offer: Event) -> list[str]:
    """What it hangs on, in the candidate's words: subject to two references → two references."""
    return [line[found.end() :] if (found := BEFORE_IT.match(line)) else line for line in offer.hangs_on]
