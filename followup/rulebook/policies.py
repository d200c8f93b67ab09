"""A policy as the planner uses it: one answer to every question, with its figures at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..case.office_hours import Opening
from .entries import Answer, Limit, minutes


@dataclass(frozen=True)
class Policy:
    """id and the chosen answer of each question; the attributes beside them are the figures of those answers."""

    id: str
    says: str
    answers: Mapping[str, Answer]

    def __post_init__(self) -> None:
        q1, q2, q3, q4, q5, q6 = (self.answers[f"Q{n}"] for n in range(1, 7))
        figures = {
            "first_when": q1.id, "after_promise": q1.after_promise, "after_interview": q1.after_interview,
            "always_wait": q1.always_wait, "backwards": q1.backwards, "first_to": q2.value, "first_how": q3.value,
            "follow_ups": q4.follow_ups, "thanks_by": q5.value, "visits": bool(q6.visits),
        }  # fmt: skip
        self.__dict__.update(figures)

    def answering(self, question: str, answer: Answer) -> Policy:
        """This policy with another answer to one question."""
        return Policy(self.id, self.says, {**self.answers, question: answer})


class Limits:
    """The figures of limits.toml by id: numbers of days or hours, and the openings of calls and letters."""

    def __init__(self, limits: Iterable[Limit]) -> None:
        for limit in limits:
            setattr(self, limit.id, limit.value if limit.value is not None else _spans(limit.hours))
        self.calls = Opening(self.call_hours, after_weekend=not self.no_calls_after_weekend)
        self.emails = Opening(self.email_hours, after_weekend=True)

    def __getattr__(self, name: str) -> int:
        raise AttributeError(f"the rulebook has no limit {name!r}")


def _spans(hours: Iterable[str]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((minutes(a), minutes(b)) for a, _, b in (span.partition("-") for span in hours)))
