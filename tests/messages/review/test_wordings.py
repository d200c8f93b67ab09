"""What the checks list is found as people word it, and left alone where it is fine; each check by its examples."""

import pytest

from followup.case.errors import InputError
from followup.messages.review import check
from followup.rulebook.loading import default_rulebook, load_rulebook
from followup.rulebook.patterns.phrasebook import betrayed, read_check
from tests.messages.review.cases import simple_case

CHECKS = default_rulebook().checks
TONE = {"desperate", "pushy", "presumptuous", "self-deprecating", "demanding", "stock-phrase"}
OWN = """
[[check]]
id = "{id}"
code = "pushy"
says = "Not here."
phrases = ["{phrase}"]
bad = ["{bad}"]
good = ["A quiet word."]
advice = ["B10"]
sources = ["foolproof"]
read = 2026-11-22
"""


def codes(text, step="thank-you", **more):
    return {one.code for one in check(text, simple_case(), step, **more)}


@pytest.mark.many
@pytest.mark.parametrize("id", CHECKS)
def test_every_check_goes_by_its_own_examples(id):
    words = default_rulebook().words
    assert read_check(CHECKS[id], words)[1] == []
    assert list(betrayed(CHECKS[id], words)) == []


@pytest.mark.parametrize(
    "text", ["I don’t know what I’ll do without this job.", "I DO NOT know what I will do without it."]
)
def test_apostrophes_contractions_and_capitals_make_no_difference(text):
    assert "desperate" in codes(text)


def test_what_is_presumptuous_before_an_offer_is_fine_after_it():
    text = "I look forward to starting on Monday."
    assert "presumptuous" in codes(text, "thank-you")
    assert "presumptuous" not in codes(text, "answer-offer")


def test_places_are_right_behind_an_emoji_and_a_replacement_is_offered():
    text = "😊👍🏽 Thank you. I could of fixed it."
    (one,) = [f for f in check(text, simple_case(), "thank-you") if f.code == "grammar"]
    assert (text[one.start : one.end], one.suggestions) == ("of", ("have",))


def test_a_phrase_of_the_case_itself_is_not_held_against_the_candidate():
    case = simple_case(role={"title": "Team player"})
    assert "stock-phrase" not in {f.code for f in check("I liked the Team player post.", case, "thank-you")}


def test_no_phrase_crosses_the_end_of_a_sentence():
    assert (
        not TONE
        & codes("I am glad of the chance. Give me a call on Monday. I would like to beg. Off I went.")
        & {"pushy"}
    )
    assert "desperate" not in codes("That is my last. Hope to see you.")


def folder(tmp_path, **entry):
    (tmp_path / "own.toml").write_text(OWN.format(**entry), encoding="utf-8")
    return str(tmp_path)


def test_a_counselors_folder_adds_a_check_and_replaces_one(tmp_path):
    more = load_rulebook(folder(tmp_path, id="greet", phrase="ahoy (there|you)", bad="Ahoy there."))
    assert "pushy" in codes("Ahoy there, Maria.", rulebook=more)
    assert "pushy" not in codes("Ahoy there, Maria.")
    instead = load_rulebook(folder(tmp_path, id="ultimatum", phrase="ahoy", bad="Ahoy."))
    assert "pushy" in codes("I need an answer by Friday.")
    assert "pushy" not in codes("I need an answer by Friday.", rulebook=instead)


@pytest.mark.parametrize(
    ("phrase", "bad", "says"),
    [
        ("ahoy there", "Goodbye.", "finds nothing"),
        ("quiet", "Quiet.", "finds something"),
        ("(ahoy", "Ahoy.", "should be"),
        ("[ahoy]", "Ahoy.", "fits on no words"),
        ("{nowhere}", "Ahoy.", "nowhere"),
    ],
)
def test_a_check_that_betrays_its_examples_or_cannot_be_read_is_refused(tmp_path, phrase, bad, says):
    with pytest.raises(InputError, match=says):
        load_rulebook(folder(tmp_path, id="own", phrase=phrase, bad=bad))


def test_other_words_are_tried_on_the_examples_of_every_check_that_uses_them(tmp_path):
    (tmp_path / "own.toml").write_text('[[words]]\nid = "day"\nare = ["sunset"]\n', encoding="utf-8")
    with pytest.raises(InputError, match="finds nothing in this example"):
        load_rulebook(tmp_path)
