"""A center's clients: a row each, with what is stuck, why now and what to offer. Who is quiet stays in the list.

Read from a folder of journals, one a client, each time anew: the journals stay what counts, and nothing is written into
them. What the counselor notes down is kept in a file apart.
"""

from .clients import Caseload, Client, Told, list_clients, read_caseload, read_journals
from .notes import Note, add_note, read_notes
from .roster import Person, read_roster
from .rows import COLUMNS, SHOWN, Due, ago, due_days, sheet_rows, shown_row
from .standing import STANDINGS, CaseLine

__all__ = [
    "COLUMNS", "SHOWN", "STANDINGS", "CaseLine", "Caseload", "Client", "Due", "Note", "Person", "Told", "add_note",
    "ago", "due_days", "list_clients", "read_caseload", "read_journals", "read_notes", "read_roster", "sheet_rows",
    "shown_row",
]  # fmt: skip
