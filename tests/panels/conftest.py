"""A desk over a journal with two invented cases, and the browser's own way of driving its widgets."""

import pytest

from followup.case import clock
from followup.journal import Journal
from followup.panels.parts import actions
from followup.widgets import desk

NOW = "2026-03-12T09:05:00-05:00"


def case(employer="Northwind Clinics", name="Maria Lopez", **more):
    return {
        "candidate": {"name": "Priya Raman", "email": "priya@example.org", "phone": "+1 312 555 0142"},
        "employer": {"name": employer, "timezone": "America/Chicago", "country": "US"},
        "role": {"title": "Data analyst"},
        "contacts": [
            {"id": "maria", "name": name, "is": "hiring_manager", "email": "maria@northwind.example",
             "phone": "+1 312 555 0100"}
        ],
        "interviews": [
            {"round": 1, "at": "2026-03-11T14:00:00-05:00", "ends": "2026-03-11T15:00:00-05:00", "with": ["maria"],
             "promised_days": 7, "topics": ["staffing forecasts"], "fit": ["six years of SQL"]}
        ],
    } | more  # fmt: skip


@pytest.fixture(autouse=True)
def nothing_vanished(caplog):
    """ipywidgets logs what a handler raised and goes on: such a test must fail."""
    yield
    assert [record.message for record in caplog.records if "Exception in callback" in record.message] == []


@pytest.fixture(autouse=True)
def no_rest(monkeypatch):
    """A test presses at once what a person presses after a look; the tests of a double press wait as a person does."""
    monkeypatch.setattr(actions, "RESTS", 0.0)


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.setenv("FOLLOWUP_NOW", NOW)
    monkeypatch.setenv("FOLLOWUP_STRICT", "1")  # an error nobody expected fails the test
    return tmp_path / "journal.jsonl"


@pytest.fixture
def journal(path):
    made = Journal(path)
    made.new_case(case(), at=clock.now())
    made.new_case(case("Larch & Loam", "Tom Okafor"), at=clock.now())
    made.set("case", "northwind-clinics-data-analyst", at=clock.now())
    return made


@pytest.fixture
def made(journal):
    """A desk on the thank-you page."""
    return desk("20_thank_you", journal=str(journal.path))
