"""Making a draft better: decide about what was found, another wording or length, an earlier version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from ...case.errors import shorten
from ...messages.review import Finding
from ...messages.review.decisions import Decision, decide, read_decisions, verdict_on, with_decision
from ...messages.variety import LENGTHS
from ..parts import zones
from ..parts.actions import on_change, on_click
from ..parts.markup import EMPTY, Markup, tag
from ..parts.pieces import button, fill, html, row, show

if TYPE_CHECKING:
    from .message import Message

WORDS = {"usual": "Usual length", "short": "Short"}
NEWEST = 20  # versions to choose from


class Improve:
    """Part of the message panel. What was decided and which wording was chosen are settings of one message."""

    def __init__(self, panel: Message) -> None:
        self.panel, self.desk = panel, panel.desk
        self.other = button("Another wording")
        self.length = widgets.Dropdown(options=[(WORDS[one], one) for one in LENGTHS], description="Length")
        self.finding = widgets.Dropdown(options=[], description="About")
        self.reason = widgets.Text(description="Because", placeholder="a word or two, for yourself")
        self.leave, self.accept = button("Leave it as it is"), button("I will change it")
        self.version = widgets.Dropdown(options=[], description="Earlier")
        self.bring = button("Bring it back")
        self.decided = html()
        for field in (self.length, self.finding, self.reason, self.version):
            field.add_class("fu-field")
        self.drafting = row(self.other, self.length)
        self.deciding = widgets.VBox([row(self.finding, self.reason), row(self.leave, self.accept)])
        self.versions = row(self.version, self.bring)
        self.box = widgets.VBox([self.deciding, self.decided])
        self._text, self._found = "", list[Finding]()
        self._connect()

    def _connect(self) -> None:
        on_click(self.panel, self.other, self._another)
        on_change(self.panel, self.length, lambda length: self._draw_anew(length=length))
        on_click(self.panel, self.leave, lambda: self._decide("dismissed"))
        on_click(self.panel, self.accept, lambda: self._decide("accepted"))
        on_click(self.panel, self.bring, self._bring_back)

    # settings of one message

    def _name(self, what: str) -> str:
        choice = self.panel.chosen
        return f"{what}: {self.desk.case_id} {choice.step} {choice.to or ''} {choice.template}"

    def _setting(self, what: str) -> Any:
        return self.desk.book.setting(self._name(what))

    @property
    def chosen(self) -> dict[str, Any]:
        """Wording and length chosen for this message, as draft() takes them."""
        kept = self._setting("wording")
        kept = kept if isinstance(kept, dict) else {}
        number, length = kept.get("wording"), kept.get("length")
        return {"wording": number if isinstance(number, int) else 0, "length": length if length in LENGTHS else "usual"}

    @property
    def decisions(self) -> list[Decision]:
        return read_decisions(self._setting("decided"))

    # what is pressed

    def _another(self) -> str:
        self._draw_anew(wording=self.chosen["wording"] + 1)
        return "Another wording of the same facts. What you had typed is among the earlier versions."

    def _draw_anew(self, **change: Any) -> str:
        """Draft from the facts in another way; what was typed stays a version."""
        self.panel._keep_now()
        self.desk.book.set(self._name("wording"), {**self.chosen, **change}, at=self.desk.now)
        if self.panel._kept(self.panel.chosen):
            self.panel._start_again()
        return "Drafted from the facts."

    def _decide(self, verdict: str) -> str:
        finding = next((f for n, f in enumerate(self._found) if n == self.finding.value), None)
        if finding is None:
            return ""
        made = decide(finding, self._text, verdict, self.reason.value)
        kept = [one.to_dict() for one in with_decision(self.decisions, made)]
        self.desk.book.set(self._name("decided"), kept, at=self.desk.now)
        with self.panel.untouched():
            self.reason.value = ""
        return "Left as it is; it comes back only if the words there change." if verdict == "dismissed" else "Noted."

    def _bring_back(self) -> str:
        kept = next((v for v in self._versions() if v.id == self.version.value), None)
        if kept is None:
            return ""
        self.panel._keep_now()
        choice = self.panel.chosen
        self.desk.book.keep_draft(self.desk.case_id, choice.step, choice.to, kept.body, subject=kept.subject,
                                  template=choice.template, at=self.desk.now)  # fmt: skip
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
        self._text = text
        self._found = [f for f in findings if verdict_on(f, text, decisions) is None]
        options = [(f"{text[f.start : f.end][:30] or f.code}: {shorten(f.says)}", n) for n, f in enumerate(self._found)]
        with self.panel.untouched():
            fill(self.finding, options, 0 if options else None)
            fill(self.length, list(self.length.options), self.chosen["length"])
        show(self.deciding, bool(options))
        self.decided.value = _decided(told)

    def draw_versions(self) -> None:
        versions = self._versions()
        now = self.panel.body.value
        options = [(self._label(one), one.id) for one in reversed(versions) if one.body != now][:NEWEST]
        with self.panel.untouched():
            fill(self.version, options, options[0][1] if options else None)
        show(self.versions, bool(options))

    def _versions(self) -> list[Any]:
        """Kept versions of this message that have words, the same words once, the latest last."""
        choice = self.panel.chosen
        kept = [d for d in self.desk.book.drafts(self.desk.case_id) if (d.step, d.to, d.template) == choice and d.body]
        return list({(d.subject, d.body): d for d in kept}.values())

    def _label(self, kept: Any) -> str:
        first = next((line for line in kept.body.split("\n")[1:] if line.strip()), kept.body)
        return f"{zones.own_moment(self.desk.case, kept.at)}: {shorten(first)}"


def _decided(told: Sequence[tuple[Finding, Decision]]) -> Markup:
    """What the writer decided, so that nothing is hidden."""
    if not told:
        return EMPTY
    entries = [tag("li", _said(finding, made)) for finding, made in told]
    return tag("details", tag("summary", f"You decided about {len(entries)}"), tag("ul", *entries), class_="fu-more")


def _said(finding: Finding, made: Decision) -> str:
    what = "left as it is" if made.verdict == "dismissed" else "you will change it"
    return f"“{shorten(made.words or finding.says)}”: {what}" + (f" ({made.reason})" if made.reason else "")
