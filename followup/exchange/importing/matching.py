"""Which column holds what: by the program the file comes from, by what headers are called, by what cells look like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ...case.errors import InputError, Problem
from ...case.schema import one_of
from .dates import looks_like_date
from .table import Table
from .words import fold, fold_header, is_missing, read_words

SURE, LIKELY, BY_CELLS = 1.0, 0.7, 0.6
ENOUGH, ENOUGH_IF_NAMED = 0.5, 0.2  # share of the filled cells that must look as the field wants them
SAMPLE = 200  # cells of a column that are looked at
YES_NO = frozenset({"yes", "no", "y", "n", "true", "false", "ja", "nein", "oui", "non", "si", "sim", "nao"})
LINK = re.compile(r"https?://|www\.|\S+\.\S+/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Choice:
    """A column for a field. column: from 0; name: its header; confidence: 0 to 1, 1 where a person chose it."""

    column: int
    name: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Columns:
    """field -> Choice, and the preset behind it ({} for none). said_by: `you` where a person changed it."""

    choices: Mapping[str, Choice]
    preset: Mapping[str, Any]

    def changed(self, wanted: Mapping[str, str | None], header: Iterable[str]) -> Columns:
        """With the columns a person names (None or "": not taken). InputError naming field or column."""
        names, choices = list(header), dict(self.choices)
        for field, name in wanted.items():
            if field not in field_words():
                raise InputError(Problem("mapping", "unknown field", field, one_of(field_words(), field)))
            choices.pop(field, None)
            if name:
                number = _find_column(name, names)
                choices = {held: one for held, one in choices.items() if one.column != number}
                choices[field] = Choice(number, names[number], SURE)
        return replace(self, choices=_in_order(choices))

    def says(self, field: str) -> str:
        """What a field means, in words."""
        said: str = self.preset.get("says_of", {}).get(field) or field_words()[field]["says"]
        return said

    @property
    def shape(self) -> str:
        """applications, saved, transitions or cards: what a row stands for."""
        return str(self.preset.get("shape", "applications"))


def _find_column(name: str, names: list[str]) -> int:
    found = [number for number, held in enumerate(names) if held == name or fold(held) == fold(name)]
    if not found:
        raise InputError(Problem("mapping", "no column of this name", name, one_of(names, name)))
    return found[0]


@cache
def field_words() -> dict[str, dict[str, Any]]:
    """Every field with its words, folded. is: header -> how far down the list; has, not: sets of words."""
    return {
        field: {
            "says": held["says"],
            "holds": held.get("holds", ""),
            "is": {fold(word): rank for rank, word in reversed(list(enumerate(held["is"])))},
            "has": [frozenset(fold(words).split()) for words in held.get("has", ())],
            "not": frozenset(fold(word) for word in held.get("not", ())),
        }
        for field, held in read_words("columns").items()
    }


def propose(table: Table) -> Columns:
    """The best column for each field; of presets that fit, the one that needs the most headers."""
    preset = find_preset(table)
    names = {fold_header(name): number for number, name in reversed(list(enumerate(table.header)))}
    fixed = {field: names[fold_header(name)] for field, name in preset.get("columns", {}).items()
             if fold_header(name) in names}  # fmt: skip
    choices = {field: Choice(number, table.header[number], SURE) for field, number in fixed.items()}
    if preset.get("shape", "applications") in ("applications", "cards"):
        passed = {names.get(fold_header(name)) for name in preset.get("not_taken", ())}
        choices = _by_words(table, choices, passed | set(fixed.values()))
    return Columns(_in_order(choices), preset)


def _in_order(choices: Mapping[str, Choice]) -> dict[str, Choice]:
    return {field: choices[field] for field in field_words() if field in choices}


def find_preset(table: Table) -> Mapping[str, Any]:
    """The preset a table fits; {} for none."""
    header = {fold_header(name) for name in table.header}
    fitting = [held for held in read_words("presets").values() if _fits(held, header, table)]
    return max(fitting, key=lambda held: len(held["needs"]), default={})


def _fits(preset: Mapping[str, Any], header: set[str], table: Table) -> bool:
    if "format" in preset:
        return bool(table.format == preset["format"])
    needs = {fold_header(name) for name in preset["needs"]}
    return needs == header if preset.get("alone") else needs <= header


def _by_words(table: Table, choices: dict[str, Choice], used: set[int | None]) -> dict[str, Choice]:
    found = sorted(_candidates(table, used), key=lambda one: (-one[0], one[2]))
    for confidence, field, number in found:
        if field not in choices and number not in used:
            choices[field] = Choice(number, table.header[number], round(confidence, 2))
            used = used | {number}
    return choices


def _candidates(table: Table, used: set[int | None]) -> Iterator[tuple[float, str, int]]:
    """(confidence, field, column) for whatever fits at all."""
    for number, name in enumerate(table.header):
        if number in used:
            continue
        filled = [cell for cell in table.column(number)[:SAMPLE] if not is_missing(cell)]
        for field, confidence in name_fits(name):
            if _holds(field_words()[field]["holds"], filled, ENOUGH_IF_NAMED if confidence > LIKELY else ENOUGH):
                yield confidence, field, number
            elif field == "applied" and filled and all(fold(cell) in YES_NO for cell in filled):
                yield LIKELY, "was_applied", number
        if filled and all(re.match(r"https?://", cell) for cell in filled):
            yield BY_CELLS, "url", number


def name_fits(name: str) -> Iterator[tuple[str, float]]:
    """(field, confidence) for what a header may mean, its cells unseen."""
    header = fold_header(name)
    words = set(header.split())
    for field, held in field_words().items():
        if header in held["is"]:
            yield field, SURE - held["is"][header] / 10_000
        elif not words & held["not"] and any(wanted <= words for wanted in held["has"]):
            yield field, LIKELY - len(words) / 100


def _holds(what: str, filled: list[str], enough: float) -> bool:
    """Whether enough of the cells look as they must; a column without any may still be meant."""
    if not what or not filled:
        return True
    fits = looks_like_date if what == "date" else LINK.match
    return sum(bool(fits(cell)) for cell in filled) >= enough * len(filled)
