"""What is wrong with a value is said in our words, with what is allowed, and never in those of a library."""

import re

import pytest

from followup.case.case_file import check_case
from followup.commands.cli import main

ODD = ("x" * 12_000, "", -3, 3.5, True, [], {}, 99_999_999_999, ["", 3])
KEYS = (
    "candidate.name candidate.email candidate.phone employer.name employer.timezone employer.country role.title "
    "role.notes role.applied contacts.id contacts.name contacts.is contacts.no_calls interviews.round interviews.at "
    "interviews.promised_days interviews.promised_by interviews.with interviews.fit events.kind events.text"
).split()
LIBRARY = re.compile(r"\binput should|validation|\bitems?\b|valid (?:string|integer|boolean|tuple|list|dict)", re.I)


def case_with(key, value):
    table, name = key.split(".")
    case = {
        "candidate": {"name": "Kim Invented"}, "employer": {"name": "Harborline", "timezone": "UTC"},
        "role": {"title": "Planner"}, "contacts": [{"id": "joan", "name": "Joan Petrakis"}],
        "interviews": [{"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": []}],
        "events": [{"kind": "sent", "at": "2026-03-04T18:00:00-06:00", "what": "thank_you", "to": "joan"}],
    }  # fmt: skip
    held = case[table][0] if isinstance(case[table], list) else case[table]
    held[name] = value
    return case


@pytest.mark.parametrize("key", KEYS)
def test_no_value_brings_out_a_library_s_sentence(key):
    told = [str(problem) for value in ODD for problem in check_case(case_with(key, value))]
    told += [str(problem) for value in ODD for problem in check_case({**case_with(key, "x"), key.split(".")[0]: value})]
    assert told and not [one for one in told if LIBRARY.search(one)]


@pytest.mark.parametrize(("key", "value", "said"), [
    ("contacts.name", "M" * 301, "too long.*up to 300 letters"), ("events.text", "", "empty.*text, or leave"),
    ("interviews.promised_days", -3, "too small a number: -3 .*0 or more"),
    ("interviews.promised_days", 4000, "too large a number.*3650 or less"),
    ("interviews.promised_days", "x", "not a whole number"), ("contacts.no_calls", "maybe", "true or false"),
])  # fmt: skip
def test_what_is_allowed_is_said(key, value, said):
    (found,) = check_case(case_with(key, value))
    assert re.search(said, str(found))


@pytest.mark.parametrize("days", ["-3", "seven"])
def test_a_promise_in_the_past_is_refused_on_the_command_line_in_the_same_words(tmp_path, capsys, days):
    journal = ["--journal", str(tmp_path / "j.jsonl")]
    facts = ["--employer", "Harborline", "--role", "Planner", "--timezone", "UTC", "--name", "Kim Invented"]
    assert main(["case", "new", *facts, *journal]) == 0
    words = ["log", "harborline-planner", "heard", "what=no_decision", f"promised_days={days}", *journal]
    assert main(words) == 2
    said = capsys.readouterr().err
    assert days in said and ("0 or more" in said or "a whole number" in said)


@pytest.mark.parametrize("zone", ["Factory", "localtime", "UTC+2", "posixrules"])
def test_a_zone_is_a_place(zone):
    (found,) = check_case(case_with("employer.timezone", zone))
    assert "unknown time zone" in str(found)
