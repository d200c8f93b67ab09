"""The same counts side by side: by source of the job, by round, by channel of the follow-up, by policy."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

import pandas as pd

from ..case.case import Case
from ..planning.planner import Plan
from ..planning.priority import main_step
from ..rulebook.book import DEFAULT_POLICY, Rulebook
from ..rulebook.loading import default_rulebook
from ..rulebook.policies import Policy
from .cases import ENOUGH
from .journeys import journeys
from .names import Names
from .planned import Cases, each_plan
from .replies import reply_times
from .survival import half_by, kaplan_meier

UNNAMED = "not recorded"
SOURCE_COLUMNS = [
    "source",
    "cases",
    "answered",  # ever, by a rejection too
    "interviewed",
    "offers",
    "open",
    "share_answered",  # of its cases; missing on fewer than ENOUGH: what is open may still be answered
    "share_interviewed",
]
REPLY_GROUP_COLUMNS = [
    "group",  # round 1, or a channel
    "waits",
    "answered",
    "waiting",  # still
    "half_within",  # days by which half had answered, those still waiting counted as such; missing on few cases
]
POLICY_COLUMNS = ["policy", "open_now", "later", "rests", "emails", "calls", "letters", "visits"]
"""Cases with something to do towards an employer now, later, or not; and by which channel their main step is."""
CHANNELS = {"email": "emails", "phone": "calls", "post": "letters", "visit": "visits"}


def by_source(
    cases: Cases, *, now: datetime, policy: str = DEFAULT_POLICY, rulebook: Rulebook | None = None
) -> pd.DataFrame:
    """One row a source (SOURCE_COLUMNS), however it is spelled; the one with most cases first."""
    found, names = journeys(cases, now=now, policy=policy, rulebook=rulebook), Names()
    groups = found.assign(key=[names.key(source) for source in found["source"]]).groupby("key", sort=False)
    rows = [
        (names.said(str(key)) or UNNAMED, len(t), t["answered"].sum(), (t["rounds"] > 0).sum(), t["offered"].sum(),
         (t["outcome"] == "open").sum())
        for key, t in groups
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=SOURCE_COLUMNS[:6]).sort_values(
        ["cases", "source"], ascending=[False, True], ignore_index=True
    )
    enough = table["cases"] >= ENOUGH
    for share, part in (("share_answered", "answered"), ("share_interviewed", "interviewed")):
        table[share] = (table[part] / table["cases"]).astype("Float64").where(enough)
    return table


def by_round(
    cases: Cases, *, now: datetime, policy: str = DEFAULT_POLICY, rulebook: Rulebook | None = None
) -> pd.DataFrame:
    """One row a round of interviews: how many, answered, still waiting (REPLY_GROUP_COLUMNS)."""
    waits = reply_times(cases, now=now, policy=policy, rulebook=rulebook).query("after == 'interview'")
    return _replies(waits.assign(group=[f"round {number}" for number in waits["number"]]).sort_values("number"))


def by_channel(
    cases: Cases, *, now: datetime, policy: str = DEFAULT_POLICY, rulebook: Rulebook | None = None
) -> pd.DataFrame:
    """One row a channel of follow-ups: how many, answered, still waiting (REPLY_GROUP_COLUMNS)."""
    waits = reply_times(cases, now=now, policy=policy, rulebook=rulebook).query("after == 'follow_up'")
    return _replies(waits.assign(group=waits["channel"]).sort_values("channel"))


def _replies(waits: pd.DataFrame) -> pd.DataFrame:
    rows = [
        (group, len(t), int(t["answered"].sum()), int(t["waiting"].sum()), half_within(t))
        for group, t in waits.groupby("group", sort=False)
    ]
    return pd.DataFrame(rows, columns=REPLY_GROUP_COLUMNS).astype({"half_within": "Float64"})


def half_within(waits: pd.DataFrame) -> float | None:
    """Days by which half of these waits were answered; None on fewer than ENOUGH cases, or where half are not."""
    if waits.loc[waits["days"].notna(), "case"].nunique() < ENOUGH:
        return None
    known = waits[waits["days"].notna()]
    return half_by(kaplan_meier(known["days"], known["answered"]))


def by_policy(
    cases: Cases, *, now: datetime, policy: str = DEFAULT_POLICY, rulebook: Rulebook | None = None
) -> pd.DataFrame:
    """One row a policy of the rulebook (POLICY_COLUMNS), the one in force first: what each would have you do."""
    book = rulebook or default_rulebook()
    others = [name for name in book.policies if name != policy]
    same: dict[int, tuple[str, ...]] = {}  # what cases count as under every policy alike, by their places
    rows = [_under(cases, now, book.policies[name], book, same) for name in (policy, *others)]
    return pd.DataFrame(rows, columns=POLICY_COLUMNS)


def _under(
    cases: Cases, now: datetime, policy: Policy, book: Rulebook, same: dict[int, tuple[str, ...]]
) -> list[str | int]:
    first, counts = not same, Counter[str]()
    for place, (case, found) in enumerate(each_plan(cases, now, policy.id, book, same)):
        counted = same.get(place) or _counted(found)
        if first and book is default_rulebook() and _asks_no_policy(case):
            same[place] = counted
        counts.update(counted)
    return [policy.id, *(counts[name] for name in POLICY_COLUMNS[1:])]


def _counted(found: Plan | None) -> tuple[str, ...]:
    step = main_step(found) if found else None
    if step is None or step.aside:
        return ("rests",)
    return "later" if step.status == "later" else "open_now", CHANNELS.get(step.channel or "", "")


def _asks_no_policy(case: Case) -> bool:
    """Whether a case is only an application, with a no or without: our own policies all say the same of it. In a long
    search nearly all are like that.
    """
    heard = all(
        one.kind == "note" or (one.kind == "heard" and one.what in ("rejection", "other")) for one in case.events
    )
    return heard and not case.interviews
