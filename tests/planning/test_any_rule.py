"""A center's own rules may propose any step, and say any slot: a plan is made of it, or the step is left out."""

import pytest

import followup
from tests.contract.asking import SIMPLE, THANKED, moment, sent, simple, told
from tests.planning.ledger import proposing_everything

MARIA = SIMPLE["contacts"][0]
NOW = "2026-03-12T12:00:00-05:00"
INVITED = told("2026-03-05T10:00:00-06:00", "invitation", **{"from": "maria"})
ANSWERED = sent("2026-03-05T12:00:00-06:00", "reply")
FIRST_ASKED, ASKED_AGAIN = (sent(f"2026-03-{day}T10:00:00-05:00", "question") for day in ("09", "10"))


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    return proposing_everything(tmp_path_factory.mktemp("everything"))


def plan_of(case, book, now=NOW, policy="balanced"):
    return followup.plan(followup.load_case(case), now=moment(now), policy=policy, rulebook=book)


@pytest.mark.parametrize(("events", "day"), [
    ((INVITED,), None),  # first it is answered
    ((INVITED, ANSWERED), "2026-03-09"),  # two working days after the answer
    ((INVITED, ANSWERED, FIRST_ASKED), "2026-03-16"),  # five after the question
    ((INVITED, ANSWERED, FIRST_ASKED, ASKED_AGAIN), None),
])  # fmt: skip
def test_the_day_of_the_talk_is_asked_for_twice_at_the_most(everything, events, day):
    step = plan_of(simple(*events), everything).step("ask-for-the-date")
    assert (step and step.opens.date().isoformat()) == day


@pytest.mark.parametrize(("case", "policy", "prepared"), [
    (simple(THANKED), "the-call", True),
    (simple(THANKED), "now-what", False),  # it goes by email
    (simple(THANKED, told("2026-03-05T10:00:00-06:00", "offer")), "the-call", False),  # none goes out
])  # fmt: skip
def test_only_a_call_is_prepared(everything, case, policy, prepared):
    assert bool(plan_of(case, everything, policy=policy).step("prepare")) is prepared


ALWAYS = {"first-follow-up": "first", "second-follow-up": "second"}


@pytest.mark.parametrize("events", [(), (THANKED,), (THANKED, sent("2026-03-11T10:00:00-05:00")), (INVITED,)])
def test_there_is_one_follow_up_at_a_time_and_nothing_answers_what_nobody_said(everything, events):
    plan = plan_of(simple(*events), everything)
    ids = {step.id for step in plan.steps}
    assert {ALWAYS[id] for id in ids & ALWAYS.keys()} == {plan.situation.follow_up} - {None}
    assert not ids & {"reply-no-decision", "acknowledge-offer", "take-back-acceptance", "do-the-task"}
    assert ("reply-invitation" in ids) is (INVITED in events)


SAYS = {
    "to": "Maria Example", "through": "them", "employer": "Example Works", "role": "Data analyst",
    "promise_day": "the day they named", "earliest_day": "Wednesday, March 11", "interview_day": "Wednesday, March 4",
    "days_waiting": "8 days", "counted_day": "Wednesday, March 4", "time_since": "8 days ago", "sent": "none",
    "allowed": "two", "deadline": "the day they named", "letter_day": "the day they named",
    "away_until": "the day they are back", "absent": "somebody you met", "absent_until": "the day they are back",
    "gone": "somebody you dealt with", "ask_whom": "the main office", "own_phone": "your number",
    "second_day": "March 11", "call_hours": "10 and 11 or between 3 and 4", "email_hours": "9 and 5",
}  # fmt: skip
HANA = {"id": "hana", "name": "Hana Example", "is": "hr", "email": "hana@works.example"}
AWAY = MARIA | {"away_until": moment("2026-03-18").date()}
IN_HONG_KONG = {"timezone": "Asia/Hong_Kong", "country": "HK"}
SLOTS = [
    (simple(THANKED), NOW, {}),
    (simple(THANKED, promised_days=8), NOW, {"promise_day": "Thursday, March 12", "earliest_day": "Monday, March 16",
                                             "second_day": "March 13"}),
    (simple(THANKED), "2026-03-04T20:00:00-06:00", {"time_since": "today", "days_waiting": "today"}),
    (simple(THANKED), "2026-03-05T12:00:00-06:00", {"time_since": "one day ago", "days_waiting": "one day"}),
    (simple(THANKED, sent("2026-03-11T10:00:00-05:00")), NOW,
     {"sent": "one", "earliest_day": "Saturday, March 14", "second_day": "March 14"}),
    (simple(THANKED, contacts=[AWAY]), NOW, {"away_until": "Wednesday, March 18", "earliest_day": "Thursday, March 19",
                                             "second_day": "March 19"}),
    (simple(THANKED, contacts=[AWAY, HANA]), NOW, {"to": "Hana Example", "absent": "Maria Example",
                                                   "absent_until": "Wednesday, March 18", "ask_whom": "Hana Example"}),
    (simple(THANKED, contacts=[MARIA | {"left": True}, HANA]), NOW,
     {"to": "Hana Example", "gone": "Maria Example", "ask_whom": "Hana Example"}),
]  # fmt: skip


@pytest.fixture(scope="module")
def saying(tmp_path_factory):
    folder = tmp_path_factory.mktemp("saying")
    says = "; ".join(f"{name}: {{{name}}}" for name in SAYS)
    rule = f"""[[rule]]
id = "all-slots"
does = "remind"
stages = ["waiting", "follow_up"]
says = "{says}"
advice = ["D1"]
sources = ["house"]
read = 2026-11-29
"""
    (folder / "slots.toml").write_text(rule, "utf-8")
    return followup.rulebook.loading.load_rulebook(folder)


@pytest.mark.parametrize(("case", "now", "other"), SLOTS, ids=range(len(SLOTS)))
def test_each_slot_says_what_is_so_or_plain_words_where_nobody_knows(saying, case, now, other):
    says = next(one["says"] for one in plan_of(case, saying, now).keep_in_mind if one["rule"] == "all-slots")
    said = dict(part.split(": ") for part in says.split("; "))
    assert {name.lower(): words for name, words in said.items()} == SAYS | other


STEPS = """
[[step]]
id = "thank-for-the-word"
order = 90
made_by = "reply"
title.any = "Thank {to} once more"
logs = { kind = "sent", what = "thank_you" }

[[step]]
id = "tell-anybody"
order = 91
made_by = "for_yourself"
title.any = "Tell anybody"
logs = { kind = "sent", what = "other" }

[[rule]]
id = "both-of-ours"
does = "propose"
step = ["thank-for-the-word", "tell-anybody"]
stages = ["no_decision", "applied"]
says = "Ours."
advice = ["D1"]
sources = ["house"]
read = 2026-11-29
"""


def test_what_a_step_of_ones_own_writes_down_is_a_call_where_it_was_one_and_has_somebody_it_went_to(laid_over):
    book = laid_over(STEPS)
    by_phone = {key: value for key, value in MARIA.items() if key != "email"}
    word = told("2026-03-11T10:00:00-05:00", "no_decision", **{"from": "maria"})
    plan = plan_of(simple(word, contacts=[by_phone]) | {"interviews": []}, book)
    assert plan.step("thank-for-the-word").logs == [
        {"kind": "called", "what": "thank_you", "outcome": "spoke", "to": "maria"}
    ]
    assert plan.step("tell-anybody").logs == [{"kind": "sent", "what": "other", "channel": "other", "to": "maria"}]
    alone = plan_of(simple(contacts=[]) | {"interviews": []}, book)
    assert [event["to"] for event in alone.step("tell-anybody").logs] == ["hr"]
