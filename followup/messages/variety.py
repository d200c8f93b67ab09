"""What makes one draft unlike the next: which strengths come first, and what a short draft leaves out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

LENGTHS = ("usual", "short")
KEPT = {"fit": 1, "topics": 1, "open_points": 2}  # house figures: entries that a short draft carries
COUNTED = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|years?|half|third|quarter|tenth|twice|percent)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W_]{4,}")
LITTLE = frozenset("about with from this that what when where which your have been they them their into over".split())


def strongest_first(fits: Sequence[str], topics: Sequence[str], title: str) -> tuple[str, ...]:
    """A candidate's strengths: first those that bear on what was talked about or on the title, then those with a
    figure; within these in the candidate's own order (B5).
    """
    talked, named = _stems(" ".join(topics)), _stems(title)

    def weakness(fit: str) -> tuple[bool, bool, bool]:
        words = _stems(fit)
        return not words & talked, not words & named, not COUNTED.search(fit)

    return tuple(sorted(fits, key=weakness))


def bears_on(entry: str, other: str) -> bool:
    """Whether most words of the entry that mean something stand in the other, too."""
    words = _stems(entry)
    return len(words & _stems(other)) * 2 > len(words)


def shortened(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts with their long lists cut to what a short draft carries."""
    return {**facts, **{name: facts[name][:most] for name, most in KEPT.items() if facts.get(name)}}


def _stems(text: str) -> set[str]:
    """The beginnings of the words that mean something, so that forecast and forecasting meet."""
    return {word[:6] for word in map(str.lower, WORD.findall(text)) if word not in LITTLE}
