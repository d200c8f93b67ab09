"""The whole search as tables: every case, what comes next, how many stand where, what happened when.

Each table is a pure function of (cases, now, policy, rulebook): `cases` is any iterable of Cases or a mapping of them,
`now` an aware datetime, `policy` a policy's name, `rulebook` None for the workbook's own. `Planned` holds cases with
their plans: give it in place of the cases where several tables of one moment are wanted. A case past what the calendar
knows keeps its row, with the stage "unknown". Columns are fixed and stand with each function; `in_words` and `as_html`
give a table as people read it. pandas is imported here and nowhere else in the package.

Silence is never counted as a refusal. Where answers are counted, a rejection is one. No share is given on fewer than
ENOUGH cases.
"""

from .agenda import AGENDA_COLUMNS, agenda
from .baskets import BASKET_COLUMNS, baskets, fullest
from .cases import CASE_COLUMNS, COUNT_COLUMNS, ENOUGH, cases_table, stage_counts
from .firsts import FIRST_COLUMNS, first_times
from .flow import FLOW_COLUMNS, RATE_COLUMNS, stage_flow, stage_rates
from .groups import (
    POLICY_COLUMNS,
    REPLY_GROUP_COLUMNS,
    SOURCE_COLUMNS,
    by_channel,
    by_policy,
    by_round,
    by_source,
)
from .journeys import JOURNEY_COLUMNS, journeys
from .paths import PATH_COLUMNS, stage_paths
from .planned import Planned
from .reading import as_html, in_words
from .replies import REPLY_COLUMNS, reply_times
from .spans import SPAN_COLUMNS, time_spent
from .survival import CURVE_COLUMNS, half_by, kaplan_meier
from .timeline import TIMELINE_COLUMNS, timeline
from .waits import WAIT_COLUMNS, waits
from .weeks import WEEK_COLUMNS, weekly_activity

__all__ = [
    "AGENDA_COLUMNS",
    "BASKET_COLUMNS",
    "CASE_COLUMNS",
    "COUNT_COLUMNS",
    "CURVE_COLUMNS",
    "ENOUGH",
    "FIRST_COLUMNS",
    "FLOW_COLUMNS",
    "JOURNEY_COLUMNS",
    "PATH_COLUMNS",
    "POLICY_COLUMNS",
    "RATE_COLUMNS",
    "REPLY_COLUMNS",
    "REPLY_GROUP_COLUMNS",
    "SOURCE_COLUMNS",
    "SPAN_COLUMNS",
    "TIMELINE_COLUMNS",
    "WAIT_COLUMNS",
    "WEEK_COLUMNS",
    "Planned",
    "agenda",
    "as_html",
    "baskets",
    "by_channel",
    "by_policy",
    "by_round",
    "by_source",
    "cases_table",
    "first_times",
    "fullest",
    "half_by",
    "in_words",
    "journeys",
    "kaplan_meier",
    "reply_times",
    "stage_counts",
    "stage_flow",
    "stage_paths",
    "stage_rates",
    "time_spent",
    "timeline",
    "waits",
    "weekly_activity",
]
