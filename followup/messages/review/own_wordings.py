"""Knows a sentence that the workbook itself would draft: its tone is the rulebook's, and no classifier judges it."""

from __future__ import annotations

import re
from functools import lru_cache

from ...rulebook.template import Paragraph, Template
from .note import READABLE, Note

SLOT = re.compile(r"\\\{\w+\\\}")
SHORT = {"can't": "can not", "won't": "will not", "n't": " not", "'m": " am", "'ve": " have", "'d": " would",
         "'ll": " will", "'re": " are", "cannot": "can not"}  # fmt: skip
SHORTENED = re.compile("|".join(map(re.escape, SHORT)))


def is_drafted(sentence: str, template: Template) -> bool:
    """Whether a sentence is one of the template's, whatever fills its slots and whether or not it is contracted."""
    return bool(_wordings(template.paragraphs).fullmatch(_plain(sentence)))


@lru_cache(maxsize=256)
def _wordings(paragraphs: tuple[Paragraph, ...]) -> re.Pattern[str]:
    texts = [text for paragraph in paragraphs for text in paragraph.text]
    sentences = {_plain(sentence.text) for text in texts for sentence in Note(text).sentences}
    patterns = [SLOT.sub(".{1,300}", re.escape(sentence)) for sentence in sorted(sentences) if _says(sentence)]
    return re.compile("|".join(patterns) or r"(?!)")


def _says(sentence: str) -> bool:
    """Whether a wording has words of its own beside its slots."""
    return len(re.findall(r"[^\W\d_]{2,}", re.sub(r"\{\w+\}", "", sentence))) > 1


def _plain(text: str) -> str:
    flat = " ".join(text.translate(READABLE).split()).casefold()
    return SHORTENED.sub(lambda found: SHORT[found[0]], flat)
