"""Whether what is hidden of a group can be worked out: an attack by integer programming on everything that is shown.

    python -m benchmarks.group [--groups 1000] [--seed 16]

The attacker has all tables, words and curves of a group, knows how they are made, what one person can have of each
and which rows are among which, and asks of every hidden number for the least and the greatest it can be. Where the
two are one, it is recovered. Pairs are two looks at one folder between which one person came, went or changed.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random
from time import perf_counter
from typing import Any

from followup.case.events import CHANNELS
from followup.group import LEAST, Gathered, Memory, Told, show, tell
from followup.group.hand_in.form import (
    AFTER,
    COUNT_MOST,
    AtStage,
    Exercises,
    FollowUps,
    HandIn,
    Overdue,
    Promises,
    Replies,
    ThankYous,
    count_of,
    days_of,
)
from followup.group.hiding import BESIDE, MANY, word_for
from followup.rulebook.facts import STAGES

SIZES = ((5, 7), (8, 12), (13, 25))
STEPS = ("late-thank-you", "thank-you-card", "acknowledge-offer", "answer-offer", "second-follow-up")
AMONG = {
    "late-thank-you": ("late", "owed"),
    "acknowledge-offer": ("stages", "offer"),
    "answer-offer": ("stages", "offer"),
}
ONE = COUNT_MOST + 1  # the most that one person has of anything
Cell = tuple[str, str, str]  # "people", "number" or "rest"; the table; the row


def main(words: Sequence[str] | None = None) -> int:
    """Print what was recovered; 0 where that is nothing."""
    parser = argparse.ArgumentParser(prog="start.py bench-group", description=__doc__.splitlines()[0])
    parser.add_argument("--groups", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=16)
    args = parser.parse_args(words)
    if importlib.util.find_spec("scipy") is None:
        print("This needs scipy, which comes with scikit-learn.", file=sys.stderr)
        return 2
    random, begun = Random(args.seed), perf_counter()
    groups = [made_up(random.randint(5, 25), random) for _ in range(args.groups)]
    pairs = [(one, one_apart(one, random)) for one in groups]
    print(f"{'people':<8}{'groups':>7}{'numbers':>9}{'hidden':>8}{'recovered':>11}{'with sums':>11}"
          f"{'pairs':>7}{'recovered':>11}{'no memory':>11}")  # fmt: skip
    lost = sum(_print_row(groups, pairs, least, most) for least, most in SIZES)
    print(f"{perf_counter() - begun:.0f} s. With sums: if a sum stood below each table. No memory: if a folder that "
          "changed by one person were drawn anew.")  # fmt: skip
    return 1 if lost else 0


def _print_row(groups: Sequence[Gathered], pairs: Sequence[tuple[Gathered, Gathered]], least: int, most: int) -> int:
    here = [one for one in groups if least <= one.people <= most]
    two = [pair for pair in pairs if least <= pair[0].people <= most]
    hidden = sum(len(hidden_in(tell(one))) for one in here)
    cells = sum(len(cells_of(tell(one))) for one in here)
    single = sum(len(recovered([tell(one)])) for one in here)
    sums = sum(len(recovered([tell(one)], sums_of(one))) for one in here)
    both = sum(len(recovered(two_looks(*pair))) for pair in two)
    bare = sum(len(recovered([tell(one) for one in pair])) for pair in two)
    print(f"{least}-{most:<6}{len(here):>7}{cells:>9}{hidden / max(cells, 1):>8.0%}{single:>11}{sums:>11}"
          f"{len(two):>7}{both:>11}{bare:>11}", flush=True)  # fmt: skip
    return single + both


def two_looks(first: Gathered, then: Gathered) -> list[Told]:
    """What is shown of one folder at two moments."""
    one = show(first, Memory())
    other = show(then, one.memory)
    return [one.told] if other.told == one.told else [one.told, other.told]


# the attack


@dataclass
class Knowledge:
    """Bounds of every cell, and rows of (coefficients, least, greatest) that hold for them."""

    bounds: dict[Any, tuple[int, int]] = field(default_factory=dict)
    rows: list[tuple[dict[Any, int], float, float]] = field(default_factory=list)

    def at_most(self, less: Any, more: Any, times: int = 1) -> None:
        """less <= times * more"""
        self.rows.append(({less: 1, more: -times}, float("-inf"), 0))


def recovered(looks: Sequence[Told], sums: dict[tuple[str, str], int] | None = None) -> set[Any]:
    """The hidden cells of these looks at one group of which one number only is possible."""
    known = Knowledge()
    for number, told in enumerate(looks):
        _learn(known, told, number)
        for (kind, table), total in (sums or {}).items():
            of = [cell for cell in known.bounds if cell[1:3] == (kind, table)]
            known.rows.append((dict.fromkeys(of, 1), total, total))
    if len(looks) > 1:
        _learn_difference(known)
    hidden = [(number, *cell) for number, told in enumerate(looks) for cell in hidden_in(told)]
    return _certain(known, hidden)


def _learn(known: Knowledge, told: Told, look: int) -> None:
    """What stands there, and what it is made from."""
    everybody = told.everybody
    for line in told.lines:
        people, number = (look, "people", line.table, line.name), (look, "number", line.table, line.name)
        known.bounds[people] = _possible(line.table, line.says, everybody)
        if line.table != "stuck" and line.name not in STEPS:
            known.bounds[number] = (line.number,) * 2 if line.number is not None else (0, ONE * everybody)
            known.at_most(people, number)
            known.at_most(number, people, ONE)
            if line.says in MANY and line.number is None:
                _learn_why_hidden(known, number, everybody)
        if line.name in AMONG:
            known.at_most(people, (look, "people", *AMONG[line.name]))
        if line.table == "stuck":
            whole, rest = (look, "people", "stages", line.name), (look, "rest", "stages", line.name)
            known.bounds[rest] = (0, everybody)
            known.at_most(people, whole)
            known.at_most(rest, whole)
            known.rows.append(({whole: 1, people: -1, rest: -1}, float("-inf"), 0))
            if line.people:  # then what is left beside is nobody, or five at least
                _nobody_or(known, rest, LEAST)
    if len(told.curves["follow_up"]):
        sent = {(look, "number", "done", channel): 1 for channel in CHANNELS}
        known.rows.append((sent, 10, float("inf")))


def _possible(table: str, says: str, everybody: int) -> tuple[int, int]:
    """From the word that stands there to what it may stand for."""
    if says.isdecimal():
        return int(says), int(says)
    if table == "stuck" and says == BESIDE:
        return 1, everybody
    fits = [people for people in range(everybody + 1) if word_for(people, everybody) == says]
    return min(fits), max(fits)


def _learn_why_hidden(known: Knowledge, number: Any, everybody: int) -> None:
    """A sum beside a word for the larger part is left out where it is below everybody - 1, or so large that it tells
    of everybody.
    """
    large, much = ("large", number), ONE * max(LEAST, everybody - LEAST + 1) + 1
    known.bounds[large] = (0, 1)
    known.rows.append(({number: 1, large: -ONE * everybody}, float("-inf"), everybody - 2))
    known.rows.append(({number: 1, large: -much}, 0, float("inf")))


def _nobody_or(known: Knowledge, cell: Any, least: int) -> None:
    some = ("some", cell)
    known.bounds[some] = (0, 1)
    known.rows.append(({cell: 1, some: -1000}, float("-inf"), 0))
    known.rows.append(({cell: 1, some: -least}, 0, float("inf")))


def _learn_difference(known: Knowledge) -> None:
    """One person is between the two looks: each row differs by one at most, in the same direction or, where that person
    handed in again, in either.
    """
    for cell in [cell for cell in known.bounds if cell[0] == 0 and (1, *cell[1:]) in known.bounds]:
        most = ONE if cell[1] == "number" else 1
        known.rows.append(({cell: 1, (1, *cell[1:]): -1}, -most, most))


def _certain(known: Knowledge, hidden: list[Any]) -> set[Any]:
    """All are made small together, then large: what differs is open. Of the others each is asked for by itself."""
    model = _Model(known)
    low, high = model.solve(hidden, 1), model.solve(hidden, -1)
    left = [cell for cell in hidden if low[cell] == high[cell]]
    return {cell for cell in left if model.solve([cell], 1)[cell] == model.solve([cell], -1)[cell]}


class _Model:
    def __init__(self, known: Knowledge) -> None:
        import numpy as np
        from scipy.optimize import Bounds, LinearConstraint
        from scipy.sparse import lil_array

        self.place = {cell: number for number, cell in enumerate(known.bounds)}
        matrix = lil_array((len(known.rows), len(self.place)))
        for number, (terms, _, _) in enumerate(known.rows):
            for cell, times in terms.items():
                if cell in self.place:
                    matrix[number, self.place[cell]] = times
        least, most = zip(*known.bounds.values())
        self.bounds = Bounds(np.array(least), np.array(most))
        self.limits = LinearConstraint(matrix.tocsr(), [row[1] for row in known.rows], [row[2] for row in known.rows])

    def solve(self, cells: Iterable[Any], sign: int) -> dict[Any, int]:
        import numpy as np
        from scipy.optimize import milp

        costs = np.zeros(len(self.place))
        for cell in cells:
            costs[self.place[cell]] = sign
        found = milp(costs, integrality=np.ones(len(costs)), bounds=self.bounds, constraints=self.limits)
        if found.x is None:
            raise ValueError(f"what is shown contradicts itself: {found.message}")
        return {cell: round(found.x[number]) for cell, number in self.place.items()}


# what is shown and what is not


def cells_of(told: Told) -> list[Cell]:
    """Every number that a row is about."""
    found: list[Cell] = [("people", line.table, line.name) for line in told.lines]
    return found + [("number", line.table, line.name) for line in told.lines if line.counted]


def hidden_in(told: Told) -> list[Cell]:
    """Those that are not shown."""
    lines = {(line.table, line.name): line for line in told.lines}
    return [cell for cell in cells_of(told) if getattr(lines[cell[1:]], cell[0]) is None]


def sums_of(group: Gathered) -> dict[tuple[str, str], int]:
    """What would stand below the tables: follow-ups sent, thank-yous, cases."""
    from followup.group.counts import rows_of

    found: dict[tuple[str, str], int] = {}
    for row in rows_of(group.hand_ins):
        if row.counted:
            key = "number", row.table
            found[key] = found.get(key, 0) + sum(count_of(count) for _, count in row.counts)
    return found


# invented groups


def made_up(people: int, random: Random) -> Gathered:
    """A group in which each thing is common, rare or everybody's, as it is in life."""
    common = {name: random.choice((0.0, 0.08, 0.2, 0.5, 0.8, 0.95, 1.0)) for name in (*STAGES, *STEPS, *THINGS)}
    return Gathered(tuple(one_person(number, common, random) for number in range(people)))


THINGS = ("on_time", "late", "still_time", "owed", *CHANNELS, "in_time", "still", "late_answer", "silent", "solved")


def one_person(number: int, common: dict[str, float], random: Random) -> HandIn:
    def count(name: str) -> Any:
        return random.choice([1, 1, 1, 2, 3, 9, "20+"]) if random.random() < common[name] else 0

    def days(name: str) -> Any:
        few = random.choice([1, 1, 2]) if random.random() < common[name] else 0
        return tuple(sorted((random.choice([random.randrange(61), "60+"]) for _ in range(few)), key=days_of))

    stages = {stage: count(stage) for stage in STAGES}
    kept = [stage for stage, cases in stages.items() if cases]
    offers = [step for step in STEPS if random.random() < common[step]]
    owed = count("owed")
    sent = {channel: count(channel) for channel in CHANNELS}
    steps = [s for s in offers if (s not in AMONG or (owed if s == "late-thank-you" else "offer" in kept))]
    return HandIn(
        token=f"{number:08x}{random.getrandbits(96):024x}", year=2026, week=11, policy="balanced",
        stages=tuple(AtStage(stage=stage, cases=stages[stage], days=_there(stages[stage], random)) for stage in kept),
        thank_yous=ThankYous(on_time=count("on_time"), late=count("late"), still_time=count("still_time"), owed=owed),
        follow_ups=FollowUps(**sent),
        overdue=tuple(Overdue(step=step, steps=1) for step in steps),
        replies=tuple(_waits(after, days("in_time"), days("still"), sent) for after in AFTER),
        promises=Promises(answered_in_time=count("in_time"), still_time=count("still"),
                          answered_late=days("late_answer"), silent_past=days("silent")),
        exercises=Exercises(solved=count("solved"), at_once=0),
    )  # fmt: skip


def _waits(after: Any, answered: Any, waiting: Any, sent: dict[str, Any]) -> Replies:
    """After follow-ups there are no more waits than follow-ups."""
    most = sum(map(count_of, sent.values()))
    if after != "follow_up":
        return Replies(after=after, answered=answered, waiting=waiting)
    return Replies(after=after, answered=answered[:most], waiting=waiting[: max(0, most - len(answered))])


def _there(cases: Any, random: Random) -> Any:
    """How long the cases of one person have stood at a stage; of some nobody knows."""
    known = random.randint(0, min(cases if isinstance(cases, int) else ONE, 3))
    return tuple(sorted((random.choice([random.randrange(61), "60+"]) for _ in range(known)), key=days_of))


def one_apart(group: Gathered, random: Random) -> Gathered:
    """The same folder after one person came, went or handed in again."""
    hands, how = list(group.hand_ins), random.choice(("came", "went", "changed"))
    new = made_up(1, random).hand_ins[0]
    if how == "came" or len(hands) == LEAST:
        return Gathered((*hands, new))
    gone = hands.pop(random.randrange(len(hands)))
    if how == "changed":
        hands.append(HandIn(**{**vars(new), "token": gone.token}))
    return Gathered(tuple(hands))


if __name__ == "__main__":
    sys.exit(main())
