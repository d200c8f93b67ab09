"""The rail: one button for what happened, today, the cases with what is due, and the other places. A bar on a phone."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as widgets

from ...journal.backup import last_backup
from ..parts.actions import shown
from ..parts.markup import EMPTY, Markup, tag
from ..parts.panel import Panel
from ..parts.pieces import button, hold, html, layout, show, styled
from .address import CASE, Address
from .due import MONTHS, due, in_order, initials
from .way import Way

MOST = 5  # cases on the rail; the others are one press away
OTHERS = (
    ("search", "Search"),
    ("in-and-out", "In and out"),
    ("practice", "Practice"),
    ("advice", "Advice"),
    ("workshop", "Workshop"),
)


class Rail(Panel):
    """Rows are made once; where one is, is told by a class and, to screen readers, by the script."""

    name = "rail"

    def build(self) -> list[widgets.Widget]:
        self.rows: dict[str, widgets.Button] = {}
        self.cases: dict[str, CaseRow] = {}
        self.happened = button("Something happened", "happened", "icon", "icon-plus")
        self._when(self.happened, self._happen)
        self.label, self.foot = html(tag("p", "Cases", class_="fu-rail-label")), html(EMPTY, "fu-rail-end")
        self.held = styled(widgets.VBox([], layout=layout()), "fu-rail-cases")
        self.more = self._row("cases", "All cases", "menu")
        self.open = button("More", "rail-row", "bar-only", "icon", "icon-menu")
        self._when(self.open, self._open_more)
        top = [self.happened, self._row("today", "Today", "today"), self._bar("cases", "Cases", "search")]
        rest = styled(
            widgets.VBox([self._row(name, words, name) for name, words in OTHERS], layout=layout()), "fu-rail-more"
        )
        mark = html(tag("p", "After the interview", class_="fu-brand"))
        return [mark, *top, self.label, self.held, self.more, rest, self.open, self.foot]

    def _when(self, made: widgets.Button, do: Callable[[], None]) -> None:
        def pressed(_: object) -> None:
            with shown(self.warn):
                do()

        made.on_click(pressed)

    def _row(self, address: str, words: str, icon: str) -> widgets.Button:
        made = button(words, "rail-row", "icon", f"icon-{icon}")
        self.rows[address] = made
        self._when(made, lambda: self.desk.shared(Way).go(address))
        return made

    def _bar(self, address: str, words: str, icon: str) -> widgets.Button:
        made = button(words, "rail-row", "bar-only", "icon", f"icon-{icon}")
        self._when(made, lambda: self.desk.shared(Way).go(address))
        return made

    def _happen(self) -> None:
        if (way := self.desk.shared(Way)).happened is not None:
            way.happened()

    def _open_more(self) -> None:
        opened = "fu-more-open" in self.box._dom_classes
        (self.box.remove_class if opened else self.box.add_class)("fu-more-open")

    def close_more(self) -> None:
        self.box.remove_class("fu-more-open")

    def draw(self) -> None:
        order = [] if self.desk.trouble else in_order(self.desk)
        for widget in (self.label, self.happened):
            show(widget, bool(order))
        hold(self.held, [self._case(case_id).box for case_id in order[:MOST]])
        show(self.more, len(order) > MOST)
        words = f"{len(order) - MOST} more"
        if self.more.description != words:
            self.more.description = self.more.tooltip = words
        self.foot.value = tag("p", self._kept(), class_="fu-rail-foot")
        self.mark(self.here)

    here = Address()

    def mark(self, here: Address) -> None:
        """Show where one is."""
        self.here = here
        for name, made in self.rows.items():
            _current(made, name == here.place)
        for case_id, row in self.cases.items():
            _current(row.go, here.place == CASE and case_id == here.case)

    def fragments(self) -> list[str]:
        """Where the keys 1 to 9 lead."""
        return [str(Address(CASE, case_id)) for case_id in in_order(self.desk)[:9]]

    def _case(self, case_id: str) -> CaseRow:
        if case_id not in self.cases:
            self.cases[case_id] = CaseRow(self, case_id)
        self.cases[case_id].draw()
        return self.cases[case_id]

    def _kept(self) -> str:
        if self.desk.example and not self.desk.trouble:
            return "An invented example."
        saved = None if self.desk.trouble else last_backup(self.desk.own)
        if saved is None:
            return "All of it stays on this computer."
        day = saved.astimezone(self.desk.zone)
        return f"Kept on this computer. Backed up {day.day} {MONTHS[day.month - 1]}."


class CaseRow:
    """A case on the rail: the button, and over it two letters and what is due."""

    def __init__(self, rail: Rail, case_id: str) -> None:
        self.rail, self.case_id = rail, case_id
        self.go, self.says = button("", "rail-row", "case"), html(EMPTY, "fu-row-says")
        rail._when(self.go, lambda: rail.desk.shared(Way).go(Address(CASE, case_id)))
        self.box = styled(widgets.Box([self.go, self.says], layout=layout()), "fu-rail-case")

    def draw(self) -> None:
        case, when = self.rail.desk.cases[self.case_id], due(self.rail.desk, self.case_id)
        if self.go.description != case.employer.name:
            self.go.description = case.employer.name
        told = f"{case.employer.name}, {case.role.title}" + (f": {when.word}" if when.word else "")
        if self.go.tooltip != told:
            self.go.tooltip = told
        self.says.value = _says(initials(case), when.word, when.pressing)


def _says(letters: str, word: str, pressing: bool) -> Markup:
    told = tag("span", word, class_="fu-due fu-pressing" if pressing else "fu-due") if word else EMPTY
    return tag("p", tag("span", letters, class_="fu-initials", aria_hidden="true"), told)


def _current(made: widgets.Button, is_here: bool) -> None:
    (made.add_class if is_here else made.remove_class)("fu-current")
