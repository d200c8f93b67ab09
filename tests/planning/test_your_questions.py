"""What a candidate asks in a note of their own is the first that is answered, and nothing else hangs on it."""

import re
from datetime import datetime

import pytest

import followup
from followup.case.events import ABOUT
from followup.messages.drafting import draft
from followup.planning.headline import headline_day
from followup.planning.in_brief import in_brief
from followup.planning.phrases import own_answer
from tests.contract.asking import THANKED, moment, sent, simple, told

NOW = "2026-03-07T10:00:00-06:00"
LINES = {  # what the draft of the day has to speak of
    about: re.compile(words)
    for about, words in {
        "slip": "put .*right", "missed": "missed", "start": "first day|begin on", "papers": "papers",
        "differs": "differs", "terms": "point", "check": "the check", "referee": "referees", "changed": "chang",
        "permit": "permit|plan:", "technical": "technical", "costs": "journey", "treated": "one thing|One thing",
        "ill": "ill",
        "doubt": "mind|question|one thing",
        "another_day": "another day", "more_time": "until|by", "another_post": "other post",
        "counter": "my word|decision stands",
    }.items()
}  # fmt: skip


def note(text, day=6, **about):
    return {"at": moment(f"2026-03-{day:02}T20:00:00-06:00"), "kind": "note", "text": text, **about}


def plan_of(*events, now=NOW, **more):
    return followup.plan(followup.load_case(simple(THANKED, *events, **more)), now=moment(now))


def steps_of(plan):
    return [(step.id, step.to, step.channel, step.opens, step.due, step.template) for step in plan.steps]


def test_the_answer_is_said_first_and_no_day_of_another_step_hangs_on_it():
    plain, asked = plan_of(), plan_of(note("Advertised again", about="hearsay"))
    assert asked.summary.startswith("What you read or heard elsewhere decides nothing")
    assert asked.summary.endswith(plain.summary) and steps_of(asked) == steps_of(plain)
    slip = plan_of(note("I wrote the wrong company in my thank-you", about="slip"))
    assert slip.summary.startswith("A wrong name, day, file or fact you put right today, in one line")
    assert slip.steps[0].id == "write-about-it" and steps_of(slip)[1:] == steps_of(plain)
    assert "Of a typo you say nothing" in " ".join(in_brief(slip).split()) and len(in_brief(slip).split()) <= 120


OFFER = told("2026-03-05T10:00:00-06:00", "offer", **{"from": "maria", "by": "email"})
YES = {"at": moment("2026-03-06T10:00:00-06:00"), "kind": "decided", "what": "accepted"}
STAGES = {
    "waiting": (),
    "rejected": (told("2026-03-06T10:00:00-06:00", "rejection", **{"from": "maria", "by": "email"}),),
    "offer": (OFFER,),
    "closed": (OFFER, YES, sent("2026-03-06T10:05:00-06:00", "acceptance", to="maria")),
}


@pytest.mark.parametrize("stage", STAGES)
def test_what_is_said_to_be_done_about_it_is_the_first_step_and_its_draft_of_the_same_day(stage):
    """The answer above, the step below it and the words to send say one thing, whatever came up."""
    for about in ABOUT:
        case = followup.load_case(simple(THANKED, *STAGES[stage], note("?", about=about)))
        plan = followup.plan(case, now=moment(NOW))
        assert plan.stage == stage or about == "bounced"
        goes = [step for step in plan.steps if step.id in ("write-about-it", "keep-your-word") or step.carries]
        assert goes or "today" not in own_answer(plan), (about, plan.summary)
        for step in goes:
            assert plan.steps[0] is step and plan.as_of.date() == headline_day(step)
            line = step.carries.heading if step.carries else step.heading
            assert (
                f"{line[:1].lower()}{line[1:]}" in plan.summary[:1].lower() + plan.summary[1:] or line in plan.summary
            )
            body = draft(case, step.id, now=moment(NOW)).body
            assert LINES[about].search(body), (about, body)


def test_what_came_back_was_not_sent_and_goes_out_once_more():
    back = plan_of(note("no such address", day=4, about="bounced"), now="2026-03-04T21:00:00-06:00")
    assert back.stage == "thank_you" and back.steps[0].id == "thank-you"
    assert back.summary.startswith("What came back counts as not sent")


def test_once_it_is_written_nobody_is_told_to_write_it_again():
    came = note("rang while I was out", about="missed")
    done = sent("2026-03-06T21:00:00-06:00", "reply", to="maria")
    assert plan_of(came).steps[0].id == "write-about-it"
    assert plan_of(came, done).step("write-about-it") is None


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
