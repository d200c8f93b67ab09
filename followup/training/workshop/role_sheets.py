"""Sheets for a call in threes, one to a page: the caller's, the other side's, and the observer's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ...case.markup import Markup, join, tag
from ...exchange.paper import bullets, line, page, within
from ...messages.speaking import breaths, seconds
from ...planning.headline import headline_span
from ...planning.said import span_words
from ..rehearsal import Turn
from .checklist import who_says
from .known import known_lines, moment_line
from .roles import WHO, Call

RULES = (
    "Smile before you dial; it is heard.",
    "You may read. Nobody sees your paper.",
    "Whatever they say, thank them and note what comes next.",
)
STYLE = Path(__file__).with_name("roles.css")
PARTS = {"caller": "You call", "other": "You pick up", "observer": "You watch"}


def role_pages(calls: Sequence[Call], only: Sequence[str] = tuple(PARTS), *, named: Sequence[str] = ()) -> str:
    """An HTML document: for each call a page for each of its three, or for those of PARTS in `only`.

    named: what stands in the corner of each call's sheets (default: its number).
    """
    made = {"caller": _caller, "other": _other, "observer": _observer}
    names = named or [f"Call {number}" for number in range(1, len(calls) + 1)]
    sheets = (within("section", made[part](name, call), "role") for name, call in zip(names, calls) for part in only)
    title = "Role sheets for a call" if len(calls) == 1 else f"Role sheets for {len(calls)} calls"
    return page(title, *sheets, style=STYLE.read_text(encoding="utf-8"))


def _head(name: str, part: str) -> Markup:
    return join(tag("p", name, class_="number"), line("h1", PARTS[part]))


def _caller(name: str, call: Call) -> Iterator[Markup]:
    """What the candidate knows. Not how this call goes."""
    case = call.story.case
    yield _head(name, "caller")
    yield line(
        "p",
        f"You are {case.candidate.name}. You call {call.whom} of {case.employer.name}: {case.role.title}.",
    )
    yield line("p", call.story.text)
    yield line("p", f"It is {moment_line(call.story)}. The call is planned for {_when(call)}.", css="soft")
    yield bullets(known_lines(call.story))
    yield from (_script(turn) for turn in call.scripts())
    yield line("h2", "Either way")
    yield bullets(RULES)


def _when(call: Call) -> str:
    """The day and hours of the plan's first words."""
    start, end = headline_span(call.step) if call.step else (None, None)
    return span_words(call.plan, start, end) if start else "an hour that suits them"


def _script(turn: Turn) -> Markup:
    said = within("div", (line("p", breath) for breath in breaths(turn.answer)), "said")
    return join(line("h2", f"If {WHO[turn.branch.heard]} answers ({turn.seconds} seconds)"), said)


def _other(name: str, call: Call) -> Iterator[Markup]:
    """What the other side says, in order; the caller does not see it."""
    case = call.story.case
    yield _head(name, "other")
    yield line(
        "p",
        f"You play {call.parts}, at {case.employer.name}. {case.candidate.name} had an interview there "
        f"({case.role.title}) and calls {call.whom}.",
    )
    yield line(
        "p",
        "The caller does not know how this call goes. Say your line, wait for the answer, say the next one. "
        "In your own words is fine.",
    )
    rows = (line("li", tag("span", f"{who}:", class_="soft"), " ", tag("b", words)) for who, words in call.lines)
    yield within("ol", rows)
    yield line("p", "Then the call is over: say goodbye, if you have not yet.")
    yield line("h2", "How to play it")
    yield bullets(("Be busy and friendly, as on any working day.", "Do not help; make it no harder than it is here.",
                   "If they talk for longer than a minute, say that you have to go."))  # fmt: skip


def _observer(name: str, call: Call) -> Iterator[Markup]:
    yield _head(name, "observer")
    yield line(
        "p",
        f"{call.story.case.candidate.name} calls {call.whom}. Say nothing while they speak. "
        "Tick what you heard; leave the rest empty.",
    )
    spoken = sum(seconds(turn.answer) for turn in call.turns)
    if spoken:
        yield line("p", f"Read aloud, the caller's words take about {spoken} seconds. Measured: ________")
    yield within("ul", (_tick(look.asks, who_says(look, call.book)) for look in call.looks), "box")
    yield line("h2", "One thing that went well")
    yield line("p", "______________________________________________")
    yield line("h2", "One thing to try next time")
    yield line("p", "______________________________________________")


def _tick(asks: str, sources: Sequence[str]) -> Markup:
    named = ", ".join("the workbook" if source == "house" else source.replace("-", " ") for source in sources)
    return tag("li", f"☐ {asks} ", tag("span", f"({named})", class_="soft") if named else "")
