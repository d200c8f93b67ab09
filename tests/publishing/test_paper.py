"""The draft of the paper says what is so: its numbers are counted, and what it cites is in its list."""

import re

from followup.house_rules.scenarios import read_scenarios, scenario_folders
from followup.rulebook.loading import load_rulebook
from publishing.pins import ROOT

PAPER = (ROOT / "paper" / "paper.md").read_text(encoding="utf-8")
WORDS = " ".join(PAPER.split())


def said(pattern):
    return int(re.search(pattern, WORDS)[1])


def test_its_numbers_are_those_of_the_rulebook_and_the_notebooks():
    book = load_rulebook()
    assert said(r"has (\d+) pieces of advice") == len(book.advice)
    assert said(r"(\d+) policies") == len(book.policies)
    pages = [path for path in (ROOT / "notebooks").glob("[0-9]*.ipynb")]
    assert said(r"each stage \((\d+) in all\)") == len(pages)
    assert len([*(ROOT / "notebooks" / "workshop").glob("*.ipynb")]) == 7


def test_there_are_as_many_stories_as_it_says():
    stories = {one.name for folder in scenario_folders() for one in read_scenarios(folder)}
    assert len(stories) > said(r"more than (\d+) invented stories")


def test_what_it_cites_is_in_its_list_and_the_other_way_round():
    listed = re.findall(r"^@\w+\{(\w+),", (ROOT / "paper" / "paper.bib").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"@(\w+)[\];]", PAPER)) == set(listed)


def test_it_has_the_parts_that_the_journal_asks_for_and_is_short():
    parts = re.findall(r"^# (.+)$", PAPER, re.MULTILINE)
    assert {"Summary", "Statement of need", "Learning objectives", "How others adopt it", "References"} <= set(parts)
    assert 250 < len(WORDS.split()) < 1300
