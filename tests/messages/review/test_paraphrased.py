"""How sure the classifier has to be that a sentence does what a message needs; by readings made up here."""

import pytest

from followup.messages.reading import Reading
from followup.messages.reading.weights import weights
from followup.messages.review import elements
from tests.messages.review.families import lacking

NEEDED = weights().about["does"]
NINE, TEN = "It was so and so it was so so.", "It was so and so it was so so so."
SURE = 9.0


@pytest.fixture
def heard(monkeypatch):
    """Every sentence does this, with these log-odds; the sentences that were read."""

    def hears(element, odds):
        read = []
        does = dict.fromkeys(NEEDED, -9.0) | {element: odds}
        monkeypatch.setattr(elements, "read_sentence", lambda text: read.append(text) or Reading(does, "", 0.0))
        return read

    return hears


@pytest.mark.parametrize(("element", "margin"), [("thanks", -1.0), ("interest", 1.0), ("fit", 0.0), ("request", 0.0)])
def test_a_paraphrase_counts_from_its_threshold_on(heard, element, margin):
    for more, lacks in ((0.0, False), (-0.01, True)):
        heard(element, NEEDED[element] + margin + more)
        assert bool(list(lacking(f"{element}: {TEN}"))) is lacks
    heard("contact", SURE)
    assert list(lacking(f"{element}: {TEN}"))


@pytest.mark.parametrize(("words", "odds", "lacks"), [
    (NINE, 0.4, False), (NINE, 0.39, True), (TEN, 0.39, False),
    ("It was so.", SURE, True), ("It was so so.", SURE, False),
])  # fmt: skip
def test_few_words_have_to_be_plain(heard, words, odds, lacks):
    assert NEEDED["fit"] < 0.39
    heard("fit", odds)
    assert bool(list(lacking(f"fit: {words}"))) is lacks


def test_no_more_is_read_than_a_letter_has_and_no_gap(heard):
    read = heard("fit", -9.0)
    assert list(lacking(f"fit: {'It  was so [and] so. ' * 130}"))
    assert read == ["It was so so."] * 120
