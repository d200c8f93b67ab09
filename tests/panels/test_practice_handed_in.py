"""The counselor's page of practice handed in: read from a folder, answered into it, and nothing else written."""

from datetime import date

import pytest

from followup.exchange.comment import read_comment
from followup.journal import Journal
from followup.panels.search.practised import PracticeHandedIn
from followup.training.certificate import note_answer
from followup.training.certificate.standing import standing
from followup.training.handed_in import from_journal, to_bytes
from followup.widgets import desk

from .driving import change, press, shown, type_into
from .test_safety import HOSTILE


@pytest.fixture
def counselor(path):
    return desk("35_your_clients", journal=str(path))


@pytest.fixture
def folder(tmp_path, counselor):
    for who, name in (("ada", "Ada Ngo"), ("ben", HOSTILE)):
        journal = Journal(tmp_path / f"{who}.jsonl")
        note_answer(journal, "nine-sharp", "balanced", who == "ada", at=counselor.now)
        (tmp_path / "in" / who).mkdir(parents=True)
        told = from_journal(journal, on=date(2026, 3, 12), name=name)
        (tmp_path / "in" / who / "practice.json").write_bytes(to_bytes(told))
    return tmp_path / "in"


def opened(counselor, folder):
    panel = counselor.panel(PracticeHandedIn)
    type_into(panel.folder, str(folder))
    press(panel.read)
    return panel


def test_a_row_for_each_and_names_are_text(counselor, folder):
    panel = opened(counselor, folder)
    assert "2 people handed in." in panel.told.value and f"1 of {standing([]).total}" in panel.told.value
    assert HOSTILE not in panel.told.value and [path.name for path in (folder / "ada").iterdir()] == ["practice.json"]


def test_feedback_wants_a_name_and_is_written_once(counselor, folder):
    panel = opened(counselor, folder)
    press(panel.give)
    assert "type your name" in panel.live.value.lower()
    type_into(panel.by, "Rosa")
    type_into(panel.words, "See you on Thursday.")
    press(panel.give)
    assert "Written for 2." in panel.live.value
    word = read_comment((folder / "ada" / "feedback.json").read_bytes())
    assert word.by == "Rosa" and word.says.startswith("See you on Thursday.")
    press(panel.give)
    assert "Written for 0. 2 handed in nothing new since theirs." in panel.live.value
    change(panel.anew, value=True)
    press(panel.give)
    assert "Written for 2." in panel.live.value


def test_before_a_folder_is_chosen_nothing_can_be_answered_and_one_that_is_none_is_not_kept(counselor, tmp_path):
    panel = opened(counselor, tmp_path / "nowhere")
    assert "No such folder" in panel.live.value and not shown(panel.answer)
    assert counselor.own.setting("practice folder") is None
