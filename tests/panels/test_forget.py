"""Forgetting a case in the app: what will be gone is told, it is asked once more, and then no byte is left here."""

import json
from datetime import timedelta

import pytest

from followup.case import clock
from followup.journal import Journal
from followup.journal.backup import back_up
from followup.panels.app.places import in_and_out
from followup.panels.search.forget import Forget

from .driving import choose, press, shown

LARCH = "larch-loam-data-analyst"


@pytest.fixture
def panel(made):
    return made.panel(Forget)


def test_nothing_is_chosen_before_somebody_chooses(panel, journal):
    assert panel.which.value == "" and not shown(panel.first) and not shown(panel.once_more)
    press(panel.yes)
    assert LARCH in journal.ids()


def test_the_first_press_says_what_will_be_gone_and_removes_nothing(panel, journal):
    choose(panel.which, "Larch & Loam")
    assert "1 person and 1 interview" in panel.told.value and "still hold it" in panel.told.value
    press(panel.first)
    assert shown(panel.once_more) and "Nobody can bring it back" in panel.sure.value
    assert LARCH in journal.ids()


def test_who_keeps_it_keeps_it_and_is_asked_again_the_next_time(panel, journal):
    choose(panel.which, "Larch & Loam")
    press(panel.first)
    press(panel.no)
    assert not shown(panel.once_more) and LARCH in journal.ids()
    press(panel.yes)
    assert LARCH in journal.ids()


def test_another_case_chosen_meanwhile_is_not_the_one_that_was_asked_about(panel, journal):
    choose(panel.which, "Larch & Loam")
    press(panel.first)
    choose(panel.which, "Northwind")
    assert not shown(panel.once_more)
    press(panel.yes)
    assert len(journal.ids()) == 2


def test_the_second_press_leaves_nothing_of_it_in_the_journal_nor_in_a_backup_beside_it(panel, path, journal):
    saved = path.with_name("followup-journal-2026-03-12.jsonl")
    back_up(journal, at=clock.now() + timedelta(minutes=1), save=saved.write_bytes)
    choose(panel.which, "Larch & Loam")
    press(panel.first)
    press(panel.yes)
    assert list(Journal(path).ids()) == ["northwind-clinics-data-analyst"]
    for one in (path, saved):
        assert b"Larch" not in one.read_bytes(), one.name
    assert "Larch &amp; Loam is forgotten." in panel.live.value and saved.name in panel.live.value
    assert LARCH not in panel.desk.cases and len(panel.which.widget.options) == 2


def test_it_says_where_the_employer_is_still_named(panel, journal):
    journal.log("northwind-clinics-data-analyst", {"kind": "note", "text": "Larch & Loam pays more", "at": clock.now()},
                at=clock.now())  # fmt: skip
    choose(panel.which, "Larch & Loam")
    press(panel.first)
    press(panel.yes)
    assert "still named in what you wrote in other cases: Northwind Clinics" in panel.live.value


@pytest.mark.parametrize("way", ["damaged", "taken back"])
def test_a_case_that_is_damaged_or_was_taken_back_can_be_forgotten_too(panel, path, journal, way):
    if way == "damaged":
        lines = [json.loads(line) for line in path.read_bytes().splitlines()]
        for line in lines:
            if line.get("case") == LARCH and line["do"] == "case":
                line["facts"]["employer"]["timezone"] = "Moon"
        path.write_bytes(b"".join(json.dumps(line).encode() + b"\n" for line in lines))
    else:
        journal.undo(next(one.id for one in journal.history(LARCH) if one.do == "case"), at=clock.now())
    panel.desk.refresh()
    choose(panel.which, "Larch & Loam")
    assert f"Larch &amp; Loam, Data analyst ({way}) leaves this workbook" in panel.told.value
    press(panel.first)
    assert LARCH.encode() in path.read_bytes()
    press(panel.yes)
    assert LARCH.encode() not in path.read_bytes() and "Larch &amp; Loam" in panel.live.value
    assert len(panel.which.widget.options) == 2


def test_it_stands_where_a_search_comes_in_and_goes_out(made):
    _, held = in_and_out(made)
    names = [one.description for one in walk(held) if hasattr(one, "description")]
    assert sum("Forget a case" in name for name in names) == 1


def walk(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from walk(child)
