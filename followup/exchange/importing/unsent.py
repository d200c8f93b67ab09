"""Rows of a list that may be of jobs one never applied for: by a word of their own, or by one that leaves it open."""

from __future__ import annotations

from .happenings import day_in_notes
from .setting import Setting
from .statuses import may_be_ones_own, read_status, word_key
from .table import Row
from .words import fold, is_missing, read_words

SENT_BY = ("applied", "response_date", "rejection_date", "offer_date", "interview_date", "was_applied", "history")
LONGEST_DENIAL = 60  # letters of a note


def is_saved(row: Row, setting: Setting) -> bool:
    """Whether the status of a row says that one has not applied."""
    cell = setting.cell(row, "status")
    return read_status(cell, setting.columns.preset.get("status"), setting.words).meaning == "saved"


def is_denied(row: Row, setting: Setting) -> bool:
    """Whether the whole note of a row says that nothing was sent."""
    cell = setting.cell(row, "notes")
    note = fold(cell) if len(cell) <= LONGEST_DENIAL else ""
    return note.partition(" ")[0] in read_words("headings")["denies"] and read_status(note).meaning == "saved"


def leaves_open(row: Row, setting: Setting) -> str:
    """The status of a row that says no more than how it ended, and may be of a job one never applied for: “Closed”,
    “Eliminated”. "" where a day or another cell says that it was sent. Only to be asked of lists that keep such rows.
    """
    said = [cell for name in ("status", "outcome") if not is_missing(cell := setting.cell(row, name))]
    if len(said) != 1 or word_key(said[0]) in setting.words or not may_be_ones_own(said[0]):
        return ""
    cells = [setting.cell(row, name) for name in SENT_BY]
    cells += [row.cells[stage.column] for stage in setting.columns.stages if stage.column < len(row.cells)]
    return "" if any(not is_missing(cell) for cell in cells) or day_in_notes(row, setting) else said[0]
