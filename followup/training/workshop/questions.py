"""The four questions of a card - what, when, whom, how - judged by the planner, and asked under every policy.

Where the headline's step reaches nobody, or there is no step, only the first of them can be asked.
"""

from __future__ import annotations

from functools import cached_property

from ...rulebook.book import Rulebook
from ..kind import asks_whom, headline_of
from ..practice import NOT_YET, WRONG, Exercise, Situation, Verdict
from .stories import Story

ASKED = {
    "what-now": ("What", "What do you do now?"),
    "when": ("When", "On which day do you write or call?"),
    "whom": ("Whom", "To whom?"),
    "how": ("How", "How do you reach them?"),
}
NOTHING_TO_DO = {"wait", "rest"}  # of ACTIONS
BY_OTHERS = "by other advice"  # the level of an answer that other policies' plans give: neither right nor wrong
ALSO, OR, UNTIL_THEN = "Also", "Or", "Until then"
OPEN = "open"  # the level of an answer where nothing is right or wrong


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

    @property
    def open(self) -> bool:
        """Whether the headline has one do nothing: then there is much to talk over, and nothing to mark."""
        return headline_of(self.plan) is None and {*self.kind.rights(self.plan)} <= NOTHING_TO_DO

    @property
    def also(self) -> list[str]:
        """Of the answers offered those that the plan gives beside the plainest one, and beside parts of that."""
        given = [] if self.open else self.kind.proposed(self.plan)
        plainest = set(self.right.split("+"))
        return [key for key in given if key in self.options and not set(key.split("+")) <= plainest]

    @property
    def beside(self) -> list[tuple[str, list[str]]]:
        """Those of `also` under a word of how they stand to the plainest: done as well, in its place, or till then."""
        found: dict[str, list[str]] = {}
        for key in self.also:
            found.setdefault(self._stands(key), []).append(key)
        return list(found.items())

    def _stands(self, key: str) -> str:
        if key == "wait":
            return UNTIL_THEN if self.right != "reach" else OR
        return OR if self.kind.is_in_place(self.plan, key) else ALSO

    def judge(self, key: str) -> Verdict:
        if self.open:
            return Verdict(OPEN, f"The plan says: {self.plan.summary}")
        verdict, whose = super().judge(key), self.followers[key]
        if verdict.level not in (WRONG, NOT_YET) or not whose:
            return verdict
        mine = f"By {self.plan.policy}: {self.options[self.right]}."
        return Verdict(BY_OTHERS, f"Right by other advice: {', '.join(whose)}. {mine}")

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


def asked(story: Story, policy: str | None = None, rulebook: Rulebook | None = None) -> list[str]:
    """Which of ASKED a card has: all, or only what to do now where the headline's step reaches nobody."""
    every = list(ASKED)
    return every if asks_whom(story.plan(policy, rulebook)) else every[:1]


def questions(story: Story, policy: str | None = None, rulebook: Rulebook | None = None) -> list[Question]:
    """Those of a card, in its order."""
    return [Question(story, kind, policy, rulebook) for kind in asked(story, policy, rulebook)]
