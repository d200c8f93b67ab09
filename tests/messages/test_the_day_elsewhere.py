"""A question to one employer says by when another waits, early in the message, and only while that day is ahead."""

import pytest

import followup
from followup.messages.drafting import draft
from tests.contract.asking import THANKED, called, moment, sent, simple
from tests.planning.test_answered_in_short import ONLY_EMAIL, ONLY_PHONE

TOLD = sent("2026-03-09T09:00:00-05:00", what="news")
ASKED = sent("2026-03-12T09:00:00-05:00")


def case_of(*events, by="2026-03-20", **more):
    rival = {"employer": "Cedar Labs", "answer_by": moment(f"{by}T00:00:00-05:00").date(),
             "since": moment("2026-03-08T09:00:00-05:00")}  # fmt: skip
    return followup.load_case(simple(THANKED, TOLD, *events, **more) | {"elsewhere": [rival]})


FOLLOW_UPS = {
    "first-follow-up": ((), "2026-03-12T10:00:00-05:00", ONLY_EMAIL),
    "second-follow-up": ((ASKED,), "2026-03-19T10:00:00-05:00", ONLY_EMAIL),
}


@pytest.mark.parametrize("wording", range(6))
@pytest.mark.parametrize("step", FOLLOW_UPS)
def test_a_question_names_the_day_before_it_asks(step, wording):
    events, now, person = FOLLOW_UPS[step]
    body = draft(case_of(*events, contacts=[person]), step, now=moment(now), wording=wording).body
    assert body.index("March 20") < body.index("?") and "Cedar Labs" not in body
    without = followup.load_case(simple(THANKED, *events, contacts=[person]))
    assert "March 20" not in draft(without, step, now=moment(now), wording=wording).body


def test_a_call_names_it_too():
    case = case_of(contacts=[ONLY_PHONE])
    body = draft(case, "first-follow-up", now=moment("2026-03-12T10:00:00-05:00")).body
    assert "March 20" in body and body.index("March 20") < body.index(
        "where things stand" if "where" in body else "when"
    )
    talked = case_of(called("2026-03-12T10:10:00-05:00", "spoke"), by="2026-03-25")
    assert "March 25" in draft(talked, "second-follow-up", now=moment("2026-03-19T10:00:00-05:00")).body


def test_a_message_that_goes_only_after_that_day_does_not_name_it():
    case = case_of(by="2026-03-10", contacts=[ONLY_EMAIL])
    assert "March 10" not in draft(case, "first-follow-up", now=moment("2026-03-10T10:00:00-05:00")).body
