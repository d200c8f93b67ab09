"""What panels may ask of the desk they lie on; no panel knows more of it, and the desk stands above all panels.

`Drawn` is what a desk knows of a panel and `Drawing` what a press needs of a desk; `Desk` adds what can be read there
and what can be written down. The desk itself, and how it has its panels drawn, is in `followup/panels/desk/`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Any, Protocol, TypeVar

from ...case.case import Case
from ...house_rules.in_use import InUse
from ...journal import Entry, Journal
from ...planning.planner import Plan, Step
from ...rulebook.book import Rulebook
from ...training.certificate import Gate
from .pages import Page

T = TypeVar("T")


class Drawn(Protocol):
    """A panel. leads: whether it answers whatever was pressed: its first words at once, and the rest before others."""

    leads: bool

    def answer(self) -> None: ...

    def redraw(self) -> None: ...

    def quiet(self) -> None: ...


class Drawing(Protocol):
    """What a press needs: draw what still waits, clear what was said, let all be drawn anew, or what tells the time."""

    def settle(self) -> None: ...

    def quiet(self) -> None: ...

    def refresh(self, pressed: Drawn | None = None) -> None: ...

    def turn(self) -> None: ...


class Desk(Drawing, Protocol):
    """own, book: the candidate's journal, and the one shown, which may be the example's; path: of the own one.

    page: the notebook; looking: the step somebody chose to look at; trouble: why nothing can be shown, in words.
    """

    path: Path
    own: Journal
    book: Journal
    page: Page
    looking: tuple[str, str | None] | None
    trouble: str

    # what lies on it

    @property
    def example(self) -> bool: ...

    @property
    def now(self) -> datetime: ...

    @property
    def zone(self) -> tzinfo | None: ...

    @property
    def today(self) -> date: ...

    @property
    def rules(self) -> InUse: ...

    @property
    def rulebook(self) -> Rulebook: ...

    @property
    def policy(self) -> str: ...

    @property
    def cases(self) -> dict[str, Case]: ...

    @property
    def case_id(self) -> str | None: ...

    @property
    def case(self) -> Case | None: ...

    @property
    def plan(self) -> Plan | None: ...

    @property
    def step(self) -> Step | None: ...

    def plan_of(self, case_id: str) -> Plan: ...

    def one_message(self, step: Step) -> list[Step]:
        """That step and those of other cases that are the same message or call to the same person."""

    def page_of(self, found: Plan) -> Page: ...

    def gate(self, page: str) -> Gate:
        """Whether a page is open on an invented case, and what is to be practised first."""

    def shared(self, kind: Callable[[Desk], T]) -> T:
        """What several panels work on together: made once for this desk."""

    # what is written down

    def give(self, changes: Mapping[Sequence[str], Any]) -> str | None: ...

    def log(self, event: Mapping[str, Any]) -> str: ...

    def log_together(self, events: Sequence[Mapping[str, Any]]) -> list[str]:
        """Several things that one press says: undone together."""

    def log_in_each(self, events: Mapping[str, Mapping[str, Any]]) -> list[str]:
        """Something was done for several cases at once, by case id."""

    def undo(self, entry_id: str) -> Entry: ...

    def own_case(self, mapping: Mapping[str, Any]) -> str: ...

    def choose_case(self, case_id: str) -> None: ...

    def choose_policy(self, name: str) -> None: ...

    def choose_zone(self, name: str | None) -> None: ...

    def show_example(self, example: bool) -> None: ...

    def renew_example(self) -> None: ...

    def open(self, page: str) -> None: ...
