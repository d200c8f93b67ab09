"""A second press a moment later is meant for what stood there before: nothing of what stands there now is written."""

from datetime import timedelta

import pytest

from followup.case import clock
from followup.journal import Journal
from followup.panels.parts import actions
from followup.widgets import desk

from .conftest import case
from .driving import events, look_at, press

TOM = {"id": "tom", "name": "Tom Okafor", "is": "interviewer", "email": "tom@northwind.example"}


class Watch:
    """A clock that stands still until a test lets it go on."""

    def __init__(self):
        self.now = clock.now()

    def __call__(self):
        return self.now


@pytest.fixture
def watch(monkeypatch):
    made = Watch()
    monkeypatch.setattr(actions, "RESTS", 1.0)
    monkeypatch.setattr(clock, "running", made)
    return made


@pytest.fixture
def page(path):
    """The page of a case in which two people are to be thanked."""
    given = case()
    given["contacts"] = [*given["contacts"], TOM]
    given["interviews"] = [{**given["interviews"][0], "with": ["maria", "tom"]}]
    Journal(path).new_case(given, at=clock.now())
    return desk("20_thank_you", journal=str(path)).case_page()


def test_yes_pressed_twice_thanks_the_first_person_only_and_says_so(page, path, watch):
    press(page.sent.yes)
    press(page.sent.yes)
    assert [one["to"] for one in events(Journal(path))] == ["maria"]
    assert "only the first press counts" in page.live.value


def test_after_a_look_a_press_counts_for_the_next_person(page, path, watch):
    press(page.sent.yes)
    watch.now += timedelta(seconds=1.5)
    press(page.sent.yes)
    assert [one["to"] for one in events(Journal(path))] == ["maria", "tom"]
    assert "first press" not in page.live.value


def test_a_press_of_something_else_in_between_ends_the_pause(page, path, watch):
    press(page.sent.yes)
    press(page.agree)
    press(page.sent.yes)
    assert [one["to"] for one in events(Journal(path))] == ["maria", "tom"]


def test_undo_may_follow_at_once_but_takes_back_one_thing_alone(page, path, watch):
    press(page.sent.yes)
    watch.now += timedelta(seconds=1.5)
    press(page.sent.yes)
    press(page.sent.undo)
    press(page.sent.undo)
    assert [one["to"] for one in events(Journal(path))] == ["maria"]


def test_how_a_call_went_is_written_down_once(page, path, watch):
    look_at(page, "Or thank Maria Lopez by phone")
    spoke = next(made for made, outcome in page.sent.calls if outcome == "spoke")
    press(spoke)
    press(spoke)
    assert len(events(Journal(path)) + events(Journal(path), "called")) == 1
