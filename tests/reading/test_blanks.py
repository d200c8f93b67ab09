"""Blanks without end in a message: a pattern that tries them again at each place would cost the square of them."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from followup.reading.grammar import MOST_BLANKS, bounded, parts, rules
from followup.reading.reader import read_message

NOW = datetime.fromisoformat("2026-03-17T09:30:00-05:00")
ENDLESS = re.compile(r"\\s[*+]|\[[^\]]*\\s[^\]]*\][*+]|\[ \\t\][*+]")


@pytest.mark.parametrize("name, given", [("hours", {"number": "one"}), ("days", {}), ("periods", {})])
def test_no_rule_looks_past_blanks_without_end(name, given):
    assert not [rule.pattern for rule, _ in rules(name, **given) if ENDLESS.search(rule.pattern)]


@pytest.mark.parametrize("name", ["hours", "days", "periods", "talk", "offer", "sender"])
def test_nor_does_a_part_of_one(name):
    assert not [part for part in parts(name).values() if ENDLESS.search(part)]


def test_as_many_blanks_as_people_put_between_words_are_none_the_wiser():
    pattern = re.compile(bounded(r"at\s+noon[\s,]*sharp"))
    assert pattern.search("at" + " " * MOST_BLANKS + "noon, sharp") and not pattern.search("atnoon sharp")
    assert not pattern.search("at" + " " * 9_000 + "noon sharp")


@pytest.mark.parametrize("between", ["\n", "\n" * 2_000, " \n" * 1_000, "\n> \n" * 700])
def test_what_is_said_below_blank_lines_is_read_all_the_same(between):
    text = f"Dear Priya,{between}\nCould we meet on 24 March at 2pm for an interview?\n"
    read = read_message(text, NOW)
    assert (read.what, str(read.talk.at)[:16]) == ("invitation", "2026-03-24 14:00")
