"""Facts that only some cases have: what is given is used, what is not is asked, and no year is beyond belief."""

from datetime import datetime

import pytest

import followup
from followup.case.errors import InputError, Unavailable
from tests.contract.asking import THANKED, ask, moment, simple

ONTARIO = {"timezone": "America/Toronto", "country": "CA", "region": "ON"}
LONG_AFTER = "2026-04-20T12:00:00-04:00"  # 47 days after the interview


def rules(case, now, policy="balanced"):
    plan = ask(case, moment(now), policy)
    reasons = [*plan["avoid"], *plan["keep_in_mind"], *(r for s in plan["steps"] for r in s["because"])]
    return {reason["rule"] for reason in reasons}


def asked(case, now, policy="balanced"):
    return {question["fact"] for question in ask(case, moment(now), policy)["questions"]}


@pytest.mark.parametrize(("given", "fires"), [
    ({"size": "large"}, True), ({"size": "medium"}, True), ({"size": "small"}, False), ({}, False),
    ({"size": "large", "region": "QC"}, False), ({"size": "large", "country": "US", "region": "IL"}, False),
])  # fmt: skip
def test_an_employer_in_ontario_owes_an_answer_unless_it_is_small(given, fires):
    case = simple(THANKED, employer=ONTARIO | given)
    assert ("ontario-answers-within-45-days" in rules(case, LONG_AFTER)) is fires


def test_what_nobody_gave_is_asked_and_what_was_given_is_not():
    wanted = {"role": {"title": "Data analyst", "unsure": False}}  # five are asked at a time, and that goes before
    assert "size" in asked(simple(THANKED, employer=ONTARIO) | wanted, LONG_AFTER)
    assert "size" not in asked(simple(THANKED, employer=ONTARIO | {"size": "large"}), LONG_AFTER)
    assert "country" in asked(simple(THANKED), "2026-03-12T12:00:00-05:00")
    assert "country" not in asked(simple(THANKED, employer=ONTARIO), "2026-03-12T12:00:00-04:00")


def test_what_went_well_is_used_where_it_was_written_down():
    when = "2026-03-12T12:00:00-05:00"
    assert "start-from-what-went-well" not in rules(simple(THANKED), when, "the-call")
    assert "start-from-what-went-well" in rules(simple(THANKED, went_well=["the demo"]), when, "the-call")


def test_an_earlier_interview_of_the_round_counts_with_what_it_holds():
    case = simple(THANKED, went_well=["the demo"])
    later = {"round": 1, "at": moment("2026-03-04T16:00:00-06:00"), "ends": moment("2026-03-04T17:00:00-06:00")}
    case["interviews"].append(later | {"with": ["maria"]})
    assert "start-from-what-went-well" in rules(case, "2026-03-12T12:00:00-05:00", "the-call")


def test_a_moment_without_offset_or_beyond_every_calendar_is_refused():
    case = followup.load_case(simple())
    with pytest.raises(InputError, match="offset"):
        followup.plan(case, now=datetime(2026, 3, 4, 12))
    for year in (1970, 2100):
        with pytest.raises(Unavailable, match=rf"{year}.*1971 to 2099"):
            followup.plan(case, now=datetime.fromisoformat(f"{year}-03-04T12:00:00-05:00"))
    with pytest.raises(InputError, match="balanced"):
        followup.plan(case, now=moment(LONG_AFTER), policy="ballanced")
