"""Names in capitals, or all in small letters, as a letter has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .name_words import BETWEEN_FAMILIES, PARTICLES

PART = re.compile(r"[^\W\d_]+")


def recased(words: Sequence[str]) -> list[str]:
    """The words of a name as they are, but MARIA LOPEZ as Maria Lopez; initials and JP stay."""
    together = "".join(words)
    if not (together.isupper() or together.islower()) or not any(len(word.strip(".")) > 2 for word in words):
        return [_capitalised(word) if re.fullmatch(r"Mc[A-ZÀ-Þ]{2,}", word) else word for word in words]
    return list(_recased(words))


def _recased(words: Sequence[str]) -> Iterator[str]:
    for number, word in enumerate(words):
        if number and word.casefold() in PARTICLES | BETWEEN_FAMILIES:
            yield word.lower()
        elif len(word.strip(".")) > 1:
            yield _capitalised(word)
        else:
            yield word


def _capitalised(word: str) -> str:
    """O'Brien, McKay, Müller-Lüdenscheidt."""
    said = PART.sub(lambda part: part[0].capitalize(), word.lower())
    said = re.sub(r"(['’])S$", r"\1s", said)
    return re.sub(r"\bMc([a-zà-ÿ])", lambda found: f"Mc{found[1].upper()}", said)
