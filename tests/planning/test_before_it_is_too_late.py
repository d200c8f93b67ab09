"""What has a last hour is not put off to the good hours of another day, and what the page warns of is explained too."""

import pytest

import followup
from followup.planning.explain import explain
from followup.planning.in_brief import in_brief
from tests.contract.asking import SIMPLE, THANKED, moment, simple, told

ONLY_PHONE = [{key: value for key, value in SIMPLE["contacts"][0].items() if key != "email"}]
OFFERED = told(
    "2026-03-06T10:00:00-06:00", "offer", **{"from": "maria"}, by="phone", starts=moment("2026-03-17").date()
)
NEW_OFFER = OFFERED | {"at": moment("2026-03-15T10:00:00-05:00")}
MONDAY = "2026-03-16T11:30:00-05:00"  # no day for calls


def decided(at, what):
    return {"at": moment(at), "kind": "decided", "what": what}


def plan_of(case, now=MONDAY):
    return followup.plan(followup.load_case(case), now=moment(now))


def window(step):
    return tuple(one.isoformat() for one in step.windows[0])


def test_a_yes_is_taken_back_on_the_eve_of_the_first_day_in_any_office_hour():
    events = OFFERED, decided("2026-03-09T10:00:00-05:00", "accepted"), decided("2026-03-16T11:00:00-05:00", "withdrew")
    step = plan_of(simple(THANKED, *events)).step("take-back-acceptance")
    assert (step.channel, window(step)) == ("phone", ("2026-03-16T11:00:00-05:00", "2026-03-16T17:00:00-05:00"))


@pytest.mark.parametrize(("starts", "due"), [
    ("2026-03-17", "2026-03-16T17:00:00-05:00"), ("2026-03-19", "2026-03-18T17:00:00-05:00"),
    ("2026-03-20", "2026-03-19T17:00:00-05:00"), ("2026-03-21", None),
])  # fmt: skip
def test_a_yes_is_taken_back_by_the_eve_of_a_first_day_up_to_four_days_away(starts, due):
    offered = OFFERED | {"starts": moment(f"{starts}T00:00:00-05:00").date()}
    events = offered, decided("2026-03-09T10:00:00-05:00", "accepted"), decided("2026-03-16T11:00:00-05:00", "withdrew")
    step = plan_of(simple(THANKED, *events)).step("take-back-acceptance")
    assert (step.due.isoformat() if step.due else None) == due


@pytest.mark.parametrize(("contacts", "channel"), [(None, "email"), (ONLY_PHONE, "phone")])
def test_who_withdraws_before_a_talk_does_so_on_the_eve_of_it(contacts, channel):
    case = simple(THANKED, decided("2026-03-16T11:00:00-05:00", "withdrew"), contacts=contacts)
    case["interviews"].append({"round": 2, "at": moment("2026-03-17T09:00:00-05:00"), "with": ["maria"]})
    step = plan_of(case).step("confirm-in-writing")
    assert (step.channel, step.due.isoformat()) == (channel, "2026-03-16T17:00:00-05:00")
    assert window(step) == ("2026-03-16T11:00:00-05:00", "2026-03-16T17:00:00-05:00")


def test_a_call_with_time_keeps_to_the_good_hours():
    case = simple(THANKED, decided("2026-03-16T11:00:00-05:00", "withdrew"), contacts=ONLY_PHONE)
    assert window(plan_of(case).step("confirm-in-writing"))[0] == "2026-03-17T10:00:00-05:00"


@pytest.mark.parametrize("events", [(), (NEW_OFFER,), (told("2026-03-12T10:00:00-05:00", "no_decision"),)])
def test_what_the_short_page_warns_of_stands_in_the_explanation(events):
    plan = plan_of(simple(THANKED, *events))
    brief, whole = (" ".join(text.split()) for text in (in_brief(plan), explain(plan)))
    told = [*plan.avoid, *(reason for step in plan.steps for reason in step.because)]
    warned = [one["says"] for one in told if one["says"] in brief]
    assert (warned or not events) and all(says in whole for says in warned)
