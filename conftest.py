"""The same moment, zone and empty journal for every test and notebook, wherever they run; and how many of them do."""

import gc
import os
import shutil
import signal
import tempfile
import time
from collections import defaultdict
from itertools import count
from pathlib import Path

import nbval.kernel
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
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # each program that a test starts would compile all of ours
if hasattr(time, "tzset"):
    time.tzset()
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # begun in the background: what tests start must hear Ctrl-C
    signal.signal(signal.SIGINT, signal.default_int_handler)

LEFT_OUT = (
    "five of six random examples and lines of long tables, a built wheel, a real hub, benches, "
    "notebooks elsewhere, the docs site, most in the browser"
)
TIMED = ("tests/browser/", "tests/hub/")  # what they drive answers when it can: once more before it counts, and said
LONGEST = (*TIMED, "tests/frame/", "notebooks/", "tests/contract/test_malformed.py")


def pytest_addoption(parser):
    parser.addoption("--all", action="store_true", help="every example, and the slow tests too: what CI runs")


def pytest_collection_modifyitems(config, items):
    """Leave out what is slow, and begin with the longest files, so that no worker is left alone with one."""
    if not whole(config):
        left = [*left_out(items)]
        config.hook.pytest_deselected(items=left)
        gone = set(left)
        items[:] = [item for item in items if item not in gone]
    for item in items:
        if item.nodeid.startswith(TIMED):
            item.add_marker(pytest.mark.flaky(reruns=1))
    items.sort(key=lambda item: next((n for n, one in enumerate(LONGEST) if item.nodeid.startswith(one)), len(LONGEST)))


def whole(config):
    """Whether slow tests run too: with --all, or where files or folders are named."""
    return config.getoption("--all") or config.args != config.getini("testpaths")


def left_out(items):
    """What is slow, and of each test with a long table all but every sixth line, on every machine the same ones."""
    lines = defaultdict(count)
    for item in items:
        later = item.get_closest_marker("many") and next(lines[item.parent.nodeid, item.originalname]) % 6
        if later or item.get_closest_marker("slow"):
            yield item


def pytest_collection_finish():
    """What collecting made stays: no test that has garbage collected walks over it again."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter, config):
    if not whole(config):
        terminalreporter.write_line(f"Left out here: {LEFT_OUT}; all of it with --all.")


def pytest_collectstart(collector):
    """Warnings on stderr and rendered tables differ between versions; nbval compares neither."""
    if hasattr(collector, "skip_compare"):
        collector.skip_compare += ("stderr", "text/html")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Give each notebook a journal of its own before its kernel starts, so that order does not matter."""
    own = item.path.stem if item.path.suffix == ".ipynb" else "journal"
    os.environ["FOLLOWUP_JOURNAL"] = str(SCRATCH / f"{own}.jsonl")


def start_kernel(*words, start=nbval.kernel.start_new_kernel, **more):
    """A notebook's kernel; once more where one never answers: the ports it was given may be taken before it binds."""
    try:
        return start(*words, **more)
    except RuntimeError:
        return start(*words, **more)


nbval.kernel.start_new_kernel = start_kernel


def pytest_unconfigure():
    shutil.rmtree(SCRATCH, ignore_errors=True)
