"""Forms: each fact is written down when its field is left; what is refused is explained beside the field."""

from followup.widgets import desk

from .driving import at, change, choose, events, press, type_into


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
    message = made.message()
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
    panel = made.happened()
    choose(panel.what, "They answered: nothing is decided")
    panel.promised.set_state({"value": {"year": 2026, "month": 2, "date": 25}})
    press(panel.write)
    (heard,) = events(journal, "heard")
    assert (heard["what"], heard["promised_by"], heard["from"]) == ("no_decision", "2026-03-25", "maria")
    assert panel.promised.value is None


def test_a_note_without_words_is_refused_in_words(made, journal):
    panel = made.happened()
    choose(panel.what, "A note")
    press(panel.write)
    assert 'role="alert"' in panel.live.value
    assert events(journal, "note") == []


def test_history_tells_changed_facts_in_words(made):
    history, facts = made.history(), made.facts("people", "employer")
    choose(facts.parts[1].form["country"].widget, "Canada")
    assert "The employer: country = CA" in history.lines[0].words.value
    type_into(facts.parts[0].cards[made.case_id, "maria"].form["email"].widget, "")
    assert "Maria Lopez: email taken out" in history.lines[0].words.value


def test_history_undoes_any_line_and_does_it_again(made, journal):
    panel, card = made.history(), made.next_steps()
    press(card.did_it.done)
    line = panel.lines[0]
    assert "You sent a thank-you" in line.words.value
    press(line.turn)
    assert events(journal) == []
    assert "(undone)" in line.words.value
    press(line.turn)
    assert len(events(journal)) == 1


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


def test_the_hour_of_a_first_interview_is_theirs_and_passes_for_no_other(path):
    d = desk(journal=str(path))
    panel = d.start()
    press(panel.mine)
    type_into(panel.zone, "Asia/Tokyo")
    for key, words in {"employer name": "Larch & Loam", "role title": "Gardener", "candidate name": "Ada",
                       "employer timezone": "berlin"}.items():  # fmt: skip
        type_into(panel.form[key], words)
    change(panel.form["interview at"], value=at(3, 18, 10))
    d.refresh()
    assert "for you" not in panel.form["interview at"].note.value
    press(panel.open)
    assert d.case.interviews[0].at.isoformat() == "2026-03-18T10:00:00+01:00"
