"""Three rounds in threes: everybody has each part once, no ending comes twice, and no caller or leader is told one."""

import re

import pytest

from followup.training.workshop.minutes import TOTAL
from followup.training.workshop.round_sheets import OBJECTIVES, facilitator_page, handout_page, sheets_of
from followup.training.workshop.rounds import draw_rounds
from followup.training.workshop.session import FOLDER, sessions


@pytest.fixture(scope="module")
def rounds(stories, book):
    return draw_rounds(list(stories.values()), 4, 7, book)


def test_no_three_meets_a_story_or_an_ending_twice_and_neighbours_differ(stories, book):
    for threes in (13, 40):
        drawn = draw_rounds(list(stories.values()), threes, threes, book)
        for three in zip(*drawn):
            assert len({call.talk[-1].id for call in three}) == len({call.story.name for call in three}) == 3
    for seed in range(2):
        drawn = draw_rounds(list(stories.values()), 4, seed, book)
        assert all(len({call.talk[-1].id for call in calls}) == 4 for calls in drawn)


def test_the_same_number_draws_the_same_and_another_one_does_not(stories, book, rounds):
    def talks(seed):
        return [[call.talk for call in calls] for calls in draw_rounds(list(stories.values()), 4, seed, book)]

    assert talks(7) == [[call.talk for call in calls] for calls in rounds]
    assert talks(8) != talks(7)


@pytest.mark.slow
def test_a_round_has_three_sheets_a_three_each_with_its_round_and_three(rounds):
    made = sheets_of(2, rounds[1][:2])
    assert re.findall(r"<h1[^>]*>([^<]+)", made) == ["You call", "You pick up", "You watch"] * 2
    assert re.findall(r'class="number">([^<]+)', made)[::3] == ["Round 2 · three 1", "Round 2 · three 2"]


def test_everybody_calls_picks_up_and_watches_once_and_the_leader_s_page_says_no_ending(rounds):
    made = facilitator_page(4)
    rows = re.findall(r"<td[^>]*>(You [^<]+)</td>", made)
    assert len(rows) == 9 and all(len(set(rows[person::3])) == len(set(rows[person * 3 : person * 3 + 3])) == 3
                                  for person in range(3))  # fmt: skip
    assert "12 people in threes" in made and all(goal in made for goal in OBJECTIVES)
    assert not any(turn.they.strip("“”") in made for calls in rounds for call in calls for turn in call.turns)


def test_the_minutes_of_the_rounds_stand_in_one_place_and_are_said_as_they_were():
    told = sessions()["60"].items[4]
    rounds = "Three rounds of four minutes: one to read, two to call, one for what the observer saw."
    assert told.exercise == f"{rounds} Then two minutes together."
    assert "A call takes two minutes" in told.say[0] and "One call of two minutes" in sessions()["45"].items[4].exercise
    assert not any(
        "{" in words for one in sessions().values() for item in one.items for words in (*item.say, item.exercise)
    )
    plans = [path.read_text("utf-8") for path in FOLDER.glob("*.toml")]
    assert not any("rounds of four" in text or "call of two" in text or "takes two" in text for text in plans)


@pytest.mark.parametrize("session", ["60", "90"])
def test_three_rounds_fit_into_the_time_that_the_plan_of_the_session_gives_them(session):
    (item,) = [one for one in sessions()[session].items if "Three rounds" in one.exercise]
    assert item.minutes >= TOTAL and f"{TOTAL} minutes." in facilitator_page(6)


def test_the_page_to_take_home_says_what_was_practised_and_leaves_room(rounds):
    made = handout_page()
    assert all(goal in made for goal in OBJECTIVES) and made.count("____") > 5
