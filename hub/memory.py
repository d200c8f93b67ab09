"""One share of memory for all programs of a participant together, where the machine has control groups."""

import contextlib
import os
import signal
from pathlib import Path

ROOT = Path("/sys/fs/cgroup")
NAME = "followup-workshop"
LIMITS = ("memory.max", "memory.limit_in_bytes")  # version 2, version 1
SWAP = (("memory.swap.max", 0), ("memory.memsw.limit_in_bytes", None))  # of it, or with it; None: the same limit


def group_for(uid, most):
    """A control group with that much memory for a user of this hub; None where this machine has none to give."""
    with contextlib.suppress(OSError):
        folder = _home() / f"{os.getpid()}-{uid}"
        folder.mkdir(exist_ok=True)
        limit = next((name for name in LIMITS if (folder / name).exists()), LIMITS[0])
        (folder / limit).write_text(str(most))
        for name, swap in SWAP:
            with contextlib.suppress(OSError):  # where swap is not counted
                (folder / name).write_text(str(most if swap is None else swap))
        return folder
    return None


def _home():
    """The group of all workshops, below the one for memory. OSError where there is no such thing."""
    two = (ROOT / "cgroup.controllers").exists()
    above = ROOT if two else ROOT / "memory"
    home = above / NAME
    if not two and not (above / "memory.limit_in_bytes").exists():
        raise FileNotFoundError(above)
    home.mkdir(exist_ok=True)
    for folder in (above, home) if two else ():
        (folder / "cgroup.subtree_control").write_text("+memory")
    return home


def join(folder):
    """This process, and all it starts, from now on."""
    if folder is not None:
        with open(folder / "cgroup.procs", "w") as procs:
            procs.write(str(os.getpid()))


def end(folder):
    """Everything that runs in it."""
    with contextlib.suppress(OSError, AttributeError):  # without such groups the server ends, and its kernels after it
        for pid in (folder / "cgroup.procs").read_text().split():
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(pid), signal.SIGKILL)


def give_back(folder):
    """The group goes when nothing runs in it any more; another start finds it again where something does."""
    if folder is not None:
        with contextlib.suppress(OSError):
            folder.rmdir()


def is_bounded():
    """Whether this machine bounds the memory of a participant, and not only of each of their processes."""
    found = group_for("probe", 2**30)
    give_back(found)
    return found is not None
