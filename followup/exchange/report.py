"""Proof of search: what a candidate did in a range of days, on one page to print and sign, as job centres ask for it.

Open applications are "still waiting", never counted as refused. Days are those of the employer's place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from math import inf
from typing import NamedTuple

from ..case.case import Case, Event, Interview
from ..case.errors import InputError, Problem
from ..case.event_kinds import Done
from ..case.event_words import by_words, name_of
from ..case.events import EVENTS, FORMATS, OUTCOMES
from ..case.markup import Markup
from ..case.wording import joined
from ..planning.planner import Plan
from ..rulebook.book import DEFAULT_POLICY, Rulebook
from ..search.answers import UNKNOWN_DAY, endings_of
from ..search.planned import Cases, plan_all
from .paper import line, page, table, to_sign

HEADER = ("Date", "Employer", "Position", "How contacted", "With", "Result")
COUNTED = ("Applications", "Interviews", "Letters and emails", "Calls and visits")
DONE: dict[Done, str] = {"messages": COUNTED[2], "calls": COUNTED[3]}


class Contact(NamedTuple):
    """One row of the proof. kind: one of COUNTED; dated: its day is known, else it is that of writing it down."""

    day: date
    case: Case
    kind: str
    how: str
    whom: str
    result: str
    dated: bool = True

    @property
    def day_words(self) -> str:
        return str(self.day) if self.dated else UNKNOWN_DAY


def search_report(
    cases: Cases,
    *,
    since: date,
    until: date,
    now: datetime,
    policy: str = DEFAULT_POLICY,
    rulebook: Rulebook | None = None,
) -> str:
    """An HTML page: every application, interview, message, call and visit from `since` to `until`, both included.

    What happened on a day that nobody knows stands in the report of the day it was written down, without a date.
    now: aware; what is after it is not seen. Raises InputError where `since` is after `until`.
    """
    if since > until:
        raise InputError(Problem("since", "after the last day", f"{since} to {until}", "an earlier day first"))
    pairs = plan_all(cases, now, policy, rulebook)
    found = [one for case, plan in pairs for one in contacts(case, plan, now) if since <= one.day <= until]
    found.sort(key=lambda one: (one.day, one.case.employer.name, one.case.id))
    names = joined(list(dict.fromkeys(case.candidate.name for case, _ in pairs)))
    rows = [
        (one.day_words, one.case.employer.name, one.case.role.title, one.how, one.whom, one.result) for one in found
    ]
    title = f"Proof of search: {since} to {until}"
    return page(
        title,
        line("h1", title),
        line("p", names),
        _counts(found, {one.case.id: one.case for one in found}, now),
        table("What was done", HEADER, rows) if rows else line("p", "Nothing is recorded in these days."),
        line("p", f"As recorded by the candidate; results as of {now:%Y-%m-%d}.", css="soft"),
        to_sign(),
    )


def _counts(found: list[Contact], cases: dict[str, Case], now: datetime) -> Markup:
    kinds = Counter(one.kind for one in found)
    stands = Counter(standing(case, now).rpartition(", ")[0] or standing(case, now) for case in cases.values())
    rows = [(kinds[kind], kind) for kind in COUNTED]
    rows += [(len(cases), "Jobs this was about, as they stand now:")]
    rows += [(count, f"· {stand}") for stand, count in stands.items()]
    return table("In numbers", (), rows, "counts")


def contacts(case: Case, plan: Plan | None, now: datetime) -> Iterator[Contact]:
    """All that the candidate did in one case up to `now`, and what came of it."""
    applied = case.role.applied
    if applied and applied <= now.astimezone(case.zone).date():
        how = "Application" + (f" ({case.role.source})" if case.role.source else "")
        yield Contact(applied, case, COUNTED[0], how, "", standing(case, now))
    for _, _, _, one in case.timeline.held:
        if one.at <= now:
            yield _interview(case, one, now)
    for event in case.events:
        if event.at <= now and (done := EVENTS[event.kind].done):
            yield _contact(case, event, done, now)


def _interview(case: Case, one: Interview, now: datetime) -> Contact:
    how = f"Interview, round {one.round} {FORMATS.get(one.format or '', '')}".strip()
    whom = joined([contact.name for who in one.people if (contact := case.contact(who))])
    day, result = one.at.astimezone(case.zone).date(), _answer_after(case, one.at, now)
    return Contact(day, case, COUNTED[1], how, whom, result, not one.day_unknown)


def _contact(case: Case, event: Event, done: Done, now: datetime) -> Contact:
    day = event.at.astimezone(case.zone).date()
    how = f"{event.meaning.report} {by_words(event.channel)}".strip()
    return Contact(
        day, case, DONE[done], how, name_of(case, event.to), _result(case, event, now), not event.day_unknown
    )


def _result(case: Case, event: Event, now: datetime) -> str:
    if event.outcome:
        return OUTCOMES[event.outcome].report
    return _answer_after(case, event.at, now) if "is answered" in event.meaning.does else EVENTS[event.kind].result


def _answer_after(case: Case, at: datetime, now: datetime) -> str:
    """The first answer after that moment; being met again is one."""
    seen = [h.event for h in case.timeline.happenings]
    heard: list[tuple[Event | Interview, str]] = [
        (event, event.meaning.report) for event in seen if "answers" in event.meaning.does
    ]
    met: list[tuple[Event | Interview, str]] = [
        (one.interview, f"interview, round {one.interview.round}") for one in case.timeline.held
    ]
    after = [found for found in [*heard, *met] if at < found[0].at <= now]
    first = min(after, key=lambda found: (found[0].at, found[1]), default=None)
    return _dated(case, *first) if first else "no answer yet"


def _dated(case: Case, of: Event | Interview, words: str) -> str:
    return f"{words}, {UNKNOWN_DAY if of.day_unknown else format(of.at.astimezone(case.zone), '%Y-%m-%d')}"


def standing(case: Case, now: datetime) -> str:
    """How a case stands: what ended it, or the last answer, else the interview, else still waiting."""
    seen = [one.event for one in case.timeline.happenings if one.event.at <= now]
    turns = [event for event in seen if event.meaning.turn]
    if (ended := endings_of(case, now.timestamp())) and ended[-1].again == inf:
        last_word = [event for event in turns if event.meaning.turn == "decided"][-1]
        return _dated(case, last_word, last_word.meaning.report)
    interviews = [one.interview for one in case.timeline.held if one.at <= now.timestamp()]
    if turns and not any(at > turns[-1].at for at in _going_on(turns[-1], seen, interviews)):
        return _dated(case, turns[-1], turns[-1].meaning.report)
    if interviews:
        last = max(interviews, key=lambda one: one.at)
        return _dated(case, last, "still waiting, after the interview")
    return "still waiting"


def _going_on(since: Event, seen: list[Event], interviews: list[Interview]) -> list[datetime]:
    """What the process went on with, whatever had ended it: they met, or invited again; an offer stands."""
    invited = [event.at for event in seen if event.what == "invitation" and since.what != "offer"]
    return [one.at for one in interviews if not one.day_unknown] + invited
