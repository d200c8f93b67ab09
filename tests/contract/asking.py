"""Ask the planner through its public door, and look at what it answers."""

from __future__ import annotations

from datetime import datetime

from hypothesis import reject

import followup

from . import oracle


def ask(case: dict, now: datetime, policy: str = "balanced") -> dict:
    return followup.plan(followup.load_case(case), now=now, policy=policy).to_dict()


def read(question, *about):
    """The oracle's answer; the example is dropped where the contract can be read in two ways."""
    try:
        return question(*about)
    except oracle.Unclear:
        reject()


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def step(plan: dict, name: str) -> dict | None:
    return next((s for s in plan["steps"] if s["id"] == name), None)


def steps(plan: dict, name: str) -> list[dict]:
    return [s for s in plan["steps"] if s["id"] == name]


def ids(plan: dict) -> list[str]:
    return [s["id"] for s in plan["steps"]]


def spans(found: dict) -> list[tuple]:
    """A step's windows as pairs of moments (None where open)."""
    return [tuple(w[k] and moment(w[k]) for k in ("from", "to")) for w in found["windows"]]


FOLLOW_UPS = ("first-follow-up", "second-follow-up", "ask-for-a-time", "send-article", "visit")
QUIET = {"keep-searching", "let-it-rest", "find-contact", "contact-as-asked", "share-news", "confirm-in-writing",
         "reply-no-decision", "reply-invitation", "brief-references"}  # fmt: skip
SIMPLE = {
    "candidate": {"name": "Priya Example"},
    "employer": {"name": "Example Works", "timezone": "America/Chicago"},
    "role": {"title": "Data analyst"},
    "contacts": [
        {"id": "maria", "name": "Maria Example", "is": "hiring_manager",
         "email": "maria@works.example", "phone": "+1 312 555 0100"},
    ],
}  # fmt: skip


def simple(*events, employer=(), contacts=None, **interview) -> dict:
    """A first interview with Maria in Chicago, Wednesday 4 March 2026, 14:00 to 15:00, and what you add."""
    held = {"round": 1, "at": moment("2026-03-04T14:00:00-06:00"), "ends": moment("2026-03-04T15:00:00-06:00")}
    held |= {"with": ["maria"]} | interview
    held = {key: value for key, value in held.items() if value is not None}
    case = SIMPLE | {"interviews": [held], "events": list(events)}
    case["employer"] = SIMPLE["employer"] | dict(employer)
    if contacts is not None:
        case["contacts"] = contacts
    return case


def sent(at: str, what: str = "follow_up", to: str = "maria", channel: str = "email") -> dict:
    return {"at": moment(at), "kind": "sent", "what": what, "to": to, "channel": channel}


def called(at: str, outcome: str = "spoke", to: str = "maria", **more) -> dict:
    return {"at": moment(at), "kind": "called", "outcome": outcome, "to": to} | more


def told(at: str, what: str, **more) -> dict:
    return {"at": moment(at), "kind": "heard", "what": what} | more


def asked(plan: dict) -> str:
    """What the plan asks the candidate, in small letters."""
    return str([q["asks"] for q in plan["questions"]]).lower()


THANKED = sent("2026-03-04T18:00:00-06:00", "thank_you")
