"""The wrong person greeted, a name misspelt, another company: found. Everybody else who is mentioned: left alone."""

import pytest

from followup.messages.review import check
from tests.messages.review.cases import after, simple_case

BODY = "Thank you for your time on March 4. I am interested in the Data analyst position.\n\nSincerely,\nPriya Raman"


def wrong(text, step="thank-you", to=None, case=None, template="thank-you-email"):
    found = check(text, case or simple_case(), step, to=to, template=template)
    return [(text[f.start : f.end], *f.suggestions) for f in found if f.code == "wrong-name"]


@pytest.mark.parametrize(
    "greeting",
    [
        "Dear Maria,",
        "Dear Ms. Lopez,",
        "Dear Ms Lopez,",
        "Hi Maria!",
        "Hello Maria Lopez,",
        "Maria,",
        "Ms. Lopez:",
        "Good morning Maria,",
        "dear maria,",
        "Dear Maria and Tom,",
        "Dear Maria, dear Tom,",
        "Dear Hiring Team,",
        "Dear Hiring Manager,",
        "Dear Northwind team,",
        "Hello,",
        "Hi there,",
        "To whom it may concern:",
        "Dear Sir or Madam,",
        "Dear HR,",
        "Dear Dr. Lopez,",
        "Dear Mx. Lopez,",
        "Dear Maria L.,",
        "Dear Human Resources,",
        "Dear all,",
        "MARIA,",
        "Dear Maria,\r",
    ],
)
def test_a_greeting_to_whom_it_goes_is_right(greeting):
    assert wrong(f"{greeting}\n\n{BODY}") == []


@pytest.mark.parametrize(
    ("greeted", "better"),
    [
        ("Mr. Smith", "Mr. Lopez"),
        ("Michael", "Maria"),
        ("Ms. Lopes", "Ms. Lopez"),
        ("Mari", "Maria"),
        ("Ms. Velasquez", "Ms. Lopez"),
        ("John Smith", "Maria Lopez"),
        ("María", "Maria"),
        ("Dr. Seti", "Dr. Lopez"),
    ],
)
def test_a_greeting_to_somebody_else_is_found(greeted, better):
    assert wrong(f"Subject: Thanks\n\nDear {greeted},\n\n{BODY}", to="maria") == [(greeted, better)]


def test_a_greeting_to_the_other_interviewer_is_found_where_the_recipient_is_named():
    text = f"Dear Tom,\n\n{BODY}"
    assert wrong(text, to="maria") == [("Tom", "Maria")]
    assert wrong(text, to="tom") == wrong(text) == []


def test_only_the_wrong_one_of_two_is_marked():
    assert wrong(f"Dear Maria and Jim,\n\n{BODY}", to="maria") == [("Jim", "Maria")]


@pytest.mark.parametrize(
    ("spelled", "right"),
    [
        ("I enjoyed meeting Ms. Lopes today.", "Lopez"),
        ("Thanks to Maria Lopes.", "Lopez"),
        ("I liked Northwnd Clinics a lot.", "Northwind"),
        ("I liked Northwind Clinincs a lot.", "Clinics"),
        ("With Tom Okafour it went well.", "Okafor"),
        ("It was Northwimd's idea.", "Northwind"),
        ("I liked maira Lopez's idea.", "Maria"),
    ],
)
def test_a_name_spelled_unlike_the_case_has_it_is_found(spelled, right):
    found = wrong(f"Dear Maria,\n\n{spelled}\n\n{BODY}")
    assert [better for _, better in found] == [right]


def test_a_slip_in_the_own_name_is_found():
    assert wrong("Dear Maria,\n\nThank you for March 4.\n\nSincerely,\nPria Raman") == [("Pria", "Priya")]


@pytest.mark.parametrize(
    "text",
    [
        "I enjoyed meeting Marta and Lorenzo as well.",
        "My work at Lakeland Foods taught me that.",
        "In my current role at Tessellate I lead.",
        "At Kroger it saved us hours.",
        "I worked for UPS.",
        "My last position at Acme Corp ended in May.",
        "I used Python and Tableau.",
        "Northwind's clinics run well.",
        "I left a job at Wayfair.",
        "We talked at Zoom speed.",
        "A clinic needs people.",
        "I was part of Team Blue.",
        "Since joining Kroger I have learned much.",
        "My interest in Machine Learning grew.",
        "The interview on Wednesday was good.",
        "The interview with Tom Okafor was good.",
        "I would love to work with Maria again.",
        "I took a position at Lakeland Foods in 2019.",
        "I held the analyst role at Lakeland Foods.",
        "The role at Northwind appeals to me.",
        "The role at NC appeals to me.",
        "As an analyst at Lakeland Foods I learned what an offer means.",
        "I worked as data analyst at Lakeland Foods.",
    ],
)
def test_others_may_be_mentioned(text):
    assert wrong(f"Dear Maria,\n\n{text}\n\n{BODY}") == []


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("I am interested in the analyst position at Lakeland Foods.", "Lakeland Foods"),
        ("I would be glad to join Acme Corp.", "Acme Corp"),
        ("I look forward to working for Vertex Wireless.", "Vertex Wireless"),
        ("Thank you for the interview at Contoso.", "Contoso"),
        ("I want to be part of Blue Mesa Telecom.", "Blue Mesa Telecom"),
        ("I would like to work at Southwind Clinics of Ohio.", "Southwind Clinics of Ohio"),
        ("Thank you for the offer of data analyst at Northwind Labs.", "Northwind Labs"),
    ],
)
def test_another_company_in_its_place_is_found(text, other):
    assert wrong(f"Dear Maria,\n\n{text}\n\n{BODY}") == [(other, "Northwind Clinics")]


def test_whoever_takes_the_message_may_have_any_name():
    text = "Hello Jim, my name is Priya Raman, +1 312 555 0142. Could you ask Maria Lopez to call me? Thank you."
    assert wrong(text, step="first-follow-up", template="follow-up-reception") == []


def test_an_hr_person_nobody_recorded_may_have_any_name():
    assert wrong(f"Dear Ms. Chen,\n\n{BODY}", to="recruiter") == []


def test_nicknames_titles_and_accents():
    contact = {"id": "m", "name": "Dr. Michael Ó Briain-Smith", "is": "hiring_manager", "email": "m@n.example"}
    case = simple_case(contacts=[contact], interviews=[])
    for greeting in ("Dear Mike,", "Dear Dr. Ó Briain-Smith,", "Dear Prof. Smith,", "Dear Dr Ó Briain,"):
        assert wrong(f"{greeting}\n\n{BODY}", case=case) == []
    assert wrong(f"Dear Dr. O Briain-Smith,\n\n{BODY}", case=case) == []
    assert wrong(f"Dear Dr. Brain,\n\n{BODY}", case=case) == [("Dr. Brain", "Dr. Ó Briain-Smith")]


def test_of_several_addressed_the_one_most_like_the_wrong_name_is_offered():
    assert wrong(f"Dear Mr. Okafur,\n\n{BODY}") == [("Mr. Okafur", "Mr. Okafor")]
    assert wrong(f"Dear Ms. Lupez,\n\n{BODY}") == [("Ms. Lupez", "Ms. Lopez")]


@pytest.mark.parametrize(("text", "found"), [
    ("I met okafour there.", []),
    ("I met Okafour there.", [("Okafour", "Okafor")]),
    ("We met. Okafour was there.", []),
    ("I met Mari and Marla there.", []),
    ("I met Tom Okafur and tom okafur.", [("Okafur", "Okafor"), ("okafur", "Okafor")]),
    ("Thanks to Ms. Lopze's team.", [("Lopze", "Lopez")]),
    ("I like Northwimd.", [("Northwimd", "Northwind")]),
    ("I like Clinice.", []),
])  # fmt: skip
def test_a_name_must_be_meant_before_it_is_put_right(text, found):
    assert wrong(f"Dear Maria,\n\n{text}\n\n{BODY}") == found


@pytest.mark.parametrize(("line", "found"), [
    ("Hi Jim, this is Priya Raman, about the talk we had there, and so on and on.", [("Jim", "Maria")]),
    ("Hi Maria, and all of you who were there in the room on that day of March", []),
    ("Jim:", [("Jim", "Maria")]),
    ("Dear Jim, dear Maria,", [("Jim", "Maria")]),
    ("Dear Jim & Maria,", [("Jim", "Maria")]),
    ("Dear [Name],", []),
    ("Jim and I met.", []),
    ("Dear Clinics,", []),
])  # fmt: skip
def test_only_who_is_greeted_is_looked_at(line, found):
    assert wrong(f"{line}\n\nThank you for March 4.\n\nPriya Raman", to="maria") == found


def test_a_first_name_behind_a_title_may_look_like_another_ones():
    people = [{"id": "p", "name": "Mrs Penelope Oduya", "is": "hr"}]
    case = simple_case(contacts=people, interviews=[])
    assert wrong(f"Dear Mrs Oduya,\n\nI met Penelopa there.\n\n{BODY}", case=case) == []
    assert wrong(f"Dear Mrs Oduya,\n\nI met Penelopa Oduya.\n\n{BODY}", case=case) == [("Penelopa", "Penelope")]


def test_a_word_of_the_last_sentence_is_no_slip_of_the_name_signed_below_it():
    case = simple_case(candidate={"name": "Tasha Bell"})
    text = (
        "Dear Maria,\n\nThank you for March 4.\n\nI tell you so that you know, and I understand if it takes longer.\n\n"
    )
    found = check(f"{text}Best wishes,\nTasha Bell", case, "share-news", to="maria")
    assert not [finding for finding in found if finding.code == "wrong-name"]
    found = check(f"{text}Best wishes,\nTasha Bel", case, "share-news", to="maria")
    assert [finding.suggestions for finding in found if finding.code == "wrong-name"] == [("Bell",)]


@pytest.mark.parametrize(("name", "greeting", "wrong"), [
    ("Sister Agnes Moriarty", "Father Moriarty", True),
    ("Mr. Alan Wood", "Ms. Wood", True),
    ("Mrs Penelope Oduya", "Ms Oduya", False),
    ("Dr. Omar Haddad", "Mr. Haddad", False),
])  # fmt: skip
def test_a_title_of_the_other_sex_is_not_this_persons(name, greeting, wrong):
    people = [{"id": "maria", "name": name, "is": "hiring_manager"}, {"id": "tom", "name": "Tom Okafor", "is": "hr"}]
    text = f"Subject: Thanks\n\nDear {greeting},\n\nThank you."
    found = check(text, simple_case(contacts=people), "thank-you", to="maria")
    assert ("wrong-name" in {f.code for f in found}) is wrong


def test_where_two_are_addressed_and_a_third_is_greeted_the_first_of_the_two_is_named():
    people = [
        {"id": who.lower(), "name": f"{who} {last}", "is": "interviewer", "email": f"{who.lower()}@northwind.example"}
        for who, last in (("Ana", "Ruiz"), ("Tom", "Okafor"), ("Greta", "Lind"))
    ]
    talk = {"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": ["ana", "tom"]}
    case = simple_case(contacts=people, interviews=[talk])
    found = [
        f for f in check(f"Dear Greta,\n\n{BODY}", case, "thank-you", now=after(case, days=0)) if f.code == "wrong-name"
    ]
    assert [f.suggestions for f in found] == [("Ana",)]


def test_a_slip_in_a_word_that_every_company_has_is_no_misspelt_name():
    case = simple_case(employer={"name": "Harbor Group", "timezone": "America/Chicago"})
    assert wrong(f"Dear Maria,\n\nI liked the whole gruop at Harbour.\n\n{BODY}", case=case) == [("Harbour", "Harbor")]


@pytest.mark.parametrize(("seen", "found"), [
    ("I liked Westbrook Physical Therapy.", [("Westbrook Physical Therapy", "Westbrook Pediatric Therapy")]),
    ("I liked Southbrook Pediatric Therapy.", [("Southbrook Pediatric Therapy", "Westbrook Pediatric Therapy")]),
    ("I liked Westbrook Pediatric Hall.", []),
    ("I left my job at Westbrook Physical Therapy.", []),
])  # fmt: skip
def test_a_name_that_is_the_employers_but_for_one_word_is_another_ones(seen, found):
    case = simple_case(employer={"name": "Westbrook Pediatric Therapy", "timezone": "America/New_York"})
    assert wrong(f"Dear Maria,\n\n{seen}\n\n{BODY}", case=case) == found


@pytest.mark.parametrize(("title", "seen", "found"), [
    ("Lecturer in Hydrology", "I came about the Lectureship in Glaciology.", "Lectureship in Glaciology"),
    ("Teacher of Chemistry", "Thank you for seeing me about the post of teacher of Physics.", "teacher of Physics"),
    ("Lecturer in Hydrology", "As a lecturer in Hull I learned to wait.", None),
    ("Lecturer in Hydrology", "Thank you for the lectureship in hydrology.", None),
    ("Account executive", "Think of me the next time an account manager spot opens up.", "account manager"),
    ("Sales assistant", "I am interested in the sales manager position.", "sales manager"),
    ("Account executive", "An account executive told me about the account manager position.", None),
])  # fmt: skip
def test_another_work_or_field_than_the_titles_is_found(title, seen, found):
    case = simple_case(role={"title": title})
    assert [seen for seen, _ in wrong(f"Dear Maria,\n\n{seen}\n\nSincerely,\nPriya Raman", case=case)] == (
        [found] if found else []
    )
