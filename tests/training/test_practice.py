"""Practice: the planner judges every answer, under every policy; no answer is written anywhere."""

import dataclasses
import re
import tomllib
from pathlib import Path

import pytest

from followup.case.case_file import case_to_dict, load_case
from followup.case.errors import InputError
from followup.panels.parts import pages
from followup.rulebook.loading import default_rulebook
from followup.training.actions import ACTIONS
from followup.training.practice import FOLDER, KEYS, Exercise, read_situations

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
PAGES = sorted(path.stem for path in FOLDER.glob("*.toml"))
SITUATIONS = [one for page in PAGES for one in read_situations(page)]
POLICIES = sorted(default_rulebook().policies)


def named(situation):
    return situation.id


def find(id):
    return next(one for one in SITUATIONS if one.id == id)


def right(situation, policy="balanced"):
    exercise = Exercise(situation, policy)
    return exercise.options[exercise.right]


def test_every_page_of_a_stage_has_two_to_five_situations_and_a_cell_that_shows_them():
    assert [page.name for page in pages.PAGES if page.stages] == PAGES
    for page in PAGES:
        assert len(read_situations(page)) in range(2, 6), page
        assert "d.case_page()" in (NOTEBOOKS / f"{page}.ipynb").read_text(encoding="utf-8"), page
    assert len({one.id for one in SITUATIONS}) == len(SITUATIONS)


@pytest.mark.parametrize("page", PAGES)
def test_the_data_hold_facts_and_questions_and_no_answer(page):
    told = tomllib.loads((FOLDER / f"{page}.toml").read_text(encoding="utf-8"))
    assert set(told) == {"situation"}
    for one in told["situation"]:
        assert set(one) <= KEYS
        assert not {"answer", "right", "expect", "options", "policy"} & (set(one) | set(one["case"]))


@pytest.mark.many
@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("situation", SITUATIONS, ids=named)
def test_what_is_right_is_offered_and_the_same_every_time(situation, policy):
    exercise, again = Exercise(situation, policy), Exercise(situation, policy)
    levels = {key: exercise.judge(key).level for key in exercise.options}
    whole = {key for key in exercise.rights if not exercise.kind.is_a_part(exercise.plan, key)}  # not one of two
    assert {key for key, level in levels.items() if level == "right"} == whole & set(levels)
    assert levels[exercise.right] == "right"
    assert {"wrong", "not yet"} & {*levels.values()}
    assert 2 <= len(levels) <= 7
    assert levels == {key: again.judge(key).level for key in again.options}
    assert exercise.options[exercise.right] in exercise.judge(exercise.right).says


@pytest.mark.many
@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("situation", SITUATIONS, ids=named)
def test_the_right_answer_comes_with_a_reason_and_with_whoever_holds_otherwise(situation, policy):
    exercise = Exercise(situation, policy)
    assert exercise.step.because
    following = [names for words, names in exercise.by_policy.items() if words == exercise.options[exercise.right]]
    assert policy in following[0]
    assert sorted(name for names in exercise.by_policy.values() for name in names) == POLICIES


def test_the_answer_follows_the_facts():
    situation = find("thursday-they-said-a-week")
    assert "March 16" in right(situation)  # a day or two after the promised one is kinder, and the headline says so
    facts = case_to_dict(situation.case)
    facts["interviews"][0]["promised_days"] = 12
    later = dataclasses.replace(situation, case=load_case(facts))
    assert "March 19" in right(later)


def test_policies_disagree_where_the_sources_do():
    assert "March 17" in right(find("thursday-they-said-a-week"), "foolproof")
    assert right(find("the-manager-or-hr"), "hr-first") == "Ines Moreau"
    assert right(find("the-manager-or-hr"), "the-call") == "Paul Okeke"


def test_nobody_calls_on_the_day_after_the_weekend_nor_at_nine():
    assert right(find("monday-at-half-past-ten")).startswith("No")
    assert right(find("nine-sharp")).startswith("No")
    later = dataclasses.replace(find("nine-sharp"), now=find("please-do-not-ring").now)
    assert right(later, "the-call").startswith("Yes")


def test_a_wrong_day_is_told_what_the_plan_would_say_on_it():
    exercise = Exercise(find("thursday-they-said-a-week"), "balanced")
    verdict = exercise.judge("2026-03-12")
    assert verdict.level == "wrong"
    assert "On Thursday, March 12 the plan would say: Not yet: they have until" in verdict.instead
    assert exercise.judge("2026-03-19").level == "possible"


def test_an_answer_that_was_not_offered_and_an_unknown_key_are_refused(tmp_path):
    with pytest.raises(InputError):
        Exercise(SITUATIONS[0], "balanced").judge("something else")
    text = (FOLDER / f"{PAGES[0]}.toml").read_text(encoding="utf-8")
    (tmp_path / "page.toml").write_text(re.sub(r"^kind", 'answer = "wait"\nkind', text, count=1, flags=re.MULTILINE))
    with pytest.raises(InputError, match="answer"):
        read_situations("page", tmp_path)


@pytest.mark.parametrize(("id", "words"), [
    ("four-windows-and-no-names", "Find out the names"), ("the-agency-set-it-up", "By email"),
    ("an-offer-from-the-other-one", "Tell them your news"), ("the-recruiter-or-the-manager", "Bo Larsen"),
    ("he-no-longer-works-there", "Ines Moreau"), ("he-was-kind-both-times", "Let it rest"),
    ("come-in-for-a-talk", "Answer their message in a few lines"), ("and-still-no-day", "Tomorrow, Thursday, March 19"),
    ("everything-is-on-hold", "Tuesday, April 7"),
    ("yes-if-the-referees-agree", "Nothing to them yet; go on with your search"),
])  # fmt: skip
def test_what_people_really_ask_is_practised_too(id, words):
    assert right(find(id)) == words


def test_every_step_that_may_come_first_is_an_answer():
    known = set().union(*(ids for _, ids in ACTIONS.values()))
    assert {id for id, kind in default_rulebook().steps.items() if not kind.aside} - known == set()
    assert {"find-contact", "share-news", "let-it-rest", "keep-searching"} <= known


def test_no_two_situations_have_one_title():
    titles = [one.title for path in FOLDER.glob("*.toml") for one in read_situations(path.stem)]
    assert len(set(titles)) == len(titles) and all(title[0].isupper() and "-" not in title for title in titles)
