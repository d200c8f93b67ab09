"""What a candidate asks in a note of their own is the first that is answered, and nothing else hangs on it."""

from datetime import datetime

import pytest

import followup
from followup.case.events import ABOUT
from followup.planning.in_brief import in_brief
from tests.contract.asking import THANKED, moment, sent, simple, told

NOW = "2026-03-07T10:00:00-06:00"


def note(text, day=6, **about):
    return {"at": moment(f"2026-03-{day:02}T20:00:00-06:00"), "kind": "note", "text": text, **about}


def plan_of(*events, now=NOW, **more):
    return followup.plan(followup.load_case(simple(THANKED, *events, **more)), now=moment(now))


def steps_of(plan):
    return [(step.id, step.to, step.channel, step.opens, step.due, step.template) for step in plan.steps]


def test_the_answer_is_said_first_and_no_step_or_day_hangs_on_it():
    plain, asked = plan_of(), plan_of(note("I wrote the wrong company in my thank-you", about="slip"))
    assert (
        asked.summary
        == f"A wrong name, day or file you put right today, in one line; a typo you leave. {plain.summary}"
    )
    assert steps_of(asked) == steps_of(plain)
    assert (
        "my email of today it should read" in " ".join(in_brief(asked).split()) and len(in_brief(asked).split()) <= 120
    )


def test_only_what_was_chosen_counts_never_the_words_and_it_is_not_asked_about_again():
    words, chosen = note("The job is advertised again"), note("The job is advertised again", about="past")
    assert plan_of(chosen).summary.startswith("No, not over their head")
    assert plan_of(words).summary == plan_of().summary
    assert "note_told" not in [one["fact"] for one in plan_of(chosen).questions]
    assert "note_told" in [one["fact"] for one in plan_of(words).questions]


def test_a_question_is_answered_until_something_is_done_or_a_week_is_over():
    asked = note("The job is advertised again", about="hearsay")
    later = sent("2026-03-09T10:00:00-05:00", "article", to="maria")
    assert plan_of(asked, now="2026-03-12T10:00:00-05:00").situation.note_about == "hearsay"
    assert plan_of(asked, later, now="2026-03-12T10:00:00-05:00").situation.note_about is None
    assert plan_of(asked, now="2026-03-13T10:00:00-05:00").situation.note_about is None
    assert plan_of(asked, told("2026-03-09T10:00:00-05:00", "no_decision", **{"from": "maria"})).situation.note_about


@pytest.mark.parametrize("about", ABOUT)
def test_whatever_it_is_about_the_page_is_short_and_what_was_decided_is_not_talked_over(about):
    rival = {"employer": "Cedar Labs", "accepted": True, "since": moment("2026-03-05T12:00:00-06:00")}
    taken = followup.load_case(simple(THANKED, note("?", about=about)) | {"elsewhere": [rival]})
    assert followup.plan(taken, now=moment(NOW)).summary == "Withdraw, and thank Maria Example, today."
    for events in (
        (),
        (told("2026-03-06T10:00:00-06:00", "invitation"),),
        (told("2026-03-06T10:00:00-06:00", "offer"),),
    ):
        assert len(in_brief(plan_of(*events, note("?", about=about))).split()) <= 120


def test_who_rings_after_a_no_is_heard_out_and_nobody_asks_them_for_a_reason_beside_it():
    no = told("2026-03-06T10:00:00-06:00", "rejection", **{"from": "maria", "by": "email"})
    wish = told("2026-03-10T10:00:00-05:00", "contact_me", **{"from": "maria", "by": "phone", "how": "phone"})
    said = " ".join(in_brief(plan_of(no, wish, now="2026-03-10T11:00:00-05:00")).split())
    assert "Being asked second is no slight" in said and "stronger candidate" not in said


def test_who_has_said_yes_reads_whom_to_ask_for_the_contract_and_when_to_give_notice():
    offer = told(
        "2026-03-05T09:00:00-06:00", "offer", starts=datetime(2026, 4, 6).date(), **{"from": "maria", "by": "phone"}
    )
    yes = {"at": moment("2026-03-06T10:00:00-06:00"), "kind": "decided", "what": "accepted"}
    plan = plan_of(offer, yes, sent("2026-03-06T10:05:00-06:00", "acceptance", to="maria"))
    assert plan.summary.endswith("ask Maria Example for it, by a day you name, and give notice only then.")


def test_an_unknown_word_for_what_it_is_about_is_refused():
    (problem,) = followup.check_case(simple(note("?", about="slips")))
    assert "about" in problem.where
