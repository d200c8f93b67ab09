"""Tests and notebooks live at one moment and never in the user's own journal."""

import os
import time
from datetime import datetime
from pathlib import Path


def test_the_moment_is_fixed_and_has_an_offset():
    assert datetime.fromisoformat(os.environ["FOLLOWUP_NOW"]).utcoffset() is not None


def test_the_zone_is_utc():
    assert time.tzname[0] == "UTC"


def test_the_journal_is_a_scratch_one():
    journal = Path(os.environ["FOLLOWUP_JOURNAL"])
    assert journal.parent.name.startswith("followup-tests-")
    assert "FOLLOWUP_RULES" not in os.environ
