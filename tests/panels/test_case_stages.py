"""What a case page shows at each stage: ticks that stay, the terms of an offer, a call in its hours, a calm wait."""

import re

import pytest

from followup.case import clock
from followup.journal import Journal
from followup.messages.drafting import draft
from followup.panels.app.due import due, in_order
from followup.panels.case.silence import silence
from followup.panels.case.stages import places
from followup.panels.workbook import Workbook

from .conftest import case
from .driving import events, press, shown, type_into

CASE = "northwind-clinics-data-analyst"


@pytest.fixture
def at(journal, monkeypatch):
    """The case page at a moment, after some events."""

    def look(now, *happened, case_id=CASE):
        for event in happened:
            journal.log(case_id, event, at=clock.now())
        monkeypatch.setenv("FOLLOWUP_NOW", now)
        desk = Workbook(journal.path, "00_start_here")
        desk.open("00_start_here")
        desk.choose_case(case_id)
        return desk.case_page()

    return look


def ticks(page):
    return {place.words for place in places(page.desk.plan) if place.state == "done"}


def now(page):
    return next(place.words for place in places(page.desk.plan) if place.state == "now")


THANKED = {"kind": "sent", "what": "thank_you", "channel": "email", "to": "maria", "at": "2026-03-11T17:00:00-05:00"}
ASKED = {"kind": "sent", "what": "follow_up", "channel": "email", "to": "maria", "at": "2026-03-20T10:00:00-05:00"}
WROTE = {"kind": "heard", "what": "no_decision", "from": "maria", "at": "2026-03-23T10:00:00-05:00"}
REPLIED = {"kind": "sent", "what": "reply", "channel": "email", "to": "maria", "at": "2026-03-23T12:00:00-05:00"}
OFFER = {"kind": "heard", "what": "offer", "from": "maria", "at": "2026-03-24T10:00:00-05:00", "by": "phone"}


def test_what_was_done_keeps_its_tick(at):
    earned = set()
    for moment, *happened in (
        ("2026-03-12T09:00:00-05:00",), ("2026-03-12T09:30:00-05:00", THANKED), ("2026-03-20T09:30:00-05:00",),
        ("2026-03-20T11:00:00-05:00", ASKED), ("2026-03-23T11:00:00-05:00", WROTE),
        ("2026-03-23T13:00:00-05:00", REPLIED), ("2026-03-24T11:00:00-05:00", OFFER),
    ):  # fmt: skip
        page = at(moment, *happened)
        assert earned <= ticks(page), (moment, earned - ticks(page))
        earned = ticks(page)
    assert earned == {"Applied", "Interview", "Thank-you", "Follow-up", "Heard back"} and now(page) == "Offer"


def test_each_round_is_there_and_the_one_before_folds_into_one_tick(at, journal):
    again = {"round": 2, "at": "2026-03-27T10:00:00-05:00", "with": ["maria"]}
    journal.add_interview(CASE, again, at=clock.now())
    page = at("2026-03-24T11:00:00-05:00", THANKED, ASKED)
    assert [place.words for place in places(page.desk.plan)][:3] == ["Applied", "Round 1", "Round 2"]
    assert now(page) == "Round 2"
    assert now(at("2026-03-27T12:00:00-05:00")) == "Thank-you" and "Round 2" in ticks(at("2026-03-27T12:00:00-05:00"))


def test_an_offer_shows_its_terms_what_is_missing_and_three_answers_each_with_its_letter(at, journal):
    terms = {"salary": "72,000 USD", "terms": ["40 hours a week", "three weeks of holiday"], "answer_by": "2026-03-30"}
    page = at("2026-03-24T11:00:00-05:00", THANKED, OFFER | terms)
    assert "72,000 USD" in page.offer.terms.value and "40 hours a week" in page.offer.terms.value
    assert page.offer.terms.value.count("Not yet") == 2  # first day, in writing
    assert "6 days 6 hours left" in page.hero.value
    assert "fu-terms-fold" not in page.offer.terms.value
    for template, button in page.offer.picks.items():
        press(button)
        assert "fu-terms-fold" in page.offer.terms.value  # the letter has them in it, and room
        assert "fu-picked" in button._dom_classes and page.letter.box in page.main.children
        assert page.letter.text.chosen.template == template
    press(page.offer.picks["acceptance"])
    assert "$72,000" in page.letter.text.body.value
    press(page.sent.yes)
    assert [e["what"] for e in events(journal, "decided")] == ["accepted"]
    press(page.sent.undo)
    assert events(journal, "decided") == [] and "acceptance" not in [e["what"] for e in events(journal)]


def test_every_answer_can_be_drafted_also_past_the_deadline(at):
    page = at("2026-04-08T11:00:00-05:00", THANKED, OFFER | {"answer_by": "2026-03-30"})
    assert all(shown(button) for button in page.offer.picks.values())
    for template in page.offer.picks:
        assert draft(page.desk.case, "answer-offer", now=page.desk.now, template=template).body
        press(page.offer.picks[template])
        assert page.live.value == ""


def test_two_offers_stand_beside_each_other(at, journal):
    other = "larch-loam-data-analyst"
    journal.log(other, OFFER | {"salary": "80,000 USD"}, at=clock.now())
    page = at("2026-03-24T11:00:00-05:00", OFFER | {"salary": "72,000 USD"})
    assert "Larch &amp; Loam" in page.offer.terms.value
    assert re.search(r"72,000 USD.*80,000 USD", page.offer.terms.value)


def test_terms_that_are_filled_in_are_shown(at):
    page = at("2026-03-24T11:00:00-05:00", OFFER)
    page.drawers.open_one("terms")
    (_, form), *_ = page.terms.values()
    type_into(form["salary"], "75,000 USD")
    assert "75,000 USD" in page.offer.terms.value


def test_a_call_has_its_number_solid_only_in_its_hours(at, journal):
    journal.set_facts(CASE, {("contacts", "maria", "prefers"): "phone"}, at=clock.now())
    page = at("2026-03-24T10:12:00-05:00", THANKED)
    assert "Call Maria Lopez now." in page.hero.value
    assert 'href="tel:+13125550100" class="fu-out fu-dial fu-main"' in page.card.value
    assert "48 minutes left" in page.card.value and "again today, 15:00" in page.card.value
    assert [shown(button) for button, _ in page.sent.calls] == [True] * 4
    page = at("2026-03-24T11:30:00-05:00")
    assert "Today, 15:00: call Maria Lopez." in page.hero.value
    assert "fu-dial fu-main" not in page.card.value and "opens today at 15:00 there" in page.card.value


def test_a_wait_shows_interview_promise_follow_up_and_where_others_would_write(at):
    page = at("2026-03-13T09:00:00-05:00", THANKED)
    line = page.wait.value
    assert "Nothing to do until Friday, March 20." in page.hero.value
    assert "Wed 11<br>interview" in line and "Wed 18<br>their promise" in line and "Fri 20<br>write" in line
    assert 'class="fu-shut"' in line and re.search(r'aria-label="\d on [^"]+: [a-z ,]+">\d', line)
    assert "of silence" in line and "none foretells yours" in line
    assert "n = 334" in line and "Read 28 November 2026" in line
    assert not shown(page.sent.row)


def test_two_clocks_that_agree_are_said_once(at):
    page = at("2026-03-12T09:00:00-05:00")
    page.desk.choose_zone("America/Chicago")
    page.desk.refresh()
    assert "the same for you" in page.hero.value and "yours" not in page.hero.value + page.top.value


def test_a_page_without_a_case_says_what_to_do(path):
    desk = Workbook(path, "00_start_here")
    desk.open("00_start_here")
    desk.show_example(False)
    page = desk.case_page()
    assert "Open a first case." in page.hero.value and not shown(page.aside)


def test_one_drawer_is_open_at_a_time_and_another_case_shuts_it(at):
    page = at("2026-03-12T09:00:00-05:00")
    page.drawers.open_one("why")
    page.drawers.toggles[2].set_state({"value": True})
    assert [one.value for one in page.drawers.toggles].count(True) == 1 and page.drawers.open != "why"
    page.desk.choose_case("larch-loam-data-analyst")
    page.desk.refresh()
    assert page.drawers.open is None and Journal(page.desk.path).setting("case") == "larch-loam-data-analyst"


def test_names_of_other_cases_are_never_left_under_a_new_one(at):
    page = at("2026-03-12T09:00:00-05:00")
    page.desk.choose_case("larch-loam-data-analyst")
    page.desk.refresh()
    assert "Maria" not in page.hero.value + page.letter.text.body.value
    assert case()["employer"]["name"] not in page.top.value


def test_what_is_asked_in_the_interview_is_told_with_the_interview_and_for_its_day(at, journal):
    again = {"round": 2, "at": "2026-03-27T10:00:00-05:00", "with": ["maria"]}
    journal.add_interview(CASE, again, at=clock.now())
    page = at("2026-03-24T11:00:00-05:00", THANKED, ASKED)
    if page.desk.step.id == "ask-before-leaving":
        assert "The interview: " in page.hero.value and " by " not in page.hero.value.partition("</h")[0]
    assert due(page.desk, CASE) == ("Fri", False)


def test_a_day_without_silence_is_none(at):
    told = [silence(at(moment, WROTE).desk.plan) for moment in ("2026-03-23T12:00:00-05:00",)]
    assert "No silence yet." in told[0]


def test_no_list_puts_a_case_in_which_nothing_is_due_before_one_that_waits(at, journal):
    page = at("2026-03-24T11:00:00-05:00")
    no = {"kind": "heard", "what": "rejection", "by": "email", "at": "2026-03-20T09:00:00-05:00"}
    other = {"candidate": {"name": "P Q"}, "employer": {"name": "Aardvark", "timezone": "America/Chicago"},
             "role": {"title": "Porter"}, "events": [no]}  # fmt: skip
    refused = journal.new_case(other, at=clock.now())
    page.desk.refresh()
    assert page.desk.plan_of(refused).stage == "rejected"
    assert [*map(str, in_order(page.desk))][-1] == refused and due(page.desk, refused) == ("", False)
    agenda = page.desk.agenda()
    assert [row.case_id for row in agenda.rows.values() if row.box in agenda.held.children[-1:]] == [refused]


def test_somebody_of_whom_only_a_number_is_known_is_called_with_words_to_say_and_the_call_is_written_down(
    path, monkeypatch
):
    made = case()
    del made["contacts"][0]["email"], made["interviews"][0]["promised_days"]
    journal = Journal(path)
    journal.new_case(made, at=clock.now())
    monkeypatch.setenv("FOLLOWUP_NOW", "2026-03-24T10:20:00-05:00")
    desk = Workbook(journal.path, "00_start_here")
    desk.open("00_start_here")
    page = desk.case_page()
    assert "Call Maria Lopez" in page.hero.value and "First:" not in page.hero.value
    assert "+1 312 555 0100" in page.card.value and page.letter.box in page.main.children
    press(next(button for button, outcome in page.sent.calls if outcome == "spoke"))
    assert [(e["to"], e["outcome"]) for e in events(journal, "called")] == [("maria", "spoke")]


def test_what_is_said_on_the_phone_is_done_only_where_somebody_was_reached(path, monkeypatch):
    by_phone = case()
    del by_phone["contacts"][0]["email"]
    by_phone["events"] = [
        {"kind": "heard", "what": "rejection", "from": "maria", "by": "phone", "at": "2026-03-16T10:00:00-05:00"},
        {"kind": "sent", "what": "thank_you", "channel": "post", "to": "maria", "at": "2026-03-16T12:00:00-05:00"},
    ]
    monkeypatch.setenv("FOLLOWUP_NOW", "2026-03-17T10:00:00-05:00")
    Journal(path).new_case(by_phone, at=clock.now())
    desk = Workbook(path, "60_a_no")
    desk.open("60_a_no")
    page = desk.case_page()
    assert (desk.step.id, desk.step.channel) == ("ask-for-feedback", "phone")
    assert "Did you reach them?" in page.sent.asks.value and page.sent.yes.description == "Yes, just now"
