"""Whatever rules propose: whom each step goes to, how, from when and until when, for every story (ledger.txt), and how
each goes on (courses.txt); and word by word how made-up cases are told (pages.txt).
"""

import pytest

from tests.planning import courses, made_up, pages, side_by_side
from tests.planning.ledger import STORIES, lines_of, proposing_everything, read

KEPT = read()
COURSES = courses.read()
PAGES = pages.read()
SEARCHES = side_by_side.read()


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    return proposing_everything(tmp_path_factory.mktemp("everything"))


@pytest.mark.many
@pytest.mark.parametrize("name", sorted(KEPT))
def test_every_step_of_a_story_is_addressed_and_dated_as_the_ledger_says(name, book):
    assert lines_of(name, book) == KEPT[name], "where that is meant: python -m tests.planning.ledger"


def test_the_ledger_tells_of_no_story_that_is_gone():
    assert len(KEPT) > 80 and KEPT.keys() <= STORIES.keys()


@pytest.mark.many
@pytest.mark.parametrize("name", sorted(COURSES))
def test_from_each_moment_on_it_is_so_and_asks_for_what_the_courses_say(name):
    assert courses.lines_of(name) == COURSES[name], "where that is meant: python -m tests.planning.ledger"


def test_every_story_has_its_course():
    assert len(COURSES) > 200 and COURSES.keys() <= courses.courses().keys()


@pytest.mark.parametrize("name", sorted(SEARCHES))
def test_side_by_side_steps_are_one_and_calls_stand_apart_as_it_is_kept(name):
    assert side_by_side.lines_of(name) == SEARCHES[name], "where that is meant: python -m tests.planning.ledger"


@pytest.mark.many
@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_and_its_explanation_are_worded_cut_and_put_in_order_as_it_is_kept(name):
    assert pages.lines_of(name) == PAGES[name], "where that is meant: python -m tests.planning.ledger"


def test_every_made_up_case_has_its_page():
    assert PAGES.keys() == made_up.cases().keys()
