"""Each family of checks by itself, for the case and the occasion that the sentences in said/*.txt are about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from followup.case.wording import WEEKDAYS
from followup.messages.occasion import occasion
from followup.messages.review import (
    articles,
    companies,
    dates,
    doubled,
    elements,
    greeting,
    job_detail,
    length,
    misspelt_names,
    other_cases,
    placeholders,
    role_named,
    second_reader,
    signs,
    slips,
    spelling,
)
from followup.messages.review import facts as strip
from followup.messages.review.days import days_said
from followup.messages.review.dictionary import likely, near
from followup.messages.review.finding import Finding
from followup.messages.review.note import Note
from tests.messages.review.cases import simple_case
from tests.messages.review.ledger import Find

TALK = {"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": ["maria", "tom"]}
BRITISH = {"name": "Northwind Clinics", "timezone": "Europe/London", "country": "GB"}
HEARD = {"kind": "heard", "what": "no_decision"}

OTHERS = [
    simple_case(
        employer={"name": "Vertex Foods", "timezone": "UTC"},
        role={"title": "Pastry chef"},
        contacts=[
            {"id": f"x{number}", "name": name, "is": "hr"}
            for number, name in enumerate(("Zed Quill", "Mr. Ed Orr", "Ana de la Paz", "Tom Wick", "Bo del"))
        ],
        interviews=[],
    ),
    simple_case(employer={"name": "Northwind", "timezone": "UTC"}, contacts=[], interviews=[]),
]


def by(check, now=None, step="thank-you", template="thank-you-email", to=None, others=(), **tables) -> Find:
    """One family of checks, for a message about this case."""
    written = datetime.fromisoformat(now) if now else None
    here = occasion(simple_case(**tables), step, now=written, to=to, template=template, checking=True)
    here = replace(here, other_cases=tuple(others))
    return lambda text: check.find(Note(text), here)


def days(text: str) -> Iterator[Finding]:
    """Each day that is said, as if it were told of."""
    for one in days_said(text, 0, date(2026, 3, 4), True):
        read_as = [one.day, *(["a date"] * one.dated), WEEKDAYS[one.weekday] if one.weekday is not None else None]
        read_as += [one.weekday_text, None if one.relative is None else f"{one.relative} days from today"]
        shown = " ".join(str(part) for part in read_as if part)
        yield Finding(code="day", severity="read", start=one.start, end=one.end, says="", suggestions=(shown,))


def lacking(line: str) -> Iterator[Finding]:
    """What a text lacks where only the element before the colon is required; with a "!" as an error."""
    element, _, text = line.partition(": ")
    needed = {element.strip("!"): "error" if "!" in element else "warning"}
    here = occasion(simple_case(), "thank-you", now=None, template="thank-you-email", checking=True)
    found = elements.find(Note(text), replace(here, template=replace(here.template, requires=needed)))
    begin = len(line) - len(text)
    yield from (replace(one, start=one.start + begin, end=one.end + begin) for one in found)


def stated(text: str) -> Iterator[Finding]:
    """Each fact that is stated, as if it were told of."""
    people = [
        {"id": "maria", "name": "Maria Lopez", "is": "hiring_manager", "address": "Nell", "phone": "555 0100"},
        {"id": "tom", "name": "Tom Okafor", "is": "hr", "email": "t@northwind.example"},
        {"id": "li", "name": "Li Wei", "is": "hr"},
    ]
    talk = TALK | {"fit": ["12 years of SQL"], "topics": ["40% growth"], "went_well": ["3 demos"]}
    case = simple_case(
        candidate={"name": "Priya O’Raman", "phone": "+1 312 555 0142", "email": "p.r@mail.example"},
        role={"title": "Data analyst", "salary": "$52,000 a year"},
        contacts=people,
        interviews=[talk],
        events=[{"at": "2026-03-09T10:00:00-05:00", "kind": "called", "to": "maria", "outcome": "spoke"}],
    )
    now = datetime.fromisoformat("2026-03-04T18:00:00-06:00")
    for one in strip.facts_of_text(text, occasion(case, "thank-you", now=now, to="maria")):
        agrees = {True: "agrees", False: "disagrees", None: "unknown"}[one.agrees]
        yield Finding(code=one.kind, severity=agrees, start=one.start, end=one.end, says="", suggestions=(one.says,))


def meant(word: str) -> Iterator[Finding]:
    """The words near this one."""
    words = near(word, "american")
    sure = "told" if any(likely(word, one) for one in words) else "left alone"
    yield Finding(code="near", severity=sure, start=0, end=len(word), says="", suggestions=words)


def of_names(text: str) -> Iterator[Finding]:
    """The families that know names, for a message to others."""
    for check in (greeting, companies, role_named, other_cases):
        yield from by(check, step="tell-others", template="tell-others", others=OTHERS)(text)


FINDS: dict[str, Find] = {
    "agreement": lambda text: slips.told(slips.slips("agreement"), Note(text)),
    "articles": by(articles),
    "companies": by(
        companies,
        role={"title": "Data analyst", "location": "Peoria"},
        interviews=[TALK | {"topics": ["the Bluewater plan"], "fit": ["six years of SQL"], "went_well": ["telemetry"]}],
    ),
    "companies_street": by(companies, employer={"name": "Juniper Street Press", "timezone": "UTC"}),
    "dates": by(dates, now="2026-03-05T14:00:00-06:00", role={"title": "Data analyst", "applied": "2026-02-02"}),
    "dates_twice": by(
        dates,
        now="2026-03-20T12:00:00+00:00",
        employer=BRITISH,
        interviews=[TALK, {"round": 2, "at": "2026-03-16T10:00:00+00:00", "with": ["maria"]}],
        events=[{"at": "2026-03-10T10:00:00+00:00", **HEARD, "promised_by": "2026-03-18"}],
    ),
    "days": days,
    "doubled": by(doubled),
    "elements": lacking,
    "facts": stated,
    "greeting": by(greeting, to="maria"),
    "greeting_reception": by(greeting, step="first-follow-up", template="follow-up-reception", to="maria"),
    "greeting_title": by(
        greeting,
        contacts=[
            {"id": "maria", "name": "Mrs Penelope Oduya", "is": "hiring_manager", "address": "Nell"},
            {"id": "tom", "name": "Rev. Paul Ito", "is": "hr"},
        ],
    ),
    "job_detail": by(
        job_detail,
        step="first-follow-up",
        template="follow-up-reception",
        role={"title": "Data analyst", "salary": "72,000 USD a year"},
        contacts=[
            {"id": "maria", "name": "Maria Lopez", "is": "hiring_manager"},
            {"id": "tom", "name": "Tom Baker", "is": "hr"},
            {"id": "li", "name": "Li Data Smith", "is": "hr"},
        ],
        interviews=[
            TALK
            | {"topics": ["staffing forecasts", "li batteries"], "fit": ["six years of SQL", "C++"]}
            | {"open_points": [{"about": "night shifts", "answer": "I can start in May."}]}
        ],
    ),
    "length": by(length),
    "misspelt_names": by(
        misspelt_names,
        contacts=[
            {"id": "maria", "name": "Dr. Maria Lopez", "is": "hiring_manager"},
            {"id": "tom", "name": "Tom Okafor", "is": "hr"},
            {"id": "anna", "name": "Anna-Lena Oh", "is": "hr"},
        ],
    ),
    "near": meant,
    "other_cases": by(other_cases, others=OTHERS, to="maria"),
    "placeholders": by(
        placeholders,
        role={"title": "Data analyst [contract]"},
        employer={"name": "{Peak} Clinics", "timezone": "UTC"},
        candidate={"name": "XXX Wu"},
        interviews=[TALK | {"topics": ["<b2b>"]}],
    ),
    "role_named": by(role_named, interviews=[TALK | {"topics": ["the scheduling clerk"]}]),
    "second_reader": by(second_reader),
    "signs": by(
        signs,
        contacts=[
            {"id": "maria", "name": "Maria Lopez", "is": "hiring_manager"},
            {"id": "tom", "name": "Tom Okafor", "is": "hr"},
            {"id": "grace", "name": "Grace Wu", "is": "hr"},
        ],
    ),
    "spelling": by(
        spelling,
        role={"title": "Data analyst", "location": "Wertheim Street"},
        events=[{"at": "2026-03-05T10:00:00-06:00", "kind": "note", "text": "they zibberung"}],
    ),
    "spelling_british": by(spelling, employer=BRITISH),
    "spelling_either": by(spelling, employer=BRITISH | {"country": "DE"}),
    "to_others": of_names,
}
