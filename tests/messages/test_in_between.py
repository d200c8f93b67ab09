"""Drafts for what comes between interview and answer: each says what the case says, and asks one thing."""

import re
from datetime import datetime

import pytest

from followup.case.wording import NOT_NAMED
from followup.messages.drafting import draft
from followup.planning.planner import plan
from followup.rulebook.loading import default_rulebook
from tests.messages.review.cases import after, made, simple_case

MARIA = {"id": "maria", "name": "Maria Lopez", "is": "hiring_manager", "email": "m@n.example", "phone": "555 0100"}
TOM = {"id": "tom", "name": "Tom Okafor", "is": "hr", "email": "t@n.example"}
RITA = {
    "id": "rita",
    "name": "Lang, Rita - Contoso Staffing",
    "is": "recruiter",
    "agency": True,
    "email": "r@a.example",
}
TALK = {"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": ["maria"], "fit": ["six years of SQL"]}
THANKED = {"at": "2026-03-04T18:00:00-06:00", "kind": "sent", "what": "thank_you", "to": "maria", "channel": "email"}
OFFER = {"at": "2026-03-10T09:00:00-05:00", "kind": "heard", "what": "offer", "from": "tom"}


def heard(what, at="2026-03-10T09:00:00-05:00", sender="tom", **more):
    return {"at": at, "kind": "heard", "what": what, "from": sender, **more}


def on(day, hour=10):
    return datetime.fromisoformat(f"2026-03-{day:02}T{hour:02}:00:00-05:00")


def between(*events, **more):
    return simple_case(**{"interviews": [TALK], "events": [THANKED, *events]} | more)


def drafted(case, step, now, **more):
    """The draft of a step that the plan has at that moment."""
    assert step in [one.id for one in plan(case, now=now).steps]
    return draft(case, step, now=now, **more)


@pytest.mark.many
@pytest.mark.parametrize("step", sorted({s for t in default_rulebook().templates.values() for s in t.steps}))
def test_every_step_that_has_a_message_can_be_drafted_in_any_case(step):
    if step in ("thank-you-call",):
        return  # nobody here has a number
    for case in (simple_case(), simple_case(contacts=[], interviews=[])):
        assert draft(case, step, now=after(simple_case(), days=2)).text


def test_a_day_is_asked_for_once_and_asked_again_in_other_words():
    reply = {"at": "2026-03-05T09:00:00-06:00", "kind": "sent", "what": "reply", "to": "tom", "channel": "email"}
    case = simple_case(interviews=[], events=[heard("invitation", "2026-03-04T18:00:00-06:00"), reply])
    first = drafted(case, "ask-for-the-date", on(10))
    assert first.template == "ask-for-the-date" and first.body.count("?") == 1 and first.missing == ("free_when",)
    question = reply | {"at": "2026-03-10T09:00:00-05:00", "what": "question"}
    asked = simple_case(interviews=[], events=[heard("invitation", "2026-03-04T18:00:00-06:00"), reply, question])
    again = draft(asked, "ask-for-the-date", now=on(18))
    assert again.body != first.body and "short notice" in again.body


def test_who_was_asked_to_call_says_so():
    case = between(heard("contact_me", sender="maria", how="phone"))
    script = drafted(case, "contact-as-asked", on(11))
    assert script.template == "contact-as-asked-call" and script.to == ("maria",)
    assert re.search(r"asked me to call|as you asked", script.body) and "follow" not in script.body


def test_a_task_is_handed_in_with_its_day_and_a_late_one_names_a_new_day():
    case = between(heard("task", answer_by="2026-03-13"))
    assert "March 10" in draft(case, "do-the-task", now=on(11), template="task-handed-in").body
    asked = drafted(case, "do-the-task", on(11))
    assert asked.template == "task-question" and "by March 13" in asked.body and not asked.missing
    mine = draft(case, "do-the-task", now=on(11), details={"task_question": "Which of the two files do you mean"})
    assert "Which of the two files" in mine.body and "evening" in asked.body and "evening" not in mine.body
    late = draft(case, "do-the-task", now=on(16), template="task-question")
    assert "March 13" in late.body and "apologize" in late.body and late.missing == ("excuse", "send_by")


def test_a_referee_is_written_to_and_not_the_employer():
    told = drafted(between(heard("checking")), "brief-references", on(11))
    assert told.body.startswith("Dear [[the name of your referee]],") and told.to == ()
    assert "Tom Okafor" in told.body and "Northwind Clinics" in told.body
    assert set(told.missing) == {"referee", "call_when", "speak_of"}


def test_a_conditional_offer_is_asked_about():
    case = between(OFFER | {"conditional": True})
    asked = drafted(case, "ask-what-is-open", on(11))
    assert "final" in asked.body and "by when" in asked.body and not asked.findings


def test_an_acceptance_says_what_was_agreed_and_leaves_a_gap_for_what_was_not():
    yes = {"at": "2026-03-11T09:00:00-05:00", "kind": "decided", "what": "accepted"}
    agreed = {"salary": "72,000 USD", "starts": "2026-04-06", "terms": ["40 hours a week", "three days at home"]}
    whole = drafted(between(OFFER | agreed, yes), "confirm-in-writing", on(12))
    for said in ("data analyst", "$72,000", "April 6", "40 hours a week and three days at home"):
        assert said in whole.body
    assert not whole.missing and not whole.findings
    bare = drafted(between(OFFER, yes), "confirm-in-writing", on(12))
    assert set(bare.missing) == {"salary", "start_day"} and "[[the pay you agreed on]]" in bare.body


def test_a_yes_is_taken_back_by_phone_and_then_in_writing():
    yes, no = ({"at": f"2026-03-{day}T09:00:00-05:00", "kind": "decided", "what": what}
               for day, what in ((11, "accepted"), (13, "declined")))  # fmt: skip
    case = between(OFFER | {"from": "maria"}, yes, no)
    taken = drafted(case, "take-back-acceptance", on(13))
    assert taken.template == "take-back-acceptance-call" and taken.channel == "phone"
    assert taken.body.count("[[your one honest reason") == 1 and taken.missing == ("reason",)
    assert "Hello Maria" in taken.body and "Dear Maria," in taken.body and taken.body.count("apologize") == 2
    letter = made("take-back-acceptance", case, on(13), to="maria")
    assert letter.channel == "email" and not letter.findings and "salary" not in letter.body


@pytest.mark.parametrize("policy", ["balanced", "the-call"])
def test_after_a_talk_nobody_is_asked_whether_a_message_arrived(policy):
    talk = {"at": "2026-03-12T15:00:00-05:00", "kind": "called", "to": "maria", "outcome": "spoke"}
    case = between(talk, contacts=[MARIA])
    text = draft(case, "second-follow-up", now=on(20), policy=policy).text
    assert "March 12" in text and "on the phone" in text
    assert not re.search(r"reach you|arrive|left word|wrote to you", text)


def test_an_agency_is_told_how_it_went_and_asked_to_pass_the_thanks_on():
    case = simple_case(contacts=[{"id": "maria", "name": "Maria Lopez"}, RITA], interviews=[TALK])
    told = drafted(case, "thank-you", on(4, 16))
    assert told.template == "debrief-agency" and told.to == ("rita",) and told.body.startswith("Dear Rita,")
    assert re.search(r"pass on my thanks|thank them for me", told.body) and "Maria Lopez" in told.body
    asked = draft(case, "first-follow-up", now=on(13), template="follow-up-email", to="rita").body
    assert "they expect to decide" in asked and "you expect to decide" not in asked


def test_who_took_over_is_asked_of_somebody_else_than_the_one_who_left():
    for contacts, to in (([MARIA | {"left": True}, TOM], ("tom",)), ([MARIA | {"left": True}], ())):
        case = between(contacts=contacts)
        asked = draft(case, "find-contact", now=on(13))
        assert asked.template == "ask-who-took-over" and asked.to == to and "Dear Maria" not in asked.body
        assert "Maria Lopez" in asked.body and "who" in asked.body.lower()


def test_nobody_who_left_is_written_to():
    case = simple_case(contacts=[MARIA | {"left": True}, TOM])
    for step in ("first-follow-up", "second-follow-up", "share-news", "confirm-in-writing"):
        assert draft(case, step, now=on(20)).to != ("maria",)


def test_names_that_are_not_known_are_asked_for_and_nobody_is_called_met():
    case = simple_case(contacts=[TOM], interviews=[TALK | {"with": []}])
    asked = drafted(case, "find-names", on(4, 16))
    assert asked.to == ("tom",) and "everybody who was there" in asked.body and not asked.findings
    thanks = drafted(case, "thank-you", on(4, 16)).body
    assert "pass my thanks on" in thanks and not re.search(r"talk with me|our talk|our conversation|met you", thanks)


def test_thanks_to_somebody_who_was_not_there_claim_no_talk_in_any_template():
    case = simple_case(interviews=[TALK], contacts=[MARIA, TOM])
    for template in ("thank-you-email", "late-thank-you", "thank-you-card", "thank-you-call", "decline",
                     "thank-after-rejection", "three-times-email"):  # fmt: skip
        for wording in range(3):
            text = made(template, case, after(case, hours=9), to="tom", wording=wording).text
            assert not re.search(
                r"talk(ed|ing)? (with|to) (me|you)|our (talk|conversation)|(meet|met) you|we met", text
            ), text


def test_on_hold_and_a_check_of_references_have_replies_of_their_own():
    assert drafted(between(heard("on_hold", by="email")), "reply-no-decision", on(11)).template == "reply-on-hold"
    held = drafted(between(heard("on_hold", by="email", promised_by="2026-04-10")), "reply-no-decision", on(11))
    assert "April 10" in held.body
    assert drafted(between(heard("checking", by="email")), "reply-no-decision", on(11)).template == "reply-checking"


def test_other_employers_are_named_as_the_case_knows_them():
    case = between(OFFER, elsewhere=[{"employer": "Cedar Labs", "role": "Analyst"}, {"employer": "Fabrikam"}])
    told = drafted(case, "tell-others", on(11))
    assert "Cedar Labs" in told.body and "the analyst position" in told.body and "Northwind" not in told.text
    other = draft(case, "tell-others", now=on(11), details={"other_employer": "Fabrikam"})
    assert "Fabrikam" in other.body and "Analyst" not in other.text and "other_role" in other.missing


def test_an_offer_elsewhere_is_told_with_its_date_as_news():
    other = {"employer": "Cedar Labs", "answer_by": "2026-03-13", "since": "2026-03-09T09:00:00-05:00"}
    for wording in range(2):
        news = drafted(between(elsewhere=[other]), "share-news", on(10), wording=wording)
        assert "March 13" in news.body and not news.missing and "Cedar" not in news.text
        assert not re.search(r"otherwise|unless|or else|have to take", news.body)


def test_who_has_accepted_elsewhere_withdraws_and_says_nobody_elses_name():
    case = between(elsewhere=[{"employer": "Cedar Labs", "accepted": True}])
    out = drafted(case, "confirm-in-writing", on(10))
    assert out.template == "withdrawal-accepted-elsewhere" and "Cedar" not in out.text and not out.findings


@pytest.mark.parametrize("title", [NOT_NAMED, "Unknown", "n/a", "??"])
def test_a_role_that_nobody_named_is_missing_and_not_said(title):
    case = simple_case(role={"title": title})
    for template in ("thank-you-email", "follow-up-email", "follow-up-call", "acceptance"):
        made_of = made(template, case, after(case, days=2), to="maria")
        assert made_of.missing == ("role",) and title not in made_of.text
        assert {finding.code for finding in made_of.findings} == {"placeholder"}, made_of.findings


def test_a_script_for_a_machine_or_reception_shows_that_the_number_is_missing():
    case = simple_case(candidate={"name": "Priya Raman"})
    for template in ("follow-up-voicemail", "follow-up-reception"):
        script = made(template, case, after(case, days=9), to="maria")
        assert "phone" in script.missing and "[[your phone number]]" in script.body


def test_who_said_something_reads_of_that_and_the_others_of_what_the_interview_was_about():
    contacts = [MARIA | {"topics": ["night shifts"]}, TOM]
    talk = TALK | {"with": ["maria", "tom"], "topics": ["staffing forecasts", "rosters"]}
    case = simple_case(contacts=contacts, interviews=[talk])
    maria, tom = (made("thank-you-email", case, after(case, hours=3), to=who).body for who in ("maria", "tom"))
    assert "night shifts" in maria and not re.search("staffing forecasts|rosters", maria)
    assert "night shifts" not in tom and re.search("staffing forecasts|rosters", tom)


def test_an_interview_that_did_not_take_place_or_whose_day_nobody_knows_gives_no_date():
    missed = TALK | {"round": 2, "at": "2026-03-09T14:00:00-05:00", "held": False}
    case = simple_case(interviews=[TALK, missed])
    assert "March 4" in made("follow-up-email", case, on(20), to="maria").body
    unknown = simple_case(interviews=[TALK | {"day_unknown": True}])
    assert "interview_date" in made("follow-up-email", unknown, on(20), to="maria").missing
