"""Rule 1: the promise is the last interview's, or the newest that a message carried since."""

from datetime import date

import pytest
from hypothesis import assume, given

from tests.amount import examples

from . import oracle
from .asking import ask, moment, read, simple, told
from .strategies import moments


@given(moments())
@examples(30)
def test_the_promise_is_the_newest_one_in_force(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    assume(read(oracle.is_waiting, view))
    expected, found = read(oracle.promise, view), ask(case, now, policy)["promise"]
    assert found["source"] == expected["source"]
    assert found["until"] == (expected["until"] and expected["until"].isoformat())
    if expected["source"] != "none":
        assert date.fromisoformat(found["made"]) == expected["made"]


NIGHT = {"at": moment("2026-03-04T23:50:00-06:00"), "ends": moment("2026-03-05T00:40:00-06:00")}
EXAMPLES = [
    ("days count from the interview", simple(promised_days=7), "2026-03-11", "2026-03-04", "interview"),
    ("a date is the last day", simple(promised_by=date(2026, 3, 9)), "2026-03-09", "2026-03-04", "interview"),
    ("nothing promised", simple(), None, None, "none"),
    ("none at all is none", simple(promised_days=0), "2026-03-04", "2026-03-04", "interview"),
    ("dates are those there",
     simple(promised_days=3, at=moment("2026-03-05T05:30:00+00:00"), ends=None),
     "2026-03-07", "2026-03-04", "interview"),
    ("the date an interview began", simple(promised_days=3, **NIGHT), "2026-03-07", "2026-03-04", "interview"),
    ("any message may promise anew",
     simple(told("2026-03-06T09:00:00-06:00", "other", promised_days=10), promised_days=3),
     "2026-03-16", "2026-03-06", "reply"),
    ("a leap day counts", simple(promised_days=2, at=moment("2028-02-28T10:00:00-06:00"), ends=None),
     "2028-03-01", "2028-02-28", "interview"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "until", "made", "source"), [e[1:] for e in EXAMPLES], ids=[e[0] for e in EXAMPLES])
def test_promises_worked_out_by_hand(case, until, made, source):
    end = case["interviews"][0]["at"].date()
    found = ask(case, moment(f"{end.year}-03-08T12:00:00-05:00"))["promise"]
    assert (found["until"], found["source"]) == (until, source)
    assert made is None or found["made"] == made


def test_only_the_last_interview_that_has_ended_counts():
    case = simple(promised_days=30)
    second = {"round": 2, "at": moment("2026-03-10T09:00:00-05:00"), "with": ["maria"], "promised_days": 2}
    case["interviews"].append(second)
    assert ask(case, moment("2026-03-10T08:59:59-05:00"))["promise"]["until"] == "2026-04-03"
    assert ask(case, moment("2026-03-10T09:00:00-05:00"))["promise"]["until"] == "2026-03-12"


def test_a_message_from_before_the_interview_promises_nothing_after_it():
    case = simple(told("2026-03-03T09:00:00-06:00", "other", promised_days=40))
    assert ask(case, moment("2026-03-06T09:00:00-06:00"))["promise"]["source"] == "none"
