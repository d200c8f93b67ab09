"""A kind of question that practice asks: by which steps of a plan it is judged, and which answers are offered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ..planning.headline import (
    AT_THE_TALK,
    away_for_long,
    foremost,
    headline_day,
    is_for_now,
    is_held_back,
)
from ..planning.meant import is_said_after
from ..planning.phrases import first_span, is_left_for_tomorrow
from ..planning.planner import Plan, Step
from ..planning.priority import BACKGROUND, told_step
from .actions import ACTIONS, action_of, together
from .beside import headline_begins, left_alone
from .reach import reached, ways
from .unanswered import reply_to

NONE, MOST = "none", 5  # the key of "nobody, not at all"; how many answers are offered


def headline_of(of: Plan) -> Step | None:
    """The step the headline is about; None where it tells of none, or only to wait and to search on."""
    step = told_step(of)
    return step if step is not None and step.id not in BACKGROUND else None


def asks_whom(of: Plan) -> bool:
    """Whether the headline's step reaches somebody, so that it can be asked when, whom and how.

    Not where others are asked who stands in, nor where something else goes first, today, and the step is for later.
    """
    step = headline_of(of)
    if step is None or not reached(step) or away_for_long(of):
        return False
    return headline_day(step) <= of.as_of.date() or not headline_begins(step) or is_said_after(step)


def told_days(step: Step) -> tuple[date, ...]:
    """The day on which the headline has it done; two where it says "tomorrow or the day after"."""
    told, today = headline_day(step), step.plan.as_of.date()
    left = step.due is None and is_for_now(step) and is_left_for_tomorrow(step) and told > today
    return (told, told + timedelta(days=1)) if left else (told,)


def days(step: Step) -> tuple[date, ...]:
    """The days of the headline, and the first on which it may be done as well."""
    told, today = told_days(step), step.plan.as_of.date()
    start, _ = first_span(step)
    if step.id == AT_THE_TALK or is_held_back(step):
        return told
    return tuple(dict.fromkeys([*told, max(start.date(), today) if start else today]))


def _sort(step: Step) -> tuple[str, bool, bool]:
    return action_of(step.serves.id) or step.id, step.aside, is_for_now(step)


class Kind:
    """One kind of question, judged by all that the plan would have one do now, and not by one step of it.

    A key stands for an answer. Those that the headline gives are right, the first of them before all; what else the
    plan proposes or allows can be done too.
    """

    asks, in_any_way = "", False  # in_any_way: whether giving one of the right answers is agreeing with all

    def __init__(self, by: str | None = None, subject: str | None = None) -> None:
        self.by, self.subject = by, subject

    @property
    def ids(self) -> frozenset[str]:
        """The kinds of step that the subject is about: of two where a follow-up begins with the thanks still owed."""
        return frozenset(id for key in (self.subject or "").split("+") if key for id in ACTIONS[key][1])

    def is_silent(self, of: Plan) -> bool:
        """Whether no source speaks of this for the step, so that other plans differ in what is ours."""
        return False

    def reaching(self, of: Plan) -> list[Step]:
        """The steps that reach somebody there, of what the question is about."""
        if self.subject:
            found = [step for step in of.steps if step.serves.id in self.ids]
        else:
            gone = left_alone(of)
            found = [step for step in of.steps if step.id not in gone]
        return [step for step in found if ways(step) and not step.comes_too_late]

    def reach(self, of: Plan) -> Step | None:
        """The headline's step, where the question is about it; else the one of them to tell first."""
        steps, told = self.reaching(of), headline_of(of)
        return next((s for s in steps if s is told), None) or foremost(steps)

    def now(self, of: Plan) -> list[Step]:
        """Those to be done now, the headline's first; where that is for later, all that come."""
        first, steps = self.reach(of), self.reaching(of)
        later = first is not None and not is_for_now(first)
        open_ = (s for s in steps if later or is_for_now(s) or s.status != "later")
        return sorted(open_, key=lambda s: s is not first)

    def alike(self, of: Plan) -> list[Step]:
        """The headline's step, and the same to others, such as a card to one and an email to the other."""
        now = self.now(of)
        return [s for s in now if _sort(s) == _sort(now[0])]

    def answers_them(self, of: Plan) -> str | None:
        """Whom a few lines go to as well, today, where their message is still open and the question is about all."""
        return reply_to(of) if self.subject is None else None

    def about(self, of: Plan) -> Step | None:
        """The step whose reasons are the answer's reasons."""
        return self.reach(of) or next(iter(of.steps), None)

    def rights(self, of: Plan) -> list[str]:
        """Every answer that the headline gives, the plainest first."""
        return list(dict.fromkeys(self._rights(of))) or [NONE]

    def given(self, of: Plan) -> list[str]:
        """The answers that another plan gives by all it has one do now; none where each message has its own."""
        return []

    def proposed(self, of: Plan) -> list[str]:
        """Every answer that the plan gives, those of the headline first."""
        return list(dict.fromkeys([*self.rights(of), *self._beside(of)]))

    def allowed(self, of: Plan) -> list[str]:
        """Every answer that the plan gives or leaves open: nobody who gives one is at odds with it."""
        return list(dict.fromkeys([*self.proposed(of), *self._left_open(of)]))

    def _rights(self, of: Plan) -> Iterator[str]:
        raise NotImplementedError

    def _beside(self, of: Plan) -> Iterator[str]:
        raise NotImplementedError

    def _left_open(self, of: Plan) -> Iterator[str]:
        yield from ()

    def said(self, of: Plan) -> str:
        """What the plan answers in a word: also to somebody whose address it has one find out first."""
        return next((key for key in self.allowed(of) if key != NONE), NONE)

    def words(self, of: Plan, key: str) -> str:
        raise NotImplementedError

    def plausible(self, of: Plan) -> Iterable[str]:
        """Further answers that somebody might give, the likeliest first."""
        raise NotImplementedError

    def possible(self, of: Plan, key: str) -> bool:
        """Whether the plan gives this answer, first or beside another, or allows it as well."""
        return key in self.allowed(of)

    def is_a_part(self, of: Plan, key: str) -> bool:
        """Whether it is some of those to whom something is owed, and not all."""
        return False

    def is_in_place(self, of: Plan, key: str) -> bool:
        """Whether an answer that the plan gives too stands in the place of the plainest, and is not done as well."""
        return True

    def not_yet(self, of: Plan, key: str) -> str:
        """When the plan has this answer, where that is later; "" where it has not."""
        return ""

    def same(self, of: Plan) -> Kind:
        """The question about what this plan does first: what another plan says to it is an answer to the same."""
        step = self.about(of)
        return type(self)(self.by, self.subject or ("+".join(together(step)) if step else None) or None)

    def instead(self, of: Plan, key: str) -> str:
        """What to tell about a wrong answer beside the plan's reasons."""
        return ""

    def sort(self, keys: list[str], of: Plan) -> list[str]:
        return sorted(keys)

    def options(self, of: Plan, answers: Iterable[str]) -> dict[str, str]:
        """Answers by key, in an order that tells nothing: those given, and what else is plausible."""
        given = list(dict.fromkeys(answers))
        more = [key for key in dict.fromkeys(self.plausible(of)) if key not in given]
        keys = given + more[: max(MOST - len(given), 1)]
        return {key: self.words(of, key) for key in self.sort(keys, of)}
