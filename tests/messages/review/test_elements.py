"""What a message needs is seen in many wordings, and missed where it is not there."""

import pytest

from followup.messages.review import check
from tests.messages.review.cases import simple_case

WHOLE = {
    "subject": "Subject: Thank you\n\n",
    "greeting": "Dear Maria,\n\n",
    "thanks": "Thank you for the talk. ",
    "date": "It was March 4. ",
    "role": "Data analyst it is. ",
    "interest": "I am very interested in it. ",
    "fit": "I bring six years of SQL. ",
    "request": "Is there any news?",
    "full-name": "\n\nPriya Raman",
}
SAID = {
    "thanks": [
        "Thanks for seeing me.",
        "I am grateful for the hour you gave me.",
        "I appreciated our talk.",
        "I appreciate your time.",
        "Many thanks for Tuesday's tour.",
        "I'd like to thank you.",
        "I would appreciate the chance; thank you.",
    ],
    "date": [
        "on March 4",
        "on 4 March",
        "on the 4th of March",
        "on Mar. 4",
        "on Wednesday",
        "yesterday",
        "earlier this week",
        "on 3/4/2026",
        "our meeting today",
        "last week",
        "on March fourth",
        "on 2026-03-04",
    ],
    "interest": [
        "I'm still interested.",
        "I am keen to join you.",
        "I would love to work with you.",
        "I'd be glad to take this on.",
        "My interest has only grown, and my interest in the role is real.",
        "I look forward to joining the team.",
        "The role appeals to me.",
        "I would be honoured to serve as your analyst.",
        "I remain enthusiastic about it.",
        "I want to be part of it.",
    ],
    "fit": [
        "My background is in nursing.",
        "I have run two shops.",
        "I'm fluent in Tagalog.",
        "I hold a forklift licence.",
        "In my last job I sold shoes.",
        "For five years I kept the books.",
        "I can bring calm.",
        "I trained as a cook.",
    ],
    "request": [
        "I look forward to hearing from you.",
        "Please let me know.",
        "Could you tell me when you'll decide?",
        "I hope to hear from you soon.",
        "I'd appreciate any update.",
        "Please call me.",
        "What are the next steps?",
        "Do keep me posted.",
    ],
    "full-name": ["Priya Raman", "Priya K. Raman", "priya raman", "Ms. Priya Raman", "This is Priya Raman."],
    "role": ["the Data analyst position", "the analyst role", "data analysts like me", "DATA ANALYST"],
}
NOT_SAID = {
    "thanks": [
        "Thanks to my last employer I know SQL.",
        "I would appreciate an answer.",
        "I would be grateful for any news.",
        "No thanks needed.",
        "Thanks,",
    ],
    "date": ["It was a while ago.", "I need an answer today.", "May I add a word?"],
    "interest": [
        "I am not interested in small talk.",
        "The store is nice.",
        "I would be happy to answer questions.",
        "I'd like to know more.",
        "I would like to thank you.",
    ],
    "fit": ["I liked the office.", "You were kind."],
    "request": ["That is all.", "Have a good day."],
    "full-name": ["Priya", "P.", "Raman"],
    "role": ["the position", "the job", "by analogy", "the anal"],
}


def missing(text, template="late-thank-you"):
    found = check(text, simple_case(interviews=[]), "late-thank-you", template=template)
    return {f.code.removeprefix("missing-"): f for f in found if f.code.startswith("missing-")}


def without(element, instead=""):
    return "".join(instead if name == element else text for name, text in WHOLE.items())


def test_a_whole_message_lacks_nothing():
    assert missing("".join(WHOLE.values())) == {}


@pytest.mark.parametrize("element", [name for name in WHOLE if name != "greeting"])
def test_each_element_is_missed_alone(element):
    assert set(missing(without(element, "\n\nBest" if element == "full-name" else ""))) == {element}


@pytest.mark.many
@pytest.mark.parametrize(("element", "words"), [(e, w) for e, wordings in SAID.items() for w in wordings])
def test_an_element_is_seen_in_other_words(element, words):
    assert element not in missing(without(element, f"\n\n{words}" if element == "full-name" else f" {words} "))


@pytest.mark.parametrize(("element", "words"), [(e, w) for e, wordings in NOT_SAID.items() for w in wordings])
def test_what_sounds_like_it_does_not_count(element, words):
    assert element in missing(without(element, f"\n{words}\n" if element in ("full-name", "thanks") else f" {words} "))


def test_the_template_says_how_grave_it_is():
    assert missing(without("thanks"))["thanks"].severity == "error"
    assert missing(without("fit"))["fit"].severity == "warning"


def test_an_empty_subject_is_none():
    assert "subject" in missing(without("subject", "Subject:  \n\n"))
    assert "subject" not in missing(without("subject", "SUBJECT : hello\n\n"))


def test_a_letter_needs_no_subject():
    found = check(without("subject"), simple_case(interviews=[]), "first-follow-up", template="follow-up-letter")
    assert "missing-subject" not in {f.code for f in found}


def test_a_missing_name_offers_the_name():
    finding = missing(without("full-name", "\n\nPriya"))["full-name"]
    assert finding.suggestions == ("Priya Raman",) and finding.advice == ("C2",)


def test_a_voicemail_needs_a_number():
    text = "Hello Maria, this is Priya Raman. Thank you for Tuesday, I am very interested, please call me back{}."
    for number, expected in (
        (" at 312 555 0142", False),
        (" at (312) 555-0142", False),
        ("", True),
        (" by 5 or 6", True),
    ):
        found = check(text.format(number), simple_case(), "first-follow-up", template="follow-up-voicemail")
        assert ("missing-phone" in {f.code for f in found}) is expected


@pytest.mark.parametrize(("signed", "lacks"), [("J. Raman", False), ("J Raman", False), ("K. Raman", True)])
def test_an_initial_is_there_with_or_without_its_stop(signed, lacks):
    case = simple_case(candidate={"name": "J. Raman"}, interviews=[])
    found = check(without("full-name", f"\n\n{signed}"), case, "late-thank-you", template="late-thank-you")
    assert ("missing-full-name" in {f.code for f in found}) is lacks


@pytest.mark.parametrize(("title", "said"), [("Art analyst", False), ("Arts analyst", True), ("Lead analyst", False)])
def test_a_word_of_the_title_says_it_where_it_has_four_letters_and_names_the_work(title, said):
    found = check(
        without("role", "It is about art and arts and lead. "), simple_case(role={"title": title}), "thank-you"
    )
    assert ("missing-role" not in {f.code for f in found}) is said
