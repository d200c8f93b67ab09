"""The page on which a search comes in and goes out: nothing is written unseen, and every file is a link."""

import json
import re
from base64 import b64decode

import pytest

from followup.exchange.formats import formats
from followup.exchange.snapshot import take
from followup.journal import Journal
from followup.journal.example import TOLD_AT, open_example
from followup.panels.search.bring_in import BringIn
from followup.panels.search.downloads import Downloads, Proof
from followup.widgets import desk

LOG = "Firma;Stelle;Beworben am;Sonstiges\r\nBeispiel AG;Köchin;03.04.2025;x\r\n;;05.06.2025;y\r\n"


@pytest.fixture
def d(tmp_path, monkeypatch):
    monkeypatch.setenv("FOLLOWUP_STRICT", "1")
    monkeypatch.setenv("FOLLOWUP_NOW", TOLD_AT.isoformat())
    return desk("75_in_and_out", journal=str(tmp_path / "own.jsonl"))


def choose(panel, data, name="liste.csv"):
    content = {"name": name, "type": "text/csv", "size": len(data), "content": data, "last_modified": TOLD_AT}
    panel.upload.value = (content,)


def answer(panel):
    panel.asked["dates"].value = "dmy"
    panel.asked["timezone"].value = "Europe/Vienna"
    panel.asked["candidate"].value = "Priya Raman"


def test_a_file_is_shown_first_and_its_questions_asked(d):
    panel = d.panel(BringIn)
    choose(panel, LOG.encode("cp1252"))
    shown = panel.place.value
    assert "2 rows read: 1 to take, 0 held back, 1 refused" in shown and "no employer named" in shown
    assert "day or the month comes first" in shown and "in which time zone" in shown and "your name" in shown
    assert "Sonstiges" in shown and panel.take.layout.display == "none"
    assert d.own.cases() == {}


def test_taken_rows_open_cases_in_ones_own_search(d):
    panel = d.panel(BringIn)
    choose(panel, LOG.encode("cp1252"))
    answer(panel)
    assert panel.take.layout.display is None and panel.take.description == "Take 1 row into my search"
    panel.take.click()
    case = next(iter(d.own.cases().values()))
    assert (case.employer.name, case.employer.timezone) == ("Beispiel AG", "Europe/Vienna")
    assert case.role.applied.isoformat() == "2025-04-03" and not d.example
    assert "1 taken, 0 held back, 1 refused" in panel.live.value


def test_the_same_file_twice_changes_nothing(d):
    panel = d.panel(BringIn)
    for _ in range(2):
        choose(panel, LOG.encode("cp1252"))
        answer(panel)
        panel.take.click()
    assert len(d.own.cases()) == 1


def test_a_column_can_be_chosen_by_hand(d):
    panel = d.panel(BringIn)
    choose(panel, LOG.encode("cp1252"))
    panel.columns["notes"].value = "Sonstiges"
    assert "not taken over" not in panel.place.value
    assert panel.columns["url"].value == "" and panel.columns["employer"].value == "Firma"


LIST = b"Company,Role,Date Applied,Status\nQuay,Clerk,2026-01-05,Applied\nMill,Cook,2026-01-06,Lost in space\n"


def test_words_that_are_not_clear_are_asked_and_remembered(d):
    panel = d.panel(BringIn)
    for turn in range(2):
        choose(panel, LIST)
        answer(panel)
        if not turn:
            assert "Say what these words mean: Lost in space (1)" in panel.place.value
            assert panel.take.layout.display == "none"
            panel.words.controls["lost in space"].value = "rejected"
        assert "Say what" not in panel.place.value
        if not turn:
            panel.take.click()
    assert [event.what for event in d.own.case("mill-cook").events if event.kind == "heard"] == ["rejection"]


def test_a_city_is_enough_for_a_zone_and_an_unknown_one_is_said(d):
    panel = d.panel(BringIn)
    choose(panel, LIST)
    answer(panel)
    panel.words.controls["lost in space"].value = "silent"
    panel.asked["timezone"].value = "Dublin"
    assert "Dublin time: " in panel.asked.fields["timezone"].note.value  # said at the field, as everywhere
    assert "put on Dublin time" in panel.place.value and panel.take.layout.display is None
    panel.asked["timezone"].value = "Atlantis"
    assert "No place is known by “Atlantis”" in panel.place.value and panel.take.layout.display == "none"


def test_the_same_list_later_shows_what_it_changes_first(d):
    panel = d.panel(BringIn)
    for status in ("Applied", "Interview"):
        choose(panel, b"Company,Role,Date Applied,Status\nQuay,Clerk,2026-01-05," + status.encode())
        answer(panel)
        shown = panel.place.value
        assert d.own.ids() == ([] if status == "Applied" else ["quay-clerk"])
        panel.take.click()
    assert "1 that change a case" in shown and "Applied → Interview; an interview, day not known" in shown
    assert len(d.own.ids()) == 1 and d.own.case("quay-clerk").interviews[0].day_unknown


def test_a_column_that_is_only_guessed_waits_for_a_word(d):
    panel = d.panel(BringIn)
    choose(panel, b"Company,Some other kind of role they offer,Date Applied\nQuay,Clerk,2026-01-05\n")
    answer(panel)
    assert panel.columns["title"].value == "?" and panel.take.layout.display == "none"
    panel.columns["title"].value = ""
    assert panel.take.layout.display is None


def test_every_row_can_be_looked_at(d):
    panel = d.panel(BringIn)
    rows = b"".join(b"Quay %d,Clerk,2026-01-05,Applied\n" % number for number in range(20))
    choose(panel, b"Company,Role,Date Applied,Status\n" + rows)
    assert "Quay 15" not in panel.place.value
    panel.shown.value = "taken"
    assert "Quay 15" in panel.place.value and "20 of 20 that are taken" in panel.place.value


def test_what_is_no_table_is_told_and_nothing_changes(d):
    panel = d.panel(BringIn)
    choose(panel, b"%PDF-1.7 nothing to read", "cv.pdf")
    assert "Please look" in panel.live.value and panel.form.layout.display == "none"


def test_cells_stay_text(d):
    panel = d.panel(BringIn)
    choose(panel, b"Company,Job Title\n<img src=x onerror=alert(1)>,Cook\n")
    assert "<img" not in panel.place.value and "&lt;img src=x" in panel.place.value


def test_a_backup_comes_in_again(d, tmp_path):
    backup = take(open_example(tmp_path / "other.jsonl", now=TOLD_AT), now=TOLD_AT)
    panel = d.panel(BringIn)
    choose(panel, backup, "backup.json")
    assert "a backup of 14 cases" in panel.place.value
    panel.take.click()
    assert len(d.own.cases()) == 14 and "were added" in panel.live.value


def test_every_file_is_made_when_asked_for_and_is_a_link(d):
    panel = d.panel(Downloads)
    assert panel.links.value == ""
    panel.ask.value = True
    names = re.findall(r'download="([^"]+)"', panel.links.value)
    endings = [one.ending or one.name for one in formats().values() if one.shown]
    assert [name.partition("2026-03-12.")[2] for name in names] == endings and "ics" in endings
    assert all(name.startswith("example-search-2026-03-12") for name in names)
    held = json.loads(b64decode(re.search(r"application/json;base64,([^\"]+)", panel.links.value)[1]))
    assert len(held["cases"]) == len(d.cases)


def test_proof_of_search_follows_its_days(d):
    panel = d.panel(Proof)
    assert 'download="example-search-2026-03-12.proof.html"' in panel.links.value
    panel.form["since"].value, before = panel.form["until"].value, panel.links.value
    assert panel.links.value != before
    panel.form["until"].value = None
    assert "Both days are needed." in panel.links.value


def test_days_the_wrong_way_round_are_told(d):
    panel = d.panel(Proof)
    panel.form["since"].value, panel.form["until"].value = TOLD_AT.date(), TOLD_AT.date().replace(month=1)
    assert "comes after the last one" in panel.links.value


def test_a_journal_of_ones_own_is_named_so(d, tmp_path):
    Journal(d.path)
    d.show_example(False)
    panel = d.panel(Downloads)
    panel.ask.value = True
    assert "no case yet" in panel.links.value


def test_a_long_list_shows_how_far_it_is_read(d, monkeypatch):
    shown = []
    panel = d.panel(BringIn)
    panel.place.observe(lambda change: shown.append(change["new"]), names="value")
    monkeypatch.setattr("followup.panels.search.bring_in.LONG", 900)
    choose(panel, "\n".join(["Company,Role,Status", *(f"Quay {n},Clerk,Applied" for n in range(1200))]).encode())
    bars = [text.partition('value="')[2].partition('"')[0] for text in shown if "<progress" in text]
    assert bars == ["0", "500", "1000"] and "1200 rows read" in shown[-1]
