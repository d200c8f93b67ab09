"""What to remember of an interview while it is fresh: the questions, where each answer belongs, and what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from ...case.case import Case, Interview
from ...case.greetings import shown
from ...case.wording import joined, month_first, say_date
from ...journal import Journal
from ...planning.planner import Plan
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, bullets, join, tag

FRESH = timedelta(days=2)  # so long after an interview it is worth asking
ASKED, POINTS, PROMISE = "asked", "open_points", "promise"
PRIVATE = "One a line. A private note; no letter says it."
UNANSWERED = "No answer is written down yet. The debrief has room for it, and so have the facts of the interview."
AHEAD = ("invited", "before_interview")  # stages in which the last talk prepares for the next


class Question(NamedTuple):
    """spec: its key and words; path: the table of the case it belongs to."""

    spec: Spec
    path: tuple[str, str]


def fresh_interview(plan: Plan, book: Journal) -> tuple[str, Interview] | None:
    """The last interview that ended within two days, with its key in the journal."""
    keys = book.keys(plan.case.id, "interviews")
    over = [(key, one) for key, one in zip(keys, plan.case.interviews, strict=False)
            if one.held and not one.day_unknown and one.over_at <= plan.now < one.over_at + FRESH]  # fmt: skip
    return max(over, key=lambda pair: pair[1].over_at, default=None)


def questions(case: Case, key: str, interview: Interview) -> Iterator[Question]:
    """One after the other; what each person cared about is asked of each."""
    talk = ("interviews", key)
    yield Question(Spec(ASKED, "What did they ask you?", "lines", help=PRIVATE), talk)
    yield Question(Spec("went_well", "What landed?", "lines", help="One a line. Your thank-you may say it."), talk)
    yield Question(Spec(POINTS, "What would you answer better now?"), talk)
    for contact in filter(None, map(case.contact, interview.people)):
        name = shown(contact.name)
        words = Spec(
            "topics", f"What did {name} care about?", "lines", help=f"One a line. The thank-you to {name} has it."
        )
        yield Question(words, ("contacts", contact.id))
    yield Question(Spec("fit", "What of yours is what they need?", "lines", help="One a line. For all letters."), talk)
    yield Question(Spec(PROMISE, "What comes next?"), talk)


def prefix(case: Case, interview: Interview) -> str:
    """How the note on their questions begins."""
    day = say_date(interview.at.astimezone(case.zone).date(), month_first(case.employer))
    return f"They asked on {day}: "


def asked_lines(case: Case, interview: Interview) -> list[str]:
    """Their questions, as they were noted last."""
    begin = prefix(case, interview)
    notes = [one.text for one in case.events if one.kind == "note" and one.text and one.text.startswith(begin)]
    return notes[-1].removeprefix(begin).split("\n") if notes else []


def last_time(plan: Plan) -> Markup:
    """What the talks so far leave for the next one: questions, better answers, what each person cares about."""
    case, parts = plan.case, []
    for one in case.interviews:
        if one.held and not one.day_unknown and one.over_at <= plan.now:
            points = [join(point.about, " → ", point.answer or "still without an answer") for point in one.open_points]
            parts += [_part("They asked", asked_lines(case, one)), _part("To answer better", points)]
    cared = [f"{shown(who.name)}: {joined(who.topics)}" for who in case.contacts if who.topics]
    return join(*parts, _part("Who cares about what", cared))


def own_situations(case: Case | None, now: datetime) -> Markup:
    """What they asked, and what was to be answered better, to be answered aloud before one looks at one's own words."""
    if case is None:
        return EMPTY
    told: dict[str, str | None] = {}
    for one in case.interviews:
        if one.held and not one.day_unknown and one.over_at <= now:
            told |= dict.fromkeys(asked_lines(case, one)) | {point.about: point.answer for point in one.open_points}
    cards = [tag("details", tag("summary", asked), tag("p", answer or UNANSWERED)) for asked, answer in told.items()]
    title = tag("h4", f"Out of your debrief, {case.employer.name}")
    return join(title, tag("p", "Answer aloud, then look.", class_="fu-quiet"), *cards) if cards else EMPTY


def _part(title: str, lines: list[str] | list[Markup]) -> Markup:
    return join(tag("h4", title), bullets(lines)) if lines else EMPTY
