"""From a journal's cases to counts and durations: the one place where what somebody wrote meets what is handed in.

Only numbers leave these functions, and words that form.py lists.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ...case.case import Case, Meeting, promised_day
from ...case.events import CHANNELS
from ...planning.planner import Plan
from ...planning.situation import HOUR
from ...planning.thanks import is_thanks
from ...rulebook.book import DEFAULT_POLICY, Rulebook
from ...rulebook.facts import STAGES
from ...rulebook.loading import default_rulebook
from ...search import Planned, reply_times, waits
from .form import (
    AFTER,
    OWN,
    UNKNOWN,
    After,
    AtStage,
    Exercises,
    FollowUps,
    HandIn,
    Overdue,
    Promises,
    Replies,
    ThankYous,
    Times,
    capped,
    days_of,
    longer,
)

if TYPE_CHECKING:
    import pandas as pd


def count_up(
    cases: Mapping[str, Case],
    *,
    now: datetime,
    token: str,
    policy: str = DEFAULT_POLICY,
    rulebook: Rulebook | None = None,
    practice: tuple[int, int] | None = None,
) -> HandIn:
    """What a person with these cases hands in at `now` (aware). practice: situations solved, and those at once."""
    planned = Planned(cases, now=now, policy=policy, rulebook=rulebook)
    plans = [found for _, found in planned.pairs if found is not None]
    year, week, _ = now.isocalendar()
    times = reply_times(planned, now=now, policy=policy, rulebook=rulebook)
    standing = waits(planned, now=now, policy=policy, rulebook=rulebook)
    return HandIn(
        token=token,
        year=year,
        week=week,
        policy=policy if policy in default_rulebook().policies else OWN,
        stages=_stages(planned, standing),
        thank_yous=_thank_yous(planned, now.timestamp()),
        follow_ups=_follow_ups(times),
        overdue=_overdue(plans),
        replies=tuple(_replies(times, after) for after in AFTER),
        promises=_promises(times, {case.id: case for case in planned.cases}, now),
        exercises=Exercises(solved=capped(practice[0]), at_once=capped(practice[1])) if practice else None,
    )


def _stages(planned: Planned, standing: pd.DataFrame) -> tuple[AtStage, ...]:
    stages = Counter(found.stage if found else UNKNOWN for _, found in planned.pairs)
    days = {stage: held["days_in_stage"].dropna() for stage, held in standing.groupby("stage")}
    return tuple(
        AtStage(stage=stage, cases=capped(stages[stage]), days=_times(days.get(stage, ())))
        for stage in (*STAGES, UNKNOWN)
        if stages[stage]
    )


def _times(days: Iterable[float]) -> Times:
    return tuple(sorted((longer(max(float(day), 0.0)) for day in days), key=days_of))


def _thank_yous(planned: Planned, now: float) -> ThankYous:
    """Each that went out, for each person in each interview that is over, whichever round it was; and each that the
    plan would still have one send. What no plan would send any more is neither sent nor owed.
    """
    allowed = planned.book.limits.thank_you_hours * HOUR
    counts = Counter(
        sent
        for case in planned.cases
        for meeting in case.timeline.meetings
        if meeting.over <= now
        for who in meeting.interview.people
        if (sent := _sent(case, meeting, who, now, allowed))
    )
    for _, plan in planned.pairs:
        counts.update(_to_send(plan, now).values() if plan is not None else ())
    return ThankYous(**{name: capped(counts[name]) for name in ("on_time", "late", "still_time", "owed")})


def _sent(case: Case, meeting: Meeting, who: str, now: float, allowed: float) -> str:
    given = [h.at for h in case.timeline.happenings if is_thanks(h) and h.event.to == who and meeting.at <= h.at <= now]
    return ("on_time" if given[0] <= meeting.over + allowed else "late") if given else ""


def _to_send(plan: Plan, now: float) -> dict[str, str]:
    """By person: whether what the plan would have one send in thanks for a talk has time, or is owed."""
    thanks = plan.situation.thanks
    asked = {log["to"] for step in plan.steps if not step.comes_too_late for log in step.logs if _thanks(log)}
    owed = (*thanks.cards, *thanks.late, *thanks.owed)  # of two to one person, the one with the most time counts last
    return {
        debt.to: "still_time" if debt.due is not None and now < debt.due else "owed"
        for debt in owed
        if debt.to in asked
    }


def _thanks(log: Mapping[str, Any]) -> bool:
    return log.get("what") == "thank_you"


def _follow_ups(times: pd.DataFrame) -> FollowUps:
    sent = Counter(times.loc[times["after"] == "follow_up", "channel"])
    return FollowUps(**{channel: capped(sent[channel]) for channel in CHANNELS})


def _overdue(plans: Iterable[Plan]) -> tuple[Overdue, ...]:
    """What is late beside thank-yous, which are counted as owed, person by person."""
    own = default_rulebook().steps
    found = Counter(
        step.id if step.id in own else OWN
        for plan in plans
        for step in plan.steps
        if step.status == "overdue" and not any(map(_thanks, step.logs))
    )
    return tuple(Overdue(step=step, steps=capped(found[step])) for step in (*own, OWN) if found[step])


def _replies(times: pd.DataFrame, after: After) -> Replies:
    """How long each wait was; one of which nobody knows the days is in none of them."""
    held = times[(times["after"] == after) & times["days"].notna()]
    ended = ~held["answered"] & ~held["waiting"]
    return Replies(
        after=after,
        answered=_times(held.loc[held["answered"], "days"]),
        waiting=_times(held.loc[held["waiting"], "days"]),
        ended=_times(held.loc[ended, "days"]),
    )


def _promises(times: pd.DataFrame, cases: Mapping[str, Case], now: datetime) -> Promises:
    """Each round of interviews that ended with a promise: whether the answer came in it, and how far past it."""
    counts: Counter[str] = Counter()
    late: list[int] = []
    silent: list[int] = []
    for row in times[(times["after"] == "interview") & times["days"].notna()].to_dict("records"):
        case = cases[row["case"]]
        if (until := _promised(case, row["number"], now.timestamp())) is None:
            continue
        ends = row["since"].timestamp() + row["days"] * 86_400
        past = datetime.fromtimestamp(round(ends), case.zone).toordinal() - until
        if row["answered"]:
            counts["in_time"] += past <= 0
            late += [past] if past > 0 else []
        elif row["waiting"]:
            counts["still"] += past <= 0
            silent += [past] if past > 0 else []
    return Promises(
        answered_in_time=capped(counts["in_time"]), still_time=capped(counts["still"]),
        answered_late=_times(late), silent_past=_times(silent),
    )  # fmt: skip


def _promised(case: Case, round: int, now: float) -> int | None:
    """The last day promised at that round's last interview, as an ordinal."""
    held = [m for m in case.timeline.meetings if m.interview.round == round and m.over <= now]
    return promised_day(held[-1].interview, held[-1].day) if held else None
