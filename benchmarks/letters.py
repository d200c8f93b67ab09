"""Every kind of message for a solicitor, a start-up and a nurse abroad, to be read aloud by somebody who wrote none.

    python -m benchmarks.letters [--register formal|plain|modern] [--wording N]

All people and employers are invented. What each message is for stands above it; nothing says which template made it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from followup.case.case_file import load_case
from followup.messages.drafting import Draft, draft
from followup.rulebook.loading import default_rulebook

SOLICITOR = {
    "candidate": {"name": "Hannah Whitcombe", "phone": "+44 20 7946 0018"},
    "employer": {"name": "Pargeter Lyle LLP", "timezone": "Europe/London", "country": "GB", "sector": "law"},
    "role": {"title": "Associate, commercial property"},
    "contacts": [
        {"id": "a", "name": "Mrs Rosalind Pargeter", "is": "hiring_manager", "style": "traditional",
         "email": "r@pargeter.example", "phone": "+44 20 7946 0001", "topics": ["the move to fixed fees"]},
        {"id": "b", "name": "Gareth Lyle", "is": "interviewer", "email": "g@pargeter.example",
         "topics": ["how trainees are looked after"]},
        {"id": "h", "name": "Nadia Osei", "is": "hr", "email": "n@pargeter.example"},
    ],
    "talk": {"fit": ["five years in leasehold work", "drafting for two local councils"],
             "went_well": ["the walk through the file room"],
             "open_points": [{"about": "blanked on break clauses", "answer": "a break falls with its conditions"}]},
}  # fmt: skip
STARTUP = {
    "candidate": {"name": "Jo Marek", "phone": "+1 415 555 0133"},
    "employer": {"name": "Tidepool", "timezone": "America/Los_Angeles", "country": "US", "sector": "software start-up"},
    "role": {"title": "Product engineer"},
    "contacts": [
        {"id": "a", "name": "Sam Okoro", "is": "hiring_manager", "email": "s@tidepool.example", "phone": "415 555 0102",
         "topics": ["shipping twice a day"]},
        {"id": "b", "name": "Lin Zhao", "is": "interviewer", "email": "l@tidepool.example",
         "topics": ["the sync engine"]},
        {"id": "h", "name": "Priya Nand", "is": "recruiter", "email": "p@tidepool.example"},
    ],
    "talk": {"fit": ["Rust and TypeScript", "a sync library that two banks use"], "went_well": ["pairing on the bug"]},
}  # fmt: skip
NURSE = {
    "candidate": {"name": "Maricel Dizon", "phone": "+63 917 555 0144"},
    "employer": {"name": "St. Finbar's Hospital", "timezone": "Europe/Dublin", "country": "IE", "sector": "health"},
    "role": {"title": "Staff nurse, cardiology"},
    "contacts": [
        {"id": "a", "name": "Sister Aoife Brennan", "is": "hiring_manager", "email": "a@finbars.example",
         "phone": "+353 1 555 0100", "topics": ["the step-down ward"]},
        {"id": "b", "name": "Dr. Tom Keane", "is": "interviewer", "email": "t@finbars.example",
         "topics": ["how handovers are done at night"]},
        {"id": "h", "name": "Carol Daly - HR", "is": "hr", "email": "c@finbars.example"},
    ],
    "talk": {"fit": ["eight years in cardiac care", "my registration with the nursing board"],
             "went_well": ["the round on the ward"],
             "open_points": [{"about": "when can you come", "answer": "I can come three months after the contract"}]},
}  # fmt: skip
READERS = {"a solicitor": SOLICITOR, "a start-up": STARTUP, "a nurse abroad": NURSE}
DETAILS = {
    "article_title": "What night shifts need", "article_link": "https://paper.example/nights",
    "news": "I have had an interview with another employer this week.", "salary": "the sum in your letter",
    "reason": "my mother is ill and I have to stay near her", "impression": "we talked for an hour, openly and kindly",
    "task_question": "how long the text may be", "referee": "Elif", "caller": "their HR office",
    "call_when": "on Thursday or Friday", "speak_of": "the two years we worked together", "elsewhere_by": "26 March",
    "gone_person": "Ana Flores", "free_when": "Tuesday after 2, or any time on Wednesday", "new_day": "27 March",
    "send_by": "20 March", "start_day": "1 June", "other_person": "Ana", "other_employer": "Blue Mesa",
    "other_role": "analyst", "their_answer": "Yes, I would gladly hear about the other post.", "sought": "Lin Zhao",
}  # fmt: skip
HEARD = {
    "reply-on-hold": "on_hold", "reply-checking": "checking", "brief-referee": "checking", "task-handed-in": "task",
    "task-question": "task", "reply-no-decision": "no_decision", "question-after-their-word": "other",
    "contact-as-asked-email": "contact_me", "contact-as-asked-call": "contact_me", "thank-after-rejection": "rejection",
    "thank-after-rejection-card": "rejection", "feedback-request": "rejection", "question-on-their-word": "no_decision",
}  # fmt: skip
OFFERED = ("offer-acknowledgement", "acceptance", "decline", "ask-for-more-time", "ask-what-is-open", "tell-others",
           "take-back-acceptance", "take-back-acceptance-call")  # fmt: skip
SPOKEN = ("after-we-spoke", "after-we-spoke-call")
OWN_ADDRESS = ("gone_person", "sought")  # only where the message is about them


def main() -> None:
    """Print every kind of message for every reader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--register", choices=("formal", "plain", "modern"))
    parser.add_argument("--wording", type=int, default=0)
    asked = parser.parse_args()
    for number, (what, reader, made) in enumerate(letters(asked.register, asked.wording), 1):
        print(f"## {number}. To {reader}: {what}\n\n{made.text}\n")


def letters(register: str | None = None, wording: int = 0) -> Iterator[tuple[str, str, Draft]]:
    """What each message is for, for whom, and the message."""
    for template in default_rulebook().templates.values():
        for place, (reader, told) in enumerate(READERS.items()):
            yield template.says, reader, _made(template.id, told, register, wording + place)


def _made(template: str, told: dict[str, Any], register: str | None, wording: int) -> Draft:
    met = datetime.fromisoformat("2026-03-04T14:00:00+00:00")
    talk = {
        "round": 1,
        "at": met,
        "format": "in_person",
        "with": ["a", "b"],
        "promised_by": "2026-03-10",
        **told["talk"],
    }
    case = load_case({**{key: value for key, value in told.items() if key != "talk"}, "interviews": [talk],
                      "events": _events(template, met)})  # fmt: skip
    details = {key: value for key, value in DETAILS.items() if key not in OWN_ADDRESS or _about(template, key)}
    step = default_rulebook().templates[template].steps[0]
    return draft(case, step, now=met + timedelta(days=9, hours=1), to=None, template=template, details=details,
                 register=register, wording=wording)  # fmt: skip


def _about(template: str, key: str) -> bool:
    return template == ("ask-who-took-over" if key == "gone_person" else "ask-for-an-address")


def _events(template: str, met: datetime) -> list[dict[str, Any]]:
    """What has happened by then, as far as the message needs it."""
    later = met + timedelta(days=6)
    if template in HEARD:
        by = {"answer_by": "2026-03-16"} if HEARD[template] == "task" else {}
        return [{"at": later, "kind": "heard", "what": HEARD[template], "from": "a", "by": "email", **by}]
    if template in OFFERED:
        return [{"at": later, "kind": "heard", "what": "offer", "from": "a", "by": "phone", "answer_by": "2026-03-20"}]
    if template in SPOKEN:
        return [{"at": later, "kind": "called", "to": "a", "outcome": "spoke"}]
    if template.startswith("second-follow-up"):
        return [{"at": later, "kind": "sent", "what": "follow_up", "channel": "email", "to": "a"}]
    return []


if __name__ == "__main__":
    main()
