"""Random cases and moments: odd zones and weekends, several interviews a day, nights, clock changes.

Moments of events never coincide with one another nor fall inside an interview (a thank-you may), so that
"before" and "after" are never in doubt. Only what the contract allows is drawn; half of the cases say nothing that the
first version of the contract did not have.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from . import oracle
from .happening import NEW_KINDS, event_of, fixed, maybe, promised
from .landmarks import EDGES, instants, landmarks, marks_elsewhere  # noqa: F401
from .there import DAY

PLACES = [
    ("America/Chicago", "US", "IL"),
    ("America/Chicago", None, None),
    ("Asia/Riyadh", "SA", None),
    ("Asia/Jerusalem", "IL", None),
    ("Asia/Tehran", "IR", None),
    ("Asia/Kathmandu", "NP", None),
    ("Asia/Brunei", "BN", None),
    ("Asia/Tokyo", "JP", None),
    ("Asia/Hong_Kong", "HK", None),
    ("Asia/Dubai", "AE", None),
    ("Asia/Kolkata", "IN", None),
    ("Europe/London", "GB", "SCT"),
    ("Europe/Berlin", "DE", "BY"),
    ("Europe/Dublin", "IE", None),
    ("Africa/Cairo", "EG", None),
    ("Africa/Casablanca", None, None),
    ("America/Toronto", "CA", "ON"),
    ("America/St_Johns", "CA", "NL"),
    ("America/Sao_Paulo", "BR", None),
    ("Australia/Lord_Howe", "AU", "NSW"),
    ("Australia/Adelaide", "AU", "SA"),
    ("Pacific/Apia", "WS", None),
    ("Pacific/Chatham", "NZ", None),
    ("Pacific/Kiritimati", None, None),
    ("Pacific/Marquesas", None, None),
    ("Etc/GMT+12", None, None),
    ("Antarctica/Troll", None, None),
]
ODD_DAYS = [date.fromisoformat(d) for d in (
    "2026-03-07", "2026-03-28", "2025-10-25", "2026-10-31", "2026-04-04", "2026-10-03", "2024-02-28",
    "2028-02-29", "2025-12-22", "2025-12-31", "2026-04-02", "2027-05-07", "2026-03-19", "2024-12-20",
)]  # fmt: skip
HOURS = [(0, 5), (9, 0), (9, 59), (10, 15), (14, 0), (15, 30), (16, 45), (22, 0), (23, 30), (23, 59)]
POLICIES = sorted(oracle.POLICIES)

policies = st.sampled_from(POLICIES)


@st.composite
def employers(draw, places=PLACES):
    zone, country, region = draw(st.sampled_from(places))
    employer = {"name": "Example Works", "timezone": zone}
    if country:
        employer["country"] = country
    if region:
        employer["region"] = region
    maybe(draw, employer, "has_hr", st.booleans())
    maybe(draw, employer, "size", st.sampled_from(["small", "medium", "large"]))
    return employer


@st.composite
def contacts(draw, day: date, newer: bool):
    people = []
    for name in draw(st.sampled_from([["ada"], ["ada", "ben"], ["ada", "ben", "cleo"]])):
        roles = ["hiring_manager", "hr", "interviewer", "recruiter", "hiring_manager", "reception"]
        person = {"id": name, "name": f"{name.title()} Example", "is": draw(st.sampled_from(roles))}
        if draw(st.integers(0, 3)):
            person["email"] = f"{name}@works.example"
        maybe(draw, person, "phone", st.just("+1 312 555 0100"))
        maybe(draw, person, "prefers", st.sampled_from(["email", "phone"]))
        maybe(draw, person, "style", st.sampled_from(["traditional", "modern"]))
        maybe(draw, person, "no_calls", st.booleans(), 4)
        maybe(draw, person, "away_until", st.integers(-3, 40).map(lambda n: day + n * DAY), 5)
        people.append(draw(with_newer_facts(person)) if newer else person)
    return people


@st.composite
def with_newer_facts(draw, person):
    """What the second version may say of a person: of an agency, left, without a role, talked to about something."""
    if person["is"] == "recruiter":
        maybe(draw, person, "agency", st.booleans())
    maybe(draw, person, "left", st.booleans(), 4)
    maybe(draw, person, "topics", st.just(["the staffing plan"]), 5)
    maybe(draw, person, "address", st.just("Ms. Example"), 6)
    if person["is"] == "interviewer" and draw(st.booleans()):
        del person["is"]
    return person


@st.composite
def interviews(draw, zone: ZoneInfo, first: date, ids: list[str], most: int, newer: bool):
    found, number, start = [], draw(st.sampled_from([1, 1, 1, 2])), None
    for _ in range(draw(st.integers(1, most)) if most else 0):
        if start is None or draw(st.booleans()):
            day = first if start is None else start.astimezone(zone).date() + draw(st.integers(1, 14)) * DAY
            start = datetime.combine(day, time(*draw(st.sampled_from(HOURS))), zone).astimezone(UTC)
        else:
            start += timedelta(minutes=draw(st.sampled_from([15, 60, 125])))
        interview = {"round": number, "at": fixed(start, zone)}
        if draw(st.integers(0, 3)):
            start += timedelta(minutes=draw(st.sampled_from([15, 45, 60, 180])))
            interview["ends"] = fixed(start, zone)
        maybe(draw, interview, "format", st.sampled_from(["in_person", "in_person", "phone", "video"]))
        size = draw(st.integers(1, len(ids)))
        interview["with"] = draw(st.permutations(ids))[:size]
        draw(promised(interview, fixed(interview["at"], zone).date()))
        maybe(draw, interview, "topics", st.just(["the staffing plan"]), 3)
        found.append(draw(with_newer_doubts(interview)) if newer else interview)
        start += timedelta(minutes=7)
        number += draw(st.integers(0, 1))
    return found


@st.composite
def with_newer_doubts(draw, interview):
    """An interview of the second version: perhaps nobody's name is known, nobody came, or nobody knows the day."""
    doubt = draw(st.sampled_from(["nameless", "nobody came", "no day", *[""] * 9]))
    if doubt == "nameless":
        interview["with"] = []
    if doubt == "nobody came":
        interview["held"] = False
    if doubt == "no day":
        interview["day_unknown"] = True
    return interview


WAITING = ["thank_you", "thank_you", "follow_up", "follow_up", "called", "called", "article", "visited", "no_decision"]
WAITING += ["other", "told_not_to_call", "invitation", "reply", "note", "spoke_thanks", "feedback_request"]
WAITING += ["on_hold", "checking", "task", "contact_me", "question", "task_sent", "news"]
ENDINGS = ["rejection", "rejection", "offer", "offer", "invitation", "decided", "thank_you", "acceptance"]
ENDINGS += ["offer_withdrawn", "on_hold", "decline"]
DELAYS = [0, 1, 3, 20, 23, 25, 30, 48, 72, 100, 150, 170, 200, 250, 300, 400, 520, 700, 1000, 2500]


@st.composite
def events(draw, case, zone, kinds, most, newer):
    anchors = [oracle.end_of(i) for i in case.get("interviews", [])] or [case["start"]]
    found, moment = [], draw(st.sampled_from(anchors)).astimezone(UTC)
    for number in range(draw(st.integers(0, most))):
        back = draw(st.integers(0, 9)) == 0
        hours = draw(st.sampled_from(DELAYS)) * (-1 if back else 1)
        moment += timedelta(hours=hours, minutes=draw(st.integers(0, 59)), seconds=number + 1)
        event = draw(event_of(draw(st.sampled_from(kinds)), fixed(moment, zone), case, newer))
        if event["what" if "what" in event else "kind"] == "thank_you" or not inside(moment, case):
            found.append(event)
    return draw(st.permutations(found))


def inside(moment, case) -> bool:
    return any(i["at"] <= moment <= oracle.end_of(i) for i in case.get("interviews", []))


@st.composite
def elsewhere(draw, zone, first: date):
    """Another employer the candidate is talking to, with an offer or without; the offer was heard before it is due."""
    others = []
    for name in draw(st.sampled_from([[], ["Cedar Example"], ["Cedar Example"], ["Cedar Example", "Fir Example"]])):
        other, day = {"employer": name}, first + draw(st.integers(0, 20)) * DAY
        since = datetime.combine(day, time(*draw(st.sampled_from(HOURS))), zone) + timedelta(seconds=45)
        if draw(st.booleans()):
            other["since"] = fixed(since, zone)
        if draw(st.integers(0, 2)):
            days = draw(st.integers(0, 14))
            dates, hours = st.just(day + days * DAY), st.just(fixed(since + timedelta(hours=23 * days + 2), zone))
            other["answer_by"] = draw(st.one_of(dates, hours))
        maybe(draw, other, "accepted", st.booleans(), 4)
        others.append(other)
    return others


@st.composite
def cases(draw, kinds=WAITING, rounds=3, most_events=4, places=PLACES, at_least_one=True):
    """A whole case as a case file holds it; half of them may say what the second version added."""
    newer = draw(st.booleans())
    kinds = kinds if newer else [k for k in kinds if k not in NEW_KINDS] or ["other"]
    employer = draw(employers(places))
    zone = ZoneInfo(employer["timezone"])
    random_days = st.dates(date(2023, 1, 1), date(2030, 6, 30))
    first = draw(st.one_of(st.sampled_from(ODD_DAYS), random_days))
    case = {"candidate": {"name": "Priya Example"}, "employer": employer, "role": {"title": "Data analyst"}}
    case["contacts"] = draw(contacts(first, newer))
    ids = [c["id"] for c in case["contacts"]]
    case["start"] = fixed(datetime.combine(first, time(12), zone), zone)
    if at_least_one or draw(st.booleans()):
        case["interviews"] = draw(interviews(zone, first, ids, rounds, newer))
    case["events"] = draw(events(case, zone, kinds, most_events, newer))
    if newer and draw(st.integers(0, 2)) == 0:
        case["elsewhere"] = draw(elsewhere(zone, first))
    del case["start"]
    return case


ALL_KINDS = WAITING + ENDINGS


@st.composite
def moments(draw, **options):
    """(case, now, policy)."""
    case = draw(cases(**options))
    return case, draw(instants(case)), draw(policies)
