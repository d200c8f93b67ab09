"""Which cards: by the situation they tell, or those for a first session. The wall asks it, and so do the prints."""

from __future__ import annotations

from collections.abc import Sequence

from ...planning.phrases import STAGE_WORDS
from ...rulebook.book import Rulebook
from ...rulebook.facts import STAGES
from ...training.workshop.stories import Story, choose

ALL, READERS, TWELVE = "all", "readers", "twelve"
NAMED = {READERS: {"reader": ["yes"]}, TWELVE: {"twelve": ["yes"]}}
ORDER = (
    "applied", "invited", "before_interview", "thank_you", "waiting", "follow_up", "no_decision", "task", "quiet",
    "rejected", "offer", "closed",
)  # fmt: skip
assert set(ORDER) == set(STAGES)
WHICH = (
    ("Twelve cards for a first session", TWELVE), ("Cards 1 to 12: the cases readers asked about", READERS),
    ("All cards", ALL), *((STAGE_WORDS[stage], stage) for stage in ORDER),
)  # fmt: skip


def chosen(stories: Sequence[Story], which: str, rulebook: Rulebook) -> list[Story]:
    """The stories of one of WHICH; all for a word that is none. A stage costs a plan for each story the first time."""
    if which in NAMED:
        return choose(stories, NAMED[which], rulebook)
    return choose(stories, {"stage": [which]}, rulebook) if which in STAGES else list(stories)
