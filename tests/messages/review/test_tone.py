"""How sure the classifier has to be before a tone is told, beside the patterns and alone; by readings made up here."""

from types import SimpleNamespace

import pytest

from followup.messages.occasion import occasion
from followup.messages.review import tone
from followup.messages.review.finding import Finding
from followup.messages.review.note import Note
from tests.messages.review.cases import simple_case

NINE = "I would like to have this now, all of it."
TALK = {"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": ["maria"]}
PRESSED = "We wait for it. I need an answer by Friday, please, and now."


@pytest.fixture
def heard(monkeypatch):
    """What the classifier hears: a tone, its log-odds, how it sounds; of any sentence, or one by one."""

    def hears(name="pushy", faulty=9.0, sounds="sure", **sentences):
        reading = SimpleNamespace(tone=name, faulty=faulty, sounds=sounds)
        monkeypatch.setattr(tone, "read_sentence", lambda text: sentences.get(text, reading))

    return hears


def told(text, found=(), step="thank-you", template="thank-you-email", **tables):
    here = occasion(simple_case(**tables), step, now=None, template=template, checking=True)
    return [(f.code, f.severity, text[f.start : f.end]) for f in tone.with_tone(found, Note(text), here)]


@pytest.mark.parametrize(("sounds", "severity"), [("sure", "warning"), ("maybe", "hint"), ("well", None)])
def test_what_sounds_at_fault_is_told_as_sure_as_it_is(heard, sounds, severity):
    heard(sounds=sounds)
    assert told(f"So it was.\n{NINE}") == ([("pushy", severity, NINE)] if severity else [])


def test_each_way_of_telling_has_its_own_words(heard):
    here = occasion(simple_case(), "thank-you", now=None, template="thank-you-email", checking=True)
    for sounds, says in (("sure", "This presses them."), ("maybe", "This may press them;")):
        heard(sounds=sounds)
        ((one),) = tone.with_tone([], Note(NINE), here)
        assert one.says.startswith(says) and one.advice == ("B10",)


@pytest.mark.parametrize(("text", "faulty", "is_told"), [
    ("I want it.", 9.0, False), ("I want it now.", 9.0, True),  # three words are a sign-off
    ("I want it now, all of it.", 1.7, False), ("I want it now, all of it.", 1.8, True),  # seven tell little
    ("I want it now, and all of it.", 1.7, True),
    ("Dear Maria and Tom and all of you", 9.0, False), ("Good morning, Maria and Tom and you", 9.0, False),
    ("Dear Maria and Tom and all of you.", 9.0, True), ("My dear Maria and Tom and all of you", 9.0, True),
])  # fmt: skip
def test_few_words_tell_little_and_a_greeting_nothing(heard, text, faulty, is_told):
    heard(faulty=faulty)
    assert bool(told(text)) is is_told


def test_no_more_is_read_than_a_letter_has(heard):
    heard()
    assert len(told(f"{NINE}\n" * 121)) == 120


@pytest.mark.parametrize(("template", "step"), [
    ("follow-up-reception", "first-follow-up"), ("follow-up-voicemail", "first-follow-up"),
    ("follow-up-call", "first-follow-up"),
])  # fmt: skip
def test_what_is_spoken_is_held_against_nobody_unless_it_is_harsh(heard, template, step):
    said = set()
    for name in tone.TONES:
        heard(name)
        said |= {code for code, *_ in told(NINE, step=step, template=template)}
        assert told(NINE)
    assert set(tone.TONES) - said == {"pushy", "presumptuous", "demanding"}


@pytest.mark.parametrize(("fit", "is_told"), [("y" * 17 + " all", False), ("y" * 16 + " all", True)])
def test_ones_own_words_of_more_than_twenty_letters_are_left_alone(heard, fit, is_told):
    heard()
    text = f"I would like to have it now, {fit.upper()} of it."
    assert bool(told(text, interviews=[TALK | {"fit": [fit]}])) is is_told


def test_what_the_workbook_would_draft_is_left_alone(heard):
    heard()
    assert told("Thank you for the interview on March 4 for the data analyst position at Northwind Clinics.") == []


def test_a_gap_is_not_read(heard):
    heard("pushy")
    assert told("I want it [now and all of it].") == []


def pattern(code="pushy", severity="warning", words="an answer by Friday", text=PRESSED):
    start = text.index(words)
    return Finding(code=code, severity=severity, start=start, end=start + len(words), says="So.")


@pytest.mark.parametrize(("sentence", "alone", "severity"), [
    (-1.3, -9.0, "warning"), (-1.4, -9.0, "hint"), (-2.7, -9.0, "hint"), (-2.8, -9.0, None), (-2.8, -1.4, None),
    (-2.8, -1.3, "hint"),
])  # fmt: skip
def test_a_pattern_is_told_as_sure_as_its_sentence_and_its_words_sound(heard, sentence, alone, severity):
    readings = {text: SimpleNamespace(tone="pushy", faulty=faulty, sounds="well") for text, faulty in (
        ("I need an answer by Friday, please, and now.", sentence), ("an answer by Friday", alone),
    )}  # fmt: skip
    heard(sounds="well", **readings)
    expected = [("pushy", severity, "an answer by Friday")] if severity else []
    assert told(PRESSED, [pattern()]) == expected


@pytest.mark.parametrize("one", [
    pattern(severity="hint"), pattern(severity="error"), pattern("stock-phrase"), pattern("grammar"),
])  # fmt: skip
def test_only_a_warning_about_tone_is_weighed(heard, one):
    heard(faulty=-9.0, sounds="well")
    assert told(PRESSED, [one]) == [(one.code, one.severity, "an answer by Friday")]


def test_in_a_subject_there_is_no_sentence_to_weigh_it_by(heard):
    heard(faulty=-9.0, sounds="well")
    text = "Subject: I need an answer by Friday\n\nSo."
    assert told(text, [pattern(text=text)]) == [("pushy", "warning", "an answer by Friday")]


def test_a_sentence_whose_tone_is_told_is_not_told_again(heard):
    heard("boast")
    text = f"{NINE} {NINE}"
    inside, before = Finding(code="pushy", severity="error", start=3, end=9, says="So."), len(NINE)
    assert [start for *_, start in told(text, [inside])] == [text[3:9], NINE]
    touching = Finding(code="pushy", severity="error", start=before, end=before + 1, says="So.")
    assert len(told(text, [touching])) == 3
    slip = Finding(code="grammar", severity="error", start=3, end=9, says="So.")
    assert len(told(text, [slip])) == 3


def test_a_sentence_is_read_as_it_would_be_said(heard):
    heard(sounds="well", **{NINE: SimpleNamespace(tone="pushy", faulty=9.0, sounds="sure")})
    assert told(NINE.replace(" this", "   this")) == [("pushy", "warning", NINE.replace(" this", "   this"))]
