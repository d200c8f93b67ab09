"""What rules and questions rest on: each fact on both sides of its bound, at the very moment where it changes."""

from datetime import date, timedelta

import pytest

import followup
from tests.contract.asking import SIMPLE, THANKED, called, moment, sent, simple, told

MARIA = SIMPLE["contacts"][0]
HANA = {"id": "hana", "name": "Hana Example", "is": "hr", "email": "hana@works.example", "phone": "+1 312 555 0101"}
REX = {"id": "rex", "name": "Rex Example", "is": "recruiter", "agency": True, "email": "rex@agency.example"}
MONDAY, TUESDAY, FRIDAY = (f"2026-03-{day:02}T10:00:00-05:00" for day in (9, 10, 13))
SECOND = timedelta(seconds=1)


def situation(case, now, policy="balanced"):
    at = moment(now) if isinstance(now, str) else now
    return followup.plan(followup.load_case(case), now=at, policy=policy).situation


def true_of(case, now, *names, policy="balanced"):
    found = situation(case, now, policy)
    return tuple(getattr(found, name) for name in names)


def day(text):
    return moment(f"{text}T00:00:00-05:00").date()


def decided(at, what):
    return {"at": moment(at), "kind": "decided", "what": what}


# the wait


@pytest.mark.parametrize(("events", "now", "days", "since"), [
    ((), "2026-03-04T23:59:59-06:00", 0, "interview"),
    ((), "2026-03-12T00:00:00-05:00", 8, "interview"),
    ((told(MONDAY, "no_decision"),), "2026-03-12T10:00:00-05:00", 3, "no_decision"),
    ((told(MONDAY, "on_hold"),), "2026-03-12T10:00:00-05:00", 3, "on_hold"),
    ((told(MONDAY, "checking"),), "2026-03-12T10:00:00-05:00", 3, "checking"),
    ((told(MONDAY, "task"), sent(TUESDAY, "task")), "2026-03-12T10:00:00-05:00", 2, "task"),
])  # fmt: skip
def test_days_of_waiting_are_counted_from_what_the_wait_began_with(events, now, days, since):
    assert true_of(simple(THANKED, *events), now, "days_waiting", "counts_from") == (days, since)


@pytest.mark.parametrize(("days", "soon"), [(4, True), (5, True), (6, False), (None, False)])
def test_a_decision_is_soon_within_five_days(days, soon):
    promised = {} if days is None else {"promised_days": days}
    assert true_of(simple(THANKED, **promised), MONDAY, "decision_soon") == (soon,)


@pytest.mark.parametrize(("now", "over"), [
    ("2026-03-12T23:59:59-05:00", False), ("2026-03-13T00:00:00-05:00", True),
])  # fmt: skip
def test_a_promise_is_over_when_its_last_day_is(now, over):
    assert true_of(simple(THANKED, promised_days=8), now, "promise_over", "promise") == (over, "interview")


@pytest.mark.parametrize(("now", "seventh"), [
    ("2026-03-04T16:00:00-06:00", False),  # the day of the interview itself
    ("2026-03-10T23:59:59-05:00", False), ("2026-03-11T00:00:00-05:00", True), ("2026-03-11T23:59:59-05:00", True),
    ("2026-03-12T00:00:00-05:00", False), ("2026-03-18T12:00:00-05:00", True),
])  # fmt: skip
def test_what_is_said_once_a_week_is_said_on_the_weekday_of_the_interview(now, seventh):
    assert true_of(simple(THANKED), now, "seventh_day") == (seventh,)


# the interview


def test_an_interview_of_no_known_day_counts_as_one_that_was():
    case = simple(day_unknown=True, at=moment(MONDAY), ends=None)
    names = ("interviewed", "interview_day", "days_since_interview", "undated")
    assert true_of(case, TUESDAY, *names) == (True, None, None, True)
    assert true_of(case, moment(MONDAY) - SECOND, *names) == (False, False, None, False)
    both = simple(THANKED)
    both["interviews"].append({"round": 2, "at": moment(MONDAY), "day_unknown": True, "with": ["maria"]})
    assert true_of(both, TUESDAY, "interviewed", "interview_day", "undated") == (True, None, True)
    again = simple(round=2, at=moment(TUESDAY), ends=moment("2026-03-10T11:00:00-05:00"))
    again["interviews"].append({"round": 1, "at": moment(MONDAY), "day_unknown": True, "with": ["maria"]})
    assert true_of(again, FRIDAY, "interviewed", "interview_day", "undated") == (True, True, False)


def test_an_invitation_is_over_once_its_interview_is_written_down_be_its_day_known_or_not():
    invited = simple(THANKED, told(MONDAY, "invitation"))
    assert true_of(invited, FRIDAY, "invited", "invitation_answered") == (True, False)
    invited["interviews"].append({"round": 2, "at": moment(TUESDAY), "day_unknown": True, "with": ["maria"]})
    assert true_of(invited, FRIDAY, "invited") == (False,)
    assert true_of(invited, moment(TUESDAY) - SECOND, "invited") == (True,)


@pytest.mark.parametrize("since", ["rejection", "task", "no_decision", "on_hold", "checking"])
def test_an_invitation_is_over_once_they_say_something_else(since):
    case = simple(THANKED, told(MONDAY, "invitation"), told(TUESDAY, since))
    assert true_of(case, FRIDAY, "invited") == (False,)
    other_way_round = simple(THANKED, told(MONDAY, since), told(TUESDAY, "invitation"))
    assert true_of(other_way_round, FRIDAY, "invited") == (True,)


def styled(*styles):
    people = [MARIA | {"id": f"p{n}"} | ({"style": style} if style else {}) for n, style in enumerate(styles)]
    case = simple(contacts=people)
    case["interviews"][0]["with"] = [one["id"] for one in people]
    return case


@pytest.mark.parametrize(("styles", "told_as"), [
    (("modern",), "modern"), (("traditional", "traditional"), "traditional"), (("modern", "traditional"), "mixed"),
    (("modern", None), None), ((None,), None), ((), None),
])  # fmt: skip
def test_the_style_of_those_met_is_known_where_each_ones_is(styles, told_as):
    met = true_of(styled(*styles), "2026-03-04T16:00:00-06:00", "interviewer_style", "several_interviewers")
    assert met == (told_as, len(styles) > 1)


# other employers


def elsewhere(*others, **kept):
    return simple(THANKED) | {"elsewhere": [{"employer": f"Other {n}"} | one for n, one in enumerate(others)]} | kept


TALKING, TAKEN = {}, {"accepted": True}
OFFER = {"answer_by": moment("2026-03-12T12:00:00-05:00"), "since": moment(TUESDAY)}


@pytest.mark.parametrize(("others", "talks", "news"), [
    ((), None, None), ((TALKING,), True, True), ((OFFER,), True, False), ((TAKEN,), False, False),
    ((TAKEN, TALKING), True, True), ((TAKEN, OFFER), True, False), ((TALKING, OFFER), True, True),
])  # fmt: skip
def test_talks_with_others_go_on_where_one_of_them_is_open(others, talks, news):
    assert true_of(elsewhere(*others), MONDAY, "interviewing_elsewhere", "news_elsewhere") == (talks, news)


@pytest.mark.parametrize(("now", "told_here", "waits_there"), [
    (moment(TUESDAY) - SECOND, False, True),
    (moment(TUESDAY), True, True),  # at the very moment at which it was heard
    (OFFER["answer_by"] - SECOND, True, True),
    (OFFER["answer_by"], False, False),
])  # fmt: skip
def test_an_offer_elsewhere_is_told_here_from_when_it_was_heard_until_its_deadline(now, told_here, waits_there):
    assert true_of(elsewhere(OFFER), now, "offer_elsewhere", "deadline_elsewhere") == (told_here, waits_there)


def test_the_offer_that_ends_first_is_told_on_the_working_day_before():
    late = OFFER | {"answer_by": moment("2026-03-16T12:00:00-05:00")}
    found = situation(elsewhere(late, OFFER), "2026-03-10T12:00:00-05:00")
    assert found.news.employer == "Other 1" and found.news_due == moment("2026-03-11T17:00:00-05:00").timestamp()
    monday = situation(elsewhere(late), "2026-03-12T12:00:00-05:00")
    assert monday.news_due == moment("2026-03-13T17:00:00-05:00").timestamp()


def test_news_that_was_told_is_told_no_more_and_taken_jobs_end_the_talk():
    told_already = elsewhere(OFFER, events=[THANKED, sent("2026-03-10T12:00:00-05:00", "news")])
    assert true_of(told_already, "2026-03-10T13:00:00-05:00", "offer_elsewhere", "news_sent") == (False, True)
    assert true_of(elsewhere(TAKEN, OFFER), TUESDAY, "accepted_elsewhere", "offer_elsewhere") == (True, False)
    assert true_of(elsewhere(OFFER), TUESDAY, "accepted_elsewhere", "withdrawn") == (False, False)
    gone = elsewhere(TAKEN, events=[THANKED, sent(MONDAY, "withdrawal")])
    assert true_of(gone, TUESDAY, "accepted_elsewhere", "withdrawn") == (True, True)
    before = elsewhere(TAKEN, events=[sent("2026-03-04T13:00:00-06:00", "withdrawal"), THANKED])
    assert true_of(before, TUESDAY, "withdrawn") == (False,)


# what was sent and said


@pytest.mark.parametrize(("events", "spoke", "left", "told_of", "visit"), [
    ((), False, False, None, False),
    ((called(MONDAY, "no_answer"),), False, False, None, False),
    ((called(MONDAY, "voicemail"),), False, True, None, False),
    ((called(MONDAY, "message"),), False, True, None, False),
    ((called(MONDAY, "spoke"),), True, False, None, False),
    ((called(MONDAY, "spoke", visit_agreed=True),), True, False, None, True),
    ((called(MONDAY, "spoke"), told(MONDAY, "other")), True, False, True, False),
    ((told("2026-03-06T10:00:00-06:00", "other"), called(MONDAY, "spoke")), True, False, None, False),
    ((called(MONDAY, "spoke", what="thank_you"), told(TUESDAY, "other")), False, False, None, False),
])  # fmt: skip
def test_what_came_of_calls(events, spoke, left, told_of, visit):
    names = ("spoke", "left_message", "talk_told", "visit_agreed")
    assert true_of(simple(THANKED, *events), "2026-03-10T12:00:00-05:00", *names) == (spoke, left, told_of, visit)


def test_days_since_the_last_follow_up_and_whether_they_were_heard_since():
    case = simple(THANKED, told("2026-03-06T10:00:00-06:00", "other"), sent(MONDAY), sent(TUESDAY))
    assert true_of(case, "2026-03-12T10:00:00-05:00", "sent", "days_since_sent", "heard_since") == (2, 2, False)
    heard = simple(THANKED, sent(MONDAY), told(TUESDAY, "other"))
    assert true_of(heard, "2026-03-12T10:00:00-05:00", "sent", "days_since_sent", "heard_since") == (1, 3, True)
    talked = simple(THANKED, called("2026-03-06T10:00:00-06:00", "spoke", what="other"), sent(MONDAY))
    assert true_of(talked, TUESDAY, "spoke") == (False,)  # a talk before it was about something else
    assert true_of(simple(THANKED), TUESDAY, "sent", "days_since_sent", "heard_since") == (0, None, False)


@pytest.mark.parametrize(("sent_so_far", "next_one"), [(0, "first"), (1, "second"), (2, None)])
def test_after_the_last_that_is_allowed_there_is_no_next_one(sent_so_far, next_one):
    case = simple(THANKED, *[sent(f"2026-03-{11 + 4 * n}T10:00:00-05:00") for n in range(sent_so_far)])
    found = situation(case, "2026-03-25T10:00:00-05:00")
    assert (found.follow_up, found.sent, found.allowed) == (next_one, sent_so_far, 2)
    assert (found.next is None) is (next_one is None)


def test_a_thank_you_again_after_a_late_one_is_no_follow_up():
    late, again = (sent(f"2026-03-{day}T10:00:00-05:00", "thank_you") for day in (10, 16))
    assert true_of(simple(late, again), "2026-03-17T10:00:00-05:00", "sent", "thanked_late") == (0, True)
    assert true_of(simple(again), "2026-03-17T10:00:00-05:00", "sent", "thanked_late") == (1, True)


# people


def test_where_an_agency_stands_between_its_recruiter_is_whom_a_follow_up_goes_to():
    found = situation(simple(THANKED, contacts=[MARIA, HANA, REX]), MONDAY)
    assert (found.agency, found.follow_up_role, found.next.to) == (True, "recruiter", ("rex",))
    assert (found.recipient_left, found.manager_beside) == (False, False)
    own = situation(simple(THANKED, contacts=[MARIA, REX | {"agency": False}]), MONDAY)
    assert (own.agency, own.follow_up_role, own.manager_beside) == (False, "recruiter", True)


@pytest.mark.parametrize(("changes", "now", "away"), [
    ({}, MONDAY, False),
    ({"away_until": day("2026-03-09")}, "2026-03-09T23:59:59-05:00", True),
    ({"away_until": day("2026-03-09")}, "2026-03-10T00:00:00-05:00", False),
])  # fmt: skip
def test_whoever_is_away_is_back_the_day_after(changes, now, away):
    assert true_of(simple(THANKED, contacts=[MARIA, HANA | changes]), now, "recipient_away") == (away,)


@pytest.mark.parametrize(("contacts", "expected"), [
    ([MARIA], (True, True, True, True, True, "hiring_manager")),
    ([MARIA, HANA], (True, True, True, True, False, "hr")),
    ([MARIA, {key: HANA[key] for key in ("id", "name", "is", "email")}], (True, True, True, False, False, "hr")),
    ([MARIA, {key: HANA[key] for key in ("id", "name", "is")}], (True, False, False, False, False, "hr")),
])  # fmt: skip
def test_what_is_known_of_whom_it_goes_to(contacts, expected):
    names = ("recipient_recorded", "recipient_reachable", "recipient_email", "recipient_phone", "recipient_met")
    assert true_of(simple(THANKED, contacts=contacts), MONDAY, *names, "follow_up_role") == expected


def test_who_has_left_is_asked_no_more_and_who_took_over_is_to_be_found():
    gone = MARIA | {"left": True}
    names = ("recipient_left", "recipient_recorded", "hiring_known")
    assert true_of(simple(THANKED, contacts=[gone]), MONDAY, *names) == (True, False, False)
    assert true_of(simple(THANKED, contacts=[gone, HANA]), MONDAY, *names) == (True, True, True)
    assert true_of(simple(THANKED, contacts=[gone, REX]), MONDAY, *names) == (False, True, True)
    second = simple(THANKED, sent(MONDAY), contacts=[gone, HANA])
    assert true_of(second, FRIDAY, "follow_up", "taken_over") == ("second", True)
    to_hana = simple(THANKED, sent(MONDAY, to="hana"), contacts=[gone, HANA])
    assert true_of(to_hana, FRIDAY, "follow_up", "taken_over") == ("second", False)


# what they answered, and how it ended


@pytest.mark.parametrize(("task", "now", "facts"), [
    ({}, FRIDAY, (True, None, False)),
    ({"answer_by": moment(FRIDAY)}, moment(FRIDAY), (True, True, False)),
    ({"answer_by": moment(FRIDAY)}, moment(FRIDAY) + SECOND, (True, True, True)),
    ({"answer_by": day("2026-03-13")}, "2026-03-13T17:00:00-05:00", (True, True, False)),
    ({"answer_by": day("2026-03-13")}, "2026-03-13T17:00:01-05:00", (True, True, True)),
])  # fmt: skip
def test_a_task_is_late_after_its_deadline(task, now, facts):
    assert true_of(simple(THANKED, told(MONDAY, "task", **task)), now, "task_open", "task_by", "task_late") == facts
    handed_in = simple(THANKED, told(MONDAY, "task", **task), sent(TUESDAY, "task"))
    assert true_of(handed_in, now, "task_open", "task_late") == (False, False)


def test_a_day_is_asked_for_twice_and_then_rests():
    asked = [sent(f"2026-03-{day}T10:00:00-05:00", "question") for day in (10, 13, 18)]
    invited = (THANKED, told(MONDAY, "invitation", by="phone"))
    names = ("invitation_answered", "dates_asked")
    for count in range(3):
        assert true_of(simple(*invited, *asked[:count]), "2026-03-19T10:00:00-05:00", *names) == (True, count)
    written = (THANKED, told(MONDAY, "invitation"))
    assert true_of(simple(*written, asked[0]), FRIDAY, *names) == (True, 0)  # the first question answers it
    assert true_of(simple(*written, called(TUESDAY, "no_answer")), FRIDAY, *names) == (False, 0)
    assert true_of(simple(*written, called(TUESDAY, "spoke")), FRIDAY, *names) == (True, 0)


@pytest.mark.parametrize(("events", "facts"), [
    ((told(MONDAY, "no_decision"),), (True, False, False)),
    ((told(MONDAY, "no_decision", by="phone"),), (True, True, True)),
    ((told(MONDAY, "no_decision", by="in_person"),), (True, True, True)),
    ((told(MONDAY, "no_decision", by="email"),), (True, False, False)),
    ((told(MONDAY, "no_decision"), sent(TUESDAY, "reply")), (True, False, True)),
    ((sent("2026-03-09T09:59:59-05:00", "reply"), told(MONDAY, "no_decision")), (True, False, False)),
    ((called("2026-03-09T09:00:00-05:00", "spoke"), told(MONDAY, "no_decision", **{"from": "maria"})),
     (True, True, True)),
    ((called("2026-03-09T08:59:59-05:00", "spoke"), told(MONDAY, "no_decision", **{"from": "maria"})),
     (True, False, False)),
    ((called("2026-03-09T09:30:00-05:00", "voicemail"), told(MONDAY, "no_decision", **{"from": "maria"})),
     (True, False, False)),
])  # fmt: skip
def test_an_answer_that_was_spoken_needs_no_reply(events, facts):
    assert true_of(simple(THANKED, *events), "2026-03-10T12:00:00-05:00", "no_decision", "spoken", "replied") == facts


def test_references_are_checked_until_they_decide_something_else():
    names = ("checking", "referees_told")
    note = {"at": moment(TUESDAY), "kind": "note", "text": "Told my referees."}
    checking = told(MONDAY, "checking")
    assert true_of(simple(THANKED, checking), FRIDAY, *names) == (True, False)
    assert true_of(simple(THANKED, checking, note), FRIDAY, *names) == (True, True)
    assert true_of(simple(THANKED, checking, told(TUESDAY, "on_hold")), FRIDAY, *names) == (False, False)
    assert true_of(simple(THANKED, note, told("2026-03-11T10:00:00-05:00", "checking")), FRIDAY, *names) == (
        True, False,
    )  # fmt: skip
    assert true_of(simple(THANKED), FRIDAY, *names) == (False, False)


OFFERED = told(MONDAY, "offer", answer_by=moment(FRIDAY))


@pytest.mark.parametrize(("events", "facts"), [
    ((), (False, False, False, False, 72.0)),
    ((sent(TUESDAY, "reply"),), (True, False, False, False, 72.0)),
    ((sent(TUESDAY, "thank_you"),), (True, False, False, False, 72.0)),
    ((sent(TUESDAY, "decline"),), (False, True, False, False, 72.0)),
    ((sent(TUESDAY, "acceptance"),), (False, True, False, False, 72.0)),
    ((told(TUESDAY, "checking"),), (False, False, True, False, 72.0)),
    ((told(TUESDAY, "on_hold"), sent(TUESDAY, "question")), (False, False, True, True, 72.0)),
    ((told("2026-03-06T10:00:00-06:00", "checking"),), (False, False, False, False, 72.0)),
])  # fmt: skip
def test_what_is_true_of_an_offer(events, facts):
    names = ("offer_acknowledged", "offer_answered", "conditional", "asked_what_is_open", "offer_hours_left")
    assert true_of(simple(THANKED, OFFERED, *events), TUESDAY, *names) == facts


@pytest.mark.parametrize(("events", "facts"), [
    ((decided(TUESDAY, "accepted"),), ("accepted", False, False, False)),
    ((decided(TUESDAY, "accepted"), sent(TUESDAY, "acceptance")), ("accepted", False, True, False)),
    ((decided(TUESDAY, "accepted"), told(FRIDAY, "other")), ("accepted", False, False, True)),
    ((decided(TUESDAY, "accepted"), decided(FRIDAY, "declined")), ("declined", True, False, False)),
    ((decided(TUESDAY, "accepted"), decided(TUESDAY, "withdrew")), ("withdrew", True, False, False)),
    ((decided(TUESDAY, "accepted"), decided(FRIDAY, "closed")), ("closed", False, False, False)),
    ((decided(TUESDAY, "declined"), told(FRIDAY, "other")), ("declined", False, False, False)),
    ((decided(TUESDAY, "declined"), decided(FRIDAY, "accepted")), ("accepted", False, False, False)),
    ((sent(TUESDAY, "decline"), decided(TUESDAY, "accepted"), decided(FRIDAY, "declined")),
     ("declined", True, True, False)),
    ((sent("2026-03-10T09:59:59-05:00", "decline"), decided(TUESDAY, "accepted"), decided(FRIDAY, "declined")),
     ("declined", True, False, False)),
])  # fmt: skip
def test_how_it_ended(events, facts):
    names = ("decided", "taken_back", "confirmed", "heard_after_yes")
    assert true_of(simple(THANKED, OFFERED, *events), "2026-03-13T12:00:00-05:00", *names) == facts


def test_the_others_are_told_by_a_note_or_a_message_after_it():
    note = {"at": moment(FRIDAY), "kind": "note", "text": "Told the other employers."}
    for ending in (decided(TUESDAY, "accepted"), told(TUESDAY, "offer"), told(TUESDAY, "rejection")):
        for event, others_told in ((note, True), (sent(FRIDAY, "news"), True), (sent(MONDAY, "news"), False)):
            case = simple(THANKED, OFFERED, ending, event)
            assert true_of(case, "2026-03-13T12:00:00-05:00", "others_told") == (others_told,)


def test_after_a_no_it_is_known_whether_they_were_thanked_and_asked():
    names = ("rejection_thanked", "feedback_asked")
    no = told(MONDAY, "rejection")
    assert true_of(simple(THANKED, no), FRIDAY, *names) == (False, False)
    assert true_of(simple(THANKED, no, sent(TUESDAY, "reply")), FRIDAY, *names) == (True, False)
    assert true_of(simple(THANKED, no, sent(TUESDAY, "feedback_request")), FRIDAY, *names) == (False, True)


@pytest.mark.parametrize(("employer", "facts"), [
    ({}, (None, None, True, None, False, False)),
    ({"country": "US"}, (True, False, True, None, False, False)),
    ({"country": "CA"}, (True, None, True, None, False, False)),
    ({"country": "CA", "region": "ON"}, (True, True, True, None, False, False)),
    ({"country": "CA", "region": "QC"}, (True, False, True, None, False, False)),
    ({"country": "HK"}, (True, False, True, None, False, False)),
    ({"size": "small"}, (None, None, False, "small", False, False)),
    ({"size": "small", "has_hr": True}, (None, None, True, "small", False, False)),
    ({"has_hr": False}, (None, None, False, None, False, False)),
])  # fmt: skip
def test_what_is_true_of_the_employer(employer, facts):
    names = ("country", "in_ontario", "has_hr", "size", "own_call_hours", "own_email_hours")
    assert true_of(simple(THANKED, employer=employer), MONDAY, *names) == facts


def test_news_after_a_talk_of_no_known_day_can_be_told_from_when_that_was_written_down():
    at = moment("2026-03-04T14:00:00-06:00")
    case = simple(day_unknown=True, ends=None) | {"elsewhere": [{"employer": "Cedar", "answer_by": date(2026, 3, 20)}]}
    plan = followup.plan(followup.load_case(case), now=moment("2026-03-10T10:00:00-05:00"))
    assert plan.step("share-news").opens == at
