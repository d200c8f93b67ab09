"""What is handed in is fetched as plain files; nothing a participant points to is followed, because root fetches."""

import os

import pytest

from hub import collecting, places

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no hub on Windows")


@pytest.fixture
def workshop(tmp_path):
    places.lay_out(tmp_path / "workshop")
    for name in ("ann", "bela"):
        places.hand_in_of(tmp_path / "workshop", name).mkdir()
    return tmp_path / "workshop"


def test_each_ones_files_come_into_a_folder_of_theirs_again_and_again(workshop, tmp_path):
    journal = places.hand_in_of(workshop, "ann") / "journal.jsonl"
    for text in (b"first", b"later"):
        journal.write_bytes(text)
        found, left = collecting.collect(workshop, tmp_path / "to")
        assert (found, left) == ([("ann", 1), ("bela", 0)], [])
        assert (tmp_path / "to" / "ann" / "journal.jsonl").read_bytes() == text


def test_links_pipes_folders_and_second_names_are_left(workshop, tmp_path):
    mine, secret = places.hand_in_of(workshop, "bela"), tmp_path / "secret"
    secret.write_text("of somebody else")
    (mine / "link").symlink_to(secret)
    second = tmp_path / "secret-too"
    second.write_text("of somebody else")
    os.link(second, mine / "second-name")
    os.mkfifo(mine / "pipe")
    (mine / "folder").mkdir()
    found, left = collecting.collect(workshop, tmp_path / "to")
    assert dict(found)["bela"] == 0 and len(left) == 4
    assert not any("somebody else" in path.read_text() for path in (tmp_path / "to").rglob("*") if path.is_file())


def test_a_link_put_where_the_copy_goes_is_not_followed(workshop, tmp_path):
    (places.hand_in_of(workshop, "ann") / "journal.jsonl").write_text("x")
    mine, copy = tmp_path / "mine", tmp_path / "to" / "ann" / "journal.jsonl"
    mine.write_text("the counselor's")
    copy.parent.mkdir(parents=True)
    copy.symlink_to(mine)
    collecting.collect(workshop, tmp_path / "to")
    assert mine.read_text() == "the counselor's"
    assert copy.read_text() == "x" and not copy.is_symlink()


def test_no_other_user_of_the_machine_can_read_the_copies(workshop, tmp_path):
    (places.hand_in_of(workshop, "ann") / "journal.jsonl").write_text("x")
    (tmp_path / "to" / "ann").mkdir(parents=True)  # from before, open to all
    collecting.collect(workshop, tmp_path / "to")
    collecting.collect(workshop, tmp_path / "new" / "folder")
    copies = [tmp_path / "to" / "ann", tmp_path / "to" / "ann" / "journal.jsonl", tmp_path / "new" / "folder"]
    assert [path.stat().st_mode & 0o077 for path in copies] == [0, 0, 0]
