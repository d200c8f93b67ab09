"""Where a client stands today: which of their cases asks for a counselor's word, why now, and what to offer them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from ...case.case import Case
from ...case.errors import Unavailable
from ...case.wording import month_first, say_day
from ...planning.phrases import STAGE_WORDS
from ...planning.planner import Plan, Step, plan
from ...planning.priority import BACKGROUND
from ...rulebook.book import Rulebook

FRESH = timedelta(days=7)  # what is overdue or open for longer sinks: it is not today's news (house figures)
QUIET = timedelta(days=14)
SOON = timedelta(days=7)


Found = tuple[str, str, "datetime | None"]  # a key of STANDINGS, why, and the moment it turns on


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
    "open": Standing("open", "Ask which day they have chosen for it."),
    "silent": Standing("silent for two weeks", "Ask how it goes. Nothing was written down here."),
    "stuck": Standing("long open", "Ask what keeps it from going out, or let it rest together."),
    "fine": Standing("on their way", "Nothing now."),
    "ended": Standing("nothing open", "Ask what is next."),
    "none": Standing("no case yet", "Open the first case together."),
}
PLACE = {name: number for number, name in enumerate(STANDINGS)}
ENDED = ("rejected", "closed")
LATE_BY_NATURE = ("late-thank-you",)  # steps without a due time, because it is over when they open
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


def look_at(case: Case, now: datetime, policy: str, book: Rulebook, *, active: datetime | None = None) -> CaseLine:
    """What one case asks for at `now` (aware). Days are those at the employer's. active: when something last happened
    in any case of the client; who is active in another is not silent.
    """
    try:
        made = plan(case, now=now, policy=policy, rulebook=book)
    except Unavailable:
        made = None
    last = last_activity(case, now)
    standing, why, at = _standing(case, made, now, last, active or last) if made else ("fine", "", None)
    stage = STAGE_WORDS[made.stage] if made else ""
    return CaseLine(case.id, case.employer.name, case.role.title, stage, standing, why, at, last)


def last_activity(case: Case, now: datetime) -> datetime | None:
    """When something last happened in the case, or was done; None where nothing has a day."""
    events = [one.at for one in case.events if not one.day_unknown]
    interviews = [one.at for one in case.interviews if not one.day_unknown]
    return max((at for at in (*events, *interviews) if at <= now), default=None)


def _standing(case: Case, made: Plan, now: datetime, last: datetime | None, active: datetime | None) -> Found:
    who = case.employer.name
    if made.stage == "offer":
        answer = made.step("answer-offer")
        due, since = (answer.due, answer.opens) if answer else (None, None)
        if due is None and since is not None and now - since > QUIET:
            return (
                "stuck",
                f"An offer from {who} since {_day(case, since, now)}, and nobody noted by when to answer.",
                since,
            )
        if due is None:
            return "offer", f"An offer from {who}, and nobody noted by when to answer.", None
        late = now >= due
        word = f"An offer from {who}, {'which was' if late else ''} to be answered by {_day(case, due, now)}."
        return ("stuck" if now - due > FRESH else "overdue" if late else "offer"), " ".join(word.split()), due
    if made.stage == "rejected" and last and now - last <= QUIET:
        return "refused", f"{who} said no, {_day(case, last, now)}.", last
    if made.stage in ENDED:
        return "ended", f"{who}: {STAGE_WORDS[made.stage].lower()}.", last
    return _of_steps(case, made, now) or _of_silence(case, made, now, active)


def _of_steps(case: Case, made: Plan, now: datetime) -> Found | None:
    steps = [step for step in made.steps if not step.aside and step.id not in NOT_OWED and step.status != "later"]
    told = [found for step in steps if (found := _of_step(case, step, now))]
    return min(told, key=lambda one: PLACE[one[0]], default=None)


def _of_step(case: Case, step: Step, now: datetime) -> Found | None:
    """What one step asks for: late, to be done today, open, or open for long; None where a later day is kinder."""
    heading = f"{case.employer.name}: {step.heading[:1].lower()}{step.heading[1:]}"
    since, due = step.opens, step.due
    late = due if step.status == "overdue" else since if step.id in LATE_BY_NATURE else None
    if late is not None:
        fresh = now - late <= FRESH
        return ("overdue" if fresh else "stuck"), f"{heading}; it was due {_day(case, late, now)}.", late
    if since is not None and now - since > FRESH:
        return "stuck", f"{heading}; it may go out since {_day(case, since, now)}.", since
    if step.waits_until is not None:
        return None
    if _is_of_today(case, step, now):
        return "today", f"{heading}{f', by {_day(case, due, now)}' if due else ''}.", due
    if due is not None:
        return "open", f"{heading}; open until {_day(case, due, now)}.", due
    return "open", f"{heading}; open{f' since {_day(case, since, now)}' if since else ''}.", None


def _is_of_today(case: Case, step: Step, now: datetime) -> bool:
    """Whether this is the day itself: the one it opens on, the kinder one, the last, or it says today."""
    today = now.astimezone(case.zone).date()
    days = [moment.astimezone(case.zone).date() for moment in (step.opens, step.due) if moment is not None]
    return (
        today in days or "today" in step.heading.split() or step.plan.situation.better.get(step.id) == today.toordinal()
    )


def _of_silence(case: Case, made: Plan, now: datetime, active: datetime | None) -> Found:
    """What is ahead; else whether nothing has happened anywhere in the client's search."""
    ahead = [one.at for one in case.interviews if now < one.at <= now + SOON and one.held is not False]
    if ahead:
        return "interview", f"An interview at {case.employer.name}, {_day(case, min(ahead), now)}.", min(ahead)
    if active is not None and now - active > QUIET:
        stage = STAGE_WORDS[made.stage].lower()
        words = (
            f"{case.employer.name}: {stage}; nothing happened in their whole search since {_day(case, active, now)}."
        )
        return "silent", words, active
    return "fine", f"{case.employer.name}: {made.summary[:1].lower()}{made.summary[1:]}", None


def _day(case: Case, moment: datetime, now: datetime) -> str:
    """A day there, with its year where it is another one."""
    there = moment.astimezone(case.zone)
    return say_day(there.date(), month_first(case.employer), now.astimezone(case.zone).year)
