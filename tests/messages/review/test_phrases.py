"""How what the rulebook's checks find becomes what is told; the checks here are made up."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from followup.messages.occasion import occasion
from followup.messages.review import wordings
from followup.messages.review.note import Note
from followup.rulebook.entries import Check
from followup.rulebook.patterns.phrasebook import Phrasebook
from tests.messages.review.cases import simple_case

TALK = {"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": []}


def phrase(*phrases, code="pushy", **more):
    about = {"says": "So.", "bad": ("x",), "good": ("y",), "advice": ("B10",), "sources": ("x",)}
    return Check(id=f"{code}-{phrases[0]}", code=code, phrases=phrases, read=date(2026, 1, 1), **about, **more)


def told(text, *checks, step="thank-you", template="thank-you-email", **tables):
    here = occasion(simple_case(**tables), step, now=None, template=template, checking=True)
    book = SimpleNamespace(phrasebook=Phrasebook(checks, {}))
    found = wordings.find(Note(text), replace(here, rulebook=book))
    return [(one.code, text[one.start : one.end], *one.suggestions) for one in found]


def test_a_finding_is_the_check_at_its_place():
    here = occasion(simple_case(), "thank-you", now=None, template="thank-you-email", checking=True)
    book = SimpleNamespace(phrasebook=Phrasebook([phrase("ahoy", severity="hint", suggests=("hello",))], {}))
    ((one),) = wordings.find(Note("So ahoy."), replace(here, rulebook=book))
    assert (one.code, one.severity, one.start, one.end, one.says, one.advice, one.suggestions) == (
        "pushy", "hint", 3, 7, "So.", ("B10",), ("hello",),
    )  # fmt: skip


def test_of_two_of_a_code_that_overlap_the_longer_is_told():
    short, long = phrase("ahoy there"), phrase("there you all")
    assert told("Ahoy there you all.", short, long) == [("pushy", "there you all")]
    assert told("Ahoy there you all.", phrase("ahoy there you"), phrase("you all")) == [("pushy", "Ahoy there you")]
    assert told("There you all ahoy there.", short, long) == [("pushy", "There you all"), ("pushy", "ahoy there")]
    assert told("Ahoy there,you all.", short, phrase("you")) == [("pushy", "Ahoy there"), ("pushy", "you")]
    assert len(told("Ahoy there you all.", short, phrase("there you all", code="boast"))) == 2


@pytest.mark.parametrize("code", ["grammar", "doubled-word", "punctuation", "spelling"])
def test_half_of_a_joined_word_is_no_slip_of_language(code):
    slip = phrase("ahoy", code=code)
    assert told("A sea-ahoy and ahoy-sea.", slip) == [] and told("So ahoy - sea.", slip) == [(code, "ahoy")]
    assert len(told("A sea-ahoy and ahoy-sea.", phrase("ahoy"))) == 2


@pytest.mark.parametrize(("written", "short", "right"), [
    ("it is", "it's", "its"), ("you are", "you're", "your"), ("they are", "they're", "their"),
])  # fmt: skip
def test_nobody_slips_from_whose_it_is_to_what_is_written_out(written, short, right):
    slip = phrase(written, code="grammar", suggests=(right,))
    assert told(f"So {written.upper()} ahoy.", slip) == []
    assert told(f"So {short} ahoy.", slip) == [("grammar", short, right)]
    assert told(f"So {written} ahoy.", phrase(written, code="grammar", suggests=("so",))) == [
        ("grammar", written, "so")
    ]
    assert told("So we are ahoy.", phrase("we are", suggests=(right,))) == [("pushy", "we are", right)]


def test_a_wording_of_the_case_is_the_candidates_own_unless_it_is_a_slip_of_language():
    ours = {"interviews": [TALK | {"fit": ["a big Ahoy there"]}]}
    assert told("So ahoy THERE and ahoy.", phrase("ahoy (there|)"), **ours) == []
    assert len(told("So ahoy THERE and ahoy.", phrase("ahoy (there|)"))) == 2
    assert len(told("So ahoy.", phrase("ahoy", code="grammar"), **ours)) == 1
    assert told("So there you go.", phrase("there you"), **ours) == [("pushy", "there you")]


def test_a_check_is_for_its_kinds_and_not_for_its_steps():
    assert told("Ahoy.", phrase("ahoy", kinds=("email", "card"))) and not told("Ahoy.", phrase("ahoy", kinds=("card",)))
    assert told("Ahoy.", phrase("ahoy", not_for=("decline",)))
    assert not told("Ahoy.", phrase("ahoy", not_for=("decline", "thank-you")))


def test_what_to_put_there_is_as_large_as_what_stands_there():
    check = phrase("ahoy (there|you)", suggests=("hello", "éh"), instead={"ahoy you": "hello you"})
    assert told("Ahoy there.", check) == [("pushy", "Ahoy there", "Hello", "Éh")]
    assert told("So ahoy there.", check) == [("pushy", "ahoy there", "hello", "éh")]
    assert told("AHOY   You.", check) == [("pushy", "AHOY   You", "Hello you")]


def test_subject_and_body_are_read_and_no_other_line_of_the_head_nor_a_gap():
    text = "To: ahoy\nSubject: Ahoy one\n\nAhoy two [ahoy]."
    assert told(text, phrase("ahoy (one|two|)")) == [("pushy", "Ahoy one"), ("pushy", "Ahoy two")]
    assert told("To: ahoy\n\nSo.", phrase("ahoy")) == [("pushy", "ahoy")]
