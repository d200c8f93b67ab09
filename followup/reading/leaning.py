"""What the words of a message lean to, where no wording of kinds.toml says it: weights learned from labelled messages.

benchmarks/leanings.py writes the weights. A phrase that is known counts for more than any number of words.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parent / "leanings.json"
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, in order."""
    return WORD.findall(text.lower())


@cache
def _weights() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return made


def leanings(text: str) -> dict[str, float]:
    """For each kind ("none" among them) the logarithm of how likely the words make it; they come to one together."""
    known = _weights()
    counted = {word: count for word, count in Counter(words_of(text)).items() if word in known["words"]}
    rare = {word: (1 + math.log(count)) * known["words"][word][0] for word, count in counted.items()}
    length = math.sqrt(sum(weight * weight for weight in rare.values())) or 1.0
    scores = [
        base + sum(weight / length * known["words"][word][1 + at] for word, weight in rare.items())
        for at, base in enumerate(known["base"])
    ]
    whole = math.log(sum(math.exp(score - max(scores)) for score in scores)) + max(scores)
    return {kind: score - whole for kind, score in zip(known["kinds"], scores)}
