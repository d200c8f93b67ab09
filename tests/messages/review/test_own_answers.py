"""Within the candidate's own better answer only what is no matter of taste is told."""

import pytest

from followup.messages.occasion import occasion
from followup.messages.review.finding import Finding
from followup.messages.review.note import Note
from followup.messages.review.own_answers import without_answers
from tests.messages.review.cases import simple_case

TEXT = "So: I’d take  the job\nat once. Then more; and i'd take the job at once!"
ANSWER = "I'd take the job at once."


def told(*places, answer=ANSWER):
    points = [{"about": "my plans"} | ({"answer": answer} if answer else {})]
    case = simple_case(interviews=[{"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": [], "open_points": points}])
    here = occasion(case, "thank-you", now=None, template="thank-you-email", checking=True)
    found = [Finding(code=code, severity="hint", start=a, end=b, says="So.") for code, a, b in places]
    return [(one.code, one.start, one.end) for one in without_answers(found, Note(TEXT), here)]


@pytest.mark.parametrize("code", [
    "placeholder", "job-detail", "too-long", "long-paragraph", "spelling", "doubled-word", "grammar", "punctuation",
])  # fmt: skip
def test_what_is_wrong_in_any_words_stays(code):
    assert told((code, 6, 9)) == [(code, 6, 9)]


@pytest.mark.parametrize("code", ["wrong-name", "wrong-date", "pushy", "stock-phrase"])
def test_a_name_a_day_and_a_tone_within_the_answer_are_the_candidates_own(code):
    begin, end = TEXT.index("I’d"), TEXT.index(".")
    again, last = TEXT.index("i'd"), TEXT.index("!")
    assert told((code, begin, end), (code, begin, begin + 1), (code, end - 1, end), (code, again, last)) == []
    for place in ((begin - 1, end), (begin, end + 1), (begin, begin), (end, end + 1), (0, 2)):
        assert told((code, *place)) == [(code, *place)]


@pytest.mark.parametrize("answer", [None, "...", "I would not."])
def test_without_an_answer_all_is_told(answer):
    assert told(("pushy", 4, 9), answer=answer) == [("pushy", 4, 9)]
