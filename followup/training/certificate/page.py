"""The certificate: one page of its own, to print or to hand in, that says what was practised and nothing more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ...case.errors import InputError, Problem, Unavailable
from ...case.markup import Markup
from ...case.wording import joined
from ...exchange.paper import line, page, table, to_sign
from .gate import Gate
from .record import Solved
from .standing import PageStanding, Standing

TITLE = "Practice after the interview"
HEADER = ("Solved on", "Situation", "Question", "Advice followed", "How")
SMALL = (
    "This was practice with invented situations, answered alone at one's own pace. A situation counts as solved when "
    "the answer was the one that the advice followed gives. It says nothing about a person's skill or about any real "
    "application."
)
LONGEST_NAME = 120


def certificate_page(
    name: str, of: Standing, *, today: date, titles: Mapping[str, str] | None = None, asked: Sequence[Gate] = ()
) -> str:
    """The page as HTML that needs nothing from elsewhere.

    name: as the person types it, "" leaves a line to write on; titles: what each page of the workbook is called;
    asked: the pages that ask for practice before they open.
    Raises Unavailable where nothing is solved yet, InputError where the name is longer than a line.
    """
    if not of.solved:
        raise Unavailable(Problem("certificate", "nothing is solved yet", "", "a situation at the end of a page"))
    if len(name) > LONGEST_NAME:
        raise InputError(Problem("name", "longer than a line", f"{len(name)} letters", f"at most {LONGEST_NAME}"))
    solved = [one for held in of.pages for _, one in held.solved]
    return page(
        f"{TITLE}: {name}" if name else TITLE,
        line("h1", TITLE),
        line("p", name) if name else line("p", "Name: ______________________________"),
        line("p", _sentence(of, solved, today)),
        *([line("p", _asked(asked, titles or {}))] if asked else []),
        *(_of_page(held, (titles or {}).get(held.page, held.page)) for held in of.pages if held.solved),
        line("p", SMALL, css="soft"),
        to_sign(),
    )


def _sentence(of: Standing, solved: list[Solved], today: date) -> str:
    policies = joined(list(dict.fromkeys(one.policy for one in solved)))
    first = sum(one.first_try for one in solved)
    return f"{of.sentence} Advice followed: {policies}. On the first try: {first}. As of {today}."


def _asked(asked: Sequence[Gate], titles: Mapping[str, str]) -> str:
    told = [f"{titles.get(one.page, one.title)} ({one.count})" for one in asked]
    return f"Asked for before a page opens, and solved of it: {joined(told)}."


def _of_page(held: PageStanding, title: str) -> Markup:
    rows = [(how.on, one.story, one.asks, how.policy, _how(how)) for one, how in held.solved]
    return table(title, HEADER, rows)


def _how(how: Solved) -> str:
    return "on the first try" if how.first_try else f"on try {how.tries}"
