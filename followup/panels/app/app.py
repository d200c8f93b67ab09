"""The app itself: rail, place and sheet put together, and what happens when an address is asked for."""

from __future__ import annotations

import ipywidgets as widgets

from ..case.happened import Happened
from ..parts.desk import Desk
from ..parts.markup import tag
from ..parts.pages import START, Page
from ..parts.pieces import hold, html, layout, show, style, styled
from ..parts.screen import Screen
from ..workbook import Workbook, desk
from .address import CASE, INVENTED, PAGE, ROOMS, WORKSHOP, Address, page_called, read, slug
from .due import in_order
from .notices import Notices
from .places import PLACES, case_place
from .rail import Rail
from .router import KEYS, router
from .sheet import Sheet
from .warming import warm_up
from .way import Way

NAME = "After the interview"


class App:
    """One for each desk. Places are built when first shown, and only the one that is shown is drawn."""

    def __init__(self, on: Desk) -> None:
        self.desk: Workbook = on
        self.places: dict[str, widgets.VBox] = {}
        self.here = Address()
        way = on.shared(Way)
        way.follow, way.happened = self.go, self.tell_what_happened
        self.desk.follow = lambda case_id: self.go(str(Address(CASE, case_id) if case_id else Address()))
        self.rail = self.desk.panel(Rail)
        self.sheet = Sheet(lambda: [self.desk.panel(Happened).begin().box])
        self.router = router(self.go, self.arrive, self.rail.warn, on.shared(Screen).measure)
        self.notices = self.desk.panel(Notices)
        self.main = styled(widgets.VBox([self.notices.box], layout=layout()), "fu-view")
        skip = html(tag("a", "To the page", href="#fu-view", class_="fu-skip"), "fu-skips")
        held = [html(style(), "fu-style"), skip, self.rail.box, self.main, self.sheet.box]
        self.box = styled(widgets.VBox([*held, *([self.router] if self.router else [])], layout=layout()), "fu-app")

    def arrive(self, fragment: str) -> None:
        """Somebody came: what was made in advance is read again, for this moment and what the journal says now."""
        self.desk.open(START.name)
        self.go(fragment)

    def go(self, fragment: str) -> None:
        """Turn to a place. Nothing is loaded: what stood there is hidden, and drawn again when one comes back."""
        if self.desk.trouble:  # told above; nothing else can be shown
            self.desk.refresh()
            return
        self.here = self._sound(self._in_its_search(read(fragment)))
        name, page = self._name_and_page()
        self.desk.show_place(name, page.name, self.here.case)
        self._build(name)
        for one, box in self.places.items():
            show(box, one == name)
        if name == WORKSHOP and self.here.at:
            self._open_room(self.here.at)
        self.rail.close_more()
        self.rail.mark(self.here)
        self._tell_browser()

    def _in_its_search(self, wanted: Address) -> Address:
        """That address; what is asked for in the invented search after turning to it."""
        if wanted.place != INVENTED:
            return wanted
        if not self.desk.example:
            self.desk.show_example(True)
        return Address(PAGE, None, wanted.at) if page_called(wanted.at) else Address(wanted.at or "today")

    def tell_what_happened(self) -> None:
        """Open the sheet, for the case that is shown."""
        self.sheet.open()

    def _sound(self, wanted: Address) -> Address:
        """That address; the nearest one that is there where it is not: of a case that is gone, all cases."""
        if wanted.place == CASE:
            return wanted if wanted.case in self.desk.cases else Address("cases")
        if wanted.place == PAGE:
            there = next((id for id in in_order(self.desk) if self._is_at(id, wanted.at)), None)
            return Address(CASE, there, wanted.at) if there else Address("cases")
        known = {place.name for place in PLACES}
        if wanted.place == WORKSHOP and wanted.at not in ROOMS:
            return Address(WORKSHOP)
        return wanted if wanted.place in known else Address()

    def _is_at(self, case_id: str, at: str | None) -> bool:
        return slug(self.desk.page_of(self.desk.plan_of(case_id))) == at

    def _open_room(self, name: str) -> None:
        from .workshop import Rooms

        self.desk.shared(Rooms).open(name)

    def _name_and_page(self) -> tuple[str, Page]:
        if self.here.place == CASE:
            page = page_called(self.here.at) or self.desk.page_of(self.desk.plan_of(str(self.here.case)))
            self.here = self.here._replace(at=slug(page))
            return CASE, page
        if self.here.place == "today" and not self.desk.cases:
            return "new", START
        return self.here.place, START._replace(name=self._place(self.here.place).page)

    def _place(self, name: str):
        return next(place for place in PLACES if place.name == name)

    def _build(self, name: str) -> None:
        if name not in self.places:
            made = case_place(self.desk) if name == CASE else self._place(name).build(self.desk)
            self.places[name] = styled(widgets.VBox(list(made), layout=layout(display="none")), "fu-place")
            hold(self.main, [self.notices.box, *self.places.values()])

    def _tell_browser(self) -> None:
        if self.router is None:
            return
        case = self.desk.cases.get(self.here.case or "")
        words = case.employer.name if case else self._place(self.here.place).words
        with self.router.hold_sync():
            self.router.title = f"{words} · {NAME}"
            self.router.letters = bool(self.desk.own.setting(KEYS, True))
            self.router.cases = self.rail.fragments()
            self.router.shown = str(self.here)

    def _repr_mimebundle_(self, **kwargs):
        return self.box._repr_mimebundle_(**kwargs)


def app(*, journal: str | None = None) -> App:
    """The app of this kernel, at its first page; the same one when the cell runs again.

    journal: a file (default: $FOLLOWUP_JOURNAL, else the candidate's own).
    """
    opened = desk(START.name, journal=journal, example_first=False)
    made = opened.shared(App)
    made.arrive("")
    warm_up()
    return made
