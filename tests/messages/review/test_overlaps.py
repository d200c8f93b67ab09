"""What of two findings at one place is told: each kind of fault against each, and what lies only beside it."""

import pytest

from followup.messages.review.finding import Finding
from followup.messages.review.overlaps import told_once


def finding(code, start, end, severity="warning", says="So."):
    return Finding(code=code, severity=severity, start=start, end=end, says=says)


def told(*places):
    return [(one.code, one.start, one.end) for one in told_once([finding(*place) for place in places])]


@pytest.mark.parametrize("slip", ["spelling", "doubled-word", "grammar", "punctuation"])
def test_a_slip_of_language_goes_where_its_place_is_told_or_replaced_anyway(slip):
    assert told((slip, 3, 8), ("stock-phrase", 3, 8)) == [("stock-phrase", 3, 8)]
    for replacing in ("placeholder", "wrong-name", "wrong-date"):
        for start, end in ((0, 4), (7, 9), (4, 6), (0, 9)):
            assert told((slip, 3, 8), (replacing, start, end)) == [(replacing, start, end)]
        for start, end in ((0, 3), (8, 9)):  # side by side
            assert len(told((slip, 3, 8), (replacing, start, end))) == 2
    for start, end in ((3, 7), (4, 8), (0, 9)):
        assert len(told((slip, 3, 8), ("stock-phrase", start, end))) == 2


def test_of_two_slips_of_one_kind_that_overlap_the_first_is_told():
    assert told(("grammar", 3, 8), ("grammar", 5, 9)) == [("grammar", 3, 8)]
    assert told(("grammar", 3, 8), ("grammar", 0, 9)) == [("grammar", 3, 8)]
    assert len(told(("grammar", 3, 8), ("grammar", 8, 9))) == len(told(("grammar", 3, 8), ("punctuation", 5, 9))) == 2


def test_a_pattern_of_ours_comes_before_a_word_in_no_dictionary():
    assert told(("spelling", 3, 8), ("grammar", 3, 8)) == [("grammar", 3, 8)]


def test_of_one_fault_the_longer_stretch_is_told():
    assert told(("wrong-name", 3, 8), ("wrong-name", 3, 9)) == [("wrong-name", 3, 9)]
    assert told(("wrong-name", 3, 8), ("wrong-name", 2, 8)) == [("wrong-name", 2, 8)]
    assert told(("wrong-name", 3, 8), ("wrong-name", 4, 9)) == [("wrong-name", 3, 8), ("wrong-name", 4, 9)]
    assert told(("wrong-name", 3, 8), ("wrong-date", 2, 9)) == [("wrong-date", 2, 9), ("wrong-name", 3, 8)]
    assert told(("missing-date", 5, 5), ("missing-date", 3, 8)) == [("missing-date", 3, 8), ("missing-date", 5, 5)]


def test_of_one_code_at_one_place_the_first_is_told():
    first, second = finding("wrong-name", 3, 8, says="First."), finding("wrong-name", 3, 8, says="Second.")
    assert told_once([first, second]) == (first,) and told_once([second, first]) == (second,)


def test_they_come_in_the_order_of_the_text_the_gravest_first():
    unordered = [
        finding("pushy", 5, 9, "hint"), finding("boast", 5, 9, "warning"), finding("blame", 5, 9, "error"),
        finding("chatty", 5, 7, "hint"), finding("a", 5, 9, "warning"), finding("desperate", 0, 9, "hint"),
    ]  # fmt: skip
    assert [one.code for one in told_once(unordered)] == ["desperate", "chatty", "blame", "a", "boast", "pushy"]
