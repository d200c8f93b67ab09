"""The hand-in as a file: whose token it carries, what it is called, and where it goes."""

from __future__ import annotations

import dataclasses
import json
import re
import secrets
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from ...case.errors import InputError
from ...journal import Entry, Journal
from ...journal.files import FOR_READERS, write_file
from ...rulebook.book import Rulebook
from ...rulebook.loading import default_rulebook
from .counting import count_up
from .form import HandIn
from .reading import read_hand_in

TOKEN = "hand-in token"  # the setting that keeps it
LIST = re.compile(r"\[\s+([^][{}]*?)\s+\]")
SOUND = re.compile(r"[0-9a-f]{32}")


def prepare(journal: Journal, *, now: datetime, rulebook: Rulebook | None = None) -> HandIn:
    """What this person would hand in at `now` (aware). Nothing is written, not even the token. InputError where the
    journal can't be read.
    """
    kept = journal.setting(TOKEN)
    token = kept if isinstance(kept, str) and SOUND.fullmatch(kept) else secrets.token_hex(16)
    policy = journal.setting("policy")
    book = rulebook or default_rulebook()
    policy = book.followed(policy)
    return count_up(journal.cases(), now=now, token=token, policy=policy, rulebook=book, practice=_practice(journal))


def _practice(journal: Journal) -> tuple[int, int] | None:
    """Practice situations solved, and those solved at the first try; None where there was no practice."""
    from ...training.certificate import record, standing

    solved = standing(record(journal))
    first = {one.id for page in solved.pages for one, how in page.solved if how.first_try}
    return (solved.solved, len(first)) if solved.solved else None


def keep_token(journal: Journal, made: HandIn, *, now: datetime) -> None:
    """Remember the token, so that the next hand-in takes the place of this one. Call it when it is handed in."""
    journal.set(TOKEN, made.token, at=now)


def to_bytes(made: HandIn) -> bytes:
    """The file: JSON, ASCII, the same bytes for the same numbers; each list of numbers on one line."""
    text = json.dumps(_plain(made), indent=1)
    return (LIST.sub(lambda held: f"[{', '.join(held[1].split()).replace(',,', ',')}]", text) + "\n").encode()


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        pairs = ((f.name, getattr(value, f.name)) for f in dataclasses.fields(value))
        return {name: _plain(held) for name, held in pairs if held is not None}
    return [_plain(held) for held in value] if isinstance(value, tuple) else value


def file_name(made: HandIn) -> str:
    """A name that says nothing of the person, and stays the same the next time."""
    return _named(made.token)


def _named(token: str) -> str:
    return f"hand-in-{token}.json"


def hand_in(journal: Journal, made: HandIn, path: Path, *, now: datetime) -> None:
    """Write it, in the place of this person's last one, and remember its token. InputError where that can't be."""
    # The token before the name: a file whose token is forgotten would stand beside the next one, not give way to it.
    # The bytes before the token: on a full disk nothing is noted of what was never handed in.
    remember = partial(keep_token, journal, made, now=now)
    write_file(path, to_bytes(made), force=True, mode=FOR_READERS, first=remember)  # unlike all else for somebody else
    _remove_others(journal, made, path.parent)


def _remove_others(journal: Journal, made: HandIn, folder: Path) -> None:
    """What this person handed in there under another token: a journal merged from two computers knows both."""
    told = {entry.data["value"] for entry in journal.history() if _is_token(entry)}
    for token in told - {made.token}:
        other = folder / _named(token)
        with suppress(InputError, OSError):  # none there, or not this person's to remove
            if read_hand_in(other).token == token:
                other.unlink()


def _is_token(entry: Entry) -> bool:
    value = entry.data.get("value")
    named = entry.do == "setting" and entry.data.get("name") == TOKEN
    return named and isinstance(value, str) and SOUND.fullmatch(value) is not None
