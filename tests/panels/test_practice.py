"""The practice panel: an answer is judged when asked for, again when the advice changes, and never kept itself."""

from .driving import change, choose, press


def answer(card, words):
    options = enumerate(card.answer.widget.options)
    change(card.answer, index=next(n for n, (told, _) in options if words in told))
    press(card.check)


def test_an_answer_is_judged_with_its_reasons_and_who_disagrees(made):
    card = made.practice("30_waiting").cards[0]
    assert card.answer.widget.value is None
    answer(card, "March 12")
    assert "✗" in card.verdict.value and 'role="status"' in card.verdict.value
    assert "Monday, March 16" in card.verdict.value
    assert "Why" in card.reasons.value
    assert "early-bird" in card.reasons.value
    answer(card, "March 16")
    assert "✓" in card.verdict.value


def test_another_policy_judges_the_same_answer_anew(made):
    card = made.practice("30_waiting").cards[0]
    answer(card, "March 12")
    choose(made.header().policy, "early-bird")
    assert "✓" in card.verdict.value
    assert card.answer.widget.label.endswith("March 12")


def test_no_answer_is_asked_for_in_words(made):
    card = made.practice().cards[0]
    press(card.check)
    assert "Choose one" in card.verdict.value
    assert card.reasons.value == ""


def test_practice_writes_down_that_it_was_tried_and_never_the_answer(made, journal):
    before = journal.path.read_bytes()
    card = made.practice().cards[0]
    answer(card, "Today")
    written = journal.path.read_bytes().removeprefix(before).decode()
    assert written.count("\n") == 1 and '"do":"setting"' in written.replace(" ", "")
    assert card.answer.widget.value not in written and card.answer.widget.label not in written
    assert journal.problems == []
