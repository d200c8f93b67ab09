"""A reading in a few plain lines, for those who asked on the command line and for the page that asks back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from ..case.events import FORMATS, what_of
from ..case.wording import WEEKDAYS, joined, say_date
from .reader import Reading

NOTHING = (
    "Nothing to write down: this looks like an acknowledgement, an advertisement, or something these rules don't know."
)
ENCODED = "This mail is encoded and can't be read here. Open it in your mail program: what does it say? Copy that text."
KEYS = {
    "promised_by": "when they will answer", "answer_by": "by when they want your answer", "starts": "the first day",
    "interview.at": "when the talk is", "interview": "the talk that is off",
}  # fmt: skip


def told(reading: Reading, american: bool) -> str:
    """What was read, a line for each thing. american: March 4 rather than 4 March."""
    return "\n".join(_lines(reading, american))


def say_when(moment: date | datetime, american: bool) -> str:
    """Thursday, 4 June, 15:00; without the hour where it is a day alone."""
    day = moment.date() if isinstance(moment, datetime) else moment
    words = f"{WEEKDAYS[day.weekday()]}, {say_date(day, american)}"
    return f"{words}, {moment:%H:%M}" if isinstance(moment, datetime) else words


def _lines(reading: Reading, american: bool) -> Iterator[str]:
    if reading.what is None:
        yield ENCODED if reading.encoded else NOTHING
    else:
        sender = f" (from {reading.sender})" if reading.sender else ""
        yield f"{what_of('heard', reading.what).says}{sender}."
    for words, day in (("They will answer by", reading.promised_by), ("They want your answer by", reading.answer_by),
                       ("It starts on", reading.starts)):  # fmt: skip
        if day is not None:
            yield f"{words} {say_when(day, american)}."
    yield from _of_talk(reading, american)
    yield from _of_offer(reading)
    for key, words in reading.unsure:
        yield f"Not certain, {KEYS.get(key, key)}: “{words}”."


def _of_talk(reading: Reading, american: bool) -> Iterator[str]:
    talk = reading.talk
    way = f" {FORMATS[talk.format]}" if talk.format else ""
    if talk.at is not None:
        until = f" to {talk.ends:%H:%M}" if talk.ends else ""
        yield f"The talk{way}: {say_when(talk.at, american)}{until}."
    if talk.options:
        yield f"They offer{way}: {'; '.join(say_when(at, american) for at in talk.options)}."
    for words, value in (("With", ", ".join(talk.people)), ("Where", talk.place), ("Link", talk.link)):
        if value:
            yield f"{words}: {value}"


def _of_offer(reading: Reading) -> Iterator[str]:
    if reading.salary:
        yield f"Pay: {reading.salary}"
    if reading.conditional:
        yield f"It still hangs on {joined(reading.hangs_on) or 'something'}."
    for words in reading.terms:
        yield f"- {words}"
