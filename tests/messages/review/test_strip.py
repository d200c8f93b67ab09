"""The facts strip: each thing a message states, by its kind, beside what the case says of it."""

import pytest

from followup.messages.occasion import occasion
from followup.messages.review.facts import facts_of_text
from tests.messages.review.cases import after, simple_case

NOTHING = "The case says nothing of this."


def strip(text, case=None, **more):
    case = case or simple_case()
    found = facts_of_text(text, occasion(case, "thank-you", now=after(case, hours=2), **more))
    assert all(text[one.start : one.end] == one.text for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
    return [(one.text, one.kind, one.agrees, one.says) for one in found]


@pytest.mark.parametrize(("words", "facts"), [
    ("Maria", [("Maria", "name", True, "Maria Lopez, hiring manager.")]),
    ("Tom's", [("Tom's", "name", True, "Tom Okafor, HR.")]),
    ("maria", []),
    ("Priya Raman", [("Priya Raman", "name", True, "You.")]),
    ("Northwind Clinics", [("Northwind Clinics", "company", True, "The employer of this case.")]),
    ("DATA ANALYST", [("DATA ANALYST", "role", True, "The position of this case.")]),
    ("data analysts", []),
    ("March 4", [("March 4", "date", True, "Wednesday, March 4: the interview.")]),
    ("on Wednesday", [("Wednesday", "weekday", True, "The interview was on a Wednesday.")]),
    ("a Friday", [("Friday", "weekday", None, NOTHING)]),
    ("by May 9", [("May 9", "date", None, NOTHING)]),
    ("t@northwind.example", [("t@northwind.example", "email", True, "An address of this case.")]),
    ("x@northwind.example", [("x@northwind.example", "email", None, NOTHING)]),
    ("+1 312 555 0142", [("+1 312 555 0142", "phone", True, "A number of this case.")]),
    ("(312) 555-0142", [("(312) 555-0142", "phone", True, "A number of this case.")]),
    ("312 555 0143", [("312 555 0143", "phone", None, NOTHING)]),
    ("555 0142", [("555 0142", "phone", True, "A number of this case.")]),
    ("12 people", [("12 people", "number", None, NOTHING)]),
    ("about 40%", [("40%", "number", None, NOTHING)]),
    ("[12 people]", []),
])  # fmt: skip
def test_a_fact_is_known_by_its_kind_and_by_what_the_case_says(words, facts):
    assert strip(f"so {words} it") == facts


def test_figures_agree_with_what_the_case_has_of_them():
    interview = {"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": ["maria"],
                 "fit": ["12 years of SQL"], "topics": ["40% growth"], "went_well": ["3 demos"]}  # fmt: skip
    case = simple_case(interviews=[interview], role={"title": "Clerk", "salary": "$52,000 a year"})
    said = strip("12 years, 40%, 3 demos, $52,000. Or 7, and 13 years", case)
    found = {text: agrees for text, kind, agrees, _ in said if kind == "number"}
    assert found == {"12 years": True, "40%": True, "3": True, "$52,000.": True, "7,": None, "13 years": None}


@pytest.mark.parametrize(("words", "fact"), [
    ("I want to join Acme Corp now.", ("Acme Corp", "company", False)),
    ("I hope for the chef position.", ("chef", "role", False)),
    ("I met Ms. Lopes.", ("Lopes", "name", False)),
    ("We met on March 3.", ("March 3", "date", False)),
    ("We met on Monday.", ("Monday", "weekday", False)),
    ("We met yesterday.", ("yesterday", "date", False)),
])  # fmt: skip
def test_what_disagrees_is_told_once_and_says_why(words, fact):
    found = strip(words, to="maria")
    assert fact in [one[:3] for one in found]
    assert all(says != NOTHING for *_, agrees, says in found if agrees is False)


def test_a_fact_is_a_mapping_for_the_page():
    (fact,) = facts_of_text("Maria", occasion(simple_case(), "thank-you", now=None))
    assert fact.to_dict() == {"kind": "name", "text": "Maria", "start": 0, "end": 5,
                              "says": "Maria Lopez, hiring manager.", "agrees": True}  # fmt: skip
