"""Who takes part: a name, a user id on this machine and the key of a personal link for each, in one small file."""

import csv
import hashlib
import os
import re
import secrets
from pathlib import Path
from typing import NamedTuple

from . import places

FIRST_UID = 900_000  # far from the users a machine has; nobody is entered into /etc/passwd
NAME = re.compile(r"[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?")
NUMBERS = "last_number"  # the highest one that somebody had who was removed
FIELDS = ("name", "uid", "key_sha256")


class Participant(NamedTuple):
    """uid: on this machine, and the same number as group; key_sha256: the key itself is on the card only."""

    name: str
    uid: int
    key_sha256: str


def list_file(workshop):
    """The file, in the folder of a workshop."""
    return Path(workshop) / "participants.csv"


def read(workshop):
    """All participants by name, in the order they were entered."""
    path = list_file(workshop)
    if not path.exists():
        return {}
    with path.open(newline="", encoding="utf-8") as file:
        return {
            row["name"]: Participant(row["name"], int(row["uid"]), row["key_sha256"]) for row in csv.DictReader(file)
        }


def enter(workshop, names):
    """Enter people and give each a new key; [(name, key)]. One entered before gets a new key and keeps the files.

    Raises ValueError, and enters nobody, for a name that could not be part of an address.
    """
    if wrong := [name for name in names if not NAME.fullmatch(name)]:
        raise ValueError(f"not a name for an address: {wrong[0]!r}; small letters, digits and hyphens, up to 32")
    people, cards = read(workshop), []
    for name in names:
        key = secrets.token_urlsafe(12)
        uid = people[name].uid if name in people else _free_uid(workshop, people.values())
        people[name] = Participant(name, uid, digest(key))
        cards.append((name, key))
    write(workshop, people.values())
    return cards


def _free_uid(workshop, people):
    """A number nobody has or had: the files of somebody taken from the list must not become a newcomer's."""
    homes = places.homes_of(workshop)
    owners = [home.lstat().st_uid for home in homes.iterdir()] if homes.is_dir() else []
    return max([FIRST_UID - 1, _highest_gone(workshop), *(one.uid for one in people), *owners]) + 1


def note_number(workshop, uid):
    """Keep that a number was given out, and not to whom: whoever had it may have left files elsewhere, as in /tmp."""
    (Path(workshop) / NUMBERS).write_text(f"{max(uid, _highest_gone(workshop))}\n")


def _highest_gone(workshop):
    path = Path(workshop) / NUMBERS
    return int(path.read_text()) if path.exists() else 0


def write(workshop, people):
    path = list_file(workshop)
    beside = path.with_suffix(".new")
    with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", newline="", encoding="utf-8") as file:
        lines = csv.writer(file)
        lines.writerow(FIELDS)
        lines.writerows(people)
    os.replace(beside, path)


def digest(key):
    """What is kept of a key. It is random and long, so that a plain checksum tells nothing."""
    return hashlib.sha256(key.encode()).hexdigest()


def who_has(workshop, key):
    """The name that belongs to a key; None where nobody has it."""
    wanted = digest(key)
    return next((one.name for one in read(workshop).values() if secrets.compare_digest(one.key_sha256, wanted)), None)
