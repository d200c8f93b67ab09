"""Every reason that no source gives is called the workbook's own where a plan is explained."""

from __future__ import annotations

import re

import pytest

from followup.house_rules.scenarios import read_scenarios, scenario_folders
from followup.planning.explain import explain
from followup.rulebook.loading import default_rulebook

SCENARIOS = [one for folder in scenario_folders() for one in read_scenarios(folder)]
OURS = re.compile(r"\b(our|ours|workbook's own)\b")


@pytest.mark.parametrize("scenario", SCENARIOS[::7], ids=lambda one: one.name)
def test_what_no_source_says_is_called_ours_in_the_explanation(scenario):
    for plan in scenario.plans(default_rulebook()):
        said = [*(reason for step in plan.steps for reason in step.because), *plan.avoid, *plan.keep_in_mind]
        text = " ".join(explain(plan).split())
        for reason in said:
            at = text.find(reason["says"])
            if reason["sources"] == ["house"] and at >= 0:
                rest = text[at : at + len(reason["says"]) + len(" (our own)")]
                assert OURS.search(rest), (scenario.name, reason["rule"], rest)
