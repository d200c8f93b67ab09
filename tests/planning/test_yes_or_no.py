"""The first words of a plan answer what a candidate asks first: may I, is it too late, should I tell them?"""

import pytest

import followup
from followup.case.errors import InputError
from followup.rulebook.loading import load_rulebook
from tests.contract.asking import THANKED, called, moment, sent, simple, told
from tests.planning.test_answered_in_short import (
    CALL_ME,
    HANA,
    HOLD,
    INVITED,
    MARIA,
    NO,
    NOT_YET,
    ONLY_EMAIL,
    ONLY_PHONE,
    page,
    plan_of,
)

ASKED = sent("2026-03-12T10:00:00-05:00")
TALKED = called("2026-03-12T10:10:00-05:00", "spoke")
TOO_LATE_A_TASK = told("2026-03-05T09:00:00-06:00", "task", answer_by=moment("2026-03-09T09:00:00-05:00").date())
HURRY = told("2026-03-05T09:00:00-06:00", "offer", answer_by=moment("2026-03-05T17:00:00-06:00"), by="email")
AWAY = ONLY_EMAIL | {"away_until": moment("2026-03-20T00:00:00-05:00").date()}
NO_CALLS = told("2026-03-06T09:00:00-06:00", "told_not_to_call")
ANSWERS = {
    "unthanked after a day": ((), "2026-03-06T10:00:00-06:00", {}, "It is not too late. Thank Maria Example even now."),
    "unthanked when asking opens": ((), "2026-03-12T10:00:00-05:00", {}, "It is not too late. Thank Maria Example now"),
    "their day is not over": ((THANKED,), "2026-03-06T10:00:00-06:00", {"promised_days": 8},
                              "Not yet: they have until Thursday, March 12. Wait until Monday, March 16; then send"),
    "their day is over": ((THANKED,), "2026-03-17T10:00:00-05:00", {"promised_days": 8, "contacts": [ONLY_EMAIL]},
                          "Yes, you may ask. Send Maria Example a short follow-up email, today."),
    "no day, and a week is not over": ((THANKED,), "2026-03-06T10:00:00-06:00", {},
                                       "Not yet, and silence so far says nothing. Next:"),
    "asked, and no word yet": ((THANKED, ASKED), "2026-03-19T10:00:00-05:00", {"contacts": [ONLY_EMAIL]},
                               "Yes, once more is fine. Send Maria Example a last short email, today."),
    "you talked": ((THANKED, TALKED), "2026-03-13T10:00:00-05:00", {}, "Not yet: leave it a week after you talked."),
    "they are away": ((THANKED,), "2026-03-13T10:00:00-05:00", {"contacts": [AWAY]},
                      "Not yet: Maria Example is away until Friday, March 20. Next:"),
    "they asked for a call": ((THANKED, CALL_ME), "2026-03-05T10:15:00-06:00", {},
                              "Yes. Call Maria Example, as they asked"),
    "no decision yet": ((THANKED, NOT_YET), "2026-03-05T10:00:00-06:00", {}, "It is not a no. Thank Maria Example"),
    "on hold": ((THANKED, HOLD), "2026-03-05T10:00:00-06:00", {}, "A hold is not a no. Thank Maria Example"),
    "a no": ((THANKED, NO), "2026-03-05T10:00:00-06:00", {}, "Yes, two or three kind lines. Thank Maria Example"),
    "a task that is late": ((THANKED, TOO_LATE_A_TASK), "2026-03-10T10:00:00-05:00", {}, "It is not too late. Write"),
    "an offer for today": ((THANKED, HURRY), "2026-03-05T10:00:00-06:00", {}, "Yes, you may ask for more time. Call"),
    "they want no calls": ((THANKED, NO_CALLS), "2026-03-12T10:00:00-05:00",
                           {}, "No call there any more, but you may write. Send Maria Example"),
    "only a number": ((), "2026-03-04T16:00:00-06:00", {"contacts": [ONLY_PHONE]}, "Yes, a call is thanks enough."),
    "a screen by phone": ((), "2026-03-04T16:00:00-06:00", {"format": "phone", "contacts": [ONLY_EMAIL]},
                          "Yes, a short email is right. Thank Maria Example by email,"),
    "several met": ((), "2026-03-04T16:00:00-06:00", {"contacts": [ONLY_EMAIL, HANA], "with": ["maria", "hana"]},
                    "Thank Maria Example and Hana Example by email, a message each,"),
    "invited": ((THANKED, INVITED), "2026-03-05T22:30:00-06:00", {}, "Answer the invitation from Maria Example, today"),
}  # fmt: skip


@pytest.mark.parametrize("name", ANSWERS)
def test_what_is_asked_first_is_answered_first(name):
    events, now, more, says = ANSWERS[name]
    assert plan_of(*events, now=now, **more).summary.startswith(says)


def test_whoever_has_another_offer_is_told_yes_and_by_when():
    rival = {"employer": "Cedar Labs", "answer_by": moment("2026-03-10T00:00:00-05:00").date()}
    case = followup.load_case(simple(THANKED) | {"elsewhere": [rival]})
    said = followup.plan(case, now=moment("2026-03-05T10:00:00-06:00")).summary
    assert said.startswith("Yes, tell them. Tell Maria Example about your other offer and its date")
    assert said.endswith("by Monday, March 9, 17:00.")


def test_two_messages_without_an_answer_are_enough():
    again = sent("2026-03-19T10:00:00-05:00")
    for day in (20, 30):
        assert plan_of(THANKED, ASKED, again, now=f"2026-03-{day}T10:00:00-05:00").summary.startswith(
            "You have done enough. "
        )


def test_the_answer_that_the_time_is_not_over_is_no_reason_of_the_step():
    plan = plan_of(THANKED, now="2026-03-06T10:00:00-06:00", promised_days=8)
    because = [one["rule"] for one in plan.step("first-follow-up").because]
    assert "nothing-before-the-promise" in [one["rule"] for one in plan.avoid] and because
    assert "nothing-before-the-promise" not in because


def test_what_can_be_done_at_any_hour_is_for_today_and_what_goes_on_goes_on():
    late = page(now="2026-03-06T10:00:00-06:00", contacts=[ONLY_EMAIL])
    assert "Thank Maria Example even now · today" in late and "any time" not in late
    waiting = page(THANKED, now="2026-03-06T10:00:00-06:00", contacts=[MARIA])
    assert "Keep the search going · from now on" in waiting


def test_a_call_whose_hour_is_now_is_told_with_its_end():
    said = plan_of(THANKED, now="2026-03-12T10:15:00-05:00", policy="the-call").summary
    assert said == "Yes, you may ask. Call Maria Example about where things stand, now, until 11:00."


OWN = """
[[rule]]
id = "ours"
does = "explain"
step = ["first-follow-up"]
stages = ["waiting", "follow_up"]
when = "late_thanks"
says = "We see it so."
advice = ["D1"]
sources = ["house"]
read = 2026-11-29
sets = { answer = "%s" }
over = ["late-thanks-and-a-question", "their-day-goes-before-the-late-thanks", "not-past-the-agency", "back-first",
        "nothing-before-the-promise", "no-asking-ahead-of-time", "they-asked-you-not-to-call", "put-off-too-often",
        "they-asked-and-you-thanked", "once-more-if-they-meant-to-ring-back"]
"""


def test_a_house_of_its_own_answers_in_its_own_words(tmp_path):
    (tmp_path / "ours.toml").write_text(OWN % "{to} will be glad of it", "utf-8")
    plan = followup.plan(
        followup.load_case(simple()), now=moment("2026-03-12T10:00:00-05:00"), rulebook=load_rulebook(tmp_path)
    )
    assert plan.summary.startswith("Maria Example will be glad of it. Thank Maria Example now")
    (tmp_path / "ours.toml").write_text(OWN % "{whoever}", "utf-8")
    with pytest.raises(InputError, match="unknown slot"):
        load_rulebook(tmp_path)


@pytest.mark.parametrize(("contact", "to_do"), [(MARIA, "send an email today"), (ONLY_PHONE, "find an address and")])
def test_calls_since_the_yes_that_reached_nobody_lead_to_an_email_where_there_is_an_address(contact, to_do):
    offer = told("2026-03-09T10:00:00-05:00", "offer", by="phone", **{"from": "maria"})
    yes = {"at": moment("2026-03-10T10:00:00-05:00"), "kind": "decided", "what": "accepted"}
    calls = [called(f"2026-03-{day}T10:00:00-05:00", "voicemail") for day in (16, 18)]
    yours = sent("2026-03-10T11:00:00-05:00", "acceptance")
    plan = plan_of(THANKED, offer, yes, yours, *calls, now="2026-03-19T10:00:00-05:00", contacts=[contact])
    assert f"did not reach Maria Example: {to_do}" in plan.summary


def test_of_two_offers_elsewhere_the_one_that_is_to_be_answered_first_is_spoken_of():
    elsewhere = [
        {"employer": name, "answer_by": moment(f"2026-03-{day}T00:00:00-05:00").date()}
        for name, day in (("Late Works", 20), ("Soon Works", 11))
    ]
    offer = told("2026-03-05T09:00:00-06:00", "offer", by="email", **{"from": "maria"})
    case = followup.load_case(simple(THANKED, offer) | {"elsewhere": elsewhere})
    plan = followup.plan(case, now=moment("2026-03-06T10:00:00-06:00"))
    assert plan.situation.rival.employer == "Soon Works"
