"""Cases with their plans, made once, so that several tables of one moment do not plan every case again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from ..case.case import Case
from ..case.errors import Unavailable
from ..planning.planner import Plan, plan
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
        self.pairs: list[Pair] = [
            (case, known[case.id] if case.id in known else _plan(case, now, policy, self.book)) for case in self.cases
        ]

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


def each_plan(cases: Cases, now: datetime, policy: str, rulebook: Rulebook | None) -> Iterator[Pair]:
    """The same one after the other: thousands of plans that nobody keeps need not be held, nor swept up, at once."""
    if isinstance(cases, Planned) and cases.answers(now, policy, rulebook):
        yield from cases.pairs
        return
    book = rulebook or default_rulebook()
    for case in cases.values() if isinstance(cases, Mapping) else cases:
        yield case, _plan(case, now, policy, book)


def _plan(case: Case, now: datetime, policy: str, book: Rulebook) -> Plan | None:
    try:
        return plan(case, now=now, policy=policy, rulebook=book)
    except Unavailable:
        return None
