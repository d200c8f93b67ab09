"""The folders of a workshop, and whose they are: this is what keeps one participant from another's files."""

import contextlib
import os
from pathlib import Path

JOURNAL, NOTEBOOKS, HANDED_IN = "journal.jsonl", "notebooks", "hand_in"  # names in a participant's home


def lay_out(workshop):
    """Make the folders of a workshop, as root. Participants may pass through `homes`, not list it."""
    for name, mode in {"": 0o711, "homes": 0o711, "handed_in": 0o711, "rules": 0o755, "hub": 0o700}.items():
        folder = Path(workshop, name)
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(mode)


def homes_of(workshop):
    return Path(workshop, "homes")


def home_of(workshop, name):
    return homes_of(workshop) / name


def hand_in_of(workshop, name):
    return Path(workshop, "handed_in", name)


def hub_of(workshop):
    return Path(workshop, "hub")


def rules_of(workshop):
    return Path(workshop, "rules")


def settle_in(workshop, person):
    """Make a participant's home and hand-in folder, as root: only that user and root can look into either."""
    for folder in (home_of(workshop, person.name), hand_in_of(workshop, person.name)):
        folder.mkdir(mode=0o700, exist_ok=True)
        os.chown(folder, person.uid, person.uid, follow_symlinks=False)


def environment(workshop, name, project):
    """What a participant's programs are told: the journal, the counselor's rules, where to hand in, the settings."""
    home = home_of(workshop, name)
    told = {
        "HOME": str(home),
        "USER": name,
        "LOGNAME": name,
        "SHELL": "/bin/sh",
        "FOLLOWUP_JOURNAL": str(home / JOURNAL),
        "FOLLOWUP_HAND_IN": str(hand_in_of(workshop, name)),
        "JUPYTER_CONFIG_PATH": str(Path(project, "config")),
        "JUPYTER_PATH": str(Path(project, "share")),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "OPENBLAS_NUM_THREADS": "1",  # threads cost memory, and nothing here computes for long
    }
    rules = rules_of(workshop)
    return told | ({"FOLLOWUP_RULES": str(rules)} if any(rules.glob("**/*.toml")) else {})


MOST_FILES = 100_000  # in a home; more than that counts as too much


def taken(workshop, name):
    """Bytes on the disk in a participant's home and hand-in folder; no link is followed, because root counts."""
    found, count = {}, 0
    for place in (home_of(workshop, name), hand_in_of(workshop, name)):
        for at, _, files in os.walk(place):
            for file in files:
                with contextlib.suppress(OSError):  # gone meanwhile
                    about = os.lstat(os.path.join(at, file))
                    found[about.st_dev, about.st_ino] = about.st_blocks * 512
                if (count := count + 1) > MOST_FILES:
                    return float("inf")
    return sum(found.values())
