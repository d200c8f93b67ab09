"""Practice handed in: what is in the file, who practised what in a folder, and the feedback that goes back."""

import json
from datetime import date

import pytest

from followup.case import clock
from followup.case.errors import InputError
from followup.exchange.comment import read_comment
from followup.journal import Journal
from followup.rulebook.loading import default_rulebook, load_rulebook
from followup.training.certificate import note_answer
from followup.training.handed_in import (
    collect,
    file_name,
    from_journal,
    give_feedback,
    is_answered,
    put_into,
    read_practised,
    to_bytes,
)
from followup.training.practice import read_situations

WAITING = [one.id for one in read_situations("30_waiting")]
DAY = date(2026, 3, 12)


def practised(tmp_path, *right, wrong=(), name="Ada Ngo"):
    journal = Journal(tmp_path / f"{name}.jsonl")
    for id in wrong:
        note_answer(journal, id, "balanced", False, at=clock.now())
    for id in right:
        note_answer(journal, id, "balanced", True, at=clock.now())
    return from_journal(journal, on=DAY, name=name)


def handed_in(tmp_path, who, *right, **more):
    place = tmp_path / "collected" / who
    place.mkdir(parents=True)
    (place / "practice.json").write_bytes(to_bytes(practised(tmp_path, *right, **more)))
    return tmp_path / "collected"


@pytest.fixture
def house(tmp_path):
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "practice.toml").write_text('[[practice]]\nid = "30_waiting"\n')
    return load_rulebook(tmp_path / "ours")


def test_a_file_says_what_was_solved_and_tried_and_reads_back_the_same(tmp_path):
    told = practised(tmp_path, WAITING[0], wrong=(WAITING[0], WAITING[1]))
    assert told.solved[0].tries == 2 and told.tried == ((WAITING[1], 1),)
    assert read_practised(to_bytes(told)) == told
    assert set(json.loads(to_bytes(told))) == {"followup-practice", "name", "on", "solved", "tried"}


def test_another_file_is_refused_in_a_sentence(tmp_path):
    good = json.loads(to_bytes(practised(tmp_path, WAITING[0])))
    for change in ({"followup-practice": 2}, {"solved": [[1, 2, 3, 4]]}, {"tried": [["a", True]]}, {"on": "today"}):
        with pytest.raises(InputError, match="not practice that was handed in"):
            read_practised(json.dumps(good | change).encode())
    for data in (b"", b"[" * 10_000, b"\xff", b"{}", b"x" * 200_000):
        with pytest.raises(InputError, match="not practice that was handed in"):
            read_practised(data)


def test_a_folder_is_read_person_by_person_and_what_is_none_of_it_is_told(tmp_path, house):
    folder = handed_in(tmp_path, "ada", *WAITING)
    handed_in(tmp_path, "ben", WAITING[0], name="Ben")
    (folder / file_name("Cyd Marlow")).write_bytes(to_bytes(practised(tmp_path, name="Cyd Marlow")))
    (folder / "dee").mkdir()
    (folder / "dee" / "practice.json").write_text("mine")
    (folder / "eve").mkdir()
    (folder / "eve" / "practice.json").symlink_to(folder / "ada" / "practice.json")
    found, problems = collect(folder, house)
    assert {one.who: one.standing.solved for one in found} == {"ada": 4, "ben": 1, "cyd-marlow": 0}
    assert {one.who: [len(gate.left) for gate in one.left] for one in found} == {
        "ada": [],
        "ben": [3],
        "cyd-marlow": [4],
    }
    assert len(problems) == 1 and "dee" in str(problems[0])


def test_feedback_says_what_is_left_what_was_hard_and_the_counselors_words_first(tmp_path, house):
    folder = handed_in(tmp_path, "ben", WAITING[0], wrong=(WAITING[0],) * 2 + (WAITING[2],))
    (folder / "ben" / "words.txt").write_text("Good start, Ben.")
    (one,), _ = collect(folder, house)
    path = give_feedback(one, by="Rosa", at=clock.now(), says="See you on Thursday.")
    word = read_comment(path.read_bytes())
    lines = word.says.splitlines()
    assert path == folder / "ben" / "feedback.json" and word.by == "Rosa"
    assert lines[:2] == ["Good start, Ben.", "See you on Thursday."]
    assert "Still to practise: waiting, 3 of 4." in lines
    assert [line.startswith("Worth another look: “") for line in lines] == [False] * 4 + [True] * 2
    with pytest.raises(InputError, match="already"):
        give_feedback(one, by="Rosa", at=clock.now())
    give_feedback(one, by="Rosa", at=clock.now(), force=True)


def test_who_hands_in_again_is_answered_anew_and_nobody_elses_file_is_written_over(tmp_path, house):
    folder = handed_in(tmp_path, "ben", WAITING[0])
    give_feedback(collect(folder, house)[0][0], by="Rosa", at=clock.now())
    (one,), _ = collect(folder, house)
    assert is_answered(one)
    (folder / "ben" / "practice.json").write_bytes(to_bytes(practised(tmp_path, WAITING[1])))
    (again,), _ = collect(folder, house)
    assert not is_answered(again)
    word = read_comment(give_feedback(again, by="Rosa", at=clock.now()).read_bytes())
    assert "Still to practise: waiting, 2 of 4." in word.says
    (folder / "ben" / "feedback.json").write_text("mine")
    with pytest.raises(InputError, match="already"):
        give_feedback(again, by="Rosa", at=clock.now())


def test_who_did_all_of_it_is_told_so(tmp_path, house):
    (one,), _ = collect(handed_in(tmp_path, "ada", *WAITING), house)
    word = read_comment(give_feedback(one, by="Rosa", at=clock.now()).read_bytes())
    assert "All that was asked for is practised." in word.says and "Still" not in word.says
    (free,), _ = collect(tmp_path / "collected", default_rulebook())
    assert free.gates == ()


def test_of_a_hand_in_under_several_names_the_one_that_has_most_counts(tmp_path, house):
    place = tmp_path / "collected"
    place.mkdir()
    once, twice = practised(tmp_path, WAITING[0]), practised(tmp_path, WAITING[0], WAITING[1])
    other = practised(tmp_path / "b", WAITING[0], name="Bela Kun")
    for name, told in {
        "ada-ngo": once,
        "ada-ngo (1)": once,
        "ada-ngo (2)": twice,
        "ada-ngobe": other,
        "a": other,
    }.items():
        (place / f"practice-{name}.json").write_bytes(to_bytes(told))
    found, problems = collect(place, house)
    assert [one.who for one in found] == ["a", "ada-ngo (2)", "ada-ngobe"]
    assert [problem.where.rpartition("/")[2] for problem in problems] == [
        "practice-ada-ngo (1).json",
        "practice-ada-ngo.json",
    ]
    assert all("a copy of practice-ada-ngo" in problem.what for problem in problems)


def test_who_has_a_folder_of_their_own_is_never_taken_for_a_copy(tmp_path, house):
    for who in ("ann", "ann-2"):
        folder = handed_in(tmp_path, who, WAITING[0])
    found, problems = collect(folder, house)
    assert [one.who for one in found] == ["ann", "ann-2"] and problems == ()


def test_the_folder_that_somebody_handed_in_to_is_read_too(tmp_path, house):
    """`hand-in --to FOLDER`, and then `collect FOLDER`: nobody is told that there is nothing."""
    (one,), problems = collect(handed_in(tmp_path, "ada", WAITING[0]) / "ada", house)
    assert (one.who, one.told.name, problems) == ("ada", "Ada Ngo", ())


def test_handing_in_again_replaces_ones_own_and_never_anybody_elses(tmp_path, house):
    folder = tmp_path / "all"
    folder.mkdir()
    ada, more = practised(tmp_path, WAITING[0]), practised(tmp_path, *WAITING[:2])
    ben = practised(tmp_path, *WAITING[:3], name="Ben")
    nobody = practised(tmp_path, WAITING[3], name="")
    assert [put_into(folder, one).name for one in (ada, ben, more, ben)] == [
        "practice.json", "practice-ben.json", "practice.json", "practice-ben.json"]  # fmt: skip
    with pytest.raises(InputError, match=r"what somebody else handed in lies there.*a folder of your own"):
        put_into(folder, nobody)
    found, _ = collect(folder, house)
    assert {one.told.name: one.standing.solved for one in found} == {"Ada Ngo": 2, "Ben": 3}


def test_what_lies_there_and_is_no_practice_is_not_written_over(tmp_path):
    (tmp_path / "practice.json").write_text("mine")
    assert put_into(tmp_path, practised(tmp_path, WAITING[0])).name == "practice-ada-ngo.json"
    assert (tmp_path / "practice.json").read_text() == "mine"
