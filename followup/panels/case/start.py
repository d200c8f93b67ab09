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
from ..parts.actions import on_change, on_click
from ..parts.fields import Field, Fold, Spec
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
    Spec("interview at", "The interview begins (their clock)", "moment", help="Leave it empty if there is none yet."),
    Spec("contact name", "Whom you meet or met there", help="First and last name, if you know it."),
    Spec("contact email", "Their email", help="If you have it; without one, the thank-you goes by post."),
)
ZONE = Spec("zone", "Your own time zone", "zone", help="Leave it empty where it is that of this computer.")
KEPT = "new case"  # the setting that keeps what is typed here
UTC = ZoneInfo("UTC")
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
        self.places = {spec.key: Field(spec) for spec in (*NEW, *MORE)}
        self.fields = {key: place.widget for key, place in self.places.items()}
        for key, field in self.fields.items():
            on_change(self, field, lambda _, key=key: self._keep(key), redraw=False)
        self.renew = button("Begin the example again")
        self.zone = Field(ZONE)
        self.clock = Fold(self.zone.box)
        self.open = button("Open this case", "main")
        on_click(self, self.renew, self._renew)
        on_change(self, self.zone.widget, self._choose_zone, tell=self.zone.tell)
        on_click(self, self.mine, self._own)
        on_click(self, self.example, self._invented)
        on_click(self, self.open, self._open)
        grid = widgets.Box([place.box for place in self.places.values()])
        for css in ("fu-grid", "fu-three"):
            grid.add_class(css)
        self.form = in_card(html(tag("h3", "A new case", class_="fu-title")), grid, row(self.open))
        return [self.about, row(self.mine, self.example, self.renew), self.clock.box, self.form]

    def draw(self) -> None:
        desk = self.desk
        show(self.mine, desk.example)
        show(self.example, not desk.example)
        show(self.renew, desk.example)
        self.zone.draw(desk.own.setting("zone"), UTC)
        set_ = desk.own.setting("zone") or "the one of this computer"
        clock = tag("p", tag("b", "Your clock "), tag("span", set_, class_="fu-soft"), class_="fu-line")
        self.clock.draw(clock, "Change your own time zone")
        show(self.form, not desk.example)
        count = len(desk.cases)
        words = "This is the invented example search" if desk.example else f"Your own search, kept in {desk.own.path}"
        self.about.value = tag("p", f"{words}: {count} case{'' if count == 1 else 's'}.", class_="fu-soft")
        kept = self._kept()
        for key, place in self.places.items():
            place.draw(kept.get(key) or self._known(key), UTC)

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

    def _typed(self) -> dict[str, Any]:
        given = {key: place.given(UTC) for key, place in self.places.items()}
        return {key: value for key, value in given.items() if value}

    def _keep(self, key: str) -> None:
        self.places[key].calm()
        self.desk.own.set(KEPT, self._typed(), at=self.desk.now)

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
        self.zone.refused = False
        self.desk.choose_zone(zones.named(name.strip()) or None)
        return "Kept: your own time zone."

    def _open(self) -> str | None:
        typed = self._typed()
        if not self._complete(typed):
            return self.warn("Something is missing; it is said beside its field.")
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
        for key, words in wrong.items():
            self.places[key].tell(words)
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
