"""Unsound and hostile journals, backups, lists and hand-ins: two seconds and 300 MB, as the operating system counts."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from itertools import count

import pytest

from tests.journal.example import AT, invented_case

from .budget import within_budget

pytestmark = pytest.mark.slow  # dozens of files of four megabytes: about a second each

MOST = 4_000_000  # of the five allowed
KNOWN = "00000001-aaaaaa"
SOMEBODY = ({"name": "x"}, None)
MARIA = ["contacts", "maria"]


def line(number: int, do: str, **keys: object) -> str:
    held = {"v": 1, "id": f"{number:08d}-aaaaaa", "at": AT.isoformat(), "do": do, **keys}
    return json.dumps(held, separators=(",", ":"))


def event(number: int, **keys: object) -> str:
    return line(number, "event", case="c", event={"at": AT.isoformat(), **keys})


def given(number: int, *path: str, value: object = None) -> str:
    return line(number, "facts", case="c", set=[[list(path), value]])


def visit(number: int) -> str:
    return event(number, kind="visited", to="maria")


def many(make: Callable[[int], str], first: str = "") -> str:
    lines = [first or line(1, "case", case="c", facts=invented_case(id="c"))]
    size = 0
    for number in count(2):
        lines.append(make(number))
        size += len(lines[-1]) + 1
        if size > MOST:
            return "\n".join(lines) + "\n"


def opened_with(**members: object) -> str:
    return line(1, "case", case="c", facts=invented_case(id="c") | members) + "\n"


JOURNALS: dict[str, Callable[[], str]] = {
    "every second line unsound": lambda: many(lambda n: event(n, kind=("sennt", "note")[n % 2], text="x")),
    "people nobody knows": lambda: many(lambda n: event(n, kind="visited", to=f"x{n}")),
    "keys of another kind": lambda: many(lambda n: event(n, kind="note", text="x", to="maria")),
    "paths to nowhere": lambda: many(lambda n: given(n, "contacts", f"x{n}", "email", value="a")),
    "keys that are none": lambda: many(lambda n: given(n, "employer", f"k{n}", value=n)),
    "who is named is removed": lambda: many(lambda n: given(n, *MARIA) if n % 2 else visit(n)),
    "people who come and go": lambda: many(lambda n: given(n, "contacts", f"x{n // 2}", value=SOMEBODY[n % 2])),
    "visits without end": lambda: many(visit),
    "calls they asked for": lambda: many(lambda n: visit(n) if n % 2 else event(n, kind="heard", what="contact_me")),
    "a chain of undos": lambda: many(lambda n: line(n, "undo", case="c", entry=f"{n - 1:08d}-aaaaaa")),
    "one line undone again and again": lambda: many(lambda n: line(n, "undo", case="c", entry=KNOWN)),
    "every line of another case": lambda: many(lambda n: line(n, "event", case=f"x{n}", event={})),
    "every case unsound": lambda: many(lambda n: line(n, "case", case=f"x{n}", facts={"weather": "fine today"})),
    "the same case again and again": lambda: many(lambda n: line(n, "case", case="c", facts={})),
    "from the last to the first": lambda: "\n".join(many(lambda n: event(n, kind="note", text="x")).split("\n")[::-1]),
    "blank lines": lambda: "\n" * MOST,
    "short lines": lambda: "{}\n" * (MOST // 3),
    "lines of a newer version": lambda: '{"v":2,"id":"00000009-aaaaaa"}\n' * (MOST // 31),
    "no journal": lambda: "no line of a journal, but a long letter\n" * (MOST // 40),
    "one list without end": lambda: line(2, "setting", name="x", value=[[]] * (MOST // 3)) + "\n",
    "brackets": lambda: "[" * MOST + "\n",
    "people without end": lambda: opened_with(contacts=[{"id": f"a{n}", "name": "x"} for n in range(140_000)]),
    "events without end": lambda: opened_with(events=[{"kind": "x"}] * 350_000),
}  # fmt: skip


@pytest.mark.parametrize("name", JOURNALS)
def test_a_journal(name, tmp_path):
    path = tmp_path / "journal.jsonl"
    path.write_text(JOURNALS[name](), "utf-8")
    assert path.stat().st_size <= 5_100_000
    within_budget("case", "list", "--journal", str(path), home=tmp_path / "home")


@pytest.mark.parametrize("name", list(JOURNALS)[::5])
def test_a_line_more_in_such_a_journal(name, tmp_path):
    path = tmp_path / "journal.jsonl"
    path.write_text(JOURNALS[name](), "utf-8")
    within_budget("log", "c", "note", "text=x", "--journal", str(path), home=tmp_path / "home")


@pytest.mark.parametrize("name", list(JOURNALS)[::3])
def test_a_backup(name, tmp_path):
    path = tmp_path / "backup.jsonl"
    path.write_text(JOURNALS[name](), "utf-8")
    words = ("restore", str(path), "--preview", "--journal", str(tmp_path / "own.jsonl"))
    within_budget(*words, home=tmp_path / "home")


def test_another_computers_journal_whose_lines_came_by_a_clock_set_back(tmp_path):
    """What each line counts by is asked once for all of them."""
    mine, theirs = tmp_path / "mine.jsonl", tmp_path / "theirs.jsonl"
    back = (AT - timedelta(days=9)).isoformat()
    theirs.write_text(many(lambda n: line(n, "setting", name=f"n{n}", value=n).replace(AT.isoformat(), back)), "utf-8")
    mine.write_text(theirs.read_text("utf-8").partition("\n")[0] + "\n", "utf-8")
    within_budget("merge", str(mine), str(theirs), home=tmp_path / "home")
    assert mine.read_text("utf-8").count("\n") > 15_000


LISTS = {
    "short rows": lambda: "a\n" * (MOST // 2),
    "blank rows": lambda: "company,role\n" + ",\n" * (MOST // 2),
    "columns": lambda: "company," * (MOST // 8) + "\nx\n",
    "an open quote": lambda: 'company,role\n"' + "x\n" * (MOST // 2),
    "too many rows": lambda: "company,role,status\n" + "Orchard Labs,Analyst,Applied\n" * (MOST // 29),
    "the same row again and again": lambda: "company,role,status\n" + "Orchard Labs,Analyst,Applied\n" * 69_000,
    "another status in each row": lambda: (
        "company,role,status\n"
        + "".join(f"a{n},b,rejected after {n} interviews on 3/{n % 28 + 1}\n" for n in range(37_000))
    ),
    "nothing that is text": lambda: "\0" * MOST,
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_to_bring_in(name, tmp_path):
    (tmp_path / "list.csv").write_text(LISTS[name](), "utf-8")
    words = ("import", str(tmp_path / "list.csv"), "--journal", str(tmp_path / "own.jsonl"))
    within_budget(*words, home=tmp_path / "home")


OTHERS = {
    "lists": lambda: "[" + "[]," * (MOST // 3) + "[]]",
    "depth": lambda: '{"a":' * (MOST // 6),
    "a snapshot of nothing": lambda: json.dumps(
        {"format": "followup snapshot", "version": 1, "made": "", "journal": ["{}"] * (MOST // 6), "cases": []}
    ),
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_json_file_to_bring_in(name, tmp_path):
    (tmp_path / "list.json").write_text(OTHERS[name](), "utf-8")
    words = ("import", str(tmp_path / "list.json"), "--journal", str(tmp_path / "own.jsonl"))
    within_budget(*words, home=tmp_path / "home")


MESSAGES = {"words": "word " * 190_000, "brackets": "[[" * 480_000, "names": "Dear Ms Smithx, " * 60_000}


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message(name, tmp_path):
    (tmp_path / "case.json").write_text(json.dumps(invented_case()))
    (tmp_path / "message.txt").write_text(MESSAGES[name])
    words = ("check", str(tmp_path / "message.txt"), "--case", str(tmp_path / "case.json"), "--step", "thank-you")
    within_budget(*words, "--now", "2026-03-04T18:00:00-06:00", home=tmp_path / "home")
