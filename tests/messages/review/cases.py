"""Cases for tests of messages, made up from lists; every person and employer in them is invented."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from followup.case.case import Case
from followup.case.case_file import load_case
from followup.messages.drafting import Draft, draft
from followup.rulebook.loading import default_rulebook

CANDIDATES = ("Priya Raman", "Seán Ó Conaill", "Anne-Marie de la Cruz", "Nguyễn Thị Hoa", "Jo Wu", "Cher")
PEOPLE = (
    "Maria Lopez",
    "Dr. Omar Haddad",
    "Tom Okafor",
    "Zoë D'Angelo",
    "J. Smith",
    "Mrs Penelope Oduya",
    "Li Wei",
    "Björn Sandström-Ek",
)
PLACES = (
    ("America/Chicago", "US"),
    ("Europe/London", "GB"),
    ("Asia/Manila", "PH"),
    ("Asia/Riyadh", "SA"),
    ("Asia/Kolkata", "IN"),
    ("Pacific/Auckland", None),
    ("America/New_York", None),
)
EMPLOYERS = (
    "Northwind Clinics",
    "Blue Mesa Inc.",
    "Ó Briain & Daughters Ltd",
    "Peak [North] Outdoor",
    "St. Brigid's Home",
    "C3PX",
    "Job & Family Services",
)
TITLES = (
    "Data analyst",
    "QA Engineer (m/f/d)",
    "assistant manager",
    "Team lead, night shift",
    "C++ developer",
    "Nurse",
)
FIT = (
    "six years of SQL",
    "I have led two teams.",
    "fluent Spanish, and some Tagalog",
    "Two summers at a call center",
    "my licence: current until 2029",
    "a habit of writing things down",
)
OPEN = (  # what an open point is about, and the better answer
    ("salary range, I froze there", "I hope for 70,000."),
    ("how I would plan a full ward", "two nurses a shift, and one on call"),
    ("could not say my first day", "I can start in May."),
    ("working weekends", "two weekends a month, gladly"),
    ("why my last job ended badly", "Our whole team was closed. It taught me to plan ahead."),
)
TOPICS = (
    "staffing forecasts",
    "the new reporting team",
    "how you train people",
    "We spoke about your move.",
    "{role} plans",
)
WELL = ("the dashboard demo", "explaining my thesis", "The tour went well.")
STYLES = (None, "traditional", "modern")
ROLES = ("hiring_manager", "hr", "recruiter", "interviewer")

TOLD = {
    "article_title": "Rosters by forecast",
    "article_link": "https://paper.example/rosters",
    "news": "I have had an interview with another employer this week.",
    "salary": "72,000 USD a year",
    "better_pay": "76,000 USD a year",
    "new_start": "April 20",
    "last_day": "April 17",
    "decision": "I accept it with pleasure",
    "reason": "my family needs me nearer to home",
    "impression": "we talked for an hour, most of it about rosters",
    "chosen_time": "Friday at ten",
    "first_choice": "You are my first choice",
    "task_question": "which two years the table covers",
    "referee": "Elif Aydın",
    "caller": "their recruiter",
    "call_when": "on Thursday or Friday",
    "speak_of": "the night shifts I planned",
    "elsewhere_by": "March 26",
    "gone_person": "Ana Flores",
    "sought": "Gil Moreno",
    "free_when": "Tuesday after 2",
    "new_day": "March 20",
    "send_by": "March 18",
    "referees": "Lena Groth, head of planning at Amber Row, +1 312 555 0166, for whom I worked three years",
    "wish": "between 62,000 and 68,000 USD a year",
    "their_answer": "Yes, I would gladly hear more about the other post.",
    "excuse": "a delivery came late",
    "own_sentence": "I am away until the 12th, and read email there.",
    "start_day": "April 6",
    "other_person": "Ana",
    "other_employer": "Blue Mesa",
    "other_role": "analyst",
}


def invented_case(seed: int, **events: Any) -> Case:
    """A case with every fact a message may need; another one for each seed."""
    chance = random.Random(seed)
    zone, country = chance.choice(PLACES)
    names = chance.sample(PEOPLE, 2)
    met = datetime(2026, chance.randint(1, 12), chance.randint(1, 28), chance.randint(0, 23), 15, tzinfo=ZoneInfo(zone))
    contacts = [
        {
            "id": f"p{n}",
            "name": name,
            "is": chance.choice(ROLES),
            "email": f"p{n}@employer.example",
            "phone": f"555 0100{n}",
        }
        | ({"style": style} if (style := chance.choice(STYLES)) else {})
        for n, name in enumerate(names)
    ]
    interview = {
        "round": chance.randint(1, 3),
        "at": met,
        "with": [c["id"] for c in contacts],
        "fit": chance.sample(FIT, chance.randint(1, 4)),
        "open_points": [
            {"about": about, "answer": answer} for about, answer in chance.sample(OPEN, chance.randint(0, 4))
        ],
        "topics": chance.sample(TOPICS, chance.randint(1, 3)),
        "went_well": chance.sample(WELL, chance.randint(0, 2)),
    }
    if chance.random() < 0.6:
        interview["promised_days"] = chance.randint(0, 20)
    # an article needs a topic that fits into a sentence
    interview["topics"] = [topic for topic in interview["topics"] if not topic.startswith("We")] or [
        "staffing forecasts"
    ]
    return load_case(
        {
            "candidate": {
                "name": chance.choice(CANDIDATES),
                "email": "me@candidate.example",
                "phone": "+1 312 555 0142",
            },
            "employer": {"name": chance.choice(EMPLOYERS), "timezone": zone}
            | ({"country": country} if country else {}),
            "role": {"title": chance.choice(TITLES)},
            "contacts": contacts,
            "interviews": [interview],
            **events,
        }
    )


def simple_case(**more: Any) -> Case:
    """One interview with Maria Lopez on 4 March 2026 about a data analyst's position; `more` replaces whole tables."""
    case: dict[str, Any] = {
        "candidate": {"name": "Priya Raman", "phone": "+1 312 555 0142"},
        "employer": {"name": "Northwind Clinics", "timezone": "America/Chicago", "country": "US"},
        "role": {"title": "Data analyst"},
        "contacts": [
            {
                "id": "maria",
                "name": "Maria Lopez",
                "is": "hiring_manager",
                "email": "m@northwind.example",
                "phone": "555 0100",
            },
            {"id": "tom", "name": "Tom Okafor", "is": "hr", "email": "t@northwind.example"},
        ],
        "interviews": [
            {
                "round": 1,
                "at": "2026-03-04T14:00:00-06:00",
                "with": ["maria", "tom"],
                "topics": ["staffing forecasts"],
                "fit": ["six years of SQL"],
            }
        ],
    }
    return load_case({**case, **more})


def after(case: Case, **later: float) -> datetime:
    """The moment so long after the case's last interview: days, hours."""
    return max(i.over_at for i in case.interviews) + timedelta(**later)


def made(template_id: str, case: Case, now: datetime, **more: Any) -> Draft:
    """A draft of that template with everything told that no case file holds; `more` goes to draft()."""
    step = default_rulebook().templates[template_id].steps[0]
    times = [now + timedelta(days=day) for day in (3, 4, 5)]
    more = {"template": template_id, "times": times, "details": TOLD} | more
    return draft(case, step, now=now, **more)
