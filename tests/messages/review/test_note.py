"""A note is read in lines, paragraphs and sentences, and each lies in the text exactly where it says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup.messages.review.note import Note

TEXTS = st.lists(
    st.sampled_from(["Subject: Hi", "To: x", "Dear Dr. Lopez,", "\n", "\r\n", "\r", "\t", " ", "’", "“So.”", "It is.",
                     "Yes?! ", "a.m. ", "É. ", "No", "\u00a0", "🎉"]),
    max_size=14,
).map("".join)  # fmt: skip


@settings(deadline=None)
@given(TEXTS)
def test_every_part_lies_where_it_says(text):
    note = Note(text)
    assert len(note.readable) == len(text)
    for span in (*note.lines, *note.paragraphs, *note.sentences, *filter(None, [note.subject])):
        assert note.readable[span.start : span.end] == span.text == span.text.strip()
    for parts in (note.lines, note.paragraphs, note.sentences):
        assert all(a.end <= b.start for a, b in zip(parts, parts[1:])) and all(part.text for part in parts)
    assert note.body.end == len(text) and "\r" not in note.readable
    assert "".join(note.body.text.split()) == "".join("".join(line.text for line in note.lines).split())
    assert all(note.readable[word.start() : word.end()] == word[0] for word in note.words())


@pytest.mark.parametrize(("head", "subject"), [
    ("Subject: Thanks\n\n", "Thanks"), ("subject : Thanks  \n", "Thanks"),
    ("To: Maria\nSubject: Thanks\nCc: x\n\n", "Thanks"),
    ("\n\nSubject: Thanks\n", "Thanks"), ("Subject:\n\n", ""), ("SUBJECT: Thanks: again\n", "Thanks: again"),
])  # fmt: skip
def test_a_subject_stands_above_the_body(head, subject):
    note = Note(f"{head}Dear Maria,\n\nThank you.")
    assert note.subject.text == subject
    assert [line.text for line in note.lines] == ["Dear Maria,", "Thank you."]


@pytest.mark.parametrize("text", ["Dear Maria,\nSubject: Thanks", "To: Maria\n\nHello.", "The subject: none."])
def test_without_a_subject_at_its_head_all_of_it_is_the_body(text):
    assert Note(text).subject is None and Note(text).body.text == text and Note(text).body.start == 0


def test_sentences_end_at_their_signs_and_not_at_an_abbreviation():
    text = "I met Dr. Lopez at 3 p.m. on Main St. there. Was it J. Smith? Yes! “It was.” (So it is.) And e.g. this"
    assert [one.text for one in Note(text).sentences] == [
        "I met Dr. Lopez at 3 p.m. on Main St. there.", "Was it J. Smith?", "Yes!", '"It was."', "(So it is.)",
        "And e.g. this",
    ]  # fmt: skip


def test_paragraphs_are_parted_by_empty_lines_alone():
    text = "One\nand two.\n \n\nThree.\n\n\n"
    assert [one.text for one in Note(text).paragraphs] == ["One\nand two.", "Three."]
    assert [one.text for one in Note(text.replace("\n", "\r\n")).paragraphs] == ["One \nand two.", "Three."]


def test_signs_that_look_alike_are_read_alike_and_each_stays_in_its_place():
    text = "a’b‘cʼd“e”f\u00a0g\u202fh\ti\r\nj\rk"
    assert Note(text).readable == "a'b'c'd\"e\"f g h i \nj\nk" and Note(text).text == text


def test_words_are_those_of_the_body():
    text = "Subject: Not this\n\nIt’s well-known: 3 times."
    assert [(word[0], word.start()) for word in Note(text).words()] == [
        ("It's", 19), ("well-known", 24), ("3", 36), ("times", 38),
    ]  # fmt: skip
