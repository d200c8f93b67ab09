"""Two offers of one house: what is a difference, what settles it, and whether what an offer hangs on is known."""

from datetime import datetime

import pytest

import followup
from tests.messages.review.cases import simple_case

NOW = datetime.fromisoformat("2026-03-20T09:00:00-05:00")


def offered(day, who, **more):
    return {"at": f"2026-03-{day}T10:00:00-05:00", "kind": "heard", "what": "offer", "from": who} | more


def asked(day):
    at = f"2026-03-{day}T15:00:00-05:00"
    return {"at": at, "kind": "sent", "what": "question", "channel": "email", "to": "maria"}


def differ(*events):
    return followup.plan(simple_case(events=list(events)), now=NOW).situation.offers_differ


@pytest.mark.parametrize(("first", "second"), [
    ({"salary": "62,000 USD"}, {"salary": "58,000 USD"}),
    ({"starts": "2026-04-06"}, {"starts": "2026-05-04"}),
    ({"terms": ["four days from home"]}, {"terms": ["one day from home"]}),
    ({"terms": ["30 days of holiday a year"]}, {"terms": ["holiday: 25 days paid"]}),
    ({"terms": ["holiday: 30"]}, {"terms": ["holiday: 25"]}),
])  # fmt: skip
def test_another_figure_from_somebody_else_is_a_difference(first, second):
    assert differ(offered(17, "maria", **first), offered(19, "tom", **second))


@pytest.mark.parametrize(("first", "second"), [
    ({"salary": "62,000 USD"}, {"salary": "62000 usd"}),
    ({"terms": ["25 days of holiday"]}, {"terms": ["a company car", "40 hours a week"]}),
    ({"terms": ["four days from home"]}, {"terms": ["Four days from home"]}),
    ({"salary": "62,000 USD"}, {"starts": "2026-05-04"}),
    ({"terms": ["25 days of holiday"]}, {"terms": ["paid holiday, all days"]}),  # one names no number
    ({"terms": ["25"]}, {"terms": ["30"]}),  # of nobody knows what
    ({"terms": ["40 hours a week"]}, {"terms": ["paid each week, 800 dollars"]}),  # one word is little
    ({"terms": ["a desk for 4 in the hall"]}, {"terms": ["a car for 2 in the garage"]}),  # small words are none
])  # fmt: skip
def test_the_same_in_other_words_or_of_other_things_is_none(first, second):
    assert not differ(offered(17, "maria", **first), offered(19, "tom", **second))


def test_a_first_day_that_one_person_moves_is_no_difference():
    assert not differ(offered(17, "maria", starts="2026-04-06"), offered(19, "maria", starts="2026-05-04"))


def test_what_was_asked_is_waited_for_and_a_third_offer_is_the_answer():
    two = [offered(16, "maria", salary="62,000"), offered(17, "tom", salary="58,000"), asked(18)]
    waiting = followup.plan(simple_case(events=two), now=NOW)
    assert waiting.situation.offers_asked and waiting.step("acknowledge-offer") is None
    settled = followup.plan(simple_case(events=[*two, offered(19, "tom", salary="62,000")]), now=NOW)
    assert not settled.situation.offers_asked and settled.step("answer-offer").template == "answer-to-the-offer"


@pytest.mark.parametrize(("terms", "known"), [
    (["subject to two references"], True), (["once the medical is done"], True),
    (["25 days of holiday"], False), ([], False),
])  # fmt: skip
def test_a_condition_that_is_written_down_is_not_asked_for(terms, known):
    offer = offered(19, "maria", by="email", conditional=True, terms=terms)
    step = followup.plan(simple_case(events=[offer]), now=NOW).step("ask-what-is-open")
    assert (step.status == "later") == known


@pytest.mark.parametrize(("terms", "theirs"), [
    (["approval by the board"], True), (["hiring freeze until May"], True), (["once the budget is signed off"], True),
    (["subject to funding", "30 days of holiday"], True),
    (["subject to two references"], False), (["once the medical is approved"], False), (["work permit"], False),
    (["the board's approval", "a clean record"], False), (["30 days of holiday"], False),
])  # fmt: skip
def test_what_is_theirs_to_settle_asks_nothing_of_the_candidate(terms, theirs):
    offer = offered(19, "maria", by="email", conditional=True, terms=terms)
    made = followup.plan(simple_case(events=[offer]), now=NOW)
    title = made.step("acknowledge-offer").title
    assert made.situation.theirs_to_settle == theirs == ("ask by when it will be final" in title)
