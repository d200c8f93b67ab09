"""The page of a case: one sentence, one press that writes it down in place, undo beside it, the rest in drawers."""

from followup.panels.case.drawers import LINE, shortened
from followup.panels.case.fortnight import fortnight

from .conftest import case
from .driving import at, change, events, look_at, press, shown


def test_doing_a_step_writes_its_event_and_shows_the_next_step(made, journal):
    page = made.case_page()
    assert "Thank Maria Lopez by" in page.hero.value
    press(page.sent.yes)
    assert [(e["what"], e["to"], e["channel"]) for e in events(journal)] == [("thank_you", "maria", "email")]
    assert "Thank Maria" not in page.hero.value
    assert "You sent a thank-you by email to Maria Lopez" in page.sent.written.value
    assert 'role="status"' in page.sent.written.value


def test_undo_brings_the_step_back(made, journal):
    page = made.case_page()
    press(page.sent.yes)
    press(page.sent.undo)
    assert events(journal) == []
    assert "Thank Maria Lopez by" in page.hero.value


def test_when_it_was_can_be_said_on_ones_own_clock(made, journal):
    sent = made.case_page().sent
    change(sent.at, value=True)
    change(sent.when, value=at(3, 11, 22, 30))
    press(sent.keep)
    (event,) = journal.case(made.case_id).events
    assert event.at.isoformat() == "2026-03-11T22:30:00+00:00"


def test_a_call_is_written_down_with_how_it_went_and_asks_one_thing_more(made, journal):
    page = made.case_page()
    assert "fu-went" not in page.sent.asked._dom_classes
    look_at(page, "Or thank Maria Lopez by phone")
    assert shown(page.sent.row) and not shown(page.sent.yes)
    assert "fu-went" in page.sent.asked._dom_classes  # four answers: on a phone they take two lines
    press(next(button for button, outcome in page.sent.calls if outcome == "spoke"))
    assert [(e["what"], e["outcome"]) for e in events(journal, "called")] == [("thank_you", "spoke")]
    assert shown(page.sent.after)
    change(page.sent.named, value={"year": 2026, "month": 2, "date": 24})
    assert [(e["what"], e["promised_by"]) for e in events(journal, "heard")] == [("no_decision", "2026-03-24")]
    assert not shown(page.sent.after)


def test_running_a_cell_twice_does_nothing_twice(made, journal):
    from followup.widgets import desk

    page = made.case_page()
    again = desk("20_thank_you", journal=str(journal.path))
    assert again is made
    assert again.case_page() is page
    press(page.sent.yes)
    assert len(events(journal)) == 1


def test_reasons_carry_their_sources_and_dissent_its_days(made):
    page = made.case_page()
    page.drawers.open_one("why")
    assert "foolproof</span>" in page.drawers.words.value
    page.drawers.open_one("who")
    assert "by post" in page.drawers.words.value and "now what</span>" in page.drawers.words.value


def test_two_desks_on_one_journal_lose_nothing_of_each_other(made, journal):
    from followup.panels.workbook import Workbook

    other = Workbook(journal.path, "20_thank_you")
    other.open("20_thank_you")
    press(other.case_page().sent.yes)
    page = made.case_page()
    made.history()
    assert "Thank Maria" not in page.hero.value
    assert len(events(journal)) == 1


def test_the_strip_says_every_day_in_words_and_stays_away_where_only_today_counts(made):
    assert made.case_page().strip.value == ""
    strip = fortnight(made.plan, made.step, made.zone)
    assert strip.count("<li") >= 14
    assert "today, Thursday, March 12: the last day" in strip


def test_the_line_of_a_drawer_is_whole_or_not_there():
    assert shortened("good to know, calendar, paper") == "good to know, calendar, paper"
    assert shortened("They said until Friday 20 March. Every source waits so long") == "They said until Friday 20 March"
    assert shortened("A thank-you goes out the same day or the next morning") == ""
    assert shortened("x" * LINE + "; and more") == "x" * LINE


def test_a_message_left_with_somebody_is_not_written_down_as_thanks_that_were_heard(path, monkeypatch):
    """One call thanks and asks: in a message the question is left, and nobody was thanked yet by the rule."""
    from followup.case import clock
    from followup.journal import Journal
    from followup.widgets import desk

    monkeypatch.setenv("FOLLOWUP_NOW", "2026-03-24T10:10:00-05:00")
    given = case()
    given["contacts"] = [{key: value for key, value in given["contacts"][0].items() if key != "email"}]
    Journal(path).new_case(given, at=clock.now())
    page = desk("40_follow_up_call", journal=str(path)).case_page()
    assert "say thank you and ask" in page.hero.value
    press(next(made for made, outcome in page.sent.calls if outcome == "message"))
    assert [(e["what"], e["outcome"]) for e in events(Journal(path), "called")] == [("follow_up", "message")]
    assert "thank them, and ask" not in page.hero.value
    press(page.sent.undo)
    press(next(made for made, outcome in page.sent.calls if outcome == "spoke"))
    assert [(e["what"], e["outcome"]) for e in events(Journal(path), "called")] == [("thank_you", "spoke")]


def test_a_call_has_what_to_say_and_beside_it_the_words_for_a_machine(path):
    from followup.case import clock
    from followup.journal import Journal
    from followup.widgets import desk

    given = case()
    given["contacts"] = [{key: value for key, value in given["contacts"][0].items() if key != "email"}]
    Journal(path).new_case(given, at=clock.now())
    page = desk("20_thank_you", journal=str(path)).case_page()
    tabs = [words for words, _ in page.letter.tabs.options]
    assert tabs == ["What to say", "Voicemail", "Somebody else answers"]
    change(page.letter.tabs, index=1)
    assert page.letter.bubbles.value.count("+1 312 555 0142") == 2


def test_thanks_left_on_a_machine_are_told_as_left_and_a_call_nobody_took_as_nothing(path):
    from followup.case import clock
    from followup.journal import Journal
    from followup.widgets import desk

    given = case()
    tom = {"id": "tom", "name": "Tom Okafor", "is": "interviewer", "phone": "+1 312 555 0101"}
    given["contacts"] = [{key: value for key, value in given["contacts"][0].items() if key != "email"}, tom]
    given["interviews"] = [{**given["interviews"][0], "with": ["maria", "tom"]}]
    journal = Journal(path)
    journal.new_case(given, at=clock.now())
    page = desk("20_thank_you", journal=str(path)).case_page()
    press(next(made for made, outcome in page.sent.calls if outcome == "no_answer"))
    assert page.letter.sent.value == ""
    press(next(made for made, outcome in page.sent.calls if outcome == "voicemail"))
    assert "Maria Lopez" in page.letter.sent.value and " left " in page.letter.sent.value
    assert "thank Tom Okafor by phone" in page.hero.value
