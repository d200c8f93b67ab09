"""Where the answer to a question belongs in the case: which table, whose, and the fields for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ..parts.kinds import Spec
from .facts import TABLES
from .interviews import INTERVIEW
from .people import PERSON

if TYPE_CHECKING:
    from ...journal import Journal
    from ...planning.planner import Plan

ANSWER_BY = Spec("answer_by", "They need it by", "day")
BESIDE = {"promised_days": ("promised_days", "promised_by")}  # facts that are given together


class Place(NamedTuple):
    """path: in the case, as the journal writes it; specs: the fields; held: what the case says there now."""

    path: tuple[str, ...]
    specs: tuple[Spec, ...]
    held: Mapping[str, Any]


def place_of(plan: Plan, fact: str, book: Journal) -> Place | None:
    """Where `fact` is given; None where nobody it could belong to is written down yet."""
    table, key = plan.book.asks[fact].key.split(".")
    held = book.mapping(plan.case.id, events=table == "events")
    if table in TABLES:
        return Place((table,), _of(TABLES[table][1], key), held[table])
    finders = {"interviews": _interview, "contacts": _contact, "events": _event}
    found = finders[table](plan, key, book) if table in finders else None  # `elsewhere` has its own field
    if found is None:
        return None
    member, specs = found
    keys = book.keys(plan.case.id, table)
    return Place((table, member), specs, held[table][keys.index(member)]) if member in keys else None


def _of(specs: tuple[Spec, ...], key: str) -> tuple[Spec, ...]:
    return tuple(spec for spec in specs if spec.key in BESIDE.get(key, (key,)))


def _interview(plan: Plan, key: str, book: Journal) -> tuple[str, tuple[Spec, ...]] | None:
    """The last interview that took place, else the last there is."""
    keys, interviews = book.keys(plan.case.id, "interviews"), plan.case.interviews
    over = [member for member, one in zip(keys, interviews) if one.over_at <= plan.now]
    chosen = over or keys
    return (chosen[-1], _of(INTERVIEW, key)) if chosen else None


def _contact(plan: Plan, key: str, book: Journal) -> tuple[str, tuple[Spec, ...]] | None:
    """Whom the first message goes to of whom it is not known; for their style, whom they met."""
    met = [one.id for one in plan.situation.met]
    coming = plan.situation.next.to if plan.situation.next is not None else ()
    wanted = met if key == "style" else [*coming, *(who for step in plan.steps for who in step.to), *met]
    unknown = (who for who in wanted if (one := plan.case.contact(who)) and getattr(one, key) is None)
    who = next(unknown, None)
    return (who, _of(PERSON, key)) if who else None


def _event(plan: Plan, key: str, book: Journal) -> tuple[str, tuple[Spec, ...]] | None:
    """The last offer, or what else they want an answer to, for the day by which they need it."""
    keys = book.keys(plan.case.id, "events")
    offers = [member for member, event in zip(keys, plan.case.events) if key in event.meaning.asks]
    return (offers[-1], (ANSWER_BY,)) if offers and key == ANSWER_BY.key else None
