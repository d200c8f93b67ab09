"""Bring feedback back: one plain file for each participant, theirs to read, and no link of theirs is followed."""

import os
import secrets
from pathlib import Path

from followup.case.errors import FollowupError
from followup.exchange.comment import MOST_BYTES, read_comment

from . import people, places
from .collecting import FEEDBACK


def give_back(workshop, source):
    """Put FOLDER/NAME/feedback.json into NAME's hand-in folder; [names], and what was left and why.

    Only a word that the workbook would show, and only for people who are entered. We are root in a folder that is a
    participant's: the file is made new there and then takes the name, so that a link planted there is replaced.
    """
    entered, done, left = people.read(workshop), [], []
    for folder in sorted(path for path in Path(source).iterdir() if (path / FEEDBACK).exists()):
        try:
            made = _word(folder / FEEDBACK)
            _put(places.hand_in_of(workshop, folder.name), made, entered[folder.name].uid)
            done.append(folder.name)
        except KeyError:
            left.append((folder.name, "nobody is entered under this name"))
        except (OSError, FollowupError) as error:
            left.append((folder.name, str(error)))
    return done, left


def _word(path):
    with open(path, "rb") as file:
        made = file.read(MOST_BYTES + 1)
    read_comment(made, str(path))
    return made


def _put(folder, made, uid):
    inside = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        beside = f".{FEEDBACK}-{secrets.token_hex(8)}"
        file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600, dir_fd=inside)
        try:
            os.write(file, made)
            if os.geteuid() == 0:
                os.fchown(file, uid, uid)
        finally:
            os.close(file)
        os.rename(beside, FEEDBACK, src_dir_fd=inside, dst_dir_fd=inside)
    finally:
        os.close(inside)
