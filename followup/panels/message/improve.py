"""Making a draft better: decide about what was found, another wording or length, an earlier version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ipywidgets as widgets

from ...case.errors import shorten
from ...journal.reading import KeptDraft
from ...messages.review import Finding
from ...messages.review.decisions import Decision, decide, read_decisions, verdict_on, with_decision
from ...messages.register import REGISTERS
from ...messages.variety import LENGTHS
from ..parts import zones
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, tag
from ..parts.panel import Part
from ..parts.pieces import button, html, row, show
from .text import MessageText

WORDS = {"usual": "Usual length", "short": "Short"}
SOUNDS = {"": "As fits them", "formal": "Formal", "plain": "Plain", "modern": "Modern"}
REASON = Spec("reason", "Because", more={"placeholder": "a word or two, for yourself", "continuous_update": True})
NEWEST = 20  # versions to choose from


class Improve(Part):
    """Part of the message panel. What was decided and which wording was chosen are settings of one message."""

    def build(self, text: MessageText) -> list[widgets.Widget]:
        self.text = text
        lengths = tuple((WORDS[one], one) for one in LENGTHS)
        self.length = Control(self, Spec("length", "Length", "menu", lengths), lambda to: self._draw_anew(length=to))
        sounds = tuple((SOUNDS[one], one) for one in ("", *REGISTERS))
        self.register = Control(self, Spec("register", "How it sounds", "menu", sounds),
                                lambda to: self._draw_anew(register=to))  # fmt: skip
        self.finding = Control(self, Spec("finding", "About", "menu"))
        self.reason = Control(self, REASON)
        self.version = Control(self, Spec("version", "Earlier", "menu"))
        self.other, self.bring = button("Another wording"), button("Bring it back")
        self.leave, self.accept = button("Leave it as it is"), button("I will change it")
        self.decided = html()
        self.drafting = row(self.other, self.length.box, self.register.box)
        self.versions = row(self.version.box, self.bring)
        self.deciding = widgets.VBox([row(self.finding.box, self.reason.box), row(self.leave, self.accept)])
        self._words, self._found = "", list[Finding]()
        on_click(self, self.other, self._another)
        on_click(self, self.leave, lambda: self._decide("dismissed"))
        on_click(self, self.accept, lambda: self._decide("accepted"))
        on_click(self, self.bring, self._bring_back)
        return [self.deciding, self.decided]

    @property
    def decisions(self) -> list[Decision]:
        return read_decisions(self.text.setting("decided"))

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

    def _decide(self, verdict: str) -> str:
        finding = next((f for n, f in enumerate(self._found) if n == self.finding.value), None)
        if finding is None:
            return ""
        made = decide(finding, self._words, verdict, self.reason.value)
        self.text.set("decided", [one.to_dict() for one in with_decision(self.decisions, made)])
        with self.panel.untouched():
            self.reason.clear()
        return "Left as it is; it comes back only if the words there change." if verdict == "dismissed" else "Noted."

    def _bring_back(self) -> str:
        kept = next((one for one in self.text.versions() if one.id == self.version.value), None)
        if kept is None:
            return ""
        self.text.bring_back(kept)
        return "That version is here again; the other one stays among the earlier ones."

    # drawing

    def remaining(self, text: str, findings: Sequence[Finding]) -> list[Finding]:
        """The findings without those that were dismissed."""
        decisions = self.decisions
        verdicts = [(finding, verdict_on(finding, text, decisions)) for finding in findings]
        return [finding for finding, made in verdicts if made is None or made.verdict != "dismissed"]

    def draw(self, text: str, findings: Sequence[Finding]) -> None:
        """Offer what is open, tell what was decided. findings: all of them, dismissed ones too."""
        decisions = self.decisions
        told = [(finding, made) for finding in findings if (made := verdict_on(finding, text, decisions))]
        self._words = text
        self._found = [f for f in findings if verdict_on(f, text, decisions) is None]
        options = [(f"{text[f.start : f.end][:30] or f.code}: {shorten(f.says)}", n) for n, f in enumerate(self._found)]
        with self.panel.untouched():
            self.finding.offer(options, 0 if options else None)
            self.length.value = self.text.wording["length"]
            self.register.value = self.text.wording["register"] or ""
        show(self.deciding, bool(options))
        self.decided.value = _decided(told)

    def draw_versions(self) -> None:
        now = self.text.body.value
        kept = [one for one in reversed(self.text.versions()) if one.body != now]
        options = [(self._label(one), one.id) for one in kept][:NEWEST]
        with self.panel.untouched():
            self.version.offer(options, options[0][1] if options else None)
        show(self.versions, bool(options))

    def _label(self, kept: KeptDraft) -> str:
        first = next((line for line in kept.body.split("\n")[1:] if line.strip()), kept.body)
        case = self.desk.case
        when = zones.own_moment(case, kept.at) if case else ""
        return f"{when}: {shorten(first)}"


def _decided(told: Sequence[tuple[Finding, Decision]]) -> Markup:
    """What the writer decided, so that nothing is hidden."""
    if not told:
        return EMPTY
    entries = [tag("li", _said(finding, made)) for finding, made in told]
    return tag("details", tag("summary", f"You decided about {len(entries)}"), tag("ul", *entries), class_="fu-more")


def _said(finding: Finding, made: Decision) -> str:
    what = "left as it is" if made.verdict == "dismissed" else "you will change it"
    return f"“{shorten(made.words or finding.says)}”: {what}" + (f" ({made.reason})" if made.reason else "")
