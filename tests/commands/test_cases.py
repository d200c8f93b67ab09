"""case new, check, list, show; log and undo."""

import json
from datetime import UTC, datetime

import pytest

from followup import load_case
from followup.case.case_file import case_to_dict
from followup.journal import Journal, opened

from .conftest import CASE

NORTHWIND = "northwind-clinics-data-analyst"
FACTS = ("--employer", "Northwind Clinics", "--role", "Data analyst", "--timezone", "America/Chicago")


def test_a_case_is_opened_from_a_file(say, case_file, own_journal):
    said = say("case", "new", "--file", case_file)
    assert said.status == 0 and said.out.startswith(f"{NORTHWIND}: opened")
    assert Journal(own_journal).case(NORTHWIND) == load_case(case_file)


def test_a_case_is_opened_from_facts_and_the_next_one_knows_the_candidate(say, own_journal):
    assert say("case", "new", *FACTS, "--name", "Priya Raman", "--applied", "2026-02-16").status == 0
    assert say("case", "new", *FACTS, "--country", "US").status == 0
    first, second = Journal(own_journal).cases().values()
    assert first.role.applied.isoformat() == "2026-02-16"
    assert second.candidate == first.candidate and second.employer.country == "US"
    assert second.id == f"{NORTHWIND}-2"


def test_facts_given_besides_a_file_count_more(say, case_file, own_journal):
    say("case", "new", "--file", case_file, "--employer", "Southwind", "--country", "CA")
    (case,) = Journal(own_journal).cases().values()
    assert (case.employer.name, case.employer.country, case.employer.timezone) == ("Southwind", "CA", "America/Chicago")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (FACTS, "candidate.name"),
        ((*FACTS, "--name", "P", "--country", "XX"), "employer.country"),
        ((*FACTS, "--name", "P", "--applied", "2026-02-31"), "role.applied"),
        (("--file", "nowhere.toml"), "nowhere.toml"),
    ],
)
def test_an_unsound_new_case_is_refused(say, own_journal, words, named):
    said = say("case", "new", *words)
    assert said.status == 2 and named in said.err and said.out == ""
    assert Journal(own_journal).cases() == {}


def test_a_sound_case_file_passes_the_check(say, case_file):
    said = say("case", "check", case_file)
    assert said.status == 0 and NORTHWIND in said.out and said.err == ""


def test_an_unsound_case_file_fails_the_check_naming_key_seen_and_allowed(say, case_file):
    case_file.write_text(CASE.replace("hiring_manager", "hiring_manger"), "utf-8")
    said = say("case", "check", case_file)
    assert said.status == 1 and said.out == ""
    for part in (str(case_file), "contacts[0].is", "hiring_manger", "hiring_manager"):
        assert part in said.err


def test_all_faults_of_a_case_file_can_be_listed(say, case_file):
    case_file.write_text(CASE.replace("name", "nmae"), "utf-8")
    assert say("case", "check", case_file).err.endswith("more\n")
    said = say("case", "check", case_file, "--all")
    assert said.status == 1 and len(said.out.splitlines()) == 6 and said.err == ""


@pytest.mark.parametrize("raw", [b"\xff\xfe", b"[[[", b"{", b"x" * 5_000_001], ids=["utf-16", "toml", "brace", "huge"])
def test_an_unreadable_case_file_is_wrong_input(say, case_file, raw):
    case_file.write_bytes(raw)
    for words in (("case", "check", case_file), ("plan", case_file), ("case", "new", "--file", case_file)):
        said = say(*words)
        assert said.status == 2 and str(case_file) in said.err


def test_the_list_shows_each_case_with_its_stage_and_damage_below(say, northwind, own_journal):
    with own_journal.open("ab") as file:
        file.write(b"damaged\n")
    said = say("case", "list", "--now", "2026-03-09T09:00:00-05:00")
    assert said.status == 0
    head, rule, row, damage = said.out.splitlines()
    assert head.split() == ["case", "employer", "role", "stage"] and set(rule) <= {"-", " "}
    assert row.startswith(NORTHWIND) and row.endswith("waiting")
    assert damage.startswith("! ") and "line 2" in damage


def test_the_list_as_json_stands_alone(say, northwind):
    said = say("case", "list", "--json")
    (row,) = json.loads(said.out)["cases"]
    assert row["case"] == NORTHWIND and row["stage"] == "follow_up" and said.err == ""


def test_an_empty_list_says_so(say):
    said = say("case", "list")
    assert said.status == 0 and "No case yet" in said.out


def test_a_shown_case_is_a_case_file_again(say, northwind, tmp_path, own_journal):
    say("log", northwind, "note", 'text=quoted "x" \\ and ☃ and \x7f\ttab')
    shown = tmp_path / "shown.toml"
    shown.write_text(say("case", "show", northwind).out, "utf-8")
    assert case_to_dict(load_case(shown)) == case_to_dict(Journal(own_journal).case(northwind))
    assert "# 2026-03-12 09:05 case opened" in shown.read_text("utf-8")


def test_a_shown_case_as_json_has_its_history(say, northwind):
    say("log", northwind, "note", "text=x")
    say("undo")
    shown = json.loads(say("case", "show", northwind, "--json").out)
    assert shown["case"]["employer"]["name"] == "Northwind Clinics"
    assert [(line["do"], line["undone"]) for line in shown["history"]] == [
        ("case", False),
        ("event", True),
        ("undo", False),
    ]


def test_what_happened_is_written_down_and_undone(say, northwind, own_journal):
    said = say("log", northwind, "sent", "what=thank_you", "channel=email", "to=maria")
    assert said.status == 0 and "sent thank_you by email to maria" in said.out
    (event,) = Journal(own_journal).case(northwind).events
    assert event.at.isoformat() == "2026-03-12T09:05:00-05:00"
    said = say("undo", northwind)
    assert said.status == 0 and "sent thank_you by email to maria" in said.out
    assert Journal(own_journal).case(northwind).events == ()
    assert say("undo", "--again").status == 0
    assert len(Journal(own_journal).case(northwind).events) == 1


def test_what_stands_there_already_is_not_called_written_and_what_an_undo_would_take_is_said(say, northwind):
    thanks = ("log", northwind, "sent", "what=thank_you", "channel=email", "to=maria")
    assert "An undo would take" not in say(*thanks).out
    say("log", northwind, "called", "to=maria", "outcome=voicemail", "at=2026-03-11T10:00:00-05:00")
    said = say(*thanks).out
    assert "stands there already, nothing written: sent thank_you" in said and "written down:" not in said
    assert said.strip().endswith("An undo would take: called to maria - voicemail")
    assert "called to maria" in say("undo", northwind).out


def test_whoever_logs_what_the_case_was_opened_with_is_told_that_an_undo_takes_the_whole_case(
    say, own_journal, case_file
):
    at, note = datetime(2026, 3, 5, tzinfo=UTC), {"kind": "note", "text": "Came early", "at": "2026-03-04T18:00:00Z"}
    facts = {**case_to_dict(load_case(case_file)), "id": "x", "events": [note]}
    Journal(own_journal).new_case(facts, at=at)
    said = say("log", "x", "note", "text=Came early", "at=2026-03-04T18:00:00Z").out
    assert "stands there already" in said and said.strip().endswith("An undo would take: the whole case")
    said = say("undo", "x").out
    assert "The whole case is gone; followup undo --again x brings it back." in said
    assert say("undo", "--again", "x").status == 0 and Journal(own_journal).ids() == ["x"]


def test_dates_numbers_and_moments_are_understood(say, northwind, own_journal):
    say("log", northwind, "heard", "what=offer", "answer_by=2026-04-01", "at=2026-03-10T10:00:00-05:00")
    say("log", northwind, "heard", "what=no_decision", "promised_days=14", "from=maria")
    offer, later = Journal(own_journal).case(northwind).events
    assert offer.answer_by.isoformat() == "2026-04-01" and offer.at.day == 10
    assert later.promised_days == 14 and later.sender == "maria"


def test_flags_and_lists_are_logged_as_such(say, northwind, own_journal):
    words = (
        "what=offer",
        "from=maria",
        "by=phone",
        "conditional=yes",
        "terms=a year",
        "terms=a car",
        "day_unknown=true",
    )
    said = say("log", northwind, "heard", *words)
    assert said.status == 0, said.err
    event = Journal(own_journal).case(northwind).events[-1]
    assert (event.conditional, event.terms, event.day_unknown) == (True, ("a year", "a car"), True)
    refused = say("log", northwind, "heard", "what=offer", "conditional=perhaps")
    assert refused.status == 2 and "conditional" in refused.err


def test_words_after_an_option_are_not_lost(say, northwind, own_journal):
    said = say("log", northwind, "sent", "--now", "2026-03-05T09:00:00-06:00", "what=thank_you", "to=maria")
    assert said.status == 0 and Journal(own_journal).case(northwind).events[0].at.day == 5


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("sennt", "to=maria"), "kind"),
        (("sent", "what=thank_you"), "event.to"),
        (("sent", "what=thank_yuo", "to=maria"), "thank_you?"),
        (("sent", "what=thank_you", "to=mria"), "maria?"),
        (("sent", "thank_you", "to=maria"), "not a key and its value"),
        (("sent", "what=thank_you", "to=maria", "to=maria"), "twice"),
        (("heard", "what=other", "promised_days=soon"), "promised_days"),
        (("heard", "what=other", "promised_days=99999999999999999999"), "promised_days"),
        (("note", "text=x", "at=2026-03-04"), "event.at"),
        (("note", "text=x", "--colour", "red"), "--colour"),
    ],
)
def test_what_cannot_have_happened_is_refused_and_not_written(say, northwind, own_journal, words, named):
    before = own_journal.read_bytes()
    said = say("log", northwind, *words)
    assert said.status == 2 and named in said.err and said.out == ""
    assert own_journal.read_bytes() == before


def test_an_unknown_case_is_refused_with_the_nearest_id(say, northwind):
    for words in (
        ("log", "northwind-clinics", "note", "text=x"),
        ("plan", "northwind-clinics"),
        ("undo", "northwind-clinics"),
    ):
        said = say(*words)
        assert said.status == 2 and NORTHWIND in said.err


def test_nothing_to_undo_is_said(say):
    assert say("undo").status == 2 and "nothing to undo" in say("undo").err


def test_another_journal_may_be_named(say, case_file, tmp_path, own_journal):
    other = tmp_path / "other.jsonl"
    assert say("case", "new", "--file", case_file, "--journal", other).status == 0
    assert list(Journal(other).cases()) == [NORTHWIND] and not own_journal.exists()
    assert say("plan", NORTHWIND, "--journal", other).status == 0


def test_a_journal_that_cannot_be_written_is_said(say, case_file, tmp_path):
    said = say("case", "new", "--file", case_file, "--journal", tmp_path)
    assert said.status == 2 and str(tmp_path) in said.err


def test_an_address_that_is_seldom_meant_is_told_by_the_check_and_when_a_case_is_opened(say, case_file):
    case_file.write_text(CASE.replace("m.lopez@northwind.example", "priya@example.org"))
    for words in (("case", "check", case_file), ("case", "new", "--file", case_file)):
        said = say(*words)
        assert said.status == 0 and "! contacts[0].email: this is the candidate's own address" in said.out


@pytest.mark.parametrize("words", [("case", "list"), ("plan", NORTHWIND), ("agenda",)], ids=" ".join)
def test_a_command_reads_the_journal_once(say, case_file, words, monkeypatch):
    say("case", "new", "--file", case_file)
    read, seen = opened.read_entry, []
    monkeypatch.setattr(opened, "read_entry", lambda line, where: seen.append(line.number) or read(line, where))
    assert say(*words).status == 0 and seen == [1]
