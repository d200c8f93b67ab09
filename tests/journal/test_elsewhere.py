"""What a journal tells each case of its others: offers, jobs taken, talks that go on; and nothing it does not know."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup import load_case
from followup.case.case_file import case_to_dict
from followup.case.same import employer_key
from followup.journal.elsewhere import MOST, with_elsewhere
from tests.amount import examples

NOW = datetime.fromisoformat("2026-03-20T10:00:00-05:00")
OFFER = {"kind": "heard", "what": "offer", "answer_by": "2026-03-26", "at": "2026-03-18T09:00:00-05:00"}
NAMES = ("Northwind", "Cedar Labs", "Cedar Labs Inc.", "cedar  labs", "Larch & Loam")


def case(employer="Northwind", *events, role="Analyst", interview="2026-03-04T14:00:00-06:00", **more):
    """An invented case of Priya Raman; interview: None for none."""
    return load_case({
        "id": f"{employer}-{role}", "candidate": {"name": "Priya Raman"},
        "employer": {"name": employer, "timezone": "America/Chicago", "country": "US"}, "role": {"title": role},
        "contacts": [{"id": "dana", "name": "Dana Hart", "is": "hr", "email": "dana@northwind.example"}],
        "interviews": [{"round": 1, "at": interview, "with": ["dana"]}] if interview else [],
        "events": [{"at": "2026-03-19T09:00:00-05:00", **event} for event in events], **more,
    })  # fmt: skip


def told(*others, of=None, now=NOW):
    """What the case `of` (one at Northwind) knows of the others."""
    return with_elsewhere([of or case(), *others], now)[0].elsewhere


def test_an_open_offer_is_told_with_its_deadline_and_when_it_was_heard():
    (one,) = told(case("Cedar Labs", OFFER, role="Planner"))
    assert (one.employer, one.role, one.answer_by, one.accepted) == ("Cedar Labs", "Planner", date(2026, 3, 26), False)
    assert one.since == datetime.fromisoformat(OFFER["at"])


@pytest.mark.parametrize(
    "event",
    [
        {"kind": "heard", "what": "on_hold"},
        {"kind": "heard", "what": "checking"},
        {"kind": "sent", "what": "acceptance", "channel": "email", "to": "dana"},
    ],
)
def test_an_offer_held_up_or_answered_has_no_deadline_for_the_others(event):
    (one,) = told(case("Cedar Labs", OFFER, event))
    assert (one.answer_by, one.since, one.accepted) == (None, None, False)


def test_a_word_in_between_leaves_an_offer_open():
    (one,) = told(case("Cedar Labs", OFFER, {"kind": "heard", "what": "other"}, {"kind": "note", "text": "x"}))
    assert one.answer_by == date(2026, 3, 26)


def test_an_offer_that_was_declined_stays_declined_when_they_begin_again():
    again = {"kind": "heard", "what": "invitation", "at": "2026-03-19T10:00:00-05:00"}
    (one,) = told(case("Cedar Labs", OFFER, {"kind": "decided", "what": "declined"}, again))
    assert (one.answer_by, one.since) == (None, None)


def test_an_offer_on_conditions_has_no_deadline_for_the_others():
    (one,) = told(case("Cedar Labs", {**OFFER, "conditional": True}))
    assert one.answer_by is None


def test_a_job_that_was_taken_is_told_with_the_moment_of_the_decision():
    (one,) = told(case("Cedar Labs", OFFER, {"kind": "decided", "what": "accepted"}))
    assert one.accepted and one.answer_by is None and one.since == datetime.fromisoformat("2026-03-19T09:00:00-05:00")


@pytest.mark.parametrize(
    "event",
    [
        {"kind": "decided", "what": "declined"},
        {"kind": "decided", "what": "withdrew"},
        {"kind": "decided", "what": "closed"},
        {"kind": "heard", "what": "rejection"},
        {"kind": "heard", "what": "offer_withdrawn"},
        {"kind": "sent", "what": "withdrawal", "channel": "email", "to": "dana"},
    ],
)
def test_what_is_over_is_not_told(event):
    assert told(case("Cedar Labs", OFFER, event)) == ()


def test_a_yes_taken_back_is_no_job_taken():
    yes = {"kind": "decided", "what": "accepted", "at": "2026-03-18T12:00:00-05:00"}
    assert told(case("Cedar Labs", OFFER, yes, {"kind": "decided", "what": "declined"})) == ()
    assert told(case("Cedar Labs", OFFER, yes, {"kind": "heard", "what": "offer_withdrawn"})) == ()


def test_a_case_that_opened_again_is_told_again():
    no = {"kind": "heard", "what": "rejection", "at": "2026-03-10T09:00:00-05:00"}
    (one,) = told(case("Cedar Labs", no, {"kind": "heard", "what": "invitation"}))
    assert one.employer == "Cedar Labs"


def test_an_application_without_an_interview_is_not_told():
    ahead = case("Larch & Loam", interview="2026-03-21T14:00:00-05:00")
    assert told(case("Cedar Labs", interview=None), ahead) == ()


def test_a_job_taken_before_this_case_began_belongs_to_an_earlier_search():
    taken = case("Cedar Labs", {"kind": "decided", "what": "accepted", "at": "2024-05-02T09:00:00-05:00"},
                 interview="2024-04-02T09:00:00-05:00")  # fmt: skip
    assert told(taken) == ()
    under_way = case(interview="2024-04-20T09:00:00-05:00")
    assert told(taken, of=under_way)[0].accepted


def test_what_the_candidate_wrote_stays_and_counts_more():
    own = [{"employer": "Cedar Labs", "answer_by": "2026-04-02", "since": "2026-03-19T09:00:00-05:00"}]
    found = told(case("Cedar Labs", OFFER), case("Larch & Loam"), of=case(elsewhere=own))
    assert [one.employer for one in found] == ["Cedar Labs", "Larch & Loam"]
    assert found[0].answer_by == date(2026, 4, 2)


def test_a_name_alone_gets_the_offer_that_the_journal_knows():
    (one,) = told(case("Cedar Labs Inc.", OFFER), of=case(elsewhere=[{"employer": "Cedar Labs"}]))
    assert (one.employer, one.answer_by) == ("Cedar Labs", date(2026, 3, 26))


def test_two_jobs_at_one_employer_are_not_elsewhere_to_each_other():
    assert told(case("Northwind", OFFER, role="Planner"), case("Northwind Inc.", role="Clerk")) == ()


def test_cases_of_another_candidate_are_no_business_of_ours():
    theirs = replace(case("Cedar Labs", OFFER), candidate=replace(case().candidate, name="Tom Okafor"))
    assert told(theirs) == ()


def test_a_case_keeps_what_was_worked_out_and_is_the_same_where_there_is_nothing_to_tell():
    alone = case()
    assert with_elsewhere([alone], NOW)[0] is alone
    timeline = alone.timeline
    assert with_elsewhere([alone, case("Cedar Labs")], NOW)[0].timeline is timeline and alone.elsewhere == ()


def test_of_a_search_of_hundreds_the_first_are_told():
    many = [case(f"Works {number}") for number in range(50)]
    assert len(told(*many)) == MOST


EVENTS = st.sampled_from([
    OFFER, {**OFFER, "conditional": True}, {"kind": "decided", "what": "accepted"},
    {"kind": "decided", "what": "declined"}, {"kind": "heard", "what": "rejection"},
    {"kind": "heard", "what": "invitation"}, {"kind": "heard", "what": "on_hold"},
])  # fmt: skip
DAYS = st.integers(0, 40).map(lambda days: (NOW - timedelta(days=30 - days)).isoformat())


SECOND = timedelta(seconds=1)
TAKEN_AT = datetime.fromisoformat("2024-05-02T09:00:00-05:00")
TAKEN = {"kind": "decided", "what": "accepted", "at": TAKEN_AT.isoformat()}


@pytest.mark.parametrize(("began", "known"), [(TAKEN_AT - SECOND, True), (TAKEN_AT, True), (TAKEN_AT + SECOND, False)])
def test_a_job_taken_at_the_moment_at_which_this_case_began_is_known_here(began, known):
    taken = case("Cedar Labs", TAKEN, interview="2024-04-02T09:00:00-05:00")
    assert bool(told(taken, of=case(interview=began.isoformat()))) is known


def test_a_case_began_with_the_first_that_is_known_of_it():
    """An application, an interview, a message: whichever came first, and the one to come is none."""
    taken = case("Cedar Labs", TAKEN, interview="2024-04-02T09:00:00-05:00")
    note = {"kind": "note", "text": "x", "at": "2024-04-30T09:00:00-05:00"}
    applied = {"title": "Analyst", "applied": date(2024, 4, 30)}
    assert told(taken, of=case("Northwind", note))[0].accepted
    made = load_case({**case_to_dict(case()), "role": applied})
    assert told(taken, of=made)[0].accepted
    nothing_yet = case(interview=(NOW + timedelta(days=1)).isoformat())
    assert told(taken, of=nothing_yet)[0].accepted


def undated(at):
    facts = case_to_dict(case("Cedar Labs"))
    facts["interviews"] = [{"round": 1, "at": at, "day_unknown": True, "with": ["dana"]}]
    return load_case(facts)


@pytest.mark.parametrize(("at", "known"), [(NOW, True), (NOW + SECOND, False)])
def test_a_talk_of_no_known_day_is_known_from_when_it_was_written_down(at, known):
    assert bool(told(undated(at.isoformat()))) is known


NO, YES = {"kind": "heard", "what": "rejection"}, {"kind": "decided", "what": "accepted"}


@pytest.mark.parametrize("what", ["withdrew", "declined"])
def test_a_yes_is_none_once_the_candidate_said_something_else(what):
    then = {"kind": "decided", "what": what, "at": "2026-03-19T10:00:00-05:00"}
    assert told(case("Cedar Labs", YES, then)) == ()
    back_again = {**YES, "at": "2026-03-19T11:00:00-05:00"}
    assert told(case("Cedar Labs", YES, then, back_again))[0].accepted


def test_what_ended_it_last_counts():
    """An invitation after their first no and before the candidate's own end opens nothing."""
    invited = {"kind": "heard", "what": "invitation", "at": "2026-03-16T09:00:00-05:00"}
    first, last = {**NO, "at": "2026-03-10T09:00:00-05:00"}, {"kind": "decided", "what": "withdrew"}
    assert len(told(case("Cedar Labs", first, invited))) == 1
    assert told(case("Cedar Labs", first, invited, last)) == ()


@st.composite
def journals(draw):
    made = []
    for number in range(draw(st.integers(1, 6))):
        events = [{**draw(EVENTS), "at": draw(DAYS)} for _ in range(draw(st.integers(0, 3)))]
        interview = draw(st.none() | DAYS)
        made.append(case(draw(st.sampled_from(NAMES)), *events, role=f"Job {number}", interview=interview))
    return made


@given(journals())
@examples(90)
def test_no_employer_is_ever_elsewhere_to_itself(cases):
    for one in with_elsewhere(cases, NOW):
        assert employer_key(one.employer.name) not in {employer_key(other.employer) for other in one.elsewhere}


@given(journals())
@examples(90)
def test_nothing_that_happens_later_is_seen(cases):
    until = [
        replace(
            one,
            events=tuple(event for event in one.events if event.at <= NOW),
            interviews=tuple(talk for talk in one.interviews if talk.at <= NOW),
        )
        for one in cases
    ]
    assert [one.elsewhere for one in with_elsewhere(cases, NOW)] == [o.elsewhere for o in with_elsewhere(until, NOW)]


@given(journals(), st.randoms())
@examples(90)
def test_the_order_of_the_cases_does_not_matter(cases, random):
    mixed = list(cases)
    random.shuffle(mixed)
    found = {one.id: one.elsewhere for one in with_elsewhere(mixed, NOW)}
    assert found == {one.id: one.elsewhere for one in with_elsewhere(cases, NOW)}


@given(journals())
@examples(60)
def test_telling_twice_tells_the_same(cases):
    once = with_elsewhere(cases, NOW)
    assert with_elsewhere(once, NOW) == once


def test_the_moment_counts_not_its_zone():
    there = NOW.astimezone(UTC)
    assert told(case("Cedar Labs", OFFER), now=there) == told(case("Cedar Labs", OFFER))


# in which order, and how much of an employer that was written by hand


def test_jobs_taken_come_first_the_last_one_first_then_offers_by_their_deadlines_then_talks():
    def yes(name, day):
        return case(name, {**YES, "at": f"2026-03-{day}T09:00:00-05:00"})

    def offer(name, day):
        return case(name, {**OFFER, "answer_by": f"2026-03-{day}"})

    no_day = case("No day", {key: value for key, value in OFFER.items() if key != "answer_by"})
    talks = [case(f"Talk {day}", interview=f"2026-03-{day}T14:00:00-06:00") for day in ("05", "07", "06")]
    written = case("Talk 08", {"kind": "note", "text": "x", "at": "2026-03-08T09:00:00-06:00"})
    mixed = [*talks, no_day, offer("Late", 30), yes("First", 12), offer("Soon", 24), yes("Second", 13), written]
    found = [one.employer for one in told(*mixed, of=case(interview="2026-03-02T14:00:00-06:00"))]
    assert found == ["Second", "First", "Soon", "Late", "No day", "Talk 08", "Talk 07", "Talk 06", "Talk 05"]


def test_of_several_at_one_moment_the_names_decide():
    named = [case("Birch", role="Clerk"), case("Alder", role="Clerk"), case("Alder", role="Buyer")]
    assert [(one.employer, one.role) for one in told(*named)] == [("Alder", "Buyer"), ("Alder", "Clerk"),
                                                                  ("Birch", "Clerk")]  # fmt: skip


@pytest.mark.parametrize(("written", "completed"), [
    ({}, True), ({"role": "Planner"}, True), ({"role": "Clerk"}, False), ({"accepted": True}, False),
    ({"answer_by": "2026-04-02"}, False), ({"since": "2026-03-19T09:00:00-05:00"}, False),
])  # fmt: skip
def test_what_was_written_by_hand_is_completed_where_it_says_no_more_than_a_name(written, completed):
    own = [{"employer": "Cedar Labs", **written}]
    (one,) = told(case("Cedar Labs", OFFER, role="Planner"), of=case(elsewhere=own))
    assert (one.answer_by == date(2026, 3, 26)) is completed
    assert one.role == written.get("role", "Planner" if completed else None)


def test_each_job_at_one_employer_is_told_where_nobody_wrote_of_that_employer():
    two = [case("Cedar Labs", OFFER, role="Planner"), case("Cedar Labs Inc.", role="Clerk")]
    assert [one.role for one in told(*two)] == ["Planner", "Clerk"]
    assert [one.role for one in told(*two, of=case(elsewhere=[{"employer": "cedar labs", "role": "Clerk"}]))] == [
        "Clerk"
    ]


def test_of_each_kind_as_many_as_a_person_may_have_are_told():
    """However many talks go on, no offer is left out for them."""
    offers = [case(f"Offer {number}", OFFER) for number in range(25)]
    talks = [case(f"Talk {number}") for number in range(25)]
    found = told(*talks, *offers)
    assert [one.employer.split()[0] for one in found] == ["Offer"] * 20 + ["Talk"] * 20


@pytest.mark.parametrize(("event", "known"), [
    ({"kind": "heard", "what": "offer_withdrawn"}, False), ({"kind": "heard", "what": "rejection"}, False),
    ({"kind": "heard", "what": "other"}, True), ({"kind": "sent", "what": "acceptance", "to": "dana"}, True),
])  # fmt: skip
def test_a_yes_stands_until_they_take_it_back(event, known):
    yes = {**YES, "at": "2026-03-18T12:00:00-05:00"}
    assert bool(told(case("Cedar Labs", yes, event))) is known
    before = {**event, "at": "2026-03-18T11:00:00-05:00"}
    assert told(case("Cedar Labs", before, yes))[0].accepted


@pytest.mark.parametrize("what", ["invitation", "offer"])
def test_what_is_over_goes_on_with_another_word_of_theirs_or_another_talk(what):
    no = {**NO, "at": "2026-03-10T09:00:00-05:00"}
    assert len(told(case("Cedar Labs", no, {"kind": "heard", "what": what}))) == 1
    assert told(case("Cedar Labs", no, {"kind": "heard", "what": "other"})) == ()
    later = case("Cedar Labs", {**NO, "at": "2026-03-03T09:00:00-06:00"})
    assert len(told(later)) == 1  # the interview came after that no


@pytest.mark.parametrize(("ends", "known"), [("2026-03-20T10:00:00-05:00", 1), ("2026-03-20T10:00:01-05:00", 0)])
def test_a_talk_is_known_to_the_others_from_the_moment_it_is_over(ends, known):
    talk = {"round": 1, "at": "2026-03-20T09:00:00-05:00", "ends": ends, "with": ["dana"]}
    assert len(told(case("Cedar Labs", interviews=[talk]))) == known
