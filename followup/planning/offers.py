"""Two offers of one house that do not agree, and whether it is known what an offer hangs on (J1, L11, L18)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..case.amounts import APART
from ..case.case import Event, Happening
from .situation import NEVER, Situation

NUMBER = re.compile(
    r"\d[\d.,]*|\b(?:no|one|two|three|four|five|six|seven|eight|nine|ten|half|full|fixed|permanent|temporary)\b"
)
SMALL = frozenset("a an the of per from at in on for and or with by to".split())
# What a line of the terms says where it names what the offer hangs on.
CONDITION = re.compile(
    r"\b(?:subject to|conditional|conditions?|depend\w*|hangs?|provided|once|until|unless|pending|"
    r"if|as soon as|clear\w*|check\w*|refere\w*|licen[cs]e\w*|permits?|visas?|medical|test|"
    r"screening|vetting|approv\w*|sign\w* off|hiring freeze|headcount|funding|board)\b",
    re.IGNORECASE,
)
# What such a line speaks of where it is for them alone to settle; and where something of the candidate's is looked at.
THEIRS = re.compile(
    r"\b(?:approv\w*|sign\w* off|freeze|headcount|funding|budget\w*|board|contract with)\b", re.IGNORECASE
)
YOURS = re.compile(
    r"\b(?:check\w*|refere\w*|licen[cs]e\w*|permits?|visas?|medical|test|screening|vetting|clear\w*|proof|"
    r"certificat\w*|diploma|degree|transcripts?|record)\b",
    re.IGNORECASE,
)

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
    """The lines of the terms that say what a conditional offer hangs on."""
    return [line for line in offer.terms if CONDITION.search(line)] if offer.conditional else []


def is_theirs_to_settle(offer: Event) -> bool:
    """Whether all that it hangs on is for them to settle, and nothing is looked at that the candidate could send."""
    lines = conditions(offer)
    return bool(lines) and all(map(THEIRS.search, lines)) and not any(map(YOURS.search, offer.terms))
