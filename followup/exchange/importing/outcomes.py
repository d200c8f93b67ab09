"""What becomes of each row of a table, and how many of each: the values that a preview is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from .matching import Columns
from .setting import Question
from .table import Table

Outcome = Literal["taken", "held back", "refused"]


@dataclass(frozen=True, slots=True)
class RowPreview:
    """One row. reason: why it is not taken, the same words for all of its kind; detail: what was seen;
    remarks: what of a taken row is left out or only noted; facts: the case it would open, None where it opens
    none (not taken, or a further step of an earlier row's case: part_of is that row's number).
    """

    number: int
    outcome: Outcome
    employer: str = ""
    title: str = ""
    applied: str = ""
    status: str = ""
    reason: str = ""
    detail: str = ""
    remarks: tuple[str, ...] = ()
    facts: Mapping[str, Any] | None = field(default=None, repr=False)
    note: str = field(default="", repr=False)
    closes: bool = False
    part_of: int = 0

    @property
    def says(self) -> str:
        """The reason with what was seen, or the remarks, in one line."""
        detail = f" ({self.detail})" if self.detail else ""
        return f"{self.reason}{detail}" if self.reason else "; ".join(self.remarks)


@dataclass(frozen=True, slots=True)
class Preview:
    """Every row as it would be taken. questions: what must be answered before `take`; timezone: of all cases;
    compared_with: the cases of the journal that rows were compared with.
    """

    table: Table
    columns: Columns
    rows: tuple[RowPreview, ...]
    questions: tuple[Question, ...]
    timezone: str
    remarks: tuple[str, ...] = ()
    compared_with: frozenset[str] = frozenset()

    def _of(self, outcome: Outcome) -> tuple[RowPreview, ...]:
        return tuple(row for row in self.rows if row.outcome == outcome)

    @property
    def taken(self) -> tuple[RowPreview, ...]:
        return self._of("taken")

    @property
    def held_back(self) -> tuple[RowPreview, ...]:
        return self._of("held back")

    @property
    def refused(self) -> tuple[RowPreview, ...]:
        return self._of("refused")

    @property
    def counts(self) -> dict[str, int]:
        """read, taken, held back, refused; the last three add up to the first."""
        told = Counter(row.outcome for row in self.rows)
        return {"read": len(self.table.rows), **{name: told[name] for name in ("taken", "held back", "refused")}}

    @property
    def reasons(self) -> dict[str, dict[str, int]]:
        """How many rows were held back and refused for each reason, the most frequent first."""
        found = {}
        for outcome in ("held back", "refused"):
            found[outcome] = dict(Counter(row.reason for row in self._of(outcome)).most_common())
        return found

    @property
    def left_behind(self) -> tuple[str, ...]:
        """Headers of columns that are not taken over."""
        used = {choice.column for choice in self.columns.choices.values()}
        return tuple(name for number, name in enumerate(self.table.header) if number not in used)
