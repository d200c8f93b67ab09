"""A new case in one form: words are understood before anything is kept, and nothing typed is lost."""

from datetime import datetime

import pytest

from followup.journal import Journal
from followup.panels.case.new_case import city_in
from followup.panels.workbook import desk
from followup.reading.reader import read_message

from .driving import change, choose, press, type_into

MOMENT = datetime.fromisoformat("2026-03-12T09:05:00-05:00")
MAIL = """From: Lena Osei <l.osei@harbourside-vets.example>
Date: Tue, 10 Mar 2026 09:00:00 +0000
Subject: Interview for Practice Manager

Dear Tomasz,

We would be glad to invite you to an interview on Wednesday 18 March at 14:30 with Declan Moore.

Kind regards,
Lena Osei
HR Manager, Harbourside Veterinary Group
"""


@pytest.fixture
def form(path):
    opened = desk(journal=str(path), example_first=False)
    opened.show_example(False)
    opened.refresh()
    return opened.start().new


def typed(form, **words):
    for key, value in (
        {"employer": "Harbourside", "role": "Manager", "city": "Dublin", "name": "Tomasz Lis"} | words
    ).items():
        type_into(form.form[key], value)
    return form


def case_of(path):
    (made,) = Journal(path).cases().values()
    return made


def test_a_city_gives_clock_and_holidays_and_says_so_before_it_is_kept(form, path):
    typed(form)
    said = form.form["city"].note.value
    assert "Dublin time: 14:05 there now" in said and "Ireland" in said
    press(form.open)
    assert (case_of(path).employer.timezone, case_of(path).employer.country) == ("Europe/Dublin", "IE")


def test_a_list_that_is_named_for_a_journal_stays_as_it_is_and_what_was_typed_stays_too(path):
    path.write_bytes(b"employer,role\nNorthwind,Analyst\n")
    form = desk(journal=str(path), example_first=False).start().new
    typed(form)
    press(form.open)
    assert path.read_bytes() == b"employer,role\nNorthwind,Analyst\n"
    assert "no journal" in form.panel.live.value and form.form["employer"].given() == "Harbourside"


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Cork, Ireland", "Europe/Dublin"),
        ("leeds", "Europe/London"),
        ("Houston, USA", "America/Chicago"),
        ("Edinburgh, Scotland", "Europe/London"),
    ],
)
def test_a_city_may_have_its_country_behind_it(form, words, zone):
    typed(form, city=words)
    assert form.city.given() == zone


@pytest.mark.parametrize("words", ["Atlantis", "Paris, Texas", "Dublin, Ohio"])
def test_the_button_waits_while_a_place_is_not_known(form, words):
    typed(form, city=words)
    assert form.open.disabled and 'role="alert"' in form.city.note.value and "city" in form.missing.value


def test_two_people_are_met_at_once_each_as_they_are(form, path):
    typed(form, talk="yesterday 2pm")
    for person, (name, email) in zip(
        form.people, (("Aoife Brennan", "aoife@h.example"), ("Declan Moore", "")), strict=True
    ):
        type_into(person["name"], name)
        type_into(person["email"], email)
    choose(form.people[1]["is"], "Hiring manager")
    press(form.open)
    aoife, declan = case_of(path).contacts
    assert (aoife.email, aoife.role, declan.role) == ("aoife@h.example", "interviewer", "hiring_manager")
    assert case_of(path).interviews[0].people == (aoife.id, declan.id)
    assert case_of(path).interviews[0].at.isoformat() == "2026-03-11T14:00:00+00:00"


def test_an_hour_is_understood_on_their_clock_and_counted_anew_when_the_city_changes(form):
    typed(form, city="Chicago", talk="Tuesday half past two")
    assert "March 10 at 2:30 p.m. (19:30 for you)" in form.talk.note.value
    typed(form, talk="Tuesday half past two")
    assert "Tuesday 10 March, 14:30" in form.talk.note.value
    press(form.talk.other)
    assert "Tuesday 17 March, 14:30" in form.talk.note.value


def test_a_day_without_an_hour_is_asked_for_and_the_button_waits(form):
    typed(form, talk="yesterday")
    assert form.open.disabled and "what hour" in form.talk.note.value


@pytest.mark.parametrize(
    ("chip", "more", "kept"),
    [
        ("by Friday", "", {"promised_by": "2026-03-13"}),
        ("in …", "7", {"promised_days": 7}),
        ("end of next week", "", {"promised_by": "2026-03-20"}),
        ("a date", "25 March", {"promised_by": "2026-03-25"}),
        ("nothing", "", {}),
    ],
)
def test_what_they_said_about_timing_is_a_chip(form, path, chip, more, kept):
    typed(form, talk="yesterday 2pm")
    choose(form.timing.chips, chip)
    assert form.open.disabled == bool(more)
    if more:
        type_into(form.timing.more, more)
    press(form.open)
    held = case_of(path).interviews[0]
    told = {"promised_by": str(held.promised_by) if held.promised_by else None, "promised_days": held.promised_days}
    assert {key: value for key, value in told.items() if value is not None} == kept


def test_a_pasted_invitation_fills_the_form_and_opens_a_case_once_confirmed(form, path):
    type_into(form.paste.text, MAIL)
    press(form.paste.read)
    assert form.form["employer"].value == "Harbourside Veterinary Group"
    assert form.form["role"].value == "Practice Manager" and Journal(path).ids() == []
    assert [one["name"].value for one in form.people] == ["Lena Osei", "Declan Moore"]
    type_into(form.form["city"], "Dublin")
    type_into(form.form["name"], "Tomasz Lis")
    press(form.open)
    case = case_of(path)
    assert case.interviews[0].at.isoformat() == "2026-03-18T14:30:00+00:00"
    assert case.contacts[0].email == "l.osei@harbourside-vets.example"
    assert "glad to invite" not in path.read_text(encoding="utf-8")


def test_what_was_typed_is_not_overwritten_by_a_guess(form):
    type_into(form.form["employer"], "The vets by the harbour")
    type_into(form.paste.text, MAIL)
    press(form.paste.read)
    assert form.form["employer"].value == "The vets by the harbour"


def test_everything_typed_is_there_after_a_restart(form, path):
    typed(form, talk="yesterday 2pm", city="Atlan")
    type_into(form.people[1]["email"], "declan@h.example")
    choose(form.timing.chips, "by Friday")
    fresh = desk(journal=str(path), example_first=False)
    fresh.panels.clear()
    again = fresh.start().new
    assert [again.form[key].value for key in ("employer", "city", "talk")] == ["Harbourside", "Atlan", "yesterday 2pm"]
    assert again.people[1]["email"].value == "declan@h.example" and again.timing.chips.value == "by Friday"
    assert again.open.disabled and "Whose address" in again.people[1]["name"].note.value


def test_the_second_case_knows_who_one_is_and_the_form_is_empty(form, path):
    press(typed(form).open)
    assert form.form["employer"].value == "" and form.form["name"].value == "Tomasz Lis"
    assert form.form["name"].box.layout.display == "none"
    change(form.form["employer"], value="Larch & Loam")
    assert "position" in form.missing.value


def test_whoever_invites_and_whoever_is_met_has_a_row_and_the_place_is_taken_where_one_is_named(form):
    mail = MAIL.partition("\n\n")[2].replace(
        "Declan Moore.", "Declan Moore and Aoife Brennan, at 14 Quay Street, Galway."
    )
    type_into(form.paste.text, mail + "lena.osei@harbourside-vets.example\n")
    press(form.paste.read)
    names = [one["name"].value for one in form.people]
    assert names == ["Lena Osei", "Declan Moore", "Aoife Brennan"]
    assert form.people[0]["email"].value == "lena.osei@harbourside-vets.example"
    assert form.form["city"].value == "Galway"


@pytest.mark.parametrize(
    ("words", "city"),
    [
        ("We meet in Vienna.", "Vienna"),
        ("Munich, Germany\nSee you there.", "Munich, Germany"),
        ("We have offices in Leeds, in Boston, and you may choose.", None),  # which of them?
        ("Regards,\nAustin", None),  # a person
    ],
)
def test_a_city_is_taken_from_a_message_only_where_it_is_one_place(words, city):
    assert city_in(read_message(words, MOMENT, None), words) == city


def test_what_was_typed_for_one_case_is_gone_when_the_next_one_begins_even_right_after_the_last_key(form):
    press(typed(form).open)
    form.desk.refresh()
    assert form.form["employer"].value == ""


def test_nobody_of_one_case_is_carried_into_the_next(form, path):
    typed(form, talk="yesterday 2pm")
    type_into(form.people[0]["name"], "Aoife Brennan")
    type_into(form.people[0]["email"], "aoife@h.example")
    press(form.open)
    form.desk.refresh()
    assert [one["name"].value + one["email"].value for one in form.people] == ["", ""]
    type_into(form.paste.text, MAIL)
    press(form.paste.read)
    type_into(form.form["city"], "Cork")
    press(form.open)
    _, later = Journal(path).cases().values()
    assert [one.name for one in later.contacts] == ["Lena Osei", "Declan Moore"]


def test_an_invitation_that_was_pasted_is_read_before_the_case_is_opened(form, path):
    typed(form)
    type_into(form.paste.text, MAIL)
    assert form.open.disabled and "read what you pasted" in form.missing.value
    press(form.open)
    assert Journal(path).ids() == []
    press(form.paste.read)
    assert not form.open.disabled


def test_a_case_that_is_typed_after_a_pasted_one_was_not_invited(form, path):
    type_into(form.paste.text, MAIL)
    press(form.paste.read)
    press(typed(form).open)
    form.desk.refresh()
    press(typed(form, employer="Larch & Loam").open)
    _, later = Journal(path).cases().values()
    assert list(later.events) == []


def test_the_town_behind_an_employers_name_is_its_city():
    from followup.reading.reader import Reading

    text = "Dear Priya,\n\nCan you come on Tuesday at 2?\n\nRuth Alder\nQuay Street Museum, Chicago\n"
    assert city_in(Reading(), text) == "Chicago"
