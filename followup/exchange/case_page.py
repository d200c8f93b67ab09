"""A case on a page to print: what to do and why, its dates, its people, what happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from ..case.case import Case, Event, Interview
from ..case.event_words import it_words
from ..case.events import EVENTS, SPOKEN
from ..case.markup import EMPTY, Markup, join
from ..case.roles import ROLES
from ..case.wording import joined
from ..planning.page import CHANNEL_WORDS
from ..planning.phrases import STAGE_WORDS
from ..planning.planner import Plan, Step
from ..planning.said import day_words, moment_words, span_words
from ..rulebook.book import DEFAULT_POLICY, Rulebook
from ..search.answers import UNKNOWN_DAY
from ..search.planned import Cases, plan_all
from .paper import bullets, line, page, table, within
from .report import contacts


def case_pages(cases: Cases, *, now: datetime, policy: str = DEFAULT_POLICY, rulebook: Rulebook | None = None) -> str:
    """An HTML document with a page for each case, as things stand at `now` (aware)."""
    pairs = plan_all(cases, now, policy, rulebook)
    title = pairs[0][0].employer.name if len(pairs) == 1 else f"{len(pairs)} cases"
    return page(f"{title}, {now:%Y-%m-%d}", *(_section(case, plan, now) for case, plan in pairs))


def _section(case: Case, plan: Plan | None, now: datetime) -> Markup:
    head = [line("h1", case.employer.name), line("p", f"{case.role.title} · {case.candidate.name}")]
    todo = list(_planned(plan)) if plan else [line("p", "No calendar reaches the year of this case.")]
    return within("section", [*head, *todo, *_dates(case, plan), _people(case), _history(case, plan, now)])


def _planned(plan: Plan) -> Iterator[Markup]:
    as_of = f"{STAGE_WORDS[plan.stage]} · as of {moment_words(plan, plan.as_of)} · advice: {plan.policy}"
    yield line("p", as_of, css="soft")
    yield line("p", plan.summary)
    if plan.steps:
        yield line("h2", "What to do")
    for step in plan.steps:
        yield _step(plan, step)
    yield _reasons("Not now", plan.avoid)
    yield _reasons("Keep in mind", plan.keep_in_mind)


def _step(plan: Plan, step: Step) -> Markup:
    when = "; or ".join(span_words(plan, *span) for span in step.windows) or "its hours are over"
    ways = [contact for who in step.to if (contact := plan.case.contact(who))]
    reach = [f"{one.name}: {', '.join(way for way in (one.phone, one.email) if way)}" for one in ways]
    because = [_because(reason) for reason in step.because]
    told = line("p", f"{CHANNEL_WORDS[step.channel]}: {when}", css="soft")
    return within("div", [line("h3", f"☐ {step.heading}"), told, bullets(reach), bullets(because)], "step")


def _because(reason: dict[str, Any]) -> str:
    sources = ["the workbook's own" if source == "house" else source for source in reason["sources"]]
    return f"{reason['says']} ({', '.join([*reason['advice'], *sources])})"


def _reasons(title: str, reasons: list[dict[str, Any]]) -> Markup:
    return join(line("h2", title), bullets(map(_because, reasons))) if reasons else EMPTY


def _dates(case: Case, plan: Plan | None) -> Iterator[Markup]:
    found = [(case.role.applied, "You applied")] if case.role.applied else []
    for _, _, _, one in case.timeline.meetings:
        here = one.at.astimezone(case.zone)
        found.append((here.date(), f"Interview, round {one.round}, {here:%H:%M}"))
    until = plan.promise["until"] if plan else None
    if until:
        found.append((date.fromisoformat(until), "An answer is promised by this day"))
    rows: list[tuple[object, str]] = [(day_words(plan, day) if plan else day, what) for day, what in sorted(found)]
    rows += [(UNKNOWN_DAY, f"Interview, round {one.interview.round}") for one in case.timeline.undated]
    yield table(f"Dates ({case.employer.timezone})", ("Day", "What"), rows) if rows else EMPTY


def _people(case: Case) -> Markup:
    rows = [(one.name, ROLES[one.role].says, one.phone, one.email) for one in case.contacts]
    return table("People", ("Name", "Role", "Phone", "Email"), rows) if rows else EMPTY


def _history(case: Case, plan: Plan | None, now: datetime) -> Markup:
    told = [(one.day, one.day_words, one.how, one.whom) for one in contacts(case, plan, now)]
    for event in (event for event in case.events if event.at <= now):
        if not EVENTS[event.kind].done:  # what the candidate did is among the contacts
            known = case.contact(event.sender)
            day, what = event.at.astimezone(case.zone).date(), _heard(event)
            told.append((day, UNKNOWN_DAY if event.day_unknown else str(day), what, known.name if known else ""))
    for one in case.interviews:
        if not one.held and one.at <= now:
            day = one.at.astimezone(case.zone).date()
            told.append((day, str(day), f"Interview, round {one.round}: did not take place", _met(case, one)))
    rows = [row for _, *row in sorted(told, key=lambda row: row[0])]
    return table("What happened", ("Day", "What", "With"), rows) if rows else EMPTY


def _heard(event: Event) -> str:
    return (event.by in SPOKEN and event.meaning.spoken) or event.meaning.page or it_words(event)


def _met(case: Case, one: Interview) -> str:
    return joined([contact.name for who in one.people if (contact := case.contact(who))])
