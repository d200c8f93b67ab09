"""What nobody sees is not drawn: the charts in drawers that were shut again rest until they are opened."""

import pytest

from followup.journal.example import TOLD_AT
from followup.panels.app import app
from followup.panels.app.drawer import Drawer
from followup.panels.search.search import Search


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("FOLLOWUP_STRICT", "1")
    monkeypatch.setenv("FOLLOWUP_NOW", TOLD_AT.isoformat())
    held = []
    made = Drawer.__init__
    monkeypatch.setattr(Drawer, "__init__", lambda self, *given: (made(self, *given), held.append(self))[0])
    opened = app(journal=str(tmp_path / "journal.jsonl"))
    opened.desk.show_example(True)
    opened.go("search")
    return opened, {one.name: one.toggle for one in held}


def drawn(opened, monkeypatch, do):
    """The parts of the search that are drawn while something is done."""
    seen = []
    draw = Search.draw
    monkeypatch.setattr(Search, "draw", lambda self: (seen.append(self.called), draw(self))[1])
    do()
    monkeypatch.setattr(Search, "draw", draw)
    return seen


def test_only_the_open_drawer_is_drawn_again(place, monkeypatch):
    opened, toggles = place
    toggles["Week by week"].value = True
    toggles["From stage to stage"].value = True
    assert not toggles["Week by week"].value
    assert drawn(opened, monkeypatch, opened.desk.refresh) == ["rates"]
    assert drawn(opened, monkeypatch, lambda: opened.go("search")) == ["rates"]


def test_a_drawer_that_is_opened_again_shows_what_is_so_now(place, monkeypatch):
    opened, toggles = place
    toggles["Every case in a table"].value = True
    toggles["Every case in a table"].value = False
    opened.desk.give({("employer", "name"): "Renamed Works"})
    opened.desk.refresh()
    panel = opened.desk.panels[(Search, (("part", "cases"),))]
    assert "Renamed Works" not in panel.place.value
    toggles["Every case in a table"].value = True
    assert "Renamed Works" in panel.place.value
