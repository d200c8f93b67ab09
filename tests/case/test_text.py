"""What nobody can see: gone at the ends of a text, refused alone, shown inside; joiners stay where words need them."""

import json
import sys
import tomllib
import unicodedata
from datetime import datetime

import pytest

import followup
from followup.case.errors import InputError
from followup.case.markup import tag
from followup.case.tables import to_columns, width_of
from followup.case.text import INVISIBLE, LOOSE, shown, trimmed, visible
from followup.case.wording import one_line
from followup.commands.case_text import to_toml
from followup.commands.chosen import as_json
from followup.messages.drafting import draft

NOW = datetime.fromisoformat("2026-03-12T09:05:00-05:00")
BLANK = [
    "\u200b", "\ufeff", "\u202e\u202c", "\u2060 \u00ad", "\u3164", "\u2800", "\x07",
    "\u115f\u1160", "\u1160", "\uffa0",
    "\u200d\u200c", "\ufe0f", "\u061c",          "\U000e0041", "\u180e", "\uffa0\u115f",
    "\u034f", "\u2066\n\u2069", "\ufff9", "\U0001d173", "\ud800",
]  # fmt: skip
MARKS = [  # and no letter
    "\u0301", " \u0300\u0301 ", "\u200b\u20e3", "\u0301\u3164", "\u0e31\u0e34", "\u094d", "\U0001d159", "\ufffd \u200b",
]  # fmt: skip
WORDS = [
    "می\u200cخواهم", "क्\u200dष", "क्\u200d", "👩🏽\u200d💻", "I ❤️",
    "🏴\U000e0067\U000e0062\U000e007f", "1️⃣", "ه\u200d",          "👁️\u200d🗨️", "葛\U000e0100",
    "ක්\u200dර", "ᠠ\u180b", "שָׁלוֹם", "naïve", "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
]  # fmt: skip
NUMBER_SIGNS = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}  # they are seen


def mapping(**changes):
    return {
        "candidate": {"name": "Priya Raman"},
        "employer": {"name": "Northwind Clinics", "timezone": "America/Chicago"},
        "role": {"title": "Data analyst"},
        "contacts": [{"id": "maria", "name": "Maria Lopez", "is": "hiring_manager", "email": "m@x.example"}],
        "interviews": [{"round": 1, "at": "2026-03-11T14:00:00-06:00", "with": ["maria"]}],
        "events": [{"at": "2026-03-11T18:00:00-06:00", "kind": "note", "text": "A note."}],
    } | changes  # fmt: skip


def texts_of(made):
    """Every text field of a case with a way to fill it."""
    yield from ((made["role"], key) for key in ("title", "source", "url", "location", "salary", "notes"))
    yield from ((made["contacts"][0], key) for key in ("id", "name", "address", "email", "phone"))
    yield from ((made["interviews"][0], key) for key in ("fit", "topics", "open_points"))
    yield from ((made["employer"], key) for key in ("name", "sector"))
    yield from ((made["candidate"], "name"), (made["candidate"], "name"), (made["events"][0], "text"))


@pytest.mark.parametrize("blank", BLANK + MARKS)
def test_what_cannot_be_seen_is_refused_by_key_in_every_text(blank):
    for number in range(len(list(texts_of(mapping())))):
        made = mapping()
        table, key = list(texts_of(made))[number]
        table[key] = [blank] if key in ("fit", "topics", "open_points") else blank
        with pytest.raises(InputError, match=rf"{key}(\[0\](\.about)?)?: nothing in it can be seen"):
            followup.load_case(made)


@pytest.mark.parametrize("blank", BLANK)
def test_at_the_ends_it_is_taken_off(blank):
    made = mapping()
    made["contacts"][0] |= {"name": f"{blank}Maria{blank}", "email": f"{blank}m@x.example{blank}"}
    made["interviews"][0]["fit"] = [f"{blank}I like it{blank}"]
    case = followup.load_case(made)
    assert (case.contacts[0].name, case.contacts[0].email) == ("Maria", "m@x.example")
    assert case.interviews[0].fit == ("I like it",)
    assert draft(case, "thank-you", to="maria", now=NOW).body


@pytest.mark.parametrize("word", WORDS)
def test_words_that_are_spelled_with_joiners_stay_as_they_are(word):
    made = mapping()
    made["contacts"][0]["name"] = word
    made["interviews"][0]["fit"] = [word]
    case = followup.load_case(made)
    assert case.contacts[0].name == case.interviews[0].fit[0] == one_line(word) == shown(word) == visible(word) == word


@pytest.mark.parametrize(
    "mark", ["\u202e", "\u200b", "\u2066", "\u00ad", "\u200d", "\u200c", "\ufe0f", "\u3164", "\U000e0041"]
)
def test_inside_it_is_shown_on_pages_in_tables_and_on_the_terminal(mark):
    sign = f"⟦U+{ord(mark):04X}⟧"
    assert tag("p", f"a{mark}b", title=f"c{mark}d") == f'<p title="c{sign}d">a{sign}b</p>'
    assert f"a{sign}b" in to_columns(("x",), [(f"a{mark}b",)])
    assert one_line(f"a{mark}b") == "ab"


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200b"])
def test_a_line_that_changes_its_direction_is_refused_and_the_sign_is_named(mark):
    made = mapping()
    made["employer"]["name"] = f"North{mark}wind"
    with pytest.raises(InputError, match=rf"employer.name: .*North⟦U\+{ord(mark):04X}⟧wind"):
        followup.load_case(made)


def test_what_is_printed_to_be_read_again_has_it_escaped_and_loses_nothing():
    text = "a\u202eb\u200bc\U000e0041 می\u200cخواهم"
    made = mapping(role={"title": "Analyst", "notes": text})
    toml, dumped = to_toml(made), as_json(made)
    assert not LOOSE.search(toml) and not LOOSE.search(dumped)
    assert tomllib.loads(toml)["role"]["notes"] == json.loads(dumped)["role"]["notes"] == text


def test_writing_from_right_to_left_moves_nothing_beside_it():
    assert tag("p", "You called שלום עולם 3 times") == "<p>You called <bdi>שלום עולם</bdi> 3 times</p>"
    assert tag("p", "3 <", "עולם") == "<p>3 &lt;<bdi>עולם</bdi></p>"
    assert tag("title", "שלום") == "<title>שלום</title>" and tag("a", title="שלום") == '<a title="שלום"></a>'


def test_every_formatting_character_is_known_as_one():
    found = {c for c in range(sys.maxunicode + 1) if unicodedata.category(chr(c)) == "Cf"}
    assert {hex(c) for c in found - NUMBER_SIGNS if not INVISIBLE.match(chr(c))} == set()
    assert not any(INVISIBLE.match(chr(c)) for c in NUMBER_SIGNS)


@pytest.mark.parametrize("letter", ["\x80", "\x85", "\x9b", "\x9f", "\x7f", "\x1b"])
def test_a_control_character_in_a_shown_case_is_escaped_and_read_again(letter):
    shown_file = to_toml({"role": {"notes": f"a{letter}b"}})
    assert letter not in shown_file and tomllib.loads(shown_file) == {"role": {"notes": f"a{letter}b"}}


@pytest.mark.parametrize("offset", ["+05:30:15", "-00:00:01", "+05:30:15.500000"])
def test_an_offset_with_seconds_is_refused_because_no_case_file_could_hold_it(offset):
    made = mapping()
    made["events"][0]["at"] = f"2026-03-11T18:00:00{offset}"
    with pytest.raises(InputError, match="an offset from UTC has hours and minutes"):
        followup.load_case(made)


@pytest.mark.parametrize("blank", ["\u3000", "\u00a0", "\u2009", "\u202f", "\u2003"])
def test_a_blank_of_another_width_is_a_blank(blank):
    made = mapping()
    made["contacts"][0]["name"], made["contacts"][0]["phone"] = f"山田{blank}太郎", f"+33{blank}1 23 45"
    made["role"]["title"] = f"Data{blank}analyst"
    case = followup.load_case(made)
    assert (case.contacts[0].name, case.contacts[0].phone) == ("山田 太郎", "+33 1 23 45")
    assert case.role.title == "Data analyst"


@pytest.mark.parametrize("mark", ["\n", "\x07", "\u2028", "\x85"])
def test_a_line_break_or_a_control_character_in_a_line_is_refused(mark):
    made = mapping()
    made["role"]["title"] = f"Data{mark}analyst"
    with pytest.raises(InputError, match="line breaks and control characters"):
        followup.load_case(made)


def test_joiners_take_no_column_and_long_blanks_are_quick():
    assert width_of("می\u200cخ") == 3
    assert trimmed(" \u200b" * 10_000 + "x" + "\u200b " * 10_000) == "x"


@pytest.mark.parametrize("key", ["fit", "topics", "open_points"])
@pytest.mark.parametrize("entry", [".", "...", " ,;", ":", "…."])
def test_an_entry_of_signs_alone_breaks_no_draft(key, entry):
    made = mapping()
    made["interviews"][0][key] = [entry]
    assert draft(followup.load_case(made), "thank-you", to="maria", now=NOW).body
