"""Plans of one candidate's cases side by side: one message to a person instead of two, no two calls in an hour.

Cases belong together where they may know the same person (case/same.py). Nothing here looks at a clock or a journal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..case.case import Case
from ..case.groups import Groups
from ..case.same import candidate_keys, person_keys, persons
from .outline import WINDOWS, Seconds
from .planner import Plan, Step
from .situation import HOUR

THANKS = ("thank-you", "late-thank-you")  # one for both only where it was one talk
SHARED = (
    *THANKS,
    "first-follow-up",
    "second-follow-up",
    "ask-for-the-date",
    "contact-as-asked",
    "reply-no-decision",
    "share-news",
    "thank-after-rejection",
    "ask-for-feedback",
)
WITHDRAWALS = ("withdrawal", "withdrawal-accepted-elsewhere")


def related(cases: Sequence[Case]) -> list[list[int]]:
    """The places of cases of one candidate that may know a person in common, two or more to a group, in order."""
    groups = Groups(len(cases))
    for number, case in enumerate(cases):
        who = candidate_keys(case)
        for contact in case.contacts:
            groups.put(number, ((name, *key) for name in who for key in person_keys(case, contact)))
    return groups.found()


def shared_steps(plans: Sequence[Plan]) -> list[list[Step]]:
    """Steps of different cases that are one message or one call to one person: two or more a group.

    All of them are open, or all open in the same hours.
    In each group, and among the groups, in the order of the case ids.
    """
    found = [step for found in sorted(plans, key=lambda plan: plan.case.id) for step in found.steps if _is_shared(step)]
    known = persons([one.case for one in plans])
    groups = Groups(len(found))
    for number, step in enumerate(found):
        groups.put(number, [(_what(step), known[step.plan.case.id, step.to[0]])])
    steps = [[found[number] for number in group] for group in groups.found()]
    return [group for group in map(_one_a_case, steps) if len(group) > 1]


def _is_shared(step: Step) -> bool:
    kind = step.id in SHARED or step.template in WITHDRAWALS
    straight = step.channel in ("email", "phone") and step.through is None
    if not (kind and straight) and step.id != "prepare":
        return False
    return len(step.to) == 1 and step.plan.case.contact(step.to[0]) is not None


def _what(step: Step) -> tuple[object, ...]:
    last = step.plan.situation.last
    thanks = step.id in THANKS or step.template == "late-thank-you"
    ahead = next(iter(step.spans), None) if step.status == "later" else None
    return (
        step.id,
        step.channel,
        step.template,
        step.status == "later",
        ahead,
        last.at if thanks and last is not None else None,
    )


def _one_a_case(steps: Sequence[Step]) -> list[Step]:
    return list({step.plan.case.id: step for step in reversed(steps)}.values())[::-1]


def keep_calls_apart(plans: Sequence[Plan]) -> None:
    """Move the later of two calls to one person to the next window an hour away.

    plans: of cases that know a person in common, fresh: their steps are changed, before anybody reads their words.
    """
    calls = sorted(_calls(plans), key=lambda call: min(map(_turn, call)))
    if not calls:
        return
    known = persons([found.case for found in plans])
    taken = _called(plans, known)
    for call in calls:
        first, *_ = call  # all of one call open in the same hours
        busy = taken.setdefault(next(known[first.plan.case.id, who] for who in first.to), [])
        if _near(next(iter(first.spans)), busy):
            for step in call:
                _move(step, busy)
        busy += [span for step in call for span in step.spans[:1]]


def _calls(plans: Sequence[Plan]) -> list[list[Step]]:
    """The calls that the plans ask for; one for two jobs is one."""
    shared = [[step for step in group if _is_call(step)] for group in shared_steps(plans)]
    known = {id(step) for group in shared for step in group}
    alone = [[step] for found in plans for step in found.steps if _is_call(step) and id(step) not in known]
    return [*filter(None, shared), *alone]


def _called(plans: Sequence[Plan], known: Mapping[tuple[str, str], int]) -> dict[int, list[Seconds]]:
    """The calls to each person that were made within this hour."""
    taken: dict[int, list[Seconds]] = {}
    for found in plans:
        for at, _, event in found.situation.seen:
            who = known.get((found.case.id, event.to)) if event.to else None
            if event.kind == "called" and who is not None and at > found.situation.now - HOUR:
                taken.setdefault(who, []).append((at, at))
    return taken


def _is_call(step: Step) -> bool:
    bound = step.channel == "phone" and step.made.hours is not None and bool(step.spans)
    return bound and step.plan.case.contact(next(iter(step.to), None)) is not None


def _turn(step: Step) -> tuple[float, tuple[float, float], bool, str, str]:
    """Who calls first: what has an end, then what can be done first."""
    return step.made.ends, next(map(_both, step.spans)), step.aside, step.plan.case.id, step.id


def _move(step: Step, busy: Sequence[Seconds]) -> None:
    """To its next windows an hour away from those; where there is none, what only stands beside is left out."""
    spans = _free(step, busy)
    if spans:
        step.spans = spans
    elif step.aside:
        step.plan.steps = [one for one in step.plan.steps if one is not step]


def _free(step: Step, busy: Sequence[Seconds]) -> list[Seconds]:
    hours, made = step.made.hours, step.made
    if hours is None:
        return []
    start, _ = _both(step.spans[0])
    position = hours.from_moment(start, step.plan.situation.day_of(start))
    later: list[Seconds] = [*hours.spans(position, WINDOWS + 2 * len(busy))]
    return [span for span in later if _both(span)[0] < made.ends and not _near(span, busy)][:WINDOWS]


def _near(span: Seconds, busy: Sequence[Seconds]) -> bool:
    """Whether it begins or ends within an hour of one of those."""
    begins, ends = _both(span)
    return any(begins < end + HOUR and start < ends + HOUR for start, end in map(_both, busy))


def _both(span: Seconds) -> tuple[float, float]:
    start, end = span
    return (float("-inf") if start is None else start), (float("inf") if end is None else end)
