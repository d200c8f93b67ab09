"""A journal with a search in it, and what would be handed in from it."""

import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from followup.journal import Journal

NOW = datetime.fromisoformat("2026-03-12T09:05:00-05:00")
SEARCH = sorted((Path(__file__).resolve().parents[3] / "data" / "example_search").glob("*.toml"))


@pytest.fixture
def journal(tmp_path):
    made = Journal(tmp_path / "own" / "journal.jsonl")
    for path in SEARCH:
        made.new_case(tomllib.loads(path.read_text("utf-8")), at=NOW)
    return made
