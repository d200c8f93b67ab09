"""Steps, interviews and promises as a calendar file (RFC 5545) that any calendar program opens.

A step keeps its identity from one export to the next, so that importing again moves it: its UID is made of
case, step, round and, where each person gets one of their own, the person. SEQUENCE and DTSTAMP grow with `now`.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from ..case.case import Case, Interview
from ..case.event_words import event_words
from ..case.events import EVENTS, FORMATS
from ..case.text import storable
from ..case.wording import joined, one_line
from ..planning.planner import Plan, Step
from ..planning.priority import BACKGROUND, owes_nothing
from ..planning.said import day_words, people, span_words
from ..rulebook.book import DEFAULT_POLICY, Rulebook
from ..search.planned import Cases, plan_all
from .calendar_links import Linked, link_entry
from .content_lines import folded, line

PRODUCT = "-//followup workbook//calendar//EN"
OURS = uuid.UUID("2b0a4c0e-6f0e-5d53-9c55-3c1b6f8d7a11")  # what the UIDs of this program are made under
COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)  # SEQUENCE is minutes since then
GET_READY = ("find-contact", "prepare")  # beside a step, but to be done on a day of their own
EACH_THEIR_OWN = ("thank-you", "thank-you-card", "late-thank-you")  # one step a person
TURNED = {"late-thank-you": "thank-you"}  # the same entry once it is late
AT_THE_INTERVIEW = "ask-before-leaving"  # told in the interview's own entry
QUARTER, TWO_HOURS, DAY = timedelta(minutes=15), timedelta(hours=2), timedelta(days=1)
NINE = timedelta(hours=-9)  # before its start, which is midnight: at nine in the morning of a whole day


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
    return folded(_lines(plan_all(cases, now, policy, rulebook), now, owner))


def links(
    cases: Cases, *, now: datetime, policy: str = DEFAULT_POLICY, rulebook: Rulebook | None = None, most: int = 12
) -> list[Linked]:
    """The next entries of the calendar, the soonest first, each with its links for calendars on the web."""
    found = [
        link_entry(
            one_line(f"{case.employer.name}: {entry.title}"), entry.ends(), f"{case.role.title}, {case.employer.name}"
        )
        for case, plan in plan_all(cases, now, policy, rulebook)
        for entry in _entries(case, plan, now)
        if entry.begins_after(now)
    ]
    return sorted(found, key=lambda one: (str(one.start)[:10], one.title))[:most]


class DueDay(Protocol):
    """Something for one whole day. key: the same in every file that has it; told: lines for its description."""

    @property
    def key(self) -> tuple[str, ...]: ...

    @property
    def title(self) -> str: ...

    @property
    def day(self) -> date: ...

    @property
    def told(self) -> tuple[str, ...]: ...


def days_to_ics(days: Iterable[DueDay], *, now: datetime, name: str) -> bytes:
    """A calendar file of whole days, each with a reminder at nine; taken in again, it moves what it brought before."""
    return folded(_day_lines(days, now, name))


def _day_lines(days: Iterable[DueDay], now: datetime, name: str) -> Iterator[str]:
    yield from _head(name)
    for one in days:
        title, told = one_line(one.title), "\n".join(one_line(words) for words in one.told)
        yield from _dated(_uid(name, *one.key), now)
        yield from (line("DTSTART", one.day), line("DTEND", one.day + DAY), line("SUMMARY", title))
        yield from (line("DESCRIPTION", told), "TRANSP:TRANSPARENT", *_alarm(title, NINE), "END:VEVENT")
    yield "END:VCALENDAR"


def _head(name: str) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "METHOD:PUBLISH", f"X-WR-CALNAME:{name}")


def _dated(uid: str, now: datetime) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", line("UID", uid), line("DTSTAMP", now))
    yield line("SEQUENCE", max(0, int((now - COUNTED_FROM).total_seconds() // 60)))


def _alarm(title: str, before: timedelta) -> Iterator[str]:
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", line("DESCRIPTION", title), line("TRIGGER", -before), "END:VALARM")


def _entries(case: Case, plan: Plan | None, now: datetime) -> list[_Entry]:
    planned = _planned(plan) if plan is not None and not owes_nothing(plan) else ()
    return [*_interviews(case, plan, now), *_events(case), *planned]


def _lines(pairs: list[tuple[Case, Plan | None]], now: datetime, owner: str) -> Iterator[str]:
    yield from _head("Follow-up")
    for case, plan in pairs:
        for entry in _entries(case, plan, now):
            yield from entry.lines_of(case, now, owner)
    yield "END:VCALENDAR"


class _Entry:
    """One thing in the calendar. when: a pair of moments, or a date for a whole-day note; alarms: before its start."""

    def __init__(
        self,
        key: tuple[str, ...],
        title: str,
        when: tuple[datetime, datetime] | date,
        told: list[str],
        alarms: tuple[timedelta, ...] = (),
        **more: str,
    ) -> None:
        self.key, self.title, self.when, self.told, self.alarms, self.more = key, title, when, told, alarms, more

    def ends(self) -> tuple[datetime, datetime] | tuple[date, date]:
        """Its two ends; of a whole day the second is the day after."""
        return self.when if isinstance(self.when, tuple) else (self.when, self.when + DAY)

    def begins_after(self, now: datetime) -> bool:
        """Whether it is not over yet."""
        end = self.ends()[1]
        return end > now if isinstance(end, datetime) else end > now.date()

    def lines_of(self, case: Case, now: datetime, owner: str) -> Iterator[str]:
        """It as a VEVENT of `case`."""
        start, end = self.ends()
        title = one_line(f"{case.employer.name}: {self.title}")
        told = "\n".join([f"{case.role.title}, {case.employer.name}", *self.told])
        yield from _dated(_uid(owner, case.id, *self.key), now)
        yield from (line("DTSTART", start), line("DTEND", end), line("SUMMARY", title), line("DESCRIPTION", told))
        yield from (line(name, value) for name, value in {"TRANSP": "TRANSPARENT", **self.more}.items())
        for before in self.alarms:
            yield from _alarm(title, before)
        yield "END:VEVENT"


def _uid(*parts: str) -> str:
    return f"{uuid.uuid5(OURS, storable(chr(31).join(parts)))}@followup.invalid"


def _interviews(case: Case, plan: Plan | None, now: datetime) -> Iterator[_Entry]:
    """Every interview of a known day, whatever became of it; a reminder for those ahead."""
    rounds: dict[int, int] = {}
    for interview in case.interviews:
        rounds[interview.round] = number = rounds.get(interview.round, 0) + 1
        if interview.day_unknown:
            continue
        over = interview.over_at if interview.over_at > interview.at else interview.at + timedelta(hours=1)
        more = {"TRANSP": "OPAQUE"}
        if interview.format == "in_person" and case.role.location:
            more["LOCATION"] = case.role.location
        alarms = (DAY, TWO_HOURS) if interview.at > now and interview.held else ()
        key, title = ("interview", str(interview.round), str(number)), f"interview, round {interview.round}"
        if not interview.held:  # it stands in the calendar already
            title, more = f"{title}: did not take place", {"STATUS": "CANCELLED"}
        yield _Entry(key, title, (interview.at, over), list(_about(case, plan, interview)), alarms, **more)


def _about(case: Case, plan: Plan | None, interview: Interview) -> Iterator[str]:
    names = [contact.name for who in interview.people if (contact := case.contact(who))]
    told = [f"with {joined(names)}" if names else "", FORMATS.get(interview.format or "", "")]
    yield ", ".join(part for part in told if part) or "an interview"
    asking = plan.step(AT_THE_INTERVIEW) if plan else None
    if asking is not None and asking.due is not None and asking.due == interview.over_at:
        yield f"{asking.heading}."


def _events(case: Case) -> Iterator[_Entry]:
    """What happened, where the vocabulary wants it in a calendar: most of it is over and needs no place there."""
    numbers = Counter[str]()
    for event in case.events:
        numbers[event.kind] += 1
        if not event.day_unknown and (title := EVENTS[event.kind].calendar):
            key = ("event", event.kind, str(numbers[event.kind]))
            yield _Entry(key, title, (event.at, event.at + 2 * QUARTER), [f"{event_words(case, event)}."])


def _planned(plan: Plan) -> Iterator[_Entry]:
    """The promise, and each step that has a day; what stands beside a step is told with it."""
    until = plan.promise["until"]
    if until is not None and plan.stage not in ("closed", "rejected", "offer"):
        lines = [f"They promised an answer by {day_words(plan, date.fromisoformat(until))}."]
        yield _Entry(
            ("promise", _round(plan)), "an answer is promised by today", date.fromisoformat(until), lines, (NINE,)
        )
    used: set[tuple[str, ...]] = set()
    for step in plan.steps:
        if (not step.aside or step.id in GET_READY) and step.id != AT_THE_INTERVIEW:
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
    key: tuple[str, ...] = (TURNED.get(step.id, step.id), _round(step.plan))
    if step.id in EACH_THEIR_OWN or key in used:
        key += step.to
    while key in used:
        key += ("again",)
    return key


def _placed(step: Step) -> tuple[tuple[datetime, datetime] | date, tuple[timedelta, ...]]:
    """When it stands in the calendar, and its reminders."""
    plan = step.plan
    start, end = step.windows[0] if step.windows else (None, None)
    if step.made.hours is not None and start is not None and end is not None:
        return (start, end), (QUARTER,)
    if step.due is not None and step.due > plan.now:
        return (step.due - 2 * QUARTER, step.due), (DAY, TWO_HOURS) if step.id == "answer-offer" else (TWO_HOURS,)
    since = max(step.opens or plan.as_of, plan.as_of)
    return since.date(), (NINE,)


def _told(step: Step) -> Iterator[str]:
    plan = step.plan
    yield f"When, at the employer's: {'; or '.join(span_words(plan, *span) for span in step.windows) or 'now'}"
    for reason in step.because:
        yield f"Why: {reason['says']} ({', '.join(reason['advice'])})"
    if step.id in ("first-follow-up", "second-follow-up"):
        for other in plan.steps:
            if other.aside and other.id not in (*GET_READY, *BACKGROUND):
                yield f"Or: {other.heading}"
    for who in step.to:
        contact = plan.case.contact(who)
        ways = [way for way in (contact.phone, contact.email) if way] if contact else []
        if ways:
            yield f"{people(plan, (who,))}: {', '.join(ways)}"
