"""The most memory a process held, for every benchmark that prints it."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from pathlib import Path


def peak_memory() -> float:
    """The most memory this process ever held, in MiB; 0 where the system does not say.

    On Linux not from getrusage: there a new process begins with the peak of the one that started it.
    """
    with suppress(OSError):
        held = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
        if held:
            return int(held[1]) / 2**10
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def held_memory() -> float:
    """What this process holds now, in MiB; the most it ever held where the system does not say."""
    with suppress(OSError):
        held = re.search(r"VmRSS:\s+(\d+) kB", Path("/proc/self/status").read_text())
        if held:
            return int(held[1]) / 2**10
    return peak_memory()
