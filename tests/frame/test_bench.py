"""The bench runs on a few cases, prints each line it promises, and its engines agree. No time is judged here."""

import builtins
import re
from collections import Counter

import pytest

import followup
from benchmarks import engines, run, slots
from benchmarks.varied_cases import varied_cases
from followup.rulebook.loading import default_rulebook

LINES = (
    "plans, first pass, with calendars",
    "plans, cases not seen before",
    "plans, warm",
    "whole plans with all their words",
    "peak memory so far",
    "fire 30 rules, ours",
    "next slot, ours",
    "search: import of all rows",
    "search: agenda, with its plans",
    "search: table reply_times",
    "search: chart replies",
    "next slot, pandas",
    "ratio next slot, pandas / ours",
    "rulebook load",
    "import followup",
    "import, load_case and plan ready",
)


@pytest.fixture(scope="module")
def asked():
    return varied_cases(400)


@pytest.fixture(scope="module")
def situations(asked):
    return [followup.plan(one.case, now=one.now, policy=one.policy).situation for one in asked]


@pytest.mark.slow
def test_it_prints_every_line(capsys, monkeypatch):
    monkeypatch.setattr(run, "IMPORTS", 1)
    monkeypatch.setattr(run, "PASSES", 1)
    assert run.main(["--cases", "30"]) == 0
    printed = capsys.readouterr().out
    for line in LINES:
        assert re.search(rf"^{re.escape(line)} +\S", printed, re.MULTILINE), line
    assert re.search(
        r"ratio firing, zen-engine / ours +[\d.]+  \(answers that differ: 0\)|zen-engine is not installed", printed
    )


def test_where_an_engine_is_missing_it_says_so_and_goes_on(capsys, monkeypatch, asked):
    real = builtins.__import__

    def without(name, *rest, **options):
        if name in ("zen", "rule_engine"):
            raise ImportError(name)
        return real(name, *rest, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    run.bench_engines(asked[:20], 1.0)
    printed = capsys.readouterr().out
    assert "zen-engine is not installed" in printed and "rule-engine is not installed" in printed


@pytest.mark.slow
def test_the_cases_are_the_same_each_time_and_of_every_kind(asked, situations):
    assert varied_cases(400) == asked
    assert set(Counter(situation.stage for situation in situations)) == set(followup.rulebook.facts.STAGES)
    assert len({one.case.employer.timezone for one in asked}) > 25
    assert len({one.policy for one in asked}) == 7


@pytest.mark.slow
@pytest.mark.parametrize("make", [engines.zen_engine, engines.rule_engine])
def test_every_engine_fires_the_very_same_rules(make, situations):
    pytest.importorskip("zen" if make is engines.zen_engine else "rule_engine")
    rules = engines.chosen_rules(default_rulebook())
    ours = engines.our_engine(rules)
    assert engines.disagreements(ours, make(rules), situations[:200]) == 0
    assert len({id for situation in situations for id in ours(situation)}) > 10


def test_our_engine_fires_what_a_plan_fires(situations):
    book = default_rulebook()
    rules = engines.chosen_rules(book)
    wanted, ours = {rule.entry.id for rule in rules}, engines.our_engine(rules)
    for situation in situations:
        assert ours(situation) == [rule.entry.id for rule in book.fire(situation) if rule.entry.id in wanted]


def test_both_slot_tables_give_the_same_moments():
    ours, theirs = slots.ours(), slots.pandas_hours()
    moments = slots.moments(120)
    assert [ours(moment) for moment in moments] == [theirs(moment) for moment in moments]
