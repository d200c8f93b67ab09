"""Handing in from the workbook, and the counselor's panels over a folder of hand-ins."""

import re

import pytest

from followup.case import clock
from followup.group.example import FOLDER
from followup.group.hand_in import read_hand_in
from followup.panels.search.group import KEPT, PARTS, PICTURES, GroupFolder, GroupPart, shown
from followup.widgets import desk

from .driving import press, type_into


@pytest.fixture
def panel(made, monkeypatch):
    monkeypatch.delenv("FOLLOWUP_HAND_IN", raising=False)
    return made.hand_in()


def look(panel):
    panel.look.set_state({"value": True})


def test_nothing_is_shown_or_written_before_somebody_asks(panel, journal):
    before = journal.path.read_bytes()
    assert panel.place.value == "" and panel.give.layout.display == "none"
    look(panel)
    assert "Thank-yous" in panel.place.value and "followup hand-in" in panel.place.value
    assert "Northwind" not in panel.place.value and "Priya" not in panel.place.value
    assert journal.path.read_bytes() == before


def test_the_button_writes_what_was_shown_into_the_workshop_s_folder(panel, tmp_path, monkeypatch):
    folder = tmp_path / "handed in"
    folder.mkdir()
    monkeypatch.setenv("FOLLOWUP_HAND_IN", str(folder))
    look(panel)
    shown = panel.made
    press(panel.give)
    (path,) = folder.iterdir()
    assert read_hand_in(path) == shown and "Handed in" in panel.live.value
    press(panel.give)
    assert list(folder.iterdir()) == [path]


def test_without_such_a_folder_the_button_makes_a_download(panel):
    look(panel)
    token = panel.made.token
    press(panel.give)
    assert f'download="hand-in-{token}.json"' in panel.link.value
    panel.desk.refresh()
    assert panel.made.token == token and "download=" in panel.link.value
    panel.look.set_state({"value": False})
    assert panel.link.value == ""


def test_a_folder_that_can_t_be_written_is_told_and_nothing_is_lost(panel, monkeypatch, tmp_path):
    monkeypatch.setenv("FOLLOWUP_HAND_IN", str(tmp_path / "nowhere"))
    look(panel)
    press(panel.give)
    assert "fu-warned" in panel.live.value


def test_the_example_is_shown_and_never_handed_in(path):
    d = desk(journal=str(path))
    assert d.example
    panel = d.hand_in()
    look(panel)
    assert "invented example" in panel.place.value and panel.give.layout.display == "none"


# the counselor's side


@pytest.fixture
def counselor(path):
    return desk("30_the_group", journal=str(path))


def test_until_a_folder_is_chosen_the_group_is_the_invented_one(counselor):
    panel = counselor.panel(GroupFolder)
    assert "invented" in panel.told.value and "14 people" in panel.told.value


def test_every_part_draws_with_words_for_what_is_hidden(counselor):
    made = {part: counselor.panel(GroupPart, part=part).place.value for part in PARTS}
    assert all("fu-card" in value for value in made.values())
    assert "fewer than 5" in made["stages"] and 'role="img"' in made["stages_chart"]
    assert all("<NA>" not in value and "nan" not in value.lower() for name, value in made.items() if "chart" not in name
               and "replies" not in name and "after" not in name)  # fmt: skip


def test_a_folder_is_kept_and_one_that_can_t_be_read_is_not(counselor, tmp_path):
    panel, part = counselor.panel(GroupFolder), counselor.panel(GroupPart, part="stages")
    for number, path in enumerate(sorted(FOLDER.glob("*.json"))[:4]):
        (tmp_path / f"{number}.json").write_bytes(path.read_bytes())
    type_into(panel.path, str(tmp_path))
    press(panel.read)
    assert counselor.own.setting(KEPT) == str(tmp_path)
    assert "Fewer than 5" in panel.told.value and "Fewer than 5" in part.place.value
    assert not re.search(r"<td>", part.place.value)
    type_into(panel.path, str(tmp_path / "nowhere"))
    press(panel.read)
    assert counselor.own.setting(KEPT) == str(tmp_path) and "fu-warned" in panel.live.value
    press(panel.example)
    assert "14 people" in panel.told.value


def folder_of(folder, count):
    for number, path in enumerate(sorted(FOLDER.glob("*.json"))[:count]):
        (folder / f"{number}.json").write_bytes(path.read_bytes())


@pytest.mark.slow
def test_a_folder_that_changed_by_fewer_than_five_is_shown_as_before_everywhere(counselor, tmp_path):
    panel = counselor.panel(GroupFolder)
    parts = {part: counselor.panel(GroupPart, part=part) for part in PARTS}
    folder_of(tmp_path, 8)
    type_into(panel.path, str(tmp_path))
    press(panel.read)
    before = {name: part.place.value for name, part in parts.items()}
    folder_of(tmp_path, 12)
    press(panel.read)
    assert {name: part.place.value for name, part in parts.items()} == before
    assert "8 people" in panel.told.value and "as it was shown before" in panel.told.value
    assert counselor.own.setting(PICTURES)[0]["told"]["everybody"] == 8
    folder_of(tmp_path, 13)
    press(panel.read)
    assert "13 people" in panel.told.value and parts["done"].place.value != before["done"]


def test_nothing_a_part_shows_has_a_number_that_another_part_hides(counselor):
    """Numbers in tables, pictures' words and headline are those of the one table, its days and shares."""
    told = shown(counselor).told
    said = {word for line in told.lines for word in f"{line.says} {line.counted} {line.half} {line.what}".split()}
    said |= {str(number) for marks in told.curves.values() for day, share in marks for number in (day, f"{share:.0%}")}
    said |= {"5", str(told.everybody)}
    for part in PARTS:
        value = counselor.panel(GroupPart, part=part).place.value
        scale = r"<text[^>]*text-anchor: (?:middle[^>]*>\d+|end[^>]*>\d+%)</text>"  # the numbers along the axes
        without_scale = re.sub(scale, " ", value)
        words = " ".join([*re.findall(r'aria-label="([^"]*)"', value), re.sub(r"<[^>]*>", " ", without_scale)])
        assert {*re.findall(r"\d+%?", words)} <= said, part


def test_names_of_files_stay_text(counselor, tmp_path):
    (tmp_path / "<img src=x onerror=alert(1)>.json").write_text("{}")
    counselor.own.set(KEPT, str(tmp_path), at=clock.now())
    panel = counselor.panel(GroupFolder)
    assert "<img" not in panel.told.value and "&lt;img" in panel.told.value
