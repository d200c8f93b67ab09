"""A counselor's clients on a page: the folder, who is shown, a row each, and the list as a table and a calendar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from ...case.errors import Problem
from ..parts.actions import on_click
from ..parts.desk import Desk
from ..parts.fields import Control
from ..parts.files import absolute, download
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, as_card, bullets, join, scrolling, table, tag
from ..parts.panel import Panel
from ..parts.pieces import button, choices, html, in_card, row, show, style

if TYPE_CHECKING:
    from ...group.caseload import Caseload, Client

KEPT = "caseload"  # the setting that keeps which files were chosen
ALL = ""
FILES = (
    Spec("folder", "Folder of journals"),
    Spec("roster", "Your list of clients (CSV)"),
    Spec("notes", "Your own notes"),
)
TOLD = 12  # files set aside that are named
HEADINGS = ("Client", "Now", "Why", "What to offer", "Last activity", "Your note")


class Clients:
    """What the panels of the page share: the clients as they were last read, at which moment, and who is shown."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.counselor = self.label = self.standing = ALL
        self._known: tuple[object, Caseload] | None = None

    @property
    def kept(self) -> dict[str, str]:
        """The chosen files by the keys of FILES; empty where the invented clients are shown."""
        found = self.desk.own.setting(KEPT, {})
        return {str(key): str(path) for key, path in found.items()} if "folder" in found else {}

    @property
    def now(self) -> Any:
        from ...group.caseload.example import AT

        return self.desk.now if self.kept else AT

    def read(self) -> Caseload:
        """All clients, read again where a file, the hour or the rules have changed. InputError as they give it."""
        from ...group.caseload.example import example_caseload

        kept, book = self.kept, self.desk.rulebook
        key = (book, tuple(kept.items()), f"{self.now:%d%H}", *(_stamps(kept) if kept else ()))
        if self._known is None or self._known[0] != key:
            self._known = key, read_chosen(kept, self.now, self.desk) if kept else example_caseload(book)
        return self._known[1]

    def shown(self) -> tuple[Client, ...]:
        return self.read().only(
            counselor=self.counselor,
            labels=[self.label] if self.label else (),
            standings=[self.standing] if self.standing else (),
        )


def read_chosen(kept: dict[str, str], now: Any, desk: Desk) -> Caseload:
    """The clients of the chosen files at `now`. InputError where one of them can't be read."""
    from ...group.caseload import read_caseload, read_notes, read_roster

    roster = read_roster(kept["roster"]) if kept.get("roster") else None
    aside: list[Problem] = []
    notes = read_notes(kept["notes"], aside) if kept.get("notes") else ()
    return read_caseload(kept["folder"], now=now, roster=roster, notes=notes, rulebook=desk.rulebook, aside=aside)


def _stamps(kept: dict[str, str]) -> list[tuple[str, int, int]]:
    """What tells that a file was written: its name, size and time."""
    folder = Path(kept["folder"])
    paths = [*sorted(folder.glob("*.jsonl")), *(Path(kept[key]) for key in ("roster", "notes") if kept.get(key))]
    found = [(path.name, path.stat()) for path in paths if path.exists()]
    return [(name, now.st_size, now.st_mtime_ns) for name, now in found]


class CaseloadFolder(Panel):
    """The first cell: which files, how many clients, what was set aside. It brings the stylesheet."""

    name = "caseload-folder"

    def build(self) -> list[widgets.Widget]:
        self.style, self.told = html(style()), html()
        self.files = {spec.key: Control(self, spec) for spec in FILES}
        self.read, self.example = button("Read these", "main"), button("Look at the invented clients")
        on_click(self, self.read, self._read)
        on_click(self, self.example, self._example)
        card = in_card(*(one.box for one in self.files.values()), row(self.read, self.example), self.told)
        return [self.style, card]

    def draw(self) -> None:
        clients = self.desk.shared(Clients)
        for key, control in self.files.items():
            control.value = clients.kept.get(key) or control.value
        show(self.example, bool(clients.kept))
        self.told.value = EMPTY
        self.told.value = _told(clients.read(), not clients.kept)

    def _read(self) -> str:
        """Keep the files only if they can be read."""
        given = {key: one.value.strip() for key, one in self.files.items()}
        chosen = {key: str(absolute(value)) for key, value in given.items() if value or key == "folder"}
        read_chosen(chosen, self.desk.now, self.desk)
        self.desk.own.set(KEPT, chosen, at=self.desk.now)
        return "These are read. Nothing is written into them."

    def _example(self) -> str:
        self.desk.own.set(KEPT, None, at=self.desk.now)
        for one in self.files.values():
            one.value = ""
        return "These are the invented clients."


def _told(found: Caseload, example: bool) -> Markup:
    from ...group.caseload import STANDINGS
    from ...group.caseload.example import ABOUT

    invented = tag("p", ABOUT, class_="fu-note") if example else EMPTY
    counts = Counter(one.standing for one in found.clients)
    parts = ", ".join(f"{said.says} ({counts[name]})" for name, said in STANDINGS.items() if counts[name])
    lines = [str(problem) for problem in found.problems[:TOLD]]
    left = len(found.problems) - TOLD
    aside = bullets([*lines, *([f"and {left} more"] if left > 0 else [])])
    return join(invented, tag("p", tag("b", f"{len(found.clients)} clients"), f": {parts or 'nobody'}."), aside)


class CaseloadList(Panel):
    """A row a client, the most pressing first, narrowed by whose client, which label and what for."""

    name = "caseload-list"

    def build(self) -> list[widgets.Widget]:
        self.who = self._menu("counselor", "Whose clients")
        self.label = self._menu("label", "Label")
        self.standing = self._menu("standing", "What for")
        self.rows, self.links = html(), html()
        return [choices(self.who.box, self.label.box, self.standing.box), self.rows, self.links]

    def _menu(self, key: str, words: str) -> Control:
        def give(value: str) -> None:
            setattr(self.desk.shared(Clients), key, value or ALL)

        return Control(self, Spec(key, words, "menu", ((f"All {words.lower()}", ALL),)), give)

    def draw(self) -> None:
        from ...group.caseload import STANDINGS

        clients = self.desk.shared(Clients)
        found = clients.read().clients
        here = {one.standing for one in found}
        self._offer(self.who, "Everybody's", [(one, one) for one in _names(found, lambda one: [one.counselor])])
        self._offer(self.label, "Any", [(one, one) for one in _names(found, lambda one: one.labels)])
        self._offer(self.standing, "Anything", [(one.says, key) for key, one in STANDINGS.items() if key in here])
        shown = clients.shown()
        self.rows.value = _table(shown, clients.now) if shown else tag("p", "Nobody.", class_="fu-soft")
        self.links.value = _links(shown, clients.now)

    def _offer(self, menu: Control, anything: str, options: list[tuple[str, str]]) -> None:
        """A choice that the list has no more, as when another folder was read, is none."""
        clients, key = self.desk.shared(Clients), menu.spec.key
        if getattr(clients, key) not in [value for _, value in options]:
            setattr(clients, key, ALL)
        menu.offer([(anything, ALL), *options], getattr(clients, key))


def _names(found: Sequence[Client], of: Callable[[Client], Sequence[str]]) -> list[str]:
    """Each once, however it is cased."""
    first = {name.casefold(): name for one in reversed(found) for name in of(one) if name}
    return [first[key] for key in sorted(first)]


def _table(shown: Sequence[Client], now: Any) -> Markup:
    """On a narrow page each row is a card, and each cell says what it is."""
    rows = [as_card(HEADINGS, _row(one, now)) for one in shown]
    return scrolling(table(HEADINGS, rows, class_="fu-clients fu-rows"), "The clients")


def _row(one: Client, now: Any) -> tuple[Markup | str, ...]:
    from ...group.caseload import STANDINGS, ago

    beside = " · ".join(word for word in (one.counselor, *one.labels) if word)
    who = join(tag("b", one.name), *(tag("div", words, class_="fu-soft") for words in (one.contact, beside) if words))
    others = [tag("li", f"{case.employer}: {case.stage.lower()}") for case in one.cases[1:]]
    more = tag("details", tag("summary", f"{len(others)} more"), tag("ul", *others)) if others else EMPTY
    signed = tag("div", one.note.signed, class_="fu-soft") if one.note else EMPTY
    note = join(one.note.text, signed) if one.note else ""
    return who, STANDINGS[one.standing].says, join(one.why, more), one.offer, ago(one.last, now), note


def _links(shown: Sequence[Client], now: Any) -> Markup:
    """The rows that stand there, and what is due in them."""
    from ...exchange.calendar import days_to_ics
    from ...exchange.spreadsheet import Sheet, to_csv
    from ...group.caseload import COLUMNS, due_days, sheet_rows

    sheet = to_csv(Sheet("clients", COLUMNS, sheet_rows(shown)))
    days = list(due_days(shown, now))
    made = [download(f"clients-{now:%Y-%m-%d}.csv", "text/csv", sheet, "Save these rows as a table")]
    if days:
        due = days_to_ics(days, now=now, name="Clients")
        made.append(download(f"clients-{now:%Y-%m-%d}.ics", "text/calendar", due, "Save what is due as a calendar"))
    told = "Names and contacts are in both: keep them where you keep your files."
    return join(tag("p", join(*made, between=" "), class_="fu-outs"), tag("p", told, class_="fu-soft"))
