"""A counselor's clients on a page, and the word that goes from there to a client: shown, never run, put away."""

import json
import re
from base64 import b64decode
from datetime import datetime
from importlib import resources
from pathlib import Path

import pytest

from followup.case import clock
from followup.exchange.comment import Comment, comment_bytes, read_comment
from followup.group.caseload import read_notes
from followup.journal import Journal
from followup.panels.search.caseload import CaseloadFolder, CaseloadList
from followup.panels.search.client_word import ClientWord
from followup.panels.search.term import TermReport
from followup.panels.search.words import CounselorWords
from followup.widgets import desk

from .conftest import case
from .driving import choose, press, shown, type_into
from .test_safety import HOSTILE, html_of

AT = datetime.fromisoformat("2026-03-11T10:00:00-05:00")


@pytest.fixture
def counselor(path):
    return desk("35_your_clients", journal=str(path))


@pytest.fixture
def files(tmp_path):
    """A folder of two journals, a list of clients, and where the notes go."""
    folder = tmp_path / "journals"
    folder.mkdir()
    for name in ("kim", "lou"):
        Journal(folder / f"{name}.jsonl").new_case(case(), at=clock.now())
    (tmp_path / "list.csv").write_text("journal,name,counselor,labels\nkim,Kim Invented,Rosa,spring\nlou,Lou,Ines,\n")
    return {"folder": folder, "roster": tmp_path / "list.csv", "notes": tmp_path / "notes.jsonl"}


def read(counselor, files):
    panel = counselor.panel(CaseloadFolder)
    for key, path in files.items():
        type_into(panel.files[key], str(path))
    press(panel.read)
    return panel


def saved(value, ending):
    """The file behind the link that ends so."""
    data = re.search(rf'href="data:[^;]+;base64,([^"]+)" download="[^"]+{ending}"', value)[1]
    return b64decode(data)


def test_until_files_are_chosen_the_clients_are_invented_and_said_to_be(counselor):
    assert "invented" in counselor.panel(CaseloadFolder).told.value
    rows = counselor.panel(CaseloadList).rows.value
    assert rows.count("<tr>") == 8 and rows.index("Cyd Marlow") < rows.index("Hal Moor")


def test_chosen_files_are_kept_and_those_that_can_t_be_read_are_not(counselor, files, tmp_path):
    panel, rows = read(counselor, files), counselor.panel(CaseloadList)
    assert "2 clients" in panel.told.value and "Kim Invented" in rows.rows.value
    type_into(panel.files["folder"], str(tmp_path / "nowhere"))
    press(panel.read)
    assert "fu-warned" in panel.live.value and "Kim Invented" in rows.rows.value
    press(panel.example)
    assert "Cyd Marlow" in rows.rows.value


def test_the_list_is_narrowed_and_what_is_saved_is_what_stands_there(counselor, files):
    read(counselor, files)
    panel = counselor.panel(CaseloadList)
    choose(panel.who, "Ines")
    assert "Kim Invented" not in panel.rows.value and "Lou" in panel.rows.value
    table = saved(panel.links.value, ".csv").decode("utf-8-sig")
    assert "Lou" in table and "Kim" not in table
    assert b"SUMMARY:Lou: Northwind Clinics" in saved(panel.links.value, ".ics")
    choose(panel.label, "spring")
    assert "Nobody" in panel.rows.value


def test_a_note_goes_into_the_counselor_s_own_file_and_a_word_becomes_a_file(counselor, files):
    panel, before = counselor.panel(ClientWord), (files["folder"] / "kim.jsonl").read_bytes()
    type_into(panel.form["text"], "Ask Maria for the day.")
    press(panel.note)
    assert "Choose a client first" in panel.live.value and panel.form["text"].value == "Ask Maria for the day."
    read(counselor, files)
    rows = counselor.panel(CaseloadList)
    choose(panel.client, "Kim")
    press(panel.word)
    assert "type your name" in panel.live.value
    type_into(panel.form["by"], "Rosa")
    press(panel.word)
    made = read_comment(saved(panel.place.value, ".json"))
    assert (made.by, made.says) == ("Rosa", "Ask Maria for the day.")
    press(panel.note)
    assert [note.client for note in read_notes(files["notes"], [])] == ["kim"]
    assert 'Ask Maria for the day.<div class="fu-soft">Rosa, ' in rows.rows.value
    assert (files["folder"] / "kim.jsonl").read_bytes() == before


# the client's side


def give(panel, data):
    panel.upload.value = ({"name": "word.json", "type": "", "size": len(data), "content": data, "last_modified": AT},)


def test_a_word_is_shown_with_who_and_when_and_put_away_and_brought_back(made, path):
    panel, today = made.panel(CounselorWords), made.panel(CounselorWords, asks=False)
    assert not shown(today.box)
    give(panel, comment_bytes(Comment("Rosa", "Well done.\nNow rest.", AT, "Northwind Clinics", "Call on Tuesday")))
    told = "".join(html_of(today.held))
    assert "A word from Rosa" in told and "about Northwind Clinics" in told and "March 11" in told
    assert "They suggest: </b>Call on Tuesday" in told and shown(today.box)
    press(today.cards[next(iter(today.cards))].press)
    assert not shown(today.box) and panel.held.children == ()
    panel.away.set_state({"value": True})
    assert len(panel.held.children) == 1
    press(next(iter(panel.cards.values())).press)
    assert shown(today.box)
    again = desk("75_in_and_out", journal=str(path)).panel(CounselorWords)
    assert "Well done." in "".join(html_of(again.held))


def test_a_word_is_text_changes_no_plan_and_is_kept_once(made):
    panel, plan = made.panel(CounselorWords), made.plan.to_dict()
    data = comment_bytes(Comment(HOSTILE, HOSTILE, AT, HOSTILE, HOSTILE))
    give(panel, data)
    give(panel, data)
    told = "".join(html_of(panel.held))
    assert len(panel.held.children) == 1 and "here already" in panel.live.value
    assert "&lt;img src=x" in told and not re.search(r"<(img|script)\b", told)
    assert made.plan.to_dict() == plan


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff\xfe", json.dumps({"followup-comment": 2}).encode()])
def test_a_file_that_is_no_word_is_refused_and_nothing_is_kept(made, data):
    panel = made.panel(CounselorWords)
    give(panel, data)
    assert "fu-warned" in panel.live.value and panel.held.children == ()


def test_a_term_is_a_page_to_print_once_journals_are_read(counselor, files):
    panel = counselor.panel(TermReport)
    press(panel.make)
    assert "folder of journals" in panel.live.value
    for number in range(5):
        Journal(files["folder"] / f"c{number}.jsonl").new_case(case(), at=clock.now())
    read(counselor, files)
    for key, words in (("first", "2026-03"), ("last", "march"), ("center", "Riverside <Center>")):
        type_into(panel.asked[key], words)
    press(panel.make)
    assert "Not a term" in panel.live.value
    type_into(panel.asked["last"], "2026-03")
    press(panel.make)
    assert "7 people had interviews or offers." in panel.place.value
    assert "Riverside &lt;Center&gt;, March 2026 to March 2026" in saved(panel.place.value, "html").decode()


def term(counselor, first, last):
    panel = counselor.panel(TermReport)
    type_into(panel.asked["first"], first)
    type_into(panel.asked["last"], last)
    press(panel.make)
    return panel


def test_a_second_report_that_shares_months_is_not_made_until_the_first_is_forgotten(counselor, files):
    for number in range(5):
        Journal(files["folder"] / f"c{number}.jsonl").new_case(case(), at=clock.now())
    read(counselor, files)
    panel = term(counselor, "2026-01", "2026-03")
    assert "Reports made before: January 2026 to March 2026." in panel.before.value
    assert "in a report made before" in term(counselor, "2026-03", "2026-04").live.value
    assert "7 people" in panel.place.value  # the page made before stays
    Journal(files["folder"] / "c9.jsonl").new_case(case(), at=clock.now())
    assert "7 people" in term(counselor, "2026-01", "2026-03").place.value and "fewer than 5" in panel.place.value
    press(panel.forget)
    assert panel.place.value == panel.before.value == "" and not shown(panel.forget)
    assert "8 people" in term(counselor, "2026-03", "2026-04").place.value


def test_no_table_shares_a_class_with_what_the_app_lays_out_as_a_grid():
    panels = resources.files("followup.panels")
    laid_out = set(
        re.findall(r"\.([\w-]+) \{ display: (?:inline-)?(?:grid|flex)", panels.joinpath("parts/app.css").read_text())
    )
    sources = (path.read_text() for path in Path(str(panels)).rglob("*.py"))
    tables = {
        word for text in sources for found in re.findall(r'\btable\(.*class_="([^"]+)"', text) for word in found.split()
    }
    assert {"fu-clients", "fu-rows", "fu-others"} <= tables and "fu-cards" in laid_out
    assert not tables & laid_out
