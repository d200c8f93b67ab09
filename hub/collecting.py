"""Fetch what was handed in: plain files only, as the counselor's own, and nothing a participant's link points to."""

import os
import stat
from pathlib import Path

WORDS = "words.txt"  # what the counselor writes to one person, put first in their feedback
FEEDBACK = "feedback.json"  # what comes back (returning.py), where the workbook looks for it
MOST_BYTES = 100_000_000  # of one file


def collect(workshop, to):
    """Copy what stands in the hand-in folders to `to`, a folder a participant; [(name, files)], and what was left.

    Copies belong to whoever called sudo, and nobody else may read them: participants are users of this machine too.
    A file that was fetched before is fetched again; feedback and words are the counselor's, and stay as they are.
    Links, folders and pipes are left where they are: they are the participants' own, and we are root.
    """
    to, found, left = Path(to), [], []
    to.mkdir(mode=0o700, parents=True, exist_ok=True)
    _give(to)
    for folder in sorted(Path(workshop, "handed_in").iterdir()):
        copies = 0
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            if entry.name in (FEEDBACK, WORDS):
                continue
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
        copy.parent.chmod(0o700)
        _give(copy.parent)
        copy.unlink(missing_ok=True)  # what is written is a new file, never what a link there points to
        with open(descriptor, "rb", closefd=False) as file, open(copy, "xb", opener=_private) as written:
            written.write(file.read(about.st_size))  # no more, also where it grows meanwhile
    finally:
        os.close(descriptor)
    _give(copy)
    return True


def _private(path, flags):
    return os.open(path, flags, 0o600)


def _give(path):
    if "SUDO_UID" in os.environ:
        os.chown(path, int(os.environ["SUDO_UID"]), int(os.environ.get("SUDO_GID", -1)))
