"""A card misleads nobody: what the plan proposes is not called wrong, nor is a source set against what it says."""

from html import unescape

import pytest

from followup.training.practice import WRONG
from followup.training.practice_kinds import ACTIONS, NONE
from followup.training.workshop.answers import answer_sheet
from followup.training.workshop.card_sheets import card_pages
from followup.training.workshop.questions import questions
from followup.training.workshop.stories import our_stories

STORIES = our_stories()
CASES = pytest.mark.parametrize("story", STORIES, ids=lambda one: one.name)
ALONE = ("keep-searching", "let-it-rest")


def to_be_done(plan):
    """What a reader of the plan would do now, read without the code that judges; where all of it is for later, that."""
    steps = [step for step in plan.steps if step.id not in ALONE]
    return [step for step in steps if step.status != "later"] or steps


def answers(kind, plan):
    """Every answer to the question that stands in a plan."""
    for step in to_be_done(plan):
        if kind == "what-now" and step.status != "later":
            yield from (key for key, (_, ids) in ACTIONS.items() if step.id in ids)
        elif kind == "how" and step.channel:
            yield step.channel
        elif kind == "how" and step.id == "ask-before-leaving":
            yield "visit"
        elif kind == "whom" and step.channel:
            yield from step.to
        elif kind == "when" and step.channel and step.windows:
            start = step.windows[0][0]
            yield (max(start, plan.as_of) if start else plan.as_of).date().isoformat()


@pytest.mark.many
@CASES
def test_no_answer_that_the_plan_proposes_is_called_wrong(story, book):
    for one in questions(story, rulebook=book):
        proposed = set(answers(one.asked, one.plan)) & set(one.options)
        wrong = {key for key in proposed if one.judge(key).level == WRONG}
        assert not wrong, (one.asked, [one.options[key] for key in wrong], one.options[one.right])


@pytest.mark.many
@CASES
def test_no_source_is_set_against_an_answer_it_gives_itself(story, book):
    for one in questions(story, rulebook=book):
        for key, names in one.followers.items():
            if key == one.right:
                continue
            for name in names:
                theirs = story.plan(name, book)
                assert one.right not in set(answers(one.asked, theirs)), (one.asked, name)


@pytest.mark.many
@CASES
def test_who_disagrees_says_what_their_plan_does_for_the_same_step(story, book):
    """By the same plan nobody is said to write on a day, or in a way, that is another step's."""
    for one in questions(story, rulebook=book):
        step = one.kind.reach(one.plan)
        if step is None or one.asked == "what-now":
            continue
        ids = next(ids for _, ids in ACTIONS.values() if step.id in ids)
        for key, names in one.followers.items():
            for name in names:
                theirs = [s for s in story.plan(name, book).steps if s.id in ids]
                assert key in (NONE, one.right) or theirs, (one.asked, name, key)


@pytest.mark.many
@CASES
def test_every_question_a_story_asks_is_answered_on_its_sheet(story):
    assert bool(story.question) == bool(story.answer), story.question
    sheet = answer_sheet(story)
    assert sheet.question == story.question and sheet.answer == story.answer
    if story.answer:
        assert story.answer in unescape(card_pages([story]))
