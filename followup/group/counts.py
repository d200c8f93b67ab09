"""From hand-ins to the rows of a group: whose numbers are in each. Nothing of this is shown; `told.py` is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from ..search.cases import LIVED
from .hand_in.form import DAYS_MOST, UNKNOWN, Count, Days, HandIn, Times, count_of, days_of
from .hand_in.words import BY, step_words

LONG = 14  # days after which a case counts as stuck
ENDED = ("rejected", "closed")
AT = {  # the stages as one speaks of a group
    "applied": "Applied, no interview yet",
    "invited": "Invited, no day yet",
    "before_interview": "Interview ahead",
    "task": "A task to hand in",
    "thank_you": "Thank-you to send",
    "waiting": "Waiting, too early to ask",
    "follow_up": "Follow-up open",
    "no_decision": "They wrote: nothing decided",
    "quiet": "Silence, nothing more to send",
    "offer": "An offer",
    "rejected": "A no",
    "closed": "Ended",
    UNKNOWN: "Past what the calendar knows",
}
Counts = Sequence[tuple[int, Count]]  # (whose, how many)
Lengths = Sequence[tuple[int, Days]]
Hands = Sequence[HandIn]


@dataclass(frozen=True)
class Row:
    """table: where it is shown; name: of the row, in that table; counted: whether what they have together is told.

    within: the stage whose people these are some of; rest: who of them has something there that is not here.
    """

    table: str
    name: str
    what: str
    counts: Counts
    days: Lengths = ()
    counted: bool = True
    within: str = ""
    rest: frozenset[int] = frozenset()

    @property
    def people(self) -> frozenset[int]:
        return frozenset(who for who, count in self.counts if count_of(count))


def rows_of(hands: Hands) -> Iterator[Row]:
    """All rows of all tables, in the order they are shown."""
    for part in (_stages, _stuck, _thank_yous, _late, _promises, _done):
        yield from part(hands)


def _stages(hands: Hands) -> Iterator[Row]:
    """Who is where, in the order the stages are lived, and how long."""
    for stage in (*LIVED, UNKNOWN):
        counts, days = _at(hands, stage)
        if counts or stage != UNKNOWN:
            yield Row("stages", stage, AT[stage], counts, days)


def _stuck(hands: Hands) -> Iterator[Row]:
    """Cases that have been at their stage for longer than LONG days; those that ended are left out."""
    for stage in LIVED:
        if stage not in ENDED:
            counts, all_days = _at(hands, stage)
            days = [(who, one) for who, one in all_days if days_of(one) > LONG]
            of_each = Counter(who for who, _ in days)
            rest = frozenset(who for who, cases in counts if count_of(cases) > of_each[who])
            yield Row("stuck", stage, AT[stage], _ones(days), days, counted=False, within=stage, rest=rest)


def _thank_yous(hands: Hands) -> Iterator[Row]:
    for name, words in (
        ("on_time", "Thank-yous within a day"),
        ("late", "Thank-yous that went out later"),
        ("still_time", "Thank-yous not sent, still in time"),
        ("owed", "Thank-yous owed and late"),
    ):
        yield Row("late", name, words, _of(hands, attrgetter(f"thank_yous.{name}")))


def _late(hands: Hands) -> Iterator[Row]:
    """Every kind of step that somebody is late with; how many people, because it is mostly one each."""
    for step in sorted({late.step for one in hands for late in one.overdue}):
        counts = [(who, late.steps) for who, one in enumerate(hands) for late in one.overdue if late.step == step]
        yield Row("late", step, f"Late: {step_words(step)}", counts, counted=False)


def _promises(hands: Hands) -> Iterator[Row]:
    """Whether answers came when they were promised; days are those past the promise."""
    late = _days_of(hands, lambda one: one.promises.answered_late)
    silent = _days_of(hands, lambda one: one.promises.silent_past)
    in_time = _of(hands, lambda one: one.promises.answered_in_time)
    yield Row("promises", "in_time", "Answers that came as promised", in_time)
    yield Row("promises", "late", "Answers that came later than promised", _ones(late), late)
    yield Row("promises", "silent", "Promises that are over, and no answer", _ones(silent), silent)
    still = _of(hands, lambda one: one.promises.still_time)
    yield Row("promises", "still", "Promises that still have time", still)


def _done(hands: Hands) -> Iterator[Row]:
    """Follow-ups by channel, and practice situations solved."""
    for name, words in BY.items():
        yield Row("done", name, f"Follow-ups {words}", _of(hands, attrgetter(f"follow_ups.{name}")))
    solved = _of(hands, lambda one: one.exercises.solved if one.exercises else 0)
    yield Row("done", "practice", "Practice situations solved", solved)


def _of(hands: Hands, take: Callable[[HandIn], Count]) -> Counts:
    return [(who, take(one)) for who, one in enumerate(hands)]


def _ones(days: Lengths) -> Counts:
    return [(who, 1) for who, _ in days]


def _days_of(hands: Hands, take: Callable[[HandIn], Times]) -> Lengths:
    return [(who, day) for who, one in enumerate(hands) for day in take(one)]


def _at(hands: Iterable[HandIn], stage: str) -> tuple[Counts, Lengths]:
    held = [(who, at) for who, one in enumerate(hands) for at in one.stages if at.stage == stage]
    return [(who, at.cases) for who, at in held], [(who, day) for who, at in held for day in at.days]


def in_words(days: int) -> str:
    return f"over {DAYS_MOST}" if days > DAYS_MOST else str(days)
