"""A note that begins with a verb becomes a sentence of its own; any other stays as it was written."""

import pytest

from followup.case.first_person import in_first_person


@pytest.mark.parametrize(("entry", "said"), [
    ("did the inventory migration", "I did the inventory migration"),
    ("Led 12 volunteers", "I led 12 volunteers"),
    ("worked with SAP for four years", "I worked with SAP for four years"),
    ("am used to night shifts", "I am used to night shifts"),
    ("used to night shifts", "I am used to night shifts"),
    ("Handled complaints from farms", "I handled complaints from farms"),
    ("careful", "I am careful"),
    ("quick learner", "I am a quick learner"),
    ("certified in first aid", "I am certified in first aid"),
    ("can start two weeks after your yes", "I can start two weeks after your yes"),
    ("trained administrative clerk", "I am a trained administrative clerk"),
    ("experienced electrician", "I am an experienced electrician"),
    ("trained new staff", "I trained new staff"), ("trained the waiter", "I trained the waiter"),
    ("Forklift certified", "I am forklift certified"),
    ("free at weekends", "I am free at weekends"),
])  # fmt: skip
def test_a_note_that_begins_with_a_verb_gets_its_subject(entry, said):
    assert in_first_person(entry) == said


@pytest.mark.parametrize("entry", [
    "six years of SQL", "experienced team lead", "distributed systems", "built environment", "LED lighting",
    "advanced Excel", "managing budgets", "I hope for 70,000.", "Would 70,000 be possible?", "used cars",
    "planned maintenance", "automated testing",
    "have you thought of a second shift?",
    "related work", "skilled trades", "a forklift certified", "free meals",
])  # fmt: skip
def test_any_other_stays_as_it_is(entry):
    assert in_first_person(entry) == entry
