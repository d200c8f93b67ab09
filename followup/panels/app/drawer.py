"""A drawer: a name and one line; what is in it is built when it is first opened, and one is open at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import ipywidgets as widgets

from ..parts.markup import tag
from ..parts.pieces import hold, html, layout, show, styled, toggle


class Drawer:
    """name, line: what is read while it is shut; make: gives the widgets in it.

    put_away: told of them when it is shut again; they are asked for anew when it is opened the next time.
    """

    def __init__(self, name: str, line: str, make: Callable[[], Sequence[widgets.Widget]]) -> None:
        self.name, self._make, self._made = name, make, False
        self.put_away: Callable[[Sequence[widgets.Widget]], None] | None = None
        below = tag("p", line, class_="fu-pull-line", data_below=name)  # as many lines down as the name has
        self.toggle, self.line = toggle(name), html(below, "fu-pull-says")
        self.content = widgets.VBox([], layout=layout(display="none"))
        top = styled(widgets.Box([self.toggle, self.line], layout=layout()), "fu-pull-top")
        self.box = styled(widgets.VBox([top, self.content], layout=layout()), "fu-pull")
        self.toggle.observe(self._turn, names="value")
        self.others: list[Drawer] = []

    def _turn(self, change: dict) -> None:
        if change["new"]:
            for other in self.others:
                other.toggle.value = False
            if not self._made:
                self._made = self.put_away is None
                hold(self.content, list(self._make()))
        elif self.put_away is not None:
            self.put_away(self.content.children)
        show(self.content, change["new"])
        (self.box.add_class if change["new"] else self.box.remove_class)("fu-pulled")


def drawers(*held: Drawer, put_away: Callable[[Sequence[widgets.Widget]], None] | None = None) -> widgets.VBox:
    """Drawers of which one is open at a time. put_away: what is to be done with the widgets of one that is shut."""
    for one in held:
        one.put_away = put_away
        one.others = [other for other in held if other is not one]
    return styled(widgets.VBox([one.box for one in held], layout=layout()), "fu", "fu-pulls")
