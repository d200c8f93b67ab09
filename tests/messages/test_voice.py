"""How a message sounds, in which shape it comes, and where it begins: what two readers and two registers tell apart."""

import re
from datetime import datetime

import pytest

from followup.case.errors import InputError
from followup.messages.call_times import call_times
from followup.messages.drafting import draft
from followup.messages.register import voiced
from followup.rulebook.loading import default_rulebook
from tests.messages.review.cases import after, made, simple_case

TEMPLATES = default_rulebook().templates
FEW = {"follow-up-reception", "take-back-acceptance-call"}  # ten seconds to say; a call and its letter in one
NOON = datetime.fromisoformat("2026-03-12T12:00:00-05:00")


@pytest.mark.many
@pytest.mark.parametrize("name", sorted(set(TEMPLATES) - FEW))
def test_a_message_has_six_shapes_that_differ_in_order_or_content(name):
    assert len(set(TEMPLATES[name].shapes)) >= 6


def test_nobody_on_a_panel_reads_what_another_one_reads():
    people = [{"id": f"p{n}", "name": f"Ada Bell{chr(97 + n)}", "email": f"p{n}@x.example"} for n in range(9)]
    talk = {"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": [one["id"] for one in people], "fit": ["SQL"]}
    case = simple_case(contacts=people, interviews=[talk])
    bodies = [made("thank-you-email", case, after(case, hours=2), to=one["id"], checked=False).body for one in people]
    assert len({body.partition("\n")[2] for body in bodies}) == len(people)


def test_a_register_sets_greeting_and_words_and_leaves_the_candidates_own_alone():
    case = simple_case()
    formal, modern = (draft(case, "thank-you", now=after(case, hours=2), to="maria", register=one).body
                      for one in ("formal", "modern"))  # fmt: skip
    assert formal.startswith("Dear Maria Lopez,") and "Sincerely," in formal and "'" not in formal
    assert modern.startswith("Hi Maria,") and re.search(r"\bI'[dm]\b", modern)
    assert voiced("I am {fit}; I would", "modern", False, True) == "I'm {fit}; I'd"
    assert voiced("Moving it is fine; so it is done", "modern", False, True) == "Moving it is fine; so it's done"
    assert voiced("if anything in it is unclear", "modern", False, True) == "if anything in it is unclear"
    assert voiced("I apologize", "plain", False, False) == "I apologise"
    with pytest.raises(InputError, match="formal"):
        draft(case, "thank-you", now=after(case, hours=2), register="chatty")


def test_three_times_to_call_are_on_three_days_and_in_the_call_hours_there():
    times = call_times(simple_case(), NOON, "hr-first", None)
    assert len({moment.date() for moment in times}) == 3 and {moment.hour for moment in times} <= {10, 15}
    assert all(moment.weekday() not in (0, 5, 6) for moment in times)


@pytest.mark.parametrize(("event", "said"), [
    ({"kind": "called", "to": "maria", "outcome": "voicemail"}, "voicemail"),
    ({"kind": "heard", "what": "on_hold", "from": "maria"}, "on hold"),
    ({"kind": "sent", "what": "task", "to": "maria", "channel": "email"}, "my task"),
    ({"kind": "heard", "what": "checking", "from": "maria"}, "checks"),
])  # fmt: skip
def test_a_follow_up_begins_with_the_newest_contact(event, said):
    case = simple_case(events=[{"at": "2026-03-09T10:00:00-05:00", **event}])
    body = draft(case, "first-follow-up", now=after(case, days=30), to="maria", template="follow-up-email").body
    assert said in body and "March 9" in body


def test_a_last_round_without_the_reader_is_what_the_letter_is_about():
    rounds = [{"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": ["tom"]},
              {"round": 2, "at": "2026-03-11T14:00:00-05:00", "with": ["maria"]}]  # fmt: skip
    case = simple_case(interviews=rounds)
    body = draft(case, "first-follow-up", now=after(case, days=9), to="tom", template="follow-up-email").body
    assert "March 11" in body and "Maria Lopez" in body and "March 4" not in body
