"""A group seen from what its people handed in: how many are where, what is late, when answers come; never who.

Nothing is shown about fewer than LEAST people: not the group, not a cell of a table, and not what others together
would give away (hiding.py). Medians stand in for extremes, which are always one person's.
"""

from .folder import Gathered, gather
from .hiding import LEAST
from .pictures import bars_picture, replies_picture
from .replies import CURVE_COLUMNS, reply_counts, reply_curve
from .tables import COLUMNS, done_table, late_table, promises_table, stages_table, stuck_table

__all__ = [
    "COLUMNS",
    "CURVE_COLUMNS",
    "LEAST",
    "Gathered",
    "bars_picture",
    "done_table",
    "gather",
    "late_table",
    "promises_table",
    "replies_picture",
    "reply_counts",
    "reply_curve",
    "stages_table",
    "stuck_table",
]
