"""Ten minutes after an interview: one question at a time, kept as it is left, private where it is private."""

import pytest

from followup.journal import Journal
from followup.panels.case.debrief import Debrief
from followup.panels.workbook import desk

from .driving import choose, events, press, type_into


@pytest.fixture
def debrief(made) -> Debrief:
    page = made.case_page()
    page.drawers.open_one("debrief")
    return page.parts[Debrief]


def asked(debrief):
    (box,) = debrief.held.children
    return next(one for one in debrief.forms.values() if one.box is box)


def go_to(debrief, words):
    for _ in range(9):
        form = asked(debrief)
        fields = [form.chips] if hasattr(form, "chips") else list(form.fields.values())
        if any(words in field.widget.description for field in fields):
            return form
        press(debrief.on)
    raise AssertionError(words)


def talk(journal, made):
    return journal.case(made.case_id).interviews[0]


def test_it_is_offered_for_two_days_after_an_interview(made, journal, monkeypatch):
    assert "debrief" in {drawer.key for drawer in made.case_page().drawers.shown}
    monkeypatch.setenv("FOLLOWUP_NOW", "2026-03-14T09:05:00-05:00")
    made.refresh()
    assert "debrief" not in {drawer.key for drawer in made.case_page().drawers.shown}


def test_what_they_asked_is_one_private_note_however_often_it_is_changed(debrief, made, journal):
    form = go_to(debrief, "What did they ask")
    type_into(form["asked"], "Why did you leave?")
    type_into(form["asked"], "Why did you leave?\nYour salary?")
    (note,) = events(journal, "note")
    assert note["text"] == "They asked on March 11: Why did you leave?\nYour salary?"
    assert "Why did you leave" not in made.case_page().letter.text.body.value


def test_a_better_answer_may_stand_in_a_letter_and_what_it_is_about_does_not(debrief, made, journal):
    form = go_to(debrief, "answer better")
    type_into(form["about 0"], "I froze at the budget")
    type_into(form["answer 0"], "I have run a budget of 90,000")
    (point,) = talk(journal, made).open_points
    assert (point.about, point.answer) == ("I froze at the budget", "I have run a budget of 90,000")
    assert "froze" not in made.case_page().letter.text.body.value


def test_something_private_is_called_so_in_the_debrief_and_stays_out_of_the_letter(debrief, made, journal):
    form = go_to(debrief, "answer better")
    type_into(form["about 0"], "the gap")
    type_into(form["answer 0"], "I was abroad for a while")
    assert "abroad" in made.case_page().letter.text.body.value
    choose(form["kind 0"], "Something private")
    (point,) = talk(journal, made).open_points
    assert (point.about, point.kind) == ("the gap", "private")
    assert "abroad" not in made.case_page().letter.text.body.value


def test_what_a_person_cared_about_is_in_their_thank_you(debrief, made, journal):
    form = go_to(debrief, "What did Maria Lopez care about")
    type_into(form["topics"], "the night rota")
    assert journal.case(made.case_id).contact("maria").topics == ("the night rota",)
    assert "night rota" in made.case_page().letter.text.body.value


def test_what_comes_next_is_a_chip_counted_from_the_interview(debrief, made, journal):
    form = go_to(debrief, "timing")
    assert form.chips.value == "days" and form.more.value == "7"
    choose(form.chips, "by Friday")
    assert (str(talk(journal, made).promised_by), talk(journal, made).promised_days) == ("2026-03-13", None)
    choose(form.chips, "nothing")
    assert talk(journal, made).promised_by is None


def test_everything_may_be_skipped_and_then_nothing_is_written(debrief, journal):
    before = len(journal.history())
    while debrief.held.children:
        press(debrief.on)
    assert "That is all" in debrief.count.value and len(journal.history()) == before
    press(debrief.back)
    assert debrief.held.children


def test_the_next_round_has_what_the_last_one_left(debrief, made, journal, monkeypatch):
    form = go_to(debrief, "What did they ask")
    type_into(form["asked"], "Why did you leave?")
    made.log({"kind": "heard", "what": "invitation", "from": "maria"})
    monkeypatch.setenv("FOLLOWUP_NOW", "2026-03-16T09:05:00-05:00")
    again = desk("10_before_you_leave", journal=str(Journal(journal.path).path))
    page = again.case_page()
    page.drawers.open_one("learned")
    assert "Why did you leave?" in page.drawers.words.value


def test_what_was_asked_becomes_a_situation_of_ones_own_with_the_better_answer_shut_below_it(debrief, made):
    assert "Out of your debrief" not in made.practice("20_thank_you").own.value
    type_into(go_to(debrief, "What did they ask")["asked"], "Why <b>did</b> you leave?")
    form = go_to(debrief, "answer better")
    type_into(form["about 0"], "the budget")
    type_into(form["answer 0"], "I have run a budget of 90,000")
    told = made.practice("20_thank_you").own.value
    assert "<summary>Why &lt;b&gt;did&lt;/b&gt; you leave?</summary><p>No answer is written down yet" in told
    assert "<summary>the budget</summary><p>I have run a budget of 90,000</p>" in told
