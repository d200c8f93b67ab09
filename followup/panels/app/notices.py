"""What has to be said before anything else, above every place of the app; nothing at all on most days."""

from __future__ import annotations

import ipywidgets as widgets

from ..case.header import notices
from ..parts.panel import Panel
from ..parts.pieces import html


class Notices(Panel):
    name = "notices"

    def build(self) -> list[widgets.Widget]:
        self.told = html()
        return [self.told]

    def draw(self) -> None:
        self.told.value = notices(self.desk, says_example=False)
