"""What lies on the desk: the case, the plan, whose advice, which moment; read from the journal, each time anew.

Nothing outlives a drawing but what costs time and cannot have changed: `forget` drops the rest, and comes before
every drawing. So a panel never shows what another panel, or another notebook, has changed meanwhile.
"""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from ...case import clock
from ...case.case import Case
from ...house_rules.in_use import InUse, State, rules_in_use, state
from ...journal import Journal
from ...journal.example import open_example
from ...planning.planner import Plan, Step, plan
from ...planning.priority import main_step
from ...rulebook.book import DEFAULT_POLICY, Rulebook
from ..parts import pages, zones
from ..parts.priority import follow_up, key_of


class Contents:
    """One journal, or the example's in its place, and what follows from it."""

    def __init__(self, path: str | Path, page: str) -> None:
        self.path, self.page = Path(path).absolute(), pages.page(page)
        self.own = self.book = Journal(self.path)
        self.trouble = ""  # why the journal or the rules can't be used, in words
        self.looking: tuple[str, str | None] | None = None  # the step somebody chose to look at
        self.shown: str | None = None  # the case this page shows, where that is not the one chosen last
        self._rules: InUse | None = None
        self._rules_at: tuple[State, InUse] | None = None  # kept while the same folders hold the same files
        self._now: datetime | None = None
        self._plans: dict[str, Plan] = {}
        self._cases: dict[str, Case] | None = None

    def forget(self) -> None:
        """What was read is read again when somebody asks for it next."""
        self._now = self._cases = self._rules = None

    @property
    def example(self) -> bool:
        """Whether this is the invented example search, and not the candidate's own."""
        return self.book is not self.own

    @property
    def now(self) -> datetime:
        """One moment for all panels of a drawing."""
        self._now = self._now or clock.now()
        return self._now

    @property
    def zone(self) -> tzinfo | None:
        """The candidate's own zone: the one set, else this computer's (None)."""
        name = self.own.setting("zone")
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
        """The advice followed; balanced where the one set is not in the rulebook any more."""
        name = self.book.setting("policy", DEFAULT_POLICY)
        return name if isinstance(name, str) and name in self.rulebook.policies else DEFAULT_POLICY

    # the cases and their plans

    @property
    def cases(self) -> dict[str, Case]:
        if self._cases is None:
            self._cases = self.book.cases()
        return self._cases

    @property
    def case_id(self) -> str | None:
        """The case on the desk: the one this page shows, else the one chosen last, else the first opened."""
        for wanted in (self.shown, self.book.setting("case")):
            if wanted in self.cases:
                return wanted
        return next(iter(self.cases), None)

    @property
    def case(self) -> Case | None:
        return self.cases.get(self.case_id) if self.case_id else None

    def plan_of(self, case_id: str) -> Plan:
        """The plan of a case now, kept for a minute while nothing changes. Unavailable past what the calendar knows."""
        case, made = self.cases[case_id], self._plans.get(case_id)
        if made is None or not self._holds(made, case):
            made = plan(case, now=self.now, policy=self.policy, rulebook=self.rulebook)
            self._plans[case_id] = made
        return made

    def _holds(self, made: Plan, case: Case) -> bool:
        """Whether a plan made earlier in this minute is still the one to show."""
        same = made.case is case and made.book is self.rulebook and made.policy == self.policy
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
        wanted = self.own.setting("example")
        use_example = not self.own.ids() if wanted is None else wanted
        copy = self.path.with_name(f"{self.path.stem}-example{self.path.suffix or '.jsonl'}")
        self.book = open_example(copy, now=clock.now()) if use_example else self.own

    def page_of(self, found: Plan) -> pages.Page:
        """The page that a plan belongs to."""
        step = follow_up(found)
        return pages.page_for(found.stage, step.channel if step else None)


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
