"""The desk: which journal, which case a page shows, whose advice."""

import re
from datetime import timedelta

from followup.journal import Journal
from followup.panels.parts import zones
from followup.widgets import desk

from .conftest import case
from .driving import choose, press, type_into


def test_without_a_case_it_shows_a_labelled_copy_of_the_example(path):
    d = desk(journal=str(path))
    assert d.example
    assert "An invented example" in d.header().notices.value
    assert not path.exists() or not Journal(path).ids()
    press(d.case_page().sent.yes)
    assert any(entry.do == "event" and entry.at == d.now for entry in d.book.history())


def test_a_case_of_ones_own_takes_four_facts_and_its_name_once(path):
    d = desk(journal=str(path))
    panel = d.start()
    press(panel.mine)
    wanted = {"employer": "Larch & Loam", "role": "Gardener", "city": "Berlin", "name": "Ada"}
    for key, value in wanted.items():
        type_into(panel.new.form[key], value)
    again = Journal(path).setting("new case")
    assert wanted.items() <= again.items()  # a closed browser loses nothing
    press(panel.new.open)
    assert not d.example
    assert [c.employer.name for c in Journal(path).cases().values()] == ["Larch & Loam"]
    assert panel.new.form["employer"].value == ""
    assert panel.new.form["name"].value == "Ada"


def test_a_page_shows_a_case_of_its_stage_and_keeps_it_when_the_stage_moves_on(path):
    d = desk("60_a_no", journal=str(path))
    assert d.plan.stage == "rejected"
    before = d.case_id
    while d.plan.stage == "rejected":
        d.log({"kind": "decided", "what": "closed"})
        d.refresh()
    assert d.case_id == before


def test_choosing_a_case_and_advice_is_kept(made, journal):
    header = made.header()
    choose(header.case, "Larch & Loam")
    choose(header.policy, "the-call")
    assert (journal.setting("case"), journal.setting("policy")) == ("larch-loam-data-analyst", "the-call")
    assert "Larch &amp; Loam" in made.case_page().top.value
    assert made.plan.policy == "the-call"


def test_both_clocks_are_told(made):
    assert "Thursday, March 12, 09:05 in Chicago · 14:05 yours" in made.case_page().top.value


def test_ones_own_time_zone_can_be_another_than_the_computer_s(made):
    start = made.start()
    type_into(start.zone, "Europe/Berlin")
    assert "09:05 in Chicago · 15:05 yours" in made.case_page().top.value
    type_into(start.zone, "Europe/Berlim")
    assert "Europe/Berlin" in start.zone.note.value and "alert" in start.zone.note.value
    type_into(start.zone, "")
    assert "14:05 yours" in made.case_page().top.value


def test_the_example_can_begin_again(path):
    d = desk(journal=str(path))
    before = len(d.book.history())
    press(d.case_page().sent.yes)
    assert len(d.book.history()) == before + 1
    press(d.start().renew)
    assert len(d.book.history()) == before


def test_the_stage_is_marked_on_the_way(made):
    (now,) = re.findall(r'<li[^>]*aria-current="step".*?</li>', made.case_page().top.value)
    assert "Thank-you" in now


def test_the_agenda_is_ordered_by_urgency_and_puts_a_case_on_the_desk(path):
    d = desk(journal=str(path))
    agenda = d.agenda()
    shown = [
        row.words.value for row in sorted(agenda.rows.values(), key=lambda row: agenda.held.children.index(row.box))
    ]
    assert len(shown) == len(d.cases)
    states = ["overdue" if "fu-overdue" in one else "later" if "fu-later" in one else "now" for one in shown]
    towards = [state for state, one in zip(states, shown) if "rest" not in one.lower()]
    assert towards == sorted(towards, key=["overdue", "now", "later"].index)
    other = next(row for case_id, row in agenda.rows.items() if case_id != d.case_id)
    press(other.take)
    assert d.case_id == other.case_id
    assert d.book.setting("case") == other.case_id


def test_the_calendar_s_horizon_is_told_and_stops_no_other_case(path, monkeypatch):
    journal = Journal(path)
    d = desk(journal=str(path))
    far = case()
    far["interviews"][0] |= {"at": "2099-12-31T10:00:00-06:00", "ends": "2099-12-31T11:00:00-06:00"}
    monkeypatch.setenv("FOLLOWUP_NOW", "2099-12-31T12:00:00-06:00")
    journal.new_case(far, at=d.now)
    d.open("00_start_here")
    assert d.agenda().held.children
    assert "Northwind" in "".join(row.words.value for row in d.agenda().rows.values())


def test_an_hour_that_ends_on_another_day_is_open_now(made):
    now = made.plan.as_of
    said = [zones.span(made.plan, None, now + timedelta(hours=hours), None) for hours in (2, 24)]
    assert said[0].startswith("today until 11:05 in Chicago")
    assert said[1].startswith("now, until tomorrow, 09:05 in Chicago")
