"""Words in a wrong form, taken for others or left out are found at their place; right sentences are left alone."""

import pytest

from followup.messages.review import check, slips
from followup.messages.review.note import Note
from tests.messages.review.cases import simple_case


def told(text):
    note = Note(text)
    return [
        (text[f.start : f.end], *f.suggestions)
        for name in ("forms", "mixed_up")
        for f in slips.told(slips.slips(name), note)
    ]


@pytest.mark.parametrize(("text", "wrong"), [
    ("I enjoyed see the hall.", [("see", "seeing")]),
    ("I am used to work alone.", [("work", "working")]),
    ("I can start in three week.", [("week", "weeks")]),
    ("I met many customer from abroad.", [("customer", "customers")]),
    ("Every patients of ours gets a call.", [("patients", "patient")]),
    ("Yesterday I meet your colleague.", [("meet", "met")]),
    ("I visit your stand two weeks ago.", [("visit", "visited")]),
    ("I was teach the new drivers.", [("teach", "teaching")]),
    ("I would like join your team.", [("would like join",)]),
    ("I hope to hearing from you.", [("hearing",)]),
    ("I could solved it.", [("solved",)]),
    ("I can learning quickly.", [("learning",)]),
    ("I am exciting about the job.", [("exciting", "excited")]),
    ("I interested in the night shift.", [("interested",)]),
    ("I work there since 2019.", [("work", "have worked")]),
    ("The people I met was friendly.", [("was", "were")]),
    ("The list of tools are attached.", [("are", "is")]),
    ("Neither the cook nor the clerk have called.", [("have", "has")]),
    ("Please let me to know.", [("to know", "know")]),
    ("My last manager trust me with the keys.", [("trust", "trusts")]),
    ("It depend on the wind.", [("depend", "depends")]),
    ("I have been graduated in May.", [("graduated",)]),
])  # fmt: skip
def test_a_word_in_the_wrong_form_is_found(text, wrong):
    assert told(text) == wrong


@pytest.mark.parametrize(("text", "wrong"), [
    ("I do not know weather you have decided.", [("weather", "whether")]),
    ("Please advice me.", [("advice", "advise")]),
    ("She is the school principle.", [("principle", "principal")]),
    ("I past the exam.", [("past", "passed")]),
    ("I took the roll of team leader.", [("roll", "role")]),
    ("I work good under pressure.", [("good", "well")]),
    ("I work careful with glass.", [("careful", "carefully")]),
    ("I am real interested.", [("real", "really")]),
    ("We had less complaints.", [("less", "fewer")]),
    ("My managers name is below.", [("managers", "manager's")]),
    ("Lets talk soon.", [("Lets", "Let's")]),
    ("I can come in Monday.", [("in", "on")]),
    ("We met on last Tuesday.", [("on last", "last")]),
    ("My shift begins in June 5.", [("in", "on")]),
    ("Thank you your time.", [("your", "for your")]),
    ("I have experience Python.", [("Python",)]),
    ("It was pleasure to meet you.", [("pleasure", "a pleasure")]),
    ("I am electrician with a van.", [("electrician",)]),
    ("I wait your answer.", [("wait", "wait for")]),
    ("I like very much the work.", [("very much",)]),
    ("They share it's typists.", [("it's", "its")]),
    ("I spoke with dr. Voss.", [("dr", "Dr")]),
    ("She told that the job was open.", [("told", "said")]),
    ("I haven't no plans.", [("no", "any")]),
])  # fmt: skip
def test_a_word_taken_for_another_or_left_out_is_found(text, wrong):
    assert told(text) == wrong


@pytest.mark.parametrize("text", [
    "I enjoyed meeting the crew before they loaded the truck, and it was kind of you to let my manager know.",
    "My manager and I make the plan; I asked that the company send the form.",
    "In my last job I was a driver. Last year I managed six, and I use it still.",
    "I took two week-long courses and a three month contract; each of them helped.",
    "A few days and another three weeks pass, and every two weeks we meet.",
    "I am interested in Friday and Saturday shifts, and in May 2024 I was there.",
    "I have been a nurse since 2015 and know what patients like; I am glad you work the way you do.",
    "The experience I have is yours, and I was head nurse in Leeds.",
    "If the weather allows I will drive over. I work hard, and it went well.",
    "Does it depend on you? Let it run.",
    "Each of the nurses I met was kind, and I will come after your July 31 meeting.",
])  # fmt: skip
def test_right_sentences_that_look_alike_are_left_alone(text):
    assert told(text) == []


def test_a_paragraph_that_begins_small_is_told_and_a_list_is_not():
    text = "Dear Ms. Okafor,\n\nthank you for the long talk. I bring:\n\n- my keys and a van and more\n\nYours,\nJo Li"
    told = [text[f.start : f.end] for f in check(text, simple_case(), "thank-you") if f.code == "grammar"]
    assert told == ["thank"]


def test_the_day_of_a_letter_is_not_the_day_of_the_interview():
    text = "Dear Ms. Okafor,\n\nI wrote on March 20 about the job for which we met.\n\nYours,\nJo Li"
    assert not [f for f in check(text, simple_case(), "thank-you") if f.code == "wrong-date"]
