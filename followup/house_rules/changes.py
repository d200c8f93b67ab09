"""What rules of one's own change: sixteen cases looked at before and after, and the entries that differ, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, NamedTuple, TypeVar

from ..case.countries import country_name
from ..case.errors import FollowupError
from ..case.events import CHANNELS
from ..case.wording import joined
from ..messages.drafting import draft
from ..planning.headline import headline_span
from ..planning.phrases import STAGE_WORDS
from ..planning.planner import Plan, Step, plan
from ..planning.priority import most_pressing
from ..planning.said import people, span_words
from ..rulebook.book import DEFAULT_POLICY, Rulebook
from ..rulebook.loading import default_rulebook
from .examples import Example, example_cases

COLUMNS = ("what", "when", "whom", "how")
K = TypeVar("K")
OF_A_COUNTRY = ("place", "custom")
Key = tuple[str, int]  # a step's id, and which of those with this id
ENTRIES = {  # kinds of entries, and how their changes are counted
    "policy": ("policy", "policies", "changed"),
    "limit": ("limit", "limits", "changed"),
    "place": ("country", "countries", "changed"),
    "custom": ("custom of a country", "customs of countries", "reworded"),
    "template": ("template", "templates", "reworded"),
    "rule": ("rule", "rules", "changed"),
    "practice": ("practice rule", "practice rules", "changed"),
    "advice": ("piece of advice", "pieces of advice", "reworded"),
}


@dataclass(frozen=True)
class Line:
    """One step in words."""

    what: str
    when: str
    whom: str
    how: str


class Worded(NamedTuple):
    """text: as it is said in this case; by: the entry that words it."""

    text: str
    by: object


@dataclass(frozen=True)
class Look:
    """A case under some rules. main: the step that matters most.

    messages, says: the drafts of its steps and its reasons, each with the entry of the rulebook it is worded by.
    """

    stage: str
    lines: Mapping[Key, Line]
    main: Key | None
    messages: Mapping[Key, Worded]
    says: Mapping[str, Worded]


@dataclass(frozen=True)
class Change:
    """One case before and after."""

    example: Example
    before: Look
    after: Look

    @cached_property
    def pairs(self) -> list[tuple[Line | None, Line | None]]:
        """Each step that differs, before and after; the one that matters most first, also where it is the same."""
        both = (self.before, self.after)
        mains = [look.main for look in both if look.main]
        keys = dict.fromkeys([*mains, *(key for look in both for key in look.lines)])
        found = [(key, self.before.lines.get(key), self.after.lines.get(key)) for key in keys]
        differing = [(mine, theirs) for key, mine, theirs in found if key in mains or mine != theirs]
        if len(differing) > 1 and differing[0][1] is None and differing[1][0] is None:  # one gave way to the other
            return [(differing[0][0], differing[1][1]), *differing[2:]]
        return differing

    @cached_property
    def texts(self) -> list[tuple[str, str, str]]:
        """Messages and reasons in other words: what they are, before, after. Another day alone is no other word."""
        mine, theirs = self.before, self.after
        found = [(f"The message: {theirs.lines[key].what}" if key in theirs.lines else "A message", one, other)
                 for key, one, other in _both(mine.messages, theirs.messages)]  # fmt: skip
        found += [("A sentence of the plan", one, other) for _, one, other in _both(mine.says, theirs.says)]
        return [(what, one.text, other.text) for what, one, other in found]

    @property
    def steps_differ(self) -> bool:
        return self.before.stage != self.after.stage or self.before.lines != self.after.lines

    @property
    def changed(self) -> bool:
        return self.steps_differ or bool(self.texts)


def _both(mine: Mapping[K, Worded], theirs: Mapping[K, Worded]) -> list[tuple[K, Worded, Worded]]:
    """What both have, in two wordings."""
    same = [(key, mine[key], theirs[key]) for key in mine if key in theirs]
    return [(key, one, other) for key, one, other in same if one.by != other.by and one.text != other.text]


@dataclass(frozen=True)
class Beside:
    """The sixteen cases side by side. before, after: the policies they were planned under.

    elsewhere: the countries (ISO 3166) of which the rules say something of their own, and none of the cases is there
    """

    before: str
    after: str
    changes: tuple[Change, ...] = field(default=())
    elsewhere: tuple[str, ...] = ()

    @property
    def changed(self) -> list[Change]:
        return [one for one in self.changes if one.changed]

    @property
    def sentence(self) -> str:
        """Such as: 3 of 16 cases change; none of them is in Italy, where your rules differ."""
        number = len(self.changed)
        verb = "changes" if number == 1 else "change"
        there = joined([country_name(one) for one in self.elsewhere])
        aside = f"; none of them is in {there}, where your rules differ" if there else ""
        return f"{number or 'None'} of {len(self.changes)} cases {verb}{aside}."


def compare(book: Rulebook, after: str, before: str | None = None) -> Beside:
    """The sixteen cases under the workbook's rules and policy `before`, and under `book` and policy `after`.

    before: default: the workbook's policy that `after` is, or is nearest to. InputError for a policy nobody knows.
    """
    start = before or nearest_policy(book, after)
    looks = ((one, _look_of_ours(one, start), look(one, book, after)) for one in example_cases())
    changes = tuple(Change(one, mine, theirs) for one, mine, theirs in looks)
    return Beside(start, after, changes, tuple(_elsewhere(book)))


def _elsewhere(book: Rulebook) -> list[str]:
    """The countries that a folder speaks of, and in which no case is."""
    ours, seen = default_rulebook().entries, {one.case.employer.country for one in example_cases()}
    own = {key[1] for key, entry in book.entries.items() if key[0] in OF_A_COUNTRY and ours.get(key) is not entry}
    return sorted(own - seen)


def nearest_policy(book: Rulebook, name: str) -> str:
    """The workbook's policy of that name, else the one it was begun from, else the one that answers most questions the
    same; balanced where several.
    """
    ours = default_rulebook().policies
    for known in (name, book.policy(name).begun):
        if known in ours:
            return known
    answers = {question: answer.id for question, answer in book.policy(name).answers.items()}
    order = [DEFAULT_POLICY, *(one for one in ours if one != DEFAULT_POLICY)]
    same = {one: sum(answers.get(q) == a.id for q, a in ours[one].answers.items()) for one in order}
    return max(order, key=lambda one: same[one])


@cache
def _look_of_ours(example: Example, policy: str) -> Look:
    """The case under the workbook's rules, which no change of a counselor's touches."""
    return look(example, default_rulebook(), policy)


def look(example: Example, book: Rulebook, policy: str) -> Look:
    """One case now, under these rules."""
    made = plan(example.case, now=example.now, policy=policy, rulebook=book)
    keyed = dict(_keyed(made))
    main = most_pressing(made.steps)
    told = {key: step for key, step in keyed.items() if step.channel or step.due or step.kind.asks or step is main}
    lines = {key: _line(made, step) for key, step in told.items()}
    messages = {key: Worded(text, book.templates[step.template]) for key, step in keyed.items()
                if (text := _message(step)) and step.template}  # fmt: skip
    said = [*(one for step in made.steps for one in step.because), *made.avoid, *made.keep_in_mind]
    says = {one["rule"]: Worded(one["says"], _wording(book, one)) for one in said}
    return Look(STAGE_WORDS[made.stage], lines, next((k for k, s in keyed.items() if s is main), None), messages, says)


def _wording(book: Rulebook, reason: Mapping[str, Any]) -> str:
    """A rule's sentence with its slots; what is said of a country has none."""
    rule = book.rules.get(reason["rule"])
    return rule.entry.says if rule else str(reason["says"])


def _keyed(made: Plan) -> Iterator[tuple[Key, Step]]:
    seen: Counter[str] = Counter()
    for step in made.steps:
        yield (step.id, seen[step.id]), step
        seen[step.id] += 1


def _line(made: Plan, step: Step) -> Line:
    when = span_words(made, *headline_span(step)) if step.channel or step.due or step.status == "later" else "now"
    return Line(step.heading, when, people(made, step.to) if step.to else "", CHANNELS.get(step.channel or "", ""))


def _message(step: Step) -> str:
    """The draft of a step, with its subject; "" where it has none."""
    if not step.template:
        return ""
    of, to = step.plan, step.to[0] if step.to else None
    try:
        made = draft(of.case, step.id, now=of.now, policy=of.policy, to=to, template=step.template, rulebook=of.book,
                     checked=False)  # fmt: skip
    except FollowupError:
        return ""
    return made.text


def entry_words(book: Rulebook) -> str:
    """What a folder holds, counted: 1 policy new, 2 limits changed, 1 template reworded."""
    ours = default_rulebook().entries
    held: Counter[tuple[str, bool]] = Counter()
    for key, entry in book.entries.items():
        if ours.get(key) is not entry and key[0] != "source":
            held[key[0], key in ours] += 1
    order = [*ENTRIES, *sorted(kind for kind, _ in held if kind not in ENTRIES)]
    found = sorted(held.items(), key=lambda item: (order.index(item[0][0]), item[0]))
    return ", ".join(_counted(kind, known, number) for (kind, known), number in found) or "nothing"


def _counted(kind: str, known: bool, number: int) -> str:
    one, many, verb = ENTRIES.get(kind, (kind, f"{kind} entries", "changed"))
    return f"{number} {one if number == 1 else many} {verb if known else 'new'}"
