"""Where a client stands today: which of their cases asks for a counselor's word, why now, and what to offer them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from ...case.case import Case
from ...case.errors import Unavailable
from ...case.wording import month_first, say_day
from ...planning.phrases import STAGE_WORDS
from ...planning.planner import Plan, Step, plan
from ...planning.priority import BACKGROUND, window_of
from ...rulebook.book import Rulebook

FRESH = timedelta(days=7)  # what is overdue or open for longer sinks: it is not today's news (house figures)
QUIET = timedelta(days=14)
SOON = timedelta(days=7)


class Standing(NamedTuple):
    """says: in a list; offer: what a counselor may offer."""

    says: str
    offer: str


STANDINGS: dict[str, Standing] = {  # the most pressing first
    "offer": Standing("an offer to answer", "Go through the terms together before they answer."),
    "overdue": Standing("overdue", "Ten minutes now: write it together, even late."),
    "refused": Standing("just refused", "A word first; then what they take from it into the next one."),
    "today": Standing("due today", "Ask whether it went out, and look at the draft if they like."),
    "interview": Standing("an interview this week", "Rehearse it, and what to ask before leaving."),
    "silent": Standing("silent for two weeks", "Ask how it goes. Nothing was written down here."),
    "stuck": Standing("long open", "Ask what keeps it from going out, or let it rest together."),
    "fine": Standing("on their way", "Nothing now."),
    "ended": Standing("nothing open", "Ask what is next."),
    "none": Standing("no case yet", "Open the first case together."),
}
PLACE = {name: number for number, name in enumerate(STANDINGS)}
ENDED = ("rejected", "closed")
NOT_OWED = (*BACKGROUND, "ask-before-leaving")  # said in the interview itself


class CaseLine(NamedTuple):
    """One case in a client's row. standing: a key of STANDINGS; why: a sentence; at: the moment it turns on, aware."""

    case: str
    employer: str
    role: str
    stage: str
    standing: str
    why: str
    at: datetime | None
    last: datetime | None


def look_at(case: Case, now: datetime, policy: str, book: Rulebook) -> CaseLine:
    """What one case asks for at `now` (aware). Days are those at the employer's."""
    try:
        made = plan(case, now=now, policy=policy, rulebook=book)
    except Unavailable:
        made = None
    last = last_activity(case, now)
    standing, why, at = _standing(case, made, now, last) if made else ("fine", "", None)
    stage = STAGE_WORDS[made.stage] if made else ""
    return CaseLine(case.id, case.employer.name, case.role.title, stage, standing, why, at, last)


def last_activity(case: Case, now: datetime) -> datetime | None:
    """When something last happened in the case, or was done; None where nothing has a day."""
    events = [one.at for one in case.events if not one.day_unknown]
    interviews = [one.at for one in case.interviews if not one.day_unknown]
    return max((at for at in (*events, *interviews) if at <= now), default=None)


def _standing(case: Case, made: Plan, now: datetime, last: datetime | None) -> tuple[str, str, datetime | None]:
    who = case.employer.name
    if made.stage == "offer":
        due = next((step.due for step in made.steps if step.id == "answer-offer" and step.due), None)
        if due is None:
            return "offer", f"An offer from {who}, and nobody noted by when to answer.", None
        late = now >= due
        word = f"An offer from {who}, {'which was' if late else ''} to be answered by {_day(case, due)}."
        return ("stuck" if now - due > FRESH else "overdue" if late else "offer"), " ".join(word.split()), due
    if made.stage == "rejected" and last and now - last <= QUIET:
        return "refused", f"{who} said no, {_day(case, last)}.", last
    if made.stage in ENDED:
        return "ended", f"{who}: {STAGE_WORDS[made.stage].lower()}.", last
    return _of_steps(case, made, now) or _of_silence(case, made, now, last)


def _of_steps(case: Case, made: Plan, now: datetime) -> tuple[str, str, datetime | None] | None:
    steps = [step for step in made.steps if not step.aside and step.id not in NOT_OWED and step.status != "later"]
    told = [found for step in steps if (found := _of_step(case, step, now))]
    return min(told, key=lambda one: PLACE[one[0]], default=None)


def _of_step(case: Case, step: Step, now: datetime) -> tuple[str, str, datetime | None] | None:
    heading = f"{case.employer.name}: {step.heading[:1].lower()}{step.heading[1:]}"
    if step.status == "overdue" and step.due:
        fresh = now - step.due <= FRESH
        return ("overdue" if fresh else "stuck"), f"{heading}; it was due {_day(case, step.due)}.", step.due
    since = step.opens
    if since is not None and now - since > FRESH:
        return "stuck", f"{heading}; it may go out since {_day(case, since)}.", since
    until = window_of(step)[1]
    return "today", f"{heading}{f', by {_day(case, until)}' if until else ''}.", until


def _of_silence(case: Case, made: Plan, now: datetime, last: datetime | None) -> tuple[str, str, datetime | None]:
    ahead = [one.at for one in case.interviews if now < one.at <= now + SOON and one.held is not False]
    if ahead:
        return "interview", f"An interview at {case.employer.name}, {_day(case, min(ahead))}.", min(ahead)
    if last is not None and now - last > QUIET:
        return "silent", f"{case.employer.name}: nothing happened since {_day(case, last)}.", last
    return "fine", f"{case.employer.name}: {made.summary[:1].lower()}{made.summary[1:]}", None


def _day(case: Case, moment: datetime) -> str:
    there = moment.astimezone(case.zone)
    return say_day(there.date(), month_first(case.employer), there.year)
