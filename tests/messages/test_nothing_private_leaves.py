"""A secret planted in every private field of a case stands in no message, calendar or page that goes to others."""

import re
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup.case.case_file import load_case
from followup.case.errors import FollowupError
from followup.exchange.calendar import to_ics
from followup.exchange.mail import to_eml
from followup.exchange.report import search_report
from followup.messages.drafting import draft
from followup.messages.register import REGISTERS
from followup.planning.planner import plan
from followup.rulebook.loading import default_rulebook
from tests.amount import some

STEPS = sorted({step for template in default_rulebook().templates.values() for step in template.steps})
WORDS = ("zyxwv", "quibbling", "kelpie", "froze", "yardarm", "jackdaw", "vexed", "oxbow", "gherkin", "wombat")
MET = datetime.fromisoformat("2026-03-04T14:00:00-06:00")
HEARD = ("no_decision", "on_hold", "checking", "other", "contact_me", "offer", "rejection", "invitation", "task")
secrets = st.lists(st.sampled_from(WORDS), min_size=2, max_size=4, unique=True).map(" ".join)


def case_with(told, heard):
    """What the candidate noted for themselves: open points, the pay hoped for, notes of the day and of the job.

    told: a secret for each of these fields
    """
    return load_case({
        "candidate": {"name": "Priya Raman", "phone": "+1 312 555 0142"},
        "employer": {"name": "Northwind Clinics", "timezone": "America/Chicago", "country": "US"},
        "role": {"title": "Data analyst", "notes": told[0], "salary": told[1]},
        "contacts": [
            {"id": "maria", "name": "Maria Lopez", "is": "hiring_manager", "email": "m@n.example", "phone": "555 0100"},
            {"id": "tom", "name": "Tom Okafor", "is": "hr", "email": "t@n.example"},
        ],
        "interviews": [{"round": 1, "at": MET, "with": ["maria"], "topics": ["rosters"], "fit": ["six years of SQL"],
                        "open_points": [told[2], {"about": told[3], "answer": "I can start in May"}]}],
        "events": [
            {"at": MET + timedelta(hours=2), "kind": "note", "text": told[4]},
            {"at": MET + timedelta(days=3), "kind": "heard", "what": heard, "from": "tom"},
            {"at": MET + timedelta(days=3, hours=1), "kind": "note", "text": told[5]},
        ],
    })  # fmt: skip


def found_in(text, told):
    """The secrets of which two words in a row stand in a text, however it is written."""
    said = " ".join(re.findall(r"\w+", text.casefold()))
    pairs = [" ".join(words) for secret in told for words in zip(secret.split(), secret.split()[1:], strict=False)]
    return [pair for pair in pairs if f" {pair} " in f" {said} "]


@settings(max_examples=some(150), deadline=None)
@given(
    st.lists(secrets, min_size=6, max_size=6),
    st.sampled_from(HEARD),
    st.sampled_from(STEPS),
    st.integers(0, 30 * 24),
    st.integers(0, 5),
    st.sampled_from((None, *REGISTERS)),
)
def test_no_message_says_what_somebody_noted_for_themselves(told, heard, step, hours, wording, register):
    case, now = case_with(told, heard), MET + timedelta(hours=hours)
    try:
        made = draft(case, step, now=now, wording=wording, register=register)
    except FollowupError:
        return  # nothing is written for this step now
    assert found_in(made.text, told) == []
    mail = to_eml(made, case) if made.channel == "email" else b""
    assert found_in(mail.decode(), told) == []


@pytest.mark.parametrize("days", [0, 1, 4, 9, 20])
def test_no_calendar_no_report_and_no_title_says_it(days):
    told = [f"{one} {other}" for one, other in zip(WORDS, WORDS[1:], strict=False)][:6]
    for heard in HEARD:
        case, now = case_with(told, heard), MET + timedelta(days=days, hours=1)
        made = plan(case, now=now)
        titles = "\n".join([made.summary, *(step.title for step in made.steps)])
        report = search_report([case], since=date(2026, 3, 1), until=date(2026, 4, 1), now=now)
        for text in (titles, to_ics([case], now=now).decode().replace("\r\n ", ""), report):
            assert found_in(text, told) == []
