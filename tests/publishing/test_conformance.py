"""The accessibility report answers every criterion, names tests that are there, and its page says the same."""

import ast
from functools import cache

import pytest

from publishing.conformance import CHAPTERS, LAB, LEVELS, OURS, PAGE, answers, page, read_report
from publishing.criteria import NAMES
from publishing.pins import ROOT

EVERY = {chapter: list(answers(read_report(), chapter)) for chapter in CHAPTERS}
ALL = [one for found in EVERY.values() for one in found]
AXE = ROOT / "tests" / "browser" / "test_accessibility.py"


@cache
def names(path):
    """The tests of a file."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_criterion_is_answered_once_for_what_is_ours(chapter):
    ours = [one.num for one in EVERY[chapter] if one.part == OURS]
    assert ours == list(CHAPTERS[chapter])


def test_there_are_as_many_criteria_as_wcag_2_2_has_at_a_and_aa():
    assert len(NAMES) == 55


def test_levels_are_those_of_the_format_and_each_has_a_remark():
    assert {one.level for one in ALL} <= set(LEVELS)
    assert [one.num for one in ALL if len(one.notes) < 10] == []


def test_every_test_that_is_named_is_there():
    named = {test for one in ALL for test in one.tests}
    assert len(named) > 30
    missing = [test for test in sorted(named) if test.split("::")[1] not in names(test.split("::")[0])]
    assert missing == []


def test_whoever_says_that_it_supports_names_a_test_that_proves_it():
    assert [one.num for one in ALL if one.level == "supports" and not one.tests] == []


def test_what_axe_finds_in_jupyterlab_is_named_apart():
    tree = ast.parse(AXE.read_text(encoding="utf-8"))
    theirs = next(n.value for n in tree.body if isinstance(n, ast.Assign) and n.targets[0].id == "THEIRS")
    said = " ".join(one.notes for one in ALL if one.part == LAB)
    assert [rule for rule in ast.literal_eval(theirs) if f"({rule})" not in said] == []


def test_the_page_is_made_of_the_report():
    assert PAGE.read_text(encoding="utf-8") == page(), "make it again: python3 start.py accessibility"


def test_no_style_sheet_of_ours_animates_anything():
    sheets = [*(ROOT / "followup").rglob("*.css"), *(ROOT / "lite").rglob("*.css")]
    found = [str(sheet) for sheet in sheets if "@keyframes" in sheet.read_text(encoding="utf-8")]
    assert sheets and found == []
