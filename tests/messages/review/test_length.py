"""Too long is said with the figure and the place where it begins to be; brief messages are left alone."""

from followup.messages.review import check
from followup.rulebook.loading import default_rulebook
from tests.messages.review.cases import simple_case

TEMPLATE = default_rulebook().templates["thank-you-email"]


def found(text, code):
    return [f for f in check(text, simple_case(), "thank-you", template=TEMPLATE.id) if f.code == code]


def test_a_message_is_too_long_when_a_tenth_more_does_not_hold_it_and_the_first_word_too_many_is_shown():
    words = " ".join(["word"] * TEMPLATE.max_words)
    tenth = TEMPLATE.max_words // 10
    assert found(words + " more" * tenth, "too-long") == []
    text = f"Subject: not counted\n\n{words}{' more' * (tenth + 1)}"
    (finding,) = found(text, "too-long")
    assert text[finding.start : finding.end] == " ".join(["more"] * (tenth + 1))
    assert str(TEMPLATE.max_words) in finding.says


def test_a_long_paragraph_is_marked_as_a_whole():
    long = " ".join(["word"] * (TEMPLATE.max_paragraph_words + 1))
    text = f"Dear Maria,\r\n\r\nshort\r\n\r\n{long}\r\n\r\nPriya"
    (finding,) = found(text, "long-paragraph")
    assert text[finding.start : finding.end] == long


def test_one_or_two_requests_are_enough():
    two = "Could you tell me more? Please call me. Dr. Lopez was kind."
    assert found(two, "too-many-asks") == []
    (finding,) = found(f"{two} When do you decide?", "too-many-asks")
    assert f"{two} When do you decide?"[finding.start : finding.end] == "When do you decide?"


def test_what_is_too_long_goes_by_the_advice_on_brevity_and_too_many_asks_by_that_on_pressing_too():
    long = " ".join(["word"] * (TEMPLATE.max_words * 2))
    asks = "Could you tell me more? Please call me. When do you decide?"
    assert [(f.advice, f.severity) for f in found(long, "too-long")] == [(("B8",), "warning")]
    assert [(f.advice, f.severity) for f in found(long, "long-paragraph")] == [(("B8",), "warning")]
    assert [(f.advice, f.severity) for f in found(asks, "too-many-asks")] == [(("B8", "B10"), "warning")]
