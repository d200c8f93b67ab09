"""A message left with a person gives a name, a number and a meeting: words about the job are found, nothing else."""

import pytest

from followup.messages.review import check
from tests.messages.review.cases import simple_case

START = "Hello, my name is Priya Raman. "
END = " My number is +1 312 555 0142. Thank you."


def details(text, case=None, template="follow-up-reception"):
    found = check(text, case or simple_case(), "first-follow-up", template=template)
    return [text[f.start : f.end] for f in found if f.code == "job-detail"]


@pytest.mark.parametrize(
    "words",
    [
        "I interviewed for the data analyst position.",
        "It is about the Data Analyst role.",
        "I am calling about the position.",
        "Has she made a decision?",
        "I applied for a job.",
        "It is about my application.",
        "We spoke about staffing forecasts.",
        "She told me the salary would be about forty thousand.",
        "I want to know if I got it.",
        "Tell her I have six years of SQL.",
        "I'm a candidate.",
        "Did they hire somebody?",
        "It pays $72,000.",
        "Please ask about my job interview.",
        "I am one of the analysts.",
        "Is the vacancy filled?",
        "It is about my résumé.",
    ],
)
def test_a_word_about_the_job_is_found(words):
    text = START + words + END
    found = details(text)
    assert found and all(detail in words for detail in found), found


@pytest.mark.parametrize(
    "words",
    [
        "I am following up on a meeting with Maria Lopez.",
        "Could you ask her to call me?",
        "I met her on March 4.",
        "I am in until six.",
        "Could I leave a message for Ms. Lopez?",
        "My last name is spelled R-A-M-A-N.",
        "Is this the office of Maria Lopez?",
        "Is the manager in?",
        "I will be at my post office box.",
        "She knows what it is about.",
        "Could she call me at a time that suits her?",
        "I can hold a moment.",
    ],
)
def test_everything_else_is_left_alone(words):
    assert details(START + words + END) == []


def test_names_are_no_details():
    case = simple_case(
        contacts=[{"id": "b", "name": "Tom Baker", "is": "hr"}],
        employer={"name": "Job Center", "timezone": "America/Chicago"},
        role={"title": "Baker"},
        interviews=[],
    )
    assert details(f"{START}Is this the Job Center? A message for Tom Baker.{END}", case) == []
    assert details(f"{START}It is about a baker.{END}", case) == ["baker"]


def test_other_messages_may_speak_of_the_job():
    assert details(f"{START}It is about the data analyst position.{END}", template="follow-up-voicemail") == []


def test_a_message_for_somebody_is_taken_for_one_left_with_a_person():
    text = "Hi, this is Priya Raman. I'm calling for Ms. Lopez. I interviewed with her for the analyst job." + END
    codes = {f.code for f in check(text, simple_case(), "first-follow-up")}
    assert "job-detail" in codes and "missing-subject" not in codes


def test_a_meeting_is_offered_for_an_interview():
    text = f"{START}It is about my job interview.{END}"
    found = [
        f
        for f in check(text, simple_case(), "first-follow-up", template="follow-up-reception")
        if f.code == "job-detail"
    ]
    assert found[0].suggestions == ("meeting",) and found[0].advice == ("E6",) and found[0].severity == "error"


@pytest.mark.parametrize(("title", "words", "found"), [
    ("Store manager", "Is the manager there?", []),
    ("Lead welder", "It is about a welder.", ["welder"]),
    ("Manager trainee", "It is about a trainee.", ["trainee"]),
    ("Data ops", "It is about ops and data.", []),
    ("Data ops", "It is about data ops.", ["data ops"]),
    ("IT", "It is about IT.", []),
    ("SQL", "It is about SQL.", ["SQL"]),
    ("Night nurse, ward 3", "It is about a night  nurse.", ["night  nurse"]),
])  # fmt: skip
def test_the_title_gives_the_job_away_by_the_words_that_name_the_work(title, words, found):
    case = simple_case(role={"title": title}, interviews=[])
    assert details(START + words + END, case) == found


def test_two_details_that_overlap_are_one_and_two_apart_are_two():
    assert details(f"{START}It is about the data analyst position.{END}") == ["data analyst position"]
    assert details(f"{START}I applied for it; my application is there.{END}") == ["applied for", "my application"]


@pytest.mark.parametrize(("words", "meeting"), [
    ("It is about the job interview.", True), ("I interviewed for it.", False), ("It is about the job.", False),
])  # fmt: skip
def test_only_an_interview_may_be_called_a_meeting(words, meeting):
    text = START + words + END
    found = [f for f in check(text, simple_case(), "first-follow-up", template="follow-up-reception")
             if f.code == "job-detail"]  # fmt: skip
    assert [f.suggestions for f in found] == [("meeting",) if meeting else ()]
