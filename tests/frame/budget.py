"""What a command costs as the operating system counts it: two seconds of processor and 300 MB at the most.

The commands are forked from one process that has loaded everything, so that dozens of them start once. What is over the
time is judged beside a yardstick, as such a process runs it just then: where fresh memory is slow, both are. The least
of three counts, because a machine with other things to do makes everything longer, and nothing shorter.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import pytest

resource = pytest.importorskip("resource")

SECONDS, MEGABYTES = 2.0, 300
AGREED = 0.40  # seconds of the yardstick on the machine for which the two seconds were agreed
TRIES = 3
PATIENCE = 60  # seconds of processor after which a command is ended
# The child says itself what the system counted for it. The peak is that of its own memory: what getrusage calls the
# peak is at least its parent's, and where there is no /proc nothing better is to be had.
NURSERY = """
import contextlib, gc, io, json, os, resource, sys
from pathlib import Path
import openpyxl
from followup.commands.cli import main

LINE = '{"id":"%08d","at":["x",%d],"said":{"kind":"note","text":"a few words"}}\\n'
LINES = "".join(LINE % (n, n) for n in range(60_000))


def yardstick():
    held = [json.loads(line) for line in LINES.split("\\n") if line]
    by = {one["id"]: (one, [dict(one["said"]) for _ in range(3)], str(one)) for one in held}
    return len(by) - len(held)


def used():
    counted = resource.getrusage(resource.RUSAGE_SELF)
    peak = counted.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    if Path("/proc/self/status").exists():
        peak = int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) / 2**10
    return counted.ru_utime + counted.ru_stime, peak


def run(words, home):
    os.environ["FOLLOWUP_HOME"] = home
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        main(words) if words else yardstick()
    print(json.dumps([*used(), said.getvalue()]), flush=True)


with contextlib.redirect_stdout(io.StringIO()):
    main(["case", "list", "--journal", os.path.join(os.environ["FOLLOWUP_HOME"], "not there yet.jsonl")])
gc.collect()
gc.freeze()
for asked in sys.stdin:
    child = os.fork()
    if not child:
        run(*json.loads(asked))
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        print("ended", flush=True)
"""


@cache
def _nursery() -> subprocess.Popen[str]:
    env = {**os.environ, "PYTHONPATH": os.getcwd(), "FOLLOWUP_HOME": tempfile.gettempdir()}
    command = [sys.executable, "-c", NURSERY.replace("PATIENCE", str(PATIENCE))]
    return subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _used(*words: str, home: Path | str = "") -> tuple[float, float, str]:
    """Seconds of processor, megabytes at the most, and what it printed; no words: the yardstick's."""
    nursery = _nursery()
    assert nursery.stdin and nursery.stdout
    nursery.stdin.write(json.dumps([words, str(home)]) + "\n")
    nursery.stdin.flush()
    answer = nursery.stdout.readline().strip()
    assert answer.startswith("["), f"ended after {PATIENCE} s of processor, or by an error: {words}"
    seconds, megabytes, said = json.loads(answer)
    return seconds, megabytes, said


def slowness() -> float:
    """How many times as long as agreed a process of much memory takes just now; 1 to 3."""
    return min(max(1.0, _used()[0] / AGREED), 3.0)


def within_budget(*words: str, home: Path, seconds: float = SECONDS) -> None:
    """The command takes no more than that, and ends without an error of our own."""
    over = []
    for _ in range(TRIES):
        spent, megabytes, said = _used(*words, home=home)
        assert "Traceback" not in said and "error of our own" not in said, said[-2_000:]
        assert megabytes <= MEGABYTES, (megabytes, said[:500])
        if spent <= seconds or spent <= seconds * (slow := slowness()):
            return
        over.append((spent, slow))
    raise AssertionError(f"seconds of processor, and how slow the machine is: {over}; {seconds} allowed; {said[:500]}")
