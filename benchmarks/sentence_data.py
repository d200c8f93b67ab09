"""The labelled sentences as they are kept: a file a hand, `== tone`, then `does: text` a line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from followup.messages.reading.labels import FUNCTIONS, TONES

FOLDER = Path(__file__).resolve().parents[1] / "data" / "sentences"
ALLOWED = {"tone": {"clean", *TONES}, "does": {"other", *FUNCTIONS}}


@dataclass(frozen=True, slots=True)
class Sentence:
    """does, tone: its labels; tone is empty where nothing is wrong; hand: who wrote it."""

    text: str
    does: tuple[str, ...]
    tone: tuple[str, ...]
    hand: str


def hands(folder: Path = FOLDER) -> dict[str, list[Sentence]]:
    """The sentences of each hand; ValueError where a line is not as the first line of this module says."""
    return {path.stem: list(_read(path)) for path in sorted(folder.glob("*.txt"))}


def _read(path: Path) -> Iterator[Sentence]:
    tone: tuple[str, ...] = ()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("=="):
            tone = _labels("tone", line.removeprefix("==").strip().split("/"), path, number)
        elif line.strip() and not line.startswith("#"):
            does, _, text = line.partition(": ")
            said = _labels("does", does.split(","), path, number)
            yield Sentence(text, said, tuple(one for one in tone if one != "clean"), path.stem)


def _labels(kind: str, labels: list[str], path: Path, number: int) -> tuple[str, ...]:
    for label in labels:
        if label not in ALLOWED[kind]:
            raise ValueError(f"{path.name}, line {number}: {label!r}; a {kind} is one of {sorted(ALLOWED[kind])}")
    return tuple(labels)


def fingerprint(folder: Path = FOLDER) -> str:
    """The hash of every file of sentences, by name and text."""
    whole = hashlib.sha256()
    for path in sorted(folder.glob("*.txt")):
        whole.update(path.name.encode() + b"\0" + path.read_text(encoding="utf-8").encode())
    return whole.hexdigest()
