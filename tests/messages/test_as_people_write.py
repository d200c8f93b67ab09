"""Pay, job titles and proposed days as people write them, and promises that are named once their day has passed."""

import pytest

from followup.messages.drafting import draft
from followup.messages.job_titles import in_a_sentence
from followup.messages.money import as_written, is_salary
from tests.messages.review.cases import after, made, simple_case

OFFER = {"at": "2026-03-10T09:00:00-05:00", "kind": "heard", "what": "offer", "from": "tom", "by": "email"}


@pytest.mark.parametrize(("noted", "country", "said"), [
    ("92,000 GBP", "GB", "£92,000"),
    ("GBP 14.20 per hour", "GB", "£14.20 an hour"),
    ("41000 EUR p.a.", "DE", "€41,000 a year"),
    ("60-65k EUR", "DE", "€60-65k"),
    ("34000-38000 GBP", "GB", "£34,000-38,000"),
    ("90,000 to 95,000 USD", "US", "$90,000 to $95,000"),
    ("85,000 USD", "CA", "85,000 USD"),
    ("72,000 CHF", "CH", "72,000 CHF"),
    ("by the tariff, group 9", "DE", "by the tariff, group 9"),
])  # fmt: skip
def test_pay_is_said_as_people_write_it(noted, country, said):
    assert as_written(noted, country) == said


def test_a_sum_for_an_hour_is_no_salary():
    assert is_salary("92,000 GBP") and not is_salary("16.20 GBP/hour") and not is_salary(None)


@pytest.mark.parametrize(("title", "said"), [
    ("Backend developer", "backend developer"),
    ("Senior associate, commercial litigation", "senior associate, commercial litigation"),
    ("RN", "RN"),
    ("HGV driver", "HGV driver"),
    ("Staff Nurse", "Staff Nurse"),
    ("German teacher", "German teacher"),
    ("Java developer", "Java developer"),
])  # fmt: skip
def test_a_title_within_a_sentence_has_small_letters_unless_it_is_a_name(title, said):
    assert in_a_sentence(title) == said


def test_the_comma_of_a_title_is_closed_within_a_sentence():
    case = simple_case(role={"title": "Senior associate, commercial litigation"})
    body = made("thank-you-email", case, after(case, hours=2), to="maria").body
    assert "of senior associate, commercial litigation, at Northwind Clinics" in body


@pytest.mark.parametrize("wording", range(6))
def test_a_follow_up_names_the_day_that_passed_and_asks_how_it_stands(wording):
    case = simple_case(interviews=[{
        "round": 1, "at": "2026-03-04T14:00:00-06:00", "with": ["maria"], "promised_by": "2026-03-11"}])  # fmt: skip
    for days in (9, 16):
        body = made("follow-up-email", case, after(case, days=days), to="maria", wording=wording).body
        assert "March 11" in body and ("new date" in body or "where things stand" in body)


def test_the_front_desk_takes_back_no_day_that_was_named():
    talk = {"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": ["maria"], "promised_by": "2026-03-11"}
    desk = {"id": "desk", "name": "Front desk", "is": "reception", "phone": "+1 312 555 0100"}
    said = {"at": "2026-03-12T10:00:00-05:00", "kind": "heard"}

    def body(**word):
        case = simple_case()
        people = [*({"id": c.id, "name": c.name, "is": c.role, "email": c.email} for c in case.contacts), desk]
        case = simple_case(interviews=[talk], contacts=people, events=[said | word])
        return made("follow-up-email", case, after(case, days=14), to="maria").body

    assert "March 11" in body(what="other", **{"from": "desk"}) and "March 11" in body(what="told_not_to_call")
    assert "March 11" not in body(what="no_decision", **{"from": "maria"})


@pytest.mark.parametrize("wording", range(6))
def test_a_late_thank_you_says_that_it_is_late_once_a_week_has_gone_by(wording):
    case = simple_case()
    late, early = (made("late-thank-you", case, after(case, days=days), to="maria", wording=wording).body
                   for days in (9, 3))  # fmt: skip
    assert any(words in late for words in ("sooner", "late", "later"))
    assert not any(words in early for words in ("sooner", "late ", "later"))


def test_more_time_is_asked_for_with_a_day_that_is_a_proposal():
    case = simple_case(events=[OFFER | {"answer_by": "2026-03-13"}])  # a Friday
    asked = draft(case, "answer-offer", now=after(case, days=8), template="ask-for-more-time")
    assert "Tuesday, March 17" in asked.body and not asked.missing and not asked.findings


def test_a_modern_reader_is_written_to_in_words_of_their_own():
    case = simple_case()
    plain, modern = (draft(case, "thank-you", now=after(case, hours=2), to="maria", register=one).body
                     for one in ("plain", "modern"))  # fmt: skip
    assert "position" in plain and "role" in modern and "position" not in modern and "Thank you for" not in modern


@pytest.mark.parametrize("wording", range(6))
def test_who_withdraws_after_the_talk_thanks_for_it_and_not_for_the_invitation_to_it(wording):
    invited = {"at": "2026-02-27T09:00:00-06:00", "kind": "heard", "what": "invitation", "from": "maria", "by": "email"}
    taken = [{"employer": "Cedar Labs", "accepted": True}]
    case = simple_case(events=[invited], elsewhere=taken)
    body = made("withdrawal-accepted-elsewhere", case, after(case, days=1), to="maria", wording=wording).body
    assert "March 4" in body and "can't come" not in body and "invitation" not in body and "decline it" not in body
