"""The sentence a case turns on stands in the draft where the case has the fact for it."""

import pytest

from followup.messages.drafting import draft
from tests.messages.review.cases import simple_case
from tests.messages.test_in_between import between, heard, on

EVERY = pytest.mark.parametrize("wording", range(6))


def said(case, step, now, **more):
    """The body of a draft in which our own check finds nothing but marked gaps."""
    made = draft(case, step, now=now, **more)
    assert {one.code for one in made.findings} <= {"placeholder"}, (made.body, made.findings)
    return made.body


@EVERY
def test_who_was_missed_is_told_so_without_blame_and_given_a_number_for_a_call(wording):
    reply = {"at": "2026-03-09T10:00:00-05:00", "kind": "sent", "what": "reply", "to": "tom", "channel": "email"}
    invited = heard("invitation", "2026-03-09T09:00:00-05:00", by="email")

    def body(form):
        missed = {"round": 1, "at": "2026-03-11T14:00:00-05:00", "with": ["tom"], "held": False, "format": form}
        case = simple_case(interviews=[missed], events=[invited, reply])
        return said(case, "ask-for-the-date", on(11, 16), template="ask-for-the-date", wording=wording)

    assert "March 11 at 2:00 p.m." in body("phone") and "missed each other" in body("phone")
    assert "ring me: +1 312 555 0142" in body("phone") and "ring me" not in body("in_person")


@EVERY
def test_whoever_comes_back_after_a_no_is_asked_who_will_be_there_and_for_which_position(wording):
    no, invited = heard("rejection", "2026-03-06T09:00:00-06:00"), heard("invitation", by="email")
    body = said(between(no, invited), "reply-invitation", on(10, 12), wording=wording)
    assert "who will be there" in body and "same position" in body and "yes" in body.lower()
    assert "same position" not in said(between(invited), "reply-invitation", on(10, 12), wording=wording)
