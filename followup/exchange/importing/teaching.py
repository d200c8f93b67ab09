"""The words of a list: every status once, how often it stands there, what it is taken for; told once, remembered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from ...journal import Journal
from .application import is_header_again
from .history import read_steps
from .setting import Setting
from .statuses import BLANK, UNCLEAR, guess_status, read_meaning, read_status, word_key
from .unsent import leaves_open
from .words import is_missing, one_line, read_words

REMEMBERED = "status words"  # the setting that keeps them, beside the journal's others
MOST = 2_000  # words that are kept


class Word(NamedTuple):
    """A status as it stands there. meaning: what it is taken for, or a guess; clear: whether nobody has to say so."""

    key: str
    text: str
    times: int
    meaning: str
    clear: bool

    @property
    def says(self) -> str:
        """The meaning in words; "" where nothing speaks for one."""
        return str(read_words("meanings").get(self.meaning, ""))


def find_words(setting: Setting) -> tuple[Word, ...]:
    """Every status of the list, what is not clear first, then the most frequent."""
    counts, texts = Counter[str](), dict[str, str]()
    for text in _texts(setting):
        key = word_key(text)
        counts[key] += 1
        texts.setdefault(key, text)
    own = setting.columns.preset.get("status")
    doubted = set(_doubted(setting)) if setting.keeps_unsent else set[str]()
    found = [_word(key, texts[key], count, own, setting.words) for key, count in counts.most_common()]
    found = [word._replace(clear=False) if word.key in doubted else word for word in found]
    return tuple(sorted(found, key=lambda word: word.clear))


def _doubted(setting: Setting) -> Iterator[str]:
    """The statuses of rows that may never have been sent, though they say how it ended."""
    return (word_key(said) for row in setting.table.rows if (said := leaves_open(row, setting)))


def _word(key: str, text: str, count: int, own: Mapping[str, str] | None, told: Mapping[str, str]) -> Word:
    meaning = read_status(text, own, told).meaning
    clear = meaning != UNCLEAR
    return Word(key, text, count, meaning if clear else guess_status(text), clear)


def _texts(setting: Setting) -> Iterator[str]:
    """Each status that a row has; of a history, each of its stages."""
    names = [name for name in ("history", "status", "outcome") if name in setting.columns.choices]
    known: dict[str, list[str]] = {}
    for row in setting.table.rows:
        if not names or is_header_again(row, setting):
            continue
        for name in names:
            cell = setting.cell(row, name)
            if cell not in known:
                known[cell] = _texts_in(cell, setting)
            yield from known[cell]


def _texts_in(cell: str, setting: Setting) -> list[str]:
    if is_missing(cell):
        return []
    steps = read_steps(cell)
    texts = [step.text for step in steps if step.text]
    whole = word_key(cell) in setting.words or (len(texts) < 2 and not any(step.day for step in steps))
    return [one_line(cell)] if whole else [one_line(text) for text in texts]


def explained(words: Mapping[str, str]) -> dict[str, str]:
    """Meanings by key, of words as they stand in a list and meanings as people name them. InputError for no meaning."""
    return {word_key(word): read_meaning(meaning) for word, meaning in words.items()}


def remembered(journal: Journal | None) -> dict[str, str]:
    """What the candidate has explained before."""
    kept = journal.setting(REMEMBERED, {}) if journal is not None else {}
    meanings = read_words("meanings")
    pairs = kept.items() if isinstance(kept, dict) else ()
    return {str(key): meaning for key, meaning in pairs if isinstance(meaning, str) and meaning in meanings}


def remember(journal: Journal, told: Mapping[str, str], *, at: datetime) -> None:
    """Keep what was explained for the next list, the newest last, but for what no status meant there. at: aware."""
    if told := {key: meaning for key, meaning in told.items() if key != BLANK}:
        kept = {**remembered(journal), **told}
        journal.set(REMEMBERED, dict(list(kept.items())[-MOST:]), at=at)
