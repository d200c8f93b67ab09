"""The first page's choices: the invented example or one's own search, and a new case in four facts."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import ipywidgets as widgets

from ..case_file import case_to_dict
from .actions import on_change, on_click
from .fields import KINDS, Field, Spec
from .markup import tag
from .panel import Panel, button, html, row, show

NEW = (
    Spec("employer name", "Employer"),
    Spec("role title", "Position"),
    Spec("employer timezone", "Their time zone", "zone", help="Begin to type a city: Chicago, Berlin, Kolkata."),
    Spec("candidate name", "Your name"),
)
ZONE = Spec("zone", "Your own time zone", "zone", help="Leave it empty where it is that of this computer.")
KEPT = "new case"  # the setting that keeps what is typed here


class Start(Panel):
    """What is typed into the form is kept at once, so that a closed browser loses nothing."""

    name = "start"

    def build(self) -> list[widgets.Widget]:
        self.about = html()
        self.mine, self.example = button("Start my own", "main"), button("Look at the invented example")
        self.fields = {spec.key: KINDS[spec.kind][0](spec) for spec in NEW}
        for spec in NEW:
            field = self.fields[spec.key]
            field.add_class("fu-field")
            on_change(self, field, lambda _: self._keep(), redraw=False)
        self.renew = button("Begin the example again")
        self.zone = Field(ZONE)
        on_click(self, self.renew, self._renew)
        on_change(self, self.zone.widget, self._choose_zone, tell=self.zone.tell)
        self.open = button("Open this case", "main")
        on_click(self, self.mine, self._own)
        on_click(self, self.example, self._invented)
        on_click(self, self.open, self._open)
        help_ = html(tag("p", NEW[2].help, class_="fu-soft"))
        self.form = widgets.VBox(
            [html(tag("h3", "A new case", class_="fu-title")), row(*self.fields.values()), help_, row(self.open)]
        )
        self.form.add_class("fu-card")
        return [self.about, row(self.mine, self.example, self.renew), self.form, self.zone.box]

    def draw(self) -> None:
        desk, kept = self.desk, self.desk.own.setting(KEPT, {})
        show(self.mine, desk.example)
        show(self.example, not desk.example)
        show(self.renew, desk.example)
        self.zone.draw(desk.own.setting("zone"), ZoneInfo("UTC"))
        show(self.form, not desk.example)
        count = len(desk.cases)
        words = "This is the invented example search" if desk.example else f"Your own search, kept in {desk.own.path}"
        self.about.value = tag("p", f"{words}: {count} case{'' if count == 1 else 's'}.", class_="fu-soft")
        for key, field in self.fields.items():
            wanted = kept.get(key) or self._known(key)
            if field.value != wanted:
                field.value = wanted

    def _known(self, key: str) -> str:
        """Nobody types their name twice."""
        cases = list(self.desk.own.cases().values())
        return case_to_dict(cases[-1])["candidate"]["name"] if cases and key == "candidate name" else ""

    def _keep(self) -> None:
        self.desk.own.set(KEPT, {key: field.value for key, field in self.fields.items()}, at=self.desk.now)

    def _own(self) -> str:
        self.desk.show_example(False)
        return "This is your own search now. Four facts open a case; the rest can wait."

    def _invented(self) -> str:
        self.desk.show_example(True)
        return "This is the invented example. Your own search is untouched."

    def _renew(self) -> str:
        self.desk.renew_example()
        return "The example begins again, as of today."

    def _choose_zone(self, name: str) -> str:
        self.zone.refused = False
        self.desk.choose_zone(name.strip() or None)
        return "Kept: your own time zone."

    def _open(self) -> str:
        mapping: dict[str, dict[str, Any]] = {"candidate": self._candidate()}
        for key, field in self.fields.items():
            table, name = key.split()
            mapping.setdefault(table, {})[name] = field.value.strip()
        self.desk.own_case(mapping)
        self.desk.own.set(KEPT, {}, at=self.desk.now)
        return "The case is open. Add the people and the interview below."

    def _candidate(self) -> dict[str, Any]:
        cases = list(self.desk.own.cases().values())
        return case_to_dict(cases[-1])["candidate"] if cases else {}
