"""The stories and the rulebook of the workshop, read once."""

import pytest

from followup.rulebook.loading import default_rulebook
from followup.training.workshop.answers import answer_sheet
from followup.training.workshop.questions import questions
from followup.training.workshop.stories import our_stories, read_stories


@pytest.fixture(scope="session")
def stories():
    return {story.name: story for story in read_stories()}


@pytest.fixture(scope="session")
def book():
    return default_rulebook()


@pytest.fixture(scope="session")
def asked(book):
    """The questions of each story, put once: what they find out about every policy's plan stays with them."""
    return {story: questions(story, rulebook=book) for story in our_stories()}


@pytest.fixture(scope="session")
def theirs(book):
    """Each story's plan under every policy."""
    return {story: {name: story.plan(name, book) for name in book.policies} for story in our_stories()}


@pytest.fixture(scope="session")
def sheets(book):
    """The answers' sheet of each story."""
    return {story: answer_sheet(story, rulebook=book) for story in our_stories()}
