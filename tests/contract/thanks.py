"""Rule 6, slow and plain: who is owed a thank-you, what settled it, and by what it goes.

Where nobody's name is known (`with = []`) the person is None.
"""

from __future__ import annotations

from datetime import datetime

from .seen import DAY_OF_HOURS, Unclear, carried, end_of, last_round, promise, role_of
from .there import DAY


def is_nameless(view) -> bool:
    """Whether nobody's name is known of the last round; unclear where some names are."""
    known = {bool(i["with"]) for i in last_round(view)}
    if len(known) > 1:
        raise Unclear("names are known of one interview of the round, and not of another")
    return not known.pop()


def settles(event, interview, person) -> bool:
    said = event["kind"] == "sent" or (event["kind"] == "called" and event["outcome"] == "spoke")
    if not said or event.get("what") != "thank_you" or event["at"] < interview["at"]:
        return False
    if person is None and event["kind"] == "called":
        raise Unclear("thanks on the phone, and nobody's name is known")
    return person is None or event.get("to") == person


def thanks(view) -> list[tuple]:
    """(interview, person, the event that settled it or None) for the whole last round."""
    found, nameless = [], is_nameless(view)
    for interview in last_round(view):
        for person in [None] if nameless else interview["with"]:
            done = [e for e in view.events if settles(e, interview, person)]
            found.append((interview, person, done[0] if done else None))
    return found


def owed(view) -> list[tuple]:
    return [(i, p) for i, p, event in thanks(view) if event is None]


def late_thank_yous(view) -> list[dict]:
    late = [e for i, _, e in thanks(view) if e and e["at"] > end_of(i) + DAY_OF_HOURS]
    if any(e.get("day_unknown") for e in late):
        raise Unclear("whether a thank-you of an unknown day was late")
    return sorted(late, key=lambda e: e["at"])


def first_thank_you(view):
    done = sorted((e for _, _, e in thanks(view) if e), key=lambda e: e["at"])
    return done[0] if done else None


def hours_of_thanks_over(view) -> datetime:
    return max(end_of(i) for i in last_round(view)) + DAY_OF_HOURS


def thank_you_medium(view, interview, person) -> set[str]:
    """Which of the two steps this person is owed; a missing address changes nothing."""
    contact, answer = view.contact(person) or {}, view.answer("Q5")
    if person is None and (answer != "as-they-are" or contact_to_thank(view).get("style") == "traditional"):
        raise Unclear("whether the one thank-you may be a card where nobody's name is known")
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


def contact_to_thank(view) -> dict:
    """Where nobody's name is known: a known HR contact or recruiter; {} where neither is."""
    here = [c for c in view.case.get("contacts", []) if not c.get("left")]
    for role in ("hr", "recruiter"):
        found = [c for c in here if role_of(c) == role]
        if role == "hr" and found and any(c.get("agency") for c in here):
            raise Unclear("thanks to HR or to the agency, where nobody's name is known")
        if found:
            return found[0]
    return {}


def address_of_thanks(view, person) -> str:
    """To whom the thank-you of this person goes."""
    if person is None:
        return contact_to_thank(view).get("id", "hiring_manager")
    contact = view.contact(person)
    if contact.get("left"):
        raise Unclear("thanks to somebody who left since")
    if "email" not in contact and any(c.get("agency") and not c.get("left") for c in view.case["contacts"]):
        raise Unclear("how thanks that go through the agency are addressed")
    return person
