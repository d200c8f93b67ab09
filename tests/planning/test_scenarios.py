"""Every scenario is a story with a case: what its plan must say, at that moment, under that policy.

In an expectation a step's key may be any subset of the step's; `false` stands for null, which TOML lacks.
`first` is the plan's first step, `never_to` are people and roles no step goes to. `says` and `never_says` are patterns
for all that the plan says, `never_says` and `drafts_never` for every message it asks for, whatever the capitals.
`draft` tells of one message what it says, what it never says, and what it names as missing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import followup
from followup.case.case import Case
from followup.rulebook.facts import STAGES
from followup.rulebook.loading import default_rulebook
from tests.planning.words_of import draft_of, drafts_of, words_of

TESTS = Path(__file__).parents[1]
FOLDERS = (TESTS / "scenarios", TESTS.parent / "data" / "scenarios")
PATHS = {path.stem: path for folder in FOLDERS for path in sorted(folder.glob("*.toml"))}
FILES = {name: tomllib.loads(path.read_text("utf-8")) for name, path in PATHS.items()}
KNOWN = {
    "now",
    "policy",
    "stage",
    "steps",
    "has",
    "lacks",
    "rules",
    "advice",
    "avoid_advice",
    "step",
    "follow_ups",
    "promise",
    "asks",
    "first",
    "never_to",
    "says",
    "never_says",
    "drafts_never",
    "draft",
}
TOLD = {"says", "never_says", "drafts_never"}
CASES = [
    pytest.param(data, expect, id=f"{name}-{number}")
    for name, data in FILES.items()
    for number, expect in enumerate(data["scenario"]["expect"], 1)
]


def moment_of(data: dict[str, Any], expect: dict[str, Any]) -> tuple[Case, datetime, str]:
    """The case, the moment and the policy that an expectation speaks of."""
    told = data["scenario"]
    policy = expect.get("policy", told.get("policy", "balanced"))
    return followup.load_case(data), expect.get("now", told["now"]), policy


def plan_for(data: dict[str, Any], expect: dict[str, Any]) -> dict[str, Any]:
    case, now, policy = moment_of(data, expect)
    return followup.plan(case, now=now, policy=policy).to_dict()


def found(patterns: Iterable[str], text: str) -> list[str]:
    """The patterns that are in a text."""
    return [pattern for pattern in patterns if re.search(pattern, " ".join(text.split()), re.IGNORECASE)]


def reasons_in(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from plan["avoid"]
    yield from plan["keep_in_mind"]
    for step in plan["steps"]:
        yield from step["because"]


def rules_in(plan: dict[str, Any]) -> set[str]:
    asked = {rule for question in plan["questions"] for rule in question["rules"]}
    return asked | {reason["rule"] for reason in reasons_in(plan)}


def same(seen: Any, wanted: Any) -> bool:
    """Whether a plan's value is the wanted one; moments compare as instants, `false` is null."""
    if wanted is False:
        return seen is None
    if isinstance(wanted, datetime):
        return seen is not None and datetime.fromisoformat(seen) == wanted
    if isinstance(wanted, date):
        return seen == wanted.isoformat()
    return seen == wanted


@pytest.mark.many
@pytest.mark.parametrize(("data", "expect"), CASES)
def test_the_plan_says_what_the_story_needs(data, expect):
    plan = plan_for(data, expect)
    ids = [step["id"] for step in plan["steps"]]
    assert plan["stage"] == expect.get("stage", plan["stage"])
    assert ids == expect.get("steps", ids)
    assert set(expect.get("has", ())) <= set(ids)
    assert not set(expect.get("lacks", ())) & set(ids)
    assert ids[:1] == ([expect["first"]] if "first" in expect else ids[:1])
    assert not set(expect.get("never_to", ())) & {to for step in plan["steps"] for to in step["to"]}
    for key in ("follow_ups", "promise"):
        wanted = expect.get(key, {})
        assert {k: v for k, v in plan[key].items() if k in wanted and not same(v, wanted[k])} == {}


@pytest.mark.many
@pytest.mark.parametrize(("data", "expect"), CASES)
def test_its_steps_are_addressed_and_dated(data, expect):
    plan = plan_for(data, expect)
    for id, wanted in expect.get("step", {}).items():
        step = next((step for step in plan["steps"] if step["id"] == id), None)
        assert step is not None, f"no step {id}"
        assert {k: step[k] for k in wanted if not same(step[k], wanted[k])} == {}


@pytest.mark.many
@pytest.mark.parametrize(("data", "expect"), CASES)
def test_its_reasons_are_given(data, expect):
    plan = plan_for(data, expect)
    said = {advice for reason in reasons_in(plan) for advice in reason["advice"]}
    assert set(expect.get("rules", ())) - rules_in(plan) == set()
    assert set(expect.get("advice", ())) - said == set()
    assert (
        set(expect.get("avoid_advice", ())) - {advice for reason in plan["avoid"] for advice in reason["advice"]}
        == set()
    )
    assert set(expect.get("asks", ())) - {question["fact"] for question in plan["questions"]} == set()


@pytest.mark.many
@pytest.mark.parametrize(("data", "expect"), [case for case in CASES if TOLD & set(case.values[1])])
def test_it_says_what_is_so_and_nothing_else(data, expect):
    case, now, policy = moment_of(data, expect)
    plan = followup.plan(case, now=now, policy=policy)
    said = words_of(plan)
    written = "\n".join(one.text for one in drafts_of(case, plan, now, policy))
    assert found(expect.get("says", ()), said) == expect.get("says", [])
    assert found(expect.get("never_says", ()), said + written) == []
    assert found(expect.get("drafts_never", ()), written) == []


@pytest.mark.many
@pytest.mark.parametrize(("data", "expect"), [case for case in CASES if "draft" in case.values[1]])
def test_its_messages_say_what_the_story_needs(data, expect):
    for wanted in expect["draft"]:
        case, now, policy = moment_of(data, expect)
        made = draft_of(case, wanted, now, policy)
        assert made.template == wanted.get("template", made.template)
        assert found(wanted.get("says", ()), made.text) == wanted.get("says", [])
        assert found(wanted.get("never", ()), made.text) == []
        assert found(wanted.get("missing", ()), " ".join(made.missing)) == wanted.get("missing", [])


@pytest.mark.many
@pytest.mark.parametrize(("data", "expect"), CASES)
def test_nobody_is_to_be_called_twice_in_one_hour(data, expect):
    calls = [step for step in plan_for(data, expect)["steps"] if step["channel"] == "phone" and step["windows"]]
    first = [(to, step["windows"][0]["from"]) for step in calls for to in step["to"]]
    assert len(first) == len(set(first)), first


@pytest.mark.many
@pytest.mark.parametrize(("data", "expect"), CASES)
def test_a_plan_stays_short_enough_to_read(data, expect):
    plan = plan_for(data, expect)
    assert len(plan["avoid"]) <= 5
    assert len(plan["keep_in_mind"]) <= 7
    assert len(plan["questions"]) <= 5
    assert "{" not in str([reason["says"] for reason in reasons_in(plan)] + [plan["summary"]])


@pytest.mark.many
@pytest.mark.parametrize("name", FILES)
def test_a_scenario_is_a_card_with_a_story_and_expectations(name):
    scenario = FILES[name]["scenario"]
    assert PATHS[name].read_text("utf-8").startswith("# Invented")
    assert scenario["title"] and 3 <= sum(scenario["story"].count(end) for end in ".?") <= 8
    assert re.search(r"\b[Yy]ou\b", scenario["story"]) and "!" not in scenario["story"]
    for expect in scenario["expect"]:
        assert set(expect) <= KNOWN
        assert len(set(expect) - {"now", "policy", "stage"}) > 0 or len(scenario["expect"]) > 1


def test_the_twelve_cases_of_the_readers_are_all_there():
    numbers = [data["scenario"]["reader"] for data in FILES.values() if "reader" in data["scenario"]]
    assert sorted(numbers) == list(range(1, 13))


def test_there_are_forty_scenarios_over_all_stages_and_policies():
    plans = [plan_for(*case.values) for case in CASES]
    assert len(FILES) >= 40
    assert {plan["stage"] for plan in plans} == set(STAGES)
    assert {plan["policy"] for plan in plans} == set(default_rulebook().policies)
