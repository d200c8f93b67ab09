"""Other words for a draft: another wording or length, an earlier version, the facts again; to read aloud or save."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from ...case.errors import shorten
from ...journal.reading import KeptDraft
from ...messages.register import REGISTERS
from ...messages.variety import LENGTHS
from ..parts import zones
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.markup import Markup
from ..parts.panel import Part
from ..parts.pieces import button, html, row, show
from .text import MessageText

WORDS = {"usual": "Usual length", "short": "Short"}
SOUNDS = {"": "As fits them", "formal": "Formal", "plain": "Plain", "modern": "Modern"}
NEWEST = 20  # versions to choose from


class Improve(Part):
    """A drawer of the letter. Which wording was chosen is a setting of one message."""

    css = ("fu-in-drawer",)

    def build(self, text: MessageText) -> list[widgets.Widget]:
        self.text = text
        lengths = tuple((WORDS[one], one) for one in LENGTHS)
        self.length = Control(self, Spec("length", "Length", "menu", lengths), lambda to: self._draw_anew(length=to))
        sounds = tuple((SOUNDS[one], one) for one in ("", *REGISTERS))
        self.register = Control(self, Spec("register", "How it sounds", "menu", sounds),
                                lambda to: self._draw_anew(register=to))  # fmt: skip
        self.version = Control(self, Spec("version", "Earlier", "menu"))
        self.other, self.bring = button("Another wording"), button("Bring it back")
        self.afresh, self.out = button("From the facts again"), html()
        self.versions = row(self.version.box, self.bring)
        on_click(self, self.other, self._another)
        on_click(self, self.bring, self._bring_back)
        on_click(self, self.afresh, self._start_again)
        return [row(self.other, self.afresh), row(self.length.box, self.register.box), self.versions, self.out]

    # what is pressed

    def _another(self) -> str:
        self._draw_anew(wording=self.text.wording["wording"] + 1)
        return "Another wording of the same facts. What you had typed is among the earlier versions."

    def _draw_anew(self, **change: Any) -> str:
        """Draft from the facts in another way; what was typed stays a version."""
        self.text.keep_now()
        self.text.set("wording", {**self.text.wording, **change})
        if self.text.kept():
            self.text.begin_again()
        return "Drafted from the facts."

    def _start_again(self) -> str:
        self.text.begin_again()
        return "Drafted again from the facts. Your earlier versions stay."

    def _bring_back(self) -> str:
        kept = next((one for one in self.text.versions() if one.id == self.version.value), None)
        if kept is None:
            return ""
        self.text.bring_back(kept)
        return "That version is here again; the other one stays among the earlier ones."

    # drawing

    def draw(self, out: Markup) -> None:
        """out: ways to take the message out, besides those at the foot of the page."""
        now = self.text.body.value
        kept = [one for one in reversed(self.text.versions()) if one.body != now]
        options = [(self._label(one), one.id) for one in kept][:NEWEST]
        with self.panel.untouched():
            self.length.value = self.text.wording["length"]
            self.register.value = self.text.wording["register"] or ""
            self.version.offer(options, options[0][1] if options else None)
        show(self.versions, bool(options))
        show(self.afresh, self.text.kept() is not None)
        self.out.value = out

    def _label(self, kept: KeptDraft) -> str:
        first = next((line for line in kept.body.split("\n")[1:] if line.strip()), kept.body)
        case = self.desk.case
        when = zones.own_moment(case, kept.at) if case else ""
        return f"{when}: {shorten(first)}"
