"""Lines of the page and its explanation that hang on one thing: each with the case in which it is not said."""

from datetime import date

import pytest

from followup.planning.explain import explain
from followup.planning.in_brief import in_brief
from followup.planning.page import worth_asking, worth_warning
from followup.planning.together import shared_steps
from tests.contract.asking import THANKED, moment, sent, simple, told
from tests.planning.test_by_a_minute import BY_MARIA, FIRST, NOW, SECOND, offer
from tests.planning.test_explain import plan_of
from tests.planning.test_moments import BEN, HANA, MARIA, without_email
from tests.planning.test_only_where_it_holds import FRIDAY, ONLY_EMAIL, listed


def on_one_line(text):
    return " ".join(text.split())


def decided(at, what="accepted"):
    return {"at": moment(f"2026-03-{at}-05:00"), "kind": "decided", "what": what}


NO = told("2026-03-16T15:00:00-05:00", "rejection", **BY_MARIA)
THIRD = offer("2026-03-18T10:00:00-05:00", salary="70,000 USD")


@pytest.mark.parametrize(("events", "said"), [
    ((FIRST, decided("16T12:00:00"), SECOND), True),
    ((FIRST, SECOND), False),
    ((FIRST, decided("16T12:00:00", "declined"), SECOND), False),
    ((FIRST, decided("16T12:00:00"), NO, SECOND, THIRD), False),  # that yes went with the no
])  # fmt: skip
def test_who_said_yes_to_the_first_of_two_offers_is_told_that_it_was_to_that_one(events, said):
    plan = plan_of(simple(THANKED, *events, contacts=[MARIA, HANA]), NOW)
    assert "which of the two offers holds" in plan.summary
    assert ("Your yes was to what you were offered first" in on_one_line(explain(plan))) is said


def test_of_an_offer_taken_back_and_a_later_no_the_later_one_counts():
    taken_back = told("2026-03-15T10:00:00-05:00", "offer_withdrawn", **BY_MARIA)
    plan = plan_of(simple(THANKED, taken_back, FIRST, NO, SECOND, contacts=[MARIA, HANA]), NOW)
    assert "Thank Hana Example for the offer" in plan.summary


GERMANY = {"country": "DE", "timezone": "Europe/Berlin", "language": "de"}
FOR_THE_SENSE = "; the English draft is for the sense (our note)."
IN_GERMAN = f"Write it in German: “Guten Tag Maria Example,” … “Mit freundlichen Grüßen”{FOR_THE_SENSE}"


@pytest.mark.parametrize("page", [in_brief, explain])
def test_in_which_language_to_write_is_said_once_with_the_first_whom_it_goes_to(page):
    case = simple(employer=GERMANY, contacts=[MARIA, BEN], **{"with": ["maria", "ben"]})
    said = on_one_line(page(plan_of(case, "2026-03-05T10:00:00+01:00")))
    assert said.count(IN_GERMAN) == said.count("Write it in") == 1


@pytest.mark.parametrize("page", [in_brief, explain])
def test_to_nobody_known_only_the_end_of_a_letter_is_told(page):
    case = simple(THANKED, employer=GERMANY | {"has_hr": True}, contacts=[])
    case["interviews"][0]["with"] = []
    plan = plan_of(case | {"events": []}, "2026-03-05T10:00:00+01:00")
    said = on_one_line(page(plan))
    assert (
        "Write it in German: end with “Mit freundlichen Grüßen”; the English draft is for the sense (our note)." in said
    )


@pytest.mark.parametrize(("by", "asks"), [("2026-03-23", False), ("2026-03-27", True)])
def test_what_they_want_is_asked_of_a_task_until_it_is_late(by, asks):
    task = told("2026-03-19T10:00:00-05:00", "task", answer_by=date.fromisoformat(by), **BY_MARIA)
    plan = plan_of(simple(THANKED, task), NOW)
    (what,) = [one["asks"] for one in plan.questions if one["fact"] == "task_is"]
    assert (what in on_one_line(explain(plan))) is asks


TWICE = [sent(f"2026-03-{day}T10:00:00-05:00") for day in (11, 18)]


@pytest.mark.parametrize(("now", "line"), [
    (NOW, "let it rest · now"), ("2026-04-24T12:00:00-05:00", "1. Let it rest · from now on"),
])  # fmt: skip
def test_what_goes_on_all_the_time_is_said_to_until_its_title_names_a_day(now, line):
    plan = plan_of(simple(THANKED, *TWICE), now)
    assert f"{line} - " in on_one_line(in_brief(plan))


def test_once_all_has_gone_out_nobody_is_asked_about_other_employers():
    plan = plan_of(simple(THANKED, *TWICE), NOW)
    assert plan.stage == "quiet" and [one["fact"] for one in plan.questions] == ["interviewing_elsewhere"]
    assert "another employer" not in on_one_line(explain(plan))


@pytest.mark.parametrize(("policy", "people", "asks"), [
    ("hr-first", [MARIA, HANA], True), ("balanced", [MARIA], False),
])  # fmt: skip
def test_what_they_spoke_of_is_asked_only_where_an_article_is_a_way_of_its_own(policy, people, asks):
    plan = plan_of(simple(THANKED, employer={"country": "US"}, contacts=people), FRIDAY, policy)
    assert "topics" in {one["fact"] for one in plan.questions}
    assert ("topics" in {one["fact"] for one in worth_asking(plan)}) is asks


BOTH_WAYS = "recipient_prefers"


@pytest.mark.parametrize(("person", "events", "asks"), [
    (MARIA, (), True),
    (ONLY_EMAIL, (), False),
    (without_email(MARIA), (), False),
    (MARIA | {"no_calls": True}, (), False),
    (MARIA, (told("2026-03-06T10:00:00-06:00", "told_not_to_call", **BY_MARIA),), False),
    (MARIA, (told("2026-03-12T10:00:00-05:00", "contact_me", **BY_MARIA),), False),
])  # fmt: skip
def test_whether_they_like_calls_is_asked_only_where_it_changes_something(person, events, asks):
    case = simple(THANKED, *events, employer={"country": "US"}, contacts=[person], promised_days=8)
    plan = plan_of(case, FRIDAY)
    found = [one["asks"] for one in plan.questions if one["fact"] == BOTH_WAYS]
    assert bool(found) or not asks
    assert any(one in on_one_line(explain(plan)) for one in found) is asks


@pytest.mark.parametrize(("wish", "said"), [((), True), (("contact_me",), False)])
def test_no_call_after_the_weekend_is_said_unless_they_asked_for_one(wish, said):
    asked = [told("2026-03-16T09:00:00-05:00", what, how="phone", **BY_MARIA) for what in wish]
    plan = plan_of(simple(THANKED, *asked, employer={"country": "US"}), "2026-03-16T12:00:00-05:00", "the-call")
    assert any(one["rule"] == "no-call-after-the-weekend" for one in plan.avoid)
    assert any(one["rule"] == "no-call-after-the-weekend" for one in worth_warning(plan)) is said


@pytest.mark.parametrize(("people", "now", "policy", "line"), [
    ([MARIA, BEN], "2026-03-06T12:00:00-06:00", "balanced",
     "1. Thank Maria Example and Ben Example even now, a message each"),
    ([MARIA, BEN], "2026-03-04T16:00:00-06:00", "now-what",
     "Write Maria Example and Ben Example a card by hand, a message each"),
    ([{key: value for key, value in one.items() if key not in ("email", "phone")} for one in (MARIA, BEN)],
     "2026-03-04T16:00:00-06:00", "balanced", "1. Find out how to reach Maria Example and Ben Example · today"),
])  # fmt: skip
def test_one_message_to_each_of_two_people_is_one_line(people, now, policy, line):
    case = simple(contacts=people, **{"with": ["maria", "ben"]}, promised_days=20)
    assert line in on_one_line(in_brief(plan_of(case, now, policy)))


def test_a_later_day_that_is_kinder_is_named_once_and_then_its_hours():
    plan = plan_of(simple(THANKED, promised_days=8), FRIDAY)
    (line,) = listed(plan)[:1]
    assert line == "1. Wait until Monday, March 16; then send Maria Example a short follow-up email · later, 09:00 to"


@pytest.mark.parametrize(
    ("clock", "says"), [("10:00:00", "now, do it today"), ("09:59:59", "now, until Tuesday, March")]
)
def test_thanks_for_an_offer_that_are_due_this_minute_are_to_be_sent_today(clock, says):
    plan = plan_of(simple(THANKED, offer("2026-03-23T10:00:00-05:00")), f"2026-03-24T{clock}-05:00")
    assert says in on_one_line(in_brief(plan))


def test_two_steps_of_one_case_are_no_message_in_common():
    assert shared_steps([plan_of(simple(THANKED), FRIDAY)]) == []


LATER_WORD = told("2026-03-20T10:00:00-05:00", "other", by="email", **BY_MARIA)
MAY_CHANGE = "What Maria Example said on Friday, March 20 may change this: write it down here."


@pytest.mark.parametrize("what", ["offer", "rejection", "no_decision"])
def test_after_an_answer_a_later_word_that_is_not_told_may_change_it(what):
    answered = told("2026-03-19T10:00:00-05:00", what, by="email", **BY_MARIA)
    assert plan_of(simple(THANKED, answered, LATER_WORD), NOW).summary.endswith(MAY_CHANGE)
    assert MAY_CHANGE not in plan_of(simple(THANKED, answered), NOW).summary


def test_while_nothing_is_answered_a_word_that_is_not_told_is_asked_about_elsewhere():
    assert MAY_CHANGE not in plan_of(simple(THANKED, LATER_WORD), NOW).summary
