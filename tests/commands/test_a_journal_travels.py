"""A journal of another computer: its paths are no facts, and no command stops at one that is not here."""

import json

import pytest

from followup.case import clock
from followup.journal import Journal
from followup.panels.workbook import desk

AT = clock.read_moment("2026-03-05T09:00:00-06:00", "test")
NO_FOLDERS = {
    "gone": "/media/usb/my-rules",
    "of windows": "D:\\House Rules\\ours",
    "on a server": "//server/share/rules",
    "no path at all": "a\0b",
    "too long": "/x" * 4000,
    "two lines": "/media/usb\nfollowup: all is well",
    "of a terminal": "/media/\x1b[31mred",
    "relative": "my-rules",
    "at home": "~/nobody/rules",
}
COMMANDS = (
    ["case", "list"],
    ["plan", "CASE"],
    ["explain", "CASE"],
    ["policies", "CASE"],
    ["draft", "CASE", "--step", "thank-you"],
    ["agenda"],
    ["report", "--from", "2026-03-01", "--until", "2026-03-31"],
    ["export", "markdown"],
)


@pytest.fixture(autouse=True)
def fixed(monkeypatch):
    monkeypatch.setenv("FOLLOWUP_NOW", AT.isoformat())


def say_all(say, case_id):
    for words in COMMANDS:
        words = [case_id if word == "CASE" else word for word in words]
        yield words[0], say(*words)


@pytest.mark.many
@pytest.mark.parametrize("path", NO_FOLDERS.values(), ids=NO_FOLDERS)
def test_rules_that_are_not_here_are_told_in_one_line_and_ours_count(say, northwind, own_journal, path):
    ours = {name: said.out for name, said in say_all(say, northwind)}
    Journal(own_journal).set("rules", path, at=AT)
    for name, said in say_all(say, northwind):
        assert said.status == 0 and said.out == ours[name], name
        assert len(said.err.splitlines()) == 1 and "the workbook's own rules are followed" in said.err
        assert said.err[:-1].isprintable()
    assert say("rules", "use", "--none").status == 0
    assert all(said.err == "" for _, said in say_all(say, northwind))


def test_a_file_or_an_unsound_folder_in_the_place_of_the_rules_is_told(say, northwind, own_journal, tmp_path):
    (tmp_path / "file").write_text("x")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "a.toml").write_text("x = [")
    for name in ("file", "broken"):
        Journal(own_journal).set("rules", str(tmp_path / name), at=AT)
        said = say("plan", northwind)
        assert said.status == 0 and len(said.err.splitlines()) == 1 and name in said.err


def test_rules_that_the_words_or_the_environment_name_are_still_needed(say, northwind, own_journal, monkeypatch):
    Journal(own_journal).set("rules", "/media/usb/my-rules", at=AT)
    assert say("plan", northwind, "--rules", "/nowhere").status == 2
    monkeypatch.setenv("FOLLOWUP_RULES", "/nowhere")
    assert say("plan", northwind).status == 2


def test_json_stays_json(say, northwind, own_journal):
    Journal(own_journal).set("rules", "/media/usb/my-rules", at=AT)
    said = say("plan", northwind, "--json")
    assert json.loads(said.out) and "own rules" in said.err


@pytest.mark.parametrize("policy", ["friday-caller", "", 7, {"odd": 1}, ["the-call"], False, "x" * 5000, "a\nb"])
def test_a_policy_that_is_gone_is_told_and_balanced_is_followed(say, northwind, own_journal, policy):
    ours = dict(say_all(say, northwind))
    Journal(own_journal).set("policy", policy, at=AT)
    for name, said in say_all(say, northwind):
        assert said.status == 0 and said.out == ours[name].out, name
        told = len(said.err.splitlines())
        assert told == (name != "policies") and ("balanced" in said.err) == bool(told), name
    assert desk("20_thank_you", journal=str(own_journal)).policy == "balanced"
    say("rules", "use", "--none")
    assert say("plan", northwind).err == "" and Journal(own_journal).setting("policy") is None


def test_a_policy_that_is_there_is_kept_when_the_rules_are_cleared(say, northwind, own_journal):
    Journal(own_journal).set("policy", "the-call", at=AT)
    say("rules", "use", "--none")
    assert Journal(own_journal).setting("policy") == "the-call"


def test_a_policy_that_the_words_name_is_still_refused(say, northwind):
    assert say("plan", northwind, "--policy", "friday-caller").status == 2


def test_a_folder_and_none_are_one_too_many(say, tmp_path):
    said = say("rules", "use", tmp_path, "--none")
    assert said.status == 2 and "DIR or --none" in said.err
