"""What the journal's tests share: a sound invented case and an empty journal."""

import pytest

from followup.journal import Journal

from .example import AT, invented_case


@pytest.fixture
def at():
    return AT


@pytest.fixture
def facts():
    return invented_case()


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path / "search" / "journal.jsonl")


@pytest.fixture
def thanked():
    return {"kind": "sent", "what": "thank_you", "channel": "email", "to": "maria"}
