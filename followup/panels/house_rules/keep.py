"""Save the house rules as a folder, and let the workbook use them from now on, or its own again."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import ipywidgets as widgets

from ...case.errors import FollowupError, InputError, Problem
from ...house_rules import SETTING, save
from ...house_rules.changes import entry_words
from ...house_rules.draft import Draft
from ...house_rules.folder import folder_name, unchanged_since
from ...house_rules.in_use import BY_ENVIRONMENT
from ...rulebook.loading import folders_from_environment
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.files import download
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.panel import Panel
from ..parts.pieces import button, choices, html, in_card, row, show
from .begin import advice_to_follow, mistakes_html, place_of_rules
from .bench import bench_of

TITLE = Spec("title", "Name of your rules", more={"placeholder": "Riverside career center"})
WHERE_ELSE = "For others: hand them the folder. They put its path into FOLLOWUP_RULES, or open it on this page."


class Keep(Panel):
    """A name, what is in it, what keeps it from being saved, and three buttons."""

    name = "keep"

    def build(self) -> list[widgets.Widget]:
        self.bench = bench_of(self.desk)
        self.title = Control(self, TITLE, lambda words: self.bench.keep(name=words.strip()))
        self.told, self.outs = html(), html()
        self.save = button("Save", "main")
        self.use, self.ours = button("Save and use it now"), button("Use the workbook's own again")
        on_click(self, self.save, self._save)
        on_click(self, self.use, self._use)
        on_click(self, self.ours, self._use_ours)
        return [in_card(choices(self.title.box), self.told, row(self.save, self.use, self.ours), self.outs)]

    def _target(self) -> Path:
        """The folder that was opened, while it is called so; else a new one beside the journal."""
        bench, opened = self.bench, self.bench.draft.folder
        name = folder_name(bench.name)
        return (
            Path(opened) if opened and folder_name(Path(opened).name) == name else place_of_rules(self.desk.path) / name
        )

    def _save(self) -> str:
        bench, draft = self.bench, self.bench.draft
        if not draft.files:
            raise InputError(Problem("rules", "there is nothing to save yet", "", "change something above first"))
        if bench.checked.drafts:
            words = bench.checked.drafts[0].sentence()
            raise InputError(Problem("rules", f"a message does not pass yet. {words.rstrip('.')}"))
        target = self._target()
        if draft.folder == str(target) and not unchanged_since(bench.saved, target):
            raise InputError(Problem("folder", "somebody changed its files meanwhile", target.name,
                                     "save under another name, or open it again"))  # fmt: skip
        save(draft, target, bench.checked)
        bench.keep(folder=str(target), saved=dict(draft.files))
        return f"Saved in {target}."

    def _use(self) -> str:
        said = self._save()
        desk, own = self.desk, self.bench.own_policies
        desk.own.set(SETTING, self.bench.draft.folder, at=desk.now)
        if follow := advice_to_follow(own):
            desk.book.set("policy", follow, at=desk.now)
        if folders_from_environment():
            return f"{said} {BY_ENVIRONMENT} names another folder, and that one wins while it is set."
        more = f" The advice followed is {follow}." if follow else ""
        return f"{said} Every page follows these rules from now on.{more}"

    def _use_ours(self) -> str:
        self.desk.own.set(SETTING, None, at=self.desk.now)
        if folders_from_environment():
            return f"{BY_ENVIRONMENT} names a folder, and that one wins while it is set."
        return "Every page follows the workbook's own rules. Your folder stays where it is."

    def draw(self) -> None:
        bench = self.bench
        self.title.value = bench.name
        faults = [*map(str, bench.checked.problems), *(one.sentence() for one in bench.checked.drafts)]
        words = f"In it: {entry_words(bench.book)}." if bench.draft.files else "Nothing is changed yet."
        self.told.value = join(tag("p", words), mistakes_html(faults) if faults else EMPTY, self._where())
        show(self.ours, bool(self.desk.rules.folders) or bool(self.desk.own.setting(SETTING)))
        self.outs.value = self._outs(bench.draft) if bench.draft.files and not faults else EMPTY

    def _where(self) -> Markup:
        try:
            return tag("p", "It goes into the folder ", tag("code", self._target()), ".", class_="fu-soft fu-line")
        except FollowupError:
            return tag("p", "Give it a name; the folder is called by it.", class_="fu-soft")

    def _outs(self, draft: Draft) -> Markup:
        name = self.bench.name or "house-rules"
        packed = download(
            f"{folder_of(name)}.zip", "application/zip", zipped(draft, folder_of(name)), "Save it as one file"
        )
        return join(tag("p", packed, class_="fu-outs"), tag("p", WHERE_ELSE, class_="fu-soft"))


def folder_of(name: str) -> str:
    try:
        return folder_name(name)
    except InputError:
        return "house-rules"


def zipped(draft: Draft, folder: str) -> bytes:
    """The TOML files as a ZIP with one folder in it; the same draft gives the same bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for file, text in sorted(draft.files.items()):
            packed.writestr(zipfile.ZipInfo(f"{folder}/{file}"), text)
    return held.getvalue()
