"""A participant's home: notebooks once, their own changes kept, a link to the hand-in folder."""

import os
from pathlib import Path

import pytest

from hub import places
from hub.participant import fill_home

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no hub on Windows")


def test_notebooks_are_copied_once_and_changes_stay(tmp_path):
    for _ in range(2):
        fill_home(tmp_path, ROOT, tmp_path / "out")
    copies = {path.name: path.read_bytes() for path in (tmp_path / places.NOTEBOOKS).iterdir()}
    assert copies == {path.name: path.read_bytes() for path in (ROOT / "notebooks").glob("*.ipynb")}
    mine = tmp_path / places.NOTEBOOKS / "00_start_here.ipynb"
    mine.write_text("mine")
    (tmp_path / places.NOTEBOOKS / "20_thank_you.ipynb").unlink()
    fill_home(tmp_path, ROOT, tmp_path / "out")
    assert mine.read_text() == "mine" and (tmp_path / places.NOTEBOOKS / "20_thank_you.ipynb").exists()


def test_the_hand_in_folder_is_a_link_in_the_home(tmp_path):
    fill_home(tmp_path, ROOT, tmp_path / "out")
    assert os.readlink(tmp_path / places.HANDED_IN) == str(tmp_path / "out")
