"""Which step comes first, whom it goes to, and what stands at the end: one call for two, an agency first, a week."""

from types import SimpleNamespace

import pytest

import followup
from followup.messages.drafting import draft
from followup.planning.in_brief import in_brief
from followup.planning.slots import slot
from tests.contract.asking import SIMPLE, THANKED, called, moment, sent, simple, told

MARIA = SIMPLE["contacts"][0]
RUNG = {key: value for key, value in MARIA.items() if key != "email"}  # only a number is known
OLD_SCHOOL = {key: value for key, value in RUNG.items() if key != "phone"} | {"style": "traditional"}
BEN = {"id": "ben", "name": "Ben Example", "is": "interviewer"}
HANA = {"id": "hana", "name": "Hana Example", "is": "hr", "email": "hana@works.example", "phone": "+1 312 555 0103"}
AGENT = {"id": "shaz", "name": "Shaz Example", "is": "recruiter", "agency": True, "email": "shaz@agency.example"}
AFTER_IT = "2026-03-04T16:00:00-06:00"  # an hour after the interview of Wednesday 4 March
TUESDAY = "2026-03-10T17:30:00-05:00"  # the eve of the first fair day, after the last hour for calls
BOTH = "Call Maria Example to say thank you and ask how it goes on"
TASK = told("2026-03-09T10:00:00-05:00", "task", by="email", answer_by="2026-03-16", **{"from": "maria"})


def plan_of(*events, now=AFTER_IT, policy="balanced", elsewhere=(), **more):
    case = simple(*events, **more) | {"elsewhere": list(elsewhere)}
    return followup.plan(followup.load_case(case), now=moment(now), policy=policy)


def told_of(plan):
    return " ".join(in_brief(plan).split())


def listed(plan):
    """The steps of the short page, without their times."""
    lines = [line for line in in_brief(plan).splitlines() if line[:1].isdigit()]
    return [line.partition(". ")[2].partition(" · ")[0] for line in lines]


@pytest.mark.parametrize("now", ["2026-03-07T12:00:00-06:00", "2026-03-09T12:00:00-05:00", TUESDAY])
def test_where_only_a_number_is_known_one_call_thanks_and_asks_on_the_first_fair_day(now):
    plan = plan_of(now=now, contacts=[RUNG])
    calls = [(step.id, step.heading) for step in plan.steps if step.channel == "phone"]
    assert calls == [("first-follow-up", BOTH)] and listed(plan)[0] == BOTH
    assert plan.step("first-follow-up").opens == moment("2026-03-11T10:00:00-05:00")
    assert not [line for line in listed(plan) if line.startswith("Or ")]


def test_within_three_days_a_call_of_thanks_still_goes_before_it():
    plan = plan_of(now="2026-03-06T09:00:00-06:00", contacts=[RUNG])
    assert listed(plan)[:2] == ["Thank Maria Example by phone", "Call Maria Example about where things stand"]


def test_where_somebody_else_is_asked_the_one_with_a_number_is_rung_for_thanks():
    plan = plan_of(now=TUESDAY, contacts=[RUNG, HANA | {"prefers": "phone"}])
    assert plan.step("first-follow-up").heading == "Call Hana Example about where things stand"
    assert plan.step("find-contact").to == ("maria",)


def test_who_prefers_the_phone_and_has_an_email_is_thanked_in_writing():
    plan = plan_of(now=TUESDAY, contacts=[MARIA | {"prefers": "phone"}])
    assert listed(plan)[:2] == ["Thank Maria Example even now", "Call Maria Example about where things stand"]


def test_on_the_day_itself_that_call_says_when_to_ring_again():
    plan = plan_of(now="2026-03-11T10:30:00-05:00", contacts=[RUNG])
    assert listed(plan)[0] == BOTH and "No word by Wednesday, March 18: one last call, then let go." in told_of(plan)


def test_after_the_last_hour_for_calls_that_week_counts_from_the_next_call():
    plan = plan_of(now="2026-03-11T16:30:00-05:00", contacts=[RUNG])  # emails would still go out today
    assert "No word by Thursday, March 19: one last call, then let go." in told_of(plan)


def test_who_is_only_looked_up_has_no_end_of_a_call_beside_them():
    plan = plan_of(now="2026-03-12T10:30:00-05:00", contacts=[OLD_SCHOOL])
    assert plan.step("find-contact").channel is None
    assert not [rule for rule in plan.step("find-contact").rules if rule.entry.closes]


def test_where_somebody_else_reads_email_a_second_call_only_stands_beside():
    case = simple(called("2026-03-12T10:10:00-05:00", "voicemail"), contacts=[RUNG, BEN | {"email": "b@works.example"}])
    case["interviews"][0]["with"] = ["maria", "ben"]
    plan = followup.plan(followup.load_case(case), now=moment("2026-03-19T10:30:00-05:00"))
    assert plan.step("second-follow-up").heading == "Or call Maria Example once more"


def test_a_call_beside_an_email_is_a_step_and_not_on_the_short_page():
    plan = plan_of()
    assert plan.step("thank-you-call") and not [line for line in listed(plan) if "by phone" in line]
    spoken = plan_of(contacts=[RUNG])
    assert listed(spoken)[0] == "Thank Maria Example by phone"


def test_the_page_of_the_first_day_says_when_to_ask_again():
    assert "No word by Wednesday, March 18: one last short email" in told_of(plan_of())


@pytest.mark.parametrize("people", [[MARIA], [MARIA, AGENT]])
def test_after_the_first_a_week_is_theirs_whoever_it_went_to(people):
    first = sent("2026-03-12T10:00:00-05:00", to=people[-1]["id"])
    plan = plan_of(THANKED, first, now="2026-03-17T10:00:00-05:00", contacts=people)
    assert plan.steps[0].heading.startswith("Wait until Thursday, March 19; then ")
    assert ("Give the first one a week" in told_of(plan)) is (people[-1] is MARIA)


def test_who_prefers_the_phone_may_be_rung_the_second_time():
    first = called("2026-03-12T10:10:00-05:00", "voicemail")
    plan = plan_of(THANKED, first, now="2026-03-19T10:30:00-05:00", contacts=[MARIA | {"prefers": "phone"}])
    assert plan.step("second-follow-up").channel == "email"
    emailed = plan_of(
        THANKED, sent("2026-03-12T10:10:00-05:00"), now="2026-03-19T10:30:00-05:00",
        contacts=[MARIA | {"prefers": "phone"}],
    )  # fmt: skip
    assert emailed.step("second-follow-up").heading == "Email or call Maria Example once, and then no more"


MISSED = {"round": 1, "at": moment("2026-03-12T09:00:00-05:00"), "with": ["maria"], "held": False}
ASKED = told("2026-03-10T10:00:00-05:00", "invitation", by="phone", **{"from": "maria"})


@pytest.mark.parametrize(("person", "hours"), [
    (RUNG, ("Thursday, March 12, 17:00",) * 2),
    (RUNG | {"no_calls": True}, ("until 17:00", "today")),
])  # fmt: skip
def test_after_a_missed_talk_who_has_only_a_number_is_rung_at_once(person, hours):
    case = simple(ASKED, contacts=[person]) | {"interviews": [MISSED]}
    plan = followup.plan(followup.load_case(case), now=moment("2026-03-12T11:30:00-05:00"))
    lines = [line for line in told_of(plan).split(" · ") if line.startswith(("now", "today"))]
    assert all(words in line for words, line in zip(hours, lines, strict=False)) and len(lines) >= 2


@pytest.mark.parametrize(("now", "first"), [
    ("2026-03-12T10:00:00-05:00", "brief-references"),  # the question is for later: two weeks after they began
    ("2026-03-20T10:00:00-05:00", "first-follow-up"),  # by now the referees were reached
    ("2026-03-24T10:00:00-05:00", "first-follow-up"),  # it is open
])  # fmt: skip
def test_referees_are_told_before_a_question_that_is_for_later(now, first):
    checking = told("2026-03-10T10:00:00-05:00", "checking", by="email", **{"from": "maria"})
    plan = plan_of(THANKED, checking, sent("2026-03-10T11:00:00-05:00", "reply"), now=now)
    assert plan.steps[0].id == first
    assert {"brief-references", "first-follow-up"} <= {step.id for step in plan.steps}


def test_an_agency_goes_before_a_card_the_same_day():
    plan = plan_of(contacts=[OLD_SCHOOL, AGENT], format="in_person")
    thanks, card = plan.steps[:2]
    assert (thanks.id, thanks.through, thanks.channel) == ("thank-you", "shaz", "email") and not thanks.aside
    assert thanks.due == moment("2026-03-05T15:00:00-06:00")
    assert listed(plan)[:2] == [
        "Tell Shaz Example how it went, and ask to pass your thanks on to Maria Example",
        "And, if the agency agrees, write Maria Example a card by hand",
    ]
    assert card.aside and card.due == moment("2026-03-11T15:00:00-05:00")


@pytest.mark.parametrize(("people", "policy", "ids"), [
    ([OLD_SCHOOL], "balanced", ["thank-you-card"]),  # no agency stands between
    ([OLD_SCHOOL | {"email": "m@works.example"}, AGENT], "balanced", ["thank-you-card"]),  # her address is known
    ([OLD_SCHOOL | {"style": "modern"}, AGENT], "balanced", ["thank-you"]),
    ([OLD_SCHOOL, AGENT], "now-what", ["thank-you", "thank-you-card"]),
])  # fmt: skip
def test_only_where_thanks_go_through_an_agency_is_a_card_an_addition(people, policy, ids):
    plan = plan_of(contacts=people, policy=policy, format="in_person")
    thanks = [step for step in plan.steps if step.id in ("thank-you", "thank-you-card")]
    assert [step.id for step in thanks] == ids
    assert not any(step.heading.startswith("And, if") for step in thanks)


def test_a_card_or_a_word_through_the_agency_settles_both():
    thanked = plan_of(sent("2026-03-04T15:30:00-06:00", "thank_you"), contacts=[OLD_SCHOOL, AGENT], format="in_person")
    assert not thanked.step("thank-you") and not thanked.step("thank-you-card")


def test_whoever_set_it_up_is_asked_for_names_and_to_pass_thanks_on():
    known = plan_of(contacts=[HANA], **{"with": []})
    assert listed(known)[:2] == ["Ask Hana Example who was there", "Ask Hana Example to pass your thanks on"]
    late = plan_of(contacts=[HANA], now="2026-03-06T10:00:00-06:00", **{"with": []})
    assert "Ask Hana Example to pass your thanks on" in listed(late)
    nobody = plan_of(contacts=[], **{"with": []})
    assert listed(nobody)[0] == "Find out who was there" and "pass your thanks on" not in told_of(nobody)


def met_with(*people):
    case = simple(contacts=list(people))
    case["interviews"][0]["with"] = ["maria", "ben"]
    return followup.load_case(case)


@pytest.mark.parametrize(("people", "says", "asked"), [
    ((MARIA, BEN), "Ask Maria Example in your email to pass your thanks on to Ben Example", "maria"),
    ((MARIA, BEN, HANA), "Ask Maria Example in your email to pass your thanks on to Ben Example", "hana"),
    ((OLD_SCHOOL, BEN), "Find out how to reach Maria Example and Ben Example", None),
    ((MARIA | {"left": True}, BEN), "Find out how to reach Ben Example", None),
])  # fmt: skip
def test_of_two_you_met_the_one_with_an_address_is_asked_for_the_other(people, says, asked):
    case = met_with(*people)
    assert says in told_of(followup.plan(case, now=moment(AFTER_IT)))
    made = draft(case, "find-contact", now=moment(AFTER_IT), template="ask-for-an-address")
    assert made.to == ((asked,) if asked else made.to) and (asked is not None or "maria" not in made.to)


OFFER = told("2026-03-10T10:00:00-05:00", "offer", by="email", answer_by="2026-03-20", **{"from": "maria"})


@pytest.mark.parametrize(("names", "says"), [
    (["Cedar Labs"], "Tell Cedar Labs about your offer"),
    (["Cedar Labs", "Birch House"], "Tell Cedar Labs and Birch House about your offer"),
    (["Cedar Labs", "Birch House", "Elm Yard"], "Tell the other employers about your offer"),
])  # fmt: skip
def test_the_other_employers_are_named_where_they_are_few(names, says):
    others = [{"employer": name} for name in names]
    plan = plan_of(THANKED, OFFER, now="2026-03-10T12:00:00-05:00", elsewhere=others)
    assert plan.step("tell-others").heading == says
    taken = {"at": moment("2026-03-11T10:00:00-05:00"), "kind": "decided", "what": "accepted"}
    decided = plan_of(THANKED, OFFER, taken, now="2026-03-11T12:00:00-05:00", elsewhere=others)
    assert decided.step("tell-others").heading == says.replace("about your offer", "that you are taken")


def test_where_nobody_else_is_known_and_nothing_is_ahead_plain_words_stand():
    plan = plan_of(THANKED, now="2026-03-10T12:00:00-05:00")
    told_to = SimpleNamespace(id="tell-others", to=())
    assert (slot("rival", plan, told_to), slot("rival", plan, None)) == ("the other employers", "the other employer")
    assert slot("thanks_by", plan, None) == "the day after it"


@pytest.mark.parametrize(("number", "policy", "day"), [
    (2, "balanced", "Friday, March 20"), (2, "hr-first", "Friday, March 20"), (1, "hr-first", "Friday, March 27"),
])  # fmt: skip
def test_before_an_interview_it_says_what_comes_after_it(number, policy, day):
    ahead = {"round": number, "at": moment("2026-03-13T09:00:00-05:00"), "with": ["maria"]}
    case = followup.load_case(simple() | {"interviews": [ahead]})
    plan = followup.plan(case, now=moment("2026-03-12T12:00:00-05:00"), policy=policy)
    said = f"Then thank each of them, by Saturday, March 14, 09:00. They name no day: ask from {day} on"
    assert said in told_of(plan)


@pytest.mark.parametrize(("events", "confirmed"), [
    ([TASK], False),
    ([TASK, sent("2026-03-09T11:00:00-05:00", "reply")], True),
    ([TASK, sent("2026-03-09T11:00:00-05:00", "question")], True),
    ([TASK, called("2026-03-09T11:00:00-05:00", "spoke", what="other")], True),
    ([TASK, called("2026-03-09T11:00:00-05:00", "no_answer", what="other")], False),
    ([sent("2026-03-09T09:59:59-05:00", "reply"), TASK], False),
    ([TASK | {"by": "phone"}], True),
])  # fmt: skip
def test_a_task_is_confirmed_first_unless_they_know(events, confirmed):
    plan = plan_of(THANKED, *events, now="2026-03-10T12:00:00-05:00")
    heading = "Do what Maria Example asked for, and send it"
    asks = "Tell Maria Example today that you have their request; then do it and send it"
    assert plan.steps[0].heading == (heading if confirmed else asks)
    assert "Once it is in, and they name no day: ask after a week, once more a week later" in told_of(plan)


def test_on_its_last_day_and_after_it_a_task_has_other_words():
    for now, says in (("2026-03-16T10:00:00-05:00", "Hand in"), ("2026-03-16T18:00:00-05:00", "Write to Maria")):
        assert plan_of(THANKED, TASK, now=now).steps[0].heading.startswith(says)


def test_after_a_no_an_unanswered_question_is_left_there():
    no = told("2026-03-10T10:00:00-05:00", "rejection", by="email", **{"from": "maria"})
    assert "If your question stays unanswered, leave it there" in told_of(
        plan_of(THANKED, no, now="2026-03-10T12:00:00-05:00")
    )


DIRECT = [MARIA, AGENT]  # an agency stands between, and her own address is known
SINCE = "2026-03-04T15:30:00-06:00"


@pytest.mark.parametrize(("events", "owed"), [
    ([], True),
    ([sent(SINCE, "thank_you")], True),  # she is thanked, and the agency knows nothing of it
    ([sent(SINCE, "question", to="shaz")], False),
    ([called(SINCE, "voicemail", to="shaz", what="other")], False),
    ([told(SINCE, "other", **{"from": "shaz"})], False),
    ([sent("2026-03-04T14:59:59-06:00", "question", to="shaz")], True),  # before the talk was over
    ([sent("2026-03-04T15:00:00-06:00", "question", to="shaz")], False),
])  # fmt: skip
def test_the_agency_is_told_the_same_day_how_it_went(events, owed):
    plan = plan_of(*events, contacts=DIRECT)
    step = plan.step("brief-agency")
    assert (step is not None) is owed
    if step is not None:
        assert (step.to, step.channel, step.due) == (("shaz",), "email", moment("2026-03-05T15:00:00-06:00"))
        assert "Tell Shaz Example how it went, and ask by when you will hear" in listed(plan)


@pytest.mark.parametrize(("now", "owed"), [("14:59:59", True), ("15:00:00", False)])
def test_a_day_after_the_talk_it_is_too_late_for_that(now, owed):
    assert (plan_of(now=f"2026-03-05T{now}-06:00", contacts=DIRECT).step("brief-agency") is not None) is owed


@pytest.mark.parametrize(("people", "events", "more"), [
    ([RUNG, AGENT], [], {}),  # the thanks go through the agency, with how it went
    ([RUNG, AGENT], [sent(SINCE, "thank_you")], {}),  # and have gone
    ([AGENT], [], {"with": ["shaz"]}),  # the consultant was there
    ([AGENT], [], {"with": []}),  # and passes thanks on to whoever was
    ([MARIA, AGENT | {"agency": False}], [], {}),
    ([MARIA], [], {}),
])  # fmt: skip
def test_it_is_not_told_twice_nor_where_none_stands_between(people, events, more):
    assert plan_of(*events, contacts=people, **more).step("brief-agency") is None


def test_an_agency_of_which_only_a_number_is_known_is_called():
    by_phone = {key: value for key, value in AGENT.items() if key != "email"} | {"phone": "+1 312 555 0104"}
    step = plan_of(contacts=[MARIA, by_phone]).step("brief-agency")
    assert (step.channel, step.heading[:4]) == ("phone", "Call")
    made = draft(followup.load_case(simple(contacts=DIRECT)), "brief-agency", now=moment(AFTER_IT))
    assert made.to == ("shaz",) and "spoke with Maria Example" in made.body
