"""A draft says what was so: no joy in what went wrong, no hour that is past, no day of a talk they were not in."""

import pytest

from followup.messages.drafting import draft
from tests.messages.review.cases import simple_case
from tests.messages.test_in_between import MARIA, OFFER, RITA, TALK, TOM, between, heard, on

NOTE = {"at": "2026-03-10T20:00:00-05:00", "kind": "note", "text": "I have to be with my mother until Friday"}
YES = {"at": "2026-03-10T12:00:00-05:00", "kind": "decided", "what": "accepted"}
EVERY = pytest.mark.parametrize("wording", range(6))


def said(case, step, now, **more):
    made = draft(case, step, now=now, **more)
    assert {one.code for one in made.findings} <= {"placeholder"}, made.findings
    return made


@EVERY
@pytest.mark.parametrize("step", ["thank-you", "late-thank-you", "first-follow-up"])
def test_nobody_is_told_that_one_enjoyed_what_went_wrong_before_them(step, wording):
    talk = TALK | {
        "topics": ["night rosters", "the new wing"],
        "went_well": ["the talk about night rosters"],
        "open_points": [{"about": "how I would plan the night rosters", "answer": "I plan them in pairs"}],
    }
    case = simple_case(interviews=[talk])
    template = {
        "thank-you": "thank-you-email",
        "late-thank-you": "late-thank-you",
        "first-follow-up": "follow-up-email",
    }
    made = said(case, step, on(5), to="maria", template=template[step], wording=wording)
    assert "night rosters" not in made.body
    article = draft(
        simple_case(interviews=[talk | {"topics": ["night rosters"]}]), "send-article", now=on(16), to="maria"
    )
    assert "night rosters" in article.body  # which asks for nothing, and may bear on it


@EVERY
def test_what_they_said_to_ones_face_that_day_is_no_message_to_thank_for(wording):
    asked = heard("contact_me", "2026-03-04T14:30:00-06:00", sender="maria", by="in_person", how="email")
    case = between(asked, contacts=[MARIA])
    body = said(case, "first-follow-up", on(16), to="maria", template="follow-up-email", wording=wording).body
    assert "in touch" not in body and body.count("March 4") == 1
    wrote = between(asked | {"by": "email", "at": "2026-03-05T09:00:00-06:00"}, contacts=[MARIA])
    assert "March 5" in said(wrote, "first-follow-up", on(16), to="maria", template="follow-up-email").body


@EVERY
def test_a_task_whose_hour_is_past_is_not_promised_for_that_hour(wording):
    task = heard("task", answer_by="2026-03-11T11:00:00-05:00")
    late = said(between(task), "do-the-task", on(11, 18), template="task-question", wording=wording)
    assert "apologize" in late.body and "hand it in by" not in late.body and "will have it by" not in late.body
    assert late.missing == ("excuse", "send_by")  # nothing was said to them: the silence needs a word
    wrote = {"at": "2026-03-10T15:00:00-05:00", "kind": "sent", "what": "question", "channel": "email", "to": "tom"}
    kept = said(between(task, wrote), "do-the-task", on(11, 18), template="task-question", wording=wording)
    assert kept.missing == ("send_by",)
    early = said(between(task), "do-the-task", on(11, 9), template="task-question", wording=wording)
    assert "apologize" not in early.body and "started" not in early.body


@EVERY
def test_a_talk_that_did_not_come_about_is_named_and_called_no_move(wording):
    missed = {"round": 1, "at": "2026-03-11T14:00:00-05:00", "with": ["tom"], "held": False}
    case = simple_case(interviews=[missed], events=[heard("invitation")], contacts=[TOM])
    made = said(case, "reply-invitation", on(11, 15), wording=wording)
    assert "March 11 at 2:00 p.m." in made.body and "Moving" not in made.body and made.missing == ("free_when",)
    later = said(case, "reply-invitation", on(12), wording=wording).body
    assert "still talk today" in made.body and "still talk today" not in later
    again = heard("invitation", "2026-03-12T09:00:00-05:00")
    anew = simple_case(interviews=[missed], events=[heard("invitation"), again], contacts=[TOM])
    assert "2:00 p.m." not in said(anew, "reply-invitation", on(12, 12), wording=wording).body


@EVERY
@pytest.mark.parametrize("refused", [False, True])
def test_who_asks_to_be_written_to_about_an_invitation_reads_when_one_can_come(refused, wording):
    no = [heard("rejection", "2026-03-06T09:00:00-06:00")] if refused else []
    invited = heard("invitation", "2026-03-10T09:00:00-05:00", by="phone")
    asked = heard("contact_me", "2026-03-10T09:01:00-05:00", by="phone", how="email")
    made = said(between(*no, invited, asked), "contact-as-asked", on(10, 12), wording=wording)
    assert made.missing == ("free_when",) and "be there" in made.body
    assert any(words in made.body for words in ("same as before", "one I applied for")) == refused


@EVERY
@pytest.mark.parametrize("how", ["email", "phone"])
def test_whoever_said_yes_is_not_still_interested(how, wording):
    asked = heard("contact_me", "2026-03-10T15:00:00-05:00", how=how, by="in_person")
    case = between(OFFER | {"at": "2026-03-09T09:00:00-05:00"}, YES, asked)
    template = f"contact-as-asked-{'call' if how == 'phone' else 'email'}"
    body = said(case, "contact-as-asked", on(11), template=template, wording=wording).body
    assert "interested" not in body and "very much like to do this" not in body


@EVERY
def test_whoever_begins_in_days_speaks_of_no_notice_and_asks_for_the_hours_in_writing(wording):
    offer = OFFER | {"by": "phone", "salary": "$19 an hour", "terms": ["38 hours a week", "a warm lunch"]}
    soon = between(offer | {"starts": "2026-03-16"})
    body = said(soon, "acknowledge-offer", on(10, 12), wording=wording).body
    assert "notice" not in body and "move" not in body and "38 hours a week" in body and "lunch" not in body
    asked = said(soon, "answer-offer", on(10, 12), template="ask-for-the-letter", wording=wording).body
    assert "notice" not in asked and "later" not in asked
    assert (
        "notice"
        in said(between(offer | {"starts": "2026-04-20"}), "acknowledge-offer", on(10, 12), wording=wording).body
    )


@EVERY
def test_an_offer_that_somebody_else_holds_up_is_asked_about_by_name_and_day(wording):
    offer = heard("offer", "2026-03-06T09:00:00-06:00", sender="tom", by="phone", conditional=True)
    hold = heard("on_hold", "2026-03-09T09:00:00-05:00", sender="maria", by="email")
    for step in ("acknowledge-offer", "ask-what-is-open"):
        body = said(between(offer, hold, contacts=[MARIA, TOM]), step, on(10, 12), to="tom", wording=wording).body
        assert "Maria Lopez" in body and "March 9" in body and "?" in body and "for telling me that" not in body
        checks = between(offer, hold | {"what": "checking"}, contacts=[MARIA, TOM])
        assert "Maria Lopez" not in said(checks, step, on(10, 12), to="tom", wording=wording).body  # that is its way


@EVERY
@pytest.mark.parametrize(("step", "template"), [
    ("thank-after-rejection", "answer-to-a-withdrawn-offer"), ("ask-for-feedback", "question-on-a-withdrawn-offer"),
])  # fmt: skip
def test_an_offer_of_another_post_is_not_called_by_the_post_one_applied_for(step, template, wording):
    offer = OFFER | {"at": "2026-03-06T09:00:00-06:00", "by": "phone", "answer_by": "2026-03-12"}
    gone = heard("offer_withdrawn", "2026-03-10T09:00:00-05:00", by="phone")
    other = between(offer | {"terms": ["clerk, not data analyst"]}, gone)
    made = said(other, step, on(10, 12), template=template, wording=wording)
    assert "data analyst" not in made.text.lower() and "March 6" in made.body
    same = said(between(offer, gone), step, on(10, 12), template=template, wording=wording)
    assert "data analyst" in same.body
    if step == "ask-for-feedback" and "I had" in same.body:
        assert "March 12" in same.body


@EVERY
def test_a_withdrawal_names_the_day_of_their_own_talk_and_greets_the_others(wording):
    first, second = TALK | {"with": ["tom", "maria"]}, TALK | {"round": 2, "at": "2026-03-08T14:00:00-05:00"}
    taken = [{"employer": "Cedar Labs", "since": "2026-03-10T09:00:00-05:00", "accepted": True}]
    case = between(interviews=[first, second], contacts=[MARIA, TOM], elsewhere=taken)
    body = said(
        case, "confirm-in-writing", on(11), to="tom", template="withdrawal-accepted-elsewhere", wording=wording
    ).body
    assert "March 4" in body and "March 8" not in body and body.count("Maria Lopez") == 1
    many = [{"id": f"p{n}", "name": f"Ada{n} Bell"} for n in range(3)]
    crowd = between(
        interviews=[first | {"with": ["tom", "maria", "p0", "p1", "p2"]}], contacts=[MARIA, TOM, *many], elsewhere=taken
    )
    assert (
        "Maria Lopez"
        not in said(
            crowd, "confirm-in-writing", on(11), to="tom", wording=wording, template="withdrawal-accepted-elsewhere"
        ).body
    )  # too many to name


@EVERY
def test_thanks_after_a_no_tell_what_went_well_and_greet_who_else_was_there(wording):
    talk = TALK | {"with": ["maria", "tom"], "went_well": ["the sample lesson"]}
    case = between(heard("rejection", sender="maria"), interviews=[talk], contacts=[MARIA, TOM])
    body = said(case, "thank-after-rejection", on(11), to="maria", wording=wording).body
    assert "the sample lesson" in body and "Tom Okafor" in body
    asked = said(case, "ask-for-feedback", on(11), to="maria", template="feedback-request", wording=wording).body
    assert "only one" not in asked


@EVERY
def test_a_day_weeks_away_is_waited_for_and_today_is_no_date_to_look_forward_to(wording):
    def body(by):
        word = heard("no_decision", "2026-03-10T09:00:00-05:00", sender="maria", by="email", promised_by=by)
        return said(between(word), "reply-no-decision", on(10, 12), to="maria", wording=wording).body

    assert "until April 20" in body("2026-04-20") or "until then" in body("2026-04-20")
    assert "by April 20" not in body("2026-04-20") and "March 16" in body("2026-03-16")
    assert "March 10" not in body("2026-03-10")


@EVERY
def test_whoever_let_two_days_go_by_is_asked_for_one_line_even_if_it_is_a_no(wording):
    word = heard("no_decision", "2026-03-09T09:00:00-05:00", sender="maria", by="email", promised_by="2026-03-12")
    twice = between(word, interviews=[TALK | {"promised_by": "2026-03-06"}])
    body = said(twice, "first-follow-up", on(20), to="maria", template="follow-up-email", wording=wording).body
    assert "a no" in body and "up to date" not in body and "March 12" not in body
    once = said(between(word), "first-follow-up", on(20), to="maria", template="follow-up-email", wording=wording).body
    assert "a no" not in once
    in_time = between(word, interviews=[TALK | {"promised_by": "2026-03-11"}])  # they wrote before that day
    assert "a no" not in said(in_time, "first-follow-up", on(20), to="maria", template="follow-up-email").body


@pytest.mark.parametrize(("noted", "told"), [
    ("nursing diploma", "my nursing diploma"), ("clinical rotation on a ward", "my clinical rotation on a ward"),
    ("Level I and II certificates", "my Level I and II certificates"), ("six years of SQL", "bring six years of SQL"),
    ("a driving licence", "bring a driving licence"), ("led a team", "I led a team"),
    ("training new staff", "work: training new staff"), ("night shifts", "work: night shifts"),
])  # fmt: skip
def test_what_one_holds_is_said_as_ones_own(noted, told):
    case = simple_case(interviews=[TALK | {"fit": [noted]}])
    bodies = {said(case, "thank-you", on(5), to="maria", wording=n).body for n in range(6)}
    assert any(told in body for body in bodies) and not any("my my" in body or "my a " in body for body in bodies)


@EVERY
@pytest.mark.parametrize(("events", "step"), [
    ([heard("checking", "2026-03-10T09:00:00-05:00", by="email")], "reply-no-decision"),
    ([OFFER | {"by": "phone", "starts": "2026-05-04"}], "acknowledge-offer"),
])  # fmt: skip
def test_a_note_made_since_stands_nowhere_and_leaves_no_gap_but_a_sentence_given_is_said(events, step, wording):
    made = said(between(*events, NOTE), step, on(11), wording=wording)
    assert "my mother" not in made.text and "[[" not in made.text
    told = {"own_sentence": "I am away until the 20th."}
    assert told["own_sentence"] in said(between(*events, NOTE), step, on(11), wording=wording, details=told).body


@EVERY
def test_the_last_minutes_of_an_interview_have_words_and_a_note_before_it_asks_for_another_time(wording):
    ahead = TALK | {"at": "2026-03-12T14:00:00-05:00", "ends": "2026-03-12T15:00:00-05:00", "fit": []}
    case = simple_case(interviews=[ahead], events=[], contacts=[MARIA])
    made = said(case, "ask-before-leaving", on(11), wording=wording)
    assert made.template == "questions-before-leaving" and "next" in made.body and "ask if" in made.body
    noted = said(simple_case(interviews=[ahead], events=[NOTE], contacts=[MARIA]), "ask-before-leaving", on(11))
    assert noted.template == "ask-for-another-time" and "excuse" in noted.missing


@pytest.mark.parametrize("name", ["Depot office", "Front desk", "Admissions team"])
def test_an_office_is_greeted_by_no_name(name):
    office = {"id": "office", "name": name, "is": "reception", "phone": "555 0103"}
    case = simple_case(interviews=[], events=[heard("rejection", sender="office", by="phone")], contacts=[office])
    assert said(case, "ask-for-feedback", on(11), template="feedback-request").body.startswith("Hello, this is")


def test_hr_is_asked_what_comes_next_and_who_decides_when():
    def body(who):
        case = simple_case(interviews=[TALK], contacts=[MARIA, RITA | {"agency": False}])
        return {
            said(case, "first-follow-up", on(16), to=who, template="follow-up-email", wording=n).body for n in range(6)
        }

    assert all("next" in one and "you will decide" not in one for one in body("rita"))
    assert any("decide" in one for one in body("maria"))


def test_a_first_name_that_reads_like_an_article_is_a_name():
    an = {"id": "an", "name": "An Claes", "email": "an@n.example"}
    case = between(
        heard("rejection", sender="maria"), interviews=[TALK | {"with": ["maria", "an"]}], contacts=[MARIA, an]
    )
    assert "An Claes" in said(case, "thank-after-rejection", on(11), to="maria").body
