"""The page of an offer: the last day is the one for the answer, as whoever writes has it; words fit the way."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from followup.case import clock
from followup.journal import Journal
from followup.messages.seen import seen
from followup.panels.case.fortnight import kinds_of, last_day
from followup.widgets import desk

from .conftest import case
from .driving import press, shown

BERLIN = "Europe/Berlin"


def offered(answer_by, zone="America/Chicago", **more):
    given = case()
    given["employer"] = {"name": "Northwind Clinics", "timezone": zone}
    given["events"] = [
        {"kind": "sent", "what": "thank_you", "channel": "email", "to": "maria", "at": "2026-03-11T18:00:00-05:00"},
        {"kind": "heard", "what": "offer", "from": "maria", "by": "email", "at": "2026-03-12T08:00:00-05:00",
         "answer_by": answer_by, **more},
    ]  # fmt: skip
    return given


def page_of(path, given, own=BERLIN):
    journal = Journal(path)
    journal.new_case(given, at=clock.now())
    journal.set("zone", own, at=clock.now())
    return desk("65_an_offer", journal=str(path)).case_page()


def flagged(page):
    """The day with the flag, in the words of the strip."""
    days = page.strip.value.split("<li")
    return [day.split("</span>")[0].split(">")[-1] for day in days if ": the last day" in day]


@pytest.mark.parametrize(
    ("answer_by", "zone", "day"),
    [
        ("2026-03-16", "America/Chicago", "Monday, March 16"),  # 17:00 there, 23:00 in Berlin
        ("2026-03-16T20:00:00-05:00", "America/Chicago", "Tuesday, March 17"),  # 02:00 in Berlin
        ("2026-03-17T00:00:00-05:00", "America/Chicago", "Tuesday, March 17"),  # 06:00 in Berlin
        ("2026-03-16T08:00:00+13:00", "Pacific/Auckland", "Sunday 15 March"),  # 20:00 in Berlin
        ("2026-03-17", "Asia/Tokyo", "Tuesday 17 March"),
    ],
)
def test_the_flag_stands_on_the_day_for_the_answer_as_the_candidate_has_it(path, answer_by, zone, day):
    page = page_of(path, offered(answer_by, zone))
    assert flagged(page) == [f"{day}: the last day for your answer"]
    assert "Your next two weeks" in page.strip.value and " left." in page.hero.value


def test_the_board_of_today_flags_the_same_day(path):
    page = page_of(path, offered("2026-03-16T08:00:00+13:00", "Pacific/Auckland"))
    plan, own = page.desk.plan, page.desk.zone
    days = [date(2026, 3, 12 + n) for n in range(6)]
    assert kinds_of(plan, plan.step("answer-offer"), days, own).index("due") == 3


def test_what_is_due_at_midnight_has_its_last_day_before_it(path):
    given = case()
    given["contacts"] = [{key: value for key, value in given["contacts"][0].items() if key != "email"}]
    plan = page_of(path, given).desk.plan
    call = plan.step("thank-you-call")
    assert call.due == datetime(2026, 3, 15, tzinfo=ZoneInfo("America/Chicago"))
    assert last_day(call, plan.as_of.tzinfo) == date(2026, 3, 14)


def test_an_offer_answered_by_letter_has_letters(path):
    page = page_of(path, offered("2026-03-16"))
    assert "A letter that repeats these terms." in page.offer.picks["acceptance"].description
    assert page.offer.thank.description == "Write the thanks"


def test_an_offer_answered_on_the_phone_has_words_to_say_and_promises_no_letter(path):
    given = offered("2026-03-16")
    given["contacts"] = [{key: value for key, value in given["contacts"][0].items() if key != "email"}]
    page = page_of(path, given)
    words = [made.description for made in page.offer.picks.values() if shown(made)]
    assert len(words) == 3 and all("What to say" in one and "letter" not in one for one in words)
    assert "What to say" in page.offer.thank.description and "rite" not in page.offer.thank.description
    press(page.offer.picks["acceptance"])
    assert str(page.letter.text.body.value).startswith("Hello Maria, this is Priya")


@pytest.mark.parametrize("pay", ["34 500 €", "34\u202f500 €", "€34 500", "34'500 EUR", "34.500 €"])
def test_pay_is_seen_as_one_figure_of_the_case(path, pay):
    page = page_of(path, offered("2026-03-16", salary=pay))
    amount = pay.strip("€ EUR")
    assert amount in seen(f"As we agreed, the pay is {pay} a year.", page.desk.case)
    assert "500" not in seen(f"As we agreed, the pay is {pay} a year.", page.desk.case)


def test_a_call_that_may_be_made_until_midnight_is_due_by_the_end_of_the_day_before(path, monkeypatch):
    monkeypatch.setenv("FOLLOWUP_NOW", "2026-03-12T10:05:00-05:00")
    given = case()
    given["contacts"] = [{key: value for key, value in given["contacts"][0].items() if key != "email"}]
    page = page_of(path, given)
    assert "Thank Maria Lopez by phone, by the end of Saturday, March 14." in page.hero.value
