"""A yes in writing asserts no first day that is over, or that they put off since; it asks which one holds."""

import pytest

import followup
from followup.messages.drafting import draft
from tests.contract.asking import THANKED, moment, simple, told

YES = {"at": moment("2026-03-07T09:00:00-06:00"), "kind": "decided", "what": "accepted"}
OFFER = told("2026-03-06T09:00:00-06:00", "offer", by="phone", starts=moment("2026-03-16T09:00:00-05:00").date())
HOLD = told("2026-03-09T09:00:00-05:00", "on_hold", by="phone")


@pytest.mark.parametrize(
    ("events", "now", "asks"),
    [((), "2026-03-10T09:00:00-05:00", False), ((HOLD,), "2026-03-10T09:00:00-05:00", True)]
    + [((), "2026-03-18T09:00:00-05:00", True)],
)
def test_a_first_day_that_no_longer_holds_is_asked_for(events, now, asks):
    case = followup.load_case(simple(THANKED, OFFER, YES, *events))
    for wording in range(6):
        body = draft(case, "confirm-in-writing", now=moment(now), wording=wording).body
        assert ("which day holds now" in body) is asks and "March 16" in body
