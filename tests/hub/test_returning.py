"""Feedback comes back to the person it is for, as root writes it: no link is followed, and collecting leaves it."""

import json
import os

import pytest

from hub import collecting, people, places, returning

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no hub on Windows")


@pytest.fixture
def workshop(tmp_path):
    places.lay_out(tmp_path / "workshop")
    people.enter(tmp_path / "workshop", ["ann", "bela"])
    for name in ("ann", "bela"):
        places.hand_in_of(tmp_path / "workshop", name).mkdir()
    return tmp_path / "workshop"


def word(folder, says="Well done."):
    folder.mkdir(parents=True, exist_ok=True)
    told = {"followup-comment": 1, "by": "Rosa", "says": says, "at": "2026-03-12T10:00:00+00:00"}
    (folder / "feedback.json").write_text(json.dumps(told))


def test_each_gets_their_own_and_a_newer_one_takes_its_place(workshop, tmp_path):
    for says in ("Well done.", "Once more."):
        word(tmp_path / "to" / "ann", says)
        assert returning.give_back(workshop, tmp_path / "to") == (["ann"], [])
        given = places.hand_in_of(workshop, "ann") / "feedback.json"
        assert json.loads(given.read_text())["says"] == says and given.stat().st_mode & 0o077 == 0
        if os.geteuid() == 0:
            assert given.stat().st_uid == people.read(workshop)["ann"].uid  # or they could not read it
    assert os.listdir(given.parent) == ["feedback.json"] and not os.listdir(places.hand_in_of(workshop, "bela"))


def test_a_link_planted_there_is_replaced_and_not_followed(workshop, tmp_path):
    mine, secret = places.hand_in_of(workshop, "ann"), tmp_path / "secret"
    secret.write_text("of somebody else")
    (mine / "feedback.json").symlink_to(secret)
    word(tmp_path / "to" / "ann")
    returning.give_back(workshop, tmp_path / "to")
    assert secret.read_text() == "of somebody else" and not (mine / "feedback.json").is_symlink()


def test_strangers_and_what_is_no_word_are_left_and_said(workshop, tmp_path):
    word(tmp_path / "to" / "nobody")
    (tmp_path / "to" / "bela").mkdir()
    (tmp_path / "to" / "bela" / "feedback.json").write_text("<script>")
    done, left = returning.give_back(workshop, tmp_path / "to")
    assert done == [] and [name for name, _ in left] == ["bela", "nobody"]


def test_collecting_again_leaves_the_counselors_feedback_as_it_is(workshop, tmp_path):
    word(tmp_path / "to" / "ann")
    (tmp_path / "to" / "ann" / "words.txt").write_text("Well done.")
    before = [path.read_text() for path in sorted((tmp_path / "to" / "ann").iterdir())]
    for name in ("feedback.json", "words.txt"):
        (places.hand_in_of(workshop, "ann") / name).write_text("made up by ann")
    assert collecting.collect(workshop, tmp_path / "to") == ([("ann", 0), ("bela", 0)], [])
    assert [path.read_text() for path in sorted((tmp_path / "to" / "ann").iterdir())] == before
