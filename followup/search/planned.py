"""Cases with their plans, made once, so that several tables of one moment do not plan every case again."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import repeat

from ..case.case import Case
from ..case.errors import Unavailable
from ..journal.elsewhere import with_elsewhere
from ..planning.planner import Plan, plan
from ..planning.together import keep_calls_apart, related
from ..rulebook.book import DEFAULT_POLICY, Rulebook
from ..rulebook.loading import default_rulebook

Pair = tuple[Case, Plan | None]  # None: past what the calendar knows


class Planned:
    """Give it to any table in place of the cases. A table that asks for another moment or policy plans anew.

    cases: any iterable of Cases, a mapping of them, or another Planned; now: aware; rulebook: None is the
    workbook's own. Iterating gives the cases.
    """

    def __init__(
        self,
        cases: Cases,
        *,
        now: datetime,
        policy: str = DEFAULT_POLICY,
        rulebook: Rulebook | None = None,
        plans: Mapping[str, Plan | None] | None = None,
    ) -> None:
        """plans: those made already, by case id; they must be of this moment, policy and rulebook."""
        self.now, self.policy, self.book = now, policy, rulebook or default_rulebook()
        self.cases = list(cases.values() if isinstance(cases, Mapping) else cases)
        known = plans or {}
        missing = any(case.id not in known for case in self.cases)
        made: Iterable[Plan | None] = _plans(self.cases, now, policy, self.book) if missing else repeat(None)
        self.pairs: list[Pair] = [(case, known.get(case.id, found)) for case, found in zip(self.cases, made)]

    def answers(self, now: datetime, policy: str, rulebook: Rulebook | None) -> bool:
        """Whether these plans are the ones asked for. One moment told on two clocks is two askings: zones show."""
        same_moment = self.now == now and self.now.tzinfo == now.tzinfo
        return same_moment and self.policy == policy and self.book is (rulebook or default_rulebook())

    def __iter__(self) -> Iterator[Case]:
        return iter(self.cases)

    def __len__(self) -> int:
        return len(self.cases)


Cases = Iterable[Case] | Mapping[str, Case] | Planned


def plan_all(cases: Cases, now: datetime, policy: str, rulebook: Rulebook | None) -> list[Pair]:
    """Each case with its plan; None for one past what the calendar knows."""
    if isinstance(cases, Planned) and cases.answers(now, policy, rulebook):
        return cases.pairs
    return list(each_plan(cases, now, policy, rulebook))


def each_plan(
    cases: Cases, now: datetime, policy: str, rulebook: Rulebook | None, passed: Container[int] = ()
) -> Iterator[Pair]:
    """The same one after the other: thousands of plans that nobody keeps need not be held, nor swept up, at once.
    passed: places of cases whose plans nobody needs; they may be None.
    """
    if isinstance(cases, Planned) and cases.answers(now, policy, rulebook):
        yield from cases.pairs
        return
    listed = list(cases.values() if isinstance(cases, Mapping) else cases)
    yield from zip(listed, _plans(listed, now, policy, rulebook or default_rulebook(), passed))


def _plans(
    cases: Sequence[Case], now: datetime, policy: str, book: Rulebook, passed: Container[int] = ()
) -> Iterator[Plan | None]:
    """Each case's plan, which knows the others; those that know a person in common are planned together."""
    known = with_elsewhere(cases, now)
    group_of = {number: group for group in related(known) for number in group}
    made: dict[int, Plan | None] = {}
    for number, case in enumerate(known):
        if number in passed:
            yield None
            continue
        if number not in group_of:
            yield _plan(case, now, policy, book)
            continue
        if number not in made:
            made |= {one: _plan(known[one], now, policy, book) for one in group_of[number]}
            keep_calls_apart([plan for one in group_of[number] if (plan := made[one]) is not None])
        yield made.pop(number)


def _plan(case: Case, now: datetime, policy: str, book: Rulebook) -> Plan | None:
    try:
        return plan(case, now=now, policy=policy, rulebook=book)
    except Unavailable:
        return None
