"""Cases with their plans, made once, so that several tables of one moment do not plan every case again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from ..case import Case
from ..errors import Unavailable
from ..planner import Plan, plan
from ..rulebook import DEFAULT_POLICY, Rulebook, default_rulebook

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
            (case, known[case.id] if case.id in known else self._plan(case)) for case in self.cases
        ]

    def _plan(self, case: Case) -> Plan | None:
        try:
            return plan(case, now=self.now, policy=self.policy, rulebook=self.book)
        except Unavailable:
            return None

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
    return Planned(cases, now=now, policy=policy, rulebook=rulebook).pairs
