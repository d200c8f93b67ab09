"""What an import would do, as people read it: the counts first, then why rows are left, then the first rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..parts.markup import EMPTY, Markup, bullets, join, table, tag

if TYPE_CHECKING:
    from ...exchange.importer import Preview, RowPreview

TOO_LARGE = 10_000_000  # bytes; a notebook server takes no longer message
ROWS = 6  # of each outcome that are shown
COLUMNS = ("Row", "What happens", "Employer", "Role", "Applied", "Status", "Why, or what is left out")
SIGNS = {"taken": "✓ taken", "held back": "◦ held back", "refused": "✗ refused"}
ASKED = {
    "dates": "Say whether the day or the month comes first: no date in this file shows it (one is {seen}).",
    "timezone": "Say in which time zone these employers are.",
    "candidate": "Say your name, as you sign.",
    "column": "Say which column names the employer.",
}


def preview_html(seen: Preview) -> Markup:
    """The whole preview of a table."""
    return join(_questions(seen), _counts(seen), _reasons(seen), _left(seen), _rows(seen))


def backup_html(name: str, held: Mapping[str, Any]) -> Markup:
    """What a backup holds."""
    words = f"{name}: a backup of {len(held['cases'])} cases, made {str(held['made'])[:16].replace('T', ' ')}."
    return join(tag("p", words), tag("p", "What your search has already stays as it is.", class_="fu-soft"))


def _questions(seen: Preview) -> Markup:
    asked = [ASKED.get(one.id, one.asks).format(seen=one.seen) for one in seen.questions]
    return tag("div", tag("b", "First, please: "), bullets(asked), class_="fu-ask") if asked else EMPTY


def _counts(seen: Preview) -> Markup:
    counts = seen.counts
    told = ", ".join(f"{counts[name]} {name if name != 'taken' else 'to take'}" for name in SIGNS)
    head = tag("p", tag("b", f"{counts['read']} rows read: {told}."), f" Read as {seen.table.read_as}.", role="status")
    return join(head, *(tag("p", f"{remark}.", class_="fu-soft") for remark in seen.remarks))


def _reasons(seen: Preview) -> Markup:
    told = [
        f"{count} {outcome}: {reason}" for outcome, reasons in seen.reasons.items() for reason, count in reasons.items()
    ]
    return bullets(told)


def _left(seen: Preview) -> Markup:
    if not seen.left_behind:
        return EMPTY
    return tag("p", f"Columns that are not taken over: {', '.join(seen.left_behind)}.", class_="fu-soft")


def _rows(seen: Preview) -> Markup:
    shown = sorted((row for rows in (seen.taken, seen.held_back, seen.refused) for row in rows[:ROWS]), key=_number)
    caption = f"The first rows of each kind, {len(shown)} of {len(seen.rows)}"
    made = table(COLUMNS, map(_cells, shown), caption=tag("caption", caption, class_="fu-soft"), class_="fu-others")
    return tag("div", made, style="overflow-x:auto", tabindex="0", role="region", aria_label=caption)


def _number(row: RowPreview) -> int:
    return row.number


def _cells(row: RowPreview) -> tuple[Any, ...]:
    return row.number, SIGNS[row.outcome], row.employer, row.title, row.applied, row.status, row.says
