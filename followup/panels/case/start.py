"""The first page's choices: the invented example or one's own search, and a new case in a few facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import ipywidgets as widgets

from ...case.case_file import case_to_dict, make_id
from ...case.schema import nearest
from ..parts import zones
from ..parts.actions import on_click
from ..parts.fields import Field
from ..parts.fold import Fold
from ..parts.form import Form
from ..parts.kinds import Spec
from ..parts.markup import tag
from ..parts.panel import Panel
from ..parts.pieces import button, html, in_card, row, show

NEW = (
    Spec("employer name", "Employer"),
    Spec("role title", "Position"),
    Spec("employer timezone", "Their time zone", "zone", help="Begin to type a city: Chicago, Berlin, Kolkata."),
    Spec("candidate name", "Your name", help="As you sign."),
)
MORE = (
    Spec("interview at", "The interview begins (their clock)", "wall", help="Leave it empty if there is none yet."),
    Spec("contact name", "Whom you meet or met there", help="First and last name, if you know it."),
    Spec("contact email", "Their email", help="If you have it; without one, the thank-you goes by post."),
)
ZONE = Spec("zone", "Your own time zone", "zone", help="Leave it empty where it is that of this computer.")
KEPT = "new case"  # the setting that keeps what is typed here
OPENED = {
    True: "The case is open, and its plan is made: the link below “Today” leads to it.",
    False: "The case is open. Add the interview below as soon as you know its day.",
}


class Start(Panel):
    """What is typed into the form is kept at once, so that a closed browser loses nothing."""

    name = "start"

    def build(self) -> list[widgets.Widget]:
        self.about = html()
        self.mine, self.example = button("Start my own", "main"), button("Look at the invented example")
        self.renew, self.open = button("Begin the example again"), button("Open this case", "main")
        fields = [Field(self, spec, self._keep, redraw=False) for spec in (*NEW, *MORE)]
        self.form = Form(self, fields, css=("fu-grid", "fu-three"))
        self.zone = Field(self, ZONE, self._choose_zone)
        self.clock = Fold(self, content=self.zone.box)
        on_click(self, self.renew, self._renew)
        on_click(self, self.mine, self._own)
        on_click(self, self.example, self._invented)
        on_click(self, self.open, self._open)
        title = html(tag("h3", "A new case", class_="fu-title"))
        self.card = in_card(title, self.form.box, row(self.open))
        return [self.about, row(self.mine, self.example, self.renew), self.clock.box, self.card]

    def draw(self) -> None:
        desk = self.desk
        for widget, shown in ((self.mine, desk.example), (self.example, not desk.example), (self.renew, desk.example)):
            show(widget, shown)
        show(self.card, not desk.example)
        self.about.value = tag("p", self._about(), class_="fu-soft")
        self._draw_clock()
        kept = self._kept()
        self.form.draw({key: kept.get(key) or self._known(key) for key in self.form.fields})

    def _about(self) -> str:
        desk, count = self.desk, len(self.desk.cases)
        words = "This is the invented example search" if desk.example else "Your own search"
        return f"{words}: {count} case{'' if count == 1 else 's'}."

    def _draw_clock(self) -> None:
        zone = self.desk.own.setting("zone")
        self.zone.draw(zone)
        set_ = tag("span", zone or "the one of this computer", class_="fu-soft")
        self.clock.sum_up(tag("p", tag("b", "Your clock "), set_, class_="fu-line"), "Change your own time zone")

    # what is known and what was typed

    def _kept(self) -> dict[str, Any]:
        kept = self.desk.own.setting(KEPT, {})
        return kept if isinstance(kept, dict) else {}

    def _known(self, key: str) -> str | None:
        """Nobody types their name twice; the next employer is likely where the last one was."""
        last = self._last()
        if last is None:
            return self.desk.own.setting("zone") if key == "employer timezone" else None
        return {"candidate name": last["candidate"]["name"], "employer timezone": last["employer"]["timezone"]}.get(key)

    def _last(self) -> Mapping[str, Any] | None:
        cases = list(self.desk.own.cases().values())
        return case_to_dict(cases[-1]) if cases else None

    def _keep(self, _: Any) -> None:
        self.desk.own.set(KEPT, self.form.values(), at=self.desk.now)

    # what is pressed

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
        self.desk.choose_zone(zones.named(name.strip()) or None)
        return "Kept: your own time zone."

    def _open(self) -> str | None:
        typed = self.form.values()
        if not self._complete(typed):
            self.warn("Something is missing; it is said beside its field.")
            return None
        self.desk.own_case(self._mapping(typed))
        self.desk.own.set(KEPT, {}, at=self.desk.now)
        return OPENED["interview at" in typed]

    def _complete(self, typed: Mapping[str, Any]) -> bool:
        """Whether the case can be opened; what is missing or unknown is told at its field."""
        wrong = {spec.key: "This one is needed." for spec in NEW if spec.key not in typed}
        zone = typed.get("employer timezone")
        if zone and zone not in zones.known():
            near = nearest(zone, zones.known()) or "Europe/Berlin"
            wrong["employer timezone"] = f"Nobody knows this time zone. It could be {near}: choose one of the list."
        if "contact email" in typed and "contact name" not in typed:
            wrong["contact name"] = "Whose address is it? First and last name."
        self.form.tell(wrong)
        return not wrong

    def _mapping(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        last = self._last()
        mapping: dict[str, Any] = {"candidate": dict(last["candidate"]) if last else {}}
        for spec in NEW:
            table, key = spec.key.split()
            mapping.setdefault(table, {})[key] = typed[spec.key]
        name = typed.get("contact name")
        met = [{"id": make_id(name, "") or "person", "name": name, "is": "interviewer"}] if name else []
        if met and "contact email" in typed:
            met[0]["email"] = typed["contact email"]
        mapping["contacts"] = met
        if "interview at" in typed:
            there = datetime.fromisoformat(typed["interview at"]).replace(tzinfo=ZoneInfo(typed["employer timezone"]))
            mapping["interviews"] = [{"round": 1, "at": there.isoformat(), "with": [one["id"] for one in met]}]
        return mapping
