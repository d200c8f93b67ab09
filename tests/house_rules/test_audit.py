"""The audit finds what is amiss in a rulebook, and finds nothing amiss in ours."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from followup.case.errors import InputError
from followup.house_rules.audit import audit
from followup.house_rules.domains import ALWAYS_KNOWN, domain
from followup.house_rules.scenarios import read_scenarios, scenario_folders
from followup.rulebook.facts import FACTS
from followup.rulebook.loading import default_rulebook, load_rulebook

SCENARIOS = scenario_folders()
TODAY = date(2026, 11, 22)
RULE = """
[[rule]]
id = "{id}"
does = "{does}"
step = ["first-follow-up"]
stages = ["{stage}"]
when = "{when}"
says = "A house rule of ours."
advice = ["{advice}"]
sources = ["{source}"]
read = {read}
"""


def rule(
    id="of-ours", does="explain", stage="follow_up", when="", advice="D1", source="the-call", read="2026-11-22", more=""
):
    return RULE.format(id=id, does=does, stage=stage, when=when, advice=advice, source=source, read=read) + more


@pytest.fixture
def audited(tmp_path):
    """The report on our rulebook with one more file of rules laid over it."""

    def make(*texts: str, today: date = TODAY):
        (tmp_path / "house.toml").write_text("\n".join(texts), "utf-8")
        return audit(load_rulebook(tmp_path), SCENARIOS, today)

    return make


@pytest.fixture(scope="module")
def ours():
    return audit(default_rulebook(), SCENARIOS, TODAY)


def test_nothing_is_amiss_in_our_own_rulebook(ours):
    assert {name: items for name, items in ours.amiss.items() if items} == {}
    assert ours.ok


def test_every_piece_of_advice_has_a_row_with_rules_or_templates_and_scenarios(ours):
    assert list(ours.carried) == list(default_rulebook().advice)
    for id, by in ours.carried.items():
        assert by["rules"] or by["templates"], id
        assert by["scenarios"], id
        assert f"\n{id}  " in f"\n{ours.text}"


def test_a_row_names_the_rules_the_templates_the_checks_and_the_scenarios(ours):
    row = ours.carried["E6"]
    assert "a-message-without-details" in row["rules"]
    assert "follow-up-reception" in row["templates"]
    assert "job_detail" in row["checks"]
    assert "hr-likes-the-phone" in row["scenarios"]
    assert "call_hours" in ours.carried["E1"]["figures"]


def test_a_source_that_says_nothing_of_the_kind_is_reported(audited):
    report = audited(rule(source="five-ways"))
    assert report.amiss["unsourced"] == ["rule of-ours: five-ways says nothing of D1"]
    assert not report.ok


@pytest.mark.slow
def test_a_counselors_own_source_may_stand_for_anything(audited):
    own = '[[source]]\nid = "our-center"\ntitle = "What we tell our visitors"\nread = 2026-11-01\n'
    report = audited(own, rule(source="our-center"))
    assert report.amiss["unsourced"] == []


@pytest.mark.slow
def test_a_reading_more_than_two_years_old_is_stale(audited):
    report = audited(rule(read="2024-11-20"))
    assert report.amiss["stale"] == ["rule of-ours: last read 2024-11-20"]
    assert audited(rule(read="2024-11-22")).amiss["stale"] == []


@pytest.mark.slow
def test_in_three_years_everything_is_stale():
    report = audit(default_rulebook(), SCENARIOS, date(2029, 11, 22))
    rules = default_rulebook().rules.values()
    assert {f"rule {rule.id}: last read {rule.entry.read}" for rule in rules} <= set(report.amiss["stale"])
    assert "source foolproof: last read 2026-11-22" in report.amiss["stale"]


@pytest.mark.slow
def test_a_source_is_due_on_the_day_by_which_to_read_it_again_and_before_it_only_named(audited):
    own = """[[source]]
id = "our-law"
title = "A law of ours"
address = "https://law.example/7"
read = 2026-11-22
read_again = 2026-12-01
"""
    due = "source our-law, by 2026-12-01: https://law.example/7"
    early, late = (audited(own, today=day) for day in (date(2026, 11, 30), date(2026, 12, 1)))
    assert early.amiss["due to be read again"] == [] and due in early.text
    assert late.amiss["due to be read again"] == [due] and not late.ok


@pytest.mark.slow
def test_the_custom_of_a_country_names_sources_that_say_so_and_stands_in_the_rows_of_its_advice(audited, ours):
    assert "custom GB" in ours.carried["B11"]["figures"]
    custom = '[[custom]]\nid = "GB"\nsays = "Ours."\nsources = ["five-ways"]\nadvice = ["B1"]\n'
    assert audited(custom).amiss["unsourced"] == ["custom GB: five-ways says nothing of B1"]


@pytest.mark.many
@pytest.mark.parametrize(
    ("when", "stage"),
    [
        ("follow_up is first and follow_up is second", "follow_up"),
        ("stage is waiting", "follow_up"),
        ("thanks_by is post", "follow_up"),  # no policy of ours sends everything by hand
        ("follow_up is first", "offer"),
        ("not open_points", "follow_up"),  # nobody writes down that nothing stayed open
        ("sent > 2 and sent < 1", "follow_up"),
        ("interview_ahead", "waiting"),
        ("decided is accepted", "offer"),
    ],
)
def test_a_condition_that_no_situation_meets_is_unreachable(audited, when, stage):
    report = audited(rule(when=when, stage=stage))
    assert report.amiss["unreachable"] == [f"rule of-ours in stage {stage}"]


def test_a_rule_that_no_scenario_meets_is_unexercised(audited):
    report = audited(rule(when="days_waiting > 3000"))
    assert report.amiss["unreachable"] == []
    assert report.amiss["unexercised"] == ["rule of-ours"]


@pytest.mark.slow
def test_a_reason_counts_only_where_its_step_is_in_the_plan(audited):
    report = audited(rule(stage="quiet"))
    assert report.amiss["unexercised"] == ["rule of-ours"]


BEATEN = '"late-thanks-as-follow-up", "somebody-took-over", "their-day-goes-before-the-late-thanks"'


@pytest.mark.slow
def test_a_rule_whose_winner_always_holds_is_shadowed(audited):
    sets = 'sets = { title = "Ask them" }\n'
    loser = rule(id="loser", when="follow_up is first", more=sets)
    winner = rule(
        id="winner",
        when="follow_up is known",
        more=sets + f'over = ["loser", {BEATEN}]\n',
    )
    over = rule(
        id="loser",
        when="follow_up is first",
        more=sets + f"over = [{BEATEN}]\n",
    )
    assert audited(over, winner).amiss["shadowed"] == ["rule loser: winner always wins"]
    narrower = winner.replace("follow_up is known", "follow_up is first and sent is 0 and late_thanks")
    assert audited(over, narrower).amiss["shadowed"] == []
    with pytest.raises(InputError, match="no winner is declared"):
        audited(loser, rule(id="winner", more=sets))


def test_what_a_folder_replaces_is_told_and_is_no_fault(audited):
    report = audited(
        '[[limit]]\nid = "too_late_days"\nvalue = 89\nsays = "Ours."\nsources = ["house"]\nadvice = ["H4"]\n'
    )
    assert "limit too_late_days: " in report.text
    assert report.ok


@pytest.mark.slow
def test_advice_that_nothing_carries_out_is_reported(audited):
    advice = '[[advice]]\nid = "Z1"\nsection = "Ours"\nsays = "Smile."\nsources = ["house"]\n'
    report = audited(advice)
    assert report.amiss["not carried out"] == ["Z1"]
    assert "advice Z1" in report.amiss["unexercised"]


@pytest.mark.slow
def test_a_policy_that_no_scenario_follows_is_unexercised(audited):
    report = audited('[[policy]]\nid = "ours"\nsays = "Ours."\n')
    assert report.amiss["unexercised"] == ["policy ours"]


def test_a_missing_scenario_leaves_its_rules_unexercised(tmp_path):
    for path in (path for folder in SCENARIOS for path in folder.glob("*.toml")):
        if "visit" not in path.read_text(encoding="utf-8"):
            shutil.copy(path, tmp_path)
    report = audit(default_rulebook(), tmp_path, TODAY)
    assert "step visit" in report.amiss["unexercised"]
    assert "rule visit-by-appointment" in report.amiss["unexercised"]


def test_a_rule_for_a_countrys_own_hours_waits_for_a_folder_that_has_such_a_country(tmp_path):
    """On one American story, so that a story of ours from a country with hours of its own changes nothing."""
    spain = '[[place]]\nid = "ES"\ncall_hours = ["10:00-13:30"]\nsays = "Ours."\nsources = ["house"]\nadvice = ["E1"]\n'
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "limits.toml").write_text(spain, "utf-8")
    (tmp_path / "stories").mkdir()
    shutil.copy(SCENARIOS[0] / "reader-03-called-once-left-a-message.toml", tmp_path / "stories")
    for book in (default_rulebook(), load_rulebook(tmp_path / "rules")):
        unmet = audit(book, tmp_path / "stories", TODAY).amiss["unexercised"]
        assert "their-own-call-hours" in book.rules
        assert ("rule their-own-call-hours" in unmet) == any(place.call_hours for place in book.places.values())
    assert book.places["ES"].call_hours


def test_no_folder_of_scenarios_is_refused(tmp_path):
    with pytest.raises(InputError, match="no such folder of scenarios"):
        audit(default_rulebook(), tmp_path / "none", TODAY)


@pytest.mark.parametrize("text", ["[[[", "id = 'no story'", "[scenario]\ntitle = 'no moment'"])
def test_a_file_that_is_no_scenario_is_refused(tmp_path, text):
    (tmp_path / "odd.toml").write_text(text, "utf-8")
    with pytest.raises(InputError, match=r"odd\.toml"):
        audit(default_rulebook(), tmp_path, TODAY)


def test_what_the_audit_takes_to_be_possible_is_what_situations_show():
    """The values that reachability tries for a fact include every value seen in a scenario."""
    book = default_rulebook()
    for scenario in (scenario for folder in SCENARIOS for scenario in read_scenarios(folder)):
        for plan in scenario.plans(book):
            for name, fact in FACTS.items():
                seen = getattr(plan.situation, name)
                if name in ALWAYS_KNOWN:
                    assert seen is not None, (scenario.name, name)
                elif fact.kind != "number" and (fact.kind == "flag" or fact.words):
                    assert seen in domain(name, plan.stage, {}, {}), (scenario.name, plan.stage, name, seen)
