"""What is taken for an automatic reply: a word without content, within a quarter of an hour, from somebody away."""

from datetime import date

import pytest

import followup
from followup.planning.automatic import is_automatic, without_automatic
from tests.contract.asking import SIMPLE, called, sent, simple, told

ASKED = "2026-03-12T10:00:00-05:00"
AT_ONCE = told("2026-03-12T10:05:00-05:00", "other", by="email", **{"from": "maria"})


def automatic(reply, before=None, away=date(2026, 3, 20), **person):
    contact = SIMPLE["contacts"][0] | person | ({"away_until": away} if away else {})
    case = followup.load_case(simple(before or sent(ASKED), reply, contacts=[contact]))
    seen = case.timeline.happenings
    found = [happening for happening in seen if is_automatic(case, happening, seen)]
    assert without_automatic(case, seen) == [happening for happening in seen if happening not in found]
    return bool(found)


@pytest.mark.parametrize(("time", "is_one"), [
    ("10:00:00", True), ("10:05:00", True), ("10:15:00", True), ("10:15:01", False), ("09:59:59", False),
])  # fmt: skip
def test_it_comes_within_a_quarter_of_an_hour_of_an_email(time, is_one):
    assert automatic(told(f"2026-03-12T{time}-05:00", "other", by="email", **{"from": "maria"})) is is_one


@pytest.mark.parametrize(("away", "is_one"), [
    (date(2026, 3, 11), False), (date(2026, 3, 12), True), (date(2026, 3, 13), True), (None, False),
])  # fmt: skip
def test_whoever_sends_it_is_away_on_that_day(away, is_one):
    assert automatic(AT_ONCE, away=away) is is_one


@pytest.mark.parametrize("other", [
    {"by": "phone"}, {"what": "no_decision"}, {"promised_by": date(2026, 3, 20)}, {"promised_days": 3},
    {"day_unknown": True},
])  # fmt: skip
def test_what_says_something_is_an_answer(other):
    assert not automatic(AT_ONCE | other)


def test_it_answers_an_email_of_yours_to_that_person():
    assert automatic({key: value for key, value in AT_ONCE.items() if key != "by"})
    assert not automatic({key: value for key, value in AT_ONCE.items() if key != "from"})
    assert not automatic(AT_ONCE, called(ASKED, "voicemail"))
    assert not automatic(AT_ONCE, sent(ASKED, to="hr"))
