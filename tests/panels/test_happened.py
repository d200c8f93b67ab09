"""Something happened: one sheet, eight kinds, only the facts each needs, and undo where one looks."""

import pytest

from followup.panels.case.happened import Happened
from followup.panels.workbook import desk

from .driving import change, choose, events, in_no_time, press, say, type_into

LARCH = "larch-loam-data-analyst"


def about(made, words) -> Happened:
    panel = made.happened()
    choose(panel.kind, words)
    return panel


def asked(panel):
    return {key for key, field in panel.form.fields.items() if field.box.layout.display != "none"}


def test_before_a_kind_is_chosen_nothing_is_asked(made):
    panel = made.happened()
    assert panel.form.fields == {} and panel.foot.layout.display == "none"
    assert len(panel.kind.widget.options) == 9


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("They wrote", {"what"}),
        ("They called", {"what"}),
        ("They invited", {"who", "by", "promised_by", "talk", "format", "link", "when"}),
        ("They made", {"who", "by", "salary", "starts", "terms", "conditional", "answer_by", "when"}),
        ("They said no", {"who", "by", "when"}),
        ("I wrote", {"what"}),
        ("I called", {"what"}),
        ("I decided", {"what"}),
    ],
)
def test_each_kind_asks_only_for_what_it_needs(made, kind, facts):
    assert asked(about(made, kind)) == facts


@pytest.mark.parametrize(
    ("kind", "what", "facts"),
    [
        ("They wrote", "They answered", {"who", "by", "promised_by", "when"}),
        ("They called", "They gave me a task", {"who", "by", "wants", "answer_by", "when"}),
        ("I wrote", "I sent a reply", {"who", "channel", "when"}),
        ("I called", "I called", {"outcome", "who", "when"}),
        ("I decided", "I withdrew", set()),
    ],
)
def test_once_it_is_said_what_it_was_the_rest_is_asked(made, kind, what, facts):
    panel = about(made, kind)
    choose(panel.form["what"], what)
    assert asked(panel) == {"what"} | facts


CHOICES = {
    "They wrote": ("what", "who", "when"),
    "They called": ("what", "who", "when"),
    "They invited": ("who", "by", "when"),
    "They made": ("who", "by", "when"),
    "They said no": ("who", "by", "when"),
    "I wrote": ("what", "who", "channel", "when"),
    "I called": ("what", "outcome", "who", "when"),
    "I decided": ("what",),
    "Something else": ("text",),
}


@pytest.mark.parametrize("kind", CHOICES)
def test_nothing_is_written_down_that_nobody_chose(made, journal, kind):
    """Each choice is left open once: with all others made, the button is off, and a press of it writes nothing."""
    panel = about(made, kind)
    assert panel.write.disabled
    for key in CHOICES[kind]:
        assert panel.write.disabled and panel.missing.value, key
        assert panel.form[key].value in (None, ""), key
        press(panel.write)
        if key == "text":
            type_into(panel.form[key], "They were kind.")
        else:
            change(panel.form[key], index=0 if key == "when" else 1)
    assert events_at_all(journal) == []
    assert not panel.write.disabled and panel.missing.value == ""
    press(panel.write)
    assert len(events_at_all(journal)) == 1


def events_at_all(journal):
    return [entry for entry in journal.history() if entry.do == "event"]


def test_a_chip_that_was_left_again_chooses_nothing(made):
    panel = about(made, "They called")
    say(panel, what="They said no")
    assert panel.form["by"].value == "phone"  # the chip says so
    choose(panel.kind, "They said no")
    assert panel.form["by"].value is None and "how they said it" in panel.missing.value


def test_who_wrote_may_stay_unknown_and_is_then_no_fact(made, journal):
    panel = about(made, "They said no")
    say(panel, who="I don't know", by="By email", when="Just now")
    press(panel.write)
    assert "from" not in events(journal, "heard")[0]


def test_an_offer_has_its_pay_start_terms_and_deadline(made, journal):
    panel = about(made, "They made")
    type_into(panel.form["salary"], "72,000 USD")
    type_into(panel.form["starts"], "whenever I can")
    assert panel.write.disabled and "first day" in panel.missing.value
    type_into(panel.form["starts"], "1 May")
    type_into(panel.form["terms"], "30 days of leave\nhome on Fridays")
    type_into(panel.form["answer_by"], "Wednesday noon")
    say(panel, who="Maria", by="By post", when="Just now")
    press(panel.write)
    (offer,) = events(journal, "heard")
    assert (offer["salary"], str(offer["starts"]), len(offer["terms"]), offer["by"]) == (
        "72,000 USD", "2026-05-01", 2, "post",
    )  # fmt: skip
    assert str(offer["answer_by"]) == "2026-03-18T12:00:00-05:00"


def test_it_is_about_the_case_on_the_desk_unless_another_is_chosen(made, journal):
    panel = about(made, "They said no")
    choose(panel.cases, "Larch")
    choose(panel.kind, "They said no")
    say(panel, who="Tom", by="By email", when="Just now")
    press(panel.write)
    assert [entry.case for entry in journal.history() if entry.do == "event"] == [LARCH]
    assert "for Larch &amp; Loam" in panel.done.value and made.case_id != LARCH


def test_what_was_written_is_told_in_place_and_taken_back_there(made, journal):
    panel = about(made, "They said no")
    say(panel, who="Maria", by="By email", when="Just now")
    press(panel.write)
    assert "Written down. They said no (Maria Lopez)" in panel.done.value
    press(panel.undo)
    assert events(journal, "heard") == []


def test_when_it_was_is_said_in_words_on_ones_own_clock(made, journal):
    made.choose_zone("Europe/Berlin")
    panel = about(made, "They called")
    say(panel, what="They answered", who="Maria", when="On")
    assert panel.write.disabled
    type_into(panel.form["at"], "yesterday 4pm")
    assert "Wednesday, March 11 at 4:00 p.m." in panel.form["at"].note.value
    press(panel.write)
    assert events(journal, "heard")[0]["at"] == "2026-03-11T16:00:00+01:00"


def test_what_is_still_to_come_did_not_happen(made):
    panel = about(made, "They called")
    say(panel, what="They answered", who="Maria", when="Today")
    type_into(panel.form["at"], "11pm")
    assert panel.write.disabled and "still to come" in panel.form["at"].note.value


def test_the_link_of_a_talk_is_a_private_note(made, journal):
    panel = about(made, "They invited")
    type_into(panel.form["talk"], "Tuesday half past two")
    press(panel.form["talk"].other)
    type_into(panel.form["link"], "https://meet.example/abc")
    say(panel, who="Maria", by="By email", when="Just now")
    press(panel.write)
    assert journal.case(made.case_id).interviews[1].at.isoformat() == "2026-03-17T14:30:00-05:00"
    assert "meet.example" in events(journal, "note")[0]["text"]


def test_an_unclear_day_is_told_once_typing_pauses(made):
    panel = about(made, "They wrote")

    say(panel, what="They answered")

    async def typing():
        import asyncio

        type_into(panel.form["promised_by"], "so")
        early = panel.form["promised_by"].note.value
        await asyncio.sleep(2)
        return early, panel.form["promised_by"].note.value

    early, late = in_no_time(typing())
    assert "alert" not in early and 'role="alert"' in late and panel.write.disabled


def test_what_is_typed_is_there_after_a_restart_for_its_own_case(made, journal):
    panel = about(made, "They wrote")
    say(panel, what="They put it on hold", who="Maria", when="Just now")
    type_into(panel.form["promised_by"], "end of next week")
    made.choose_case(LARCH)
    made.refresh()
    assert panel.kind.value is None
    again = desk("20_thank_you", journal=str(journal.path))
    again.panels.clear()
    again.choose_case("northwind-clinics-data-analyst")
    fresh = again.happened()
    assert (fresh.kind.value, fresh.form["promised_by"].value) == ("they wrote", "end of next week")
    assert fresh.form["what"].value == ("heard", "on_hold")
    press(fresh.write)
    assert str(events(journal, "heard")[0]["promised_by"]) == "2026-03-20" and fresh.kind.value is None


@pytest.mark.parametrize(("chosen", "kept"), [(None, None), ("Nothing", None), ("Pay", "pay")])
def test_what_a_note_asks_about_is_chosen_or_left_out(made, journal, chosen, kept):
    panel = about(made, "Something else")
    type_into(panel.form["text"], "Is it too little?")
    if chosen:
        say(panel, about=chosen)
    press(panel.write)
    (note,) = events(journal, "note")
    assert note.get("about") == kept
