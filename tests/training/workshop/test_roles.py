"""Calls in threes: every talk can be drawn, each sheet tells only what its holder may know, the list has its advice."""

import re
from random import Random

import pytest

from followup.training.workshop.checklist import all_looks, checklist
from followup.training.workshop.role_sheets import role_pages
from followup.training.workshop.roles import after, all_talks, callers, draw, find_talk, make_call


@pytest.fixture(scope="module")
def caller(stories):
    return stories["hr-likes-the-phone"]


def test_every_ending_is_drawn_about_as_often(book):
    random = Random(1)
    ends = [draw(random, book)[-1].id for _ in range(1200)]
    known = {talk[-1].id for talk in all_talks(book)}
    assert set(ends) == known
    assert min(ends.count(end) for end in known) > 1200 / len(known) / 2


def test_a_chosen_ending_is_the_end(book):
    assert {draw(Random(n), book, "an-offer")[-1].id for n in range(20)} == {"an-offer"}
    assert len({tuple(branch.id for branch in draw(Random(n), book, "an-offer")) for n in range(20)}) > 1


def test_a_talk_is_found_again_by_its_branches(book):
    talk = all_talks(book)[7]
    assert find_talk([branch.id for branch in talk], book) == talk
    assert find_talk(["gone"], book) is None


@pytest.mark.slow
def test_the_caller_is_not_told_how_the_call_goes(caller, book):
    for talk in all_talks(book):
        call = make_call(caller, talk, book)
        sheet = role_pages([call], ["caller"])
        others = [turn.they for turn in call.turns if not turn.branch.first]
        assert not any(words.strip("“”") in sheet for words in others)
    assert "Solveig" in sheet


def test_a_call_is_planned_for_the_day_of_the_headline_and_never_where_something_else_is_to_be_done(stories, book):
    sheet = role_pages([make_call(stories["the-recruiter-knows"], all_talks(book)[0], book)], ["caller"])
    assert "planned for Thursday 21 May, 10:00" in sheet
    assert callers([stories["a-message-at-the-front-desk"], stories["the-desk-has-heard-of-nothing"]], book) == []


def test_the_other_side_has_its_lines_in_order_and_none_of_the_answers(caller, book):
    talk = next(talk for talk in all_talks(book) if talk[-1].id == "no-day-is-named" and talk[0].id == "they-answer")
    sheet = role_pages([make_call(caller, talk, book)], ["other"])
    lines = re.findall(r"<b>(.*?)</b>", sheet)
    assert len(lines) == len(talk)
    assert "Nothing is decided yet" in lines[1] and "cannot say yet" in lines[2]
    assert "Thank you for telling me" not in sheet


def test_each_item_of_the_list_names_advice_and_branches_that_exist(book):
    for look in all_looks():
        assert look.advice and set(look.advice) <= set(book.advice), look.id
        assert set(look.branches) <= set(book.branches), look.id
        assert look.always or look.branches, look.id
    assert len({look.id for look in all_looks()}) == len(all_looks())


def test_every_call_with_words_has_enough_to_look_for(book):
    for talk in all_talks(book):
        found = checklist(talk)
        assert len(found) >= (1 if talk[-1].id == "no-answer" else 4)
        assert any(talk[-1].id in look.branches for look in found) or talk[-1].id in ("come-again",)


@pytest.mark.parametrize(("ending", "stage"), [
    ("an-offer", "offer"), ("we-decided", "rejected"), ("a-day-is-named", "waiting"), ("come-again", "invited"),
])  # fmt: skip
def test_after_the_call_the_plan_goes_on_from_what_it_brought(caller, book, ending, stage):
    assert after(make_call(caller, draw(Random(3), book, ending), book)).stage == stage


def test_only_stories_with_a_call_in_their_plan_are_played(stories, book):
    found = callers(list(stories.values()), book)
    assert "hr-likes-the-phone" in {story.name for story in found}
    assert "reader-09-you-do-not-want-it" not in {story.name for story in found}
    assert len(found) >= 6


def test_whoever_picked_up_speaks_to_the_end(caller, book):
    for talk in all_talks(book):
        lines = make_call(caller, talk, book).lines
        there = next((place for place, (who, _) in enumerate(lines) if who == "the person called"), len(lines))
        assert not any(who == "reception" for who, _ in lines[there:]), [branch.id for branch in talk]


@pytest.mark.slow
def test_the_second_call_speaks_of_a_talk_on_the_phone_only_where_there_was_one(stories, book):
    scripts = {True: [], False: []}
    for story in callers(list(stories.values()), book):
        spoke = any(event.outcome == "spoke" for event in story.case.events)
        call = make_call(story, all_talks(book)[0], book)
        scripts[spoke].append(" ".join(turn.answer for turn in call.scripts()))
    assert not [words for words in scripts[False] if re.search(r"on the phone|by phone", words)]
    assert any("on the phone" in words for words in scripts[True])
