"""A sentence is read for what it does and how it sounds, by weights that belong to the sentences kept beside them."""

import pytest

from benchmarks.sentence_data import fingerprint, hands
from followup.messages.reading import read_sentence
from followup.messages.reading.features import BUCKETS, features, tokens
from followup.messages.reading.labels import COLUMNS
from followup.messages.reading.weights import KEPT, packed, unpacked, weights


def test_the_weights_belong_to_the_sentences_that_are_kept():
    assert weights().about["data"] == fingerprint(), "data/sentences changed: run start.py train"


def test_the_weights_stay_small():
    assert KEPT.stat().st_size < 1_500_000


def test_weights_of_another_size_are_refused_with_the_way_out():
    with pytest.raises(ValueError, match=r"start.py train"):
        unpacked(packed(b"\0" * 10, {}))


@pytest.mark.parametrize(("text", "tone"), [
    ("I am begging you to give me this job, we are about to lose our home.", "desperate"),
    ("You have ignored me for three weeks, which I find very rude.", "blame"),
    ("I am the best nurse you will ever meet.", "boast"),
    ("My divorce came through on Monday and I have been crying since.", "oversharing"),
])  # fmt: skip
def test_a_fault_of_tone_is_heard(text, tone):
    assert (read_sentence(text).tone, read_sentence(text).sounds != "well") == (tone, True)


@pytest.mark.parametrize("text", [
    "Thank you for meeting me on Tuesday about the analyst position.",
    "I would be glad to work with your team.",
    "Could you tell me when you expect to decide?",
    "I have kept the accounts of two clinics for six years.",
])  # fmt: skip
def test_a_plain_sentence_sounds_well(text):
    assert read_sentence(text).sounds == "well"


def test_a_paraphrase_counts_for_what_it_does():
    assert read_sentence("It was kind of you to stay so long with me.").surely("thanks")
    assert read_sentence("I would gladly join your crew.").surely("interest")
    assert not read_sentence("I left my umbrella in the hall.").surely("thanks")


def test_features_are_buckets_and_go_by_words_not_by_signs_of_writing():
    assert features("I’m glad.") == features("I'm glad.") and tokens("Well... no!!") == ["well", "...", "no", "!!"]
    assert all(0 <= bucket < BUCKETS for bucket in features("a ù 漢字 😊 'tis"))
    assert len(weights().scores(features(""))) == len(COLUMNS)


def test_a_sentence_without_end_is_read_in_part():
    assert features("word " * 200_000) == features("word " * 120)


def test_every_hand_has_good_sentences_and_bad_ones_or_good_ones_alone():
    for name, sentences in hands().items():
        assert sum(not one.tone for one in sentences) > 30, name
