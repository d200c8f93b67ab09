"""Take over a job log or a backup in three steps: choose the file, answer what it leaves open, look and take it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import ipywidgets as widgets

from ..parts import zones
from ..parts.actions import on_change, on_click
from ..parts.fields import Control, Field
from ..parts.fold import Fold
from ..parts.form import Form
from ..parts.kinds import Spec
from ..parts.markup import tag, unseen
from ..parts.panel import Panel
from ..parts.pieces import button, html, in_card, row, show, styled, telling, upload
from .bring_in_html import TOO_BIG, TOO_LARGE, backup_html, counts_told, preview_html, waiting_html
from .bring_in_words import Words

if TYPE_CHECKING:
    from ...exchange.importer import Preview, Table

NOT_TAKEN = ""  # no value None: a menu would show it as an empty line
NOT_SAID = "?"  # of a column that is only guessed
LONG = 3_000  # rows; below it nobody waits long enough to be told
ORDERS = (
    ("day first: 3.4. is the third of April", "dmy"),
    ("month first: 3/4 is the fourth of March", "mdy"),
    ("year first", "ymd"),
)
ASKED = (
    Spec("dates", "Day or month first?", "choice", ORDERS, help="No date in the file shows it."),
    Spec("timezone", "Time zone of these employers", "zone", help="A city is enough: Dublin, New York."),
    Spec("year", "Year of the first day without one", help="Such as 2026."),
    Spec("candidate", "Your name", help="As you sign.", fills="name"),
)
ENDINGS = ".csv,.tsv,.txt,.xlsx,.ods,.json,.jsonl,.ndjson,.md,.org,.html,.htm"
SHOWN = (
    ("change a case", "changed"),
    ("are taken", "taken"),
    ("are held back", "held back"),
    ("are refused", "refused"),
    ("come first, of each kind", ""),
)
ABOUT = (
    "A list from any program: a spreadsheet (XLSX, ODS, CSV), a page, a note with a table, JSON, or a backup of this "
    "workbook. Under 10 MB. Nothing is written before you press the last button. The same list a week later brings "
    "your cases up to date; twice, it changes nothing."
)


class BringIn(Panel):
    """What is read goes into the candidate's own search, also while the example is shown."""

    name = "bring-in"

    def build(self) -> list[widgets.Widget]:
        self.table: Table | None = None
        self.seen: Preview | None = None
        self.backup, self.data, self.file_name = b"", b"", ""
        self.upload = upload("Choose a file", ENDINGS, "Choose a file with your applications")
        self.sheet = Control(self, Spec("sheet", "Sheet", "menu", (("", ""),)))
        self.columns = {name: Control(self, spec) for name, spec in _column_specs().items()}
        self.asked = Form(self, [Field(self, spec) for spec in ASKED])
        self.words = Words(self, changed=self._look)
        self.grid, self.rest = styled(widgets.Box(), "fu-grid"), styled(widgets.Box(), "fu-grid")
        self.more = Fold(self, content=self.rest)
        self.heading = html(tag("h4", "2. Which column holds what? Please check."))
        self.place, self.heard, self.take = html(), telling(), button("Take them", "main")
        self.shown = Control(self, Spec("shown", "Show the rows that", "menu", SHOWN[::-1]))
        self.form = in_card(
            self.sheet.box, self.asked.box, self.heading, self.grid, self.more.box, self.words.box,
            html(tag("h4", "3. Look, and take it")), self.heard, self.place, row(self.shown.box, self.take),
        )  # fmt: skip
        for control in (*self.columns.values(), *self.asked.fields.values()):
            on_change(self, control.widget, lambda _: self._look(), redraw=False)
        on_change(self, self.sheet.widget, lambda _: self._choose_sheet(), redraw=False)
        on_change(self, self.shown.widget, lambda _: self._draw_again(), redraw=False)
        on_change(self, self.upload, self._open, redraw=False)
        on_click(self, self.take, self._take)
        about = tag("p", tag("b", "1. "), ABOUT, class_="fu-soft")
        return [html(about), row(self.upload), self.form]

    def draw(self) -> None:
        show(self.form, bool(self.seen or self.backup))
        for part in (self.asked.box, self.heading, self.grid, self.more.box, self.words.box, self.shown.box):
            show(part, self.seen is not None)
        show(self.sheet.box, self.table is not None and len(self.table.sheets) > 1)
        if self.seen is not None:
            self._draw_preview(self.seen)

    # the file

    def _open(self, files: Any) -> None:
        from ...exchange.snapshot import is_snapshot

        self.table, self.seen, self.backup = None, None, b""
        if not files:
            self.redraw()
            return
        data, name = bytes(files[0]["content"]), str(files[0]["name"])
        if len(data) > TOO_LARGE:
            self.warn(TOO_BIG)
            return
        try:
            if is_snapshot(data):
                self._open_backup(data, name)
            else:
                self.data, self.file_name = data, name
                self._read(None)
        finally:
            self.redraw()

    def _read(self, sheet: str | None) -> None:
        """The table of the file, its columns filled with what its own names say."""
        from ...exchange.importer import open_table

        self.table = open_table(self.data, self.file_name, sheet=sheet)
        with self.untouched():
            self.sheet.offer([(name, name) for name in self.table.sheets] or [("", "")], self.table.sheet)
        self.words.forget()
        self._propose(self.table)
        self._look()

    def _choose_sheet(self) -> None:
        if self.table is not None and self.sheet.value and self.sheet.value != self.table.sheet:
            self._read(self.sheet.value)
            self.draw()

    def _open_backup(self, data: bytes, name: str) -> None:
        from ...exchange.snapshot import read

        self.place.value = backup_html(name, read(data, name))
        self.backup, self.backup_name = data, name
        self.take.description = "Add what is missing here"
        show(self.take, True)

    def _propose(self, table: Table) -> None:
        """Fill the columns with what the file's own names say."""
        from ...exchange.importer import propose

        found = propose(table)
        options = [("not taken", NOT_TAKEN), *((name[:60], name) for name in table.header)]
        with self.untouched():
            for name, column in self.columns.items():
                guess = found.doubts.get(name)
                named = f"please say: {guess.name[:40]}?" if guess else "please say"
                asks = guess or (name == "employer" and name not in found.choices)
                taken = found.choices[name].name if name in found.choices else NOT_TAKEN
                column.offer([*([(named, NOT_SAID)] if asks else []), *options], NOT_SAID if asks else taken)
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
        zone = self.desk.own.setting("zone", kind=str)
        return zone if zone in zones.known() else None

    # the preview

    def _look(self) -> None:
        from ...exchange.importer import preview

        if self.table is None:
            return
        if len(self.table.rows) > LONG:
            show(self.form, True)
            show(self.take, False)
            self.place.value = waiting_html(len(self.table.rows))
            self.heard.value = unseen(f"Reading {len(self.table.rows):,} rows.")
        mapping = {name: column.value or None for name, column in self.columns.items() if column.value != NOT_SAID}
        told = {name: str(field.value or "").strip() or None for name, field in self.asked.fields.items()}
        self.zone = zones.named(told["timezone"]) if told["timezone"] else None
        self.year = int(told["year"]) if told["year"] and told["year"].isdecimal() else None
        self.seen = preview(
            self.table, mapping, order=told["dates"], timezone=self.zone if self.zone in zones.known() else None,
            candidate={"name": told["candidate"]} if told["candidate"] else None, journal=self.desk.own,
            now=self.desk.now, words=self.words.told(), year=self.year, heard=self._show_progress,
        )  # fmt: skip
        with self.untouched():
            self.words.offer(self.seen.words)
            self.draw()

    def _show_progress(self, done: int) -> None:
        """How far a long list is read, which the page shows while it goes on."""
        if self.table is not None and len(self.table.rows) > LONG:
            self.place.value = waiting_html(len(self.table.rows), done)

    def _say_zone(self) -> None:
        """Below a city that was understood, as everywhere: whose time it is, and how late it is there."""
        if self.zone in zones.known():
            now = self.desk.now.astimezone(ZoneInfo(str(self.zone)))
            words = f"{zones.place(str(self.zone))} time: {now:%H:%M} there now"
            self.asked.fields["timezone"].note.value = tag("p", words, class_="fu-heard")
        else:
            self.asked.fields["timezone"].calm()

    def _draw_again(self) -> None:
        if self.seen is not None:
            self._draw_preview(self.seen)

    def _draw_preview(self, seen: Preview) -> None:
        open_ = {question.id for question in seen.questions}
        for name, field in self.asked.fields.items():
            show(field.box, name in open_ or bool(field.value))
        self._say_zone()
        unknown = self.zone if self.zone and self.zone not in zones.known() else ""
        self.place.value = preview_html(seen, str(self.shown.value), unknown)
        self.heard.value = unseen(counts_told(seen))
        taken, changed = len(seen.taken), len(seen.changed)
        show(self.take, not seen.questions and taken + changed > 0)
        words = [f"take {taken} row{'' if taken == 1 else 's'} into my search"] if taken or not changed else []
        words += [f"bring {changed} case{'' if changed == 1 else 's'} up to date"] if changed else []
        label = ", ".join(words)
        self.take.description = label[:1].upper() + label[1:]

    # what is pressed

    def _take(self) -> str:
        done = self._restore() if self.backup else self._import()
        self.table, self.seen, self.backup, self.data = None, None, b"", b""
        with self.untouched():
            self.upload.value = ()
        self.desk.show_example(False)
        return done

    def _restore(self) -> str:
        from ...exchange.snapshot import restore
        from ...journal.forgotten import forgotten_words

        done = restore(self.backup, self.desk.own, name=self.backup_name)
        left = "".join(f" {one}" for one in forgotten_words(done.forgotten))
        return (
            f"{done.added} lines of the backup were added; {done.known} were here already.{left} "
            "This is your own search now."
        )

    def _import(self) -> str:
        from ...exchange.importer import take

        done = take(self.seen, self.desk.own, at=self.desk.now)
        changed = f"{done.changed} brought up to date, " if done.changed else ""
        return (
            f"{done.read} rows read: {done.taken} taken, {changed}{done.held_back} held back, {done.refused} refused. "
            f"{len(done.cases)} cases are open in your own search now."
        )


def _column_specs() -> dict[str, Spec]:
    """One choice for each thing a row can tell."""
    from ...exchange.importer import field_words

    says = {name: words["says"] for name, words in field_words().items()}
    none = (("not taken", NOT_TAKEN),)
    return {name: Spec(name, words[:1].upper() + words[1:], "menu", none) for name, words in says.items()}
