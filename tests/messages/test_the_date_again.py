"""Whoever asks for the day of a talk says what went before it, and asks no second time as if it were the first."""

from datetime import date

import followup
from followup.messages.drafting import draft
from tests.contract.asking import THANKED, called, moment, sent, simple, told


def test_a_question_for_the_day_of_a_talk_says_what_went_before_it():
    """The day on which you asked first, by a call too; else the day they had named; else their last word."""
    invited = told("2026-03-09T10:00:00-05:00", "invitation", **{"from": "maria"}, by="email")
    answered = sent("2026-03-09T12:00:00-05:00", "reply")
    rang = called("2026-03-11T10:00:00-05:00", "voicemail", what="other")
    named = invited | {"promised_by": date(2026, 3, 13)}
    word = told("2026-03-10T10:00:00-05:00", "other", **{"from": "maria"}, by="email")
    for events, said in (
        ((invited, answered, rang), "March 11"),
        ((named, answered), "March 13"),
        ((invited, answered, word), "March 10"),
    ):
        case = followup.load_case(simple(THANKED, *events))
        for wording in range(6):
            body = draft(case, "ask-for-the-date", now=moment("2026-03-19T10:00:00-05:00"), wording=wording).body
            assert body.count(said) == 1
    plain = followup.load_case(simple(THANKED, invited, answered))
    assert "March" not in draft(plain, "ask-for-the-date", now=moment("2026-03-19T10:00:00-05:00")).body
