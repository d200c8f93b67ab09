"""A folder of hand-ins is read file by file: the newest of each person counts, what is odd is set aside and named."""

import os

import pytest

from followup.case.errors import InputError
from followup.group import gather
from followup.group.example import FOLDER
from followup.group.hand_in import file_name, to_bytes

from .conftest import hand_in


def put(folder, made, name=""):
    path = folder / (name or file_name(made))
    path.write_bytes(to_bytes(made))
    return path


def test_files_in_the_folder_and_right_below_it_are_read(tmp_path):
    (tmp_path / "somebody").mkdir()
    for number in range(6):
        put(tmp_path / "somebody" if number == 3 else tmp_path, hand_in(number))
    found = gather(tmp_path)
    assert found.people == 6 and found.enough and found.problems == ()
    assert "6 people" in found.sentence and "week 11 of 2026" in found.sentence


def test_the_later_week_of_one_person_counts_then_the_later_file(tmp_path):
    put(tmp_path, hand_in(1, week=12, policy="foolproof"), "a.json")
    put(tmp_path, hand_in(1, week=11), "b.json")
    first, second = put(tmp_path, hand_in(2), "c.json"), put(tmp_path, hand_in(2, policy="the-call"), "d.json")
    os.utime(first, (1, 1))
    os.utime(second, (2, 2))
    assert [one.policy for one in gather(tmp_path).hand_ins] == ["foolproof", "the-call"]


def test_a_folder_of_ones_own_is_one_person_however_many_files_lie_in_it(tmp_path):
    (tmp_path / "ann").mkdir()
    for number in range(5):
        put(tmp_path / "ann", hand_in(number, week=10 + number))
    found = gather(tmp_path)
    assert (found.people, found.enough) == (1, False) and found.hand_ins[0].week == 14
    for name in ("ben", "cyd", "dov", "eve"):
        (tmp_path / name).mkdir()
        put(tmp_path / name, hand_in(ord(name[0])))
    put(tmp_path, hand_in(4, week=9))  # of Ann, who handed in on a stick as well
    assert gather(tmp_path).people == 5


def test_what_is_odd_is_named_and_the_others_are_read(tmp_path):
    for number in range(5):
        put(tmp_path, hand_in(number))
    (tmp_path / "noise.json").write_bytes(b"\xff" * 90)
    (tmp_path / "huge.json").write_bytes(b" " * 100_000)
    (tmp_path / "extra.json").write_bytes(to_bytes(hand_in(9)).replace(b'"week"', b'"name": "Priya",\n "week"'))
    (tmp_path / "link.json").symlink_to(tmp_path / "noise.json")
    (tmp_path / "notes.txt").write_text("not looked at")
    found = gather(tmp_path)
    named = [problem.where.partition(":")[0] for problem in found.problems]
    assert sorted(named) == ["extra.json", "huge.json", "link.json", "noise.json"]
    assert found.people == 5 and "4 files are set aside" in found.sentence


def test_practice_and_feedback_in_the_same_folders_are_no_hand_ins_of_the_group(tmp_path):
    (tmp_path / "ann").mkdir()
    for name in ("ann/practice.json", "ann/feedback.json", "practice-ben.json"):
        (tmp_path / name).write_text("{}")
    assert gather(tmp_path).problems == ()


def test_a_folder_that_is_none_is_refused(tmp_path):
    with pytest.raises(InputError, match="nowhere"):
        gather(tmp_path / "nowhere")


def test_the_invented_group_is_sound_and_large_enough():
    found = gather(FOLDER)
    assert found.people >= 8 and found.problems == ()


def test_the_invented_group_is_what_its_script_makes():
    import importlib.util

    path = FOLDER.parents[2] / "data" / "make_hand_ins.py"
    spec = importlib.util.spec_from_file_location("make_hand_ins", path)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert {file_name(made): to_bytes(made) for made in script.hand_ins()} == {
        path.name: path.read_bytes() for path in FOLDER.glob("*.json")
    }
