"""Two offers of one house: what is a difference, what settles it, and whether what an offer hangs on is known."""

from datetime import datetime

import pytest

import followup
from followup.case.pieces import try_piece
from followup.messages.drafting import draft
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
])  # fmt: skip
def test_another_figure_from_somebody_else_is_a_difference(first, second):
    assert differ(offered(17, "maria", **first), offered(19, "tom", **second))


@pytest.mark.parametrize(("first", "second"), [
    ({"salary": "62,000 USD"}, {"salary": "62000 usd"}),
    ({"terms": ["four days from home"]}, {"terms": ["one day from home"]}),  # words; a note says that they differ
    ({"salary": "62,000 USD"}, {"starts": "2026-05-04"}),
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


LINES = ["subject to two references", "approval by the board", "once the medical is done", "25 days of holiday"]


def conditional(**more):
    offer = offered(19, "maria", by="email", conditional=True, **more)
    return followup.plan(simple_case(events=[offer]), now=NOW)


@pytest.mark.parametrize("line", LINES)
def test_what_it_hangs_on_is_what_the_candidate_says_and_is_not_asked_for(line):
    told = conditional(hangs_on=[line])
    assert told.step("ask-what-is-open").status == "later" and told.situation.condition_told
    assert not told.situation.theirs_to_settle
    theirs = conditional(hangs_on=[line], theirs_to_settle=True)
    assert "ask by when it will be final" in theirs.step("acknowledge-offer").title


@pytest.mark.parametrize("line", LINES)
def test_the_words_of_a_term_say_nothing_of_what_it_hangs_on(line):
    told = conditional(terms=[line])
    assert told.step("ask-what-is-open").status == "now"
    assert not told.situation.condition_told and not told.situation.theirs_to_settle
    assert "ask what is still open" in told.step("acknowledge-offer").title
    body = draft(told.case, "acknowledge-offer", now=NOW, to="maria").body
    assert "what is still open" in body and "hangs on" not in body


@pytest.mark.parametrize("key", [{"hangs_on": ["a check"]}, {"theirs_to_settle": True}])
def test_only_an_offer_that_is_conditional_hangs_on_something(key):
    with pytest.raises(followup.FollowupError, match="the offer hangs on nothing"):
        simple_case(events=[offered(19, "maria", by="email", **key)])


def test_what_they_have_to_settle_counts_only_beside_what_that_is():
    assert not conditional(theirs_to_settle=True).situation.theirs_to_settle


def test_a_line_of_a_journal_is_held_to_it_too():
    fact = offered(19, "maria", hangs_on=["a check"]) | {"at": datetime.fromisoformat("2026-03-19T10:00:00-05:00")}
    assert try_piece("events", fact) is None and try_piece("events", fact | {"conditional": True}) is not None
