"""What has gone between you and them, in a clause each: the facts of this case that a reason turns on.

Each goes into a sentence, with no capital but a name's and no stop; none says more than is noted.
"""

from __future__ import annotations

import re
from datetime import date

from ..case.case import Happening, promised_day
from ..case.events import EVENTS
from ..case.wording import NUMBER_WORDS, as_phrase, is_sentence, joined, month_first, say_date
from .answers import was_spoken
from .offers import conditions
from .outline import Outline
from .said import name_of
from .situation import Situation

WEEK = 7
FEW_WEEKS = 12  # beyond them months are counted
MONTH = 30.44  # days
YEAR = 12  # months
FEW_WORDS = 12  # of conditions that a sentence takes in
MINE = re.compile(r"\b(?:I|me|my|mine)\b", re.IGNORECASE)
OFFERED = {"phone": "rang with it", "in_person": "told you of it", "email": "wrote it", "post": "wrote it"}
WAYS = {"voicemail": "left {who} a voicemail", "message": "left {who} a message", "spoke": "spoke to {who}"}


def ago(days: int) -> str:
    """yesterday; five days ago; over three weeks ago."""
    if days < 2:
        return "yesterday" if days == 1 else "today"
    if days < 2 * WEEK:
        return "a week ago" if days == WEEK else f"{NUMBER_WORDS[days]} days ago"
    weeks, more = divmod(days, WEEK)
    if weeks <= FEW_WEEKS:
        return f"{'over ' if more else ''}{NUMBER_WORDS[weeks]} weeks ago"
    months = int(days / MONTH)
    return f"over {NUMBER_WORDS[months]} months ago" if months < YEAR else "over a year ago"


def since_when(plan: Outline, s: Situation) -> str:
    """What the wait counts from: the talk was a week ago, on 3 March; Ann Bell wrote yesterday, on 1 June."""
    if s.counts_from not in (None, "interview", "task") and s.answered is not None:
        return their_word(plan, s.answered)
    did = "you handed the task in" if s.counts_from == "task" else "the talk was"
    return f"{did} {_since(plan, s.base)}" if s.base else "you wait"


def their_word(plan: Outline, word: Happening) -> str:
    """Who said something to you, and when: Ann Bell wrote over two weeks ago, on 1 June."""
    spoken = was_spoken(plan.situation, word)
    did = "told you so" if spoken else "wrote" if word.event.by else "answered you"
    return f"{_whoever(plan, word)} {did} {_when(plan, word)}"


def who_named_it(plan: Outline, s: Situation) -> str:
    """Who named the day that they have, and when: on 1 June Ann Bell named 12 June."""
    day = _in_short(plan, s.promise_until) if s.promise_until else "a day"
    if s.promise == "interview":
        return f"at the talk they named {day}"
    words = [h for h in s.seen if h.event.kind == "heard" and not h.event.day_unknown]
    named = [h for h in words if promised_day(h.event, h.day) == s.promise_until]
    if not named:
        return f"they named {day}"
    return f"on {_in_short(plan, named[-1].day)} {_whoever(plan, named[-1])} named {day}"


def what_you_sent(plan: Outline, s: Situation) -> str:
    """Your last follow-up: you wrote to Ann Bell three days ago, on 8 June."""
    if not s.counted:
        return "you asked once"
    last, event = s.counted[-1], s.counted[-1].event
    done = WAYS.get(event.outcome or "", "wrote to {who}") if EVENTS[event.kind].channel != "visit" else "went there"
    return f"you {done.format(who=name_of(plan, event.to) if event.to else 'them')} {_when(plan, last)}"


def your_answer(plan: Outline, s: Situation) -> str:
    """Your answer to an invitation: you answered five days ago, on 8 June."""
    if s.accepted_at is None:
        return "you answered"
    return f"you answered {_since(plan, s.day_of(s.accepted_at))}"


def their_offer(plan: Outline, s: Situation) -> str:
    """Who made the offer, how and when: Ann Bell rang with it on 8 June."""
    offer = s.heard.get("offer")
    if offer is None:
        return "they made it"
    days = s.today - offer.day
    when = ago(days) if days < 2 else f"on {_in_short(plan, offer.day)}"
    did = OFFERED.get(offer.event.by or "", "made it")
    return f"{_whoever(plan, offer)} {did}" + ("" if offer.event.day_unknown else f" {when}")


def it_hangs_on(plan: Outline, s: Situation) -> str:
    """What the offer still hangs on, as it is noted, where that is short: it still hangs on a background check."""
    offer = s.heard.get("offer")
    terms = conditions(offer.event) if offer is not None else []
    said = joined([as_phrase(one) for one in terms])
    plain = not any(map(is_sentence, terms)) and len(said.split()) <= FEW_WORDS and not MINE.search(said)
    return f"it still hangs on {said}" if said and plain else "it is not final"


def days_asked(plan: Outline, s: Situation) -> str:
    """The days of your follow-ups: 3 June and 10 June."""
    return _days(plan, s.counted)


def days_rung(plan: Outline, s: Situation) -> str:
    """The days of your calls that reached nobody, since the wait began."""
    return _days(plan, s.calls_in_vain)


def _whoever(plan: Outline, word: Happening) -> str:
    return name_of(plan, word.event.sender) if word.event.sender else "they"


def _when(plan: Outline, happening: Happening) -> str:
    if happening.event.day_unknown:
        return "on a day that is not noted"
    return _since(plan, happening.day)


def _since(plan: Outline, day: int) -> str:
    days = plan.situation.today - day
    return f"{ago(days)}, on {_in_short(plan, day)}" if days else ago(days)


def _days(plan: Outline, happenings: list[Happening]) -> str:
    days = sorted({h.day for h in happenings if not h.event.day_unknown})
    return joined([_in_short(plan, day) for day in days]) or "days that are not noted"


def _in_short(plan: Outline, day: int) -> str:
    return say_date(date.fromordinal(day), month_first(plan.case.employer), plan.as_of.year)
