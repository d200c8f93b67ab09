"""Everywhere the same step of a plan comes first: the most pressing that stands beside no other."""

import pytest

from benchmarks.varied_cases import varied_cases
from followup import plan
from followup.planning.priority import main_step, most_pressing

PRESSING = ["overdue", "now", "later"]


@pytest.fixture(scope="module")
def plans():
    return [plan(case, now=now, policy=policy) for case, now, policy in varied_cases(300)]


def test_no_step_that_stands_beside_another_comes_first_where_there_is_more_to_do(plans):
    for found in plans:
        weighty = [step for step in found.steps if not step.kind.aside]
        assert most_pressing(found.steps) in (weighty or [None])


def test_what_is_overdue_comes_before_what_is_open_and_that_before_what_comes_later(plans):
    for found in plans:
        first = most_pressing(found.steps)
        others = [step for step in found.steps if not step.kind.aside]
        assert all(PRESSING.index(first.status) <= PRESSING.index(step.status) for step in others)


def test_of_equally_pressing_steps_the_one_listed_first_comes_first(plans):
    for found in plans:
        first = most_pressing(found.steps)
        equal = [step for step in found.steps if first and not step.kind.aside and step.status == first.status]
        assert equal[:1] == ([first] if first else [])


def test_where_everything_stands_beside_the_main_step_is_the_one_listed_first(plans):
    quiet = [found for found in plans if all(step.kind.aside for step in found.steps)]
    assert quiet and all(main_step(found) is next(iter(found.steps), None) for found in quiet)
