"""A name is greeted by its family or first name, whatever titles, degrees, jobs or commas surround it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup.case.greetings import called, shown
from followup.messages.review import check
from tests.amount import some
from tests.messages.names_of_many_places import AFTER, BEFORE, LAST, SECOND, SHAPED
from tests.messages.review.cases import after, made, simple_case

TITLES = ("", "Dr. ", "Prof. ", "Ms ", "Mr. ", "Prof. Dr. ", "Herr Dr. ", "Dr.-Ing. ")
DEGREES = ("", ", PhD", ", LL.M.", ", MBA, CPA", " MBA", ", M.Sc.", ", Jr.")
JOBS = ("", " - HR", " – Hiring Manager", " (Recruiter)", " | Talent Acquisition", ", Head of Data", " / HR")
FIRST = ("Jane", "Zoë", "Emeka", "Anne-Marie", "Siobhán", "Óscar", "Priya")
FAMILY = ("Smith", "Okafor", "O'Brien", "Müller-Lüdenscheidt", "von der Leyen", "de la Cruz", "van Dijk", "McKay")


def with_name(name, **more):
    contact = {"id": "maria", "name": name, "is": "hiring_manager", "email": "m@northwind.example", "phone": "555 0100"}
    interview = {"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": ["maria"], "fit": ["six years of SQL"]}
    return simple_case(contacts=[contact | more], interviews=[interview])


@pytest.mark.many
@pytest.mark.parametrize(("name", "country", "right"), BEFORE + AFTER + SHAPED + LAST + SECOND)
def test_names_of_many_places_are_greeted_as_these_people_would_be(name, country, right):
    assert called(name, False, country) in right


@settings(max_examples=some(180), deadline=None)
@given(
    st.sampled_from(TITLES),
    st.sampled_from(FIRST),
    st.sampled_from(FAMILY),
    st.sampled_from(DEGREES),
    st.sampled_from(JOBS),
)
def test_what_stands_around_a_name_changes_no_greeting(title, first, family, degree, job):
    greeting = called(f"{title}{first} {family}{degree}{job}", False, "US")
    assert greeting == (called(f"{title}{first} {family}", False, "US"))
    assert greeting.endswith(family if title else first) and not re.search(r"[,(|/]|PhD|LL|MBA|HR", greeting)


@settings(max_examples=some(180), deadline=None)
@given(
    st.sampled_from(TITLES),
    st.sampled_from(FIRST),
    st.sampled_from(FAMILY),
    st.sampled_from(DEGREES),
    st.sampled_from(JOBS),
)
def test_the_family_name_may_stand_first_before_a_comma(title, first, family, degree, job):
    name = f"{family}, {title}{first}{degree}{job}"
    assert called(name, False, "US") == called(f"{title}{first} {family}", False, "US"), name
    assert shown(name) == shown(f"{title}{first} {family}")


@settings(max_examples=some(120), deadline=None)
@given(st.text(min_size=1, max_size=40))
def test_no_name_however_odd_breaks_a_greeting(name):
    for formal in (False, True):
        greeting = called(name, formal, "US")
        assert greeting == " ".join(greeting.split()) and "\n" not in greeting


@settings(max_examples=some(120), deadline=None)
@given(
    st.sampled_from(TITLES),
    st.sampled_from(FIRST),
    st.sampled_from(FAMILY),
    st.sampled_from(DEGREES),
    st.sampled_from(JOBS),
)
def test_a_greeting_holds_only_words_of_the_name_in_their_order(title, first, family, degree, job):
    name = f"{title}{first} {family}{degree}{job}"
    words = [word for word in called(name, False, "US").split() if not word.startswith(("Dr", "Prof", "Mr", "Ms"))]
    assert " ".join(words) in name


def test_how_a_person_is_greeted_is_what_the_candidate_wrote_down():
    for address, greeting in (
        ("Ms. Lopez", "Dear Ms. Lopez,"),
        ("Dear Frank,", "Dear Frank,"),
        ("Xiaoli", "Dear Xiaoli,"),
    ):
        case = with_name("Dr. Chen Xiaoli, PhD", address=address, style="traditional")
        drafted = made("thank-you-email", case, after(case, hours=3), to="maria")
        assert drafted.body.startswith(greeting) and not drafted.findings
        assert "Hello " + greeting[5:-1] in made("follow-up-call", case, after(case, days=9), to="maria").body


@pytest.mark.many
@pytest.mark.parametrize(("name", "country", "right"), BEFORE + AFTER + SHAPED + LAST)
def test_the_check_agrees_with_every_greeting_of_ours(name, country, right):
    case = with_name(name)
    drafted = made("thank-you-email", case, after(case, hours=3), to="maria")
    assert not drafted.findings, (drafted.body[:60], drafted.findings)


def test_a_person_met_is_named_without_degrees_and_jobs():
    case = with_name("Müller-Lüdenscheidt, Dr. Eva, LL.M. - HR")
    body = made("follow-up-email", case, after(case, days=9), to="hr").body
    assert "Dr. Eva Müller-Lüdenscheidt" in body and "LL.M." not in body


def test_another_name_than_the_case_has_is_still_found():
    case = with_name("Smith, Jane - HR")
    found = check("Dear Joan,\n\nThank you for March 4.\n\nPriya Raman", case, "thank-you", to="maria")
    wrong = [finding for finding in found if finding.code == "wrong-name"]
    assert wrong and wrong[0].suggestions == ("Jane",)
