"""Runs commands in this process, each with a journal of its own and an invented case file."""

from typing import NamedTuple

import pytest

from followup.commands.cli import main

CASE = """
[candidate]
name = "Priya Raman"
email = "priya@example.org"

[employer]
name = "Northwind Clinics"
timezone = "America/Chicago"
country = "US"

[role]
title = "Data analyst"
applied = 2026-02-16

[[contacts]]
id = "maria"
name = "Maria Lopez"
is = "hiring_manager"
email = "m.lopez@northwind.example"
phone = "+1 312 555 0100"

[[interviews]]
round = 1
at = 2026-03-04T14:00:00-06:00
ends = 2026-03-04T15:00:00-06:00
with = ["maria"]
promised_days = 7
fit = ["six years of SQL"]
"""


class Said(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def own_journal(tmp_path, monkeypatch):
    path = tmp_path / "own" / "journal.jsonl"
    monkeypatch.setenv("FOLLOWUP_JOURNAL", str(path))
    return path


@pytest.fixture
def say(capsys):
    """Run `followup` with these words: its status, output and errors."""

    def run(*words):
        status = main([str(word) for word in words])
        out, err = capsys.readouterr()
        assert len(err.splitlines()) <= 3 and "Traceback" not in err
        return Said(status, out, err)

    return run


@pytest.fixture
def case_file(tmp_path):
    path = tmp_path / "case.toml"
    path.write_text(CASE, "utf-8")
    return path


@pytest.fixture
def northwind(say, case_file):
    """The case file opened in the journal: its id."""
    return say("case", "new", "--file", case_file).out.partition(":")[0]
