"""Random cases and moments: odd zones and weekends, several interviews a day, nights, clock changes.

Moments of events never coincide with one another nor fall inside an interview (a thank-you may), so that
"before" and "after" are never in doubt. Only what the contract allows is drawn.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from . import oracle
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
NOW_ZONES = [UTC, timezone(timedelta(hours=5, minutes=45)), timezone(timedelta(hours=-11)), None]
POLICIES = sorted(oracle.POLICIES)

policies = st.sampled_from(POLICIES)


def fixed(instant: datetime, zone: ZoneInfo) -> datetime:
    """The same moment with the zone's offset written out, as a case file holds it."""
    local = instant.astimezone(zone)
    return local.replace(tzinfo=timezone(local.utcoffset()), fold=0)


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


def maybe(draw, table, key, values, one_in=2):
    """Give `key` a value, or leave it unknown."""
    if draw(st.integers(1, one_in)) == 1:
        table[key] = draw(values)


@st.composite
def contacts(draw, day: date):
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
        people.append(person)
    return people


@st.composite
def promised(draw, table, day: date, likely=2):
    """Perhaps a promise, never one that was over before it was given."""
    if draw(st.integers(0, likely)):
        days = draw(st.sampled_from([0, 1, 2, 3, 4, 5, 6, 7, 10, 14, 21]))
        if draw(st.booleans()):
            table["promised_days"] = days
        else:
            table["promised_by"] = day + days * DAY
    return table


@st.composite
def interviews(draw, zone: ZoneInfo, first: date, ids: list[str], most: int):
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
        found.append(interview)
        start += timedelta(minutes=7)
        number += draw(st.integers(0, 1))
    return found


WAITING = ["thank_you", "thank_you", "follow_up", "follow_up", "called", "called", "article", "visited", "no_decision"]
WAITING += ["other", "told_not_to_call", "invitation", "reply", "note", "spoke_thanks", "feedback_request"]
ENDINGS = ["rejection", "rejection", "offer", "offer", "invitation", "decided", "thank_you", "acceptance"]
DELAYS = [1, 3, 20, 23, 25, 30, 48, 72, 100, 150, 170, 200, 250, 300, 400, 520, 700, 1000, 2500]


@st.composite
def events(draw, case, zone, kinds, most):
    anchors = [oracle.end_of(i) for i in case.get("interviews", [])] or [case["start"]]
    found, moment = [], draw(st.sampled_from(anchors)).astimezone(UTC)
    for number in range(draw(st.integers(0, most))):
        back = draw(st.integers(0, 9)) == 0
        hours = draw(st.sampled_from(DELAYS)) * (-1 if back else 1)
        moment += timedelta(hours=hours, minutes=draw(st.integers(0, 59)), seconds=number + 1)
        event = draw(event_of(draw(st.sampled_from(kinds)), fixed(moment, zone), case))
        if event["what" if "what" in event else "kind"] == "thank_you" or not inside(moment, case):
            found.append(event)
    return draw(st.permutations(found))


def inside(moment, case) -> bool:
    return any(i["at"] <= moment <= oracle.end_of(i) for i in case.get("interviews", []))


@st.composite
def event_of(draw, word, at, case):
    to = draw(st.sampled_from(addressees(case)))
    person = draw(st.sampled_from([c["id"] for c in case["contacts"]]))
    if word in ("follow_up", "article", "reply", "feedback_request", "acceptance"):
        event = {"at": at, "kind": "sent", "what": word, "to": to}
        maybe(draw, event, "channel", st.sampled_from(["email", "post", "other"]))
        return event
    if word == "thank_you":
        channel = draw(st.sampled_from(["email", "post"]))
        return {"at": at, "kind": "sent", "what": word, "to": person, "channel": channel}
    if word == "spoke_thanks":
        return {"at": at, "kind": "called", "what": "thank_you", "outcome": "spoke", "to": person}
    if word == "called":
        outcome = draw(st.sampled_from(["spoke", "voicemail", "message", "no_answer"]))
        event = {"at": at, "kind": "called", "to": to, "outcome": outcome}
        maybe(draw, event, "what", st.sampled_from(["follow_up", "agreed", "other"]))
        return event
    if word == "visited":
        return {"at": at, "kind": word, "to": to}
    if word == "note":
        return {"at": at, "kind": word, "text": "They moved to a new building."}
    if word == "decided":
        what = draw(st.sampled_from(["accepted", "declined", "withdrew", "closed"]))
        return {"at": at, "kind": word, "what": what}
    return draw(heard(word, at, case, person))


@st.composite
def heard(draw, word, at, case, person):
    event = {"at": at, "kind": "heard", "what": word}
    maybe(draw, event, "from", st.just(person))
    if word in ("no_decision", "other", "invitation"):
        draw(promised(event, at.date(), likely=1))
    if word == "offer":
        days = st.integers(0, 20)
        dates = days.map(lambda n: at.date() + n * DAY)
        maybe(draw, event, "answer_by", st.one_of(dates, days.map(lambda n: at + timedelta(hours=7 * n + 1))))
    return event


def addressees(case) -> list[str]:
    """Everybody in the file, and the roles that nobody in it has."""
    taken = {c["is"] for c in case["contacts"]}
    return [c["id"] for c in case["contacts"]] + [r for r in ("hr", "recruiter") if r not in taken]


@st.composite
def cases(draw, kinds=WAITING, rounds=3, most_events=4, places=PLACES, at_least_one=True):
    """A whole case as a case file holds it."""
    employer = draw(employers(places))
    zone = ZoneInfo(employer["timezone"])
    random_days = st.dates(date(2023, 1, 1), date(2030, 6, 30))
    first = draw(st.one_of(st.sampled_from(ODD_DAYS), random_days))
    case = {"candidate": {"name": "Priya Example"}, "employer": employer, "role": {"title": "Data analyst"}}
    case["contacts"] = draw(contacts(first))
    ids = [c["id"] for c in case["contacts"]]
    case["start"] = fixed(datetime.combine(first, time(12), zone), zone)
    if at_least_one or draw(st.booleans()):
        case["interviews"] = draw(interviews(zone, first, ids, rounds))
    case["events"] = draw(events(case, zone, kinds, most_events))
    del case["start"]
    return case


ALL_KINDS = WAITING + ENDINGS
EDGES = [timedelta(0), timedelta(seconds=-1), timedelta(seconds=1), timedelta(minutes=31), timedelta(hours=7)]


@st.composite
def instants(draw, case, last=130):
    """A moment at, just before or just after something that matters; or any."""
    marks = list(landmarks(case))
    if not marks or draw(st.integers(0, 3)) == 0:
        start = marks[0] if marks else datetime(2026, 3, 9, 14, tzinfo=UTC)
        now = start + timedelta(minutes=draw(st.integers(-3000, last * 1440)))
    else:
        now = draw(st.sampled_from(marks)) + draw(st.sampled_from(EDGES))
    zone = draw(st.sampled_from(NOW_ZONES)) or ZoneInfo(case["employer"]["timezone"])
    return now.astimezone(zone)


def landmarks(case):
    """Moments around which answers change: ends, 24 hours after, messages, office hours of promised days."""
    there = oracle.There(case["employer"])
    for interview in case.get("interviews", []):
        end = oracle.end_of(interview).astimezone(UTC)
        yield from (end, end + timedelta(hours=24), interview["at"].astimezone(UTC))
        yield from office_marks(there, interview)
    for event in case.get("events", []):
        yield event["at"].astimezone(UTC)
        if event["kind"] == "heard":
            yield from office_marks(there, event)


def office_marks(there, thing):
    day = there.date_of(thing["at"])
    days = thing.get("promised_days", 0)
    until = thing.get("promised_by", day + days * DAY)
    for base in {until, day + 7 * DAY, day + 14 * DAY}:
        for shift in (0, 1, 2, 3, 4, 5, 7, 90, 91):
            yield there.instant(base + shift * DAY, 9 + (shift + base.day) % 8)


@st.composite
def moments(draw, **options):
    """(case, now, policy)."""
    case = draw(cases(**options))
    return case, draw(instants(case)), draw(policies)
