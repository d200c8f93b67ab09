"""The bench of many candidates runs on a few, and prints what it promises. No time is judged here."""

import re

import pytest

from benchmarks import cohort


@pytest.mark.slow
def test_it_prints_every_line_and_plans_only_what_changed(capsys):
    assert cohort.main(["--cases", "200"]) == 0
    printed = capsys.readouterr().out
    for name in (*cohort.LINES.values(), "peak memory"):
        assert re.search(rf"^cohort: +200 cases, {re.escape(name)} +[\d.,]+ (s|MiB)", printed, re.MULTILINE), name
    planned = [int(number) for number in re.findall(r"(\d+) of them planned", printed)]
    assert planned[:2] == [200, 2] and planned[2] < 50


def test_it_says_how_time_grows(capsys):
    found = {100: {"cases": 100, "cold": 1.0, "same": 1.0}, 10_000: {"cases": 10_000, "cold": 100.0, "same": 10.0}}
    cohort.show_growth(found)
    assert re.findall(r"power ([\d.]+)", capsys.readouterr().out) == ["1.00", "0.50"]
