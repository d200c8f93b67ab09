"""Two offers, each with its day: plan, explanation, page and letters name the right one at the right place."""

import pytest

import followup
from followup.messages.drafting import draft
from followup.panels.case.drawer_words import countdown
from followup.planning.explain import explain
from tests.contract.asking import THANKED, moment, simple, told

NOW = moment("2026-03-13T12:00:00-05:00")
CEDAR = {"employer": "Cedar Labs", "role": "Analyst", "since": moment("2026-03-12T09:00:00-05:00")}


def case_of(mine, *elsewhere, **offer):
    by = {"answer_by": mine} if mine else {}
    heard = told("2026-03-13T10:00:00-05:00", "offer", by="email", **{"from": "maria"}, **by, **offer)
    return followup.load_case(simple(THANKED, heard, employer={"country": "US"}) | {"elsewhere": list(elsewhere)})


def plan_of(mine, *elsewhere, **offer):
    return followup.plan(case_of(mine, *elsewhere, **offer), now=NOW)


def letter(step, mine, *elsewhere, **more):
    return draft(case_of(mine, *elsewhere), step, now=NOW, **more).body


@pytest.mark.parametrize(
    ("mine", "theirs", "here", "there"),
    [
        ("2026-03-20", "2026-03-18", "Friday, March 20", "Wednesday, March 18"),
        ("2026-03-17", "2026-03-24", "Tuesday, March 17", "Tuesday, March 24"),
        ("2026-03-20", "2026-03-20", "Friday, March 20", "Friday, March 20"),
        ("2026-03-16", "2026-03-17T12:00:00-05:00", "Monday, March 16", "Tuesday, March 17"),
    ],
)
def test_the_explanation_and_the_page_name_each_day_with_its_employer(mine, theirs, here, there):
    plan = plan_of(mine, CEDAR | {"answer_by": theirs})
    for said in (explain(plan), str(countdown(plan))):
        assert f"Cedar Labs wants your answer by {there}" in " ".join(said.split())
        assert here == there or f"Cedar Labs wants your answer by {here}" not in " ".join(said.split())
    assert here in explain(plan)


@pytest.mark.parametrize("wording", range(6))
def test_a_letter_to_the_second_employer_names_their_own_day_as_theirs(wording):
    said = letter("tell-others", "2026-03-20", CEDAR | {"answer_by": "2026-03-18"}, wording=wording)
    assert "my answer by March 18" in said and "until March 20" in said
    assert "offer" in said and "where things stand" not in said


@pytest.mark.parametrize("wording", range(6))
def test_where_theirs_can_wait_nothing_is_asked_and_the_first_day_stays_out(wording):
    said = letter("tell-others", "2026-03-17", CEDAR | {"answer_by": "2026-03-24"}, wording=wording)
    assert "March 24" in said and "March 17" not in said and "?" not in said


def test_who_has_made_no_offer_is_told_of_this_one_and_of_its_day():
    said = letter("tell-others", "2026-03-20", CEDAR)
    assert "March 20" in said and "another employer has made me an offer" in said


def test_letters_to_the_first_employer_name_its_own_day_alone():
    for step, template in (("acknowledge-offer", None), ("answer-offer", "ask-for-more-time")):
        said = letter(step, "2026-03-20", CEDAR | {"answer_by": "2026-03-18"}, template=template)
        assert "March 20" in said and "March 18" not in said and "Cedar" not in said


def test_of_several_others_each_has_its_own_day_and_one_that_is_over_has_none():
    others = (
        CEDAR | {"answer_by": "2026-03-18"},
        {"employer": "Beech Bank", "answer_by": "2026-03-16"},
        {"employer": "Old Oak", "answer_by": "2026-03-11"},
        {"employer": "Elm Ltd"},
    )
    said = " ".join(explain(plan_of("2026-03-20", *others)).split())
    assert (
        "Beech Bank wants your answer by Monday, March 16 and Cedar Labs wants your answer by Wednesday, March 18"
        in said
    )
    assert "Old Oak" not in said.replace("Tell Cedar", "") or "Old Oak wants" not in said


def test_where_this_employer_named_no_day_theirs_is_named_and_ours_asked_for():
    plan = plan_of(None, CEDAR | {"answer_by": "2026-03-18"})
    said = " ".join(explain(plan).split())
    assert "Cedar Labs wants your answer by Wednesday, March 18: ask here by when they need yours" in said
    assert "Cedar Labs wants your answer by Wednesday, March 18" in str(countdown(plan))


def test_an_offer_that_hangs_on_something_has_the_other_day_beside_it_too():
    plan = plan_of("2026-03-20", CEDAR | {"answer_by": "2026-03-18"}, conditional=True)
    assert "Cedar Labs wants your answer by Wednesday, March 18" in " ".join(explain(plan).split())


def test_after_a_yes_here_their_offer_is_declined_and_not_an_application_withdrawn():
    accepted = {"kind": "decided", "what": "accepted", "at": moment("2026-03-13T11:00:00-05:00")}
    case = followup.load_case(
        simple(THANKED, told("2026-03-13T10:00:00-05:00", "offer", **{"from": "maria"}), accepted)
        | {"elsewhere": [CEDAR | {"answer_by": "2026-03-18"}]}
    )
    said = draft(case, "tell-others", now=NOW).body
    assert "another offer" in said and "application" not in said and "March" not in said
