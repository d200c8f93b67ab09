"""Several cases of one journal on the command line: one message for two jobs, and one employer's offer told to all."""

import json

import pytest

from followup.case import clock
from followup.case.case_file import case_to_dict, load_case
from followup.commands.case_text import to_toml
from followup.journal import Journal

NOW = "2026-03-20T10:00:00-05:00"
DANA = {"id": "dana", "name": "Dana Hart", "is": "hr", "email": "dana@northwind.example", "phone": "+1 312 555 0100"}
FOLLOW_UP = ("sent", "what=follow_up", "channel=email", "to=dana")


def mapping(case_id, role, *events, employer="Northwind", dana=DANA, day=4):
    talk = f"2026-03-0{day}T14:00:00-06:00"
    thanks = {"kind": "sent", "what": "thank_you", "channel": "email", "to": "maria", "at": talk}
    return {
        "id": case_id, "candidate": {"name": "Priya Raman"},
        "employer": {"name": employer, "timezone": "America/Chicago", "country": "US"}, "role": {"title": role},
        "contacts": [dana, {"id": "maria", "name": "Maria Lopez", "is": "hiring_manager"}],
        "interviews": [{"round": 1, "at": talk, "with": ["maria"]}], "events": [thanks, *events],
    }  # fmt: skip


@pytest.fixture
def search(say, tmp_path, monkeypatch):
    """Runs commands over a journal with two jobs at Northwind, whose HR is one person, and one job elsewhere."""
    monkeypatch.setenv("FOLLOWUP_NOW", NOW)
    path = tmp_path / "search.jsonl"
    journal = Journal(path)
    for made in (
        mapping("data", "Data analyst"),
        mapping("reports", "Reporting analyst", dana={**DANA, "id": "hart"}, day=6),
        mapping("cedar", "Planner", employer="Cedar Labs", dana={**DANA, "email": "dana@cedar.example"}),
    ):
        journal.new_case(made, at=clock.now())
    return lambda *words: say(*words, "--journal", path)


def events(search, case_id):
    held = json.loads(search("case", "show", case_id, "--json").out)["case"]
    return [(one["what"], one["to"]) for one in held["events"]]


def first(search, case_id):
    return json.loads(search("plan", case_id, "--json").out)["steps"][0]


def test_the_agenda_has_one_row_for_both_jobs(search):
    rows = json.loads(search("agenda", "--json").out)["agenda"]
    assert [(row["case"], row["role"], row["also"]) for row in rows] == [
        ("cedar", "Planner", ""),
        ("data", "Data analyst and Reporting analyst", "reports"),
    ]
    assert "Northwind, Data analyst and Reporting analyst [data, reports]" in search("agenda").out


def test_the_draft_names_both_jobs_from_either_case(search):
    for case_id in ("data", "reports"):
        made = json.loads(search("draft", case_id, "--step", "first-follow-up", "--json").out)
        assert "the Data analyst and Reporting analyst positions at Northwind" in made["body"]
        assert "March 4 and March 6" in made["body"] and made["missing"] == [] and made["findings"] == []
    assert "planner position at" in search("draft", "cedar", "--step", "first-follow-up").out


def test_the_plan_says_that_one_message_is_for_both(search):
    assert "One for Data analyst and Reporting analyst: Send Dana Hart" in search("plan", "data").out
    assert "One for" not in search("plan", "cedar").out


def test_a_case_from_a_file_knows_of_no_other(search, tmp_path):
    search("log", "cedar", "heard", "what=offer", "answer_by=2026-03-26", "from=dana")
    file = tmp_path / "data.toml"
    file.write_text(to_toml(case_to_dict(load_case(mapping("data", "Data analyst")))), "utf-8")
    assert "Reporting" not in search("draft", file, "--step", "first-follow-up").out
    assert "your other offer" not in search("plan", file, "--json").out


def test_what_is_logged_stands_in_both_cases_and_is_undone_in_both(search):
    assert search("log", "data", *FOLLOW_UP).out.startswith("data and reports: written down")
    assert events(search, "data")[-1] == ("follow_up", "dana") and events(search, "reports")[-1] == (
        "follow_up",
        "hart",
    )
    assert search("undo", "reports").out.startswith("reports and data: no longer counts")
    assert len(events(search, "data")) == len(events(search, "reports")) == 1
    assert search("undo", "--again", "data").out.startswith("data and reports: counts again")
    assert len(events(search, "data")) == len(events(search, "reports")) == 2


def test_undone_and_done_again_many_times_both_stay_alike(search):
    search("log", "data", *FOLLOW_UP)
    for case_id in ("data", "reports", "data"):
        search("undo", case_id)
        assert len(events(search, "data")) == len(events(search, "reports")) == 1
        search("undo", "--again", case_id)
        assert len(events(search, "data")) == len(events(search, "reports")) == 2


def test_only_one_case_where_one_says_so(search):
    search("log", "data", *FOLLOW_UP, "--only")
    assert len(events(search, "data")) == 2 and len(events(search, "reports")) == 1


def test_what_is_no_step_of_the_plan_stands_in_one_case(search):
    search("log", "data", "sent", "what=question", "channel=email", "to=dana")
    assert len(events(search, "reports")) == 1


def test_an_offer_elsewhere_comes_first_in_the_others(search):
    search("log", "cedar", "heard", "what=offer", "answer_by=2026-03-26", "from=dana")
    assert (first(search, "data")["id"], first(search, "data")["due"][:10]) == ("share-news", "2026-03-25")
    assert "by March 26" in search("draft", "data", "--step", "share-news").out
    rows = json.loads(search("agenda", "--json").out)["agenda"]
    assert [rows[0]["case"], rows[0]["also"]] == ["data", "reports"]
    steps = json.loads(search("plan", "cedar", "--json").out)["steps"]
    assert "tell-others" in [step["id"] for step in steps]
    draft = search("draft", "cedar", "--step", "tell-others").out
    assert "the reporting analyst position" in draft and "Northwind" in draft  # where the last talk was


def test_after_a_yes_the_others_are_withdrawn_from(search):
    search("log", "cedar", "heard", "what=offer", "answer_by=2026-03-26", "from=dana")
    search("log", "cedar", "decided", "what=accepted")
    steps = {case_id: first(search, case_id) for case_id in ("data", "reports")}
    assert {(step["id"], step["template"]) for step in steps.values()} == {
        ("confirm-in-writing", "withdrawal-accepted-elsewhere")
    }
    assert (
        "the Data analyst and Reporting analyst positions"
        in search("draft", "data", "--step", "confirm-in-writing").out
    )
    search("log", "data", "sent", "what=withdrawal", "channel=email", "to=dana")
    assert events(search, "reports")[-1] == ("withdrawal", "hart")
    steps = json.loads(search("plan", "cedar", "--json").out)["steps"]
    assert "tell-others" not in [step["id"] for step in steps]  # nobody is left to tell


def test_a_turned_down_offer_brings_everything_back(search):
    before = search("plan", "data").out
    search("log", "cedar", "heard", "what=offer", "answer_by=2026-03-26", "from=dana")
    search("undo")
    assert search("plan", "data").out == before


def test_what_the_cases_tell_each_other_is_written_nowhere(search, tmp_path):
    search("log", "cedar", "heard", "what=offer", "answer_by=2026-03-26", "from=dana")
    assert "elsewhere" not in search("case", "show", "data", "--json").out
    assert "elsewhere" not in search("export", "json").out


def test_the_calendar_of_one_case_knows_the_others_too(search):
    search("log", "cedar", "heard", "what=offer", "answer_by=2026-03-26", "from=dana")
    for words in (("export", "ics"), ("export", "ics", "data")):
        assert "your other offer" in search(*words).out.replace("\n ", "")


def test_the_agenda_tells_nobody_twice(search):
    search("log", "cedar", "heard", "what=offer", "answer_by=2026-03-26", "from=dana")
    rows = json.loads(search("agenda", "--json").out)["agenda"]
    assert not [row for row in rows if row["step"].endswith(" about your offer")]
    search("log", "data", "heard", "what=offer", "answer_by=2026-03-27", "from=dana", "by=phone")
    search("log", "reports", "decided", "what=withdrew")
    rows = json.loads(search("agenda", "--json").out)["agenda"]  # two offers: each tells the other
    assert len([row for row in rows if row["step"].endswith(" about your offer")]) == 1
    assert len([row for row in rows if row["step"].endswith(", or ask there for some days more")]) == 1


def test_the_mail_to_send_names_both_jobs_too(search):
    mail = search("export", "eml", "data", "--step", "first-follow-up").out
    assert "Data analyst and Reporting analyst" in " ".join(mail.split())


def test_what_went_to_nobody_is_written_down_without_reading_the_other_cases(search, monkeypatch):
    monkeypatch.setattr(Journal, "cases", lambda *_: pytest.fail("all cases were read for one line"))
    assert "written down: note - parked outside" in search("log", "data", "note", "text=parked outside").out


def test_two_people_with_one_name_get_a_message_each_and_each_is_written_down_once(say, tmp_path, monkeypatch):
    monkeypatch.setenv("FOLLOWUP_NOW", NOW)
    path, other = tmp_path / "search.jsonl", {**DANA, "email": "d.hart@northwind.example", "phone": "+1 312 555 0199"}
    journal = Journal(path)
    for made in (mapping("data", "Data analyst"), mapping("reports", "Reporting analyst", dana=other, day=6)):
        journal.new_case(made, at=clock.now())

    def search(*words):
        return say(*words, "--journal", path)

    assert "eporting" not in search("draft", "data", "--step", "first-follow-up").out
    search("log", "data", *FOLLOW_UP)
    assert ("follow_up", "dana") in events(search, "data")
    assert ("follow_up", "dana") not in events(search, "reports")
