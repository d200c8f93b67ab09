"""What a note of the candidate's own may ask, by its words: no day and no fact is taken from it."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

LONGEST = 500  # letters of a note that are looked at: who asks something says it in its first lines


@lru_cache(maxsize=1024)
def may_ask(text: str) -> str | None:
    """The word of ABOUT (events.py) that the note may be about, or None. text: in any length; its beginning counts."""
    words = text[:LONGEST].replace("\u2019", "'")
    return next((about for about, parts in _topics() if all(part.search(words) for part in parts)), None)


@cache
def _topics() -> list[tuple[str, list[re.Pattern[str]]]]:
    read = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return [(topic["about"], [re.compile(part, re.IGNORECASE) for part in topic["all"]]) for topic in read["topic"]]
