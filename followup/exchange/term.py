"""What came of a term as a page to print and to sign, for those who fund a center."""

from __future__ import annotations

from collections.abc import Sequence

from .paper import bullets, line, page, table, to_sign

TITLE = "What came of the term"
NOTES = (
    "Counted from the journals that clients gave the center. “Together” counts rounds of interviews, or employers.",
    "An answer is any answer, a no too. Who has none yet is counted as waiting.",
    "Nothing is said about fewer than five people; words stand where a number would tell of them.",
)


def term_page(*, when: str, says: str, rows: Sequence[tuple[str, str, str]], day: str, center: str = "") -> str:
    """The page as HTML. when: the term in words; says: its one sentence; rows: what, people, together; day: counted."""
    told = table("People and interviews", ("What", "People", "Together"), rows) if rows else ""
    notes = (line("h2", "How it was counted"), bullets(NOTES), line("p", f"Counted on {day}.", css="soft"))
    head = line("p", f"{center + ', ' if center else ''}{when}")
    return page(TITLE, line("h1", TITLE), head, line("p", says), told, *notes, to_sign())
