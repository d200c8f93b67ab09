"""A counselor's list is of people: a row each, the pressing ones first, and nobody drops out for being quiet."""

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import icalendar
import pytest

from followup import load_case
from followup.case.errors import InputError
from followup.commands.cli import main
from followup.exchange.comment import Comment, read_comment, write_comment
from followup.group.caseload import STANDINGS, add_note, ago, due_days, read_caseload, read_notes, read_roster
from followup.group.caseload.notes import Note
from followup.group.caseload.standing import ANSWER, look_at
from followup.journal import Journal
from followup.journal.backup import back_up
from followup.planning.headline import AT_THE_TALK, headline_day, headline_step
from followup.planning.planner import plan
from followup.planning.priority import BACKGROUND, owes_nothing
from followup.training.workshop.stories import our_stories

NOW = datetime(2026, 5, 21, 15, tzinfo=UTC)
DAY = timedelta(days=1)


def case_of(name="Kim Invented", *, held=3, events=(), ahead=None, employer="Harborline Freight"):
    """A case with an interview so many days ago. Everybody is invented."""
    interviews = [{"round": 1, "at": NOW - held * DAY, "with": ["joan"]}]
    interviews += [{"round": 2, "at": NOW + ahead * DAY, "with": ["joan"]}] if ahead else []
    return {
        "candidate": {"name": name, "email": "kim@mail.example"},
        "employer": {"name": employer, "timezone": "America/Chicago", "country": "US"}, "role": {"title": "Planner"},
        "contacts": [{"id": "joan", "name": "Joan Petrakis", "is": "hiring_manager", "email": "j@harborline.example"}],
        "interviews": interviews, "events": [{**one, "at": NOW - one["at"] * DAY} for one in events],
    }  # fmt: skip


THANKED = {"kind": "sent", "what": "thank_you", "to": "joan", "at": 2.9}
PEOPLE = {
    "ada": case_of("Ada", held=3, events=[THANKED, {"kind": "heard", "what": "offer", "from": "joan", "at": 1}]),
    "ben": case_of("Ben", held=0.1),
    "cyd": case_of(
        "Cyd", held=9, events=[{**THANKED, "at": 8.9}, {"kind": "heard", "what": "rejection", "from": "joan", "at": 1}]
    ),
    "dov": case_of("Dov", held=60, events=[{**THANKED, "at": 59.9}]),
    "eve": case_of("Eve", held=4, events=[{**THANKED, "at": 3.9}]),
    "fay": case_of("Fay", held=9, events=[{**THANKED, "at": 8.9}], ahead=3),
}


@pytest.fixture
def folder(tmp_path):
    for name, case in PEOPLE.items():
        Journal(tmp_path / f"{name}.jsonl").new_case(case, at=NOW)
    Journal(tmp_path / "gus.jsonl").set("policy", "foolproof", at=NOW)
    return tmp_path


@pytest.fixture
def roster(tmp_path_factory):
    path = tmp_path_factory.mktemp("center") / "roster.csv"
    path.write_text(
        "Client ID;Name;E-mail;Advisor;Tags\nada;Ada Lund;a@mail.example;Rosa;spring, nurses\n"
        "dov.jsonl;Dov Katz;;Rosa;spring\nhal;Hal Moor;;Ines;\n", encoding="utf-8-sig")  # fmt: skip
    return path


def standings(found):
    return {one.journal: one.standing for one in found.clients}


def test_everybody_has_one_row_and_those_who_need_a_word_come_first(folder, roster):
    found = read_caseload(folder, now=NOW, roster=read_roster(roster))
    assert standings(found) == {
        "ada": "offer", "cyd": "refused", "ben": "today", "fay": "interview", "dov": "stuck", "eve": "fine",
        "gus": "none", "hal": "none",
    }  # fmt: skip
    assert [one.journal for one in found.clients][:2] == ["ada", "cyd"]
    assert [one.journal for one in found.clients][-2:] == ["gus", "hal"]
    assert all(one.why and one.offer for one in found.clients)


def test_names_and_contacts_come_from_the_roster_and_else_from_the_journal(folder, roster):
    found = {one.journal: one for one in read_caseload(folder, now=NOW, roster=read_roster(roster)).clients}
    assert (found["ada"].name, found["ada"].contact, found["ada"].counselor) == ("Ada Lund", "a@mail.example", "Rosa")
    assert (found["ben"].name, found["ben"].contact) == ("Ben", "kim@mail.example")
    assert found["gus"].name == "gus" and found["hal"].name == "Hal Moor"
    assert found["ada"].labels == ("spring", "nurses")


def test_the_list_is_narrowed_by_counselor_label_and_standing(folder, roster):
    found = read_caseload(folder, now=NOW, roster=read_roster(roster))
    assert [one.journal for one in found.only(counselor="rosa")] == ["ada", "dov"]
    assert [one.journal for one in found.only(labels=["Nurses"])] == ["ada"]
    assert [one.journal for one in found.only(standings=["today", "stuck"])] == ["ben", "dov"]


def test_what_has_long_been_open_sinks_below_what_is_due_today(folder):
    order = [one.standing for one in read_caseload(folder, now=NOW).clients]
    assert order.index("today") < order.index("stuck")
    assert list(STANDINGS).index("overdue") < list(STANDINGS).index("stuck")


def test_somebody_silent_for_two_weeks_is_named_and_not_dropped(tmp_path):
    quiet = case_of("Quiet", held=30, events=[
        {**THANKED, "at": 29.9}, {"kind": "sent", "what": "follow_up", "to": "joan", "at": 22},
        {"kind": "sent", "what": "follow_up", "to": "joan", "at": 18}])  # fmt: skip
    Journal(tmp_path / "q.jsonl").new_case(quiet, at=NOW)
    (one,) = read_caseload(tmp_path, now=NOW).clients
    assert one.standing == "silent" and "nothing happened in their whole search since Sunday, May 3" in one.why


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_is_no_file_is_named_and_counts_as_no_client(tmp_path):
    Journal(tmp_path / "ok.jsonl").new_case(case_of("Ok"), at=NOW)
    (tmp_path / "folder.jsonl").mkdir()
    os.mkfifo(tmp_path / "pipe.jsonl")
    (tmp_path / "device.jsonl").symlink_to("/dev/zero")
    (tmp_path / "dead.jsonl").symlink_to("nowhere")
    found = read_caseload(tmp_path, now=NOW)
    assert [one.journal for one in found.clients] == ["ok"]
    assert [Path(one.where).stem for one in found.problems] == ["dead", "device", "folder", "pipe"]


def test_who_is_active_in_another_case_is_not_silent(tmp_path):
    quiet = case_of("Two", held=30, events=[
        {**THANKED, "at": 29.9}, {"kind": "sent", "what": "follow_up", "to": "joan", "at": 22},
        {"kind": "sent", "what": "follow_up", "to": "joan", "at": 18}])  # fmt: skip
    journal = Journal(tmp_path / "two.jsonl")
    journal.new_case(quiet, at=NOW)
    journal.new_case(case_of("Two", held=4, events=[{**THANKED, "at": 3.9}], employer="Northwind"), at=NOW)
    (one,) = read_caseload(tmp_path, now=NOW).clients
    assert [case.standing for case in one.cases] == ["fine", "fine"] and one.standing == "fine"


NO_DECISION = {"kind": "heard", "what": "no_decision", "from": "joan", "at": 2}
TASK = {"kind": "heard", "what": "task", "from": "joan", "at": 3, "answer_by": (NOW + 3 * DAY).isoformat()}


OFFER = {"kind": "heard", "what": "offer", "from": "joan", "at": 2}


@pytest.mark.parametrize(("case", "standing", "says"), [
    (case_of(held=0.1), "today", ", by Friday, May 22"),  # the day of the talk itself
    (case_of(held=0.9), "today", ", by Thursday, May 21"),  # its last hours
    (case_of(held=3), "overdue", "it was due Tuesday, May 19"),  # thanks that are late by their nature
    (case_of(held=20), "stuck", "it may go out since"),
    (case_of(held=160, events=[{**THANKED, "at": 159.9}, {**OFFER, "at": 150}]), "stuck", "December 22, 2025"),
    (case_of(held=11, events=[{**THANKED, "at": 10.9}]), "open", "open since"),  # asked any day from now on
    (case_of(held=9, events=[{**THANKED, "at": 8.9}, NO_DECISION]), "today", "thank Joan Petrakis for the update"),
    (case_of(held=9, events=[{**THANKED, "at": 8.9}, TASK]), "today", "tell Joan Petrakis today that you have"),
    (case_of(held=9, events=[{**THANKED, "at": 8.9}, OFFER]), "offer", "nobody noted by when"),
    (case_of(held=60, events=[{**THANKED, "at": 59.9}, {**OFFER, "at": 40}]), "stuck", "since Saturday, April 11"),
])  # fmt: skip
def test_due_today_is_what_has_to_be_done_today_and_the_rest_is_open(tmp_path, case, standing, says):
    Journal(tmp_path / "k.jsonl").new_case(case, at=NOW)
    (one,) = read_caseload(tmp_path, now=NOW).clients
    assert one.standing == standing and says in one.why, (one.standing, one.why)


def test_a_broken_journal_is_named_and_its_client_stays(folder):
    (folder / "zoe.jsonl").write_bytes(b"\x00\xff not a journal\n")
    found = read_caseload(folder, now=NOW)
    assert "zoe" in standings(found)
    assert any("zoe.jsonl" in str(problem) for problem in found.problems)


def test_notes_are_kept_apart_and_the_newest_is_shown(folder, tmp_path_factory):
    path = tmp_path_factory.mktemp("own") / "notes.jsonl"
    before = (folder / "ada.jsonl").read_bytes()
    add_note(path, "ada", "Asked for the terms", NOW - DAY)
    add_note(path, "ada", "She has <b>them</b>\nnow", NOW, "Rosa  Invented")
    found = read_caseload(folder, now=NOW, notes=read_notes(path, []))
    assert next(one for one in found.clients if one.journal == "ada").note.text == "She has <b>them</b> now"
    assert (folder / "ada.jsonl").read_bytes() == before
    signed = [note.signed for note in read_notes(path, [])]
    assert signed == ["Wednesday 20 May 2026", "Rosa Invented, Thursday 21 May 2026"]
    with pytest.raises(InputError, match="empty or too long"):
        add_note(path, "ada", "  ", NOW)


@pytest.mark.parametrize(("text", "told"), [
    ("Name,Email\nAda,a@b.example\n", "no column names the journal"),
    ("journal,name\nada,Ada\nada,Ada again\n", "stands here twice"),
])  # fmt: skip
def test_a_roster_that_is_none_is_refused_with_what_it_needs(tmp_path, text, told):
    (tmp_path / "roster.csv").write_text(text)
    with pytest.raises(InputError, match=told):
        read_roster(tmp_path / "roster.csv")


def test_a_comment_comes_back_as_it_was_and_nothing_else_is_one(tmp_path):
    said = Comment("Rosa", "Ask Joan for the pay in writing.\nThen call me.", NOW, "Harborline", "Ask for the terms")
    write_comment(tmp_path / "word.json", said)
    assert read_comment((tmp_path / "word.json").read_bytes()) == said
    for data in (b"{}", b"[]", b"\xff", json.dumps({"followup-comment": 1, "says": "x"}).encode(), b"[" * 5000):
        with pytest.raises(InputError, match="not a comment of a counselor"):
            read_comment(data)


def test_the_command_prints_people_writes_csv_and_takes_notes(folder, roster, tmp_path_factory, capsys):
    notes = tmp_path_factory.mktemp("own") / "notes.jsonl"
    now = ["--now", NOW.isoformat()]
    assert main(["cohort", "note", "dov", "=cmd|x", "--notes", str(notes), "--from", "Rosa", *now]) == 0
    assert main(["cohort", "today", str(folder), "--roster", str(roster), "--notes", str(notes), *now]) == 0
    text = capsys.readouterr().out
    assert "8 of 8 clients. 1 an offer to answer" in text and "Ada Lund" in text
    assert "Dov Katz  Rosa, Thursday 21 May 2026  =cmd|x" in text
    assert main(["cohort", "today", str(folder), "--notes", str(notes), "--only", "stuck", "--csv", *now]) == 0
    assert "'=cmd|x" in capsys.readouterr().out
    assert main(["cohort", "today", str(folder), "--only", "bored", *now]) == 2
    assert "not a standing of a client: bored" in capsys.readouterr().err
    assert main(["cohort", "today", *now]) == 2
    assert "FOLDER, or --store FILE" in capsys.readouterr().err


def test_a_calendar_has_what_is_due_on_its_day_and_what_is_late_on_today(folder, roster, capsys):
    found = read_caseload(folder, now=NOW, roster=read_roster(roster))
    days = {one.key[0]: one for one in due_days(found.clients, NOW)}
    assert set(days) == {"ada", "ben", "fay"}
    assert days["ada"].day == NOW.date() and days["ben"].day == (NOW + DAY).date()
    assert days["fay"].day == (NOW + 3 * DAY).date() and "a@mail.example" in days["ada"].told
    now = ["--now", NOW.isoformat()]
    assert main(["cohort", "today", str(folder), "--roster", str(roster), "--ics", *now]) == 0
    text = capsys.readouterr().out
    entries = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert sorted(str(one["SUMMARY"]) for one in entries)[0].startswith("Ada Lund: An offer from Harborline")
    assert main(["cohort", "today", str(folder), "--ics", "--csv", *now]) == 2
    assert main(["cohort", "today", "--store", "x", "--ics", *now]) == 2


def test_the_file_a_client_backs_up_is_a_journal_of_the_folder(tmp_path):
    own = Journal(tmp_path / "own" / "journal.jsonl")
    own.new_case(PEOPLE["ben"], at=NOW)
    center = tmp_path / "center"
    center.mkdir()
    (center / "ben.jsonl").write_bytes(back_up(own, at=NOW))
    (one,) = read_caseload(center, now=NOW).clients
    assert (one.journal, one.name, one.standing) == ("ben", "Ben", "today")


def test_a_journal_nested_too_deep_is_named_and_its_client_stays_in_the_list(folder):
    nested = "[" * 900 + "1" + "]" * 900
    head = '{"v":1,"id":"00000008-aaaaaa","at":"2026-03-17T09:30:00Z","do":"setting","name":"policy","value":'
    with (folder / "ben.jsonl").open("a") as file:
        file.write(f"{head}{nested}}}\n")
    found = read_caseload(folder, now=NOW)
    assert {client.journal for client in found.clients} == {*PEOPLE, "gus"}
    assert [problem.what for problem in found.problems] == ["nested too deep"]


def test_whatever_one_journal_does_the_others_stay_in_the_list(folder, monkeypatch):
    def fail(journal, name, default=None):
        if journal.path.stem == "ben":
            raise OverflowError
        return default

    monkeypatch.setattr(Journal, "setting", fail)
    found = read_caseload(folder, now=NOW)
    assert len(found.clients) == len(PEOPLE) + 1
    assert ["ben.jsonl" in problem.where for problem in found.problems] == [True]


def test_copies_of_one_journal_are_one_client_whatever_they_are_called_and_the_newest_counts(tmp_path):
    own = Journal(tmp_path / "ann.jsonl")
    own.new_case(PEOPLE["ben"], at=NOW)
    for name in ("ann (conflicted copy 1)", "ann.sync-conflict-20260521", "zz", "a backup"):
        (tmp_path / f"{name}.jsonl").write_bytes(own.path.read_bytes())
    Journal(tmp_path / "zz.jsonl").new_case(case_of("Ben", employer="Tallow Mills"), at=NOW + DAY)
    Journal(tmp_path / "ann-kept-2026-05-01.jsonl").new_case(PEOPLE["eve"], at=NOW + 2 * DAY)
    Journal(tmp_path / "eve.jsonl").new_case(PEOPLE["eve"], at=NOW)
    found = read_caseload(tmp_path, now=NOW)
    assert {one.journal: len(one.cases) for one in found.clients} == {"zz": 2, "eve": 1}
    assert [problem.what.partition(":")[0] for problem in found.problems] == ["a copy of zz.jsonl"] * 5


def test_two_clients_whose_journals_share_no_line_stay_two_however_alike_they_are(tmp_path):
    for name in ("ann", "ann (2)", "ann-kept"):
        Journal(tmp_path / f"{name}.jsonl").new_case(PEOPLE["ben"], at=NOW)
    found = read_caseload(tmp_path, now=NOW)
    assert len(found.clients) == 3
    assert [problem.what.partition(":")[0] for problem in found.problems] == ["perhaps the client of ann.jsonl"] * 2


def test_who_stands_in_the_roster_by_a_copy_is_no_second_client(tmp_path):
    """One row by the roster's own name, with the note of either; two rows for one journal are told."""
    own, copy = tmp_path / "ann.jsonl", tmp_path / "ann copy.jsonl"
    Journal(own).new_case(PEOPLE["ben"], at=NOW)
    copy.write_bytes(own.read_bytes())
    roster = tmp_path / "roster.csv"
    roster.write_text("journal,name\nann copy,Ann Invented\n", encoding="utf-8")
    note = Note("ann", NOW, "rings on Monday")
    found = read_caseload(tmp_path, now=NOW, roster=read_roster(roster), notes=[note])
    assert [(one.journal, one.name, one.note.text) for one in found.clients] == [
        ("ann copy", "Ann Invented", "rings on Monday")
    ]
    roster.write_text("journal,name\nann,Ann Invented\nann copy,Ann I.\n", encoding="utf-8")
    found = read_caseload(tmp_path, now=NOW, roster=read_roster(roster))
    assert len(found.clients) == 1 and "stand in the list of clients" in found.problems[-1].what


def test_a_file_whose_name_is_no_text_takes_nothing_down(tmp_path, capsysbinary):
    Journal(tmp_path / "ann.jsonl").new_case(PEOPLE["ben"], at=NOW)
    Journal(tmp_path / "bad\udcff.jsonl").new_case(PEOPLE["eve"], at=NOW)
    for form in ("--ics", "--csv", "--json"):
        assert main(["cohort", "today", str(tmp_path), form, "--now", NOW.isoformat()]) == 0
        printed = capsysbinary.readouterr().out.decode()
        assert form == "--ics" or ("Ben" in printed and "Eve" in printed)
    assert printed.count("bad\\\\udcff") == 1


def test_words_of_a_command_line_that_are_no_text_are_kept_all_the_same(tmp_path):
    add_note(tmp_path / "notes.jsonl", "bad\udcff", "caf\udce9", NOW)
    assert [tuple(one)[::2] for one in read_notes(tmp_path / "notes.jsonl", [])] == [("bad\\udcff", "caf\\udce9")]
    write_comment(tmp_path / "c.json", Comment("R\udce9my", "caf\udce9", NOW))
    assert read_comment((tmp_path / "c.json").read_bytes()).says == "caf\\udce9"


@pytest.mark.parametrize("form", ["--csv", "--ics"])
def test_a_table_and_a_calendar_are_printed_as_other_programs_read_them(folder, capsysbinary, form):
    assert main(["cohort", "today", str(folder), form, "--now", NOW.isoformat()]) == 0
    printed = capsysbinary.readouterr().out
    assert "⟦".encode() not in printed and printed.startswith((b"\xef\xbb\xbfclient,", b"BEGIN:VCALENDAR\r\n"))


def told_of(story):
    """The story's plan, and its line in a counselor's list."""
    found = story.plan()
    return found, look_at(found.case, found, found.now)


def test_the_list_says_what_the_plan_says_first_and_hides_nothing_that_is_for_today():
    hidden, unnamed, named = [], [], 0
    for story in our_stories():
        found, line = told_of(story)
        step = headline_step(found)
        if step is None or step.id in (*BACKGROUND, AT_THE_TALK, ANSWER) or owes_nothing(found):
            continue
        named += 1
        day = headline_day(step)
        if day == found.as_of.date() and line.standing in ("fine", "ended", "silent"):
            hidden.append((story.number, step.heading))
        has_day = day == found.as_of.date() or f"{day:%A}" in line.why
        is_told = found.summary[1:] in line.why or (step.heading[1:] in line.why and has_day)
        if not is_told and line.standing != "interview":
            unnamed.append((story.number, step.heading, line.why))
    assert named > 100 and (hidden, unnamed) == ([], [])


def test_a_yes_that_may_not_hold_is_not_called_decided():
    stories = [told_of(story) for story in our_stories()]
    taken_back = [line for found, line in stories if found.situation.offer_taken_back]
    assert len(taken_back) > 1 and {line.standing for line in taken_back} == {"today"}


def the_list(tmp_path, now, *cases):
    for case in cases:
        Journal(tmp_path / "k.jsonl").new_case(case, at=NOW)
    return read_caseload(tmp_path, now=now).clients[0]


def test_what_has_an_end_today_is_never_told_as_long_open(tmp_path):
    case = {
        **case_of(held=20, events=[{**THANKED, "at": 19.9}]),
        "elsewhere": [{"employer": "Moor Hall", "answer_by": (NOW + DAY).date().isoformat()}],
    }
    one = the_list(tmp_path, NOW - timedelta(hours=1), case)
    assert one.standing == "today" and "tell Joan Petrakis about your other offer" in one.why
    assert "by Thursday, May 21, 17:00" in one.why


def test_an_offer_in_one_case_is_told_in_the_others_and_stands_in_the_calendar(tmp_path):
    by = (NOW + 3 * DAY).date().isoformat()
    offered = case_of(held=9, events=[{**THANKED, "at": 8.9}, {**OFFER, "answer_by": by}])
    waiting = case_of(held=10, events=[{**THANKED, "at": 9.9}], employer="Tallow Mills")
    one = the_list(tmp_path, NOW, offered, waiting)
    told = [case.why for case in one.cases if case.employer == "Tallow Mills"]
    assert len(told) == 1 and "about your other offer" in told[0]
    assert any("about your other offer" in due.title for due in due_days([one], NOW))


def test_a_day_that_was_kinder_is_today_when_it_comes_whatever_the_hour(tmp_path):
    case = case_of(held=9, events=[{**THANKED, "at": 8.9}, NO_DECISION])
    thanked = {**case, "events": [*case["events"], {"kind": "sent", "what": "reply", "to": "joan", "at": NOW}]}
    kinder = headline_day(headline_step(plan(load_case(thanked), now=NOW + DAY)))
    at_eight = datetime(kinder.year, kinder.month, kinder.day, 13, tzinfo=UTC)
    for hours in (0, 3, 8):
        one = the_list(tmp_path / str(hours), at_eight + timedelta(hours=hours), thanked)
        assert (one.standing, "follow-up" in one.why) == ("today", True), (hours, one.why)


@pytest.mark.parametrize(("hour", "says"), [(8, "3 days ago"), (23, "3 days ago")])
def test_days_are_counted_as_the_calendar_does(hour, says):
    friday = datetime(2026, 11, 27, 22, tzinfo=UTC)
    assert ago(friday, datetime(2026, 11, 30, hour, tzinfo=UTC)) == says


def test_an_application_is_something_that_happened_and_so_is_a_line_written_down(tmp_path):
    applied = {**case_of(), "interviews": [], "events": []}
    applied["role"] = {"title": "Planner", "applied": (NOW - 40 * DAY).date().isoformat()}
    one = the_list(tmp_path / "a", NOW, applied)
    assert (one.standing, ago(one.last, NOW)) == ("silent", "40 days ago")
    assert the_list(tmp_path / "b", NOW, {**applied, "role": {"title": "Planner"}}).last == NOW


def test_what_is_open_stands_before_who_is_quiet_since_there_is_something_to_do():
    order = list(STANDINGS)
    assert order.index("stuck") < order.index("silent")


@pytest.fixture
def ann(tmp_path):
    journal = Journal(tmp_path / "ann.jsonl")
    journal.new_case(PEOPLE["ben"], at=NOW)
    return journal


@pytest.mark.parametrize("spoilt", [b"", b"\0" * 400, b"what is this\n", b'{"v":1,"id":"00000001-'])
@pytest.mark.parametrize("name", ["ann (1)", "Kopie von ann", "ann - コピー", "ann.sync-conflict-20260521"])
def test_a_copy_in_which_nothing_can_be_read_makes_nobody_a_client_without_a_case(tmp_path, ann, name, spoilt):
    (tmp_path / f"{name}.jsonl").write_bytes(spoilt)
    found = read_caseload(tmp_path, now=NOW)
    assert standings(found) == {"ann": "today"}
    assert f"{name}.jsonl" in str(found.problems)


def test_of_copies_one_that_lost_a_case_by_damage_is_not_the_one_that_counts(tmp_path, ann):
    copy = Journal(tmp_path / "ann copy.jsonl")
    copy.path.write_bytes(ann.path.read_bytes())
    copy.log(copy.ids()[0], {"kind": "note", "text": "x"}, at=NOW + DAY)
    first, rest = copy.path.read_bytes().split(b"\n", 1)
    copy.path.write_bytes(first[:-4] + b"\xff}}}\n" + rest)
    found = read_caseload(tmp_path, now=NOW)
    assert standings(found) == {"ann": "today"}
    assert "The journal is damaged: ann.jsonl is read instead" in [problem.what for problem in found.problems]


def test_whose_only_journal_is_damaged_is_told_so_and_comes_before_who_has_nothing(tmp_path, ann, capsys):
    ann.path.write_bytes(ann.path.read_bytes().replace(b'"do"', b'"d\xff"'))
    (tmp_path / "bea.jsonl").write_bytes(b"")
    (tmp_path / "ann-marie.jsonl").write_bytes(b"nothing of it\n")  # a name of somebody else's, no copy
    found = read_caseload(tmp_path, now=NOW)
    assert standings(found) == {"ann": "unread", "ann-marie": "unread", "bea": "none"}
    assert found.clients[0].why == "The journal is damaged, and no case of it can be read."
    assert main(["cohort", "today", str(tmp_path), "--now", NOW.isoformat()]) == 0
    assert "2 can't be read, 1 no case yet" in capsys.readouterr().out


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path, ann, capsys):
    folder, outside = tmp_path / "clients", tmp_path / "outside.jsonl"
    folder.mkdir()
    outside.write_bytes(ann.path.read_bytes())
    (folder / "eve.jsonl").symlink_to(outside)
    (folder / "bob.jsonl").symlink_to("../ann.jsonl")
    (folder / "own.jsonl").write_bytes(ann.path.read_bytes())
    (folder / "own too.jsonl").symlink_to("own.jsonl")
    found = read_caseload(folder, now=NOW)
    assert standings(found) == {"own": "today"}
    assert [problem.what for problem in found.problems].count("a link that leads out of the folder, not followed") == 2
    assert main(["cohort", "build", str(folder), "--store", str(tmp_path / "store")]) == 1
    said = capsys.readouterr().out
    assert ": 1 cases (" in said and said.count("leads out of the folder") == 2
