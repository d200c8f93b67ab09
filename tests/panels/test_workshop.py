"""The room: a clock that is moved, cards, votes and calls, all of it kept, and nobody's own journal touched."""

import asyncio
from datetime import datetime, timedelta

import pytest

from followup.case import clock
from followup.panels.workshop import Room
from followup.panels.workshop.session_desk import EXAMPLE
from followup.training.workshop.timer import Timer

from .driving import change, choose, in_no_time, press, type_into
from .test_safety import controls, html_of

REAL = datetime.fromisoformat("2026-11-22T15:00:00+00:00")


@pytest.fixture
def running(monkeypatch):
    """The clock that timers go by; a test sets it."""
    held = {"now": REAL}
    monkeypatch.setattr(clock, "running", lambda: held["now"])
    return held


@pytest.fixture
def made(path, running):
    """A room beside a journal that has a case of its own."""
    return opened(path)


def opened(path, page="05_moving_clock"):
    room = Room(path, page)
    room.room_page = page
    room.open(page)
    return room


def tell_story(room, name):
    panel = room.moving_clock()
    change(panel.story, index=[value for _, value in panel.story.widget.options].index(name))
    return panel


# the clock


def test_the_moved_clock_is_marked_and_drives_header_plan_and_agenda(made):
    moving, header, card = made.moving_clock(), made.header(), made.case_page()
    agenda = made.agenda()
    assert "Practice time: Friday 17 April, 12:00 in Johannesburg" in moving.time.value
    press(moving.change)
    assert "Practice time: Friday 24 April, 09:00 in Johannesburg" in header.notices.value
    assert "A follow-up is open" in moving.says.value
    assert 'now: </span><span class="fu-stage-words">Follow-up' in card.top.value
    assert "Pieter Botha" in card.hero.value and "Open until" in card.hero.value
    assert "follow-up" in next(iter(agenda.rows.values())).words.value


@pytest.mark.parametrize(("place", "then"), [
    (0, "Friday 17 April, 13:00"), (1, "Saturday 18 April, 09:00"), (2, "Saturday 18 April, 12:00"),
    (3, "Monday 20 April, 09:00"),
])  # fmt: skip
def test_each_button_moves_it_there(made, place, then):
    moving = made.moving_clock()
    press(moving.buttons[place])
    assert then in moving.time.value


def test_a_day_and_hour_can_be_set_and_one_that_no_calendar_reaches_changes_nothing(made):
    moving = made.moving_clock()
    moving.at.value = datetime(2026, 4, 20, 10, 5)
    assert "Monday 20 April, 10:05" in moving.time.value
    moving.at.value = datetime(2150, 1, 1, 10, 0)
    assert 'role="alert"' in moving.live.value
    assert made.now == datetime.fromisoformat("2026-04-20T10:05:00+02:00")


def test_what_happens_changes_the_plan_and_can_be_taken_back(made):
    moving = made.moving_clock()
    before = moving.says.value
    press(moving.happens[2])
    assert made.plan.stage == "offer" and "There is an offer" in moving.live.value
    press(moving.undo)
    assert made.plan.stage == "waiting" and moving.says.value == before
    press(moving.undo)
    assert "Nothing has happened" in moving.live.value


def test_every_thing_that_may_happen_can_be_written_down_in_every_story(made):
    for name in ("reader-04-only-an-application", "an-hour-to-go-in-santiago", "you-closed-the-book"):
        moving = tell_story(made, name)
        for button in moving.happens:
            press(button)
            assert 'role="alert"' not in moving.live.value, (name, button.description)


def test_the_story_can_begin_again(made):
    moving = made.moving_clock()
    press(moving.happens[3])
    press(moving.change)
    press(moving.again)
    assert made.plan.stage == "waiting" and made.now == made.story.now
    assert len(made.case.events) == len(made.story.case.events)


def test_each_story_keeps_its_own_time_and_a_reload_shows_the_same(made, path):
    press(made.moving_clock().buttons[2])
    first = made.now
    moving = tell_story(made, "a-leap-day")
    press(moving.change)
    again = opened(path)
    assert again.story_name == "a-leap-day" and again.now == made.now
    tell_story(again, "freedom-day-in-johannesburg")
    assert again.now == first


@pytest.mark.slow
def test_the_example_search_moves_with_all_its_cases(made):
    moving = tell_story(made, EXAMPLE)
    assert len(made.cases) == 14
    agenda = made.agenda()
    before = {id: row.words.value for id, row in agenda.rows.items()}
    for _ in range(3):
        press(moving.buttons[2])
    assert sum(before[id] != row.words.value for id, row in agenda.rows.items()) >= 3
    press(moving.change)
    assert any(f"{case.employer.name}: " in moving.live.value for case in made.cases.values())


def test_nobodys_own_journal_is_touched(journal, running):
    before = journal.path.read_bytes()
    room = opened(journal.path)
    everything(room)
    press(room.moving_clock().change)
    press(room.case_page().sent.yes)
    choose(room.header().policy, "foolproof")
    press(room.vote().rows[0].more)
    press(room.call().draw_one)
    press(room.session().go)
    assert journal.path.read_bytes() == before
    assert {file.parent.name for file in room.own.path.parent.iterdir()} == {"journal-workshop"}
    assert sorted(file.name for file in journal.path.parent.iterdir()) == ["journal-workshop", "journal.jsonl"]


def test_two_screens_show_the_same(made, path):
    other = opened(path)
    other.moving_clock(), other.session()
    press(made.session().next)
    tell_story(made, "a-leap-day")
    other.refresh()
    assert other.story_name == "a-leap-day"
    assert "Item 2 of" in other.session().face.value


# the session


def test_the_timer_counts_pauses_and_survives_a_reload(made, path, running):
    panel = made.session()
    assert "5:00" in panel.face.value and panel.go.description == "Start"
    press(panel.go)
    running["now"] += timedelta(seconds=61)
    assert panel._tick()
    assert "3:59" in panel.face.value
    assert "3:59" in opened(path).session().face.value
    press(panel.go)
    running["now"] += timedelta(minutes=10)
    panel.redraw()
    assert "3:59" in panel.face.value and panel.go.description == "Go on"
    assert not panel._tick()  # what stands still asks for no further drawing


def test_next_back_and_five_more_minutes(made, running):
    panel = made.session()
    press(panel.next)
    assert "Before you leave" in panel.face.value and "8:00" in panel.face.value
    press(panel.more)
    assert "13:00" in panel.face.value
    press(panel.back)
    press(panel.back)
    assert "first item" in panel.live.value
    made.set_timer(Timer("60", 5))
    press(panel.next)
    assert "last item" in panel.live.value


def test_time_that_is_over_is_told_and_counting_ends_at_last(made, running):
    panel = made.session()
    press(panel.go)
    running["now"] += timedelta(minutes=6, seconds=10)
    assert panel._tick() and "+1:10" in panel.face.value and "over" in panel.face.value
    running["now"] += timedelta(hours=1)
    assert not panel._tick()


def test_another_session_begins_at_its_first_item(made):
    panel = made.session()
    press(panel.next)
    choose(panel.choice, "90")
    assert "Welcome" in panel.face.value and made.timer.session == "90"
    assert "Who advises what" in panel.list.value


def test_an_event_loop_counts_by_itself(made, running):
    async def watch():
        panel = made.session()
        press(panel.go)
        running["now"] += timedelta(seconds=30)
        await asyncio.sleep(1.3)
        return panel.face.value

    assert "4:30" in in_no_time(watch())


def test_the_other_pages_say_where_the_session_stands(made, running):
    strip = made.top()
    press(made.session().go)
    running["now"] += timedelta(seconds=5)
    strip.redraw()
    assert "Item 1 of 6: Welcome · 4:55 left" in strip.line.value
    made.room_page = "00_plan_the_session"
    strip.redraw()
    assert strip.line.value == ""


# cards and votes


def test_a_card_tells_nothing_until_it_is_asked(made):
    made.keep("card", "freedom-day-in-johannesburg")
    card = made.card()
    hidden = "".join(html_of(card.box))
    assert "Highveld Energy" in hidden and "balanced" not in hidden and "24 April" not in hidden
    press(card.check)
    assert "Friday 24 April" in card.asked[1].verdict.value and "foolproof" in card.asked[1].verdict.value
    assert "A promise that ends before a long weekend" in card.reasons.value
    assert "fu-answered" in card.wall._dom_classes  # the verdicts have the room of the story
    press(card.hide)
    assert "fu-answered" not in card.wall._dom_classes
    assert card.reasons.value == "" and card.asked[1].verdict.value == ""


def test_the_first_fair_day_is_not_blamed_and_is_right_under_the_advice_that_takes_it(made):
    made.keep("card", "freedom-day-in-johannesburg")
    card = made.card()
    choose(card.asked[1].choice, "Friday 24 April")
    press(card.check)
    assert "≈" in card.asked[1].verdict.value and "Not quite" not in card.asked[1].verdict.value
    choose(card.policy, "the-call")
    assert "✓" in card.asked[1].verdict.value


def test_the_next_card_hides_the_answer_again(made):
    card = made.card()
    press(card.check)
    number = made.card_story.number
    press(card.next)
    assert made.card_story.number == number + 1 and card.reasons.value == ""


def test_hands_are_counted_from_two_browsers_and_shown_as_a_chart(made, path):
    made.keep("card", "freedom-day-in-johannesburg")
    made.keep("vote", "when")
    vote, other = made.vote(), opened(path).vote()
    press(vote.rows[0].more)
    press(other.rows[0].more)
    press(other.rows[1].more)
    made.refresh()
    assert [row.number.value for row in vote.rows[:2]] == [2, 1]
    type_into(vote.rows[0].number, 7)
    other.desk.refresh()
    assert other.rows[0].number.value == 7
    assert "8 hands" in vote.chart.value and "foolproof" not in vote.chart.value
    press(vote.tell)
    assert "foolproof" in vote.chart.value
    press(vote.clear)
    assert vote.chart.value == "" and [row.number.value for row in vote.rows] == [0] * len(vote.rows)


def test_cards_on_the_wall_are_chosen_by_their_situation(made):
    card = made.card()
    press(card.next)
    choose(card.which, "They said no")
    stages = {story.plan().stage for story in (made.stories[name] for _, name in card.card.widget.options)}
    assert stages == {"rejected"} and made.card_story.plan().stage == "rejected"
    first = made.card_story.name
    press(card.next)
    assert made.card_story.name != first and made.card_story.plan().stage == "rejected"
    choose(card.which, "All cards")
    assert len(card.card.widget.options) == len(made.stories)


def test_the_answer_of_a_card_is_short_and_its_reasons_are_behind_a_line(made):
    card = made.card()
    press(card.check)
    before, _, behind = card.reasons.value.partition("<details>")
    assert "advice:" in before and "Why, and what to leave alone" in behind and "<li" not in before


def test_the_pages_to_print_follow_the_choice(made):
    prints = made.print_cards()
    assert "data-page" not in prints.links.value
    press(prints.make)
    twelve = prints.links.value
    assert "12 cards" in twelve and 'download="answers.html"' in twelve
    choose(prints.which, "They said no")
    assert prints.links.value != twelve and "cards" in prints.links.value


# calls


def test_a_drawn_call_shows_no_sheet_until_asked_and_keeps_its_place(made, path):
    panel = made.call()
    choose(panel.ending, "An offer")
    press(panel.draw_one)
    assert "hidden" in panel.sheet.value
    choose(panel.wall, "“You pick up”")
    assert "We would like to offer you the job" in panel.sheet.value
    assert opened(path).call().sheet.value == panel.sheet.value
    choose(panel.wall, "“You call”")
    assert "We would like to offer" not in panel.sheet.value
    press(panel.make)
    assert panel.links.value.count("data-page") == 3


def test_the_observers_list_leads_to_a_debrief(made, running):
    panel, observe = made.call(), made.observe()
    choose(panel.ending, "A no")
    press(panel.draw_one)
    assert all(tick.box.layout.display == "none" for tick in observe.boxes)
    press(observe.list)
    assert sum(tick.box.layout.display is None for tick in observe.boxes) == len(observe.looks)
    change(observe.boxes[0], value=True)
    press(observe.tell)
    assert f"Heard: 1 of {len(observe.looks)}" in observe.debrief.value
    assert "The plan says: " in observe.debrief.value and "Thank Tess Marlowe" in observe.debrief.value
    press(panel.draw_one)
    assert observe.debrief.value == ""
    assert all(tick.box.layout.display == "none" for tick in observe.boxes)


@pytest.mark.slow
def test_three_rounds_are_drawn_for_so_many_threes_and_kept(made, path):
    panel = made.rounds()
    assert panel.links.value == "" and panel.again.layout.display == "none"
    change(panel.threes, value=1)
    press(panel.make)
    told = panel.links.value
    assert "3 people in threes." in told and told.count("data-page=") == 5
    again = opened(path).rounds()
    assert again.links.value == ""
    press(again.again)
    assert again.links.value == told


def test_the_call_timer_starts_stops_and_goes_on(made, running):
    observe = made.observe()
    press(observe.go)
    running["now"] += timedelta(seconds=75)
    assert observe._tick() and "1:15" in observe.face.value
    press(observe.go)
    running["now"] += timedelta(seconds=60)
    observe.redraw()
    assert "1:15" in observe.face.value and not observe._tick()
    press(observe.zero)
    assert "0:00" in observe.face.value


# all of them


def everything(room):
    return [room.top(), room.session(), room.moving_clock(), room.header(), room.case_page(), room.agenda(),
            room.card(), room.vote(), room.print_cards(), room.call(), room.observe(),
            room.rounds(), room.next_page()]  # fmt: skip


def test_every_control_has_a_name(made):
    for panel in everything(made):
        for widget in controls(panel.box):
            assert widget.description.strip(), (panel.name, widget)


@pytest.mark.slow
def test_links_lead_to_pages_that_are_there(made):
    import re
    from pathlib import Path

    folder = Path(__file__).resolve().parents[2] / "notebooks" / "workshop"
    for place in range(6):
        made.set_timer(Timer("60", place))
        shown = "".join(value for panel in everything(made) for value in html_of(panel.box))
        found = re.findall(r'href="([\w./]+\.ipynb)"', shown)
        late = {"30_the_group.ipynb"}  # made beside these
        assert found and all((folder / name).resolve().is_file() for name in found if name not in late)
