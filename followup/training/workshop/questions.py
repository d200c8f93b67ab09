"""The four questions of a card - what, when, whom, how - judged by the planner, and asked under every policy."""

from __future__ import annotations

from functools import cached_property

from ...rulebook.book import Rulebook
from ..practice import Exercise, Situation
from .stories import Story

ASKED = {
    "what-now": ("What", "What do you do now?"),
    "when": ("When", "On which day do you write or call, at the earliest?"),
    "whom": ("Whom", "To whom?"),
    "how": ("How", "How do you reach them?"),
}


class Question(Exercise):
    """One of ASKED about a story, under the story's own policy unless another is given."""

    def __init__(self, story: Story, kind: str, policy: str | None = None, rulebook: Rulebook | None = None) -> None:
        asks = ASKED[kind][1]
        told = Situation(f"{story.name} {kind}", story.text, asks, kind, story.now, story.case)
        super().__init__(told, policy or story.policy, rulebook)
        self.story, self.asked = story, kind

    @property
    def heading(self) -> str:
        return ASKED[self.asked][0]

    @cached_property
    def followers(self) -> dict[str, list[str]]:
        """Each answer's key and the policies whose plan gives it; none for an answer that nobody gives."""
        found: dict[str, list[str]] = {key: [] for key in self.options}
        for name in self._theirs:
            found.setdefault(self.answer_of(name), []).append(name)
        return found

    @property
    def differs(self) -> bool:
        """Whether the policies disagree: then it is worth a vote."""
        return sum(bool(names) for names in self.followers.values()) > 1


def questions(story: Story, policy: str | None = None, rulebook: Rulebook | None = None) -> list[Question]:
    """All four, in the order of a card."""
    return [Question(story, kind, policy, rulebook) for kind in ASKED]
