"""What one works on: new house rules, or a folder made before; and which rules the workbook uses now."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import ipywidgets as widgets

from ...case.errors import InputError, Problem
from ...house_rules import check, read_folder
from ...house_rules.folder import known_folders
from ...rulebook.book import DEFAULT_POLICY
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, bullets, join, tag
from ..parts.panel import Panel
from ..parts.pieces import button, html, in_card, row, show, style
from ..parts.whose_rules import rules_notice
from .bench import bench_of

NONE = ""


def place_of_rules(journal: Path) -> Path:
    """Where the workbook keeps the folders it makes: beside the journal."""
    return journal.parent / "rules"


class Begin(Panel):
    """The first cell of the notebook; it brings the stylesheet."""

    name = "begin"

    def build(self) -> list[widgets.Widget]:
        self.bench = bench_of(self.desk)
        self.style, self.now, self.mistakes = html(style()), html(), html()
        self.known = Control(self, Spec("known", "Open one of your folders", "menu", (("choose", NONE),)))
        self.path = Control(self, Spec("path", "A folder somewhere else: its path"))
        self.open, self.empty = button("Open it"), button("Begin with nothing")
        on_click(self, self.open, self._open)
        on_click(self, self.empty, self._empty)
        card = in_card(self.now, row(self.known.box, self.path.box), row(self.open, self.empty), self.mistakes)
        return [self.style, card]

    def _open(self) -> str:
        self.mistakes.value = EMPTY
        wanted = self.path.value.strip() or self.known.value
        if not wanted:
            raise InputError(Problem("folder", "no folder is chosen", "", "one of the list, or a path"))
        draft = read_folder(wanted)
        found = check(draft, Path(draft.folder).name, messages=False)
        if found.problems:
            self.mistakes.value = mistakes_html(found.problems)
            number = len(found.problems)
            words = "it has a mistake" if number == 1 else f"it has {number} mistakes"
            raise InputError(Problem("folder", f"{words}; mend the files first", Path(wanted).name))
        files, name = dict(draft.files), Path(draft.folder).name
        self.bench.keep(files=files, saved=files, folder=draft.folder, name=name)
        with self.untouched():
            self.path.clear()
        return self.bench.said(f"{Path(draft.folder).name} is open.")

    def _empty(self) -> str:
        self.mistakes.value = EMPTY
        self.bench.policy = None
        self.bench.keep(files={}, saved={}, folder="", name="")
        return "The forms show the workbook's own rules. Nothing that was saved is gone."

    def draw(self) -> None:
        folders = known_folders(place_of_rules(self.desk.path))
        options = [("choose", NONE), *((path.name, str(path)) for path in folders)]
        held = self.known.value
        self.known.offer(options, held if held in {value for _, value in options} else NONE)
        show(self.known.box, bool(folders))
        self.now.value = join(self._in_use(), self._working_on())

    def _in_use(self) -> Markup:
        told = rules_notice(self.desk.rules)
        return told or tag("div", "The workbook follows its own rules now.", class_="fu-note")

    def _working_on(self) -> Markup:
        bench = self.bench
        if not bench.draft.files:
            return tag("p", "You are beginning with nothing: every field shows the workbook's own.", class_="fu-soft")
        name = bench.name or "rules that have no name yet"
        changed = (
            "" if bench.saved == dict(bench.draft.files) else " Some of it is not saved yet; it is kept here meanwhile."
        )
        return tag("p", "You are working on ", tag("b", name), f".{changed}", class_="fu-line")


def mistakes_html(problems: Iterable[object]) -> Markup:
    """Every mistake with its place, as `followup rules check` lists them."""
    return tag(
        "div", tag("b", "What is to be mended"), bullets([str(one) for one in problems]), class_="fu-warned fu-line"
    )


def advice_to_follow(own: list[str]) -> str | None:
    """The policy to follow once the rules are used: the one of one's own, where there is exactly one."""
    return own[0] if len(own) == 1 and own[0] != DEFAULT_POLICY else None
