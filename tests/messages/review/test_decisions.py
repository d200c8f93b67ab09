"""What somebody decided about a finding holds as long as the words it is about, and not for other words."""

import pytest

from followup.messages.review.decisions import MOST, decide, read_decisions, verdict_on, with_decision
from followup.messages.review.finding import Finding

TEXT = "Dear Maria,\n\nWe  recieved it. We recieved that too."


def finding(text, words, nth=0, code="spelling", says="Not a word."):
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Finding(code=code, severity="warning", start=start, end=start + len(words), says=says)


def test_a_decision_is_about_one_place_not_about_the_same_word_elsewhere():
    first, second = finding(TEXT, "recieved"), finding(TEXT, "recieved", 1)
    made = decide(first, TEXT, "dismissed", "  It is\n a name. ")
    assert made.to_dict() == {
        "code": "spelling", "words": "recieved", "around": "We recieved it.", "verdict": "dismissed",
        "reason": "It is a name.",
    }  # fmt: skip
    assert verdict_on(first, TEXT, [made]) == made and verdict_on(second, TEXT, [made]) is None
    assert verdict_on(finding(TEXT, "recieved", code="grammar"), TEXT, [made]) is None


def test_it_holds_while_the_sentence_stays_wherever_it_moves():
    made = decide(finding(TEXT, "recieved", 1), TEXT, "accepted")
    moved = "Hello.\n\nOne more line. We  recieved that too."
    assert verdict_on(finding(moved, "recieved"), moved, [made]) == made
    changed = moved.replace("that", "them")
    assert verdict_on(finding(changed, "recieved"), changed, [made]) is None


def test_what_is_missing_is_known_again_by_what_it_says():
    gone = Finding(code="missing-date", severity="warning", start=3, end=3, says="The date is missing.")
    made = decide(gone, TEXT, "dismissed")
    assert (made.words, made.around) == ("", "The date is missing.")
    elsewhere = Finding(code="missing-date", severity="warning", start=9, end=9, says="The date is missing.")
    assert verdict_on(elsewhere, "another text", [made]) == made


def test_the_last_decision_on_the_same_words_is_the_one():
    first = decide(finding(TEXT, "recieved"), TEXT, "dismissed")
    other = decide(finding(TEXT, "Maria"), TEXT, "dismissed")
    again = decide(finding(TEXT, "recieved"), TEXT, "accepted")
    assert with_decision([first, other], again) == [other, again]


def test_the_oldest_decisions_go_first_and_a_long_reason_is_cut():
    made = []
    for number in range(MOST + 2):
        text = f"Word{number} here."
        made = with_decision(made, decide(finding(text, f"Word{number}"), text, "accepted", "r" * 400))
    assert len(made) == MOST and made[0].words == "Word2" and len(made[0].reason) == 300


def test_only_known_verdicts_and_whole_entries_are_taken():
    with pytest.raises(ValueError, match="perhaps"):
        decide(finding(TEXT, "Maria"), TEXT, "perhaps")
    made = decide(finding(TEXT, "Maria"), TEXT, "accepted")
    odd = [{**made.to_dict(), "more": "x"}, {"code": "x"}, {**made.to_dict(), "reason": 1}, "x", None]
    assert read_decisions([*odd, made.to_dict()]) == [made]
    assert read_decisions({"code": "x"}) == read_decisions(None) == []


def test_what_lies_between_two_sentences_is_known_by_its_words_alone():
    text = "It was so. , It is."
    gap = Finding(code="punctuation", severity="warning", start=10, end=12, says="No space.")
    assert decide(gap, text, "dismissed").around == ""
    head = Finding(code="grammar", severity="warning", start=3, end=5, says="No.")
    assert decide(head, f"Subject: It is\n\n{text}", "dismissed").around == ""
