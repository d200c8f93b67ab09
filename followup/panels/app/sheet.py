"""The sheet that lies over the page: one form, a way to close it, and the page dimmed behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import ipywidgets as widgets

from ..parts.pieces import button, hold, layout, show, styled

Make = Callable[[], Sequence[widgets.Widget]]


class Sheet:
    """What is in it is built when it is first opened. The script keeps the focus inside, and closes it at Esc."""

    def __init__(self, make: Make) -> None:
        self._make, self.held = make, styled(widgets.VBox([], layout=layout()), "fu-sheet-in")
        self.shut = button("Close", "close", tooltip="Close")
        self.shut.on_click(lambda _: self.close())
        card = styled(widgets.VBox([self.shut, self.held], layout=layout()), "fu-sheet")
        self.box = styled(widgets.Box([card], layout=layout(display="none")), "fu", "fu-veil")

    def open(self) -> None:
        hold(self.held, list(self._make()))
        show(self.box, True)

    def close(self) -> None:
        show(self.box, False)
