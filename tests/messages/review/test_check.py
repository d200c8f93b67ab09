"""Any text is read without harm, quickly, and every finding points to its place in the text as it was given."""

import pytest

from followup.case.errors import InputError, Unavailable
from followup.messages.review import CHECKS, check
from tests.amount import some
from tests.messages.review.cases import after, invented_case, simple_case

HOSTILE = [
    "",
    " ",
    "\n\n\n",
    "Subject:",
    "Subject:\n",
    "\r\n\r\n",
    "\ufeffDear Maria,",
    "🙂" * 500,
    "‮שלום Maria Lopes‬",
    "<script>alert(1)</script>",
    "a" * 10_000,
    "[" * 5000,
    "{" * 5000,
    "<" * 5000,
    "_" * 5000,
    "X" * 5000,
    "Dear " * 2000,
    "Maria Lopes " * 800,
    "\x00\x01",
    "(" * 3000,
    "insert " * 2000,
    "I would " * 2000,
    "position at Acme " * 600,
    "? " * 5000,
    "A. " * 3000,
    "Dear Maria,\n" * 900,
    "é" * 3000,
    "Zoë\u0308 " * 500,
    "- " * 4000,
    "$1 " * 2000,
    "message for Ms. Lopez about the job " * 300,
    "on working for A & B & C & D " * 200,
    "Mr " * 3000,
]
STEPS = ["thank-you", "first-follow-up", "second-follow-up", "ask-for-feedback", "thank-you-card", "tell-others"]


@pytest.mark.many
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_any_text_is_read_without_harm(text):
    for step in STEPS[: some(len(STEPS))]:
        found = check(text, simple_case(), step)
        assert all(0 <= f.start <= f.end <= len(text) and f.says for f in found)


def test_places_count_characters_of_the_text_as_it_is():
    for end in ("\n", "\r\n", "\r"):
        text = end.join(
            [
                "Subject: 🙂 Thank you",
                "",
                "Dear Ms. Lopes,",
                "",
                "‏שלום‏ I met [Name] — “Okafour, Tom Okafour”.",
                "",
                "Priya Raman",
            ]
        )
        found = [
            text[f.start : f.end]
            for f in check(text, simple_case(), "thank-you")
            if f.code in ("wrong-name", "placeholder")
        ]
        assert found == ["Ms. Lopes", "[Name]", "Okafour"]


def test_findings_come_in_the_order_of_the_text():
    text = "Dear Jim,\n\nI met [Name] at the position at Acme Foods.\n\nXXX"
    starts = [f.start for f in check(text, simple_case(), "thank-you")]
    assert starts == sorted(starts) and len(starts) > 3


def test_the_same_text_gives_the_same_findings():
    case, text = invented_case(3), "Dear Jim,\n\nI met [Name]."
    assert check(text, case, "thank-you") == check(text, invented_case(3), "thank-you")


def test_a_finding_is_a_mapping_of_the_contract():
    (first, *_) = check("Dear Jim,", simple_case(), "thank-you", to="maria")
    assert first.to_dict().keys() == {"code", "severity", "start", "end", "says", "advice", "suggestions"}


def test_with_a_moment_the_plan_says_to_whom_it_goes():
    text = "Subject: Thanks\n\nDear {},\n\nThank you for March 4, I want the analyst job and know SQL.\n\nPriya Raman"
    now = after(simple_case(), hours=2)
    for name, wrong in (("Maria", False), ("Tom", False), ("Jim", True)):
        codes = {f.code for f in check(text.format(name), simple_case(), "thank-you", now=now)}
        assert ("wrong-name" in codes) is wrong


def test_a_moment_beyond_every_calendar_still_lets_a_text_be_checked():
    now = after(simple_case(), days=100 * 365)
    assert "wrong-name" in {f.code for f in check("Dear Jim,", simple_case(), "thank-you", now=now)}


def test_a_step_that_does_not_exist_is_refused_and_one_without_words_too():
    with pytest.raises(InputError, match="thank-you"):
        check("", simple_case(), "thankyou")
    with pytest.raises(Unavailable):
        check("", simple_case(), "let-it-rest")


def test_each_family_of_checks_is_one_file():
    assert len({find.__module__ for find in CHECKS}) == len(CHECKS)
