"""The kinds of question that practice asks: which answers are plausible, and which of them a plan gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from ..case.wording import joined
from ..planning.headline import (
    AT_THE_TALK,
    headline_day,
    is_for_now,
    is_held_back,
)
from ..planning.phrases import is_left_for_tomorrow, is_unhurried
from ..planning.planner import Plan, Step, plan
from ..planning.said import day_words, people
from ..planning.slots import TELL_OTHERS
from .actions import action_of
from .beside import (
    goes_along,
    in_copy,
    today_as_well,
    told_too,
    ways_besides,
    ways_of_the_first,
)
from .kind import NONE, Kind, days, told_days
from .reach import WAYS, met, open_ways, reached, titled_ways
from .what_now import WhatNow

SOON = timedelta(days=4)  # within so many days an answer to something of theirs has gone out
ANSWERS = ("asked", "instead", "reply", "offer", "letter", "confirm", "take-back")  # of ACTIONS those that answer them
VISIT = "visit"  # agreed on, and on a day of its own; and the way of it
IN_WRITING = ("email", "post")
OTHERS = "others"  # the key of the other employers, none of whom is a contact here


class When(Kind):
    """On which day. Any later day on which the plan still allows it is possible."""

    asks = "On which day do you write or call?"

    def _rights(self, of: Plan) -> Iterator[str]:
        return (day.isoformat() for s in self.alike(of) for day in told_days(s))

    def _until_it_is_there(self, of: Plan) -> Iterator[date]:
        """The days on which what an answer waits for may come: from tomorrow on, up to its last."""
        for step in (s for s in self.alike(of) if is_held_back(s) and s.due is not None):
            last, tomorrow = told_days(step)[0], of.as_of.date() + timedelta(days=1)
            yield from (tomorrow + timedelta(days=n) for n in range((last - tomorrow).days))

    def _beside(self, of: Plan) -> Iterator[str]:
        if today_as_well(of, self.alike(of)):
            yield of.as_of.date().isoformat()

    def _left_open(self, of: Plan) -> Iterator[str]:
        own = (s for s in self.now(of) if not goes_along(s))
        yield from (day.isoformat() for s in own for day in days(s))
        yield from (day.isoformat() for day in (*self._until_it_is_there(of), *self._after_the_weekend(of)))
        yield from [of.as_of.date().isoformat()] if self.answers_them(of) else []

    def _after_the_weekend(self, of: Plan) -> Iterator[date]:
        """The next working day, where an answer is left for tomorrow and nobody works tomorrow or the day after."""
        office = of.situation.office
        for step in (s for s in self.alike(of) if is_left_for_tomorrow(s)):
            told = told_days(step)
            if not any(map(office.is_working_day, told)):
                yield date.fromordinal(office.working_day_after(told[-1].toordinal(), 1))

    def words(self, of: Plan, key: str) -> str:
        if key == NONE:
            return "Not at all"
        day = date.fromisoformat(key)
        near = {0: "today, ", 1: "tomorrow, "}.get((day - of.as_of.date()).days, "")
        words = f"{near}{day_words(of, day)}"
        return words[:1].upper() + words[1:]

    def plausible(self, of: Plan) -> Iterable[str]:
        today, until = of.as_of.date(), of.promise["until"]
        promised = [date.fromisoformat(until)] if until else []
        monday = today + timedelta(days=7 - today.weekday())
        days = [today, *promised, today + timedelta(days=1), monday, *(p + timedelta(days=1) for p in promised)]
        return [day.isoformat() for day in days if day >= today]

    def possible(self, of: Plan, key: str) -> bool:
        if super().possible(of, key):
            return True
        then, first = self._on(of, key), self.reach(of)
        steps = [first, *(s for s in self.now(of) if s.id == VISIT)] if first is not None else []
        return then is not None and any(self._is_open(of, step, then, key) for step in steps)

    def _is_open(self, of: Plan, step: Step, then: Plan, key: str) -> bool:
        """Whether the same step may be done on that day, as the plan of then has it."""
        same = then.step(step.id, step.to[0] if step.to else None)
        if same is None:
            return False
        answers = action_of(step.serves.id) in ANSWERS and is_for_now(step) and not is_unhurried(step)
        if answers and date.fromisoformat(key) > headline_day(step) + SOON:
            return False
        at_once = step.made.hours is None and step.due is None and not is_unhurried(step)  # it goes out today
        today = of.as_of.toordinal()
        next_ = max(today + 1, of.situation.office.working_day_after(today, 1))
        late = then.as_of.toordinal() > next_ if at_once else bool(step.due and then.as_of >= step.due)
        return (not late or step.status == "overdue") and date.fromisoformat(key) in days(same)

    def instead(self, of: Plan, key: str) -> str:
        then = self._on(of, key)
        return f"On {day_words(then, then.as_of.date())} the plan would say: {then.summary}" if then else ""

    def _on(self, of: Plan, key: str) -> Plan | None:
        """The plan of the same case as that day begins."""
        if key == NONE:
            return None
        begins = datetime.combine(date.fromisoformat(key), time(), of.case.zone)
        return plan(of.case, now=max(begins, of.now), policy=of.policy, rulebook=of.book)


class Whom(Kind):
    """To whom. A key is the ids of people or roles, joined; where several are owed something, all of them.

    Each of several is right too: two interviewers are two. Nobody is whose address or number is still to be found.
    """

    asks = "To whom?"

    def _rights(self, of: Plan) -> Iterator[str]:
        alike = self.alike(of)
        found = [who for s in alike for who in reached(s)]
        copied = [who for s in alike for who in in_copy(s, titled=True)] if found else []
        yield from (self._key(of, ids) for ids in ([*found, *copied], found, *([who] for who in found)) if ids)

    def _beside(self, of: Plan) -> Iterator[str]:
        now, alike = self.now(of), self.alike(of)
        yield from (self._key(of, [who]) for s in now for who in met(s))
        yield from (self._key(of, [who]) for s in alike for who in told_too(s))
        yield from (self._key(of, [*s.to, who]) for s in alike for who in (*told_too(s), *in_copy(s)))
        for id in dict.fromkeys(s.id for s in now):
            everybody = [who for s in now if s.id == id for who in met(s)]
            yield from [self._key(of, everybody)] if everybody else []

    def others(self, of: Plan) -> list[str]:
        """The other employers who are to be told as well, by name."""
        told = any(s.id == TELL_OTHERS and s.status != "later" for s in of.steps) and self.subject is None
        here = (one for one in of.case.elsewhere if one.since is None or one.since <= of.now)
        return [one.employer for one in here if not one.accepted] if told else []

    def _left_open(self, of: Plan) -> Iterator[str]:
        yield from [OTHERS] if self.others(of) and self.alike(of) else []
        yield from (self._key(of, [who]) for s in self.now(of) for who in s.to)  # also through somebody
        yield from [who] if (who := self.answers_them(of)) else []

    def is_in_place(self, of: Plan, key: str) -> bool:
        first = {who for s in self.alike(of) for who in (*met(s), *s.to, *in_copy(s), *told_too(s))}
        return not first.isdisjoint(key.split("+"))

    def is_silent(self, of: Plan) -> bool:
        step = self.reach(of)
        return step is not None and not step.serves.asks

    def is_a_part(self, of: Plan, key: str) -> bool:
        everybody = {who for s in self.alike(of) for who in reached(s)}
        return {*key.split("+")} < everybody

    def _key(self, of: Plan, ids: Iterable[str]) -> str:
        order = [contact.id for contact in of.case.contacts]
        found = sorted(set(ids), key=lambda who: (order.index(who) if who in order else len(order), who))
        return "+".join(found) or NONE

    def words(self, of: Plan, key: str) -> str:
        if key == NONE:
            return "Nobody"
        if key == OTHERS:
            return joined(self.others(of))
        if key == "hr" and of.case.contact(key) is None:
            return "HR, once you know who that is"
        words = self._together(of, key.split("+"))
        return f"{words[:1].upper()}{words[1:]}"

    def _together(self, of: Plan, ids: list[str]) -> str:
        """Several as they are written to: in one message, with one of them in copy, or each on their own."""
        for step in self.now(of):
            whom, copied = [who for who in ids if who in met(step)], [who for who in ids if who in in_copy(step)]
            if whom and copied and len(whom) + len(copied) == len(ids):
                return f"{people(of, tuple(whom))}, with {people(of, tuple(copied))} in copy"
            if len(whom) == len(ids) > 1:
                return people(of, tuple(ids)) + (", in one message" if step.channel in IN_WRITING else "")
        return people(of, tuple(ids)) + (", each on their own" if len(ids) > 1 else "")

    def plausible(self, of: Plan) -> Iterable[str]:
        there = [who for interview in of.case.interviews for who in interview.people]
        known = any(contact.role == "hr" for contact in of.case.contacts) or of.case.employer.has_hr is False
        no_hr = [] if known else ["hr"]
        copied = [self._key(of, [*s.to, who]) for s in self.alike(of) for who in in_copy(s)]
        others = [OTHERS] if self.others(of) and self.alike(of) else []
        return [*others, *copied, *(contact.id for contact in of.case.contacts), self._key(of, there), *no_hr, NONE]


class How(Kind):
    """By which way. All that the headline names are right; one that a step beside it takes is possible."""

    asks, in_any_way = "How do you reach them?", True

    def _rights(self, of: Plan) -> Iterator[str]:
        yield from (way for s in self.alike(of)[:1] for way in ways_of_the_first(s))
        yield from (way for s in self.alike(of) for way in open_ways(s))

    def _beside(self, of: Plan) -> Iterator[str]:
        yield from (way for s in [*self.now(of), *self.reaching(of)] for way in open_ways(s))
        yield from (way for s in self.alike(of) for way in ways_besides(s))

    def _left_open(self, of: Plan) -> Iterator[str]:
        yield from (way for s in [*self.now(of), *self.reaching(of)] for way in titled_ways(s))
        yield from ["email"] if self.answers_them(of) else []

    def words(self, of: Plan, key: str) -> str:
        at_the_talk = key == VISIT and any(s.id == AT_THE_TALK for s in self.now(of))
        return WAYS.get(key, "Not at all") + (", at the talk" if at_the_talk else "")

    def plausible(self, of: Plan) -> Iterable[str]:
        return [*WAYS, NONE]

    def sort(self, keys: list[str], of: Plan) -> list[str]:
        return sorted(keys, key=[*WAYS, NONE].index)


class Whether(Kind):
    """Whether to reach them at this moment; by: the channel it is about, else any."""

    asks = "Do you do it now?"

    def about(self, of: Plan) -> Step | None:
        return next((s for s in of.steps if s.channel and s.channel == self.by), None) or super().about(of)

    def _rights(self, of: Plan) -> Iterator[str]:
        fitting = (s for s in of.steps if s.channel and self.by in (None, s.channel))
        yield "yes" if any(s.open_now and s.status != "later" for s in fitting) else "no"

    def _beside(self, of: Plan) -> Iterator[str]:
        yield from ()

    def words(self, of: Plan, key: str) -> str:
        return {"yes": "Yes, now", "no": "No, not now"}[key]

    def plausible(self, of: Plan) -> Iterable[str]:
        return ["yes", "no"]

    def sort(self, keys: list[str], of: Plan) -> list[str]:
        return sorted(keys, reverse=True)

    def instead(self, of: Plan, key: str) -> str:
        return of.summary


KINDS: dict[str, type[Kind]] = {"when": When, "whom": Whom, "how": How, "what-now": WhatNow, "whether": Whether}
