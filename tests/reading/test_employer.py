"""Who a first message is from and for which job: a guess where something tells, and none where nothing does."""

import pytest

from followup.reading.employer import employer_in, role_in

BODY = "Dear Tomasz,\n\nWe would like to meet you on 3 June at 10:00.\n\nKind regards,\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{BODY}Lena Osei\nHR Manager, Harbourside Clinic\n+44 113 496 0000\n", "Harbourside Clinic"),
        (f"{BODY}Lena Osei\nRecruiter\nLarch & Loam\n", "Larch & Loam"),
        (f"{BODY}Lena Osei | Talent Lead | Moor Mills\n", "Moor Mills"),
        (f"{BODY}Lena Osei\nQuay Street Museum, Chicago\n", "Quay Street Museum"),
        (f"{BODY}Lena Osei\nStore Manager, Pennywise Homeware, Rotherham\n", "Pennywise Homeware"),
        (f"{BODY}Lena Osei\nFinance, Larch & Loam\nCork\n", "Larch & Loam"),
        (
            "From: Lena Osei <lena@quill-and-tide.example>\n\nCan you come on Monday?\n\nLena\n",
            "Quill And Tide",
        ),
        ("From: Lena <lena@gmail.com>\n\nCan you come in on Monday at 9?\n\nLena\n", None),
        ("Hello, Tuesday 2pm?\nCheers, Tim\n", None),
    ],
)
def test_the_employer_is_guessed_from_what_stands_below_a_name_or_from_the_address(text, name):
    assert employer_in(text) == name


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("We invite you to an interview for the position of Ward Clerk on 3 June.", "Ward Clerk"),
        ("Regarding the Data Analyst role: can you come in?", "Data Analyst"),
        ("Subject: Interview for Practice Manager\n\nDear Tomasz", "Practice Manager"),
        ("Please come to the interview on Monday.", None),
    ],
)
def test_the_job_is_guessed_where_it_is_named(text, role):
    assert role_in(text) == role
