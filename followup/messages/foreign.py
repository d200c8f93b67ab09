"""What the candidate noted in another language stays out of a letter in English, where its words would not fit."""

from __future__ import annotations

import re
from dataclasses import replace

from ..case.case import Case, Interview, OpenPoint
from ..case.languages import letters_in
from .review.dictionary import is_word

WORD = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?")
# Small words that no English note has: a note with one of these is in that language, whatever the employer speaks.
THEIRS = frozenset(
    "und mit der das den dem für von zum zur eine einen avec les des une pour dans chez del los las por para una con "
    "della nella che het een voor van met sobre como uma dos das nas przy dla oraz och med för".split()
)


def in_english(case: Case) -> Case:
    """The case as an English letter may tell of it: without the notes on the talks that no English sentence takes in.

    Of an open point its better answer is taken out, so that it is still to be worded.
    """
    elsewhere = letters_in(case, None) is not None
    contacts = tuple(replace(one, topics=_kept(one.topics, elsewhere)) for one in case.contacts)
    told = replace(case, interviews=tuple(_told(one, elsewhere) for one in case.interviews), contacts=contacts)
    return case if told == case else told


def _told(talk: Interview, elsewhere: bool) -> Interview:
    return replace(
        talk,
        topics=_kept(talk.topics, elsewhere),
        fit=_kept(talk.fit, elsewhere),
        went_well=_kept(talk.went_well, elsewhere),
        open_points=tuple(_asked(point, elsewhere) for point in talk.open_points),
    )


def _asked(point: OpenPoint, elsewhere: bool) -> OpenPoint:
    foreign = point.answer is not None and is_foreign(point.answer, elsewhere)
    return replace(point, answer=None) if foreign else point


def _kept(entries: tuple[str, ...], elsewhere: bool) -> tuple[str, ...]:
    return tuple(entry for entry in entries if not is_foreign(entry, elsewhere))


def is_foreign(entry: str, elsewhere: bool) -> bool:
    """Whether most of its words are not English. elsewhere: letters there are in another language; where they are not,
    only with a small word of another, as words of a trade are in no list.
    """
    words = [word for word in WORD.findall(entry) if not word.isupper()]
    unknown = [word for word in words if word in THEIRS or not is_word(word, "either")]
    return len(unknown) * 2 > len(words) and (elsewhere or not THEIRS.isdisjoint(words))
