"""The page on the contract names every stage, every step and every key that a plan, a draft and a check give."""

import re
import tomllib
from datetime import datetime

import pytest

import followup
from followup.messages.drafting import draft
from followup.rulebook.facts import STAGES
from followup.rulebook.loading import default_rulebook
from publishing.pins import ROOT

PAGE = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
NOW = datetime.fromisoformat("2026-03-17T09:30:00-05:00")


@pytest.fixture(scope="module")
def case():
    """The README's."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return followup.load_case(tomllib.loads(re.search(r"```toml\n(.*?)```", text, re.DOTALL)[1]))


@pytest.fixture(scope="module")
def plan(case):
    return followup.plan(case, now=NOW, policy="balanced")


def unnamed(words):
    return [word for word in words if f"`{word}`" not in PAGE]


def test_every_stage_and_every_step_is_named():
    assert unnamed([*STAGES, *default_rulebook().steps]) == []


def test_every_key_of_a_plan_and_its_steps_is_named(plan):
    made = plan.to_dict()
    (because, *_), (instead, *_) = made["steps"][0]["because"], made["steps"][0]["instead_of"]
    keys = {*made, *made["promise"], *made["follow_ups"], *made["steps"][0], *because, *instead}
    assert unnamed(sorted(keys)) == []


def test_every_key_of_a_draft_is_named(case, plan):
    step = next(step for step in plan.steps if step.template)
    assert unnamed(draft(case, step.id, now=NOW).to_dict()) == []
