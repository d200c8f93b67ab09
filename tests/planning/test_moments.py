"""The very minute at which something begins or is over, and what of several things is meant."""

import pytest

from followup.planning.in_brief import in_brief
from followup.planning.said import weekdays_words
from tests.contract.asking import SIMPLE, THANKED, called, moment, sent, simple, told
from tests.planning.test_explain import plan_of

MARIA = SIMPLE["contacts"][0]
BEN = {"id": "ben", "name": "Ben Example", "is": "interviewer", "email": "ben@works.example"}
HANA = {"id": "hana", "name": "Hana Example", "is": "hr", "email": "hana@works.example", "phone": "+1 312 555 0101"}
NOON = "2026-03-12T12:00:00-05:00"


def without_email(person):
    return {key: value for key, value in person.items() if key != "email"}


def met(*people, **interview):
    """An interview with these, of whom nobody was thanked."""
    return simple(contacts=[*people], **{"with": [person["id"] for person in people]}, **interview)


MISSED = {"round": 1, "at": moment("2026-03-24T09:00:00-05:00"), "with": ["maria"], "held": False}
BY_VOICE = told("2026-03-19T10:00:00-05:00", "invitation", by="phone", **{"from": "maria"})
INVITED = told("2026-03-19T10:00:00-05:00", "invitation", by="email", **{"from": "maria"})
YES = sent("2026-03-19T12:00:00-05:00", "reply")
LATER_WORD = told("2026-03-23T10:00:00-05:00", "other", by="email", **{"from": "maria"})
SOON_AFTER = told("2026-03-19T11:00:00-05:00", "other", by="email", **{"from": "maria"})
TALKED = called("2026-03-19T12:00:00-05:00", "spoke")
ANOTHER = told("2026-03-24T09:30:00-05:00", "invitation", by="phone", **{"from": "maria"})


@pytest.mark.parametrize(("events", "now", "nobody_came"), [
    ((INVITED, YES), "09:00:00", True),  # from that very minute
    ((INVITED, YES), "08:59:59", False),
    ((BY_VOICE,), "10:00:00", True),  # nothing had to be answered
    ((INVITED, YES, LATER_WORD), "10:00:00", False),  # that may have called it off
    ((INVITED, SOON_AFTER, TALKED), "10:00:00", True),  # the first word to them came after it
    ((BY_VOICE, ANOTHER), "10:00:00", False),  # they have asked anew
])  # fmt: skip
def test_who_waited_in_vain_is_told_so_unless_it_was_called_off(events, now, nobody_came):
    case = simple(*events) | {"interviews": [MISSED]}
    plan = plan_of(case, f"2026-03-24T{now}-05:00")
    assert plan.situation.nobody_came is nobody_came


@pytest.mark.parametrize(("now", "hours_left"), [("17:00:00", False), ("17:00:01", True)])
def test_a_task_is_pressing_when_less_than_a_day_is_left(now, hours_left):
    task = told("2026-03-09T10:00:00-05:00", "task", answer_by=moment("2026-03-13T00:00:00-05:00").date())
    plan = plan_of(simple(THANKED, task), f"2026-03-12T{now}-05:00")
    assert ("or ask today for a later day" in plan.step("do-the-task").title) is hours_left


@pytest.mark.parametrize(("now", "status"), [("15:00:00", "now"), ("15:00:01", "overdue")])
def test_a_step_is_overdue_after_its_last_minute(now, status):
    task = told("2026-03-09T10:00:00-05:00", "task", answer_by=moment("2026-03-12T15:00:00-05:00"))
    found = plan_of(simple(THANKED, task), f"2026-03-12T{now}-05:00").step("do-the-task")
    assert found.status == status and not found.open_now
    assert plan_of(simple(THANKED, task), "2026-03-12T14:59:59-05:00").step("do-the-task").open_now


@pytest.mark.parametrize(("now", "asked"), [("09:59:59", True), ("10:00:00", False)])
def test_feedback_on_a_no_without_an_interview_is_asked_for_within_seven_days(now, asked):
    case = simple(told("2026-03-05T10:00:00-05:00", "rejection", by="email", **{"from": "maria"})) | {"interviews": []}
    assert (plan_of(case, f"2026-03-12T{now}-05:00").step("ask-for-feedback") is not None) is asked


def test_who_took_a_job_this_very_minute_withdraws_from_now_on_and_is_asked_nothing_more():
    taken = [{"employer": "Cedar Labs", "accepted": True, "since": moment(NOON)}]
    plan = plan_of(simple(THANKED) | {"elsewhere": taken}, NOON)
    assert plan.step("confirm-in-writing").opens == moment(NOON)
    assert plan.questions == [] != plan_of(simple(THANKED), NOON).questions


def test_a_thank_you_at_the_minute_the_follow_up_opens_is_the_follow_up():
    for minute, number in (("09:00:00", 1), ("08:59:59", 0)):
        plan = plan_of(simple(sent(f"2026-03-11T{minute}-05:00", "thank_you")), NOON, "now-what")
        assert plan.follow_ups["sent"] == number


def test_the_second_goes_to_all_whom_the_thank_you_reached_that_was_the_first():
    thanks = [sent("2026-03-11T10:00:00-05:00", "thank_you", to=who) for who in ("ben", "maria")]
    case = met(MARIA, BEN) | {"events": thanks}
    assert plan_of(case, NOON, "now-what").step("second-follow-up").to == ("ben", "maria")
    first = sent("2026-03-11T09:30:00-05:00", to="ben")
    case = met(MARIA, BEN) | {"events": [THANKED, first, *thanks[1:]]}
    assert plan_of(case, NOON, "now-what").step("second-follow-up").to == ("ben",)


@pytest.mark.parametrize(("events", "asked"), [
    ([called("2026-03-10T10:30:00-05:00")], True),
    ([called("2026-03-10T10:30:00-05:00"), told("2026-03-10T10:30:00-05:00", "other")], False),
    ([called("2026-03-10T10:30:00-05:00"), told("2026-03-10T10:30:00-05:00", "other"),
      called("2026-03-11T10:30:00-05:00", "no_answer")], False),
    ([called("2026-03-10T10:30:00-05:00"), told("2026-03-10T10:30:00-05:00", "other"),
      called("2026-03-11T10:30:00-05:00", what="thank_you")], False),
])  # fmt: skip
def test_what_they_said_is_asked_after_a_talk_of_which_nothing_is_written_down(events, asked):
    plan = plan_of(simple(THANKED, *events), NOON)
    assert ("talk_told" in {question["fact"] for question in plan.questions}) is asked


SEVERAL = [
    (met(MARIA), "Thank Maria Example by email, by Thursday, March 5, 15:00."),
    (met(MARIA, BEN), "Thank Maria Example and Ben Example by email, a message each, by Thursday, March 5, 15:00."),
    (met(MARIA, BEN, HANA),
     "Thank Maria Example, Ben Example and Hana Example by email, a message each, by Thursday, March 5, 15:00."),
    (met(MARIA, without_email(BEN)),
     "Thank Maria Example by email, by Thursday, March 5, 15:00."),  # who is asked to pass thanks on to Ben
    (met(without_email(MARIA)),
     "Yes, a call is thanks enough. Thank Maria Example by phone: Thursday, March 5, 10:00 to 11:00, by the end of "
     "Saturday, March 7."),
]  # fmt: skip


@pytest.mark.parametrize(("case", "says"), SEVERAL, ids=range(len(SEVERAL)))
def test_the_summary_names_everybody_who_is_thanked_and_whom_to_look_up_first(case, says):
    assert plan_of(case, "2026-03-04T16:00:00-06:00").summary == says


def test_only_those_whose_thanks_are_due_together_are_named_together():
    case = met(MARIA, BEN)
    at, ends = moment("2026-03-04T15:10:00-06:00"), moment("2026-03-04T15:40:00-06:00")
    case["interviews"] = [case["interviews"][0] | {"with": ["maria"]},
                          case["interviews"][0] | {"at": at, "ends": ends, "with": ["ben"]}]  # fmt: skip
    summary = plan_of(case, "2026-03-04T16:00:00-06:00").summary
    assert summary == "Thank Maria Example by email, by Thursday, March 5, 15:00."


def test_only_those_are_looked_up_first_who_are_thanked_now():
    case = met(MARIA, without_email(BEN), {"id": "hana", "name": "Hana Example", "is": "hr"})
    at, ends = moment("2026-03-04T15:10:00-06:00"), moment("2026-03-04T15:40:00-06:00")
    case["interviews"] = [case["interviews"][0] | {"with": ["maria", "ben"]},
                          case["interviews"][0] | {"at": at, "ends": ends, "with": ["hana"]}]  # fmt: skip
    summary = plan_of(case, "2026-03-04T16:00:00-06:00").summary
    assert summary.startswith("Thank Maria Example by email, by Thursday, March 5") and "Hana" not in summary


def numbered(case, now="2026-03-04T16:00:00-06:00"):
    return [line for line in in_brief(plan_of(case, now)).splitlines() if line[:1].isdigit()]


def test_who_has_no_address_is_thanked_through_somebody_met_after_that_persons_own_thanks():
    thanked, passed_on, *_ = numbered(met(MARIA, without_email(BEN)))
    assert "Thank Maria Example by email" in thanked
    assert "Ask Maria Example in your email to pass your thanks on to Ben Example" in passed_on


def test_who_is_looked_up_for_the_most_urgent_message_stands_before_that_one():
    offer = {"employer": "Cedar Labs", "answer_by": moment("2026-03-09T12:00:00-05:00")}
    only_name = {"id": "maria", "name": "Maria Example", "is": "hiring_manager"}
    looked_up, news, thanks, *_ = numbered(met(only_name) | {"elsewhere": [offer]})
    assert "how to reach Maria" in looked_up and "offer" in news and "Thank Maria" in thanks


def test_nothing_is_left_where_all_is_decided_and_confirmed():
    declined = {"at": moment("2026-03-10T10:00:00-05:00"), "kind": "decided", "what": "declined"}
    plan = plan_of(simple(THANKED, declined, sent("2026-03-10T11:00:00-05:00", "decline")), NOON)
    said = (
        "Your no has been with them since Tuesday, March 10. Should you think again, ring Maria Example soon: say once,"
    )
    assert plan.summary.startswith(said) and not plan.steps and plan.questions == []
    closed = plan_of(simple(THANKED, declined | {"what": "closed"}), NOON)
    assert closed.summary == "All that is owed here is done." and not closed.steps


def undated(at, number=1):
    return {"round": number, "at": moment(at), "with": ["maria"], "day_unknown": True}


@pytest.mark.parametrize(("without_a_day", "known"), [
    (["2026-03-06T10:00:00-06:00"], True),  # another was held since
    (["2026-03-06T10:00:00-06:00", "2026-03-11T10:00:00-05:00"], False),
    (["2026-03-11T10:00:00-05:00"], False),
])  # fmt: skip
def test_the_day_is_not_known_where_the_last_interview_has_none(without_a_day, known):
    second = {"round": 2, "at": moment("2026-03-09T10:00:00-05:00"), "with": ["maria"]}
    case = simple(THANKED)
    case["interviews"] = [*case["interviews"], second, *map(undated, without_a_day)]
    assert plan_of(case, NOON).situation.interview_day is (True if known else None)


def test_only_those_met_in_the_last_round_or_on_its_day_are_thanked():
    case = met(MARIA, BEN, HANA)
    first, last = case["interviews"][0] | {"with": ["ben"]}, moment("2026-03-12T09:00:00-05:00")
    same_day = first | {"at": moment("2026-03-12T08:00:00-05:00"), "ends": None, "with": ["hana"]}
    del same_day["ends"]
    case["interviews"] = [first, same_day, {"round": 2, "at": last, "with": ["maria"]}]
    plan = plan_of(case, NOON)
    assert {who for found in plan.steps if found.id == "thank-you" for who in found.to} == {"maria", "hana"}


@pytest.mark.parametrize(("now", "said"), [
    ("2026-11-30", False), ("2026-12-23", False), ("2026-12-24", True), ("2026-12-31", True), ("2027-01-01", True),
    ("2027-01-02", False), ("2027-01-11", False), ("2027-02-01", False),
])  # fmt: skip
def test_between_the_years_is_from_christmas_eve_to_new_year(now, said):
    case = simple(sent("2026-11-18T18:00:00-06:00", "thank_you"), at=moment("2026-11-18T14:00:00-06:00"), ends=None)
    plan = plan_of(case, f"{now}T12:00:00-06:00")
    assert plan.situation.between_the_years is said


def test_a_second_email_beside_goes_to_the_manager_who_had_the_first():
    other = MARIA | {"id": "mona", "name": "Mona Example", "email": "mona@works.example"}
    case = simple(THANKED, sent("2026-03-11T10:00:00-05:00", to="mona"), contacts=[MARIA, other], topics=["solar"])
    plan = plan_of(case, "2026-03-17T12:00:00-05:00", "now-what")
    assert plan.step("second-follow-up").to == plan.step("send-article").to == ("mona",)


def test_a_yes_is_taken_back_by_phone_in_call_hours():
    events = [told("2026-03-09T10:00:00-05:00", "offer", **{"from": "maria"}),
              {"at": moment("2026-03-10T10:00:00-05:00"), "kind": "decided", "what": "accepted"},
              {"at": moment("2026-03-12T09:00:00-05:00"), "kind": "decided", "what": "declined"}]  # fmt: skip
    found = plan_of(simple(THANKED, *events), NOON).step("take-back-acceptance")
    start, end = found.windows[0]
    assert (found.channel, f"{start:%d %H:%M}", f"{end:%H:%M}") == ("phone", "12 15:00", "16:00")


def test_every_reason_says_its_rule_whose_it_is_and_what_it_hangs_on():
    employer = {"country": "DE", "timezone": "Europe/Berlin"}
    plan = plan_of(simple(THANKED, employer=employer), "2026-03-06T12:00:00+01:00").to_dict()
    reasons = [*plan["avoid"], *plan["keep_in_mind"], *(one for found in plan["steps"] for one in found["because"])]
    keys = {"rule", "advice", "sources", "says", "facts"}
    assert all(keys <= reason.keys() <= keys | {"turns"} for reason in reasons)
    (custom,) = [reason for reason in reasons if reason["rule"] == "custom-DE"]
    assert custom["facts"] == {"country": "DE"} and len(plan["steps"]) > 1
    assert any("turns" in reason and reason["turns"][:1].isupper() for reason in reasons)


def test_weekdays_are_said_as_spans_and_one_by_one():
    assert weekdays_words(frozenset({0, 1, 2, 3})) == "Monday to Thursday"
    assert weekdays_words(frozenset({1, 4})) == "Tuesday and Friday"


NEWS = [{"employer": "Cedar Labs", "answer_by": moment("2026-03-16T12:00:00-05:00")}]


@pytest.mark.parametrize(("told_at", "open_still"), [("2026-03-04T15:00:00-06:00", False),
                                                     ("2026-03-04T14:59:59-06:00", True)])  # fmt: skip
def test_news_told_since_the_interview_is_told(told_at, open_still):
    case = simple(sent(told_at, "news"), THANKED) | {"elsewhere": NEWS}
    assert (plan_of(case, NOON).step("share-news") is not None) is open_still


def test_who_waited_in_vain_in_a_later_round_is_told_so_whatever_was_written_before_it():
    """The thanks of the round before were no word on this talk."""
    missed = {"round": 2, "at": moment("2026-03-10T14:00:00-05:00"), "with": ["maria"], "held": False}
    events = [THANKED, told("2026-03-06T10:00:00-06:00", "invitation"), sent("2026-03-06T12:00:00-06:00", "reply")]
    case = simple(*events)
    case["interviews"].append(missed)
    assert plan_of(case, "2026-03-10T18:00:00-05:00").situation.nobody_came
