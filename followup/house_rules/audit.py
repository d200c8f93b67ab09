"""The audit: what carries out each piece of advice, which scenarios exercise it, and what is amiss in the rulebook."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib.abc import InspectLoader
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from types import CodeType

from ..case import clock
from ..messages import review
from ..planning.planner import Plan
from ..rulebook.book import Entry, Rulebook
from ..rulebook.entries import Answer, Branch, Check, Custom, Limit, Place, RuleEntry
from ..rulebook.template import Template
from .reachability import always_beaten, unreachable
from .scenarios import read_scenarios

FRESH = timedelta(days=731)  # sources that nobody read for two years are stale
SHOWN = 4  # scenarios named in a row of the table
OWN = "house"
OWN_HOURS = {"own_call_hours": "call_hours", "own_email_hours": "email_hours"}

Found = dict[str, set[str]]
Sourced = (
    RuleEntry | Limit | Place | Custom | Answer | Template | Check | Branch
)  # what names its advice and whose it is


@dataclass(frozen=True)
class Report:
    """ok: nothing is amiss; text: the report; amiss: each list by its name; carried: advice id -> what -> names."""

    ok: bool
    text: str
    amiss: dict[str, list[str]] = field(repr=False)
    carried: dict[str, dict[str, list[str]]] = field(repr=False)


@dataclass
class Evidence:
    """What the scenarios' plans used, each with the names of the scenarios."""

    rules: Found = field(default_factory=lambda: defaultdict(set))
    steps: Found = field(default_factory=lambda: defaultdict(set))
    templates: Found = field(default_factory=lambda: defaultdict(set))
    policies: Found = field(default_factory=lambda: defaultdict(set))
    asks: Found = field(default_factory=lambda: defaultdict(set))

    def add(self, name: str, plan: Plan) -> None:
        """Count what one plan of the scenario `name` used; a reason counts only where its step is in the plan."""
        self.policies[plan.policy].add(name)
        for rule in plan.fired:
            if rule.entry.does in ("avoid", "remind"):
                self.rules[rule.entry.id].add(name)
        for step in plan.steps:
            self.steps[step.id].add(name)
            for rule in step.rules:
                self.rules[rule.entry.id].add(name)
            for template in filter(None, (step.template, *step.variants)):
                self.templates[template].add(name)
        for question in plan.questions:
            self.asks[question["fact"]].add(name)


def audit(rulebook: Rulebook, scenarios: str | Path | Iterable[Path], today: date | None = None) -> Report:
    """Audit a rulebook against a folder of scenario files, or several.

    today: the date by which readings are fresh or stale; the clock's where none is given. Raises InputError where a
    folder or a scenario can't be read.
    """
    today = today or clock.now().date()
    evidence = Evidence()
    for folder in [scenarios] if isinstance(scenarios, str | Path) else scenarios:
        for scenario in read_scenarios(folder):
            for plan in scenario.plans(rulebook):
                evidence.add(scenario.name, plan)
    carried = _carried(rulebook, evidence)
    amiss = {
        "not carried out": [id for id, by in carried.items() if not by["rules"] and not by["templates"]],
        "unsourced": list(_unsourced(rulebook)),
        "stale": list(_stale(rulebook, today)),
        "due to be read again": [what for day, what in _readings(rulebook) if day <= today],
        "shadowed": [f"rule {loser.id}: {winner.id} always wins" for loser, winner in always_beaten(rulebook)],
        "unreachable": [f"rule {rule.id} in stage {stage}" for rule, stage in unreachable(rulebook)],
        "unexercised": list(_unexercised(rulebook, evidence, carried)),
    }
    ok = not any(amiss.values())
    return Report(ok, _as_text(rulebook, carried, amiss), amiss, carried)


def _carried(book: Rulebook, evidence: Evidence) -> dict[str, dict[str, list[str]]]:
    checks = _advice_of_checks(book)
    found = {}
    for id in book.advice:
        rules = [rule.id for rule in book.rules.values() if id in rule.entry.advice]
        templates = [template.id for template in book.templates.values() if id in template.all_advice]
        used = [evidence.rules[r] for r in rules] + [evidence.templates[t] for t in templates]
        found[id] = {
            "rules": rules,
            "templates": templates,
            "checks": checks.get(id, []),
            "figures": _figures(book, id),
            "scenarios": sorted(set().union(*used)),
        }
    return found


def _figures(book: Rulebook, id: str) -> list[str]:
    """The limits, the countries and the answers of policies that rest on this advice."""
    answers = [f"{q.id} {a.id}" for q in book.questions.values() for a in q.answer if id in a.advice]
    figures = [entry for entry in _figures_of(book) if id in entry.value.advice]
    return answers + [one.value.id if one.kind == "limit" else f"{one.kind} {one.value.id}" for one in figures]


def _figures_of(book: Rulebook) -> list[Entry]:
    """Limits, and what is said of one country: its place and its custom."""
    return [entry for entry in book.entries.values() if isinstance(entry.value, Limit | Place | Custom)]


def _advice_of_checks(book: Rulebook) -> dict[str, list[str]]:
    """The checks of a message that name an advice id, by module; read from their code, which holds them as words."""
    found = defaultdict(list)
    for check in book.checks.values():
        for id in check.advice:
            found[id].append(check.id)
    for module in iter_modules(review.__path__):
        for id in sorted(set(_words_of(f"{review.__name__}.{module.name}")) & set(book.advice)):
            found[id].append(module.name)
    return found


def _words_of(module: str) -> Iterator[str]:
    """The words that a module's code holds. Its source may not be there: the site in a browser has only code."""
    spec = find_spec(module)
    if spec is not None and isinstance(spec.loader, InspectLoader):
        yield from _words_in(spec.loader.get_code(module))


def _words_in(held: object) -> Iterator[str]:
    if isinstance(held, str):
        yield held
    elif isinstance(held, CodeType | tuple | frozenset):
        for one in held.co_consts if isinstance(held, CodeType) else held:
            yield from _words_in(one)


def _unsourced(book: Rulebook) -> Iterator[str]:
    """What names no source, or one that says nothing of the kind. A counselor's own source may stand for anything."""
    heard = _who_says(book)
    own = {OWN, *book.sources} - set().union(*heard.values()) | {OWN}
    for kind, value in _with_sources(book):
        named = set(value.sources)
        allowed = own.union(*(heard.get(id, set()) for id in value.advice))
        silent = [id for id in value.advice if not named & (heard.get(id, set()) | own)]
        if not named or not value.advice:
            yield f"{kind} {value.id}: names no {'source' if not named else 'advice'}"
        elif named - allowed:
            yield f"{kind} {value.id}: {', '.join(sorted(named - allowed))} says nothing of {', '.join(value.advice)}"
        elif silent and kind in ("rule", "branch"):
            yield f"{kind} {value.id}: names nobody who says {', '.join(silent)}"
    yield from (f"advice {id}: names no source" for id, advice in book.advice.items() if not advice.sources)


def _who_says(book: Rulebook) -> Found:
    """For each advice id its sources, those who hold otherwise, and those of the answers that rest on it."""
    heard: Found = {id: {*advice.sources, *advice.against} for id, advice in book.advice.items()}
    for question in book.questions.values():
        for answer in question.answer:
            for id in answer.advice:
                heard.setdefault(id, set()).update(answer.sources)
    return heard


def _with_sources(book: Rulebook) -> Iterator[tuple[str, Sourced]]:
    yield from (("rule", rule.entry) for rule in book.rules.values())
    yield from ((entry.kind, entry.value) for entry in _figures_of(book))
    yield from (("answer", answer) for question in book.questions.values() for answer in question.answer)
    yield from (("template", template) for template in book.templates.values())
    yield from (("check", check) for check in book.checks.values())
    yield from (("branch", branch) for branch in book.branches.values())


def _stale(book: Rulebook, today: date) -> Iterator[str]:
    read = [(f"rule {id}", rule.entry.read) for id, rule in book.rules.items()]
    read += [(f"template {id}", template.read) for id, template in book.templates.items()]
    read += [(f"check {id}", check.read) for id, check in book.checks.items()]
    read += [(f"branch {id}", branch.read) for id, branch in book.branches.items()]
    read += [(f"source {id}", source.read) for id, source in book.sources.items() if source.read is not None]
    yield from (f"{what}: last read {day}" for what, day in read if today - day > FRESH)


def _readings(book: Rulebook) -> list[tuple[date, str]]:
    """The sources that name the day by which to read them again, the first due first; with their address."""
    due = [(source.read_again, source) for source in book.sources.values() if source.read_again is not None]
    return sorted((day, f"source {one.id}, by {day}: {one.address or one.title}") for day, one in due)


def _unexercised(book: Rulebook, evidence: Evidence, carried: dict[str, dict[str, list[str]]]) -> Iterator[str]:
    for kind, known, used in (
        ("rule", book.rules, evidence.rules),
        ("step", book.steps, evidence.steps),
        ("template", book.templates, evidence.templates),
        ("policy", book.policies, evidence.policies),
        ("question", book.asks, evidence.asks),
    ):
        yield from (f"{kind} {id}" for id in known if not used.get(id) and not (kind == "rule" and _waits(book, id)))
    yield from (f"advice {id}" for id, by in carried.items() if not by["scenarios"])


def _waits(book: Rulebook, rule: str) -> bool:
    """Whether a rule speaks only of a country's own hours, and no country of this rulebook has any."""
    condition = book.rules[rule].condition
    asked = [
        hours for fact, hours in OWN_HOURS.items() if fact in condition.facts and f"not {fact}" not in condition.text
    ]
    return bool(asked) and not any(getattr(place, hours) for place in book.places.values() for hours in asked)


def _as_text(book: Rulebook, carried: dict[str, dict[str, list[str]]], amiss: dict[str, list[str]]) -> str:
    parts = ["\n".join(_row(id, book.advice[id].says, by)) for id, by in carried.items()]
    parts += [_list(name, items) for name, items in amiss.items()]
    if readings := [what for _, what in _readings(book)]:
        parts.append(_list("to be read again, and by when (no fault before that day)", readings))
    if book.replaced:
        changes = [f"{old.kind} {old.value.id}: {new.file} in the place of {old.file}" for old, new in book.replaced]
        parts.append(_list("replaced by a folder laid over (no fault)", changes))
    faults = sum(map(len, amiss.values()))
    total = f"{len(book.advice)} pieces of advice, {len(book.rules)} rules, {len(book.templates)} templates"
    return "\n\n".join([*parts, f"{total}: {'nothing is amiss' if not faults else f'{faults} amiss'}."])


def _row(id: str, says: str, by: dict[str, list[str]]) -> Iterator[str]:
    yield f"{id}  {says}"
    for what in ("rules", "templates", "checks", "figures"):
        if by[what]:
            yield f"    {what:<10} {', '.join(by[what])}"
    yield f"    {'scenarios':<10} {_some(by['scenarios'])}"


def _some(names: list[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more if names else "none"


def _list(name: str, items: Iterable[str]) -> str:
    items = list(items)
    return "\n".join([f"{name[:1].upper()}{name[1:]}: {len(items) or 'none'}", *(f"  - {item}" for item in items)])
