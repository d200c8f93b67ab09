"""The desk everything lies on: one journal, the case and the advice chosen, this moment, the panels that show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ...case import clock
from ...case.case import Case
from ...case.errors import FollowupError, InputError, Problem
from ...case.schema import nearest
from ...house_rules.in_use import InUse, State, rules_in_use, state
from ...journal import Entry, Journal
from ...journal.example import open_example
from ...planning.planner import Plan, Step, plan
from ...rulebook.book import DEFAULT_POLICY, Rulebook
from . import pages, zones
from .actions import shown
from .panel import Panel
from .priority import follow_up, key_of, main_step, urgency
from .turns import Turns
from .watch import Watch


class Desk:
    """Reads everything from the journal, each time anew; keeps only what is being looked at."""

    def __init__(self, path: str | Path, page: str) -> None:
        self.path, self.page = Path(path).absolute(), pages.page(page)
        self.own = self.book = Journal(self.path)
        self.panels: dict[Any, Panel] = {}
        self.turns = Turns()
        self.trouble = ""  # why the journal or the rules can't be used, in words
        self.looking: tuple[str, str | None] | None = None  # the step somebody chose to look at
        self.shown: str | None = None  # the case this page shows, where that is not the one chosen last
        self._rules: InUse | None = None
        self._rules_at: tuple[State, InUse] | None = None  # kept while the same folders hold the same files
        self._now: datetime | None = None
        self._plans: dict[str, Plan] = {}
        self._cases: dict[str, Case] | None = None
        self._watch = Watch(lambda: self.book.path, self.refresh)

    # what is there

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
        return name if name in self.rulebook.policies else DEFAULT_POLICY

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

    # what happens

    def open(self, page: str) -> None:
        """Come to a page: read everything again, and show a case that is at this page's stage, if there is one."""
        self.page, self.shown, self.looking, self.trouble = pages.page(page), None, None, ""
        self._forget()
        with shown(self._note, where=True):
            self._choose_book()
            self.rulebook.rules  # noqa: B018 (read now, so that a fault in a folder of rules is told here)
            self.shown = self._case_for_page()
        self.refresh()
        self._watch.start()

    def _note(self, trouble: str) -> None:
        self.trouble = trouble

    def _choose_book(self) -> None:
        wanted = self.own.setting("example")
        use_example = not self.own.ids() if wanted is None else wanted
        copy = self.path.with_name(f"{self.path.stem}-example{self.path.suffix or '.jsonl'}")
        self.book = open_example(copy, now=clock.now()) if use_example else self.own

    def _case_for_page(self) -> str | None:
        """The case chosen last if it is at this page's stage, else the most urgent one that is, else the chosen one.

        Where nothing was chosen and none is at this stage: one with this page's channel, or the most urgent of all.
        """
        plans = {case_id: found for case_id in self.cases if (found := self._plan_or_none(case_id))}
        chosen = self.book.setting("case")
        fitting = [id for id, found in plans.items() if not self.page.stages or self.page_of(found) == self.page]
        if chosen in self.cases and (chosen in fitting or not fitting):
            return chosen
        near = [id for id, found in plans.items() if (step := follow_up(found)) and step.channel in self.page.channels]
        return min(fitting or near or plans, key=lambda id: (self._place(plans[id]), urgency(plans[id])), default=None)

    def _place(self, found: Plan) -> int:
        """Which of this page's stages comes first."""
        stages = self.page.stages
        return stages.index(found.stage) if found.stage in stages else len(stages)

    def _plan_or_none(self, case_id: str) -> Plan | None:
        try:
            return self.plan_of(case_id)
        except FollowupError:  # past what the calendar knows; the agenda says so
            return None

    def page_of(self, found: Plan) -> pages.Page:
        """The page that a plan belongs to."""
        step = follow_up(found)
        return pages.page_for(found.stage, step.channel if step else None)

    def refresh(self, pressed: Panel | None = None) -> None:
        """Read what others wrote meanwhile, and let all panels draw themselves again.

        pressed: the panel a person is at. It and the plan are drawn at once, the others right after.
        """
        self._forget()
        self._watch.seen()
        panels = list(self.panels.values())
        at_once = [one for one in panels if pressed is None or one is pressed or one.leads]
        self.turns.draw(at_once, [one for one in panels if one not in at_once])

    def _forget(self) -> None:
        self._now = self._cases = self._rules = None

    def panel(self, kind: type[Panel], **options: Any) -> Panel:
        """The panel of that kind; the same one when its cell runs again, so that nothing is there twice."""
        key = (kind, tuple(sorted(options.items())))
        if key not in self.panels:
            self.panels[key] = kind(self, **options)
        self.panels[key].redraw()
        return self.panels[key]

    # what is written down; the callers' handlers are in actions.py

    def choose_case(self, case_id: str) -> None:
        self.looking, self.shown = None, case_id
        self.book.set("case", case_id, at=self.now)

    def choose_policy(self, name: str) -> None:
        self.book.set("policy", name, at=self.now)

    def give(self, changes: Mapping[Sequence[str], Any]) -> str | None:
        """Facts of the case on the desk, by path (see journal)."""
        return self.book.set_facts(self._needed(), changes, at=self.now)

    def log(self, event: Mapping[str, Any]) -> str:
        """Something happened in the case on the desk; the id of its line."""
        self.looking = None
        return self.book.log(self._needed(), event, at=self.now)

    def undo(self, entry_id: str) -> Entry:
        return self.book.undo(entry_id, at=self.now, case=self.case_id)

    def own_case(self, mapping: Mapping[str, Any]) -> str:
        """Open a case in the candidate's own journal and put it on the desk."""
        case_id = self.own.new_case(mapping, at=self.now)
        self.show_example(False)
        self.choose_case(case_id)
        return case_id

    def show_example(self, example: bool) -> None:
        """Change between the invented example and the candidate's own journal."""
        self.own.set("example", example, at=self.now)
        self.looking = self.shown = None
        self._forget()
        self._choose_book()

    def renew_example(self) -> None:
        """Take a new copy of the example, told as of now; only the invented copy is thrown away."""
        if self.example:
            self.book.path.unlink(missing_ok=True)
            self.show_example(True)

    def choose_zone(self, name: str | None) -> None:
        """Set the candidate's own time zone; None is this computer's. InputError for a zone nobody knows."""
        if name is not None and name not in zones.known():
            near = nearest(name, zones.known()) or "Europe/Berlin"
            raise InputError(Problem("zone", "unknown time zone", name, f"an IANA name such as {near}"))
        self.own.set("zone", name, at=self.now)

    def _needed(self) -> str:
        if self.case_id is None:
            raise LookupError("there is no case yet")
        return self.case_id


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
