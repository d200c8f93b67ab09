"""The pages of the workbook: each is registered once, has its notebook, and every stage of a case has its page."""

import json
import re
from pathlib import Path

import pytest

from followup.panels.case.stages import HERE
from followup.panels.parts.pages import PAGES, START, page_for
from followup.rulebook.facts import STAGES
from followup.training.practice import read_situations

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


def named(page):
    return page.name


def cells(page, kind):
    notebook = json.loads((NOTEBOOKS / f"{page.name}.ipynb").read_text(encoding="utf-8"))
    assert "widgets" not in notebook["metadata"]
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == kind]


def test_notebooks_and_registered_pages_are_the_same_in_the_same_order():
    assert [page.name for page in PAGES] == sorted(path.stem for path in NOTEBOOKS.glob("[0-9]*.ipynb"))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_notebook_bears_its_page_s_title_and_opens_it(page):
    heading, code = cells(page, "markdown")[0], cells(page, "code")
    assert heading.startswith(f"# {page.title}\n") or page == START
    assert f'desk("{page.name}")' in code[0]
    assert any("d.header()" in source for source in code) and any("d.next_page()" in source for source in code)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_notebook_holds_no_logic_and_says_in_plain_words_what_each_cell_is(page):
    for source in cells(page, "code"):
        assert source.startswith("# ")
        assert not re.search(r"^\s*def ", source, re.MULTILINE)


def test_every_stage_has_a_page_and_a_place_on_the_way():
    assert {stage for page in PAGES for stage in page.stages} == set(STAGES)
    assert set(HERE) == set(STAGES)
    assert page_for("follow_up", "phone").name == "40_follow_up_call"
    assert page_for("follow_up", "post").name == "45_follow_up_email"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_that_offers_practice_has_situations_to_practise(page):
    if any(".case_page()" in source for source in cells(page, "code")):
        assert read_situations(page.name)


def test_no_two_pages_take_the_same_stage_by_the_same_way():
    taken = [(stage, channel) for page in PAGES for stage in page.stages for channel in (page.channels or ("",))]
    assert len(taken) == len(set(taken))
