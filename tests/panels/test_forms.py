"""Forms: each fact is written down when its field is left; what is refused is explained beside the field."""

import json

from followup.case import clock
from followup.journal import Journal
from followup.widgets import desk

from .driving import at, change, choose, events, press, say, type_into


def test_a_fact_is_kept_as_soon_as_it_is_given(made, journal):
    facts = made.facts("employer")
    choose(facts.parts[0].form["country"].widget, "Canada")
    assert journal.case(made.case_id).employer.country == "CA"
    assert "Kept" in facts.live.value


def test_a_mistake_is_explained_at_its_field_and_changes_nothing(made, journal):
    zone = made.facts("employer").parts[0].form["timezone"]
    type_into(zone.widget, "America/Chikago")
    assert journal.case(made.case_id).employer.timezone == "America/Chicago"
    assert 'role="alert"' in zone.note.value
    assert "America/Chicago" in zone.note.value
    assert zone.widget.value == "America/Chikago"
    type_into(zone.widget, "America/Denver")
    assert "alert" not in zone.note.value
    assert journal.case(made.case_id).employer.timezone == "America/Denver"


def test_a_promised_day_replaces_a_number_of_days(made, journal):
    form = made.facts("interviews").parts[0].cards[made.case_id, "1"].form
    change(form["promised_by"], value={"year": 2026, "month": 2, "date": 20})
    (interview,) = journal.case(made.case_id).interviews
    assert (str(interview.promised_by), interview.promised_days) == ("2026-03-20", None)
    assert form["promised_days"].widget.value == ""


def test_lines_become_a_list_and_reach_the_draft(made):
    form = made.facts("interviews").parts[0].cards[made.case_id, "1"].form
    message = made.case_page().letter
    type_into(form["topics"].widget, "the night shifts\n\n the new ward ")
    assert "the night shifts" in message.text.body.value
    assert "the new ward" in message.text.body.value


def test_a_person_is_added_and_can_have_been_there(made, journal):
    facts = made.facts("people", "interviews")
    people, interviews = facts.parts
    type_into(people.new["name"], "Li Wei")
    choose(people.new["is"], "Interviewer")
    press(people.add)
    who = next(c.id for c in journal.case(made.case_id).contacts if c.name == "Li Wei")
    box = interviews.cards[made.case_id, "1"].boxes[who]
    change(box, value=True)
    assert journal.case(made.case_id).interviews[0].people == ("maria", who)
    press(people.add)
    assert "name" in people.new["name"].note.value and 'role="alert"' in people.new["name"].note.value


def test_a_second_interview_is_the_next_round(made, journal):
    interviews = made.facts("interviews").parts[0]
    change(
        interviews.new["at"],
        value=at(3, 18, 10),
    )
    press(interviews.add)
    last = journal.case(made.case_id).interviews[-1]
    assert (last.round, last.at.isoformat()) == (2, "2026-03-18T10:00:00-05:00")


def test_their_answer_is_written_down_with_its_promise(made, journal):
    panel = told(made, "They wrote", "They answered: nothing is decided")
    type_into(panel.form["promised_by"], "25 March")
    say(panel, who="Maria", when="Just now")
    press(panel.write)
    (heard,) = events(journal, "heard")
    assert (heard["what"], heard["promised_by"], heard["from"]) == ("no_decision", "2026-03-25", "maria")
    assert panel.form["promised_by"].value == ""


def told(made, kind, what=None):
    """The sheet, with that chosen."""
    panel = made.happened()
    choose(panel.kind, kind)
    if what:
        choose(panel.form["what"], what)
    return panel


def shown(panel):
    return {key for key, field in panel.form.fields.items() if field.box.layout.display != "none"}


def test_what_was_said_is_told_from_what_was_written(made, journal):
    panel = told(made, "They called", "They put it on hold")
    say(panel, who="Maria", when="Just now")
    press(panel.write)
    (heard,) = events(journal, "heard")
    assert (heard["what"], heard["by"]) == ("on_hold", "phone") and "conditional" not in heard
    assert "They put it on hold (Maria Lopez, on the phone)" in made.history().lines[0].words.value


def test_a_wish_to_be_called_an_offer_with_an_if_and_a_task_have_their_fields(made, journal):
    panel = told(made, "They wrote", "They asked me to call or write")
    assert "how" in shown(panel) and not {"conditional", "answer_by", "visit_agreed"} & shown(panel)
    say(panel, who="Maria", how="Call", when="Just now")
    press(panel.write)
    panel = told(made, "They made an offer")
    assert "how" not in shown(panel)
    say(panel, who="Maria", by="By email", when="Just now")
    assert "hangs_on" not in shown(panel)
    change(panel.form["conditional"].widget, value=True)
    assert {"hangs_on", "theirs_to_settle"} <= shown(panel)
    type_into(panel.form["hangs_on"].widget, "two references\na medical")
    press(panel.write)
    panel = told(made, "They wrote", "They gave me a task")
    assert panel.form["conditional"].value is False
    type_into(panel.form["answer_by"], "March 20")
    say(panel, who="Maria", when="Just now")
    press(panel.write)
    wish, offer, task = events(journal, "heard")
    assert (wish["how"], offer["conditional"], task["answer_by"]) == ("phone", True, "2026-03-20")
    assert offer["hangs_on"] == ["two references", "a medical"] and "theirs_to_settle" not in offer


def test_a_call_asks_for_a_visit_only_where_you_spoke(made, journal):
    panel = told(made, "I called", "I called")
    say(panel, who="Maria", when="Just now")
    choose(panel.form["outcome"], "I left a voicemail")
    assert "visit_agreed" not in shown(panel)
    choose(panel.form["outcome"], "We spoke")
    change(panel.form["visit_agreed"].widget, value=True)
    press(panel.write)
    assert events(journal, "called")[0]["visit_agreed"] is True


def test_what_happened_on_a_day_nobody_knows_is_written_down_without_one(made, journal):
    panel = told(made, "They said no")
    say(panel, who="Maria", by="By email", when="I don't know")
    press(panel.write)
    (heard,) = events(journal, "heard")
    assert heard["day_unknown"] is True
    line = made.history().lines[0].words.value
    assert "They said no (Maria Lopez) (day not known)" in line and "Mar" not in line.replace("Maria", "")
    assert "when" not in shown(told(made, "Something else", "A note"))


def test_an_interview_without_a_day_is_added_and_gets_its_day_later(made, journal):
    interviews = made.facts("interviews").parts[0]
    change(interviews.new["day_unknown"].widget, value=True)
    press(interviews.add)
    last = journal.case(made.case_id).interviews[-1]
    assert last.day_unknown and last.round == 2
    card = next(iter(interviews.held.children))
    (held,) = [one for one in interviews.cards.values() if one.box is card]
    assert "day not known" in held.summary.value and held.form["at"].value is None
    change(held.form["at"], value=at(3, 18, 10))
    last = journal.case(made.case_id).interviews[-1]
    assert not last.day_unknown and last.at.isoformat() == "2026-03-18T10:00:00-05:00"


def test_an_interview_that_did_not_take_place_says_so(made, journal):
    interviews = made.facts("interviews").parts[0]
    (card,) = interviews.cards.values()
    choose(card.form["held"].widget, "No")
    assert journal.case(made.case_id).interviews[0].held is False
    assert "it did not take place" in card.summary.value
    assert "An interview: did not take place" in made.history().lines[0].words.value
    choose(card.form["held"].widget, "Yes, or it will")
    assert journal.case(made.case_id).interviews[0].held is True


def test_an_open_point_has_its_answer_behind_an_arrow(made, journal):
    (card,) = made.facts("interviews").parts[0].cards.values()
    type_into(card.form["open_points"].widget, "the salary -> I hope for 70,000\nI froze: twice")
    one, other = journal.case(made.case_id).interviews[0].open_points
    assert (one.about, one.answer, other.about, other.answer) == (
        "the salary", "I hope for 70,000", "I froze: twice", None,
    )  # fmt: skip
    assert card.form["open_points"].value == "the salary → I hope for 70,000\nI froze: twice"


def test_what_an_open_point_is_about_stands_in_brackets_and_comes_back_as_typed(made, journal):
    (card,) = made.facts("interviews").parts[0].cards.values()
    typed = "the salary -> 70,000 (Pay)\nthe gap (private)\nwhat matters -> work\n(pay)"
    type_into(card.form["open_points"].widget, typed)
    points = [(one.about, one.answer, one.kind) for one in journal.case(made.case_id).interviews[0].open_points]
    assert points == [
        ("the salary", "70,000", "pay"), ("the gap", None, "private"), ("what matters", "work", None),
        ("(pay)", None, None),
    ]  # fmt: skip
    assert card.form["open_points"].value == "the salary → 70,000 (pay)\nthe gap (private)\nwhat matters → work\n(pay)"


def test_somebody_of_whom_nothing_is_said_is_an_interviewer(path):
    mapping = {
        "candidate": {"name": "Ada"}, "employer": {"name": "Larch & Loam", "timezone": "Europe/Berlin"},
        "role": {"title": "Gardener"}, "contacts": [{"id": "li", "name": "Li Wei"}],
    }  # fmt: skip
    case_id = Journal(path).new_case(mapping, at=clock.now())
    card = desk("20_thank_you", journal=str(path)).facts("people").parts[0].cards[case_id, "li"]
    assert card.form["is"].value == "interviewer" and "interviewer" in card.summary.value


def test_a_person_of_an_agency_and_one_who_left_are_told_as_such(made, journal):
    card = made.facts("people").parts[0].cards[made.case_id, "maria"]
    for key, words in (("agency", "recruiter of an agency"), ("left", "no longer works there")):
        change(card.form[key].widget, value=True)
        assert words in card.summary.value
    type_into(card.form["address"].widget, "Ms. Lopez")
    maria = journal.case(made.case_id).contact("maria")
    assert maria.agency and maria.left and maria.address == "Ms. Lopez"


def test_a_note_without_words_cannot_be_written_down(made, journal):
    panel = told(made, "Something else", "A note")
    assert panel.write.disabled and "your note" in panel.missing.value
    press(panel.write)
    assert events(journal, "note") == []


def test_history_tells_changed_facts_in_words(made):
    history, facts = made.history(), made.facts("people", "employer")
    choose(facts.parts[1].form["country"].widget, "Canada")
    assert "The employer: country = CA" in history.lines[0].words.value
    type_into(facts.parts[0].cards[made.case_id, "maria"].form["email"].widget, "")
    assert "Maria Lopez: email taken out" in history.lines[0].words.value


def test_history_undoes_any_line_and_does_it_again(made, journal):
    panel, card = made.history(), made.case_page()
    press(card.sent.yes)
    line = panel.lines[0]
    assert "You sent a thank-you" in line.words.value
    press(line.turn)
    assert events(journal) == []
    assert "(undone)" in line.words.value
    press(line.turn)
    assert len(events(journal)) == 1


def test_history_says_what_of_an_undone_line_another_line_says_too(made, journal):
    panel, sector, country = made.history(), ("employer", "sector"), ("employer", "country")
    line = made.give({sector: "health", country: "CA"})
    lines = journal.path.read_bytes().splitlines(keepends=True)
    other = json.loads(lines[-1]) | {"id": f"{int(line[:8]) + 1:08d}-otherone", "set": [[[*sector], "health"]]}
    with journal.path.open("ab") as file:
        file.write(json.dumps(other).encode() + b"\n")
    made.refresh()
    press(next(one for one in panel.lines if one.entry and one.entry.id == line).turn)
    assert "Another line says this too, so it still counts: The employer: sector = health." in panel.live.value


def test_history_says_where_an_undo_changes_nothing(made):
    panel, sector = made.history(), ("employer", "sector")
    made.give({sector: "health"})
    made.give({sector: "care"})
    made.refresh()
    press(panel.lines[1].turn)
    assert "Nothing changes by it: what was written down later says otherwise." in panel.live.value
    press(panel.lines[0].turn)
    assert "Nothing is lost" in panel.live.value and made.case.employer.sector is None


def test_what_was_written_meanwhile_is_not_undone_unseen(made, journal):
    page = made.case_page()
    press(page.sent.yes)
    Journal(journal.path).log(made.case_id, {"kind": "note", "text": "of another computer"}, at=made.now)
    press(page.sent.undo)
    assert events(journal) == [] and len(events(journal, "note")) == 1


def test_what_is_unknown_stands_in_a_choice_in_words(made, journal):
    size = made.facts("employer").parts[0].form["size"]
    assert size.widget.label == "I don't know"
    choose(size.widget, "Small")
    assert journal.case(made.case_id).employer.size == "small"
    choose(size.widget, "I don't know")
    assert journal.case(made.case_id).employer.size is None


def test_a_country_is_chosen_by_its_name(made, journal):
    table = made.facts("employer").parts[0]
    assert table.form["country"].widget.label == "United States"
    choose(table.form["country"].widget, "Germany")
    assert journal.case(made.case_id).employer.country == "DE"
    assert "Germany" in table.summary.value


def test_a_city_is_enough_for_a_time_zone(made, journal):
    zone = made.facts("employer").parts[0].form["timezone"]
    type_into(zone.widget, "new york")
    assert journal.case(made.case_id).employer.timezone == "America/New_York"
    assert zone.widget.value == "America/New_York"


def test_history_speaks_of_people_by_the_name_they_have_now(made):
    history, facts = made.history(), made.facts("people")
    made.log({"kind": "sent", "what": "thank_you", "channel": "email", "to": "maria"})
    made.refresh()
    assert "Maria Lopez" in history.lines[0].words.value
    type_into(facts.parts[0].cards[made.case_id, "maria"].form["name"].widget, "Maria Lopez-Diaz")
    assert "Maria Lopez-Diaz" in history.lines[1].words.value
