"""Cards and answers: the same numbers, no answer on a card, no foreign text as markup, and what policies differ on."""

import re

import pytest

from followup.commands.cli import main
from followup.training.workshop.answers import answer_sheet
from followup.training.workshop.card_sheets import card_pages
from followup.training.workshop.questions import Question
from followup.training.workshop.stories import Story, read_stories

HOSTILE = "<img src=x onerror=alert(1)>&'\""


def cards_of(page):
    """Each card's HTML by its number."""
    parts = re.split(r'<div class="card[^"]*">', page)[1:]
    return {int(re.search(r"Card (\d+)", part)[1]): part for part in parts}


def test_cards_and_answers_have_the_same_numbers(stories):
    chosen = [story for story in stories.values() if story.number in (3, 9, 17)]
    page = card_pages(chosen)
    assert sorted(cards_of(page)) == [3, 9, 17]
    assert re.findall(r'<h2 dir="auto">(\d+)\. ', page) == ["3", "9", "17"]


def test_a_card_never_tells_its_answer(stories, book):
    cards = cards_of(card_pages(list(stories.values()), answers=False))
    assert len(cards) == len(stories)
    for story in stories.values():
        card, plan = cards[story.number], story.plan(rulebook=book)
        told = [story.title, plan.summary, *(step.heading for step in plan.steps), *book.policies]
        assert [words for words in told if f">{words}<" in card or words in card.replace("-", " ")] == []
        reasons = [reason["says"] for step in plan.steps for reason in step.because] + [
            one["says"] for one in plan.avoid
        ]
        assert not any(reason in card for reason in reasons)


def test_four_cards_make_a_sheet_and_the_answers_stand_apart(stories):
    page = card_pages(list(stories.values())[:9])
    assert [len(cards_of(sheet)) for sheet in page.split('<div class="sheet">')[1:]] == [4, 4, 1]
    assert 'class="answers apart"' in page
    assert 'class="sheet"' not in card_pages(list(stories.values())[:2], cards=False)


def test_an_answer_says_who_would_do_otherwise(stories, book):
    sheet = answer_sheet(stories["reader-03-called-once-left-a-message"], rulebook=book)
    when = next(one for one in sheet.answers if one.heading == "When")
    assert when.says == "Wednesday, June 17"
    assert ("Not at all", ("foolproof",)) in when.others
    assert sheet.why and sheet.avoid and sheet.policy == "the-call"


@pytest.mark.parametrize(("name", "besides"), [
    ("two-offers-and-two-days", "Answer Fjord Press by Wednesday 10 June, or ask there for some days more"),
    ("thanks-twice-email-and-card",
     "If no word comes: send Ines Calloway a short follow-up email (later, Wednesday, March 11, 09:00 to 17:00)"),
])  # fmt: skip
def test_a_sheet_says_what_else_the_plan_has_one_do(stories, book, name, besides):
    assert besides in answer_sheet(stories[name], rulebook=book).besides
    assert besides in card_pages([stories[name]], cards=False)


def test_a_sheet_names_the_law_a_case_turns_on(stories, book):
    assert any(
        "within 45 days" in why for why in answer_sheet(stories["forty-five-days-in-ontario"], rulebook=book).why
    )


@pytest.mark.slow
def test_every_policy_stands_beside_exactly_one_answer_of_every_question(asked, book):
    for one in (one for found in asked.values() for one in found):
        named = [name for names in one.followers.values() for name in names]
        assert sorted(named) == sorted(book.policies)
        assert one.plan.policy in one.followers[one.right]
        assert 2 <= len(one.options) <= 9  # as many as the vote has places for


def test_another_policy_gives_another_answer(stories, book):
    story = stories["freedom-day-in-johannesburg"]
    says = {name: (one := Question(story, "when", name, book)).options[one.right] for name in ("the-call", "balanced")}
    assert says == {"the-call": "Friday 24 April", "balanced": "Tuesday 28 April"}


def test_text_of_a_story_of_ones_own_stays_text(tmp_path, stories):
    told = stories["an-application-in-warsaw"].scenario
    data = {**told.data, "employer": {**told.data["employer"], "name": HOSTILE}}
    data["scenario"] = {**data["scenario"], "story": HOSTILE, "title": HOSTILE}
    page = card_pages([Story(1, type(told)("own", data))])
    assert "<img" not in page and "&lt;img" in page
    assert "<script" not in page and "http" not in page.replace("http-equiv", "")


def test_the_command_writes_cards_lists_them_and_refuses_what_it_does_not_know(tmp_path, capsys):
    file = tmp_path / "cards.html"
    assert main(["cards", "--only", "card=1,2", "--to", str(file)]) == 0
    assert sorted(cards_of(file.read_text("utf-8"))) == [1, 2]
    assert main(["cards", "--list", "--only", "reader=yes"]) == 0
    assert len(re.findall(r"^\d+ ", capsys.readouterr().out, re.MULTILINE)) == 12
    for words in (["--only", "stage"], ["--only", "stage=x"], ["--policy", "x"], ["--json"], ["--calls", "0"]):
        assert main(["cards", *words]) == 2
        assert len(capsys.readouterr().err.splitlines()) <= 3
    assert main(["cards", "--only", "stage=offer", "--calls", "2"]) == 1


def test_the_same_seed_draws_the_same_calls(capsys):
    made = [main(["cards", "--calls", "3", "--seed", seed]) or capsys.readouterr().out for seed in ("5", "5", "6")]
    assert made[0] == made[1] != made[2]
    assert made[0].count("You pick up") == 3


def test_a_folder_of_ones_own_can_be_printed(tmp_path):
    source = read_stories()[0]
    (tmp_path / "mine.toml").write_text("[scenario]\ntitle='x'\n", encoding="utf-8")
    assert main(["cards", "--stories", str(tmp_path)]) == 2
    assert source.number == 1


@pytest.mark.parametrize("part", ["cards", "answers"])
def test_cards_and_answers_can_be_printed_apart(part, capsys):
    assert main(["cards", "--only", "card=4", "--part", part]) == 0
    printed = capsys.readouterr().out
    assert ('class="card' in printed) == (part == "cards")
    assert ("<h1" in printed) == (part == "answers")


@pytest.mark.slow
def test_where_nothing_is_marked_the_sheet_says_all_the_same_who_differs(asked, sheets, book):
    for story, (first, *_) in asked.items():
        if not first.open and story.number % 4:
            continue  # what the sheets of marked cards have is seen on every fourth of them
        sheet = sheets[story]
        assert bool(sheet.apart) == (first.open and first.differs), story.name
        if sheet.apart:
            assert sorted(name for _, names in sheet.apart for name in names) == sorted(book.policies)
            assert "The advice differs." in card_pages([story], cards=False)
