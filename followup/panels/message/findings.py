"""What the check found, one at a time: what it says, what would be better, leave it, the next one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import ipywidgets as widgets

from ...case.errors import shorten
from ...messages.review import Finding, own_words
from ...messages.review.decisions import Decision, decide, read_decisions, verdict_on, with_decision
from ..parts.actions import on_click
from ..parts.markup import EMPTY, Markup, tag, unseen
from ..parts.panel import Part
from ..parts.pieces import button, html, show
from .marks import LONGEST, key_of, marks, told_of
from .text import MessageText

SEVERITY = {"error": "To mend", "warning": "To look at", "hint": "A hint"}
READING = tag("p", "Reading your words …", class_="fu-quiet")


class Findings(Part):
    """Part of the letter; what was left as it is, is a setting of one message. use: puts words in a place."""

    css = ("fu-findings-row",)
    across = True

    def build(self, text: MessageText, use: Callable[[int, int, str], str]) -> list[widgets.Widget]:
        self.text, self._use, self.place = text, use, 0
        self.open: list[Finding] = []
        self.read = False  # whether the words that stand there were read
        self.words, self._read = html(), ""
        pressed = {"leave": self._leave_one, "own": self._own_one}
        self.marks = marks(pressed, self.panel.warn)  # in the text itself; without it, this row
        self.fix, self.leave, self.next = button("Use it", "fix"), button("Leave it"), button("Next")
        self.own = button("It is my word")
        self.own.tooltip = "Never mark this word again, in any of your messages"
        on_click(self, self.fix, self._fix)
        on_click(self, self.leave, self._leave)
        on_click(self, self.own, self._own)
        on_click(self, self.next, self._next)
        return [self.words, self.fix, self.leave, self.own, self.next]

    @property
    def finding(self) -> Finding | None:
        """The one that is shown."""
        return self.open[self.place % len(self.open)] if self.open else None

    @property
    def decisions(self) -> list[Decision]:
        return read_decisions(self.text.setting("decided"))

    @property
    def own_words(self) -> tuple[str, ...]:
        """What the writer said is right, for all messages of this search."""
        return own_words.read_words(self.desk.own.setting(own_words.SETTING))

    # what is pressed

    def _fix(self) -> str:
        found = self.finding
        return self._use(found.start, found.end, found.suggestions[0]) if found and _button(found) else ""

    def _leave(self) -> str:
        if self.finding is None:
            return ""
        made = decide(self.finding, self._read, "dismissed")
        self.text.set("decided", [one.to_dict() for one in with_decision(self.decisions, made)])
        return "Left as it is; it comes back only if the words there change."

    def _leave_one(self, key: str) -> None:
        """The one of that key, wherever it was pressed; nothing where the words have changed since."""
        self._press(key, self.leave)

    def _own(self) -> str:
        found = self.finding
        if found is None or found.code != "spelling":
            return ""
        word = self._read[found.start : found.end]
        kept = own_words.with_word(self.own_words, word)
        self.desk.own.set(own_words.SETTING, kept, at=self.desk.now)
        return f"“{word}” is one of your words now."

    def _own_one(self, key: str) -> None:
        self._press(key, self.own)

    def _press(self, key: str, knob: widgets.Button) -> None:
        """A knob, for the finding of that key; nothing where the words have changed since."""
        keys = [key_of(one) for one in self.open]
        if key in keys:
            self.place = keys.index(key)
            knob.click()

    def _next(self) -> str:
        self.place += 1
        return ""

    # drawing

    def wait(self) -> None:
        """The dictionaries are being opened."""
        self.words.value, self.read = READING, False
        if self.marks is not None:
            self.marks.told = {"reading": self.marks.told.get("reading", 0) + 1}
        self.box.remove_class("fu-some")
        for made in (self.fix, self.leave, self.own, self.next):
            show(made, False)

    def draw(self, text: str, findings: Sequence[Finding]) -> None:
        """findings: all of them, those that were left as they are too."""
        decisions = self.decisions
        verdicts = [(finding, verdict_on(finding, text, decisions)) for finding in findings]
        self.open = [finding for finding, made in verdicts if made is None or made.verdict != "dismissed"]
        self._read, self.read = text, True
        if self.marks is not None:
            head = len(self.text.whole) - len(self.text.body.value)
            told = told_of(text, head, self.text.title or "", self.open)
            self.marks.told = {**told, "reading": self.marks.told.get("reading", 0) + 1}  # told anew, also if the same
        found = self.finding
        self.words.value = self._said(text, found) if found else EMPTY
        show(self.box, found is not None)
        self.box.add_class("fu-some")
        show(self.leave, found is not None)
        show(self.own, found is not None and found.code == "spelling")
        show(self.next, len(self.open) > 1)
        show(self.fix, found is not None and _button(found))
        if found is not None and _button(found):
            self.fix.description = f"Make it “{found.suggestions[0]}”"
            self.fix.tooltip = f"Put “{found.suggestions[0]}” in place of “{shorten(text[found.start : found.end])}”"

    def _said(self, text: str, found: Finding) -> Markup:
        """Where it is, what it says, and which of how many."""
        place = shorten(text[found.start : found.end], 40) if found.end > found.start else ""
        count = tag("span", f"{self.place % len(self.open) + 1} of {len(self.open)}", class_="fu-quiet")
        named = place and place not in found.says  # no words twice
        quoted = tag("q", place, class_=f"fu-found fu-{found.severity}") if named else EMPTY
        return tag("p", unseen(f"{SEVERITY[found.severity]}: "), quoted, " ", found.says, " ", count)


def _button(found: Finding) -> bool:
    """Whether its first suggestion is short enough to be pressed."""
    return bool(found.suggestions) and found.end > found.start and len(found.suggestions[0]) <= LONGEST
