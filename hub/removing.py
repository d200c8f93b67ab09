"""Take one participant away for good: the link, the hub's memory of them, their journal and what they handed in."""

import contextlib
import os
import shutil
import signal
import sqlite3
from pathlib import Path
from typing import NamedTuple

from . import people, places
from .processes import below, pids_of

OF_THE_HUB = (  # what JupyterHub keeps of a user; what hangs on these goes with them
    ("users", "name", "{}"),
    ("oauth_clients", "identifier", "jupyterhub-user-{}"),
    ("servers", "base_url", "/user/{}/"),
)


class Removed(NamedTuple):
    """files: in the home and handed in; size: their bytes; journal: whether one was among them."""

    files: int
    size: int
    journal: bool


def what_is_there(workshop, name):
    """What removing would take. ValueError where there is nobody of that name, or the workshop is open."""
    left_behind = [place for place in _places(workshop, name) if os.path.lexists(place)] if _plain(name) else []
    listed = people.read(workshop)
    if name not in listed and not left_behind:
        known = ", ".join(listed) or "nobody"
        raise ValueError(f"Nobody here is called {name!r}. Entered: {known}.")
    if is_open(workshop):
        raise ValueError("The workshop is open. Close it first (Ctrl-C where it runs); everybody's work is kept.")
    folders = [place for place in left_behind if not place.is_symlink()]
    walked = [Path(at, file) for folder in folders for at, _, files in os.walk(folder) for file in files]
    sizes = [path.lstat().st_size for path in walked]
    journal = os.path.lexists(places.home_of(workshop, name) / places.JOURNAL)
    return Removed(len(sizes), sum(sizes), journal)


def remove(workshop, name):
    """Do it, as root; what went. First the key, so that one who is cut off here opens nothing. Raises as above."""
    there, listed = what_is_there(workshop, name), people.read(workshop)
    gone = listed.pop(name, None)
    if gone:
        people.note_number(workshop, gone.uid)
        people.write(workshop, listed.values())
        _end_what_runs(gone.uid, places.home_of(workshop, name))
    _out_of_the_hub(places.hub_of(workshop) / "hub.sqlite", name)
    for place in _places(workshop, name):
        if place.is_symlink() or place.is_file():
            place.unlink()
        elif place.is_dir():
            shutil.rmtree(place)  # follows no link that a participant laid
    return there


def is_open(workshop):
    """Whether a hub serves this workshop: its proxy says so, and is still that program."""
    with contextlib.suppress(OSError, ValueError):
        pid = int((places.hub_of(workshop) / "proxy.pid").read_text())
        return b"configurable-http-proxy" in Path(f"/proc/{pid}/cmdline").read_bytes()
    return False


def _plain(name):
    """Whether a name can be one of ours: no word leads out of the folder."""
    return people.NAME.fullmatch(name) is not None


def _places(workshop, name):
    return places.home_of(workshop, name), places.hand_in_of(workshop, name)


def _end_what_runs(uid, home):
    """A server that outlived its hub would write the journal anew."""
    for pid in [pid for pid in pids_of(uid) if below(pid, str(home))]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _out_of_the_hub(database, name):
    """Whoever is signed in with an old cookie must not become a newcomer of the same name."""
    if not database.exists():
        return
    with contextlib.closing(sqlite3.connect(database, isolation_level=None)) as hub:
        hub.execute("PRAGMA foreign_keys = ON")
        hub.execute("PRAGMA secure_delete = ON")
        known = {table for (table,) in hub.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table, column, called in OF_THE_HUB:
            if table in known:
                hub.execute(f"DELETE FROM {table} WHERE {column} = ?", (called.format(name),))
        hub.execute("VACUUM")
