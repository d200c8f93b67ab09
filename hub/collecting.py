"""Fetch what was handed in: plain files only, as the counselor's own, and nothing a participant's link points to."""

import os
import shutil
import stat
from pathlib import Path

MOST_BYTES = 100_000_000  # of one file


def collect(workshop, to):
    """Copy what stands in the hand-in folders to `to`, a folder a participant; [(name, files)], and what was left.

    Copies belong to whoever called sudo. A file that was fetched before is fetched again. Links, folders and pipes
    are left where they are: they are the participants' own, and we are root.
    """
    to, found, left = Path(to), [], []
    to.mkdir(parents=True, exist_ok=True)
    _give(to)
    for folder in sorted(Path(workshop, "handed_in").iterdir()):
        copies = 0
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            fetched = _fetch(Path(entry.path), to / folder.name / entry.name)
            copies += fetched
            left += [] if fetched else [f"{folder.name}/{entry.name}"]
        found.append((folder.name, copies))
    return found, left


def _fetch(source, copy):
    try:
        descriptor = os.open(source, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode) or about.st_nlink > 1 or about.st_size > MOST_BYTES:
            return False
        copy.parent.mkdir(exist_ok=True)
        _give(copy.parent)
        with open(descriptor, "rb", closefd=False) as file, open(copy, "wb") as written:
            shutil.copyfileobj(file, written)
    finally:
        os.close(descriptor)
    _give(copy)
    return True


def _give(path):
    if "SUDO_UID" in os.environ:
        os.chown(path, int(os.environ["SUDO_UID"]), int(os.environ.get("SUDO_GID", -1)))
