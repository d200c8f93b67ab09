"""A plan is read standing, its explanation sitting: both have a length that nobody puts off."""

import re

import pytest

import followup
from followup.planning.explain import explain
from followup.planning.in_brief import in_brief
from followup.planning.lengths import DETAILS, SHORT
from tests.amount import spread
from tests.contract.asking import THANKED, moment, simple
from tests.planning.test_scenarios import FILES, moment_of

ALL = [(name, expect) for name, data in FILES.items() for expect in data["scenario"]["expect"]]
EXPECTS = spread(ALL)
AT_OFFERS = [(name, expect) for name, expect in ALL if expect.get("stage") == "offer"]


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
    assert said[3].startswith(f"1. {call.heading} · now, until 11:00")
    numbered = [line.partition(". ")[0] for line in said if line[:1].isdigit()]
    assert numbered == [str(number) for number in range(1, len(plan.steps) + 1)]
    assert said[said.index("Not now:") + 1].startswith(tuple(f"- {one['says'][:60]}" for one in plan.avoid))
    waiting = followup.plan(followup.load_case(simple(THANKED)), now=moment("2026-03-06T10:30:00-06:00"))
    said = in_brief(waiting).splitlines()
    assert said[said.index("Only you can say:") + 1].startswith(
        tuple(f"- {one['asks'][:60]}" for one in waiting.questions)
    )


def test_from_one_length_to_the_next_nothing_grows_and_the_main_reason_is_always_said():
    for longer, shorter in zip(DETAILS, DETAILS[1:]):
        assert all(more >= less for more, less in zip(longer, shorter)) and longer != shorter
    assert all(detail.reasons >= 1 for detail in DETAILS) and SHORT == 120


def test_what_a_step_turns_on_hangs_under_its_dash_on_every_line(plans):
    hanging = 0
    for plan in plans.values():
        lines = in_brief(plan).splitlines()
        for before, line in zip(lines, lines[1:]):
            goes_on = before.startswith(("   - ", "     ")) and line and not line.startswith(("   - ", "and "))
            goes_on = goes_on and not line[0].isdigit()
            assert line.startswith("     ") or not goes_on, lines
            hanging += bool(goes_on)
    assert hanging


def test_every_step_of_an_explanation_begins_after_an_empty_line(plans):
    steps = 0
    for name, plan in plans.items():
        lines = explain(plan).splitlines()
        heads = [at for at, line in enumerate(lines) if line[:1].isdigit() and ". " in line[:4]]
        assert all(not lines[at - 1] for at in heads), name
        steps += len(heads)
    assert steps > len(plans)


def test_why_another_day_is_kinder_is_said_before_what_else_the_step_turns_on(plans):
    beside = 0
    for plan in plans.values():
        kinder = [one["says"] for step in plan.steps for one in step.because if "kinder" in one["facts"]]
        for step in re.split(r"^\d+\. ", in_brief(plan), flags=re.MULTILINE)[1:]:
            turning = [" ".join(one.split()) for one in step.partition("\n\n")[0].split("\n   - ")[1:]]
            told = [at for at, one in enumerate(turning) if one in kinder]
            assert told in ([], [0]), turning
            beside += bool(told) and len(turning) > 1
    assert beside


def test_only_what_is_overdue_is_late_and_thanks_for_an_offer_never_are(plans):
    offers = [moment_of(FILES[name], expect) for name, expect in AT_OFFERS]
    offered = [followup.plan(case, now=now, policy=policy) for case, now, policy in offers]
    steps = [step for plan in (*plans.values(), *offered) for step in plan.steps]
    assert {step.status for step in steps if step.is_late} == {"overdue"}
    overdue = {step.id for step in steps if step.status == "overdue"}
    assert "acknowledge-offer" in overdue and "acknowledge-offer" not in {step.id for step in steps if step.is_late}


def bullets(said: str) -> list[str]:
    """The lines under steps, each whole, however it was wrapped."""
    return re.findall(r"^   - (.+(?:\n     .+)*)", said, re.MULTILINE)


def test_no_plan_in_brief_says_a_thing_under_two_steps(plans):
    for name, plan in plans.items():
        lines = bullets(in_brief(plan))
        assert len(lines) == len(set(lines)), (name, lines)


def test_an_article_stands_below_what_else_there_is_to_do(plans):
    for name, plan in plans.items():
        heads = re.findall(r"^\d+\. (.+)", in_brief(plan), re.MULTILINE)
        article = [place for place, head in enumerate(heads) if "article" in head]
        assert article in ([], [len(heads) - 1]), (name, heads)
