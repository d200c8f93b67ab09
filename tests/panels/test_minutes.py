"""A page stays true while nobody presses anything: its clock, what is open, and the last minutes of a call."""

import asyncio
from datetime import datetime

import pytest

from followup.panels.desk.edges import Edges, next_edge

from .driving import in_no_time, type_into


def at(time):
    return f"2026-03-12T{time}:00-05:00"


@pytest.fixture
def clock(monkeypatch):
    return lambda time: monkeypatch.setenv("FOLLOWUP_NOW", at(time))


@pytest.fixture
def call(made):
    """The page of a case, at a call that may be made from ten to eleven; it is five past nine."""
    page = made.case_page()
    made.looking = ("thank-you-call", "maria")
    made.refresh()
    return page


def test_a_window_opens_and_its_minutes_go_down_without_a_press(call, made, clock):
    assert "opens today at 10:00 there" in call.card.value
    clock("10:00")
    made.turn()
    assert "1 hour left" in call.card.value and "fu-main" in call.card.value
    clock("10:21")
    made.turn()
    assert "39 minutes left" in call.card.value and "10:21 in Chicago" in call.top.value
    clock("11:00")
    made.turn()
    assert "left" not in call.card.value.replace("fu-left", "")


def test_minutes_are_said_aloud_at_fifteen_five_and_none_and_each_once(call, made, clock):
    said = []
    call.spoken.observe(lambda change: said.append(change["new"]), names="value")
    for time in ("10:00", "10:30", "10:44", "10:45", "10:46", "10:50", "10:55", "10:56", "10:59", "11:00", "11:01"):
        clock(time)
        made.turn()
    told = [words.split(">")[1].split("<")[0] for words in said]
    assert told == ["15 minutes are left for this call.", "5 minutes are left for this call.",
                    "The time for this call is over for now."]  # fmt: skip


def test_somebody_who_comes_late_is_told_nothing_that_the_page_says_itself(call, made, clock):
    clock("10:50")
    made.refresh()
    assert call.spoken.value == ""


def test_a_turn_leaves_what_is_typed_alone(made, clock):
    page = made.case_page()
    type_into(page.letter.text.body, "Half a sen")
    for time in ("09:06", "10:00", "15:01"):
        clock(time)
        made.turn()
        assert page.letter.text.body.value == "Half a sen"
    type_into(page.letter.text.body, "")
    clock("15:02")
    made.turn()
    assert page.letter.text.body.value == ""


def test_the_next_edge_is_the_first_that_lies_ahead(made, clock):
    assert next_edge(made.plan) == datetime.fromisoformat(at("10:00"))
    clock("11:30")
    made.refresh()
    assert next_edge(made.plan) == datetime.fromisoformat(at("15:00"))
    clock("23:30")
    made.refresh()
    assert next_edge(made.plan) == datetime.fromisoformat("2026-03-13T00:00:00-05:00")
    assert next_edge(None) is None


def test_without_a_browser_the_kernel_waits_for_the_edge_itself(made, monkeypatch):
    turned = []

    async def wait():
        edges = Edges(lambda: turned.append(asyncio.get_running_loop().time()))
        now = datetime.fromisoformat(at("09:50"))
        edges.wait(now, datetime.fromisoformat(at("23:00")))
        edges.wait(now, datetime.fromisoformat(at("10:00")))
        await asyncio.sleep(3000)

    in_no_time(wait())
    assert [round(one) for one in turned] == [600]
