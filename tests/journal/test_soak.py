"""Two minutes of `start.py soak`: writers killed, a full disk, a second computer, presses, and nothing lost."""

import os
import time
from pathlib import Path

import pytest

pytest.importorskip("resource")
PATIENCE = 240  # seconds after which a soak of two minutes that ran beside other tests stands still


@pytest.mark.slow
def test_in_two_minutes_of_kills_and_full_disks_no_line_is_lost(capsys):
    said = " ".join((_beside() if "FOLLOWUP_SOAK" in os.environ else _alone(capsys)).split())
    assert "lines lost 0" in said and "lines twice 0" in said and "it says the same yes" in said
    assert said.endswith("status 0")


def _alone(capsys):
    from benchmarks import soak

    status = soak.main(["--minutes", "2"])
    return f"{capsys.readouterr().out} status {status}"


def _beside():
    """What the soak said that conftest.py began together with the whole run."""
    said = Path(os.environ["FOLLOWUP_SOAK"])
    until = time.monotonic() + PATIENCE
    while "status" not in said.read_text("utf-8") and time.monotonic() < until:
        time.sleep(0.5)
    return said.read_text("utf-8")
