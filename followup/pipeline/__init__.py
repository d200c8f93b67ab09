"""The whole search as tables: every case, what comes next, how many stand where, what happened when.

Each table is a pure function of (cases, now, policy, rulebook): `cases` is any iterable of Cases or a mapping of them,
`now` an aware datetime, `policy` a policy's name, `rulebook` None for the workbook's own. A case past what the
calendar knows keeps its row, with the stage "unknown". Columns are fixed and stand with each function; `in_words`
and `as_html` give a table as people read it. pandas is imported here and nowhere else in the package.
"""

from .agenda import AGENDA_COLUMNS, agenda
from .cases import CASE_COLUMNS, COUNT_COLUMNS, ENOUGH, cases_table, stage_counts
from .reading import as_html, in_words
from .timeline import TIMELINE_COLUMNS, timeline

__all__ = [
    "AGENDA_COLUMNS",
    "CASE_COLUMNS",
    "COUNT_COLUMNS",
    "ENOUGH",
    "TIMELINE_COLUMNS",
    "agenda",
    "as_html",
    "cases_table",
    "in_words",
    "stage_counts",
    "timeline",
]
