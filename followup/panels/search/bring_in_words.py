"""The words of a list, to confirm or change: what is not clear stands open, the rest behind a fold."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import ipywidgets as widgets

from ..parts.actions import on_change
from ..parts.fields import Control
from ..parts.fold import Fold
from ..parts.kinds import Spec
from ..parts.markup import tag
from ..parts.panel import Part
from ..parts.pieces import hold, html, show, styled

if TYPE_CHECKING:
    from ...exchange.importer import Word

MOST = 60  # of each kind; beyond it the command line takes them
NOT_SAID = ""


class Words(Part):
    """changed: is called whenever a meaning was chosen."""

    def build(self, changed: Callable[[], None]) -> list[widgets.Widget]:
        self.changed = changed
        self.controls: dict[str, Control] = {}
        self.texts: dict[str, str] = {}
        self.offered: tuple[Word, ...] = ()
        self.heading = html()
        self.open, self.known = styled(widgets.Box(), "fu-grid"), styled(widgets.Box(), "fu-grid")
        self.fold = Fold(self, content=self.known)
        return [self.heading, self.open, self.fold.box]

    def forget(self) -> None:
        """Another list has other words."""
        self.controls, self.texts, self.offered = {}, {}, ()

    def told(self) -> dict[str, str]:
        """The meanings chosen so far, by the word as it stands there."""
        guessed = {word.key: word.meaning for word in self.offered if word.clear}
        chosen = {key: control.value for key, control in self.controls.items()}
        return {self.texts[key]: value for key, value in chosen.items() if value and guessed.get(key) != value}

    def offer(self, words: tuple[Word, ...]) -> None:
        """Show these, each with what it is taken for, or a guess."""
        if not self.offered:
            self.offered = words
            for word in _most(words):
                self._add(word)
            asked = [self.controls[word.key].box for word in _most(words) if not word.clear]
            clear = [word for word in _most(words) if word.clear]
            hold(self.open, asked)
            hold(self.known, [self.controls[word.key].box for word in clear])
            said = "; ".join(f"{word.text[:30]}: {word.says or 'nothing for certain'}" for word in clear[:8])
            self.fold.sum_up(tag("p", f"Taken as: {said}", class_="fu-line"), "Change what the words mean")
            self.heading.value = tag("h4", "What do these words mean?" if asked else "What the words mean")
        show(self.box, bool(self.offered))
        show(self.fold.box, bool(self.known.children))

    def _add(self, word: Word) -> None:
        from ...exchange.importer import meanings

        guess = f"perhaps: {word.says}" if word.says else "please choose"
        options = [] if word.clear else [(guess, NOT_SAID)]
        options += [(says, meaning) for meaning, says in meanings().items()]
        control = Control(self, Spec(word.key, f"{word.text[:50]} ({word.times})", "menu", tuple(options)))
        control.value = word.meaning if word.clear and word.meaning in meanings() else options[0][1]
        self.controls[word.key], self.texts[word.key] = control, word.text
        on_change(self, control.widget, lambda _: self.changed(), redraw=False)


def _most(words: tuple[Word, ...]) -> list[Word]:
    unclear = [word for word in words if not word.clear][:MOST]
    return unclear + [word for word in words if word.clear][:MOST]
