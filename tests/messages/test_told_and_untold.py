"""What a draft tells of the talks: to whom it was not told in the room, of how many, and in which language."""

import re

import pytest

from followup.messages.drafting import draft
from followup.messages.foreign import is_foreign
from tests.messages.review.cases import simple_case
from tests.messages.test_in_between import MARIA, RITA, TALK, TOM, between, heard, on

TOPICS = {"topics": ["the new booking desk"], "fit": ["six years of SQL"]}
SAID = TALK | TOPICS
OPEN = SAID | {"open_points": [{"about": "a pause in the CV", "answer": "I finished the course in May"}]}
NO = heard("rejection")


@pytest.mark.parametrize("wording", range(6))
def test_an_agency_reads_of_the_talk_of_the_strength_and_of_the_better_answer(wording):
    case = simple_case(interviews=[OPEN], contacts=[MARIA, RITA])
    made = draft(case, "thank-you", now=on(5), to="rita", template="debrief-agency", wording=wording)
    assert "the new booking desk" in made.body and "finished the course" in made.body and not made.missing
    assert "?" in made.body and "six years of SQL" in made.body
    unsaid = simple_case(interviews=[SAID | {"open_points": [{"about": "a pause in the CV"}]}], contacts=[MARIA, RITA])
    assert "[[" not in draft(unsaid, "thank-you", now=on(5), to="rita", template="debrief-agency", wording=wording).body
    named = simple_case(interviews=[OPEN | {"promised_by": "2026-03-12"}], contacts=[MARIA, RITA])
    made = draft(named, "thank-you", now=on(5), to="rita", template="debrief-agency", wording=wording)
    assert "an answer by March 12" in made.body and "By when" not in made.body and "by when" not in made.body


@pytest.mark.parametrize("wording", range(6))
def test_thanks_that_are_passed_on_tell_of_the_talk_and_keep_the_better_answer_for_those_who_asked(wording):
    case = simple_case(interviews=[OPEN], contacts=[MARIA, TOM])
    made = draft(case, "thank-you", now=on(5), to="tom", template="thank-you-email", wording=wording)
    assert "the new booking desk" in made.body and "finished the course" not in made.body
    assert "our conversation about" not in made.body and not made.missing
    asking = draft(case, "first-follow-up", now=on(16), to="tom", template="follow-up-email", wording=wording)
    assert "booking desk" not in asking.body


@pytest.mark.parametrize("wording", range(6))
def test_thanks_after_a_no_have_one_thing_of_the_talk(wording):
    def body(talks, sender="maria"):
        case = between(heard("rejection", sender=sender), interviews=talks, contacts=[MARIA, TOM])
        return draft(case, "thank-after-rejection", now=on(11), to=sender, wording=wording).body

    assert "booking desk" in body([SAID]) and "Maria Lopez" not in body([SAID]).split("Lopez,", 1)[-1]
    assert "booking desk" in body([SAID], "tom") and "Maria Lopez" in body([SAID], "tom")
    assert "meet you" in body([TALK]) and "our talks" not in body([TALK])
    assert "Maria Lopez" in body([TALK], "tom") and "meet you" not in body([TALK], "tom")
    text = body([TALK])
    assert text.index("meet you") < text.index("all the best" if "all the best" in text else "All the best")


@pytest.mark.parametrize("wording", range(6))
def test_two_talks_are_thanked_for_as_two(wording):
    second = TALK | {"round": 2, "at": "2026-03-08T14:00:00-05:00"}
    case = between(heard("rejection", sender="maria"), interviews=[TALK, second])
    twice = draft(case, "thank-after-rejection", now=on(11), to="maria", wording=wording).body
    once = draft(between(heard("rejection", sender="maria")), "thank-after-rejection", now=on(11), to="maria",
                 wording=wording).body  # fmt: skip
    assert "our talk." not in twice and "talks" not in once
    assert "more than once" not in once


@pytest.mark.parametrize("wording", range(3))
def test_a_day_is_not_said_twice_where_they_were_in_touch_on_the_day_of_the_talk(wording):
    same = heard("other", "2026-03-04T18:00:00-06:00", sender="maria", by="email")
    for contact in ("maria", "tom"):
        case = between(same | {"from": contact}, contacts=[MARIA, TOM])
        body = draft(case, "first-follow-up", now=on(16), to=contact, template="follow-up-email", wording=wording).body
        assert body.count("March 4") == 1 and ("Maria Lopez" in body.split(",", 1)[1]) == (contact == "tom")
    later = between(same | {"at": "2026-03-05T18:00:00-06:00"})
    body = draft(later, "first-follow-up", now=on(16), to="maria", template="follow-up-email", wording=wording).body
    assert "March 5" in body and "March 4" in body


@pytest.mark.parametrize(("language", "entry", "stays"), [
    ("de", "Nachtdienst", False),
    ("de", "der Wohnbereich für Menschen mit Demenz", False),
    ("de", "two years of building law", True),
    ("de", "SAP", True),
    ("de", "night shift", True),
    ("de", "the Kita", True),  # half of it is English
    (None, "drei Jahre in der ambulanten Pflege", False),
    (None, "tres años en un hotel con las reservas", False),
    (None, "beurre blanc", True),
    (None, "Kubernetes", True),
    (None, "keeping the rheometer running", True),
])  # fmt: skip
def test_what_was_noted_in_another_language_stays_out_of_an_english_sentence(language, entry, stays):
    assert is_foreign(entry, elsewhere=language == "de") == (not stays)


def test_a_foreign_strength_and_topic_are_left_out_of_the_draft():
    talk = SAID | {"topics": ["Nachtdienst"], "fit": ["drei Jahre in der ambulanten Pflege"], "went_well": ["Rundgang"],
                   "open_points": [{"about": "Wochenenden", "answer": "ab sofort auch an Wochenenden"}]}  # fmt: skip
    case = simple_case(interviews=[talk], employer=case_employer("de"))
    for wording in range(6):
        made = draft(case, "thank-you", now=on(5), to="maria", wording=wording)
        assert not re.search("Nachtdienst|Pflege|Rundgang|sofort", made.body) and len(made.unanswered) == 1
    english = simple_case(interviews=[talk])
    assert "Nachtdienst" in draft(english, "thank-you", now=on(5), to="maria").body  # may be a word of the trade
    said = MARIA | {"topics": ["Nachtdienst"]}
    theirs = simple_case(interviews=[TALK], contacts=[said], employer=case_employer("de"))
    assert "Nachtdienst" not in draft(theirs, "thank-you", now=on(5), to="maria").body
    assert "Nachtdienst" in draft(simple_case(interviews=[TALK], contacts=[said], employer=case_employer("en-GB")),
                                  "thank-you", now=on(5), to="maria").body  # fmt: skip


def case_employer(language):
    return {"name": "Contoso", "timezone": "Europe/Berlin", "language": language}


@pytest.mark.parametrize("word", ["on_hold", "checking"])
@pytest.mark.parametrize("wording", range(6))
def test_nobody_is_thanked_for_a_word_that_somebody_else_gave(word, wording):
    case = between(heard(word, sender="maria"), contacts=[MARIA, TOM])
    templates = ["follow-up-email"] + (["follow-up-letter", "follow-up-call"] if word == "on_hold" else [])
    for template in templates:
        tom, maria = (
            draft(case, "first-follow-up", now=on(30), to=to, template=template, wording=wording).body
            for to in ("tom", "maria")
        )
        assert not re.search("letting me know|telling me", tom)
        assert "Maria Lopez" not in maria.partition("\n")[2] and ("hold" in maria or "checks" in maria)
        assert "Maria Lopez" in tom or template == "follow-up-call"


@pytest.mark.parametrize("template", ["second-follow-up", "second-follow-up-call"])
@pytest.mark.parametrize("wording", range(6))
def test_an_agency_is_asked_what_it_hears_and_not_when_it_decides(template, wording):
    wrote = {"at": "2026-03-12T09:00:00-05:00", "kind": "sent", "what": "follow_up", "to": "rita", "channel": "email"}
    rita = RITA | {"phone": "555 0102"}
    case = between(wrote, contacts=[MARIA, rita])
    body = draft(case, "second-follow-up", now=on(20), to="rita", template=template, wording=wording).body
    assert re.search(r"\bthe(y|m)\b", body) and "you will decide" not in body and "hope to hear" not in body
    own = between(wrote | {"to": "maria"}, contacts=[MARIA, rita])
    body = draft(own, "second-follow-up", now=on(20), to="maria", template=template, wording=wording).body
    assert not re.search(r"\bthey\b|\bthem\b", body)


def both(first, second):
    offers = [heard("offer", "2026-03-10T09:00:00-05:00", by="phone", **first),
              heard("offer", "2026-03-12T09:00:00-05:00", by="email", **second)]  # fmt: skip
    return between(*offers, contacts=[MARIA, TOM])


@pytest.mark.parametrize("wording", range(6))
def test_two_offers_that_differ_are_both_said(wording):
    def body(first, second):
        case = both(first, second)
        return draft(case, "acknowledge-offer", now=on(12, 15), template="ask-which-offer-holds", wording=wording).body

    paid = body({"salary": "$60,000"}, {"salary": "$58,000"})
    assert "$60,000" in paid and "$58,000" in paid and "hours" not in paid
    hours = body({"terms": ["38 hours a week"]}, {"terms": ["30 hours a week"]})
    assert "38 hours a week" in hours and "30 hours a week" in hours and "differ on the terms" not in hours
    same = body({"terms": ["38 hours a week"]}, {"terms": ["38 hours a week", "a car"]})
    assert "a car" not in same
    untold = body({"terms": ["38 hours a week"]}, {"salary": "$58,000"})
    assert "38 hours" not in untold


@pytest.mark.parametrize("wording", range(6))
def test_who_told_it_and_was_met_is_named_once(wording):
    first = TALK | {"round": 1, "at": "2026-03-02T14:00:00-06:00", "with": ["tom"]}
    second = TALK | {"round": 2}

    def body(word_from, talks=(first, second), at="2026-03-10T09:00:00-05:00"):
        word = heard("other", at, sender=word_from, by="email")
        people = [MARIA, TOM, {"id": "ada", "name": "Ada Bell", "email": "a@n.example"}]
        case = between(word, contacts=people, interviews=list(talks))
        return draft(case, "first-follow-up", now=on(30), to="tom", template="follow-up-email", wording=wording).body

    assert body("maria").count("Maria Lopez") == 1 and "March 4" in body("maria")
    assert body("ada").count("Maria Lopez") == 1 and body("ada").count("Ada Bell") == 1
    alone = body("maria", (second,))
    assert alone.count("Maria Lopez") == 1 and "My interview was on March 4" in alone
    same = body("maria", (second,), "2026-03-04T18:00:00-06:00")
    assert same.count("Maria Lopez") == 1 and same.count("March 4") == 1


@pytest.mark.parametrize("wording", range(6))
def test_nothing_is_offered_twice_in_a_question_about_the_checks(wording):
    case = between(heard("checking", sender="maria"))
    body = draft(case, "first-follow-up", now=on(30), to="maria", template="follow-up-email", wording=wording).body
    assert "If you need anything else" not in body and "sample of my work" not in body


@pytest.mark.parametrize(("note", "said"), [
    ("the tour of the lab", True), ("showing him my footstool", True),
    ("they sounded keen to have me", False), ("kept up on the grill when they were full", False),
    ("my answer on shifts", False),
])  # fmt: skip
def test_what_went_well_is_told_where_it_can_be_enjoyed_and_a_verdict_on_oneself_is_not(note, said):
    case = simple_case(interviews=[TALK | {"went_well": [note]}], contacts=[MARIA, RITA])
    thanks = {draft(case, "thank-you", now=on(5), to="maria", wording=one).body for one in range(6)}
    assert any(note in body for body in thanks) == said and not any(note[:8].capitalize() in body for body in thanks)
    agency = draft(case, "thank-you", now=on(5), to="rita", template="debrief-agency").body
    assert (f"enjoyed {note}" in agency) == said
