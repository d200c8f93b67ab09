"""Steps, interviews and promises as a calendar file (RFC 5545) that any calendar program opens.

A step keeps its identity from one export to the next, so that importing again moves it: its UID is made of
case, step, round and, where each person gets one of their own, the person. SEQUENCE and DTSTAMP grow with `now`.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from ..case import Case, Interview
from ..phrases import day_words, people, span_words
from ..pipeline.order import BACKGROUND, Cases, plan_all
from ..planner import Plan, Step
from ..rulebook import DEFAULT_POLICY, Rulebook
from ..wording import joined, one_line
from .text import plain_text

if TYPE_CHECKING:
    import icalendar

PRODUCT = "-//followup workbook//calendar//EN"
OURS = uuid.UUID("2b0a4c0e-6f0e-5d53-9c55-3c1b6f8d7a11")  # what the UIDs of this program are made under
COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)  # SEQUENCE is minutes since then
GET_READY = ("find-contact", "prepare")  # beside a step, but to be done on a day of their own
EACH_THEIR_OWN = ("thank-you", "thank-you-card", "late-thank-you")  # one step a person
AT_THE_INTERVIEW = "ask-before-leaving"  # told in the interview's own entry
QUARTER, TWO_HOURS, DAY = timedelta(minutes=15), timedelta(hours=2), timedelta(days=1)
FORMATS = {"in_person": "in person", "phone": "by phone", "video": "by video"}


def to_ics(
    cases: Cases,
    *,
    now: datetime,
    policy: str = DEFAULT_POLICY,
    rulebook: Rulebook | None = None,
    owner: str = "",
) -> bytes:
    """The calendar file of these cases at `now` (aware).

    A step that has hours stands in its next window, one with a deadline in the half hour before it, any other on
    its day, as a whole-day note in the employer's zone that stays there in every zone. Windows are in UTC.
    owner: told apart by it, two people's searches can lie in one calendar. The same arguments give the same bytes.
    """
    import icalendar

    made = icalendar.Calendar()
    for name, value in (("prodid", PRODUCT), ("version", "2.0"), ("method", "PUBLISH"), ("x-wr-calname", "Follow-up")):
        made.add(name, value)
    for case, plan in plan_all(cases, now, policy, rulebook):
        for entry in [*_interviews(case, plan, now), *(_planned(plan) if plan else ())]:
            made.add_component(entry.component(case, now, owner))
    return made.to_ical()


class _Entry:
    """One thing in the calendar. when: a pair of moments, or a date for a whole-day note; alarms: before its start."""

    def __init__(
        self,
        key: tuple[str, ...],
        title: str,
        when: tuple[datetime, datetime] | date,
        lines: list[str],
        alarms: tuple[timedelta, ...] = (),
        **more: str,
    ) -> None:
        self.key, self.title, self.when, self.lines, self.alarms, self.more = key, title, when, lines, alarms, more

    def component(self, case: Case, now: datetime, owner: str) -> icalendar.Event:
        """It as a VEVENT of `case`."""
        import icalendar

        event = icalendar.Event()
        event.add("uid", _uid(owner, case.id, *self.key))
        event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
        event.add("sequence", max(0, int((now - COUNTED_FROM).total_seconds() // 60)))
        start, end = _span(self.when)
        event.add("dtstart", start)
        event.add("dtend", end)
        title = one_line(plain_text(f"{case.employer.name}: {self.title}"))
        event.add("summary", title)
        event.add("description", plain_text("\n".join([f"{case.role.title}, {case.employer.name}", *self.lines])))
        for name, value in {"transp": "TRANSPARENT", **self.more}.items():
            event.add(name, value)
        for before in self.alarms:
            event.add_component(_alarm(title, before))
        return event


def _uid(*parts: str) -> str:
    return f"{uuid.uuid5(OURS, chr(31).join(parts))}@followup.invalid"


def _span(when: tuple[datetime, datetime] | date) -> tuple[Any, Any]:
    if isinstance(when, tuple):
        return when[0].astimezone(UTC), when[1].astimezone(UTC)
    return when, when + DAY


def _alarm(title: str, before: timedelta) -> icalendar.Alarm:
    import icalendar

    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -before)
    return alarm


def _interviews(case: Case, plan: Plan | None, now: datetime) -> Iterator[_Entry]:
    """Every interview, whatever became of it; a reminder for those ahead."""
    rounds: dict[int, int] = {}
    for interview in case.interviews:
        rounds[interview.round] = number = rounds.get(interview.round, 0) + 1
        over = interview.over_at if interview.over_at > interview.at else interview.at + timedelta(hours=1)
        title = f"interview, round {interview.round}"
        more = {"transp": "OPAQUE"}
        if interview.format == "in_person" and case.role.location:
            more["location"] = plain_text(case.role.location)
        alarms = (DAY, TWO_HOURS) if interview.at > now else ()
        lines = list(_about(case, plan, interview))
        yield _Entry(("interview", str(interview.round), str(number)), title, (interview.at, over), lines, alarms, **more)


def _about(case: Case, plan: Plan | None, interview: Interview) -> Iterator[str]:
    names = [contact.name for who in interview.people if (contact := case.contact(who))]
    told = [f"with {joined(names)}" if names else "", FORMATS.get(interview.format or "", "")]
    yield ", ".join(part for part in told if part) or "an interview"
    asking = plan.step(AT_THE_INTERVIEW) if plan else None
    if asking is not None and asking.due is not None and asking.due == interview.over_at:
        yield f"{asking.heading}."


def _planned(plan: Plan) -> Iterator[_Entry]:
    """The promise, and each step that has a day; what stands beside a step is told with it."""
    until = plan.promise["until"]
    if until is not None and plan.stage not in ("closed", "rejected", "offer"):
        lines = [f"They promised an answer by {day_words(plan, date.fromisoformat(until))}."]
        yield _Entry(("promise", _round(plan)), "an answer is promised by today", date.fromisoformat(until), lines)
    used: set[tuple[str, ...]] = set()
    for step in plan.steps:
        if (not step.kind.aside or step.id in GET_READY) and step.id != AT_THE_INTERVIEW:
            key = _key(step, used)
            used.add(key)
            when, alarms = _placed(step)
            yield _Entry(key, step.heading, when, list(_told(step)), alarms)


def _round(plan: Plan) -> str:
    """Which round the wait is about: a later one has entries of its own."""
    last = plan.situation.last
    return str(last.interview.round) if last else "0"


def _key(step: Step, used: set[tuple[str, ...]]) -> tuple[str, ...]:
    """What stays the same while the step moves. Whom it goes to does not, where it is one step: names are found out."""
    key = (step.id, _round(step.plan))
    if step.id in EACH_THEIR_OWN or key in used:
        key += step.to
    while key in used:
        key += ("again",)
    return key


def _placed(step: Step) -> tuple[tuple[datetime, datetime] | date, tuple[timedelta, ...]]:
    """When it stands in the calendar, and its reminders."""
    plan = step.plan
    if step.made.hours is not None and step.windows and None not in step.windows[0]:
        return step.windows[0], (QUARTER,)  # type: ignore[return-value]
    if step.due is not None and step.due > plan.now:
        return (step.due - 2 * QUARTER, step.due), (DAY, TWO_HOURS) if step.id == "answer-offer" else (TWO_HOURS,)
    since = max(step.opens or plan.as_of, plan.as_of)
    return since.date(), ()


def _told(step: Step) -> Iterator[str]:
    plan = step.plan
    yield f"When, at the employer's: {'; or '.join(span_words(plan, *span) for span in step.windows) or 'now'}"
    for reason in step.because:
        yield f"Why: {reason['says']} ({', '.join(reason['advice'])})"
    if step.id in ("first-follow-up", "second-follow-up"):
        for other in plan.steps:
            if other.kind.aside and other.id not in (*GET_READY, *BACKGROUND):
                yield f"Or: {other.heading}"
    for who in step.to:
        contact = plan.case.contact(who)
        ways = [way for way in (contact.phone, contact.email) if way] if contact else []
        if ways:
            yield f"{people(plan, (who,))}: {', '.join(ways)}"
