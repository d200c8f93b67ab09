"""What becomes of each row of a table, and how many of each: the values that a preview is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from .earlier import Update
from .matching import Columns
from .setting import NOT_YET, Question
from .table import Table
from .teaching import Word

Outcome = Literal["taken", "changed", "held back", "refused"]

OUTCOMES: tuple[Outcome, ...] = ("taken", "changed", "held back", "refused")
DOUBLE = "can't be told from another row"


@dataclass(frozen=True, slots=True)
class RowPreview:
    """One row. reason: why it is not taken, the same words for all of its kind; detail: what was seen;
    remarks: what of a taken row is left out or only noted; facts: the case it would open, None where it opens
    none (not taken, or a further step of an earlier row's case: part_of is that row's number); update: what it
    changes in a case that is there.
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
    part_of: int = 0
    update: Update | None = field(default=None, repr=False)

    @property
    def says(self) -> str:
        """The reason with what was seen, or the remarks, in one line."""
        detail = f" ({self.detail})" if self.detail else ""
        return f"{self.reason}{detail}" if self.reason else "; ".join(self.remarks)


@dataclass(frozen=True, slots=True)
class Preview:
    """Every row as it would be taken. questions: what must be answered before `take`; timezone: of all cases;
    compared_with: the cases of the journal that rows were compared with; words: every status, and what it is taken
    to mean; told: meanings that were told now, by key, to be remembered; written: the moment that stands for
    that of writing down.
    """

    table: Table
    columns: Columns
    rows: tuple[RowPreview, ...]
    questions: tuple[Question, ...]
    timezone: str
    remarks: tuple[str, ...] = ()
    compared_with: frozenset[str] = frozenset()
    words: tuple[Word, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)
    written: datetime = NOT_YET

    def _of(self, outcome: Outcome) -> tuple[RowPreview, ...]:
        return tuple(row for row in self.rows if row.outcome == outcome)

    @property
    def taken(self) -> tuple[RowPreview, ...]:
        return self._of("taken")

    @property
    def changed(self) -> tuple[RowPreview, ...]:
        return self._of("changed")

    @property
    def held_back(self) -> tuple[RowPreview, ...]:
        return self._of("held back")

    @property
    def refused(self) -> tuple[RowPreview, ...]:
        return self._of("refused")

    @property
    def counts(self) -> dict[str, int]:
        """read, taken, changed, held back, refused; all but the first add up to it."""
        told = Counter(row.outcome for row in self.rows)
        return {"read": len(self.table.rows), **{name: told[name] for name in OUTCOMES}}

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
        used |= {stage.column for stage in self.columns.stages}
        used |= {column for pair in self.columns.later for column in pair if column is not None}
        return tuple(name for number, name in enumerate(self.table.header) if number not in used)
