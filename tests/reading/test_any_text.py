"""Whatever text comes, it is read without an error and in good time."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.reading.reader import read_message
from tests.amount import examples
from tests.pace import within

from .letters import read, told

NOW = datetime(2026, 3, 17, 14, 30, tzinfo=UTC)
WORDS = st.sampled_from(sorted({word for message in told("messages.jsonl") for word in message["text"].split()}))


@examples(90)
@given(st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=60).map(" ".join)))
def test_any_text_is_read(text):
    for mark in read(text)["marks"]:
        assert 0 <= mark["start"] <= mark["end"] <= len(text)


def test_a_very_long_message_takes_no_longer_than_a_breath():
    promise = "We will let you know by Friday 13 March at 2pm or so. "
    with within(20):
        for words in (promise, "> ", "a", "-", "\n", "1", "my ", "On "):
            read(words * (8_000 // len(words)))


ENDS = ("Fri, 31 Dec 9999 23:59:00 -1200", "Mon, 1 Jan 0150 00:00:00 +1400", "1 Jan 1970 00:00:00 +0000", "31 Dec 2100")
SAYS = (
    "We will decide within two weeks.", "Let us meet tomorrow at 10, on 31 December 9999 or in 399 months.",
    "By the week of 31/12/9999, within 999 fortnights of 30 December 9999, at 23:59 UTC.",
    "Friday week; end of next year.",
    "BEGIN:VEVENT\nDTSTART:99991231T235900Z\nEND:VEVENT",
    "BEGIN:VEVENT\nDTSTART;TZID=Asia/Tokyo:00010101T000000\nEND:VEVENT",
)  # fmt: skip


@pytest.mark.parametrize("date", ENDS)
@pytest.mark.parametrize("says", SAYS)
def test_a_mail_of_the_ends_of_the_calendar_is_read_by_the_moment_it_is_read_at(date, says):
    assert read_message(f"From: x <y@z.example>\nDate: {date}\n\n{says}", NOW).at == NOW
    for now in (datetime(1971, 1, 1, tzinfo=UTC), datetime(2099, 12, 31, 23, tzinfo=UTC)):
        read_message(says, now)
