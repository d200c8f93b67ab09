"""A plan is read standing, its explanation sitting: both have a length that nobody puts off."""

import pytest

import followup
from followup.planning.explain import explain, in_brief
from tests.planning.test_scenarios import FILES, moment_of

EXPECTS = [(name, expect) for name, data in FILES.items() for expect in data["scenario"]["expect"]]


@pytest.fixture(scope="module")
def plans():
    found = {}
    for number, (name, expect) in enumerate(EXPECTS, 1):
        case, now, policy = moment_of(FILES[name], expect)
        found[f"{name} ({number})"] = followup.plan(case, now=now, policy=policy)
    return found


def words(text: str) -> int:
    return len(text.split())


def test_no_story_has_a_plan_of_more_than_120_words(plans):
    long = {name: words(in_brief(plan)) for name, plan in plans.items()}
    assert {name: count for name, count in long.items() if count > 120} == {}


def test_no_story_has_an_explanation_of_more_than_350_words(plans):
    long = {name: words(explain(plan)) for name, plan in plans.items()}
    assert {name: count for name, count in long.items() if count > 350} == {}
