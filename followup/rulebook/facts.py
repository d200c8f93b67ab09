"""The vocabulary of rules: every fact that a rule's condition may ask about, with the values it can have.

A fact is None while nobody knows it. `situation.py` fills them in.
"""

from __future__ import annotations

from ..case.events import EVENTS, FORMATS
from ..case.roles import ROLES
from .conditions import Fact

STAGES = (
    "closed",
    "offer",
    "rejected",
    "thank_you",
    "before_interview",
    "applied",
    "no_decision",
    "quiet",
    "follow_up",
    "waiting",
)
FLAG, NUMBER = Fact("flag"), Fact("number")

FACTS: dict[str, Fact] = {
    "stage": Fact("word", STAGES),
    # which answer the policy gives to each question: its value, see questions.toml
    "first_when": Fact("word"),
    "first_to": Fact("word", ("hr", "manager")),
    "first_how": Fact("word", ("phone", "email", "preferred")),
    "thanks_by": Fact("word", ("email", "post", "by_style", "both")),
    "visits": FLAG,
    # the interview
    "interviewed": FLAG,
    "interview_ahead": FLAG,
    "later_round": FLAG,
    "several_interviewers": FLAG,
    "interview_format": Fact("word", tuple(FORMATS)),
    "days_since_interview": NUMBER,
    "interview_year": NUMBER,
    "open_points": FLAG,
    "went_well": FLAG,
    "fit": FLAG,
    "topics": FLAG,
    # the thank-you
    "owes_email": FLAG,
    "owes_card": FLAG,
    "owes_late": FLAG,
    "thanked": FLAG,
    "thanked_late": FLAG,
    "interviewer_style": Fact("word", ("traditional", "modern", "mixed")),
    "decision_soon": FLAG,
    # the promise
    "promise": Fact("word", ("interview", "reply")),
    "promise_over": FLAG,
    "days_waiting": NUMBER,
    # the follow-up
    "follow_up": Fact("word", ("first", "second")),
    "follow_up_open": FLAG,
    "follow_up_channel": Fact("word", ("email", "phone", "post")),
    "follow_up_role": Fact("word", tuple(ROLES)),
    "late_thanks": FLAG,
    "sent": NUMBER,
    "allowed": NUMBER,
    "too_late": FLAG,
    "recipient_recorded": FLAG,
    "recipient_reachable": FLAG,
    "recipient_prefers": Fact("word", ("email", "phone")),
    "recipient_email": FLAG,
    "recipient_phone": FLAG,
    "recipient_away": FLAG,
    "no_calls": FLAG,
    "told_not_to_call": FLAG,
    "spoke": FLAG,
    "left_message": FLAG,
    "interviewing_elsewhere": FLAG,
    "news_sent": FLAG,
    # the employer
    "country": FLAG,
    "in_ontario": FLAG,
    "has_hr": FLAG,
    "size": Fact("word", ("small", "medium", "large")),
    # what they answered
    "heard_back": FLAG,
    "no_decision": FLAG,
    "replied": FLAG,
    "invited": FLAG,
    "invitation_answered": FLAG,
    "rejection_thanked": FLAG,
    "feedback_asked": FLAG,
    "offer_acknowledged": FLAG,
    "offer_answered": FLAG,
    "answer_by": FLAG,
    "offer_hours_left": NUMBER,
    # how it ended
    "decided": Fact("word", EVENTS["decided"].words),
    "confirmed": FLAG,
    "others_told": FLAG,
}
