"""A reason names the facts of the case that it turns on: who last spoke, what you sent, which day was named."""

from datetime import date

import pytest

from followup.planning.so_far import ago
from tests.contract.asking import THANKED, called, sent, told
from tests.planning.test_answered_in_short import ONLY_EMAIL, page

MARIA = {"from": "maria"}


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today"), (1, "yesterday"), (3, "three days ago"), (7, "a week ago"), (13, "thirteen days ago")]
    + [(14, "two weeks ago"), (15, "over two weeks ago"), (100, "over three months ago"), (400, "over a year ago")],
)
def test_how_long_ago_is_said_as_people_say_it(days, said):
    assert ago(days) == said


@pytest.mark.parametrize(
    ("events", "now", "said"),
    [
        ((), "2026-03-12T10:00:00-05:00", "The talk was eight days ago, on March 4. Three or four weeks"),
        ((sent("2026-03-12T10:00:00-05:00"),), "2026-03-17T10:00:00-05:00", "you wrote to Maria Example five days ago"),
        (
            (sent("2026-03-12T10:00:00-05:00"),),
            "2026-03-20T10:00:00-05:00",
            "You wrote to Maria Example eight days ago",
        ),
        (
            (told("2026-03-06T10:00:00-06:00", "no_decision", by="email", **MARIA),),
            "2026-03-23T10:00:00-05:00",
            "Maria Example wrote over two weeks ago, on March 6. Silence since then",
        ),
        (
            (told("2026-03-06T10:00:00-06:00", "no_decision", by="phone", promised_by=date(2026, 3, 10), **MARIA),),
            "2026-03-18T10:00:00-05:00",
            "On March 6 Maria Example named March 10. A day that went by",
        ),
    ],
)
def test_what_asking_turns_on_is_named_with_its_day(events, now, said):
    assert said in page(THANKED, *events, now=now, contacts=[ONLY_EMAIL])


def test_an_offer_names_what_it_hangs_on_and_not_in_the_first_person():
    when = "2026-03-06T12:00:00-06:00"
    told_by = {"by": "email", "conditional": True, **MARIA}
    for terms, said in (
        (["subject to a background check"], "It still hangs on a background check"),
        (["a medical"], "It still hangs on a medical"),
        (["a check of my past"], "It is not final."),
    ):
        offer = told("2026-03-06T10:00:00-06:00", "offer", hangs_on=terms, **told_by)
        assert said in page(THANKED, offer, now=when)


def test_who_rang_in_vain_twice_is_told_of_no_more_calls_by_their_days():
    calls = [called(f"2026-03-{day}T10:20:00-05:00", what) for day, what in ((11, "no_answer"), (12, "voicemail"))]
    said = page(THANKED, *calls, now="2026-03-17T09:30:00-05:00", contacts=[ONLY_EMAIL])
    assert "No more calls, and no row of voicemails: you rang on March 11 and March 12." in said
    once = page(THANKED, calls[1], now="2026-03-17T09:30:00-05:00", contacts=[ONLY_EMAIL])
    assert "you rang on" not in once


def test_that_the_search_goes_on_is_said_while_a_question_is_open():
    assert "search on meanwhile" in page(THANKED, now="2026-03-12T10:00:00-05:00", contacts=[ONLY_EMAIL])
