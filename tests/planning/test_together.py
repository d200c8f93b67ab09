"""Plans side by side: one message to one person, and no two calls to anybody within an hour."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup import load_case
from followup.case.case_file import case_to_dict
from followup.case.same import persons
from followup.planning.planner import plan
from followup.planning.together import keep_calls_apart, related, shared_steps
from tests.amount import examples

NOW = datetime.fromisoformat("2026-03-20T10:20:00-05:00")  # a Friday, in the call hours
DANA = {"id": "dana", "name": "Dana Hart", "is": "hr", "email": "dana@northwind.example", "phone": "+1 312 555 0100"}
MARIA = {"id": "maria", "name": "Maria Lopez", "is": "hiring_manager"}
TALK = "2026-03-04T14:00:00-06:00"
THANKED = {"kind": "sent", "what": "thank_you", "channel": "email", "to": "maria", "at": "2026-03-04T18:00:00-06:00"}
CALL_ME = {"kind": "heard", "what": "contact_me", "from": "dana", "how": "phone", "at": "2026-03-19T16:30:00-05:00"}


def case(
    role="Data analyst", *events, employer="Northwind", dana=None, at="2026-03-04T14:00:00-06:00", who="Priya Raman"
):
    """An invented case whose follow-up goes to Dana Hart; dana: what is other about her there."""
    hr = {key: value for key, value in {**DANA, **(dana or {})}.items() if value is not None}
    return load_case({
        "id": role.lower().replace(" ", "-"), "candidate": {"name": who},
        "employer": {"name": employer, "timezone": "America/Chicago", "country": "US"}, "role": {"title": role},
        "contacts": [hr, {"id": "maria", "name": "Maria Lopez", "is": "hiring_manager"}],
        "interviews": [{"round": 1, "at": at, "with": ["maria"]}],
        "events": [{**THANKED, "at": at}, *events],
    })  # fmt: skip


def plans(*cases, now=NOW, policy="balanced"):
    made = [plan(one, now=now, policy=policy) for one in cases]
    keep_calls_apart(made)
    return made


def groups(*cases, **asked):
    return [[(step.plan.case.id, step.id) for step in group] for group in shared_steps(plans(*cases, **asked))]


def test_two_follow_ups_to_one_person_are_one_message():
    assert [("clerk", "first-follow-up"), ("data-analyst", "first-follow-up")] in groups(case(), case("Clerk"))


OTHER_PHONE = {"phone": "+1 312 555 0199"}


@pytest.mark.parametrize(
    ("dana", "other", "same"),
    [
        ({}, {}, True),
        ({}, {"dana": {"email": "DANA@northwind.example", **OTHER_PHONE}}, True),
        ({}, {"dana": {"email": None, **OTHER_PHONE}}, True),  # nobody else of that name is known there
        ({"email": None}, {"dana": {"email": None, "phone": "(312) 555-0100"}}, True),
        ({"email": None}, {"dana": {"email": None, "phone": None, "prefers": "phone"}}, True),
        ({}, {"employer": "Cedar Labs"}, True),  # the name and the address, in an agency
        ({}, {"dana": {"email": "d.hart@northwind.example"}}, False),  # two addresses
        ({"email": None}, {"dana": {"email": None, **OTHER_PHONE}}, False),  # two numbers, and no address
        ({}, {"dana": {"name": "Jonas Weber"}}, False),  # a mailbox that many read
        ({}, {"employer": "Cedar Labs", "dana": {"email": "dana@cedar.example"}}, False),
        ({}, {"employer": "Cedar Labs", "dana": {"name": "Tom Okafor"}}, False),
        ({}, {"who": "Tom Okafor"}, False),  # somebody else's case
    ],
)
def test_who_is_one_person(dana, other, same):
    one, two = case(dana=dana), case("Clerk", **other)
    known = persons([one, two])
    assert (known["data-analyst", "dana"] == known["clerk", "dana"]) is same
    assert related([one, two]) or not same  # whoever may be one person is planned side by side
    if not same:
        assert not any(step.to == ("dana",) for group in shared_steps(plans(one, two)) for step in group)


def test_of_two_people_with_one_name_nobody_is_taken_for_the_one_who_is_known_by_name_alone():
    cases = [
        case("A"),
        case("B", dana={"email": None, "phone": None}),
        case("C", dana={"email": "d.hart@northwind.example", **OTHER_PHONE}),
        case("D", dana={"email": None, **OTHER_PHONE}),
        case("E"),
    ]
    for listed in (cases, cases[::-1]):
        known = persons(listed)
        numbers = {one: known[one, "dana"] for one in "abcde"}
        assert numbers["a"] == numbers["e"] and numbers["c"] == numbers["d"]
        assert len(set(numbers.values())) == 3


def test_a_call_to_somebody_of_the_same_name_keeps_no_other_waiting():
    spoke = {"kind": "called", "what": "other", "to": "dana", "outcome": "spoke", "at": "2026-03-20T10:05:00-05:00"}
    namesake = {"email": "d.hart@northwind.example", **OTHER_PHONE}
    asked, _ = plans(case("Data analyst", CALL_ME), case("Clerk", spoke, dana=namesake))
    assert calls(asked)[0].windows[0][0] <= NOW


def test_a_message_that_opens_another_day_is_another_message():
    later = case("Clerk", at="2026-03-16T14:00:00-05:00")
    assert groups(case(), later) == []


def test_a_first_and_a_second_follow_up_are_two_messages():
    sent = {"kind": "sent", "what": "follow_up", "channel": "email", "to": "dana", "at": "2026-03-16T10:00:00-05:00"}
    assert all(("clerk", "second-follow-up") not in group for group in groups(case(), case("Clerk", sent)))


def test_a_thank_you_is_one_only_where_it_was_one_talk():
    now = datetime.fromisoformat("2026-03-04T16:00:00-06:00")
    one, same, other = (_just_met(role, hour) for role, hour in (("A", 14), ("B", 14), ("C", 15)))
    assert [("a", "thank-you"), ("b", "thank-you")] in groups(one, same, now=now)
    assert not any(step == "thank-you" for group in groups(one, other, now=now) for _, step in group)


def _just_met(role, hour):
    made = case_to_dict(case(role))
    talk = {"round": 1, "at": f"2026-03-04T{hour}:00:00-06:00", "with": ["dana"]}
    return load_case({**made, "events": [], "interviews": [talk]})


def calls(made):
    return [step for step in made.steps if step.channel == "phone"]


def test_a_second_call_to_one_person_moves_to_the_next_window():
    usual, asked = plans(case(dana={"prefers": "phone"}), case("Clerk", CALL_ME))
    first, second = calls(asked)[0], calls(usual)[0]
    assert first.to == second.to == ("dana",)
    moments = sorted(step.windows[0][0] for step in (first, second))
    assert first.id != second.id and moments[1] - moments[0] >= timedelta(hours=2)


def test_a_call_that_moves_still_names_its_next_three_hours_each_an_hour_away():
    usual, asked = plans(case(dana={"prefers": "phone"}), case("Clerk", CALL_ME))
    moved, (begins, ends) = calls(usual)[0], calls(asked)[0].windows[0]
    assert len(moved.windows) == 3 and moved.windows[0][0] == datetime.fromisoformat("2026-03-20T15:00:00-05:00")
    assert all(start >= ends + HOUR or end <= begins - HOUR for start, end in moved.windows)


def test_one_call_for_two_jobs_is_not_moved_away_from_itself():
    one, other = plans(case(dana={"prefers": "phone"}), case("Clerk", dana={"prefers": "phone"}))
    assert calls(one)[0].windows[0] == calls(other)[0].windows[0]


def test_after_a_call_just_made_in_another_case_the_next_waits():
    spoke = {"kind": "called", "what": "other", "to": "dana", "outcome": "spoke", "at": "2026-03-20T10:05:00-05:00"}
    asked, _ = plans(case("Data analyst", CALL_ME), case("Clerk", spoke))
    assert calls(asked)[0].windows[0][0] == datetime.fromisoformat("2026-03-20T15:00:00-05:00")
    alone = plans(case("Data analyst", CALL_ME))[0]
    assert calls(alone)[0].windows[0][0] <= NOW


HOUR = timedelta(hours=1)
HAPPENED = st.sampled_from([
    CALL_ME, {**CALL_ME, "at": "2026-03-18T09:00:00-05:00"},
    {"kind": "sent", "what": "follow_up", "channel": "email", "to": "dana", "at": "2026-03-16T10:00:00-05:00"},
    {"kind": "called", "to": "dana", "outcome": "voicemail", "at": "2026-03-20T10:01:00-05:00"},
    {"kind": "heard", "what": "no_decision", "from": "dana", "at": "2026-03-06T09:00:00-06:00"},
])  # fmt: skip


@st.composite
def searches(draw):
    number = draw(st.integers(2, 5))
    return [
        case(f"Job {n}", *draw(st.lists(HAPPENED, max_size=2)), at=f"2026-03-0{draw(st.integers(2, 9))}T14:00:00-06:00")
        for n in range(number)
    ]


@given(searches(), st.sampled_from(["balanced", "the-call", "hr-first"]), st.integers(0, 60 * 24 * 4))
@examples(60)
def test_nobody_is_called_twice_within_an_hour(cases, policy, minutes):
    now = NOW + timedelta(minutes=minutes)
    made = plans(*cases, now=now, policy=policy)
    one_call = {id(step): number for number, group in enumerate(shared_steps(made)) for step in group}
    found = [step for one in made for step in calls(one) if step.windows and "dana" in step.to]
    for step in found:
        for other in found:
            apart = one_call.get(id(step), id(step)) != one_call.get(id(other), id(other))
            if step.plan is not other.plan and apart:
                begins, ends = step.windows[0]
                assert begins >= other.windows[0][1] + timedelta(hours=1) or other.windows[0][0] >= ends + timedelta(
                    hours=1
                )


@given(searches(), st.randoms())
@examples(35)
def test_the_order_of_the_cases_does_not_matter(cases, random):
    mixed = list(cases)
    random.shuffle(mixed)
    assert sorted(groups(*mixed, policy="the-call")) == sorted(groups(*cases, policy="the-call"))
    windows = {made.case.id: [step.windows for step in made.steps] for made in plans(*cases, policy="the-call")}
    assert windows == {made.case.id: [step.windows for step in made.steps] for made in plans(*mixed, policy="the-call")}


WITHDREW = {"kind": "decided", "what": "withdrew", "at": "2026-03-19T10:00:00-05:00"}
WROTE = {"kind": "heard", "what": "other", "from": "dana", "at": "2026-03-18T10:00:00-05:00"}
ELSEWHERE = [{"employer": "Cedar Labs", "accepted": True, "since": "2026-03-19T10:00:00-05:00"}]


def test_two_withdrawals_to_one_person_are_one_message_and_an_acceptance_is_its_own():
    both = [("clerk", "confirm-in-writing"), ("data-analyst", "confirm-in-writing")]
    assert both in groups(case("Data analyst", WROTE, WITHDREW), case("Clerk", WROTE, WITHDREW))
    taken = [load_case({**case_to_dict(case(role, WROTE)), "elsewhere": ELSEWHERE}) for role in ("Clerk", "Driver")]
    assert [("clerk", "confirm-in-writing"), ("driver", "confirm-in-writing")] in groups(*taken)
    accepted = {**WITHDREW, "what": "accepted"}
    assert groups(case("Data analyst", WROTE, accepted), case("Clerk", WROTE, accepted)) == []


def test_a_late_thank_you_that_comes_with_the_follow_up_is_one_only_where_it_was_one_talk():
    one, same, other = (_just_met(role, hour) for role, hour in (("A", 14), ("B", 14), ("C", 15)))
    assert [("a", "first-follow-up"), ("b", "first-follow-up")] in groups(one, same)
    assert groups(one, other) == []


def test_a_call_that_is_over_an_hour_before_another_begins_stays_where_it_is():
    """Dana Hart recruits for two employers; 10 to 11 in Los Angeles is 12 to 1 in Chicago."""
    agency = {**DANA, "is": "recruiter", "agency": True}
    met = {"round": 1, "at": "2026-03-19T14:00:00-05:00", "with": ["dana"]}
    there = {"name": "Cedar Labs", "timezone": "America/Los_Angeles", "country": "US"}
    thanks = load_case({**case_to_dict(case("A")), "employer": there, "contacts": [agency], "interviews": [met],
                        "events": []})  # fmt: skip
    asked = load_case({**case_to_dict(case("Clerk", CALL_ME)), "contacts": [agency, MARIA]})
    first, second = plans(thanks, asked)
    assert first.step("thank-you-call").windows[0][0] == datetime.fromisoformat("2026-03-20T12:00:00-05:00")
    assert second.step("contact-as-asked").windows[0][0] <= NOW


# each kind of message that one person may get once for two jobs


def word(what, at="2026-03-18T10:00:00-05:00", **more):
    return {"kind": "heard", "what": what, "from": "dana", "at": at, **more}


FOLLOWED = {"kind": "sent", "what": "follow_up", "channel": "email", "to": "dana", "at": "2026-03-12T10:00:00-05:00"}
REPLIED = {"kind": "sent", "what": "reply", "channel": "email", "to": "dana", "at": "2026-03-13T12:00:00-05:00"}
TOLD_ELSEWHERE = [{"employer": "Cedar Labs", "answer_by": "2026-03-27", "since": "2026-03-19T10:00:00-05:00"}]
ONCE = {
    "first-follow-up": [], "second-follow-up": [FOLLOWED], "contact-as-asked": [word("contact_me")],
    "ask-for-the-date": [word("invitation", "2026-03-13T10:00:00-05:00"), REPLIED],
    "reply-no-decision": [word("no_decision")], "thank-after-rejection": [word("rejection")],
    "ask-for-feedback": [word("rejection")],
}  # fmt: skip


@pytest.mark.parametrize("step", ONCE)
def test_one_person_gets_one_message_of_a_kind_for_two_jobs(step):
    assert [("clerk", step), ("driver", step)] in groups(case("Driver", *ONCE[step]), case("Clerk", *ONCE[step]))


def test_news_of_an_offer_elsewhere_and_late_thanks_are_told_once():
    both = [load_case({**case_to_dict(case(role)), "elsewhere": TOLD_ELSEWHERE}) for role in ("Clerk", "Driver")]
    assert [("clerk", "share-news"), ("driver", "share-news")] in groups(*both)
    late = [_just_met(role, 14) for role in ("A", "B")]
    after = datetime.fromisoformat("2026-03-06T16:00:00-06:00")
    assert [("a", "late-thank-you"), ("b", "late-thank-you")] in groups(*late, now=after)


@pytest.mark.parametrize(("step", "events"), [
    ("reply-invitation", [word("invitation")]), ("acknowledge-offer", [word("offer")]), ("do-the-task", [word("task")]),
])  # fmt: skip
def test_what_they_asked_for_each_job_is_answered_for_each(step, events):
    assert any(one.id == step for one in plans(case("Clerk", *events))[0].steps)
    assert not any(id == step for group in groups(case("Driver", *events), case("Clerk", *events)) for _, id in group)


def test_what_goes_through_somebody_or_to_nobody_recorded_is_no_message_to_one_person():
    nobody = {"contacts": [], "interviews": [], "events": [], "role": {"title": "x", "applied": "2026-03-04"}}
    assert groups(*(load_case({**case_to_dict(case(role)), **nobody}) for role in ("Clerk", "Driver"))) == []


def test_of_one_case_a_message_is_counted_once_and_the_cases_stand_in_their_order():
    twice = [case("Driver"), case("Clerk"), case("Analyst")]
    (found,) = [group for group in groups(*twice) if group[0][1] == "first-follow-up"]
    assert found == [(name, "first-follow-up") for name in ("analyst", "clerk", "driver")]


@pytest.mark.parametrize(("at", "waits"), [("2026-03-20T09:20:00-05:00", False), ("2026-03-20T09:20:01-05:00", True)])
def test_a_call_made_more_than_an_hour_ago_keeps_no_other_waiting(at, waits):
    spoke = {"kind": "called", "what": "other", "to": "dana", "outcome": "spoke", "at": at}
    asked, _ = plans(case("Data analyst", CALL_ME), case("Clerk", spoke))
    assert (calls(asked)[0].windows[0][0] > NOW) is waits


def test_cases_that_know_nobody_in_common_are_not_related_and_those_in_between_join_them():
    """One knows Dana from that employer, another from an agency, and both belong with the one that knows her there."""
    made = {**case_to_dict(case("Other", employer="Cedar Labs")), "interviews": [], "events": []}
    made["role"]["applied"] = "2026-03-04"
    alone = load_case({**made, "contacts": [{**DANA, "name": "Tom"}]})
    strangers = load_case({**case_to_dict(alone), "candidate": {"name": "Ada Quist"}})
    agency = load_case({**made, "id": "agency", "contacts": [DANA]})
    assert related([strangers, alone]) == []
    assert related([case("A", dana={"email": None}), strangers, case("B"), agency, alone]) == [[0, 2, 3]]
