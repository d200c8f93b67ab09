"""The question what to do first, now: what the headline asks for, what else is open, and what comes later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..planning.headline import AT_THE_TALK, away_for_long, foremost, headline_day, is_for_now, is_held_back
from ..planning.meant import is_found_already, is_said_after
from ..planning.planner import Plan, Step
from ..planning.priority import BACKGROUND, told_step
from ..planning.said import day_words
from .actions import ACTIONS, USUAL, actions, of_kind
from .begun import begun, is_told, left_open
from .beside import done_before, done_with_it, headline_begins, is_answered_first, is_left_to_you, left_alone
from .kind import Kind
from .unanswered import reply_to

ANSWER, READY = "answer-offer", "prepare"  # the answer to an offer; the step that makes ready for another
BEFORE_IT = ("ready", "reach", "names", "referees")  # of ACTIONS what is done on the way to another
REST, LET_IT_REST = "rest", "let-it-rest"
REPLY, VISIT, ANSWERED = "reply", "visit", "answer"  # of ACTIONS: a few lines back; what has a day of its own


class WhatNow(Kind):
    """What to do first, now: what the headline asks for, or nothing yet where it is for a later day."""

    asks, in_any_way = "What do you do now?", True

    def about(self, of: Plan) -> Step | None:
        if self.subject is None:
            return told_step(of)
        return foremost([step for step in of.steps if step.serves.id in self.ids])

    def _rights(self, of: Plan) -> Iterator[str]:
        step = self.about(of)
        if step is None or step.id in BACKGROUND:
            yield from begun(of)
        elif not is_held_back(step) and (is_for_now(step) or headline_day(step) == of.as_of.date()):
            begins = headline_begins(step)
            later = headline_day(step) > of.as_of.date() and not begins  # then nothing goes out today
            yield from ["wait"] if later and step.id == AT_THE_TALK else []
            sought = step.made.find and not is_found_already(step)
            yield from ["reach"] if sought and not self.subject else []
            own = (*actions(step), *done_with_it(step))
            yield from (*own, *begins) if is_said_after(step) else (*begins, *own)
            yield from ["wait"] if later else []
        else:
            ready = READY not in left_alone(of) and any(s.id == READY and s.status != "later" for s in of.steps)
            yield from ["ready"] if ready and step.waits_until is None else []
            yield from ["reach"] if away_for_long(of) else []
            begins = headline_begins(step)
            yield from begins or ("wait",)
            yield from ["wait"] if set(begins) == {VISIT} else []

    def _beside(self, of: Plan) -> Iterator[str]:
        step = self.about(of)
        today = of.as_of.date()
        if step is None or step.id in BACKGROUND:
            yield from left_open(of)
            yield from ["wait"] if {"wait", "rest"} & {*begun(of)} else []
        elif (not is_for_now(step) or headline_day(step) > today) and not headline_begins(step):
            yield "wait"
        if step is not None and is_left_to_you(step):
            yield "rest"
        if step is not None and step.id == ANSWER and step.due is not None and step.due.date() > today:
            yield "wait"  # it is decided first
        if step is not None:
            yield from done_before(step)
        if reply_to(of) is not None:
            yield REPLY
        decides = step is not None and step.id == ANSWER
        yield from (key for s in self._open(of) if decides or s.id != ANSWER for key in actions(s))

    def _open(self, of: Plan) -> Iterator[Step]:
        """The steps that may be done now."""
        gone = left_alone(of)
        open_ = (s for s in of.steps if s.status != "later" and s.id not in gone)
        return (s for s in open_ if not is_held_back(s) and is_told(s))

    def is_in_place(self, of: Plan, key: str) -> bool:
        step, does = self.about(of), [s for s in self._open(of) if key in actions(s)]
        if step is not None and is_answered_first(step) and key in (*actions(step), *done_with_it(step)):
            return True  # a note of one's own may mean the one, or else the other
        if key in BEFORE_IT:
            return False
        return key == REST or (bool(does) and all(s.aside for s in does) and key not in self.rights(of))

    def given(self, of: Plan) -> list[str]:
        open_ = (s for s in self._open(of) if not s.aside and is_for_now(s))
        return [*self.rights(of), *(key for s in open_ for key in actions(s))]

    def not_yet(self, of: Plan, key: str) -> str:
        told = self.about(of)
        if key == REST and told is not None and told.serves.id == LET_IT_REST and self.rights(of) != [REST]:
            return "Not yet: something else comes first."
        if key == ANSWERED and any(s.id == ANSWER and self._comes(s) for s in of.steps):
            return "Not yet: something else comes first."
        later = (s for s in of.steps if headline_day(s) > of.as_of.date() or s.status == "later")
        step = next((s for s in later if key in actions(s) and self._comes(s)), None)
        if step is None:
            return ""
        day = headline_day(step)
        when = f"it is for {day_words(of, day)}" if day > of.as_of.date() else "something else comes first"
        return f"Not yet: {when}."

    def _comes(self, step: Step) -> bool:
        return is_told(step) and not step.comes_too_late and step.id not in left_alone(step.plan)

    def said(self, of: Plan) -> str:
        """To a question about one step: what the plan does now instead, where it has nothing for that step yet."""
        key = super().said(of)
        return next(iter(WhatNow().rights(of))) if self.subject and key in ("wait", "ready") else key

    def words(self, of: Plan, key: str) -> str:
        return ACTIONS[key][0]

    def plausible(self, of: Plan) -> Iterable[str]:
        step = self.about(of)
        here = {of_kind(s) for s in of.steps if s.id in BACKGROUND or is_told(s)}
        first = done_before(step) if step is not None else ()
        answered = [REPLY] if reply_to(of) is not None else []
        return [*first, *answered, *left_open(of), *(key for key in ACTIONS if key in here), *USUAL]

    def sort(self, keys: list[str], of: Plan) -> list[str]:
        return sorted(keys, key=list(ACTIONS).index)
