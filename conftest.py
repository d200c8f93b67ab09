"""The same moment, zone and empty journal for every test and notebook, wherever the tests run."""

import os
import shutil
import tempfile
import time
from pathlib import Path

import pytest

NOW = "2026-03-12T09:05:00-05:00"
ROOT = Path(__file__).resolve().parent
SCRATCH = Path(tempfile.mkdtemp(prefix="followup-tests-"))

# Kernels that nbval starts inherit these: nothing a test does may depend on, or touch, the user's own search.
os.environ.update(
    FOLLOWUP_NOW=NOW,
    FOLLOWUP_STRICT="1",  # panels raise what nobody expected, instead of telling it
    FOLLOWUP_JOURNAL=str(SCRATCH / "journal.jsonl"),
    IPYTHONDIR=str(SCRATCH / "ipython"),
    PYTHONPATH=os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])),
    TZ="UTC",
)
os.environ.pop("FOLLOWUP_RULES", None)
if hasattr(time, "tzset"):
    time.tzset()


def pytest_collectstart(collector):
    """Warnings on stderr and rendered tables differ between versions; nbval compares neither."""
    if hasattr(collector, "skip_compare"):
        collector.skip_compare += ("stderr", "text/html")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Give each notebook a journal of its own before its kernel starts, so that order does not matter."""
    own = item.path.stem if item.path.suffix == ".ipynb" else "journal"
    os.environ["FOLLOWUP_JOURNAL"] = str(SCRATCH / f"{own}.jsonl")


def pytest_unconfigure():
    shutil.rmtree(SCRATCH, ignore_errors=True)
