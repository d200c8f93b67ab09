"""Findings as the script in the browser gets them; and the row below the words, where that script is not there."""

import sys

import pytest

from followup.messages.review import Finding
from followup.panels.message.marks import told_of, units
from followup.widgets import desk

from .driving import press, shown, type_into


def found(start, end, *put):
    return Finding(code="spelling", severity="warning", start=start, end=end, says="Look.", suggestions=put)


def put_in(text, mark, words):
    """What a browser makes of it: it counts in UTF-16."""
    signs = text.encode("utf-16-le", "surrogatepass")
    new = signs[: 2 * mark["start"]] + words.encode("utf-16-le") + signs[2 * mark["end"] :]
    return new.decode("utf-16-le", "surrogatepass")


BEFORE = (
    "",
    "plain ",
    "😀 ",
    "👩\u200d👧 ",
    "𝔘 and 𝔙 ",
    "Müller, 李 ",
    "two\r\nlines\r\n",
    "e\u0301 ",
    "🇩🇪\n",
    "\ud800 ",
)


@pytest.mark.parametrize("before", BEFORE)
def test_a_place_is_counted_as_the_browser_counts_it(before):
    text = f"{before}recieve it"
    at = len(before)
    told = told_of(text, 0, "", [found(at, at + 7, "receive")])
    assert told["body"] == text.replace("\r\n", "\n")
    assert put_in(told["body"], told["marks"][0], "receive") == f"{before}receive it".replace("\r\n", "\n")


def test_what_is_in_the_subject_is_counted_in_the_subject():
    whole, subject = "Subject: 😀 Thnak you\n\nDear Maria", "😀 Thnak you"
    told = told_of(whole, len(whole) - len("Dear Maria"), subject, [found(11, 16, "Thank"), found(22, 26, "Hello")])
    assert [one["field"] for one in told["marks"]] == ["subject", "body"]
    assert put_in(told["subject"], told["marks"][0], "Thank") == "😀 Thank you"
    assert put_in(told["body"], told["marks"][1], "Hello") == "Hello Maria"


def test_what_is_missing_or_about_all_of_it_has_no_line_and_nothing_to_put_in():
    told = told_of("word " * 100, 0, "", [found(10, 10, "x"), found(0, 500, "x")])
    assert [(one["end"] - one["start"], one["put"]) for one in told["marks"]] == [(0, []), (0, [])]


def test_a_place_past_the_end_is_the_end():
    assert units("😀", 5) == 2


def test_the_script_is_told_what_is_open_and_leaves_one_by_its_key(made):
    letter = made.case_page().letter
    type_into(letter.text.body, letter.text.body.value.replace("Dear Maria", "Dear Marta"))
    told = letter.findings.marks.told
    assert [one["severity"] for one in told["marks"]] == ["error"] and "Marta" in told["marks"][0]["says"]
    letter.findings.marks._handle_custom_msg({"leave": told["marks"][0]["key"]}, [])
    assert letter.findings.marks.told["marks"] == [] and "Nothing to look at" in letter.seen.value
    letter.findings.marks._handle_custom_msg({"leave": "long gone 1 2"}, [])


def test_the_same_findings_are_told_again_after_each_reading(made):
    letter = made.case_page().letter
    first, told = letter.text.body.value, []
    letter.findings.marks.observe(lambda change: told.append(change["new"]["body"]), names="told")
    type_into(letter.text.body, first + "x")
    type_into(letter.text.body, first)
    letter.findings.draw(letter.text.whole, ())  # as after keys that came and went within one pause
    assert told == [first + "x", first, first]


def test_without_the_script_the_plain_field_and_the_row_do_it_all(journal, monkeypatch):
    monkeypatch.setitem(sys.modules, "anywidget", None)
    letter = desk("20_thank_you", journal=str(journal.path)).case_page().letter
    first = letter.text.body.value
    type_into(letter.text.body, first.replace("Dear Maria", "Dear Mariah"))
    assert letter.findings.marks is None and shown(letter.findings.box)
    press(letter.findings.fix)
    assert letter.text.body.value == first


def test_a_word_of_ones_own_is_pressed_once_and_never_marked_again(made):
    letter = made.case_page().letter
    type_into(letter.text.body, letter.text.body.value + "\nWe recieved the zibberung.")
    marked = {one["key"]: one for one in letter.findings.marks.told["marks"] if one["own"]}
    slip, word = marked
    letter.findings.marks._handle_custom_msg({"own": word}, [])
    left = [one["says"] for one in letter.findings.marks.told["marks"] if one["own"]]
    assert left == [marked[slip]["says"]]
    type_into(letter.text.body, letter.text.body.value + " A zibberung is heavy.")
    assert len(letter.findings.marks.told["marks"]) == 1
