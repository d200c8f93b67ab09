"""Practice handed in: a small file a person, collected by folder, and a word of feedback back into the same folder."""

from .feedback import FEEDBACK, give_feedback, give_to_all, is_answered, own_words
from .folder import HandedIn, collect
from .practised import PRACTISED, Practised, file_name, from_journal, put_into, read_practised, to_bytes

__all__ = [
    "FEEDBACK",
    "PRACTISED",
    "HandedIn",
    "Practised",
    "collect",
    "file_name",
    "from_journal",
    "give_feedback",
    "give_to_all",
    "is_answered",
    "own_words",
    "put_into",
    "read_practised",
    "to_bytes",
]
