"""The one sentence a draft must not lack: times to come, whether the first day can move, the first choice."""

import pytest

from followup.messages.drafting import draft
from tests.messages.review.cases import simple_case
from tests.messages.test_in_between import MARIA, OFFER, TALK, TOM, between, heard, on

TIMES, CHOSEN = "[[two or three days and hours that suit you]]", "[[the day and hour you choose"
INVITED = heard("invitation", "2026-03-04T18:00:00-06:00")


@pytest.mark.parametrize("template", ["ask-for-the-date", "ask-for-the-date-call"])
@pytest.mark.parametrize("wording", range(6))
def test_whoever_asks_for_a_day_offers_some(template, wording):
    case = simple_case(interviews=[], events=[INVITED], contacts=[TOM | {"phone": "555 0101"}])
    made = draft(case, "ask-for-the-date", now=on(10), template=template, wording=wording)
    assert TIMES in made.body and made.missing == ("free_when",)
    told = draft(case, "ask-for-the-date", now=on(10), template=template, wording=wording,
                 details={"free_when": "Friday at ten or Monday at two"})  # fmt: skip
    assert "Friday at ten or Monday at two" in told.body and not told.missing


@pytest.mark.parametrize("template", ["apology-for-a-missed-talk"])
def test_whoever_missed_a_talk_offers_other_times(template):
    missed = {"round": 1, "at": "2026-03-11T14:00:00-05:00", "with": ["tom"], "held": False}
    case = simple_case(interviews=[missed], events=[INVITED], contacts=[TOM])
    assert TIMES in draft(case, "apologize-for-missing", now=on(11, 16), template=template).body


@pytest.mark.parametrize("events", [[INVITED], [INVITED, {"at": "2026-03-04T19:00:00-06:00", "kind": "note",
                                                         "text": "They offer the 10th and the 12th"}]])  # fmt: skip
@pytest.mark.parametrize("talks", [[], [TALK | {"with": ["tom"], "at": "2026-03-03T14:00:00-06:00"}]])
@pytest.mark.parametrize("wording", range(6))
def test_an_invitation_is_answered_with_a_time_and_asks_to_confirm_it_whatever_was_noted(events, talks, wording):
    case = simple_case(interviews=talks, events=events, contacts=[TOM])
    made = draft(case, "reply-invitation", now=on(5), wording=wording)
    assert CHOSEN in made.body and "confirm the time" in made.body and made.missing == ("chosen_time",)
    assert ("who else will be there" in made.body) == bool(talks)


def offered(**more):
    return between(OFFER | {"salary": "$60,000"} | more, contacts=[MARIA, TOM])


@pytest.mark.parametrize("wording", range(6))
@pytest.mark.parametrize(("offer", "moves", "waits"), [
    ({"by": "phone", "starts": "2026-04-01"}, True, "notice"),
    ({"by": "phone"}, False, ""),
    ({"by": "email", "starts": "2026-04-01"}, False, ""),
    ({"by": "email", "starts": "2026-04-01", "conditional": True}, True, "notice only"),
    ({"by": "email", "starts": "2026-04-01", "conditional": True, "hangs_on": ["a background check"]}, True,
     "how long"),
    ({"by": "email", "conditional": True, "hangs_on": ["a background check"]}, False, "how long"),
    ({"by": "email", "conditional": True}, False, "notice only once"),
])  # fmt: skip
@pytest.mark.many
def test_thanks_for_an_offer_ask_whether_the_first_day_can_move_where_it_is_not_firm(offer, moves, waits, wording):
    made = draft(offered(**offer), "acknowledge-offer", now=on(10, 12), wording=wording)
    body = made.body
    assert (" move" in body) == moves and waits in body.lower()
    assert body.count("?") < 3 and ("notice" in body) == bool(waits)
    assert not {
        one.code for one in draft(offered(**offer), "acknowledge-offer", now=on(10, 12), wording=wording).findings
    }


@pytest.mark.parametrize("wording", range(6))
def test_who_asks_for_the_letter_or_for_what_is_open_asks_about_the_first_day_as_well(wording):
    spoken = draft(offered(by="phone", starts="2026-04-01"), "answer-offer", now=on(13), template="ask-for-the-letter",
                   wording=wording)  # fmt: skip
    assert "April 1" in spoken.body and not spoken.findings
    dayless = draft(offered(by="phone"), "answer-offer", now=on(13), template="ask-for-the-letter", wording=wording)
    assert "first day move" not in dayless.body and "a little later" not in dayless.body
    open_still = offered(by="email", starts="2026-04-01", conditional=True)
    asked = draft(open_still, "ask-what-is-open", now=on(13), template="ask-what-is-open", wording=wording)
    assert "April 1" in asked.body and " move" in asked.body and not asked.findings
    dayless = draft(offered(by="email", conditional=True), "ask-what-is-open", now=on(13), wording=wording)
    assert " move" not in dayless.body and "once it is final" in dayless.body


@pytest.mark.parametrize("wording", range(6))
def test_whom_one_would_rather_have_reads_that_they_are_the_first_choice_where_one_says_so(wording):
    first = {"first_choice": "You are my first choice"}
    other = {"employer": "Cedar Labs", "answer_by": "2026-03-13", "since": "2026-03-09T15:00:00-05:00"}
    told = draft(between(elsewhere=[other]), "share-news", now=on(10), wording=wording, template="share-news-deadline")
    assert not told.missing and "first choice" not in told.body
    told = draft(between(elsewhere=[other]), "share-news", now=on(10), wording=wording, details=first)
    assert "You are my first choice." in told.body
    here = offered(by="email", answer_by="2026-03-13")
    mine = draft(here, "tell-others", now=on(10, 12), wording=wording, details=first)
    assert "You are my first choice." in mine.body
    yes = {"at": "2026-03-10T11:00:00-05:00", "kind": "decided", "what": "accepted"}
    gone = between(OFFER | {"by": "email"}, yes)
    assert "first choice" not in draft(gone, "tell-others", now=on(10, 12), wording=wording).body


@pytest.mark.parametrize("wording", range(6))
def test_who_rang_is_called_back_and_who_wrote_is_called_as_they_asked(wording):
    rang = between(heard("contact_me", sender="maria", how="phone", by="phone"))
    script = draft(rang, "contact-as-asked", now=on(11), wording=wording).body
    assert "call" in script and ("calling back" in script or "You rang me" in script)
    wrote = between(heard("contact_me", sender="maria", how="phone", by="email"))
    script = draft(wrote, "contact-as-asked", now=on(11), wording=wording).body
    assert "calling back" not in script and "rang" not in script and "your call" not in script


@pytest.mark.parametrize("template", ["follow-up-email", "follow-up-letter"])
def test_who_only_asked_to_be_called_told_nothing_that_one_could_thank_for(template):
    for by in ("phone", "email"):
        case = between(heard("contact_me", sender="maria", how="phone", by=by))
        for wording in range(6):
            body = draft(case, "first-follow-up", now=on(25), to="maria", template=template, wording=wording).body
            assert (
                "in touch on March 10" in body and "told me" not in body and "talking with me on March 10" not in body
            )
    told = between(heard("other", sender="maria", by="phone"))
    body = draft(told, "first-follow-up", now=on(25), to="maria", template=template).body
    assert "in touch on March 10" not in body and "March 10" in body
