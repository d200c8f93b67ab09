"""Calls that reach nobody, where they asked to be called: a talk that is still ahead makes none of them good."""

from datetime import datetime

import pytest

from followup import plan
from tests.messages.review.cases import simple_case

FIRST = {"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": ["maria"]}
ASKED = [
    {"at": "2026-03-09T10:00:00-05:00", "kind": "heard", "what": "contact_me", "how": "phone", "from": "maria"},
    {"at": "2026-03-10T10:00:00-05:00", "kind": "called", "to": "maria", "outcome": "no_answer"},
    {"at": "2026-03-11T10:00:00-05:00", "kind": "called", "to": "maria", "outcome": "no_answer"},
]


@pytest.mark.parametrize("ahead", [[], [{"round": 2, "at": "2026-03-20T14:00:00-05:00", "with": ["maria"]}]])
def test_after_two_calls_in_vain_nobody_is_sent_to_the_phone_again_whether_or_not_a_talk_is_ahead(ahead):
    case = simple_case(interviews=[FIRST, *ahead], events=ASKED)
    made = plan(case, now=datetime.fromisoformat("2026-03-12T09:00:00-05:00"))
    assert made.situation.calls_reached_nobody and "Call" not in made.summary


def test_a_talk_since_then_makes_up_for_the_calls():
    since = {"round": 2, "at": "2026-03-11T14:00:00-05:00", "with": ["maria"]}
    made = plan(
        simple_case(interviews=[FIRST, since], events=ASKED), now=datetime.fromisoformat("2026-03-12T09:00:00-05:00")
    )
    assert not made.situation.calls_reached_nobody
