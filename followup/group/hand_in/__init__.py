"""What a participant may hand in: one small file of counts and durations that names nobody.

The file is made from a positive list (form.py): whatever is not a number or a word of our own vocabulary has no place
in it. The finest date in it is a week. Reading is as strict as writing.
"""

from ...journal.handing_in import HAND_IN, hand_in_folder
from .counting import count_up
from .form import COUNT_MOST, DAYS_MOST, HandIn, count_of, days_of, longer
from .keeping import file_name, hand_in, keep_token, prepare, to_bytes
from .reading import read_hand_in
from .words import in_words

__all__ = [
    "COUNT_MOST",
    "DAYS_MOST",
    "HAND_IN",
    "HandIn",
    "count_of",
    "count_up",
    "days_of",
    "file_name",
    "hand_in",
    "hand_in_folder",
    "in_words",
    "keep_token",
    "longer",
    "prepare",
    "read_hand_in",
    "to_bytes",
]
