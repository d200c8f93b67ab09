"""A group seen from what its people handed in: how many are where, what is late, when answers come; never who.

Nothing is shown about fewer than LEAST people: not the group, not a cell of a table, and not what others together
would give away (hiding.py). Everything that is shown comes from one table, made once (told.py), and a folder that
changed by fewer people than that is shown as it was (shown.py). Medians stand in for extremes, which are one person's.
"""

from .folder import Gathered, gather
from .headline import advice, headline
from .hiding import LEAST
from .pictures import bars_picture, replies_picture
from .shown import Memory, Shown, show
from .tables import (
    COLUMNS,
    CURVE_COLUMNS,
    done_table,
    late_table,
    promises_table,
    reply_curve,
    stages_table,
    stuck_table,
    table,
)
from .told import Told, tell

__all__ = [
    "COLUMNS",
    "CURVE_COLUMNS",
    "LEAST",
    "Gathered",
    "Memory",
    "Shown",
    "Told",
    "advice",
    "bars_picture",
    "done_table",
    "gather",
    "headline",
    "late_table",
    "promises_table",
    "replies_picture",
    "reply_curve",
    "show",
    "stages_table",
    "stuck_table",
    "table",
    "tell",
]
