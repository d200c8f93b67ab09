"""A center's clients: a row each, with what is stuck, why now and what to offer. Who is quiet stays in the list.

Read from a folder of journals, one a client, each time anew: the journals stay what counts, and nothing is written into
them. What the counselor notes down is kept in a file apart.
"""

from .clients import Caseload, Client, read_caseload
from .comments import Comment, read_comment, write_comment
from .notes import Note, add_note, read_notes
from .roster import Person, read_roster
from .standing import STANDINGS, CaseLine

__all__ = [
    "STANDINGS", "CaseLine", "Caseload", "Client", "Comment", "Note", "Person", "add_note", "read_caseload",
    "read_comment", "read_notes", "read_roster", "write_comment",
]  # fmt: skip
