"""The plan card and "I did it": one press writes it down, the page moves on, undo takes it back."""

from .driving import at, change, choose, events, press


def test_doing_a_step_writes_its_event_and_shows_the_next_step(made, journal):
    card = made.next_steps()
    assert "Thank Maria Lopez by email" in card.head.value
    press(card.did_it.done)
    assert [(e["what"], e["to"], e["channel"]) for e in events(journal)] == [("thank_you", "maria", "email")]
    assert "Thank Maria" not in card.head.value
    assert "You sent a thank-you by email to Maria Lopez" in card.did_it.written.value
    assert 'role="status"' in card.live.value


def test_undo_brings_the_step_back(made, journal):
    card = made.next_steps()
    press(card.did_it.done)
    press(card.did_it.undo)
    assert events(journal) == []
    assert "Thank Maria Lopez by email" in card.head.value


def test_when_it_was_can_be_said_afterwards_on_ones_own_clock(made, journal):
    card = made.next_steps()
    press(card.did_it.done)
    change(
        card.did_it.when,
        value=at(3, 11, 22, 30),
    )
    (event,) = journal.case(made.case_id).events
    assert event.at.isoformat() == "2026-03-11T22:30:00+00:00"


def test_a_call_is_written_down_with_how_it_went(made, journal):
    card = made.next_steps()
    choose(card.choice, "Or thank Maria Lopez by phone")
    button = next(button for button, outcome in card.did_it.calls if outcome == "voicemail")
    press(button)
    assert [(e["what"], e["outcome"]) for e in events(journal, "called")] == [("thank_you", "voicemail")]
    change(card.did_it.outcome, index=0)
    (event,) = journal.case(made.case_id).events
    assert event.outcome == "spoke"


def test_running_a_cell_twice_does_nothing_twice(made, journal):
    from followup.widgets import desk

    card = made.next_steps()
    again = desk("20_thank_you", journal=str(journal.path))
    assert again is made
    assert again.next_steps() is card
    press(card.did_it.done)
    assert len(events(journal)) == 1


def test_reasons_carry_their_sources_and_dissent_its_days(made):
    shown = made.next_steps().why.value
    assert "foolproof</span>" in shown
    assert "Others would" in shown
    assert "by post" in shown


def test_two_desks_on_one_journal_lose_nothing_of_each_other(made, journal):
    from followup.panels.workbook import Workbook

    other = Workbook(journal.path, "20_thank_you")
    other.open("20_thank_you")
    press(other.next_steps().did_it.done)
    card = made.next_steps()
    made.history()
    assert "Thank Maria" not in card.head.value
    assert len(events(journal)) == 1


def test_the_strip_says_every_day_in_words(made):
    shown = made.next_steps().side.value
    assert shown.count("<li") >= 14
    assert "today, Thursday, March 12: the last day" in shown
