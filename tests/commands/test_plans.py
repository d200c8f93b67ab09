"""plan, explain, policies, audit."""

import json

import pytest

import followup
from followup.commands.cli import main

from .conftest import CASE

AT = "2026-03-09T09:00:00-05:00"


def test_the_plan_as_json_is_the_plan_of_the_library(say, case_file):
    said = say("plan", case_file, "--now", AT, "--policy", "the-call", "--json")
    plan = json.loads(said.out)
    assert said.status == 0 and said.err == ""
    assert (plan["stage"], plan["as_of"], plan["policy"]) == ("waiting", AT, "the-call")
    made = followup.plan(
        followup.load_case(case_file), now=followup.case.clock.read_moment(AT, "now"), policy="the-call"
    )
    assert plan == json.loads(json.dumps(made.to_dict()))


def test_the_same_case_policy_and_moment_give_the_same_bytes(say, case_file):
    words = ("plan", case_file, "--now", AT, "--json")
    assert say(*words).out == say(*words).out


def test_the_plan_as_text_names_each_step_and_its_time_and_no_id(say, case_file):
    words = ("plan", case_file, "--now", AT)
    text, plan = " ".join(say(*words).out.split()), json.loads(say(*words, "--json").out)
    assert plan["summary"] in text and plan["steps"]
    for step in [one for one in plan["steps"] if one["id"] != "keep-searching" or "search on" not in text]:
        heading, _, time = step["title"].partition(": ")
        stands = (f"{step['status']}, ", "today", "from now on", "no hurry")
        assert any(f"{heading} · {word}" in text for word in stands) and time in text and step["id"] not in text


def test_the_moment_is_the_clocks_unless_one_is_given(say, case_file):
    assert json.loads(say("plan", case_file, "--json").out)["as_of"] == "2026-03-12T09:05:00-05:00"


def test_a_scenario_brings_its_own_moment_and_policy_and_the_words_count_more(say, case_file):
    case_file.write_text(CASE + '[scenario]\nnow = 2026-03-05T09:00:00-06:00\npolicy = "foolproof"\n', "utf-8")
    plan = json.loads(say("plan", case_file, "--json").out)
    assert (plan["as_of"], plan["policy"]) == ("2026-03-05T09:00:00-06:00", "foolproof")
    plan = json.loads(say("plan", case_file, "--json", "--now", AT, "--policy", "the-call").out)
    assert (plan["as_of"], plan["policy"]) == (AT, "the-call")


def test_a_case_of_the_journal_is_planned_with_the_journals_policy(say, northwind, own_journal):
    journal = followup.journal.Journal(own_journal)
    journal.set("policy", "foolproof", at=followup.case.clock.now())
    assert json.loads(say("plan", northwind, "--json").out)["policy"] == "foolproof"
    assert json.loads(say("plan", northwind, "--json", "--policy", "balanced").out)["policy"] == "balanced"


def test_an_id_of_the_journal_counts_before_a_file_of_that_name_and_a_path_is_a_file(
    say, northwind, monkeypatch, tmp_path
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / northwind).write_text(CASE.replace("Maria", "Mary"), "utf-8")
    assert "Mary" not in say("explain", northwind).out
    assert "Mary" in say("explain", f"./{northwind}").out


@pytest.mark.parametrize("command", ["plan", "explain", "policies"])
@pytest.mark.parametrize("now", ["2026-03-09", "soon", "2026-03-09T09:00:00", ""])
def test_an_unclear_moment_is_refused(say, case_file, command, now):
    said = say(command, case_file, "--now", now)
    assert said.status == 2 and "--now" in said.err and said.out == ""


def test_an_unknown_policy_is_refused_with_the_nearest(say, case_file):
    said = say("plan", case_file, "--policy", "the-cal")
    assert said.status == 2 and "the-call?" in said.err


def test_a_moment_past_the_calendar_cannot_be_had(say, case_file):
    said = say("plan", case_file, "--now", "2099-12-30T09:00:00-06:00")
    assert said.status in (0, 1) and said.err.count("\n") == (said.status == 1)


def test_a_missing_case_file_is_wrong_input(say):
    said = say("plan", "nowhere/case.toml")
    assert said.status == 2 and "nowhere/case.toml" in said.err


def test_the_explanation_gives_reasons_and_on_request_what_did_not_apply(say, case_file):
    short, full = say("explain", case_file, "--now", AT), say("explain", case_file, "--now", AT, "--all")
    assert short.status == full.status == 0
    assert "(now what" in short.out and len(full.out) > len(short.out)
    assert "did not apply" in full.out and "did not apply" not in short.out


def test_all_policies_are_compared_in_one_table(say, case_file):
    said = say("policies", case_file, "--now", AT)
    assert said.status == 0
    for policy in ("balanced", "five-ways", "foolproof", "now-what", "the-call", "hr-first", "early-bird"):
        assert f"\n{policy} " in said.out
    assert len(json.loads(say("policies", case_file, "--json").out)) == 7


def test_a_folder_of_rules_that_is_not_there_is_named(say, case_file, monkeypatch, tmp_path):
    said = say("plan", case_file, "--rules", tmp_path / "house")
    assert said.status == 2 and str(tmp_path / "house") in said.err
    monkeypatch.setenv("FOLLOWUP_RULES", str(tmp_path / "from-environment"))
    assert "from-environment" in say("plan", case_file).err


HOUSE = """
[[policy]]
id = "{id}"
says = "Our own center's way: wait three weeks, then write."
sources = ["house"]

[policy.answers]
Q1 = "patient"
Q3 = "email"
"""


def test_folders_of_rules_are_laid_over_those_of_the_environment_first(say, case_file, monkeypatch, tmp_path):
    for folder, policy in (("center", "center"), ("mine", "mine")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "policy.toml").write_text(HOUSE.format(id=policy), "utf-8")
    monkeypatch.setenv("FOLLOWUP_RULES", str(tmp_path / "center"))
    for policy, rules in (("center", ()), ("mine", ("--rules", tmp_path / "mine"))):
        plan = json.loads(say("plan", case_file, "--now", AT, "--policy", policy, "--json", *rules).out)
        (step,) = (step for step in plan["steps"] if step["id"] == "first-follow-up")
        assert step["opens"][:10] == "2026-03-25"
    assert say("plan", case_file, "--policy", "mine").status == 2


def test_an_unsound_folder_of_rules_is_named(say, case_file, tmp_path):
    house = tmp_path / "house"
    house.mkdir()
    (house / "odd.toml").write_text("nonsense = 1\n", "utf-8")
    said = say("plan", case_file, "--rules", house)
    assert said.status == 2 and "odd.toml" in said.err


def test_the_audit_prints_its_report_and_says_by_status_whether_all_is_well(capsys, monkeypatch):
    class Report:
        text, ok = "A1: two rules, one scenario", False

    seen = []
    module = type(followup)("followup.house_rules.audit")
    module.audit = lambda rulebook, folder: seen.append((rulebook, folder)) or Report
    monkeypatch.setitem(__import__("sys").modules, "followup.house_rules.audit", module)
    assert main(["audit", "--scenarios", "stories"]) == 1
    assert capsys.readouterr().out == "A1: two rules, one scenario\n"
    assert str(seen[0][1]) == "stories"
    Report.ok = True
    assert main(["audit"]) == 0
