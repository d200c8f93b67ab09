"""What a counselor wrote to the candidate: opened from a small file, shown with who and when, put away by a press.

Everything in such a file is text. It is kept in the journal as a setting, so that it is there tomorrow; it changes no
fact and no plan.
"""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from ...case.errors import InputError
from ...case.wording import month_first, say_date
from ...exchange.comment import MOST_BYTES, Comment, comment_bytes, read_comment
from ...journal.files import read_file
from ...journal.handing_in import hand_in_folder
from ...training.handed_in import FEEDBACK
from ..parts.actions import on_change, on_click
from ..parts.desk import Desk
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.panel import Panel
from ..parts.pieces import button, hold, html, in_card, layout, row, show, toggle, upload

KEPT = "words from a counselor"  # the setting: each as its file has it, and whether it is put away
MOST = 50  # words that are kept; the oldest go
ABOUT = "A counselor may give you a small file with a word about your search. It is shown here; nothing in it is run."


def kept_words(desk: Desk) -> list[tuple[Comment, bool]]:
    """What was opened, the newest first, and whether it is put away. What is no such word any more is passed over.

    Feedback that lies in a workshop's own folder to hand in to is among them without being opened.
    """
    found = desk.own.setting(KEPT, [])
    read = [held for one in found if (held := _read(one))]
    given = _given_back()
    fresh = [(given, False)] if given is not None and given not in [one for one, _ in read] else []
    return sorted([*fresh, *read], key=lambda one: one[0].at, reverse=True)


def _given_back() -> Comment | None:
    folder = hand_in_folder()
    path = folder / FEEDBACK if folder is not None else None
    try:
        return read_comment(read_file(path, most=MOST_BYTES + 1)) if path is not None and path.is_file() else None
    except (InputError, OSError):
        return None


def _read(one: object) -> tuple[Comment, bool] | None:
    try:
        return (read_comment(str(one["file"]).encode()), bool(one.get("away"))) if isinstance(one, dict) else None
    except (InputError, KeyError):
        return None


def _keep(desk: Desk, words: list[tuple[Comment, bool]]) -> None:
    made = [{"file": comment_bytes(one).decode(), "away": away} for one, away in words[:MOST]]
    desk.own.set(KEPT, made, at=desk.now)


class CounselorWords(Panel):
    """asks: whether a file can be opened here; elsewhere only what is not put away is shown, and nothing if there is
    none.
    """

    name = "counselor-words"

    def build(self, asks: bool = True) -> list[widgets.Widget]:
        self.asks, self.cards = asks, dict[Comment, WordCard]()
        self.about, self.held = html(tag("p", ABOUT, class_="fu-soft")), widgets.VBox([], layout=layout())
        self.upload = upload("Open a word for you", ".json", "Choose the file that your counselor gave you")
        self.away = toggle("Those put away too")
        on_change(self, self.upload, self._open)
        on_change(self, self.away, lambda _: self.draw(), redraw=False)
        self.asking = in_card(self.about, row(self.upload, self.away))
        return [self.asking, self.held]

    def draw(self) -> None:
        words = [] if self.desk.trouble else kept_words(self.desk)
        shown = [(one, away) for one, away in words if not away or (self.asks and self.away.value)]
        show(self.asking, self.asks)
        show(self.away, any(away for _, away in words))
        show(self.box, self.asks or bool(shown))
        hold(self.held, [self._card(one, away) for one, away in shown])

    def _card(self, one: Comment, away: bool) -> widgets.Widget:
        if one not in self.cards:
            self.cards[one] = WordCard(self, one)
        return self.cards[one].draw(away)

    def _open(self, files: Any) -> str | None:
        if not files:
            return None
        data, name = bytes(files[0]["content"]), str(files[0]["name"])
        with self.untouched():
            self.upload.value = ()  # the same file may be chosen again
        word = read_comment(data, name)
        known = [one for one, _ in kept_words(self.desk)]
        if word in known:
            return "This word is here already."
        _keep(self.desk, [(word, False), *kept_words(self.desk)])
        return f"A word from {word.by or 'your counselor'}. It changes nothing in your search."


class WordCard:
    """One word, and the button that puts it away or brings it back."""

    def __init__(self, panel: CounselorWords, word: Comment) -> None:
        self.panel, self.word, self.away = panel, word, False
        self.says, self.press = html(), button("Put it away")
        on_click(panel, self.press, self._turn)
        self.box = in_card(self.says, row(self.press), css=("fu-word",))

    def draw(self, away: bool) -> widgets.Widget:
        self.away, self.says.value = away, _says(self.panel.desk, self.word)
        words = "Show it again" if away else "Put it away"
        if self.press.description != words:
            self.press.description = self.press.tooltip = words
        return self.box

    def _turn(self) -> str:
        desk = self.panel.desk
        _keep(desk, [(one, not away if one == self.word else away) for one, away in kept_words(desk)])
        return "It is shown again." if self.away else "Put away. It stays under “In and out”."


def _says(desk: Desk, word: Comment) -> Markup:
    """Who, when and about what; the words, a paragraph a line; the step they suggest, in their words."""
    american = bool(desk.case and month_first(desk.case.employer))
    day = say_date(word.at.astimezone(desk.zone).date(), american, desk.today.year)
    about = f", about {word.employer}" if word.employer else ""
    head = tag("p", tag("b", f"A word from {word.by or 'your counselor'}"), f"{about} · {day}")
    lines = [tag("p", line, dir="auto") for line in word.says.splitlines() if line.strip()]
    step = tag("p", tag("b", "They suggest: "), word.step, dir="auto") if word.step else EMPTY
    return join(head, *lines, step)
