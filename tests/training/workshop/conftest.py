"""The stories and the rulebook of the workshop, read once."""

import pytest

from followup.rulebook.loading import default_rulebook
from followup.training.workshop.stories import read_stories


@pytest.fixture(scope="session")
def stories():
    return {story.name: story for story in read_stories()}


@pytest.fixture(scope="session")
def book():
    return default_rulebook()
