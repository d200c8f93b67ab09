"""What is seen of a case at one moment: interviews, people, what was promised; the raw mapping, read plainly.

`Unclear` is raised where the contract can honestly be read in two ways; nothing is compared then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .there import DAY, There

DAY_OF_HOURS = timedelta(hours=24)
RESTARTS = ("no_decision", "on_hold", "checking")  # what is heard and lets the wait begin again (rule 2)

POLICIES = {
    #              Q1                  Q2         Q3              Q4     Q5             Q6
    "balanced": ("day-after", "whoever-knows", "as-they-like", "two", "as-they-are", "never"),
    "five-ways": ("patient", "manager", "email", "two", "as-they-are", "by-appointment"),
    "foolproof": ("with-grace", "manager", "phone", "one", "as-they-are", "never"),
    "now-what": ("day-after", "manager", "email", "two", "both", "never"),
    "the-call": ("day-after", "manager", "phone", "two", "as-they-are", "never"),
    "hr-first": ("fixed", "hr", "phone", "two", "as-they-are", "never"),
    "early-bird": ("before-it-closes", "manager", "as-they-like", "two", "as-they-are", "never"),
}


class Unclear(Exception):
    """The contract does not say; nothing is compared."""


@dataclass(frozen=True)
class View:
    """What is seen of a case at one moment under one policy.

    ended, ahead: interviews of a known day; undated: those of an unknown day; what did not take place is in none
    """

    case: dict
    now: datetime
    answers: tuple
    there: There
    ended: tuple
    ahead: tuple
    undated: tuple
    events: tuple

    def answer(self, question: str) -> str:
        return self.answers[int(question[1]) - 1]

    def contact(self, name):
        return next((c for c in self.case.get("contacts", []) if c["id"] == name), None)

    def heard(self, *whats):
        return [e for e in self.events if e["kind"] == "heard" and e["what"] in whats]

    def sent(self, *whats):
        return [e for e in self.events if e["kind"] == "sent" and e["what"] in whats]


def role_of(contact) -> str:
    """Without `is`, an interviewer."""
    return contact.get("is", "interviewer")


def end_of(interview) -> datetime:
    return interview.get("ends", interview["at"])


def look(case, now, policy="balanced") -> View:
    """Events after now are unseen; an interview is ahead until it ends; one that was not held is nowhere."""
    took_place = [i for i in case.get("interviews", []) if i.get("held", True)]
    dated = [i for i in took_place if not i.get("day_unknown")]
    undated = sorted((i for i in took_place if i.get("day_unknown") and i["at"] <= now), key=lambda i: i["at"])
    ended = sorted((i for i in dated if end_of(i) <= now), key=end_of)
    ahead = sorted((i for i in dated if end_of(i) > now), key=end_of)
    events = sorted((e for e in case.get("events", []) if e["at"] <= now), key=lambda e: e["at"])
    there, answers = There(case["employer"]), POLICIES[policy]
    return View(case, now, answers, there, tuple(ended), tuple(ahead), tuple(undated), tuple(events))


def last_is_undated(view) -> bool:
    """Whether nobody knows the day of the last interview."""
    if not view.undated:
        return False
    last = view.undated[-1]
    if not view.ended:
        return True
    known = view.ended[-1]
    later = {last["at"] > known["at"], last["round"] > known["round"]}
    if len(later) > 1:
        raise Unclear("which interview is the last, by its round or by the moment it was written down")
    return later.pop()


def is_recorded_since(view, moment) -> bool:
    """Whether an interview stands in the case that began, or is to begin, after that moment."""
    if any(i["at"] > moment for i in view.undated):
        raise Unclear("whether an interview of an unknown day was after it")
    return any(i["at"] > moment for i in view.ended + view.ahead)


def last_round(view) -> list:
    last = view.ended[-1]
    day = view.there.date_of(last["at"])
    if any(i["round"] == last["round"] for i in view.undated):
        raise Unclear("an interview of the last round has no day")
    return [i for i in view.ended if i["round"] == last["round"] or view.there.date_of(i["at"]) == day]


def waits_from(view):
    """The last ended interview, or what let the wait begin again after it (rule 2); None where nothing did."""
    last = view.ended[-1] if view.ended else None
    found = view.heard(*RESTARTS) + view.sent("task")
    later = [e for e in found if last is None or e["at"] > end_of(last)]
    if not later:
        return last
    newest = max(later, key=lambda e: e["at"])
    if newest.get("day_unknown"):
        raise Unclear("the day on which the wait began again is unknown")
    return newest


def is_waiting(view) -> bool:
    return not last_is_undated(view) and waits_from(view) is not None


def start_of_wait(view) -> datetime:
    it = waits_from(view)
    return it["at"] if "kind" in it else end_of(it)


def interview_day(view) -> date:
    """I of rule 3: the interview's date, or the date of what let the wait begin again."""
    return view.there.date_of(waits_from(view)["at"])


def carried(view, thing) -> date | None:
    if not {"promised_by", "promised_days"} & set(thing):
        return None
    if thing.get("day_unknown"):
        raise Unclear("a promise that was made on an unknown day")
    if "promised_by" in thing:
        return thing["promised_by"]
    return view.there.date_of(thing["at"]) + thing["promised_days"] * DAY


def promise(view) -> dict:
    """Rule 1 and 2: the newest promise made at or after the moment the wait counts from."""
    it = waits_from(view)
    makers = [it] + [e for e in view.events if e["kind"] == "heard" and e["at"] > start_of_wait(view)]
    if it.get("what") == "task" and any(carried(view, e) for e in view.heard("task")):
        raise Unclear("a promise that came with the task holds after it is handed in, or not")
    makers = [m for m in makers if carried(view, m) is not None]
    if not makers:
        return {"until": None, "made": None, "source": "none"}
    maker = makers[-1]
    source = "reply" if "kind" in maker else "interview"
    return {"until": carried(view, maker), "made": view.there.date_of(maker["at"]), "source": source}
