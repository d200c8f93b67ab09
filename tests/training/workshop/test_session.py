"""The sessions add up, their pages exist, and the timer keeps its place."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from followup.case.errors import InputError
from followup.training.workshop.session import read_session, sessions
from followup.training.workshop.timer import Timer, clock_face, read_timer

ROOT = Path(__file__).parents[3]
NOW = datetime.fromisoformat("2026-03-12T09:00:00-05:00")


def later(**more):
    return NOW + timedelta(**more)


@pytest.mark.parametrize("minutes", [45, 60, 90])
def test_the_items_of_a_session_add_up_to_its_minutes(minutes):
    session = sessions()[str(minutes)]
    assert session.minutes == minutes == sum(item.minutes for item in session.items)
    assert session.begins(len(session.items)) == minutes


@pytest.mark.parametrize("id", ["45", "60", "90"])
def test_every_item_has_something_to_say_and_shows_a_page_that_is_there(id):
    for item in sessions()[id].items:
        assert item.say
        assert item.show or item.title == "Break"
        assert all((ROOT / "notebooks" / f"{one.page}.ipynb").is_file() for one in item.show)


def test_minutes_that_do_not_add_up_are_refused(tmp_path):
    path = tmp_path / "50.toml"
    path.write_text('title = "x"\nminutes = 50\n[[item]]\ntitle = "a"\nminutes = 49\nsay = ["b"]\n', encoding="utf-8")
    with pytest.raises(InputError, match="add up"):
        read_session(path)
    path.write_text('title = "x"\nminutes = 50\n[[item]]\ntitel = "a"\nminutes = 50\nsay = ["b"]\n', encoding="utf-8")
    with pytest.raises(InputError, match="titel"):
        read_session(path)


def test_a_card_is_named_by_its_story_and_told_by_its_number(tmp_path, stories):
    path = tmp_path / "5.toml"
    text = (
        'title = "x"\nminutes = 5\n[[item]]\ntitle = "a"\nminutes = 5\nsay = ["b"]\n'
        'exercise = "See card {they-named-a-new-day}."\n'
    )
    path.write_text(text, encoding="utf-8")
    assert read_session(path).items[0].exercise == f"See card {stories['they-named-a-new-day'].number}."
    path.write_text(text.replace("they-named", "they-name"), encoding="utf-8")
    with pytest.raises(InputError, match="no story has this name"):
        read_session(path)


def test_the_timer_runs_pauses_and_goes_on():
    item = sessions()["60"].items[0]
    whole = item.minutes * 60
    timer = Timer("60").start(NOW)
    assert timer.left(item, later(seconds=90)) == whole - 90
    timer = timer.pause(later(seconds=90))
    assert timer.left(item, later(hours=2)) == whole - 90
    timer = timer.start(later(hours=2)).more()
    assert timer.left(item, later(hours=2, seconds=10)) == whole - 100 + 300


def test_the_next_item_begins_anew_and_runs_where_the_clock_ran():
    running = Timer("60").start(NOW).more().to(1, later(minutes=3))
    assert (running.item, running.started, running.added) == (1, later(minutes=3), 0)
    assert Timer("60").to(1, NOW).started is None


def test_a_clock_that_is_set_back_takes_no_time_away():
    timer = Timer("60").start(NOW)
    assert timer.left(sessions()["60"].items[0], later(hours=-1)) == sessions()["60"].items[0].minutes * 60


def test_what_is_kept_is_read_again_and_what_is_broken_begins_anew():
    timer = Timer("90", 3, NOW, 12.5, 5)
    assert read_timer(timer.to_setting(), sessions(), "60") == timer
    for kept in (None, 7, {"session": "x"}):
        assert read_timer(kept, sessions(), "60") == Timer("60")
    assert read_timer({"session": "45", "item": "x"}, sessions(), "60") == Timer("45")
    assert read_timer({"session": "45", "item": 99}, sessions(), "60").item == len(sessions()["45"].items) - 1


def test_the_face_of_the_clock():
    assert [clock_face(seconds) for seconds in (305, 60, 0, -70)] == ["5:05", "1:00", "0:00", "+1:10"]
