"""What holds for all cases: whose advice is followed, one's own clock, keys, and the example."""

from __future__ import annotations

import ipywidgets as widgets

from ...rulebook.book import DEFAULT_POLICY
from ..case.header import A_START
from ..case.start import ZONE
from ..parts import zones
from ..parts.actions import on_click
from ..parts.fields import Control, Field
from ..parts.kinds import Spec
from ..parts.panel import Panel
from ..parts.pieces import button, row, show
from .router import KEYS

LETTERS = Spec("keys", "Single keys: N something happened, T today, 1 to 9 cases", "flag")


class Settings(Panel):
    name = "settings"

    def build(self) -> list[widgets.Widget]:
        self.policy = Control(self, Spec("policy", "Whose advice", "menu"), self.desk_policy)
        self.zone = Field(self, ZONE, self._choose_zone)
        self.keys = Control(self, LETTERS, self._choose_keys)
        self.example, self.mine = button("Look at the invented example"), button("Back to my own search")
        on_click(self, self.example, lambda: self._show(True))
        on_click(self, self.mine, lambda: self._show(False))
        return [self.policy.box, self.zone.box, self.keys.box, row(self.example, self.mine)]

    def draw(self) -> None:
        told = self.desk.rulebook.policies
        self.policy.offer([(name + A_START * (name == DEFAULT_POLICY), name) for name in told], self.desk.policy)
        self.zone.draw(self.desk.own.setting("zone", kind=str))
        self.keys.widget.value = bool(self.desk.own.setting(KEYS, True))
        show(self.example, not self.desk.example)
        show(self.mine, self.desk.example)

    def desk_policy(self, name: str) -> None:
        self.desk.choose_policy(name)

    def _choose_zone(self, name: str) -> str:
        self.desk.choose_zone(zones.named(name.strip()) or None)
        return "Kept: your own time zone."

    def _choose_keys(self, on: bool) -> str:
        self.desk.own.set(KEYS, bool(on), at=self.desk.now)
        return "Kept."

    def _show(self, example: bool) -> str:
        self.desk.show_example(example)
        return "This is the invented example." if example else "This is your own search."
