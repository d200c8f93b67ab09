"""What the journal's tests share: a sound invented case and an empty journal."""

import random
from types import SimpleNamespace

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


@pytest.fixture(autouse=True)
def ids_of_the_seed(request, monkeypatch):
    """A property that draws from a seed draws the ids of its lines from it too: a failure comes again."""
    params = getattr(getattr(request.node, "callspec", None), "params", {})
    if "seed" in params:
        chance = random.Random(request.node.name)
        letters = SimpleNamespace(token_hex=lambda count: chance.randbytes(count).hex())
        monkeypatch.setattr("followup.journal.entries.secrets", letters)
