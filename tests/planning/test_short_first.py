"""A plan is read standing, its explanation sitting: both have a length that nobody puts off."""

import pytest

import followup
from followup.planning.explain import DETAILS, SHORT, explain, in_brief
from tests.contract.asking import THANKED, moment, simple
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


def test_a_plan_in_brief_counts_its_steps_from_one_and_keeps_the_weightiest_of_the_rest():
    now = moment("2026-03-12T10:30:00-05:00")
    plan = followup.plan(followup.load_case(simple(THANKED)), now=now, policy="the-call")
    said = in_brief(plan).splitlines()
    stage = f"A follow-up is open · advice: {plan.policy.replace('-', ' ')}"
    assert said[:3] == [plan.summary, stage, ""]
    call = plan.steps[1]  # it is named before getting ready for it
    assert said[3].startswith(f"1. {call.heading} · now, Thursday, March 12, 10:00 to 11:00")
    numbered = [line.partition(". ")[0] for line in said if line[:1].isdigit()]
    assert numbered == [str(number) for number in range(1, len(plan.steps) + 1)]
    for head, reasons in (("Not now:", plan.avoid), ("Only you can say:", plan.questions)):
        begins = [(reason.get("says") or reason["asks"])[:60] for reason in reasons]
        assert said[said.index(head) + 1].startswith(tuple(f"- {words}" for words in begins))


def test_from_one_length_to_the_next_nothing_grows_and_the_main_reason_is_always_said():
    for longer, shorter in zip(DETAILS, DETAILS[1:]):
        assert all(more >= less for more, less in zip(longer, shorter)) and longer != shorter
    assert all(detail.reasons >= 1 for detail in DETAILS) and SHORT == 120
