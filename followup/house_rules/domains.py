"""Which values a fact can have in a stage; reachability.py tries them all, a test holds them against real plans."""

from __future__ import annotations

from collections.abc import Mapping

from ..rulebook.facts import ALWAYS_KNOWN, FACTS

Value = str | int | None  # of a fact; None is unknown
Numbers = Mapping[str, set[int]]  # those that conditions compare a fact with
Words = Mapping[str, set[str]]  # the same
POLICY_FACTS = ("first_when", "first_to", "first_how", "thanks_by", "visits", "allowed")
ENDINGS = ("closed", "offer", "rejected")
# Facts that are either true or not known: nobody writes down that nothing stayed open.
TRUE_OR_UNKNOWN = {
    "country",
    "open_points",
    "went_well",
    "fit",
    "topics",
    "answer_by",
    "task_by",
}
# Facts that are known only in these stages; those that are never unknown are true only there.
ONLY_IN = {
    "decided": ("closed",),
    "confirmed": ("closed",),
    "others_told": ("offer", "rejected", "closed"),
    "offer_acknowledged": ("offer",),
    "offer_answered": ("offer",),
    "answer_by": ("offer",),
    "offer_hours_left": ("offer",),
    "rejection_thanked": ("rejected",),
    "feedback_asked": ("rejected",),
    "conditional": ("offer",),
    "asked_what_is_open": ("offer",),
    "taken_back": ("closed",),
}
# Facts that nobody looks at once a case has ended, nor before its first interview is over.
OF_THE_WAIT = {
    "owes_email",
    "owes_card",
    "owes_late",
    "thanked",
    "thanked_late",
    "interviewer_style",
    "decision_soon",
    "promise",
    "promise_over",
    "days_waiting",
    "follow_up",
    "follow_up_open",
    "follow_up_channel",
    "follow_up_role",
    "late_thanks",
    "too_late",
    "recipient_recorded",
    "recipient_reachable",
    "recipient_prefers",
    "recipient_email",
    "recipient_phone",
    "recipient_away",
    "no_calls",
    "no_decision",
    "replied",
    "spoken",
}
OF_THE_FOLLOW_UP = {name for name in OF_THE_WAIT if name.startswith(("follow_up", "recipient"))} | {
    "late_thanks",
    "no_calls",
}


def domain(name: str, stage: str, numbers: Numbers, words: Words) -> list[Value]:
    """Every value a fact can have in a stage; None is unknown."""
    if name == "stage":
        return [stage]
    if stage not in ONLY_IN.get(name, (stage,)):
        return [False] if name in ALWAYS_KNOWN else [None]
    if name in OF_THE_WAIT and stage in (*ENDINGS, "applied"):
        return [None]
    if name in OF_THE_FOLLOW_UP and stage == "before_interview":
        return [None]
    if name in ("interviewed", "interview_ahead") and (said := _said_by_stage(name, stage)) is not None:
        return [said]
    unknown = [] if name in ALWAYS_KNOWN else [None]
    fact = FACTS[name]
    if fact.kind == "flag":
        return [True, *unknown] if name in TRUE_OR_UNKNOWN else [True, False, *unknown]
    if fact.kind == "number":
        return [*sorted({n + step for n in numbers.get(name, {0}) for step in (-1, 0, 1)}), *unknown]
    return [*(fact.words or sorted(words.get(name, ()))), *unknown]


def _said_by_stage(name: str, stage: str) -> bool | None:
    """Whether an interview is over, or ahead, as the stage says; None where it may be either.

    A wait may follow a task that was handed in without an interview.
    """
    if name == "interviewed":
        return {"applied": False, "thank_you": True}.get(stage)
    over = ("applied", "invited", "task", "no_decision", "quiet", "follow_up", "waiting")
    return True if stage == "before_interview" else False if stage in over else None
