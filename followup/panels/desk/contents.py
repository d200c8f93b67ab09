"""What lies on the desk: the case, the plan, whose advice, which moment; read from the journal, each time anew.

Nothing outlives a drawing but what costs time and cannot have changed: `forget` drops the rest, and comes before
every drawing. So a panel never shows what another panel, or another notebook, has changed meanwhile.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, tzinfo
from operator import is_not
from pathlib import Path
from zoneinfo import ZoneInfo

from ...case import clock
from ...case.case import Case
from ...case.errors import Unavailable
from ...house_rules.in_use import InUse, State, rules_in_use, state
from ...journal import Journal
from ...journal.elsewhere import with_elsewhere
from ...journal.example import open_example
from ...planning.planner import Plan, Step, plan
from ...planning.priority import main_step
from ...planning.together import keep_calls_apart, related, shared_steps
from ...rulebook.book import Rulebook
from ...training.certificate import Gate, gate
from ..parts import pages, zones
from ..parts.priority import follow_up, key_of


class Contents:
    """One journal, or the example's in its place, and what follows from it."""

    def __init__(self, path: str | Path, page: str) -> None:
        self.path, self.page = Path(path).absolute(), pages.page(page)
        self.own = self.book = Journal(self.path)
        self.example_first = True  # whether somebody with nothing of their own sees the example
        self.trouble = ""  # why the journal or the rules can't be used, in words
        self.looking: tuple[str, str | None] | None = None  # the step somebody chose to look at
        self.shown: str | None = None  # the case this page shows, where that is not the one chosen last
        self._rules: InUse | None = None
        self._rules_at: tuple[State, InUse] | None = None  # kept while the same folders hold the same files
        self._now: datetime | None = None
        self._plans: dict[str, Plan] = {}
        self._grouped: tuple[tuple[Case, ...], dict[str, list[str]]] | None = None  # kept while the cases are the same
        self._grouped_for: dict[str, Case] | None = None  # the reading for which that was seen to be so
        self._cases: dict[str, Case] | None = None
        self._knowing: dict[str, tuple[Case, Case]] = {}  # a case as it was read, and with what the others tell it

    def forget(self) -> None:
        """What was read is read again when somebody asks for it next."""
        self._now = self._cases = self._rules = None

    @property
    def example(self) -> bool:
        """Whether this is the invented example search, and not the candidate's own."""
        return self.book is not self.own

    def gate(self, page: str) -> Gate:
        """Whether a page is open on an invented case, and what is to be practised first."""
        return Gate(page) if self.trouble else gate(page, self.own, self.rulebook)

    @property
    def now(self) -> datetime:
        """One moment for all panels of a drawing."""
        self._now = self._now or clock.now()
        return self._now

    @property
    def zone(self) -> tzinfo | None:
        """The candidate's own zone: the one set, else this computer's (None)."""
        name = self.own.setting("zone", kind=str)
        return ZoneInfo(name) if name in zones.known() else None

    @property
    def today(self) -> date:
        """The candidate's own day."""
        return self.now.astimezone(self.zone).date()

    # whose advice

    @property
    def chooses_rules(self) -> Journal:
        """The journal whose setting says whose rules count."""
        return self.own

    @property
    def rules(self) -> InUse:
        """Whose rules count, looked up once a drawing. InputError where FOLLOWUP_RULES names what is not sound."""
        if self._rules is None:
            now = state(self.chooses_rules)
            if self._rules_at is None or self._rules_at[0] != now:
                self._rules_at = (now, rules_in_use(now))
            self._rules = self._rules_at[1]
        return self._rules

    @property
    def rulebook(self) -> Rulebook:
        return self.rules.book

    @property
    def policy(self) -> str:
        """The advice followed; the rulebook's default where none is set, or the one set is not in it any more."""
        return self.rulebook.followed(self.book.setting("policy"))

    # the cases and their plans

    @property
    def cases(self) -> dict[str, Case]:
        """The cases of the journal, each with what goes on in the others; `book.cases()` are those written down."""
        if self._cases is None:
            read = self.book.cases()
            told = with_elsewhere(list(read.values()), self.now)
            self._cases = {case.id: self._same(read[case.id], case) for case in told}
        return self._cases

    def _same(self, read: Case, told: Case) -> Case:
        """The value that was shown before, where it is the same case still: what was made of it holds."""
        before = self._knowing.get(told.id)
        if before is None or before[0] is not read or before[1].elsewhere != told.elsewhere:
            self._knowing[told.id] = read, told
        return self._knowing[told.id][1]

    @property
    def case_id(self) -> str | None:
        """The case on the desk: the one this page shows, else the one chosen last, else the first opened."""
        for wanted in (self.shown, self.book.setting("case", kind=str)):
            if wanted in self.cases:
                return wanted
        return next(iter(self.cases), None)

    @property
    def case(self) -> Case | None:
        return self.cases.get(self.case_id) if self.case_id else None

    def plan_of(self, case_id: str) -> Plan:
        """The plan of a case now, kept for a minute while nothing changes. Unavailable past what the calendar knows."""
        group = self._groups.get(case_id, [case_id])
        if not all(self._holds(one) for one in group):
            self._plan_together(case_id, group)
        return self._plans[case_id]

    @property
    def _groups(self) -> dict[str, list[str]]:
        """The cases that know a person in common, by the id of each."""
        if self._grouped is None or self._grouped_for is not self.cases:  # asked for each of thousands of cases
            self._grouped, self._grouped_for = self._group(tuple(self.cases.values())), self.cases
        return self._grouped[1]

    def _group(self, cases: tuple[Case, ...]) -> tuple[tuple[Case, ...], dict[str, list[str]]]:
        """The cases and their groups; those made before, where the cases are the same."""
        before = self._grouped
        if before is not None and len(before[0]) == len(cases) and not any(map(is_not, before[0], cases)):
            return before
        groups = [[cases[number].id for number in group] for group in related(cases)]
        return cases, {case_id: group for group in groups for case_id in group}

    def _plan_together(self, case_id: str, group: list[str]) -> None:
        self._plans[case_id] = self._planned(case_id)
        for other in group:
            if other != case_id:
                self._plans.pop(other, None)
                with suppress(Unavailable):
                    self._plans[other] = self._planned(other)
        if len(group) > 1:
            keep_calls_apart([self._plans[one] for one in group if one in self._plans])

    def _planned(self, case_id: str) -> Plan:
        return plan(self.cases[case_id], now=self.now, policy=self.policy, rulebook=self.rulebook)

    def one_message(self, step: Step) -> list[Step]:
        """That step and those of other cases that are the same message or call to the same person."""
        group = self._groups.get(step.plan.case.id)
        if group is None:
            return [step]
        plans = [self._plans[one] for one in group if self._holds(one)]
        found = next((steps for steps in shared_steps(plans) if step in steps), [step])
        return [step, *(one for one in found if one is not step)]

    def _holds(self, case_id: str) -> bool:
        """Whether a plan made earlier in this minute is still the one to show."""
        made = self._plans.get(case_id)
        if made is None:
            return False
        same = made.case is self.cases[case_id] and made.book is self.rulebook and made.policy == self.policy
        return same and _minute(made.now) == _minute(self.now)

    @property
    def plan(self) -> Plan | None:
        return self.plan_of(self.case_id) if self.case_id else None

    @property
    def step(self) -> Step | None:
        """The step looked at: the one chosen, else the first this page is about, else the one that matters most."""
        if self.plan is None or not self.plan.steps:
            return None
        steps = self.plan.steps
        chosen = next((step for step in steps if key_of(step) == self.looking), None)
        open_ = (step for step in steps if step.template and step.status != "later")
        fitting = (step for step in open_ if step.channel in self.page.channels)
        return chosen or next(fitting, None) or main_step(self.plan)

    # the journal shown, and the page a plan belongs to

    def choose_book(self) -> None:
        """Take the example's journal or the candidate's own, as was chosen; the example while there is nothing yet."""
        wanted = self.own.setting("example", kind=bool)
        use_example = self.example_first and not self.own.ids() if wanted is None else wanted
        copy = self.path.with_name(f"{self.path.stem}-example{self.path.suffix or '.jsonl'}")
        self.book = open_example(copy, now=clock.now()) if use_example else self.own

    def page_of(self, found: Plan) -> pages.Page:
        """The page that a plan belongs to."""
        step = follow_up(found)
        return pages.page_for(found.stage, step.channel if step else None)


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
