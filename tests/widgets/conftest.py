"""A desk over a journal with two invented cases, and the browser's own way of driving its widgets."""

import pytest

from followup import clock
from followup.journal import Journal
from followup.widgets import desk

NOW = "2026-03-12T09:05:00-05:00"
HOSTILE = "<img src=x onerror=\"window.__xss=1\">'&\u202e😀"


def case(employer="Northwind Clinics", name="Maria Lopez", **more):
    return {
        "candidate": {"name": "Priya Raman", "email": "priya@example.org", "phone": "+1 312 555 0142"},
        "employer": {"name": employer, "timezone": "America/Chicago", "country": "US"},
        "role": {"title": "Data analyst"},
        "contacts": [
            {"id": "maria", "name": name, "is": "hiring_manager", "email": "maria@northwind.example", "phone": "+1 312 555 0100"}
        ],
        "interviews": [
            {"round": 1, "at": "2026-03-11T14:00:00-05:00", "ends": "2026-03-11T15:00:00-05:00", "with": ["maria"],
             "promised_days": 7, "topics": ["staffing forecasts"], "fit": ["six years of SQL"]}
        ],
    } | more  # fmt: skip


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


def press(button):
    """What arrives from the browser when a button is pressed."""
    button._handle_custom_msg({"event": "click"}, [])


def type_into(field, text):
    field.set_state({"value": text})


def choose(dropdown, words):
    """The choice with these words (or the first that begins with them)."""
    labels = [label for label, _ in dropdown.options]
    dropdown.set_state({"index": next(n for n, label in enumerate(labels) if label.startswith(words))})


def events(journal, kind="sent"):
    return [entry.data["event"] for entry in journal.history() if entry.do == "event" and not entry.undone
            and entry.data["event"]["kind"] == kind]  # fmt: skip
