"""Which message a text is taken for where nobody says it, and how much of a text is read."""

import pytest

from followup.case.errors import InputError, Unavailable
from followup.messages import review
from followup.messages.review import LONGEST, _read_part, check
from tests.messages.review.cases import after, simple_case

PEOPLE = [
    {"id": "desk", "name": "Jo Bell", "is": "reception", "phone": "555 0100"},
    {"id": "maria", "name": "Maria Lopez", "is": "hiring_manager", "phone": "555 0101"},
]


@pytest.fixture
def guessed(monkeypatch):
    """The template a text is taken for."""
    made = []

    def occasion(*args, **more):
        made.append(more["template"])
        return found(*args, **more)

    found = review.occasion
    monkeypatch.setattr(review, "occasion", occasion)

    def guess(text, step="first-follow-up", **more):
        check(text, simple_case(contacts=PEOPLE, interviews=[]), step, **more)
        return made.pop()

    return guess


@pytest.mark.parametrize(("text", "template"), [
    ("Subject: News\n\nI'm calling for Ms. Lopez.", "follow-up-email"),
    ("Subject:\n\nSo.", "follow-up-email"),
    ("Dear Maria, I'm calling for Ms. Lopez; please call me back.", None),
    (" \n Dear Maria, please call me back.", None),
    ("Deary me, I'm calling for Ms. Lopez.", "follow-up-reception"),
    ("Please leave her a message for me.", "follow-up-reception"),
    ("May I leave a short message for Maria?", "follow-up-reception"),
    ("Please ask Ms. Lopez to ring. Sorry I missed you.", "follow-up-reception"),
    ("Please tell Maria that I rang.", "follow-up-reception"),
    ("Could you put me through?", "follow-up-reception"),
    ("Is she in?", "follow-up-reception"),
    ("May I speak to Mr. Orr?", "follow-up-reception"),
    ("It is a voicemail.", "follow-up-voicemail"),
    ("So, once more, this is Priya.", "follow-up-voicemail"),
    ("Hello Maria, this is Priya.", "follow-up-voicemail"),
    ("Hello Maria, this is Priya. Is it so?", "follow-up-call"),
    ("So I am just calling to say it.", "follow-up-voicemail"),
    ("So. Hello Maria, this is Priya.", None),
    ("It is so.", None),
    ("So I am calling for news of it.", "follow-up-voicemail"),
    ("I would like to speak with you.", None),
    (" " * 389 + "I'm calling it", "follow-up-voicemail"),
    (" " * 390 + "I'm calling it", None),
])  # fmt: skip
def test_a_text_shows_what_it_is(guessed, text, template):
    assert guessed(text) == template


def test_who_is_at_the_desk_gets_words_for_the_desk(guessed):
    assert guessed("So it is.", to="desk") == "follow-up-reception" and guessed("So it is.", to="maria") is None
    assert guessed("Dear Jo, so it is.", to="desk") is None and guessed("So it is.", to="hr") is None


def test_where_a_step_has_no_such_message_it_is_its_usual_one(guessed):
    assert guessed("Subject: So\n\nSo.", "thank-you") == "thank-you-email"
    assert guessed("Hello Maria, this is Priya.", "thank-you") is None
    assert guessed("So, voicemail.", "thank-you") is None
    assert guessed("Hello Maria, this is Priya.", "thank-you-call") is None  # a call, unless it says otherwise
    assert guessed("So, voicemail.", "thank-you-call") == "call-back-voicemail"


def test_a_template_that_is_named_is_not_guessed(guessed):
    assert guessed("It is a voicemail.", template="follow-up-call") == "follow-up-call"


def test_of_a_text_that_is_too_long_no_half_word_is_read():
    assert _read_part("a" * LONGEST) == "a" * LONGEST == _read_part("a" * (LONGEST + 1))
    assert _read_part(f"{'a ' * (LONGEST // 2)}") == "a " * (LONGEST // 2)
    head = "a" * (LONGEST - 100)
    assert _read_part(f"{head} {'b' * 100}") == head
    assert _read_part(f"{head[1:]} {'b' * 101}") == f"{head[1:]} {'b' * 100}"


def test_a_step_without_words_is_refused_and_a_plan_that_cannot_be_made_is_done_without():
    now = after(simple_case(), days=1)
    for moment in (None, now):
        with pytest.raises(Unavailable):
            check("So.", simple_case(), "let-it-rest", now=moment)
    with pytest.raises(InputError, match="nobody"):
        check("It is a voicemail.", simple_case(), "first-follow-up", to="nobody")
    assert check("So.", simple_case(), "thank-you", now=after(simple_case(), days=36_500))
