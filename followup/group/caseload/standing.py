"""Where a client stands today: which of their cases asks for a counselor's word, why now, and what to offer them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from ...case.case import Case
from ...case.errors import Unavailable
from ...case.wording import month_first, say_day
from ...planning.headline import headline_day, is_for_now, is_held_back
from ...planning.phrases import STAGE_WORDS, is_left_for_tomorrow
from ...planning.phrases import standing as status_of
from ...planning.planner import Plan, Step, plan
from ...planning.priority import BACKGROUND, main_step, owes_nothing

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
    "unread": Standing("can't be read", "Ask for a backup of it, or for a copy from their computer."),
    "open": Standing("open", "Ask which day they have chosen for it."),
    "stuck": Standing("long open", "Ask what keeps it from going out, or let it rest together."),
    "silent": Standing("silent for two weeks", "Ask how it goes. Nothing was written down here."),
    "fine": Standing("on their way", "Nothing now."),
    "ended": Standing("nothing open", "Ask what is next."),
    "none": Standing("no case yet", "Open the first case together."),
}
PLACE = {name: number for number, name in enumerate(STANDINGS)}
ANSWER = "answer-offer"
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


def look_at(case: Case, made: Plan | None, now: datetime, *, active: datetime | None = None) -> CaseLine:
    """What one case asks for at `now` (aware). Days are those at the employer's.

    made: its plan at that moment, which knows the client's other cases; None past what the calendar knows.
    active: when something last happened in any case of the client; who is active in another is not silent.
    """
    last = last_activity(case, now)
    standing, why, at = _standing(case, made, now, last, active or last) if made else ("fine", "", None)
    stage = STAGE_WORDS[made.stage] if made else ""
    return CaseLine(case.id, case.employer.name, case.role.title, stage, standing, why, at, last)


def last_activity(case: Case, now: datetime) -> datetime | None:
    """When something last happened in the case, or was done; None where nothing has a day."""
    events = [one.at for one in case.events if not one.day_unknown]
    interviews = [one.at for one in case.interviews if not one.day_unknown]
    applied = [datetime.combine(day, time(), case.zone)] if (day := case.role.applied) else []
    return max((at for at in (*events, *interviews, *applied) if at <= now), default=None)


def _standing(case: Case, made: Plan, now: datetime, last: datetime | None, active: datetime | None) -> Found:
    who = case.employer.name
    found = None if owes_nothing(made) else _of_steps(case, made, now)
    if made.stage == "offer":
        return _of_offer(case, made, now, found)
    if made.stage == "rejected" and last and now - last <= QUIET:
        said = f"{who} said no, {_day(case, last, now)}."
        return "refused", said if owes_nothing(made) else f"{said} {made.summary}", last
    if found:
        return found[0], _after(who, found[1]), found[2]
    if made.stage in ENDED:
        return "today" if _is_unsettled(made) else "ended", _after(who, made.summary), last
    return _of_silence(case, made, now, active)


def _of_offer(case: Case, made: Plan, now: datetime, found: Found | None) -> Found:
    """An offer: by when it is to be answered, and what the plan's headline asks for where that is something else."""
    who, answer = case.employer.name, made.step(ANSWER)
    due, since = (answer.due, answer.opens) if answer else (None, None)
    if due is not None:
        late = now >= due
        word = f"An offer from {who}, {'which was ' if late else ''}to be answered by {_day(case, due, now)}."
        standing = "stuck" if now - due > FRESH else "overdue" if late else "offer"
    elif since is not None and now - since > QUIET:
        standing = "stuck"
        word = f"An offer from {who} since {_day(case, since, now)}, and nobody noted by when to answer."
    else:
        standing, since, word = "offer", None, f"An offer from {who}, and nobody noted by when to answer."
    told = main_step(made)
    beside = told is not None and told.id not in (ANSWER, *BACKGROUND)
    return standing, f"{word} {found[1] if found else made.summary}" if beside else word, due or since


def _is_unsettled(made: Plan) -> bool:
    """Whether what was agreed may not hold: the headline asks for something, though no step is left."""
    s = made.situation
    after_yes = s.heard_after_yes or s.rival_later or (s.decided == "accepted" and s.note_since)
    return s.offer_taken_back or bool(after_yes and not made.steps)


def _of_steps(case: Case, made: Plan, now: datetime) -> Found | None:
    """What the headline asks for, or something beside it that presses more; then both are told, the headline first."""
    told = main_step(made)
    steps = [step for step in made.steps if (step is told or not step.aside) and step.id not in NOT_OWED]
    steps.sort(key=lambda step: step is not told)
    found = [(step, one) for step in steps if (one := _of_step(case, step, now))]
    if not found:
        return None
    standing, words, at = min((one for _, one in found), key=lambda one: PLACE[one[0]])
    first, (_, headline, _) = found[0]
    return standing, words if first is not told or words == headline else f"{headline} {words}", at


def _of_step(case: Case, step: Step, now: datetime) -> Found | None:
    """What one step asks for: late, to be done today, open, or open for long; None where it is for another day."""
    heading, due = step.heading, step.due
    since = _since(case, step, now)
    late = due if status_of(step) == "overdue" else since if step.id in LATE_BY_NATURE else None
    if late is not None:
        fresh = now - late <= FRESH
        return ("overdue" if fresh else "stuck"), f"{heading}; it was due {_day(case, late, now)}.", late
    if due is not None and due > now and status_of(step) != "later":
        if _is_of_today(case, step, now):
            return "today", f"{heading}, by {_moment(case, due, now)}.", due
        return "open", f"{heading}; open until {_moment(case, due, now)}.", due
    if headline_day(step) > _today(case, now):
        return _after_days_off(case, step, since, now) if since is not None and since <= now else None
    if since is None or since.date() == _today(case, now):
        return "today", f"{heading}{_hour(case, since, now)}.", due
    open_since = f"since {_day(case, since, now)}"
    if not step.spans or step.made.hours is None:  # an answer that is owed: no day is to be chosen for it
        return ("stuck" if now - since > QUIET else "today"), f"{heading}, today; open {open_since}.", since
    if now - since > FRESH:
        return "stuck", f"{heading}; it may go out {open_since}.", since
    return ("today" if _is_of_today(case, step, now) else "open"), f"{heading}; open {open_since}.", None


def _after_days_off(case: Case, step: Step, since: datetime, now: datetime) -> Found | None:
    """What is open, and only has to wait for the next hours there; None where another day is kinder."""
    if not is_for_now(step) or is_left_for_tomorrow(step) or is_held_back(step):
        return None
    day = say_day(headline_day(step), month_first(case.employer), now.astimezone(case.zone).year)
    standing = "stuck" if now - since > FRESH else "open"
    return standing, f"{step.heading}, {day}; open since {_day(case, since, now)}.", None


def _since(case: Case, step: Step, now: datetime) -> datetime | None:
    """From when on it was to be done: where the plan named a kinder day than the first one, from that day."""
    if step.opens is None:
        return None
    since = step.opens.astimezone(case.zone)
    kinder = step.plan.situation.better.get(step.id)
    if kinder is None and step.made.hours is not None and step.due is None and since < now:
        kinder = _named_before(step, max(since, now - FRESH))
    if kinder is None or kinder > _today(case, now).toordinal():
        return since
    return max(since, datetime.combine(date.fromordinal(kinder), time(), case.zone))


def _named_before(step: Step, then: datetime) -> int | None:
    """The kinder day that the plan of that moment had for it; None where it had none, or can't be made."""
    found = step.plan
    try:
        before = plan(found.case, now=then, policy=found.policy, rulebook=found.book).step(step.id)
    except Unavailable:
        return None
    return before.waits_until if before is not None else None


def _hour(case: Case, since: datetime | None, now: datetime) -> str:
    return f", today from {since:%H:%M}" if since is not None and since > now else ", today"


def _today(case: Case, now: datetime) -> date:
    return now.astimezone(case.zone).date()


def _is_of_today(case: Case, step: Step, now: datetime) -> bool:
    """Whether this is the day itself: the one it opens on, the kinder one, the last, or it says today."""
    today = _today(case, now)
    days = [moment.astimezone(case.zone).date() for moment in (step.opens, step.due) if moment is not None]
    return (
        today in days or "today" in step.heading.split() or step.plan.situation.better.get(step.id) == today.toordinal()
    )


def _after(who: str, words: str) -> str:
    """A sentence after the name of who it is about."""
    return f"{who}: {words[:1].lower()}{words[1:]}"


def _of_silence(case: Case, made: Plan, now: datetime, active: datetime | None) -> Found:
    """What is ahead; else whether nothing has happened anywhere in the client's search."""
    ahead = [one.at for one in case.interviews if now < one.at <= now + SOON and one.held is not False]
    if ahead:
        return "interview", f"An interview at {case.employer.name}, {_day(case, min(ahead), now)}.", min(ahead)
    if active is not None and now - active > QUIET:
        quiet = f"nothing happened in their whole search since {_day(case, active, now)}."
        words = f"{case.employer.name}: {STAGE_WORDS[made.stage].lower()}; {quiet}"
        step = main_step(made)
        ahead_of_them = step is not None and step.id not in NOT_OWED
        return "silent", f"{words} {made.summary}" if ahead_of_them else words, active
    return "fine", _after(case.employer.name, made.summary), None


def _day(case: Case, moment: datetime, now: datetime) -> str:
    """A day there, with its year where it is another one."""
    there = moment.astimezone(case.zone)
    return say_day(there.date(), month_first(case.employer), now.astimezone(case.zone).year)


def _moment(case: Case, moment: datetime, now: datetime) -> str:
    return f"{_day(case, moment, now)}, {moment.astimezone(case.zone):%H:%M}"
