"""Which day is kinder than the first allowed one, whose turn it is and until when, and which calls reached nobody."""

from datetime import date

import pytest

import followup
from followup.planning.patience import first_full_week
from tests.contract.asking import SIMPLE, THANKED, called, moment, sent, simple, told

NOW = "2026-03-20T12:00:00-05:00"  # a Friday, sixteen days after the talk
OFFER = told("2026-03-11T10:00:00-05:00", "offer", by="email", **{"from": "maria"})
ACCEPTED, DECLINED = (
    {"at": moment("2026-03-12T10:00:00-05:00"), "kind": "decided", "what": what} for what in ("accepted", "declined")
)
ASK_DATE, ASK_OPEN = "ask-for-the-date", "ask-what-is-open"


def looked(*events, now=NOW, **more):
    return followup.plan(followup.load_case(simple(*events, **more)), now=moment(now)).situation


def summary(*events, now):
    return followup.plan(followup.load_case(simple(*events)), now=moment(now)).summary


def before_a_talk(*events, now=NOW):
    return followup.plan(followup.load_case(simple(*events) | {"interviews": []}), now=moment(now)).situation


def word(day, what="other", by_day=None, by="email"):
    named = {"promised_by": date(2026, 3, by_day)} if by_day else {}
    return told(f"2026-03-{day}T10:00:00-05:00", what, by=by, **{"from": "maria"}, **named)


def mine(day, what="reply"):
    return sent(f"2026-03-{day}T12:00:00-05:00", what)


def rang(day, outcome, hour="10"):
    return called(f"2026-03-{day}T{hour}:20:00-05:00", outcome)


def day_of(ordinal):
    return date.fromordinal(ordinal).isoformat()[5:] if ordinal is not None else None


def better(situation):
    return {step: day_of(day) for step, day in situation.better.items()}, situation.kinder


IN_VAIN = [
    (["no_answer"], False),  # one call that nobody took says nothing
    (["no_answer", "no_answer"], True),
    (["voicemail"], True),  # a message is left
    (["message"], True),
    (["voicemail", "no_answer"], True),
    (["spoke", "voicemail"], False),
    (["voicemail", "spoke"], False),
]


@pytest.mark.parametrize(("outcomes", "in_vain"), IN_VAIN)
def test_calls_since_a_yes_reached_nobody_after_two_days_or_a_message(outcomes, in_vain):
    calls = [rang(day, outcome) for day, outcome in zip((13, 17), outcomes)]
    situation = looked(THANKED, OFFER, ACCEPTED, *calls)
    assert situation.yes_unreached is in_vain
    assert situation.last_try is (situation.seen[-1] if in_vain else None)


@pytest.mark.parametrize(("events", "unreached"), [
    ([ACCEPTED, rang(13, "no_answer"), rang(13, "no_answer", "11")], False),  # twice on one day
    ([ACCEPTED, rang(13, "no_answer"), mine(14, "acceptance"), rang(17, "no_answer")], False),  # written in between
    ([ACCEPTED, rang(13, "voicemail"), word(14)], False),  # they came back
    ([DECLINED, rang(13, "voicemail")], False),  # no yes
    ([rang(11, "voicemail"), ACCEPTED], False),  # a call before it
])  # fmt: skip
def test_what_is_no_call_in_vain_since_a_yes(events, unreached):
    assert looked(THANKED, OFFER, *events).yes_unreached is unreached


@pytest.mark.parametrize(("outcomes", "in_vain"), IN_VAIN)
def test_who_asked_to_be_called_is_unreached_after_two_days_or_a_message(outcomes, in_vain):
    calls = [rang(day, outcome) for day, outcome in zip((11, 12), outcomes)]
    situation = looked(THANKED, word(10, "contact_me"), *calls)
    assert situation.calls_reached_nobody is in_vain and (situation.unreached is not None) is in_vain
    assert situation.last_try is (situation.seen[-1] if in_vain else None)


@pytest.mark.parametrize(("events", "unreached", "written"), [
    ([rang(11, "voicemail")], True, False),
    ([rang(11, "voicemail"), mine(12)], False, True),  # calls, then a message
    ([mine(11), rang(12, "voicemail")], False, False),  # a message, then a call
    ([rang(11, "spoke"), mine(12)], False, False),
    ([rang(11, "voicemail"), word(12)], False, False),  # there is news
    ([rang(11, "no_answer"), rang(11, "no_answer", "11")], False, False),
])  # fmt: skip
def test_a_message_after_calls_in_vain_is_remembered(events, unreached, written):
    situation = looked(THANKED, word(10, "contact_me"), *events)
    assert (situation.calls_reached_nobody, situation.written_once) == (unreached, written)


@pytest.mark.parametrize(("events", "turn", "until", "named"), [
    ([], None, None, None),
    ([word(10)], "yours", None, None),
    ([word(10, by="phone")], "theirs", "03-17", None),  # they said it: a week from then
    ([word(10, by_day=13)], "theirs", "03-13", "03-13"),
    ([word(10, by_day=13), mine(11)], "theirs", "03-13", "03-13"),
    ([word(10, by_day=13), mine(13)], "theirs", "03-13", "03-13"),  # the day itself is still theirs
    ([word(10, by_day=13), mine(14)], "asked", "03-21", None),
    ([word(10, by_day=13), mine(11), mine(14)], "asked", "03-21", None),
    ([word(10), mine(11)], "theirs", "03-18", None),
    ([word(10), mine(11), mine(17, "question")], "asked", "03-24", None),
    ([word(10), rang(11, "no_answer")], "yours", None, None),  # such a call tells them nothing
    ([word(10), rang(11, "voicemail")], "theirs", "03-18", None),
    ([mine(11), word(12)], "yours", None, None),
    ([word(10) | {"day_unknown": True}], None, None, None),
    ([word(10, "contact_me")], None, None, None),
])  # fmt: skip
def test_whose_turn_it_is_before_any_talk_and_until_when(events, turn, until, named):
    situation = before_a_talk(*events)
    assert (situation.turn, day_of(situation.wait_until), day_of(situation.named_day)) == (turn, until, named)
    assert situation.wait_over is (situation.wait_until < situation.today if until else None)


@pytest.mark.parametrize(("events", "until", "kinder"), [
    ([mine(12, "question")], "03-19", ({}, None)),  # a question has a week
    ([mine(12, "question"), mine(14)], "03-21", ({}, None)),  # from the last word
    ([mine(14)], None, ({ASK_OPEN: "03-23"}, "your_reply")),  # a week after an answer, on a working day
    ([mine(13)], None, ({}, None)),  # which is over by the eighth day
    ([mine(14, "thank_you")], None, ({}, None)),
    ([], None, ({}, None)),
])  # fmt: skip
def test_after_a_word_on_what_an_offer_hangs_on_they_get_a_week(events, until, kinder):
    situation = looked(THANKED, OFFER | {"conditional": True}, *events)
    assert (day_of(situation.wait_until), better(situation)) == (until, kinder)
    plain = looked(THANKED, OFFER, *events)
    assert (plain.wait_until, better(plain)) == (None, ({}, None))


INVITED, YES = word(10, "invitation"), mine(10)


@pytest.mark.parametrize(("now", "day", "why", "sooner"), [
    ("2026-03-16T12:00:00-05:00", "03-17", "named_day", False),  # on the day they named: the day after it
    ("2026-03-17T12:00:00-05:00", "03-17", None, True),  # which is over: at once
    ("2026-03-18T12:00:00-05:00", "03-18", None, True),
])  # fmt: skip
@pytest.mark.parametrize("events", [
    [word(10, "invitation", by_day=16), YES],
    [word(10, "invitation", by_day=12), YES, mine(13, "question"), word(14, by_day=16)],  # the last day counts
])  # fmt: skip
def test_the_day_they_named_for_the_date_of_a_talk_goes_first(events, now, day, why, sooner):
    situation = looked(THANKED, *events, now=now)
    assert better(situation) == ({ASK_DATE: day}, why)
    assert (situation.sooner, day_of(situation.named_day)) == (sooner, "03-16")


@pytest.mark.parametrize(("now", "events", "day", "why"), [
    ("2026-03-13T12:00:00-05:00", [YES, word(11)], "03-16", "their_word"),  # three working days after their word
    ("2026-03-16T12:00:00-05:00", [YES, word(11)], None, None),  # which are over
    ("2026-03-13T12:00:00-05:00", [YES], None, None),
    ("2026-03-13T12:00:00-05:00", [YES, mine(12, "question"), word(12)], None, None),  # asked already
    ("2026-03-13T12:00:00-05:00", [YES, word(11, by_day=12)], "03-13", None),  # a day they name goes first
])  # fmt: skip
def test_after_their_answer_to_your_yes_they_get_three_working_days_for_the_date(now, events, day, why):
    assert better(looked(THANKED, INVITED, *events, now=now)) == ({ASK_DATE: day} if day else {}, why)


def test_who_asked_after_the_named_day_has_asked_and_who_asked_on_it_may_again():
    events = [THANKED, word(10, "invitation", by_day=12), YES]
    assert not looked(*events, mine(13, "question"), now="2026-03-17T12:00:00-05:00").sooner
    assert looked(*events, mine(12, "question"), now="2026-03-17T12:00:00-05:00").sooner


def test_a_date_that_was_asked_for_twice_is_waited_for_ten_working_days():
    situation = looked(THANKED, INVITED, YES, mine(13, "question"), mine(17, "question"))
    assert day_of(situation.wait_until) == "03-31" and not situation.better


@pytest.mark.parametrize(("now", "waits"), [("15:00:00", False), ("15:00:01", True), ("11:00:00", False)])
def test_in_the_last_two_hours_of_a_friday_monday_is_kinder(now, waits):
    at = f"2026-03-13T{now}-05:00"
    assert better(looked(THANKED, now=at)) == (({"first-follow-up": "03-16"}, "days_off") if waits else ({}, None))
    asked = looked(THANKED, word(10, "invitation"), YES, now=at)
    assert better(asked) == (({ASK_DATE: "03-16"}, "days_off") if waits else ({}, None))
    assert not looked(THANKED, now=f"2026-03-12T{now}-05:00").better  # a night is no days off


@pytest.mark.parametrize(("held_on", "nobody_came"), [("13", True), ("16", False)])
def test_who_waited_in_vain_on_a_friday_does_not_wait_until_monday_to_ask(held_on, nobody_came):
    talk = {"round": 1, "at": moment(f"2026-03-{held_on}T09:00:00-05:00"), "with": ["maria"], "held": False}
    case = followup.load_case(simple(INVITED, YES) | {"interviews": [talk]})
    situation = followup.plan(case, now=moment("2026-03-13T16:30:00-05:00")).situation
    assert situation.nobody_came is nobody_came and bool(situation.better) is not nobody_came


@pytest.mark.parametrize(("first", "early", "by_phone", "kinder"), [
    (mine(12, "follow_up"), False, False, "03-19"),  # a week after the first
    (mine(11, "follow_up"), False, False, "03-18"),  # the very first day that is allowed
    (mine(10, "follow_up"), True, False, None),
    (rang(13, "voicemail"), False, True, "03-20"),  # and after a call
])  # fmt: skip
def test_the_second_is_kinder_some_days_after_a_first_that_was_in_time(first, early, by_phone, kinder):
    situation = looked(THANKED, first, now="2026-03-17T09:30:00-05:00")
    assert (situation.first_early, situation.first_by_phone) == (early, by_phone)
    assert better(situation) == (({"second-follow-up": kinder}, "first_one") if kinder else ({}, None))


@pytest.mark.parametrize(("day", "early"), [(13, True), (14, False)])
def test_a_first_follow_up_is_early_until_the_promised_day_is_over(day, early):
    situation = looked(THANKED, mine(day, "follow_up"), promised_by=date(2026, 3, 13), now="2026-03-17T12:00:00-05:00")
    assert situation.first_early is early


@pytest.mark.parametrize(("now", "kinder"), [("13", "03-19"), ("18", "03-19"), ("19", None)])
def test_after_an_answer_of_your_own_a_week_is_kinder(now, kinder):
    situation = looked(THANKED, word(10), mine(12), now=f"2026-03-{now}T12:00:00-05:00")
    assert better(situation) == (({"first-follow-up": kinder}, "your_reply") if kinder else ({}, None))


@pytest.mark.parametrize(("now", "over"), [("23", False), ("24", True)])
def test_after_the_last_follow_up_a_week_is_waited(now, over):
    last = mine(12, "follow_up"), mine(16, "follow_up")
    situation = looked(THANKED, *last, now=f"2026-03-{now}T12:00:00-05:00")
    assert (day_of(situation.wait_until), situation.wait_over) == ("03-23", over)


@pytest.mark.parametrize(("day", "monday"), [
    ("2022-12-24", "2023-01-02"),  # a Monday after New Year's Day begins the first full week
    ("2023-12-24", "2024-01-08"),  # New Year's Day on a Monday does not
    ("2025-12-29", "2026-01-05"),
    ("2026-01-01", "2026-01-05"),
    ("2024-12-27", "2025-01-06"),
])  # fmt: skip
def test_the_first_full_week_begins_on_a_monday_after_the_holiday(day, monday):
    assert date.fromordinal(first_full_week(date.fromisoformat(day).toordinal())).isoformat() == monday


@pytest.mark.parametrize(("more", "reaches"), [
    ({}, True), ({"prefers": "phone"}, True), ({"prefers": "email"}, False), ({"phone": None}, False),
    ({"email": None}, False), ({"no_calls": True}, False),
])  # fmt: skip
def test_a_call_reaches_who_has_a_number_beside_an_email_and_may_be_called(more, reaches):
    person = {key: value for key, value in {**SIMPLE["contacts"][0], **more}.items() if value is not None}
    assert looked(THANKED, INVITED, YES, contacts=[person]).a_call_reaches is reaches
    asked_once = looked(THANKED, mine(12, "follow_up"), now="2026-03-17T12:00:00-05:00", contacts=[person])
    assert asked_once.call_as_well is reaches


@pytest.mark.parametrize(("day", "turn"), [(11, "theirs"), (12, "asked")])
def test_two_answers_on_one_day_are_one_and_on_two_the_second_has_asked(day, turn):
    second = sent(f"2026-03-{day}T12:30:00-05:00", "reply")  # such as a number that is put right
    assert before_a_talk(word(10), mine(11), second).turn == turn


@pytest.mark.parametrize(("first", "day", "country"), [
    (15, "03-23", "US"),  # written on a Sunday: a week on is one again, and the Monday after it is read
    (14, "03-23", "US"),
    (13, "03-20", "US"),
    (27, "04-07", "DE"),  # Good Friday, and the Monday after Easter
])  # fmt: skip
def test_the_kinder_day_is_one_on_which_it_goes(first, day, country):
    employer = simple()["employer"] | {"country": country}
    situation = looked(THANKED, sent(f"2026-03-{first}T10:00:00-05:00"), now="2026-03-28T12:00:00-05:00"
                       if first > 20 else "2026-03-18T12:00:00-05:00", employer=employer)  # fmt: skip
    assert better(situation) == ({"second-follow-up": day}, "first_one")


@pytest.mark.parametrize(("now", "says"), [
    ("2026-03-20T12:00:00-05:00", "You asked on Wednesday, March 18: it is their turn until Wednesday, March 25"),
    ("2026-03-25T12:00:00-05:00", "You asked on Wednesday, March 18: it is their turn until Wednesday, March 25"),
    ("2026-03-26T12:00:00-05:00", "You asked on Wednesday, March 18, and no word came: ring once"),
])  # fmt: skip
def test_who_asked_about_a_start_put_off_after_the_yes_is_not_told_to_ask(now, says):
    events = [OFFER, ACCEPTED, mine(12, "acceptance"), word(16, "on_hold")]
    assert summary(THANKED, *events, mine(18, "question"), now=now).startswith(says)
    assert summary(THANKED, *events, mine(13, "question"), now=now).startswith("Write to Maria")


@pytest.mark.parametrize(
    ("now", "unclear"), [("2026-04-08T12:00:00-05:00", True), ("2026-04-09T12:00:00-05:00", False)]
)
def test_what_a_word_of_theirs_said_is_asked_for_four_weeks(now, unclear):
    situation = looked(THANKED, word(11), now=now)
    assert (situation.unclear_word, situation.last_word is not None) == (unclear, True)
