"""Cards and their answers to print: chosen here, opened in a tab of their own, printed by the browser."""

from __future__ import annotations

import ipywidgets as widgets

from ...training.workshop.card_sheets import card_pages
from ...training.workshop.stories import Story
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.files import opens, saves
from ..parts.kinds import Spec
from ..parts.markup import Markup, join, tag
from ..parts.pieces import button, choices, html, in_card
from .session_desk import RoomPanel
from .which import WHICH, chosen


class PrintCards(RoomPanel):
    """The pages are made when somebody asks for them."""

    name = "prints"

    def build(self) -> list[widgets.Widget]:
        self.which = Control(self, Spec("which", "Cards to print", "menu", WHICH), lambda _: None)
        self.make, self.links = button("Make the pages", "main"), html()
        self.made = False
        on_click(self, self.make, self._make)
        title = html(tag("h3", "On paper", class_="fu-title"))
        return [in_card(title, choices(self.which.box, self.make), self.links)]

    def _make(self) -> str:
        self.made = True
        return ""

    def draw(self) -> None:
        told = tag(
            "p", "Four to a page, on A4 and on Letter; the answers stand on sheets of their own.", class_="fu-soft"
        )
        self.links.value = join(self._links(), told) if self.made else told

    def _links(self) -> Markup:
        found = self._chosen()
        count = tag("p", f"{len(found)} cards.")
        return join(count, _out(found, "cards", answers=False), _out(found, "answers", cards=False))

    def _chosen(self) -> list[Story]:
        return chosen(list(self.desk.stories.values()), self.which.value, self.desk.rulebook)


def _out(stories: list[Story], what: str, **parts: bool) -> Markup:
    return to_print(card_pages(stories, **parts), what, f"Open the {what} to print", f"Save the {what}")


def to_print(page: str, name: str, words: str, saved: str) -> Markup:
    """A page to open and print, and to save."""
    return tag("p", opens(page, words), " ", saves(page, name, saved), class_="fu-outs")
