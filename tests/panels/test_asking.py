"""One question at a time, answered where it is asked or put aside; the tour; ways out of the page."""

import base64
import re

import pytest

from followup.case import clock
from followup.journal import Journal
from followup.panels.case.ask import SKIPPED
from followup.widgets import desk

from .driving import ask_of, choose, events, press, type_into
from .test_safety import html_of

CASE = "northwind-clinics-data-analyst"
OTHER = "larch-loam-data-analyst"


def facts(d):
    return [one["fact"] for one in d.plan.questions]


def test_a_question_is_answered_where_it_is_asked(made, journal):
    ask = ask_of(made.case_page())
    asked = ask.asked
    (form,) = [form for form in ask.forms.values() if form.box in ask.held.children]
    (field,) = form.fields.values()
    if hasattr(field.widget, "options"):
        field.widget.set_state({"index": 1})
    else:
        type_into(field.widget, "the night shifts")
    assert asked not in facts(made)
    assert ask.asked != asked


def test_a_question_that_was_put_aside_gives_way_to_the_next_and_can_come_back(made, journal):
    ask, first = ask_of(made.case_page()), facts(made)
    assert len(first) > 1
    for fact in first:
        assert ask.asked == fact
        press(ask.skip)
    assert ask.asked is None and ask.card.layout.display == "none"
    assert journal.setting(SKIPPED) == {CASE: first}
    press(ask.again)
    assert ask.asked == first[0]


def test_putting_aside_is_for_one_case_and_survives_a_restart(made, journal):
    ask = ask_of(made.case_page())
    asked = ask.asked
    press(ask.skip)
    made.choose_case("larch-loam-data-analyst")
    made.refresh()
    assert ask_of(made.case_page()).asked == asked
    assert Journal(journal.path).setting(SKIPPED) == {CASE: [asked]}


@pytest.fixture
def asked_elsewhere(path, journal):
    """A waiting case whose open question is whether there is another employer: there the interview is ahead still."""
    (key,) = journal.keys(OTHER, "interviews")
    ahead = {"at": "2026-03-20T14:00:00-05:00", "ends": "2026-03-20T15:00:00-05:00"}
    journal.set_facts(OTHER, {("interviews", key, name): at for name, at in ahead.items()}, at=clock.now())
    for case in journal.ids():
        journal.log(case, {"kind": "sent", "what": "thank_you", "channel": "email", "to": "maria"}, at=clock.now())
    journal.set("case", CASE, at=clock.now())
    d = desk("30_waiting", journal=str(path))
    ask = ask_of(d.case_page())
    while ask.asked not in (None, "interviewing_elsewhere"):
        press(ask.skip)
    assert ask.asked == "interviewing_elsewhere"
    return d, ask


def test_another_employer_is_told_with_one_press(asked_elsewhere, journal):
    d, ask = asked_elsewhere
    assert "Larch &amp; Loam" in ask.words.value  # the workbook knows of it already
    press(ask.yes)
    assert Journal(journal.path).mapping(CASE)["elsewhere"] == [{"employer": "Larch & Loam"}]
    assert events(journal, "note") == []
    assert "interviewing_elsewhere" not in facts(d)


def test_a_press_without_a_name_writes_nothing_and_another_name_can_be_typed(asked_elsewhere, journal):
    d, ask = asked_elsewhere
    ask.employer.value = "  "
    press(ask.yes)
    assert "elsewhere" not in Journal(journal.path).mapping(CASE)
    ask.employer.value = "Cedar Labs"
    press(ask.yes)
    assert Journal(journal.path).mapping(CASE)["elsewhere"] == [{"employer": "Cedar Labs"}]
    assert "interviewing_elsewhere" not in facts(d)


def test_nothing_is_asked_about_an_interview_that_is_still_ahead(path):
    journal = Journal(path)
    mapping = {
        "candidate": {"name": "Ada"}, "employer": {"name": "Larch & Loam", "timezone": "Europe/Berlin"},
        "role": {"title": "Gardener"}, "contacts": [{"id": "li", "name": "Li Wei", "is": "interviewer"}],
        "interviews": [{"round": 1, "at": "2026-03-20T10:00:00+01:00", "with": ["li"]}],
    }  # fmt: skip
    journal.new_case(mapping, at=clock.now())
    d = desk("10_before_you_leave", journal=str(path))
    assert d.plan.stage == "before_interview"
    assert not {"open_points", "fit", "went_well"} & set(facts(d))


def test_the_calendar_and_the_page_are_there_when_asked_for(made):
    page = made.case_page()
    page.drawers.open_one("more")
    links = "".join(html_of(page.drawers.box))
    (ics,) = re.findall(rf'href="data:text/calendar;base64,([^"]*)" download="{CASE}.ics"', links)
    assert b"BEGIN:VEVENT" in base64.b64decode(ics)
    assert "Northwind Clinics" in links and "&lt;script" not in links


def test_an_email_can_be_saved_as_a_message(made):
    page = made.case_page()
    page.drawers.open_one("words")
    assert 'download="thank-you-email.eml"' in page.letter.improve.out.value
    type_into(page.letter.text.body, "Dear Maria, my own words")
    page.redraw()
    (eml,) = re.findall(r"data:message/rfc822;base64,([^\"]*)", page.letter.improve.out.value)
    assert b"my own words" in base64.b64decode(eml)


def test_the_tour_is_put_away_for_good_and_comes_back_when_wanted(path):
    tour = desk(journal=str(path)).tour()
    assert tour.card.layout.display is None and tour.card.children[0].value.count("<li>") == 5
    press(tour.away)
    assert tour.card.layout.display == "none"
    assert Journal(path).setting("tour seen") is True
    press(tour.back)
    assert tour.card.layout.display is None


def test_a_half_typed_note_is_there_after_a_restart(made, journal):
    panel = made.happened()
    choose(panel.kind, "Something else")
    choose(panel.form["what"], "A note")
    type_into(panel.form["text"], "They mentioned a new ward")
    again = desk("20_thank_you", journal=str(journal.path))
    again.panels.clear()
    fresh = again.happened()
    assert fresh.form["text"].value == "They mentioned a new ward"
    press(fresh.write)
    assert fresh.form["text"].value == "" and events(journal, "note")[0]["text"] == "They mentioned a new ward"


def test_a_moment_of_theirs_is_told_on_ones_own_clock(made):
    made.choose_zone("Europe/Berlin")
    made.refresh()
    interviews = made.facts("interviews").parts[0]
    begins = interviews.cards[CASE, "1"].form["at"]
    assert "20:00 for you" in begins.note.value


def test_before_the_interview_the_page_says_what_to_keep_in_mind_there_and_no_day_is_open_for_it(path):
    mapping = {
        "candidate": {"name": "Ada"}, "employer": {"name": "Larch & Loam", "timezone": "Europe/Berlin"},
        "role": {"title": "Gardener"}, "contacts": [{"id": "li", "name": "Li Wei", "is": "interviewer"}],
        "interviews": [{"round": 1, "at": "2026-03-20T10:00:00+01:00", "with": ["li"]}],
    }  # fmt: skip
    Journal(path).new_case(mapping, at=clock.now())
    page = desk("10_before_you_leave", journal=str(path)).case_page()
    assert "While you are there" in page.wait.value and page.wait in page.main.children
    assert page.strip.value == "" and "text/calendar" in page.calendar.value
