"""What is seen of a case at one moment: interviews, promise, thanks; the raw mapping, read plainly.

`Unclear` is raised where the contract can honestly be read in two ways; nothing is compared then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .there import DAY, There

DAY_OF_HOURS = timedelta(hours=24)

POLICIES = {
    #              Q1                  Q2         Q3              Q4     Q5             Q6
    "balanced": ("day-after", "hr", "as-they-like", "two", "as-they-are", "never"),
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
    """What is seen of a case at one moment under one policy."""

    case: dict
    now: datetime
    policy: str
    there: There
    ended: tuple
    ahead: tuple
    events: tuple

    def answer(self, question: str) -> str:
        return POLICIES[self.policy][int(question[1]) - 1]

    def contact(self, name):
        return next((c for c in self.case.get("contacts", []) if c["id"] == name), None)

    def heard(self, *whats):
        return [e for e in self.events if e["kind"] == "heard" and e["what"] in whats]


def end_of(interview) -> datetime:
    return interview.get("ends", interview["at"])


def look(case, now, policy="balanced") -> View:
    """Events after now are unseen; an interview is ahead until it ends."""
    interviews = case.get("interviews", [])
    ended = sorted((i for i in interviews if end_of(i) <= now), key=end_of)
    ahead = sorted((i for i in interviews if end_of(i) > now), key=end_of)
    events = sorted((e for e in case.get("events", []) if e["at"] <= now), key=lambda e: e["at"])
    return View(case, now, policy, There(case["employer"]), tuple(ended), tuple(ahead), tuple(events))


def last_round(view) -> list:
    last = view.ended[-1]
    day = view.there.date_of(last["at"])
    return [i for i in view.ended if i["round"] == last["round"] or view.there.date_of(i["at"]) == day]


def waits_from(view):
    """The last ended interview, or the last `no_decision` heard after it (rule 2)."""
    last = view.ended[-1]
    later = [e for e in view.heard("no_decision") if e["at"] > end_of(last)]
    return later[-1] if later else last


def start_of_wait(view) -> datetime:
    it = waits_from(view)
    return it["at"] if "kind" in it else end_of(it)


def interview_day(view) -> date:
    """I of rule 3: the interview's date, or the date of the `no_decision`."""
    return view.there.date_of(waits_from(view)["at"])


def carried(view, thing) -> date | None:
    if "promised_by" in thing:
        return thing["promised_by"]
    if "promised_days" in thing:
        return view.there.date_of(thing["at"]) + thing["promised_days"] * DAY
    return None


def promise(view) -> dict:
    """Rule 1 and 2: the newest promise made at or after the moment the wait counts from."""
    it = waits_from(view)
    makers = [it] + [e for e in view.events if e["kind"] == "heard" and e["at"] > start_of_wait(view)]
    makers = [m for m in makers if carried(view, m) is not None]
    if not makers:
        return {"until": None, "made": None, "source": "none"}
    maker = makers[-1]
    source = "reply" if "kind" in maker else "interview"
    return {"until": carried(view, maker), "made": view.there.date_of(maker["at"]), "source": source}


def settles(event, interview, person) -> bool:
    said = event["kind"] == "sent" or (event["kind"] == "called" and event["outcome"] == "spoke")
    return said and event.get("what") == "thank_you" and event.get("to") == person and event["at"] >= interview["at"]


def thanks(view) -> list[tuple]:
    """(interview, person, the event that settled it or None) for the whole last round."""
    found = []
    for interview in last_round(view):
        for person in interview["with"]:
            done = [e for e in view.events if settles(e, interview, person)]
            found.append((interview, person, done[0] if done else None))
    return found


def owed(view) -> list[tuple]:
    return [(i, p) for i, p, event in thanks(view) if event is None]


def late_thank_yous(view) -> list[dict]:
    late = [e for i, _, e in thanks(view) if e and e["at"] > end_of(i) + DAY_OF_HOURS]
    return sorted(late, key=lambda e: e["at"])


def first_thank_you(view):
    done = sorted((e for _, _, e in thanks(view) if e), key=lambda e: e["at"])
    return done[0] if done else None


def hours_of_thanks_over(view) -> datetime:
    return max(end_of(i) for i in last_round(view)) + DAY_OF_HOURS


def thank_you_medium(view, interview, person) -> set[str]:
    """Rule 6: which of the two steps this person is owed."""
    contact, answer = view.contact(person), view.answer("Q5")
    if "email" not in contact:
        return {"thank-you-card"}
    if answer == "both":
        return {"thank-you", "thank-you-card"}
    by_hand = answer == "handwritten" or (
        answer == "as-they-are"
        and contact.get("style") == "traditional"
        and interview.get("format") == "in_person"
        and not promised_within_five_days(view, interview)
    )
    return {"thank-you-card"} if by_hand else {"thank-you"}


def promised_within_five_days(view, interview) -> bool:
    limit = view.there.date_of(interview["at"]) + 5 * DAY
    readings = {until is not None and until <= limit for until in (promise(view)["until"], carried(view, interview))}
    if len(readings) > 1:
        raise Unclear("the promise in force and the interview's own differ")
    return readings.pop()
