"""Hand in counts and durations: shown in full first, in words and as the file itself, then written by a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets as widgets

from ..parts.actions import on_change, on_click
from ..parts.files import download
from ..parts.markup import EMPTY, Markup, bullets, join, tag
from ..parts.panel import Panel
from ..parts.pieces import button, html, in_card, row, show, toggle

if TYPE_CHECKING:
    from ...group.hand_in import HandIn

ABOUT = (
    "Your counselor can see how the whole group is doing without reading about anybody. For that you may hand in one "
    "small file of counts and durations. It is your choice; nothing is handed in before you press the second button."
)
EXAMPLE = "These are the numbers of the invented example. Open your own search to hand in yours."
NO_CASE = "There is no case yet, so there is nothing to hand in."


class HandInPanel(Panel):
    """What is written is what stands on the page: the same bytes."""

    name = "hand-in"

    def build(self) -> list[widgets.Widget]:
        self.made: HandIn | None = None  # what stands on the page
        self.saved: tuple[HandIn | None, Markup] = (None, EMPTY)  # what was made into a file, and the link to it
        self.look = toggle("Show me what I would hand in")
        self.place, self.link = html(), html()
        self.give = button("Hand this in", "main")
        on_change(self, self.look, lambda _: self.draw(), redraw=False)
        on_click(self, self.give, self._give)
        return [in_card(html(tag("p", ABOUT)), row(self.look), self.place, row(self.give), self.link)]

    def draw(self) -> None:
        from ...group.hand_in import hand_in_folder, prepare

        shown, any_case = self.look.value, bool(self.desk.cases)
        self.look.description = "Put it away" if shown else "Show me what I would hand in"
        self.made = None
        if shown and any_case:
            self.made = prepare(self.desk.book, now=self.desk.now, rulebook=self.desk.rulebook)
        self.place.value = EMPTY if not shown else _whole(self.made, self.desk.example) if self.made else _none()
        show(self.give, self.made is not None and not self.desk.example)
        self.give.description = "Hand this in" if hand_in_folder() else "Make this file"
        self.link.value = self.saved[1] if self.made is not None and self.saved[0] == self.made else EMPTY

    def _give(self) -> str:
        """Into the workshop's folder, or as a download where there is none."""
        from ...group.hand_in import file_name, hand_in, hand_in_folder, keep_token, to_bytes

        made, folder = self.made, hand_in_folder()
        if made is None or self.desk.example:
            return NO_CASE
        if folder is not None:
            hand_in(self.desk.own, made, folder / file_name(made), now=self.desk.now)
            return "Handed in. Thank you. Handing in again replaces it."
        keep_token(self.desk.own, made, now=self.desk.now)
        link = download(file_name(made), "application/json", to_bytes(made), "Save the file to hand in")
        self.saved = made, tag("p", link, class_="fu-outs")
        return "The file is made: save it with the link below, and give it to your counselor."


def _none() -> Markup:
    return tag("p", NO_CASE, class_="fu-soft")


def _whole(made: HandIn, example: bool) -> Markup:
    """Every number in words, what is never in it, and the file itself."""
    from ...group.hand_in import in_words, to_bytes
    from ...group.hand_in.words import NEVER

    file = tag("pre", to_bytes(made).decode(), class_="fu-file", tabindex="0", role="region", aria_label="The file")
    whose = tag("p", EXAMPLE, class_="fu-note") if example else EMPTY
    return join(
        whose, tag("h4", "All that is in it"), bullets(in_words(made)), tag("p", NEVER, class_="fu-soft"),
        tag("details", tag("summary", "The file itself, all of it"), file, open=True),
    )  # fmt: skip
