"""On what occasion a message is written: which step, with which template, to whom, after which interview."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from ..case.case import Case, Contact
from ..case.errors import InputError, Problem, Unavailable
from ..case.roles import ROLES_ADDRESSED
from ..case.schema import one_of
from ..rulebook.template import Paragraph, Template
from .addressees import LOOKS_FOR, addressed_in, passed_on, reachable
from .particulars import facts_of

if TYPE_CHECKING:
    from ..planning.planner import Step
    from ..rulebook.book import Rulebook

LINE = "a-line-about-it"
WITHOUT_MESSAGE = ("prepare", "make-sure-it-is-genuine", "visit", "keep-searching", "let-it-rest")
KIND_ORDER = ("email", "letter", "card", "call", "voicemail", "reception")


@dataclass(frozen=True, slots=True)
class Occasion:
    """to: contact ids, or role words where nobody is recorded; empty where the case does not say whom.

    channel: email, post or phone; now: None where the moment does not matter (a check without one).
    """

    case: Case
    step: str
    template: Template
    channel: str
    to: tuple[str, ...]
    now: datetime | None
    rulebook: Rulebook | None = None  # whose checks apply; None: the workbook's own
    other_cases: tuple[Case, ...] = ()  # whose names do not belong into this message
    kept: tuple[str, ...] = ()  # what the writer kept earlier, for the words of a trade
    own_words: tuple[str, ...] = ()  # that the writer said are right
    goes: datetime | None = None  # when it can go: a message for a later day says what will be so on that day
    line: bool = False  # what came up, as the candidate noted it, goes along
    certain: bool = True  # whether plan or caller named the recipient; else it is only the one who comes to mind

    @property
    def contact(self) -> Contact | None:
        """The first of those addressed whom the case knows."""
        return next((found for who in self.to if (found := self.case.contact(who))), None)


def occasion(
    case: Case,
    step_id: str,
    *,
    now: datetime | None,
    policy: str = "balanced",
    to: str | None = None,
    template: str | None = None,
    rulebook: Rulebook | None = None,
    checking: bool = False,
) -> Occasion:
    """The step as the plan has it; where it has no such step now, the step's usual template and recipient.

    checking: a text is read, not made: it may go to anybody the plan names for the step, a draft goes to the first.
    Raises InputError for a step, recipient or template that does not exist, Unavailable where the step has no message,
    or where a draft would be for a call that they asked you not to make.
    """
    book = _rulebook(rulebook)
    _check_recipient(case, to)
    serving = _serving(book, step_id)
    steps = _planned(case, step_id, now, policy, to, rulebook)
    step = steps[0] if steps else None
    if not serving and (step is None or step.template is None):
        raise _no_message(book, step_id)
    planned = tuple(dict.fromkeys(who for one in steps for who in one.to))
    if through := passed_on(steps, to):
        addressed: tuple[str, ...] = (through,)
    elif to and step_id == LOOKS_FOR and not checking and any(to in step.to for step in steps):
        addressed = addressed_in(case, step_id, (to,), now)  # nobody is asked for their own address
    else:
        addressed = (to,) if to else addressed_in(case, step_id, planned if checking else planned[:1], now)
    if template:
        chosen = _named(book, template, step, serving, step_id)
    else:
        chosen = _usual(book, case, step_id, step, serving, addressed, now)
    channel: str | None = step.channel if step is not None and step.channel in chosen.channels else None
    channel = channel or _channel(case, chosen, addressed)
    if step is None and now is not None and channel == "phone" and not checking:
        _refuse_calls(case, addressed, now)
    goes = _goes(step, now)
    certain, line = bool(to or planned), step is not None and step.carries is not None and chosen.id == step.template
    return Occasion(case, step_id, chosen, channel, addressed, now, rulebook, goes=goes, line=line, certain=certain)


def line_along(here: Occasion) -> list[Paragraph]:
    """The paragraphs on what came up, where it goes along with this message; none else."""
    template = _rulebook(here.rulebook).templates.get(LINE) if here.line else None
    return [one for one in template.paragraphs if one.part == "line"] if template is not None else []


def templates_for(rulebook: Rulebook | None, step_id: str) -> list[Template]:
    """The templates that serve this step: its own first, then by kind. Empty where it has none."""
    return _serving(_rulebook(rulebook), step_id)


def _rulebook(rulebook: Rulebook | None) -> Rulebook:
    if rulebook is not None:
        return rulebook
    from ..rulebook.loading import default_rulebook

    return default_rulebook()


def _serving(book: Rulebook, step_id: str) -> list[Template]:
    found = [template for template in book.templates.values() if step_id in template.steps]
    return sorted(found, key=lambda t: (t.steps.index(step_id) > 0, KIND_ORDER.index(t.kind), bool(t.when), t.id))


def _check_recipient(case: Case, to: str | None) -> None:
    if to is not None and to not in case.people and to not in ROLES_ADDRESSED:
        allowed = one_of([*case.people, *ROLES_ADDRESSED], to)
        raise InputError(Problem("recipient", "nobody in contacts has this id", to, allowed))


def _planned(
    case: Case, step_id: str, now: datetime | None, policy: str, to: str | None, rulebook: Rulebook | None
) -> list[Step]:
    """The steps of that id as the plan has them now, one for each person; those of this recipient first."""
    if now is None:
        return []
    from ..planning.planner import plan

    found = [s for s in plan(case, now=now, policy=policy, rulebook=rulebook).steps if s.id == step_id]
    return sorted(found, key=lambda step: to is not None and to not in step.to)


def _goes(step: Step | None, now: datetime | None) -> datetime | None:
    """The first moment at which the plan lets it go, or advises it; now where that is over, or nothing is planned."""
    if step is None or now is None:
        return now
    advised = step.advised[0] if step.advised is not None else None
    return max(filter(None, (now, step.opens, advised)))


def _no_message(book: Rulebook, step_id: str) -> InputError | Unavailable:
    writing = {step for template in book.templates.values() for step in template.steps}
    if step_id in WITHOUT_MESSAGE:
        return Unavailable(Problem(f"step {step_id}", "nothing is written or said for this step", "", one_of(writing)))
    return InputError(Problem("step", "unknown step", step_id, one_of([*writing, *WITHOUT_MESSAGE], step_id)))


def _named(book: Rulebook, name: str, step: Step | None, serving: list[Template], step_id: str) -> Template:
    if name not in book.templates:
        raise InputError(Problem("template", "unknown template", name, one_of(book.templates, name)))
    allowed = {template.id for template in serving} | ({step.template, *step.variants} if step is not None else set())
    if name not in allowed:
        raise InputError(Problem("template", f"not a message for {step_id}", name, one_of(filter(None, allowed), name)))
    return book.templates[name]


def _usual(
    book: Rulebook,
    case: Case,
    step_id: str,
    step: Step | None,
    serving: list[Template],
    addressed: tuple[str, ...],
    now: datetime | None,
) -> Template:
    """The plan's template, the call where that is how it goes; else the first that fits what is known."""
    if step is not None and step.made.rung and (spoken := step.kind.template.get("phone")):
        return book.templates[spoken]
    if step is not None and step.template in book.templates:
        return book.templates[step.template]
    facts = facts_of(case, addressed, now, step_id)
    fitting = [t for t in serving if t.condition.holds(facts) is not False] or serving
    certain = [t for t in fitting if t.when and t.condition.holds(facts)] or fitting
    return next((t for t in certain if set(t.channels) & reachable(case, addressed)), certain[0])


def _channel(case: Case, template: Template, addressed: tuple[str, ...]) -> str:
    usable = [channel for channel in template.channels if channel in reachable(case, addressed)]
    return (usable or template.channels)[0]


def _refuse_calls(case: Case, addressed: tuple[str, ...], now: datetime) -> None:
    told = any(e.kind == "heard" and e.what == "told_not_to_call" and e.at <= now for e in case.events)
    asked = any((contact := case.contact(who)) and contact.no_calls for who in addressed)
    if told or asked:
        raise Unavailable(
            Problem("a call", "they asked you not to call", ", ".join(addressed), "write to them instead")
        )
