"""What three rounds of calls need on paper: sheets by round, a page for who leads them, and one to take home."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...case.markup import Markup
from ...exchange.paper import bullets, line, page, table, within
from .minutes import PARTS, ROUNDS, TOGETHER, TOTAL
from .role_sheets import role_pages
from .roles import Call

OBJECTIVES = (
    "Open a follow-up call in three sentences: who you are, which interview, what you ask.",
    "Take whatever comes (a machine, reception, no decision, a no, an offer) without losing the thread.",
    "End with thanks and with one thing you know: a day, a name, or that you heard no.",
    "Write down at once what was said, and what you do next.",
)
BEFORE = (
    "Print each round once and do not read it: you are not to know the endings either.",
    "Lay each three its three sheets of round 1, the writing down. Keep the other rounds on your table.",
    "Say what it is for (above) and that a call may end in a no: that is the round, not the person.",
)
DURING = (
    "“You call”, “You pick up” and “You watch” go round the table: everybody has each once.",
    "Start and stop all of them together. Who is done early goes through the observer's list.",
    "Collect the sheets after each round, before the next ones are dealt.",
)
AFTER = (
    "What did you say first? What would you say first next time?",
    "Which ending was the hardest, and what helped?",
    "Who has a call to make this week? Put the day down before you leave.",
)
HOME = (
    "My first three sentences:",
    "If a machine answers, I say:",
    "If nothing is decided, I ask:",
    "If it is a no, I say:",
    "The call I make next, and the day:",
)


def sheets_of(number: int, calls: Sequence[Call]) -> str:
    """All sheets of a round (from 1), those of the first three first."""
    return role_pages(calls, named=[f"Round {number} · three {three}" for three in range(1, len(calls) + 1)])


def facilitator_page(threes: int) -> str:
    """One page for whoever leads the rounds. It says no ending."""
    rows = [(f"Round {number}", *_parts(number)) for number in range(1, ROUNDS + 1)]
    who = ("", "First person", "Second person", "Third person")
    return page(
        "Three rounds of calls: for you who lead them",
        line("h1", "Three rounds of calls"),
        line("p", f"For you who lead them. {3 * threes} people in threes, {threes} in all; {TOTAL} minutes."),
        *_part("What everybody can do afterwards", OBJECTIVES),
        *_part("Before", BEFORE),
        table("Who does what", who, rows),
        *_part("Each round", [f"{part.what}: {_minutes(part.minutes)}" for part in PARTS]),
        *_part("While they call", DURING),
        *_part(f"Together, at the end: {_minutes(TOGETHER)}", AFTER),
        line("p", "One or two are left over: they watch, with a sheet “You watch” of their own.", css="soft"),
    )


def _minutes(number: int) -> str:
    return f"{number} minute{'s' if number > 1 else ''}"


def _parts(number: int) -> tuple[str, ...]:
    parts = ("You call", "You pick up", "You watch")
    return tuple(parts[(person - number + 1) % 3] for person in range(3))


def _part(title: str, lines: Sequence[str]) -> Iterator[Markup]:
    yield line("h2", title)
    yield bullets(lines)


def handout_page() -> str:
    """One page for everybody to fill in and take home."""
    asked = (within("section", [line("h2", words), *[line("p", "_" * 60)] * 2], "asked") for words in HOME)
    style = "section + section { break-before: auto; border: 0; margin: 0; padding: 0; } .asked p { margin: 5mm 0; }"
    return page(
        "My next call",
        line("h1", "My next call"),
        line("p", "To take home. Nobody collects it."),
        *_part("What I practised", OBJECTIVES),
        *asked,
        style=style,
    )
