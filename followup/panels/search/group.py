"""The counselor's view of a group: the folder of hand-ins, and each table or chart of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from ...case.errors import InputError
from ..parts.actions import on_click
from ..parts.desk import Desk
from ..parts.fields import Control
from ..parts.files import absolute
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, bullets, join, scrolling, tag
from ..parts.panel import Panel
from ..parts.pieces import button, html, in_card, row, show, style

if TYPE_CHECKING:
    from ...group import Gathered, Shown, Told

KEPT = "group folder"  # the setting that keeps which folder was chosen
PICTURES = "group pictures"  # the one that keeps what was shown of it, and of whom, in prints
TOLD = 12  # files set aside that are named
HEADINGS = {"what": "What", "says": "People", "counted": "How many", "half": "Half are longer, in days"}


def gathered(desk: Desk) -> Gathered:
    """What lies in the chosen folder, else the invented group. InputError where the folder can't be read."""
    from ...group import gather
    from ...group.example import FOLDER

    return gather(desk.own.setting(KEPT, kind=str) or FOLDER)


def shown(desk: Desk) -> Shown:
    """What may be shown of it after what was shown before, which is kept. InputError as above.

    The invented group is nobody, and is not remembered.
    """
    from ...group import Memory, show
    from ...group.shown import memory_from_data, memory_to_data

    if not desk.own.setting(KEPT, kind=str):
        return show(gathered(desk), Memory())
    before = memory_from_data(desk.own.setting(PICTURES, kind=list))
    found = show(gathered(desk), before)
    if found.memory != before:
        desk.own.set(PICTURES, memory_to_data(found.memory), at=desk.now)
    return found


class GroupFolder(Panel):
    """The first cell: which folder, how many are in it, what was set aside. It brings the stylesheet."""

    name = "group-folder"

    def build(self) -> list[widgets.Widget]:
        self.style, self.told = html(style()), html()
        self.path = Control(self, Spec("path", "The folder with the hand-ins"))
        self.read, self.example = button("Read this folder", "main"), button("Look at the invented group")
        on_click(self, self.read, self._read)
        on_click(self, self.example, self._example)
        card = in_card(self.path.box, row(self.read, self.example), self.told)
        return [self.style, card]

    def draw(self) -> None:
        chosen = self.desk.own.setting(KEPT, kind=str)
        self.path.value = str(chosen or self.path.value)
        show(self.example, bool(chosen))
        self.told.value = EMPTY
        group = gathered(self.desk)
        self.told.value = _told(group, shown(self.desk), not chosen)

    def _read(self) -> str:
        """Keep the folder only if it can be read."""
        from ...group import gather

        folder = absolute(self.path.value)
        gather(folder)
        self.desk.own.set(KEPT, str(folder), at=self.desk.now)
        return "This folder is read."

    def _example(self) -> str:
        self.desk.own.set(KEPT, None, at=self.desk.now)
        self.path.value = ""
        return "This is the invented group."


def _told(group: Gathered, found: Shown, example: bool) -> Markup:
    from ...group.example import ABOUT

    lines = [str(problem) for problem in group.problems[:TOLD]]
    left = len(group.problems) - TOLD
    aside = bullets([*lines, *([f"and {left} more"] if left > 0 else [])])
    invented = tag("p", ABOUT, class_="fu-note") if example else EMPTY
    why = tag("p", found.why, class_="fu-note") if found.why else EMPTY
    files = tag("p", group.aside) if group.aside else EMPTY
    return join(invented, tag("p", tag("b", found.told.sentence)), why, files, aside)


class GroupPart(Panel):
    """One table or chart of the group. part: one of PARTS."""

    name = "group-part"

    def build(self, part: str) -> list[widgets.Widget]:
        self.part, self.place = PARTS[part], html()
        return [self.place]

    def draw(self) -> None:
        try:
            told = shown(self.desk).told
        except InputError:
            self.place.value = EMPTY  # the first cell says why
            return
        self.place.value = self.part(told) if told.enough else tag("p", told.sentence, class_="fu-soft")


Part = Callable[["Told"], Markup]

# pandas and matplotlib are imported when such a page is drawn.


def _table(name: str, caption: str, columns: tuple[str, ...] = ("what", "says", "counted")) -> Part:
    def draw(told: Told) -> Markup:
        from ...group import table
        from ...search import as_html

        made = table(told, name)[list(columns)].rename(columns=HEADINGS)
        return scrolling(as_html(made, caption=caption), caption)

    return draw


def _bars(name: str, title: str) -> Part:
    def draw(told: Told) -> Markup:
        from ...group import bars_picture, table

        return _figure(bars_picture(table(told, name), title, told.everybody))

    return draw


def _replies(after: str) -> Part:
    def draw(told: Told) -> Markup:
        from ...group import replies_picture

        return _figure(replies_picture(told, after))

    return draw


def _figure(figure: Any) -> Markup:
    from ...search.charts import as_html

    return tag("div", as_html(figure), class_="fu-card")


def _headline(told: Told) -> Markup:
    """One sentence for the whole group, then what to do."""
    from ...group import advice, headline

    said = tag("h3", headline(told))
    return tag("div", said, bullets(advice(told)), class_="fu-card")


LONG = ("what", "says", "counted", "half")
PARTS: dict[str, Part] = {
    "headline": _headline,
    "stages_chart": _bars("stages", "Where people are"),
    "stages": _table("stages", "Where people are", LONG),
    "stuck_chart": _bars("stuck", "Longer than two weeks at the same place"),
    "stuck": _table("stuck", "Longer than two weeks at the same place", ("what", "says", "half")),
    "late_chart": _bars("late", "Thank-yous, and what is late"),
    "late": _table("late", "Thank-yous, and what is late"),
    "promises": _table("promises", "Promised answers; days are those past the promise", LONG),
    "done": _table("done", "Follow-ups sent, and practice"),
    "replies": _replies("interview"),
    "after_follow_ups": _replies("follow_up"),
}
