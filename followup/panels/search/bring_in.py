"""Take over a job log or a backup: choose the file, confirm its columns, look at what would happen, then take it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from ..parts import zones
from ..parts.actions import on_change, on_click
from ..parts.fields import Control, Field
from ..parts.fold import Fold
from ..parts.form import Form
from ..parts.kinds import Spec
from ..parts.markup import tag
from ..parts.panel import Panel
from ..parts.pieces import button, html, in_card, row, show, styled, upload
from .bring_in_html import TOO_LARGE, backup_html, preview_html

if TYPE_CHECKING:
    from ...exchange.importer import Preview, Table

NOT_TAKEN = ""  # no value None: a menu would show it as an empty line
ORDERS = (
    ("day first: 3.4. is the third of April", "dmy"),
    ("month first: 3/4 is the fourth of March", "mdy"),
    ("year first", "ymd"),
)
ASKED = (
    Spec("dates", "Day or month first?", "choice", ORDERS, help="No date in the file shows it."),
    Spec("timezone", "Time zone of these employers", "zone", help="Begin to type a city."),
    Spec("candidate", "Your name", help="As you sign."),
)
ABOUT = (
    "A table from any program: CSV, XLSX or JSON, LinkedIn's export among them; or a backup of this workbook. "
    "Under 10 MB. Nothing is written before you press the button below the preview, and the same file twice changes "
    "nothing."
)


class BringIn(Panel):
    """What is read goes into the candidate's own search, also while the example is shown."""

    name = "bring-in"

    def build(self) -> list[widgets.Widget]:
        self.table: Table | None = None
        self.seen: Preview | None = None
        self.backup: bytes = b""
        self.upload = upload("Choose a file", ".csv,.tsv,.txt,.xlsx,.json", "Choose a file with your applications")
        self.columns = {name: Control(self, spec) for name, spec in _column_specs().items()}
        self.asked = Form(self, [Field(self, spec) for spec in ASKED])
        self.grid, self.rest = styled(widgets.Box(), "fu-grid"), styled(widgets.Box(), "fu-grid")
        self.more = Fold(self, content=self.rest)
        self.heading = html(tag("h4", "Which column holds what? Please check."))
        self.place, self.take = html(), button("Take them", "main")
        self.form = in_card(self.asked.box, self.heading, self.grid, self.more.box, self.place, row(self.take))
        for control in (*self.columns.values(), *self.asked.fields.values()):
            on_change(self, control.widget, lambda _: self._look(), redraw=False)
        on_change(self, self.upload, self._open, redraw=False)
        on_click(self, self.take, self._take)
        return [html(tag("p", ABOUT, class_="fu-soft")), row(self.upload), self.form]

    def draw(self) -> None:
        show(self.form, bool(self.seen or self.backup))
        for part in (self.asked.box, self.heading, self.grid, self.more.box):
            show(part, self.seen is not None)
        if self.seen is not None:
            self._draw_preview(self.seen)

    # the file

    def _open(self, files: Any) -> None:
        from ...exchange.importer import open_table
        from ...exchange.snapshot import is_snapshot

        self.table, self.seen, self.backup = None, None, b""
        if not files:
            self.redraw()
            return
        data, name = bytes(files[0]["content"]), str(files[0]["name"])
        if len(data) > TOO_LARGE:
            self.warn("This file is larger than 10 MB. The command line takes it: followup import FILE.")
            return
        try:
            if is_snapshot(data):
                self._open_backup(data, name)
            else:
                self.table = open_table(data, name)
                self._propose(self.table)
                self._look()
        finally:
            self.redraw()

    def _open_backup(self, data: bytes, name: str) -> None:
        from ...exchange.snapshot import read

        self.place.value = backup_html(name, read(data, name))
        self.backup, self.backup_name = data, name
        self.take.description = "Add what is missing here"
        show(self.take, True)

    def _propose(self, table: Table) -> None:
        """Fill the columns with what the file's own names say."""
        from ...exchange.importer import propose

        found = propose(table).choices
        options = [("not taken", NOT_TAKEN), *((name[:60], name) for name in table.header)]
        with self.untouched():
            for name, column in self.columns.items():
                column.offer(options, found[name].name if name in found else NOT_TAKEN)
            self._sort_columns()
            if not self.asked["timezone"].value:
                self.asked["timezone"].value = self._own_zone() or ""

    def _sort_columns(self) -> None:
        """What was found stands open, the rest behind a fold."""
        left = [column.box for column in self.columns.values() if not column.value]
        self.grid.children = [column.box for column in self.columns.values() if column.value]
        self.rest.children = left
        words = ", ".join(widget.description.lower() for widget in left)
        self.more.sum_up(tag("p", "No column was found for: ", words, class_="fu-line"), "Choose more columns")

    def _own_zone(self) -> str | None:
        zone = self.desk.own.setting("zone")
        return zone if zone in zones.known() else None

    # the preview

    def _look(self) -> None:
        from ...exchange.importer import preview

        if self.table is None:
            return
        mapping = {name: column.value or None for name, column in self.columns.items()}
        told = {name: field.value or None for name, field in self.asked.fields.items()}
        candidate = {"name": told["candidate"].strip()} if told["candidate"] else None
        self.seen = preview(
            self.table, mapping, order=told["dates"], timezone=told["timezone"], candidate=candidate,
            journal=self.desk.own, now=self.desk.now,
        )  # fmt: skip
        with self.untouched():
            self.draw()

    def _draw_preview(self, seen: Preview) -> None:
        open_ = {question.id for question in seen.questions}
        for name, field in self.asked.fields.items():
            show(field.box, name in open_ or bool(field.value))
        self.place.value = preview_html(seen)
        count = len(seen.taken)
        show(self.take, not seen.questions and count > 0)
        self.take.description = f"Take {count} row{'' if count == 1 else 's'} into my search"

    # what is pressed

    def _take(self) -> str:
        done = self._restore() if self.backup else self._import()
        self.table, self.seen, self.backup = None, None, b""
        with self.untouched():
            self.upload.value = ()
        self.desk.show_example(False)
        return done

    def _restore(self) -> str:
        from ...exchange.snapshot import restore

        done = restore(self.backup, self.desk.own, name=self.backup_name)
        return (
            f"{done.added} lines of the backup were added; {done.known} were here already. This is your own search now."
        )

    def _import(self) -> str:
        from ...exchange.importer import take

        done = take(self.seen, self.desk.own, at=self.desk.now)
        return (
            f"{done.read} rows read: {done.taken} taken, {done.held_back} held back, {done.refused} refused. "
            f"{len(done.cases)} cases are open in your own search now."
        )


def _column_specs() -> dict[str, Spec]:
    """One choice for each thing a row can tell."""
    from ...exchange.importer import field_words

    says = {name: words["says"] for name, words in field_words().items()}
    none = (("not taken", NOT_TAKEN),)
    return {name: Spec(name, words[:1].upper() + words[1:], "menu", none) for name, words in says.items()}
