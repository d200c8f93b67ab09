"""All that is ever shown of a group: one table of counts, made once; pictures, words and headline are drawn from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from statistics import median_low
from typing import Any

from .counts import Lengths, Row, in_words, rows_of
from .folder import Gathered
from .hand_in.form import AFTER, COUNT_MOST, count_of, days_of
from .hiding import BESIDE, LEAST, MANY, bounds_told, may_be_counted, word_for, word_for_part
from .replies import curve_of

Mark = tuple[int, float]


@dataclass(frozen=True)
class Line:
    """One row. people, number, days: None where it is not shown; says, counted, half: the same in words.

    number: what they have together, cases or messages; days: half are longer.
    """

    table: str
    name: str
    what: str
    people: int | None
    says: str
    number: int | None
    counted: str
    days: int | None
    half: str


@dataclass(frozen=True)
class Told:
    """everybody: how many handed in, 0 where too few did; curves: (days, share answered) after each kind of wait."""

    everybody: int
    sentence: str
    lines: tuple[Line, ...]
    curves: Mapping[str, tuple[Mark, ...]]

    @property
    def enough(self) -> bool:
        """Whether anything may be shown."""
        return self.everybody >= LEAST

    def table(self, name: str) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.table == name)

    def line(self, table: str, name: str) -> Line | None:
        """One row by its name; None where there is none."""
        return next((line for line in self.lines if (line.table, line.name) == (table, name)), None)


def tell(group: Gathered) -> Told:
    """What may be shown of a group."""
    if not group.enough:
        return Told(0, group.so_many, (), {after: () for after in AFTER})
    lines = tuple(_lines(group))
    words = bounds_told((line.says for line in lines), group.people)
    sentence = f"{group.so_many} {words}".strip()
    return Told(group.people, sentence, lines, {after: curve_of(group, after) for after in AFTER})


def _lines(group: Gathered) -> Iterator[Line]:
    rows = list(rows_of(group.hand_ins))
    stages = {row.name: row for row in rows if row.table == "stages"}
    for row in rows:
        yield _line(row, stages.get(row.within), group.people)


def _line(row: Row, whole: Row | None, everybody: int) -> Line:
    people, number = len(row.people), sum(count_of(count) for _, count in row.counts)
    said = word_for_part(people, len(whole.people), len(row.rest), everybody) if whole else word_for(people, everybody)
    days = None if said not in (None, *MANY) else half_longer(row.days)
    told = row.counted and may_be_counted(number, people, everybody)
    return Line(
        table=row.table, name=row.name, what=row.what,
        people=None if said else people, says=said or str(people),
        number=number if told else None, counted=_counted(row, number) if told else BESIDE if row.counted else "",
        days=days, half="" if days is None else in_words(days),
    )  # fmt: skip


def _counted(row: Row, number: int) -> str:
    more = any(count_of(count) > COUNT_MOST for _, count in row.counts)
    return f"{number}{' or more' if more else ''}"


def half_longer(days: Lengths) -> int | None:
    """The middle one of these lengths, in days; None where they are of fewer than five people."""
    return median_low(days_of(day) for _, day in days) if len({who for who, _ in days}) >= LEAST else None


def to_data(told: Told) -> dict[str, Any]:
    """As it may be kept."""
    return asdict(told)


def from_data(data: Mapping[str, Any]) -> Told:
    """What to_data made. KeyError or TypeError where it is something else."""
    curves: dict[str, tuple[Mark, ...]] = {}
    for after in AFTER:
        curves[after] = tuple((int(day), float(share)) for day, share in data["curves"].get(after, ()))
    lines = tuple(Line(**line) for line in data["lines"])
    return Told(int(data["everybody"]), str(data["sentence"]), lines, curves)
