"""Back up and restore: the candidate's own journal as one file, on this page or any other computer, byte for byte."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import ipywidgets as widgets

from ...case.errors import InputError, Problem
from ...case.wording import month_first, say_date
from ...journal.aside import kept_beside
from ...journal.backup import changes_since, last_backup, note_saved
from ...journal.files import read_file
from ...journal.forgotten import forgotten_in, forgotten_words, lines_at
from ...journal.merging import CHANGED_IN_BOTH, Copy, Joined, Strangers, copies_of, merge
from ...journal.restoring import look_into, put_back, restore
from ..parts.actions import on_change, on_click
from ..parts.backup_reminder import HAVE_IT, SAVE_IT, saved_link
from ..parts.desk import Desk
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.panel import Panel
from ..parts.pieces import button, html, in_card, row, show, upload
from .bring_in_html import TOO_BIG, TOO_LARGE

ABOUT = "One file with everything you wrote here. It opens in this workbook anywhere: in a browser alone or installed."
NOTHING = "There is nothing to back up yet."
UNREAD = "What was written here can't be read. An earlier backup brings it back."
ALSO_EXAMPLE = "This is about your own search, also while the example is shown."
ADD, ADD_ANYWAY = "Add what is missing here", "Add it all the same"
STRANGERS = (
    "This file shares nothing with your search here: perhaps it is another person's. Add it only if it is yours."
)
EXPORT = "this is an export (JSON), which goes in under “Bring in a list”"


class BackUp(Panel):
    """What is chosen is looked at first; nothing changes before a second press, and that can be taken back."""

    name = "backup"

    def build(self) -> list[widgets.Widget]:
        self.data, self.file, self.link = b"", "", EMPTY
        self.sure = False  # whether one has said that a file that shares nothing with this search is one's own
        self.about, self.place, self.aside = html(), html(), html()
        self.save, self.saved, self.have = button("Back up", "main"), html(), button(HAVE_IT)
        self.upload = upload("Choose a backup", ".jsonl", "Choose a backup to restore")
        self.take, self.leave = button("Restore it", "main"), button("Leave it")
        self.back = button("Put it back")
        self.add, self.copy, self.bring = button(ADD), html(), button("Bring it in")
        self.beside = in_card(self.copy, row(self.bring))
        self.asked, self.kept = (
            in_card(self.place, row(self.take, self.add, self.leave)),
            in_card(self.aside, row(self.back)),
        )
        on_click(self, self.save, self._save)
        on_click(self, self.have, self._have)
        on_change(self, self.upload, self._open, redraw=False)
        on_click(self, self.take, self._restore)
        on_click(self, self.add, self._add)
        on_click(self, self.bring, self._bring)
        on_click(self, self.leave, self._leave)
        on_click(self, self.back, self._put_back)
        return [
            self.about,
            in_card(row(self.save, self.upload), self.saved, self.have),
            self.beside,
            self.asked,
            self.kept,
        ]

    def draw(self) -> None:
        self.about.value = join(tag("p", ABOUT, class_="fu-soft"), tag("p", self._when()))
        self.saved.value = self.link
        show(self.have, bool(self.link))
        show(self.save, bool(self.desk.own.ids()))
        show(self.asked, bool(self.data))
        self.add.description = ADD_ANYWAY if self.sure else ADD
        self.copies = copies_of(self.desk.own)
        show(self.beside, bool(self.copies))
        self.copy.value = _copy_words(self.copies[0]) if self.copies else EMPTY
        self.former = kept_beside(self.desk.own.path)
        show(self.kept, self.former is not None)
        self.aside.value = tag("p", f"Kept from before: {self.former.name}.") if self.former else EMPTY

    def _when(self) -> Markup:
        own, also = self.desk.own, f" {ALSO_EXAMPLE}" if self.desk.example else ""
        if not own.ids():
            return join(UNREAD if own.damage() else NOTHING, also)
        made = last_backup(own)
        said = f"Last backup: {day_words(self.desk, made)}." if made else "No backup yet."
        return join(tag("b", said), f" {_changes(changes_since(own))}{also}")

    def _save(self) -> str:
        self.link = saved_link(self.desk)
        return SAVE_IT

    def _have(self) -> str:
        self.link = EMPTY
        note_saved(self.desk.own, at=self.desk.now)
        return "Good: your search is in two places now."

    def _open(self, files: Any) -> None:
        self.data, self.sure = b"", False
        try:
            if files:
                data, self.file = bytes(files[0]["content"]), str(files[0]["name"])
                if len(data) > TOO_LARGE:
                    return self.warn(TOO_BIG)
                self.place.value = self._told(data)
                self.data = data
        finally:
            with self.untouched():
                self.upload.value = ()  # the same file may be chosen again
            self.redraw()
        return None

    def _told(self, data: bytes) -> Markup:
        """What the file holds. Raises InputError for anything that is no sound backup."""
        from ...exchange.snapshot import is_snapshot

        if is_snapshot(data):
            raise InputError(Problem(self.file, EXPORT))
        held = look_into(data, self.file)
        count = f"{held.cases} case{'' if held.cases == 1 else 's'}"
        first, last = day_words(self.desk, held.first), day_words(self.desk, held.last)
        days = f"written on {first}" if first == last else f"written from {first} to {last}"
        aside = f" {held.aside} of its lines can't be used and stay set aside." if held.aside else ""
        plain = "" if held.sealed else " It is a plain copy of a journal, so nobody can tell whether it is complete."
        return join(
            tag("p", tag("b", self.file), f": {count}, {days}.{aside}{plain}"),
            tag("p", _here(self.desk), class_="fu-soft"),
        )

    def _restore(self) -> str:
        names = forgotten_in(self.data, lines_at(self.desk.own.path))
        kept = restore(self.data, self.desk.own, day=self.desk.today, name=self.file)
        self.data, self.link, self.sure = b"", EMPTY, False
        self._show_own()
        return " ".join(["Restored.", *forgotten_words(names), _kept_words(kept)])

    def _add(self) -> str | None:
        try:
            day, now = self.desk.today if self.sure else None, self.desk.now
            done = merge(self.desk.own, self.data, self.file, strangers=day, now=now)
        except Strangers:
            self.sure = True
            self.redraw()
            return self.warn(STRANGERS)
        self.data, self.link, self.sure = b"", EMPTY, False
        self._show_own()
        return _joined_words(done)

    def _bring(self) -> str:
        if not self.copies:
            return ""
        path = self.copies[0].path
        done = merge(self.desk.own, read_file(path), path.name, now=self.desk.now)
        self.link = EMPTY
        self._show_own()
        return _joined_words(done)

    def _leave(self) -> str:
        self.data = b""
        return "Nothing was changed."

    def _put_back(self) -> str:
        kept = put_back(self.desk.own, self.former, day=self.desk.today) if self.former else None
        self.link = EMPTY
        self._show_own()
        return f"What was here before is back. {_kept_words(kept)}"

    def _show_own(self) -> None:
        """Come to the page anew; a setting is written only where the backup was made while the example was shown."""
        if self.desk.own.ids() and self.desk.own.setting("example", kind=bool):
            self.desk.show_example(False)
        self.desk.open(self.desk.page.name)


def _copy_words(copy: Copy) -> Markup:
    count = f"{copy.lines} thing{'' if copy.lines == 1 else 's'}"
    said = f" holds {count} written down elsewhere and not here. A program that syncs your folders keeps such a copy."
    return tag("p", tag("b", copy.path.name), said)


def _joined_words(done: Joined) -> str:
    added = f"{done.added} thing{'' if done.added == 1 else 's'} added; what was here is unchanged."
    nothing = "All else was here already." if done.told else "All of it was here already."
    said = [added if done.added else nothing, *done.told]
    said += [_kept_words(done.kept)] if done.kept else []
    return " ".join([*said, *([CHANGED_IN_BOTH, *done.overruled] if done.overruled else [])])


def day_words(desk: Desk, moment: datetime) -> str:
    """A day of the candidate's calendar in words, with its year where that is not this one."""
    american = bool(desk.case and month_first(desk.case.employer))
    return say_date(moment.astimezone(desk.zone).date(), american, desk.today.year)


def _changes(count: int) -> str:
    if not count:
        return "Nothing has changed since."
    return f"{count} thing{'' if count == 1 else 's'} written down since."


def _here(desk: Desk) -> str:
    count = len(desk.own.ids())
    if not count:
        return "Your own search here is empty."
    cases = f"{count} case{'' if count == 1 else 's'}"
    return f"Your search here has {cases}. It is put aside and kept, and you can put it back."


def _kept_words(kept: Any) -> str:
    return f"What was here until now is kept as {kept.name}." if kept else "Nothing else was here."
