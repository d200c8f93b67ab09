"""What a kept answer rests on besides the case: rules, limits, calendars and the planner itself, as one short text."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ...rulebook.book import Rulebook

KINDS = ("rule", "policy", "question", "limit", "place", "custom", "step")  # messages and checks change no plan
CALENDARS = ("holidays", "tzdata")
PACKAGE = Path(__file__).resolve().parents[2]
ROOMS = ("case", "rulebook", "planning", "group/cohort")  # where a plan and a kept answer are made


def basis_of(book: Rulebook) -> str:
    """The same text as long as the same cases at the same moment have the same answers."""
    held = blake2b(_planner(), digest_size=16)
    for (kind, id), entry in sorted(book.entries.items(), key=lambda pair: pair[0]):
        if kind in KINDS:
            held.update(f"{kind}\0{id}\0{entry.value!r}\0".encode())
    for name in CALENDARS:
        held.update(f"{name} {_version(name)}\0".encode())
    return held.hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


@cache
def _planner() -> bytes:
    """The modules a plan is made with: who repairs the planner gets new plans without asking for them."""
    held = blake2b(digest_size=16)
    for path in sorted(path for room in ROOMS for path in (PACKAGE / room).rglob("*.py")):
        held.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return held.digest()
