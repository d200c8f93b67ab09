"""A folder of invented journals, and a store built from it."""

from datetime import UTC, datetime

import pytest

from benchmarks.one_search import search_mappings
from followup.group.cohort import build, open_store
from followup.journal import Journal
from followup.rulebook.loading import default_rulebook

NOW = datetime(2026, 3, 12, 14, 5, tzinfo=UTC)


@pytest.fixture
def book():
    return default_rulebook()


@pytest.fixture
def folder(tmp_path):
    """Eight candidates with three cases each."""
    made = tmp_path / "journals"
    made.mkdir()
    for number, mapping in enumerate(search_mappings(24, now=NOW)):
        Journal(made / f"candidate-{number // 3}.jsonl").new_case(mapping, at=NOW)
    return made


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "store.sqlite", new=True) as opened:
        yield opened


@pytest.fixture
def built(store, folder):
    build(store, folder)
    return store
