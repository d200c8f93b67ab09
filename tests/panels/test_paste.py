"""Paste what they wrote: lines to look at, nothing kept before it is confirmed, the text itself only if asked."""

import pytest

from .driving import change, events, press, say, type_into

LATER = (
    "Dear Priya,\n\nNo decision has been made yet. You will hear from us by Friday, March 20.\n\nBest\nMaria Lopez\n"
)
VAGUE = "Hi Priya, nothing is decided yet, we will let you know early next week.\n\nMaria Lopez\n"
INVITED = (
    "Hi Priya,\n\nWe would love to have you back for a second interview on Tuesday, March 17 at 2pm at our office."
    "\n\nMaria Lopez\n"
)


def pasted(made, text):
    panel = made.happened()
    change(panel.kind, index=0)
    type_into(panel.paste.text, text)
    press(panel.paste.read)
    return panel


def test_what_was_read_stands_in_lines_and_nothing_is_kept_yet(made, journal):
    panel = pasted(made, LATER)
    assert (panel.form["what"].value, panel.form["who"].value) == (("heard", "no_decision"), "maria")
    assert "Friday, March 20" in panel.form["promised_by"].note.value
    assert events(journal, "heard") == []


def test_a_text_that_nobody_had_read_is_not_written_down(made, journal):
    """The button is off, says why, and at the field too; once it was read, what it says is shown and can be kept."""
    panel = made.happened()
    change(panel.kind, index=0)
    type_into(panel.paste.text, LATER)
    for key in ("what", "who", "when"):
        change(panel.form[key], index=0 if key == "when" else 1)
    assert panel.write.disabled and "read what you pasted" in panel.missing.value
    assert "Press “Read it” first" in panel.paste.offered.value
    press(panel.write)
    assert events(journal, "heard") == []
    press(panel.paste.read)
    assert not panel.write.disabled and panel.paste.offered.value == ""
    type_into(panel.paste.text, VAGUE)  # another text: nothing of it was read
    assert panel.write.disabled
    type_into(panel.paste.text, " ")
    assert not panel.write.disabled


def test_what_tells_nothing_is_no_answer_until_somebody_says_what_it_was(made, journal):
    panel = pasted(made, "Your parcel is on its way.\n")
    assert panel.form["what"].value == "" and panel.write.disabled
    press(panel.write)
    assert events(journal, "heard") == []


def test_of_a_text_that_was_read_before_nothing_stays(made):
    panel = pasted(made, LATER)
    type_into(panel.paste.text, "Hello Priya, we have to put the position on hold.\n")
    press(panel.paste.read)
    assert panel.form["what"].value == ("heard", "on_hold")
    assert panel.form["promised_by"].value == "" and panel.form["who"].value is None


def test_only_what_is_confirmed_is_written_down_and_the_text_is_not(made, journal):
    panel = pasted(made, LATER)
    type_into(panel.form["promised_by"], "March 23")
    say(panel, when="Just now")
    press(panel.write)
    (heard,) = events(journal, "heard")
    assert (heard["what"], heard["from"], heard["by"], str(heard["promised_by"])) == (
        "no_decision", "maria", "email", "2026-03-23",
    )  # fmt: skip
    assert events(journal, "note") == [] and panel.paste.text.value == ""
    assert "No decision has been made" not in journal.path.read_text(encoding="utf-8")


def test_the_text_is_a_private_note_where_that_is_asked(made, journal):
    panel = pasted(made, LATER)
    change(panel.form["keep"], value=True)
    say(panel, when="Just now")
    press(panel.write)
    assert events(journal, "note")[0]["text"] == LATER.strip()


def test_a_day_that_the_words_leave_open_is_told_at_its_line(made):
    panel = pasted(made, VAGUE)
    assert "early next week" in panel.form["promised_by"].note.value
    assert "promised_by" not in panel.form["promised_by"].note.value


def test_a_talk_with_day_and_hour_becomes_the_next_interview(made, journal):
    panel = pasted(made, INVITED)
    assert panel.kind.value == "invitation"
    say(panel, when="Just now")
    press(panel.write)
    case = journal.case(made.case_id)
    assert [one.round for one in case.interviews] == [1, 2]
    assert case.interviews[1].at.isoformat() == "2026-03-17T14:00:00-05:00" and case.interviews[1].format == "in_person"
    assert events(journal, "heard")[0]["what"] == "invitation"


def test_one_press_takes_both_back(made, journal):
    panel = pasted(made, INVITED)
    say(panel, when="Just now")
    press(panel.write)
    press(panel.undo)
    assert events(journal, "heard") == [] and len(journal.case(made.case_id).interviews) == 1


def test_an_offer_keeps_its_terms_and_its_hour(made, journal):
    text = "We are pleased to offer you the position at $72,000 a year. Please reply by noon on March 18.\n"
    panel = pasted(made, text)
    say(panel, who="Maria", when="Just now")
    press(panel.write)
    (offer,) = events(journal, "heard")
    assert offer["what"] == "offer" and "72,000" in offer["salary"] and "12:00" in str(offer["answer_by"])


def test_nothing_pasted_is_said(made):
    panel = made.happened()
    change(panel.kind, index=0)
    press(panel.paste.read)
    assert "no text" in panel.live.value


@pytest.mark.parametrize(("words", "at"), [("18 March 9:30", "2026-03-18T09:30:00-05:00"),
                                           ("next Thursday 4pm", "2026-03-19T16:00:00-05:00")])  # fmt: skip
def test_a_corrected_moment_counts(made, journal, words, at):
    panel = pasted(made, INVITED)
    type_into(panel.form["talk"], words)
    say(panel, when="Just now")
    press(panel.write)
    assert journal.case(made.case_id).interviews[1].at.isoformat() == at


def test_a_city_that_no_zone_is_named_after_is_known():
    from followup.panels.parts import zones

    assert zones.named("Leeds") == "Europe/London" and zones.named("houston") == "America/Chicago"


def test_what_came_by_mail_may_be_pasted_whatever_chip_was_pressed_first(made):
    panel = made.happened()
    for kind in ("offer", "invitation", "rejection"):
        panel.kind.value = kind
        assert panel.paste.box in panel.above.children
