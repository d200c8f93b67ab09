"""A merged or restored journal brings settings of any kind: a page opens with whatever they hold."""

from datetime import UTC, datetime

import pytest

from followup.journal import Journal
from followup.panels.parts import pages
from followup.panels.workbook import Workbook
from followup.panels.workshop import Room

from .conftest import case
from .test_safety import html_of

NOW = datetime(2026, 3, 9, 9, tzinfo=UTC)
OWN = (
    "case", "zone", "policy", "example", "new case", "tour seen", "certificate name", "caseload", "group folder",
    "single keys", "words from a counselor", "house rules", "practice first", "backup",
    "not written down northwind-clinics-data-analyst",
)  # fmt: skip
ROOM = (
    "story", "card", "seen", "call", "call time", "sheet", "vote", "rounds", "timer", "card policy", "card situation",
    "clock freedom-day-in-johannesburg",
)  # fmt: skip
WRONG = [["x"], [["x"]], {"x": ["x"]}, {"session": ["x"], "started": "x", "spent": "x", "talk": 3}, 3, "x", True]


@pytest.mark.many
@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_a_setting_of_another_kind_keeps_no_page_from_opening(path, wrong):
    journal = Journal(path)
    journal.new_case(case(), at=NOW)
    for name in OWN:
        journal.set(name, wrong, at=NOW)
    for page in ("00_start_here", "20_thank_you", "70_pipeline", "75_in_and_out"):
        book = Workbook(path, page)
        book.open(page)
        shown = [book.header(), book.start(), book.case_page(), book.agenda(), book.happened(), book.tour()]
        assert book.page == pages.page(page) and not book.trouble and all(any(html_of(one.box)) for one in shown)


@pytest.mark.many
@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_a_setting_of_another_kind_keeps_no_workshop_from_opening(path, wrong):
    book = Room(path, "05_moving_clock").own
    for name in ROOM:
        book.set(name, wrong, at=NOW)
    room = Room(path, "05_moving_clock")
    room.open("05_moving_clock")
    shown = [room.header(), room.moving_clock(), room.card(), room.vote(), room.call(), room.observe(), room.session()]
    assert not room.trouble and all(any(html_of(one.box)) for one in shown)


@pytest.mark.parametrize(("default", "kind", "right"), [
    ("", None, "x"), ([], None, ["x"]), ({}, None, {"x": 1}), (True, None, False), (None, str, "x"), (None, list, []),
])  # fmt: skip
def test_what_is_of_another_kind_counts_as_not_set(path, default, kind, right):
    journal = Journal(path)
    for value in ("x", ["x"], {"x": 1}, False, 3, None):
        journal.set("any", value, at=NOW)
        expected = value if type(value) is (kind or type(default)) else default
        assert journal.setting("any", default, kind=kind) == expected
    journal.set("any", right, at=NOW)
    assert journal.setting("any", default, kind=kind) == right
