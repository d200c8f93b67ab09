"""What an import would do, as people read it: the counts first, then why rows are left, then the first rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..parts.markup import EMPTY, Markup, bullets, join, table, tag
from ..parts.zones import place

if TYPE_CHECKING:
    from ...exchange.importer import Preview, Question, RowPreview

TOO_LARGE = 10_000_000  # bytes; a notebook server takes no longer message
TOO_BIG = "This file is larger than 10 MB, and this page takes no more at once."
ROWS, MOST = 6, 200  # of each outcome that are shown; of one that is asked for
COLUMNS = ("Row", "What happens", "Employer", "Role", "Applied", "Status", "Why, or what is left out")
SIGNS = {"taken": "✓ taken", "changed": "↻ brought up to date", "held back": "◦ held back", "refused": "✗ refused"}
ASKED = {
    "dates": "Say whether the day or the month comes first: no date in this file shows it (one is {seen}).",
    "timezone": "Say in which time zone these employers are.",
    "candidate": "Say your name, as you sign.",
    "column": "Say which column names the employer.",
    "year": "Say in which year the first day without one is ({seen}).",
    "words": "Say what these words mean: {seen}.",
}


def preview_html(seen: Preview, outcome: str = "", unknown: str = "") -> Markup:
    """The whole preview of a table. outcome: whose rows are shown, "" for the first of each; unknown: no zone."""
    return join(_questions(seen, unknown), _counts(seen), _reasons(seen), _left(seen), _rows(seen, outcome))


def waiting_html(rows: int, done: int = 0) -> Markup:
    """While a long list is read. done: rows that are."""
    bar = tag(
        "progress",
        value=str(done),
        max=str(rows),
        aria_label="Rows read",
        style="width:100%;accent-color:var(--fu-green)",
    )
    return join(tag("p", f"Reading {rows:,} rows. This takes a moment …"), bar)


def counts_told(seen: Preview) -> str:
    """How many rows were read, and what is to become of them."""
    names = [name for name in SIGNS if seen.counts[name] or name != "changed"]
    told = ", ".join(f"{seen.counts[name]} {COUNTED.get(name, name)}" for name in names)
    return f"{seen.counts['read']} rows read: {told}."


def backup_html(name: str, held: Mapping[str, Any]) -> Markup:
    """What a backup holds."""
    words = f"{name}: a backup of {len(held['cases'])} cases, made {str(held['made'])[:16].replace('T', ' ')}."
    return join(tag("p", words), tag("p", "What your search has already stays as it is.", class_="fu-soft"))


def _questions(seen: Preview, unknown: str) -> Markup:
    asked = [_asks(one).replace("{seen}", one.seen) for one in seen.questions]
    asked += [f"No place is known by “{unknown}”: a larger city nearby will do."] if unknown else []
    return tag("div", tag("b", "First, please: "), bullets(asked), class_="fu-ask") if asked else EMPTY


def _asks(question: Question) -> str:
    if question.id.startswith("column:"):
        return f"D{question.asks[1:]} One cell of it: {{seen}}."
    return ASKED.get(question.id, question.asks)


def _counts(seen: Preview) -> Markup:
    zone = (
        ""
        if any(one.id == "timezone" for one in seen.questions)
        else f" Every employer is put on {place(seen.timezone)} time."
    )
    head = tag("p", tag("b", counts_told(seen)), f" Read as {seen.table.read_as}.{zone}")
    return join(head, *(tag("p", f"{remark}.", class_="fu-soft") for remark in seen.remarks))


COUNTED = {"taken": "to take", "changed": "that change a case"}


def _reasons(seen: Preview) -> Markup:
    told = [
        f"{count} {outcome}: {reason}" for outcome, reasons in seen.reasons.items() for reason, count in reasons.items()
    ]
    return bullets(told)


def _left(seen: Preview) -> Markup:
    if not seen.left_behind:
        return EMPTY
    return tag("p", f"Columns that are not taken over: {', '.join(seen.left_behind)}.", class_="fu-soft")


def _rows(seen: Preview, outcome: str) -> Markup:
    kinds = (seen.changed, seen.taken, seen.held_back, seen.refused)
    if outcome:
        rows = [row for row in seen.rows if row.outcome == outcome]
        shown, of = rows[:MOST], f"{min(len(rows), MOST)} of {len(rows)} that are {outcome}"
    else:
        shown = sorted((row for rows in kinds for row in rows[: MOST if rows is seen.changed else ROWS]), key=_number)
        of = f"{len(shown)} of {len(seen.rows)}, the first of each kind"
    caption = f"Rows shown: {of}"
    made = table(COLUMNS, map(_cells, shown), caption=tag("caption", caption, class_="fu-soft"), class_="fu-others")
    return tag("div", made, style="overflow-x:auto", tabindex="0", role="region", aria_label=caption)


def _number(row: RowPreview) -> int:
    return row.number


def _cells(row: RowPreview) -> tuple[Any, ...]:
    return row.number, SIGNS[row.outcome], row.employer, row.title, row.applied, row.status, row.says
