"""Whatever text comes, it is read without an error and in good time."""

import time

from hypothesis import given
from hypothesis import strategies as st

from tests.amount import examples

from .letters import read, told

WORDS = st.sampled_from(sorted({word for message in told("messages.jsonl") for word in message["text"].split()}))


@examples(150)
@given(st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=60).map(" ".join)))
def test_any_text_is_read(text):
    for mark in read(text)["marks"]:
        assert 0 <= mark["start"] <= mark["end"] <= len(text)


def test_a_very_long_message_takes_no_longer_than_a_breath():
    begun = time.perf_counter()
    for words in ("We will let you know by Friday 13 March at 2pm or so. ", "> ", "a", "-", "\n", "1", "my ", "On "):
        read(words * (8_000 // len(words)))
    assert time.perf_counter() - begun < 20
