"""A term at a center in a few counts: right, and silent about fewer than five people."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from followup.case.case_file import load_case
from followup.commands.cli import main
from followup.group.outcomes import Term, counted_people, months, outcomes_of
from followup.journal import Journal

HELD = datetime(2026, 3, 3, 15, tzinfo=UTC)
NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
SPRING = months("2026-01", "2026-06")
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def own_journal(tmp_path, monkeypatch):
    """Where it is kept which reports were made."""
    monkeypatch.setenv("FOLLOWUP_JOURNAL", str(tmp_path / "own" / "journal.jsonl"))


def case(*, held=HELD, thanked=None, heard=None, ends=None):
    """An interview; days until the thanks, and until what they said. Everybody is invented."""
    events = (
        [] if thanked is None else [{"kind": "sent", "what": "thank_you", "to": "joan", "at": held + thanked * DAY}]
    )
    events += [{"kind": "heard", "what": heard, "from": "joan", "at": held + 9 * DAY}] if heard else []
    events += [{"kind": "decided", "what": ends, "at": held + 12 * DAY}] if ends else []
    return {
        "candidate": {"name": "Kim Invented"}, "employer": {"name": "Harborline", "timezone": "UTC", "country": "US"},
        "role": {"title": "Planner"}, "events": events,
        "contacts": [{"id": "joan", "name": "Joan Petrakis", "is": "hiring_manager", "email": "j@harborline.example"}],
        "interviews": [{"round": 1, "at": held, "with": ["joan"]}],
    }  # fmt: skip


def told(*cases, term=SPRING):
    found = counted([[load_case(one)] for one in cases], term)
    return found, {row.what.split()[0]: (row.people, row.number) for row in found.rows}


def counted(people, term=SPRING):
    return outcomes_of(counted_people(people, term, NOW.timestamp()), term)


GOOD = case(thanked=0.5, heard="offer", ends="accepted")
PLAIN = case(thanked=2)


def test_a_term_is_counted_by_people_and_by_interviews():
    found, rows = told(*[GOOD] * 6, *[PLAIN] * 6)
    assert found.everybody == 12 and found.half == 9
    assert rows == {"Interviews": ("12", "12"), "Everybody": ("6", "6"), "Answered": ("6", "6"), "Offers": ("6", "6"),
                    "Of": ("6", "6")}  # fmt: skip


def test_below_five_people_nothing_is_told():
    found, rows = told(*[GOOD] * 4)
    assert (found.everybody, rows, found.half) == (0, {}, None)


@pytest.mark.parametrize("few", range(1, 5))
def test_neither_few_who_did_nor_few_who_did_not_are_counted(few):
    _, rows = told(*[GOOD] * few, *[PLAIN] * 9)
    assert all(rows[name][1] == "not shown" for name in ("Everybody", "Answered", "Offers"))
    _, rows = told(*[GOOD] * 9, *[PLAIN] * few)
    assert all(rows[name][1] == "not shown" and rows[name][0] == "more than half" for name in ("Everybody", "Answered"))


def test_one_interview_of_somebody_with_two_that_had_no_thanks_is_not_to_be_told_by_taking_away():
    people = [[load_case(GOOD)] for _ in range(8)]
    people[0].append(load_case(PLAIN))
    rows = {row.what: row for row in counted(people).rows}
    assert rows["Interviews held"].number == "9"
    assert rows["Everybody met was thanked within a day"].number == "not shown"


def test_few_who_had_an_answer_and_no_offer_are_not_to_be_told_by_taking_away():
    _, rows = told(*[GOOD] * 8, *[case(heard="rejection")] * 2, *[PLAIN] * 6)
    assert rows["Answered"] == ("10", "10")
    assert rows["Offers"] == rows["Of"] == ("not shown", "not shown")


def test_somebody_with_an_offer_alone_is_not_told_apart_from_all_the_others():
    found, rows = told(*[GOOD] * 9, case(held=datetime(2025, 12, 30, 15, tzinfo=UTC), heard="offer"))
    assert found.everybody == 10 and rows["Interviews"] == ("more than half", "not shown")


def test_what_lies_before_and_after_the_term_is_not_in_it():
    early, late = case(held=datetime(2025, 12, 31, 15, tzinfo=UTC)), case(held=datetime(2026, 6, 30, 15, tzinfo=UTC))
    assert told(*[early] * 5)[0].everybody == 0
    assert told(*[late] * 5)[0].everybody == 5
    assert months("2026-02", "2026-02") == Term(date(2026, 2, 1), date(2026, 2, 28))
    assert all(a.until + DAY == b.since for a, b in pairwise(months(m, m) for m in ("2025-12", "2026-01", "2026-02")))


def test_the_command_prints_it_and_writes_a_page_to_print(tmp_path, capsys):
    folder = tmp_path / "journals"
    folder.mkdir()
    for number in range(12):
        Journal(folder / f"{number}.jsonl").new_case(GOOD if number < 6 else PLAIN, at=NOW)
    words = ["cohort", "outcomes", str(folder), "--from", "2026-01", "--to", "2026-06", "--now", NOW.isoformat()]
    assert main(words) == 0
    text = capsys.readouterr().out
    assert "12 people had interviews or offers. Half of the answers came within 9 days." in text and "Kim" not in text
    page = tmp_path / "term.html"
    assert main([*words, "--output", str(page), "--center", "<b>Center</b>"]) == 0
    made = page.read_text(encoding="utf-8")
    assert "&lt;b&gt;Center&lt;/b&gt;, January 2026 to June 2026" in made and "Kim" not in made
    assert main([*words, "--output", str(page)]) == 2
    assert main([*words[:3], "--from", "2026-06", "--to", "2026-01"]) == 2
    assert "whole months" in capsys.readouterr().err


def test_five_copies_of_one_journal_are_one_person_about_whom_nothing_is_told(tmp_path, capsys):
    Journal(tmp_path / "ann.jsonl").new_case(GOOD, at=NOW)
    for number in range(6):
        (tmp_path / f"ann ({number}).jsonl").write_bytes((tmp_path / "ann.jsonl").read_bytes())
    words = ["--from", "2026-01", "--to", "2026-06", "--now", NOW.isoformat()]
    assert main(["cohort", "outcomes", str(tmp_path), *words]) == 0
    assert "Fewer than 5 people" in capsys.readouterr().out
