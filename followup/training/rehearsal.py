"""A call rehearsed: what the other side may say, what to answer with this case's facts, and how the talk goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ..case.case import Case
from ..messages.drafting import draft, fill_text
from ..messages.particulars import facts_of
from ..messages.speaking import seconds
from ..rulebook.book import Rulebook
from ..rulebook.entries import Branch
from ..rulebook.loading import default_rulebook


@dataclass(frozen=True, slots=True)
class Turn:
    """One exchange. they, answer: texts; seconds: to say the answer; missing: slots no fact fills; then: what may
    follow, none where the talk ends.
    """

    branch: Branch
    they: str
    answer: str
    seconds: int
    missing: tuple[str, ...]
    then: tuple[Branch, ...]


class Rehearsal:
    """The follow-up call to one person (a contact id or role word; None for whoever the plan would name) at a moment.

    step: the step of the plan whose scripts are said: first-follow-up, or second-follow-up. Pure, like the planner.
    """

    def __init__(
        self,
        case: Case,
        *,
        now: datetime,
        to: str | None = None,
        step: str = "first-follow-up",
        policy: str = "balanced",
        rulebook: Rulebook | None = None,
    ) -> None:
        self.case, self.now, self.to, self.step, self.policy = case, now, to, step, policy
        self.book = rulebook or default_rulebook()
        self._facts = facts_of(case, (to,) if to else (), now, step, "phone")

    @property
    def openings(self) -> tuple[Branch, ...]:
        """How a call can begin."""
        return tuple(branch for branch in self.book.branches.values() if branch.first)

    def turn(self, branch: Branch) -> Turn:
        """What is heard and answered there. Unavailable where they asked not to be called."""
        they, _ = fill_text(branch.they, self._facts)
        answer, missing = self._answer(branch)
        then = tuple(self.book.branches[id] for id in branch.then)
        return Turn(branch, they, answer, seconds(answer), missing, then)

    def _answer(self, branch: Branch) -> tuple[str, tuple[str, ...]]:
        if branch.template is None:
            return fill_text(branch.answer, self._facts)
        template = self._script(branch.template)
        made = draft(self.case, self.step, now=self.now, policy=self.policy, to=self.to, template=template,
                     rulebook=self.book)  # fmt: skip
        return made.body, made.missing

    def _script(self, template: str) -> str:
        """The second call has words of its own where the first call's are named, and other ones after a talk."""
        kind = self.book.templates[template].kind
        serving = [t for t in self.book.templates.values() if t.kind == kind and self.step in t.steps]
        fitting = [t.id for t in serving if not t.when or t.condition.holds(self._facts)]
        certain = [t.id for t in serving if t.when and t.id in fitting]
        return template if template in fitting or not fitting else (certain or fitting)[0]


def talks(book: Rulebook) -> Iterator[tuple[Branch, ...]]:
    """Every way a call can go, from its first words to its end."""
    ahead: list[tuple[Branch, ...]] = [(branch,) for branch in book.branches.values() if branch.first]
    while ahead:
        talk = ahead.pop()
        if not talk[-1].then:
            yield talk
        ahead += [(*talk, book.branches[id]) for id in talk[-1].then]
