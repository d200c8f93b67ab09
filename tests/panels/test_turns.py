"""A press is answered first where it was made; the rest of the page follows, and nothing of it is lost."""

import asyncio

import pytest

from .driving import press


@pytest.fixture
def drawn(made, monkeypatch):
    """The names of the panels in the order in which they are drawn, from now on."""
    made.header(), made.facts("people"), made.history(), made.case_page()
    order = []
    for one in made.panels.values():
        monkeypatch.setattr(one, "draw", lambda name=one.name, draw=one.draw: (order.append(name), draw()))
    first = panel(made, "page")
    monkeypatch.setattr(first, "draw_first", lambda draw=first.draw_first: (order.append("sentence"), draw()))
    return order


def panel(made, name):
    return next(one for one in made.panels.values() if one.name == name)


def in_a_loop(do, turns=10):
    """Run `do` as a notebook does, and what `do` gives after it in the loop's next turns."""

    async def run():
        first = do()
        for _ in range(turns):
            await asyncio.sleep(0)
        return first

    return asyncio.run(run())


def test_the_one_sentence_is_said_at_once_then_its_page_and_then_the_others(made, drawn):
    page = panel(made, "page")
    at_once, told = in_a_loop(lambda: (press(page.sent.yes), (list(drawn), page.hero.value))[1])
    assert at_once == ["sentence"]
    assert "Nothing to do until" in told
    assert drawn[1] == "page"
    assert sorted(drawn[2:]) == ["facts", "header", "history"]


def test_a_press_elsewhere_is_answered_by_the_sentence_and_its_own_panel(made, drawn, journal):
    event = {"kind": "sent", "what": "thank_you", "channel": "email", "to": "maria"}
    journal.log(made.case_id, event, at=made.now)
    made.refresh()
    drawn.clear()
    undo = panel(made, "history").lines[0].turn
    at_once = in_a_loop(lambda: (press(undo), list(drawn))[1])
    assert at_once == ["sentence", "history"]
    assert drawn[2] == "page"


def test_without_a_loop_everything_is_drawn_at_once(made, drawn):
    press(panel(made, "page").sent.yes)
    assert sorted(drawn) == ["facts", "header", "history", "page", "sentence"]


def test_what_waits_is_drawn_before_the_next_press_is_done(made, drawn):
    plan = panel(made, "page")

    def twice():
        press(plan.sent.yes)
        press(plan.sent.undo)
        return list(drawn)

    at_once = in_a_loop(twice)
    assert sorted(at_once) == ["facts", "header", "history", "page", "sentence", "sentence"]


def test_an_error_in_a_panel_that_waits_is_shown_there_and_the_others_are_drawn(made, drawn, monkeypatch):
    def broken():
        raise RuntimeError("torn")

    monkeypatch.delenv("FOLLOWUP_STRICT")
    monkeypatch.setattr(panel(made, "header"), "draw", broken)
    in_a_loop(lambda: press(panel(made, "page").sent.yes))
    assert "torn" in panel(made, "header").live.value
    assert sorted(drawn) == ["facts", "history", "page", "sentence"]


def test_what_a_panel_said_goes_with_the_next_press_anywhere(made):
    plan, history = made.case_page(), made.history()
    press(plan.sent.yes)
    press(plan.sent.undo)
    assert "Undone" in plan.live.value
    press(history.lines[0].turn)
    assert "It counts again" in history.live.value
    assert plan.live.value == ""


def test_a_plan_is_kept_while_nothing_changes_and_made_anew_when_something_does(made, monkeypatch):
    before = made.plan
    made.refresh()
    assert made.plan is before
    made.log({"kind": "sent", "what": "thank_you", "channel": "email", "to": "maria"})
    made.refresh()
    assert made.plan.stage == "waiting"
    made.choose_policy("foolproof")
    assert made.plan.policy == "foolproof"
    monkeypatch.setenv("FOLLOWUP_NOW", "2026-03-25T10:00:00-05:00")
    made.refresh()
    assert made.plan.stage == "follow_up"
