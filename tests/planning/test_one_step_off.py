"""The second, the word and the person at which something changes: one step to either side is something else."""

import re
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

import followup
from followup.planning import phrases
from followup.planning.endings import last_note
from followup.planning.explain import explain
from followup.planning.in_brief import in_brief
from followup.planning.logged import logged
from tests.contract.asking import SIMPLE, THANKED, called, moment, sent, simple, told

MARIA = SIMPLE["contacts"][0]
BEN = {"id": "ben", "name": "Ben Example", "is": "interviewer", "email": "ben@works.example"}
HANA = {"id": "hana", "name": "Hana Example", "is": "hr"}  # nobody knows how to reach her
AT = "2026-03-11T10:00:00-05:00"
OFFER = told(AT, "offer", by="email", **{"from": "maria"})
CALL_ME = told("2026-03-10T10:00:00-05:00", "contact_me", how="phone", **{"from": "maria"})


def plan_of(*events, now="2026-03-12T12:00:00-05:00", policy="balanced", elsewhere=(), **more):
    case = followup.load_case(simple(*events, **more) | {"elsewhere": list(elsewhere)})
    return followup.plan(case, now=moment(now), policy=policy)


def after(seconds):
    return f"2026-03-11T10:00:0{seconds}-05:00"


def decided(at, what):
    return {"at": moment(at), "kind": "decided", "what": what}


@pytest.mark.parametrize(("seconds", "stage"), [(0, "offer"), (1, "rejected")])
def test_an_offer_stands_unless_they_said_no_after_it(seconds, stage):
    assert plan_of(THANKED, told(after(seconds), "rejection"), OFFER).stage == stage


@pytest.mark.parametrize(("what", "seconds", "thanked"), [
    ("thank_you", 0, False), ("thank_you", 1, True), ("reply", 0, True), ("question", 1, False),
])  # fmt: skip
def test_thanks_at_the_second_of_the_offer_are_for_the_talk(what, seconds, thanked):
    assert plan_of(THANKED, OFFER, sent(after(seconds), what)).situation.offer_acknowledged is thanked


@pytest.mark.parametrize(("seconds", "back"), [(0, False), (1, True)])
def test_an_offer_is_taken_back_after_the_yes_and_not_with_it(seconds, back):
    later = told("2026-03-12T09:00:00-05:00", "other")
    events = OFFER | {"at": moment("2026-03-10T10:00:00-05:00")}, decided(AT, "accepted")
    plan = plan_of(THANKED, *events, told(after(seconds), "offer_withdrawn"), later)
    assert plan.situation.heard_after_yes and plan.situation.offer_taken_back is back


@pytest.mark.parametrize(("seconds", "found"), [(0, False), (1, True)])
def test_a_note_counts_after_the_moment_and_not_at_it(seconds, found):
    note = {"at": moment(after(seconds)), "kind": "note", "text": "They moved to a new building."}
    case = followup.load_case(simple(note))
    assert (last_note(case.timeline.happenings, moment(AT).timestamp()) is not None) is found


@pytest.mark.parametrize(("later", "asked"), [
    ([sent("2026-03-11T12:00:00-05:00", "question")], True),
    ([sent("2026-03-11T12:00:00-05:00", "follow_up")], True),
    ([sent("2026-03-11T12:00:00-05:00", "reply")], False),
    ([called("2026-03-11T12:00:00-05:00", "spoke")], True),
    ([called("2026-03-11T12:00:00-05:00", "voicemail")], True),
    ([called("2026-03-11T12:00:00-05:00", "no_answer")], False),
    ([told("2026-03-11T12:00:00-05:00", "other")], False),
    ([], False),
])  # fmt: skip
def test_they_were_asked_since_they_know_of_the_other_offer_by_a_question_or_a_call(later, asked):
    there = {"employer": "Cedar", "since": moment("2026-03-10T12:00:00-05:00"), "answer_by": date(2026, 3, 20)}
    plan = plan_of(THANKED, OFFER, sent("2026-03-11T11:00:00-05:00", "news"), *later, elsewhere=[there])
    assert plan.situation.told_at is not None and plan.situation.asked_since_told is asked


def test_the_second_goes_to_whom_the_thanks_went_and_not_to_whom_something_else_went():
    events = sent("2026-03-11T09:00:00-05:00", "thank_you"), sent("2026-03-12T09:00:00-05:00", "reply", to="ben")
    plan = plan_of(*events, now="2026-03-20T10:00:00-05:00", contacts=[MARIA, BEN], **{"with": ["maria", "ben"]})
    assert plan.step("second-follow-up").to == ("maria",)


def test_what_went_to_nobody_in_particular_is_written_down_for_the_first_person():
    def step(*people):
        case = SimpleNamespace(contacts=[SimpleNamespace(id=who) for who in people])
        kind = SimpleNamespace(logs={"kind": "visited"})
        return SimpleNamespace(serves=kind, thanks_and_asks=False, id="visit", to=(), plan=SimpleNamespace(case=case))

    assert logged(step("maria", "ben")) == [{"kind": "visited", "to": "maria"}]
    assert logged(step()) == [{"kind": "visited", "to": "hr"}]


def test_a_step_as_a_table_has_every_key_of_the_contract():
    keys = ("id", "title", "status", "channel", "to", "opens", "due", "windows", "template", "variants", "through",
            "because", "instead_of", "logs")  # fmt: skip
    step = plan_of(THANKED, policy="the-call").step("first-follow-up")
    assert tuple(step.to_dict()) == keys and step.to_dict()["variants"] == step.variants != []


def test_the_list_of_rules_that_did_not_apply_stands_after_an_empty_line():
    lines = explain(plan_of(THANKED), everything=True).splitlines()
    assert not lines[lines.index("Rules of this stage that did not apply:") - 1]


def test_where_somebody_else_is_written_to_nobody_is_looked_up_on_the_short_page():
    plan = plan_of(THANKED, contacts=[MARIA, HANA])
    assert [step.id for step in plan.steps][:3] == ["ask-somebody-else", "find-contact", "first-follow-up"]
    assert "Hana" not in in_brief(plan) and "and 2 more" in in_brief(plan)


def test_where_a_message_goes_out_after_calls_no_call_is_listed():
    calls = called("2026-03-11T10:20:00-05:00", "voicemail")
    plan = plan_of(THANKED, CALL_ME, calls, now="2026-03-13T10:30:00-05:00", policy="the-call")
    ids = ("write-after-calls", "prepare", "first-follow-up", "ask-for-a-time")
    assert tuple(step.id for step in plan.steps) == ids
    listed = [line[:8] for line in in_brief(plan).splitlines() if line[:1].isdigit()]
    assert listed == ["1. Email", "2. Or fi"] and not re.search(
        r"and \d more", in_brief(plan)
    )  # one email asks how things stand too


def test_who_is_looked_up_for_another_message_stands_below_the_thanks():
    lines = in_brief(plan_of(contacts=[MARIA, HANA], now="2026-03-04T16:00:00-06:00")).splitlines()
    listed = [line.partition(" · ")[0] for line in lines if line[:1].isdigit()]
    assert listed[0] == "1. Thank Maria Example by email" and "2. Find out how to reach Hana Example" in listed


def test_a_title_names_the_hours_that_come_and_a_kinder_day_once():
    events = THANKED, told("2026-03-09T10:00:00-05:00", "invitation", promised_by=date(2026, 3, 16), by="email",
                           **{"from": "maria"}), sent("2026-03-09T12:00:00-05:00", "reply")  # fmt: skip
    evening = plan_of(*events, now="2026-03-17T18:00:00-05:00").step("ask-for-the-date")
    assert evening.title == f"{evening.heading}: Wednesday, March 18, 09:00 to 17:00"
    noon = plan_of(*events, now="2026-03-17T12:00:00-05:00").step("ask-for-the-date")
    assert noon.title == noon.heading
    friday = plan_of(THANKED, now="2026-03-13T15:30:00-05:00").step("first-follow-up")
    assert friday.title == "Wait until Monday, March 16; then send Maria Example a short follow-up email"


def test_an_answer_waits_while_they_are_asked_which_of_two_offers_holds():
    first, second = OFFER | {"salary": "62,000"}, OFFER | {"salary": "58,000", "from": "hana"}
    later = second | {"at": moment("2026-03-12T10:00:00-05:00"), "answer_by": date(2026, 3, 20)}
    question = sent("2026-03-12T11:00:00-05:00", "question")
    plan = plan_of(THANKED, first, later, question, contacts=[MARIA, HANA])
    answer, find = plan.step("answer-offer"), plan.step("find-contact")
    assert (answer.status, phrases.standing(answer)) == ("now", "later") and phrases.standing(find) == "now"


def test_a_task_is_soon_due_in_its_last_day_and_late_from_the_second_after():
    task = told("2026-03-10T10:00:00-05:00", "task", answer_by=date(2026, 3, 13), **{"from": "maria"})
    due = plan_of(THANKED, task).situation.task_due
    at = [datetime.fromtimestamp(due + seconds, UTC).isoformat() for seconds in (-86_400, -86_399, 0, 1)]
    found = [plan_of(THANKED, task, now=one).situation for one in at]
    assert [(s.task_soon, s.task_late) for s in found] == [(False, False), (True, False), (True, False), (False, True)]


@pytest.mark.parametrize(("seconds", "anew"), [(0, False), (1, True)])
def test_a_task_asks_anew_from_the_second_after_the_job_elsewhere_was_taken(seconds, anew):
    taken = {"employer": "Cedar", "since": moment(AT), "accepted": True}
    task = told(after(seconds), "task", answer_by=date(2026, 3, 20), **{"from": "maria"})
    assert plan_of(THANKED, task, elsewhere=[taken]).situation.asked_anew is anew


def test_what_an_offer_hangs_on_is_asked_for_by_phone_in_call_hours():
    only_a_number = [{"id": "maria", "name": "Maria Example", "is": "hiring_manager", "phone": "+1 312 555 0111"}]
    offer = OFFER | {"conditional": True, "hangs_on": ["a background check"]}
    plan = plan_of(THANKED, offer, contacts=only_a_number)
    step = plan.step("ask-what-is-open")
    assert step.channel == "phone" and step.windows[0][0].isoformat().endswith("T10:00:00-05:00")
