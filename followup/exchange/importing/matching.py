"""Which column holds what: by the program the file comes from, by what headers are called, by what cells look like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from ...case.errors import InputError, Problem
from ...case.schema import one_of
from .dates import SEVERAL, is_day, looks_like_date
from .stages import Stage, find_stages, is_yes_no
from .standing import ends_in, explains, find_by_cells, find_second, is_varied, repeats_a_plan
from .statuses import UNCLEAR, read_status
from .table import Table
from .words import fold, fold_header, is_missing, read_words

SURE, BEGINS, WEAK, BY_CELLS = 1.0, 0.9, 0.8, 0.6
CLEAR = 0.75  # below it a column is asked for
BESIDE = ("saved", "source", "url", "location", "salary", "notes", "contact")  # nothing is claimed by these: not asked
ENOUGH, ENOUGH_IF_NAMED = 0.5, 0.2  # share of the filled cells that must look as the field wants them
SAMPLE = 200  # cells of a column that are looked at
FULLER = 2  # times as many different roles
SEPARATOR = re.compile(r"\s*[(\[/:|,–—?+（]|\s-")  # what stands after it only explains a header
LINK = re.compile(r"https?://|www\.|\S+\.\S+/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Choice:
    """A column for a field. column: from 0; name: its header; confidence: 0 to 1, 1 where a person chose it."""

    column: int
    name: str
    confidence: float

    @property
    def clear(self) -> bool:
        return self.confidence >= CLEAR


@dataclass(frozen=True, slots=True)
class Columns:
    """field -> Choice, and the preset behind it ({} for none). doubts: guesses that are not clear, which nobody has
    confirmed yet: nothing is read from them; stages: columns that each stand for one stage; later: where statuses are
    numbered (“Status 1”, “Status 2”), each of them with the column of its day or None, in their order; nobody: whether
    somebody said that no column names the employer.
    """

    choices: Mapping[str, Choice]
    preset: Mapping[str, Any]
    doubts: Mapping[str, Choice] = field(default_factory=dict)
    stages: tuple[Stage, ...] = ()
    later: tuple[tuple[int, int | None], ...] = ()
    nobody: bool = False

    def changed(self, wanted: Mapping[str, str | None], table: Table) -> Columns:
        """With the columns a person names (None or "": not taken). InputError naming field or column."""
        names, choices, doubts = list(table.header), dict(self.choices), dict(self.doubts)
        for name, column in wanted.items():
            if name not in field_words():
                raise InputError(Problem("mapping", "unknown field", name, one_of(field_words(), name)))
            choices.pop(name, None)
            doubts.pop(name, None)
            if column:
                number = _find_column(column, names)
                choices = {held: one for held, one in choices.items() if one.column != number}
                doubts = {held: one for held, one in doubts.items() if one.column != number}
                choices[name] = Choice(number, names[number], SURE)
        used = {one.column for one in choices.values()}
        stages = tuple(stage for stage in self.stages if stage.column not in used)
        later = () if "status" in wanted else self.later
        nobody = "employer" in wanted and not wanted["employer"]
        return replace(self, choices=_in_order(choices), doubts=doubts, stages=stages, later=later, nobody=nobody)

    def doubting(self, name: str) -> Columns:
        """With the column of one field in doubt."""
        choice = self.choices[name]
        rest = {held: one for held, one in self.choices.items() if held != name}
        return replace(self, choices=rest, doubts={**self.doubts, name: replace(choice, confidence=BY_CELLS)})

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
    """Every field with its words, folded. is: header -> how far down the list; has, not, weak: sets of words."""
    return {
        name: {
            "says": held["says"],
            "holds": held.get("holds", ""),
            "is": {fold(word): rank for rank, word in reversed(list(enumerate(held["is"])))},
            "has": [frozenset(fold(words).split()) for words in held.get("has", ())],
            "not": frozenset(fold(word) for word in held.get("not", ())),
            "weak": frozenset(fold(word) for word in held.get("weak", ())),
        }
        for name, held in read_words("columns").items()
    }


def propose(table: Table) -> Columns:
    """The best column for each field; of presets that fit, the one that needs the most headers."""
    preset = find_preset(table)
    names = {fold_header(name): number for number, name in reversed(list(enumerate(table.header)))}
    fixed = {field: names[fold_header(name)] for field, name in preset.get("columns", {}).items()
             if fold_header(name) in names}  # fmt: skip
    choices = {field: Choice(number, table.header[number], SURE) for field, number in fixed.items()}
    if preset.get("shape", "applications") not in ("applications", "cards"):
        return Columns(_in_order(choices), preset)
    passed: set[int | None] = {names.get(fold_header(name)) for name in preset.get("not_taken", ())}
    choices = _by_words(table, choices, passed | set(fixed.values()))
    clear = {name: one for name, one in choices.items() if one.clear}
    if "outcome" in clear and explains(
        table, clear["outcome"].column, "status" in clear, {one.column for one in clear.values()}
    ):
        del clear["outcome"]
    later = _numbered(table, clear)
    clear = _second_status(table, clear, passed | {column for pair in later for column in pair})
    doubts = {name: one for name, one in choices.items() if not one.clear and name not in {*BESIDE, *clear}}
    used = passed | {one.column for one in clear.values()}
    for name in ("status", "outcome"):
        if name in clear and is_varied(table.column(clear[name].column)):
            doubts[name] = replace(clear.pop(name), confidence=BY_CELLS)
    if "interview_date" in clear and repeats_a_plan(table, clear["interview_date"].column):
        doubts["interview_date"] = replace(clear.pop("interview_date"), confidence=BY_CELLS)
    doubts = _how_it_stands(table, _who_else(table, doubts, clear, used), clear, used, preset)
    found = list(find_stages(table))
    whole = _without_mixed(table, clear, {stage.column for stage in found} if not preset else set())
    used -= {one.column for name, one in clear.items() if name not in whole}
    clear = whole
    stages = tuple(stage for stage in found if stage.column not in used)
    taken = {stage.column for stage in stages}
    doubts = {n: one for n, one in doubts.items() if one.column not in taken}
    return Columns(_in_order(clear), preset, _when_applied(table, doubts, clear, used | taken), stages, later)


def _without_mixed(table: Table, clear: dict[str, Choice], stages: set[int]) -> dict[str, Choice]:
    """Without the columns for a day of something in which other things stand too: their cells are read one by one.

    stages: columns that may be read so.
    """
    mixed = {
        name
        for name in ("interview_date", "rejection_date", "offer_date")
        if name in clear and clear[name].column in stages and _is_mixed(table.column(clear[name].column))
    }
    return {name: one for name, one in clear.items() if name not in mixed}


def _is_mixed(cells: list[str]) -> bool:
    """Whether a cell says something that is no day, or several days with words between them."""
    filled = [part for cell in cells if not is_missing(cell) for part in SEVERAL.split(cell) if part]
    return any(not looks_like_date(part) for part in filled)


def _numbered(table: Table, clear: Mapping[str, Choice]) -> tuple[tuple[int, int | None], ...]:
    """“Status 1”, “Status 2” … with “Status 1 Date” …, where the first of them is the status; () for one alone."""
    names = {fold_header(name): number for number, name in reversed(list(enumerate(table.header)))}
    first = re.fullmatch(r"(.+) 1", fold_header(clear["status"].name)) if "status" in clear else None
    found: list[tuple[int, int | None]] = []
    while first and (one := f"{first[1]} {len(found) + 1}") in names:
        days = (f"{one} date", f"date {one}", f"{one} day", f"{first[1]} date {len(found) + 1}")
        found.append((names[one], next((names[day] for day in days if day in names), None)))
    return tuple(found) if len(found) > 1 else ()


def _second_status(table: Table, clear: dict[str, Choice], passed: set[int | None]) -> dict[str, Choice]:
    """With a column that says how far it came beside one that says how it ended, or the other way about."""
    known = [name for name in ("status", "outcome") if name in clear]
    if len(known) != 1:
        return clear
    used = passed | {one.column for one in clear.values()}
    named = [number for number, name in enumerate(table.header) if "status" in dict(name_fits(name))]
    first = clear[known[0]]
    second = find_second(table, first.column, [number for number in named if number not in used])
    if second is None:
        return clear
    other = Choice(second, table.header[second], WEAK)
    far, ended = sorted((first, other), key=lambda one: ends_in(table, one.column))
    return {**clear, "status": far, "outcome": ended}


def _when_applied(
    table: Table, doubts: dict[str, Choice], clear: Mapping[str, Choice], used: set[int | None]
) -> dict[str, Choice]:
    """Where no header names the day of the application, the first column of days left over may hold it."""
    if "applied" in {*clear, *doubts}:
        return doubts
    for number, name in enumerate(table.header):
        filled = [cell for cell in table.column(number)[:SAMPLE] if not is_missing(cell)]
        other = set(fold_header(name).split()) & field_words()["applied"]["not"]
        if number in used or other or len(filled) * 3 < len(table.rows[:SAMPLE]):
            continue
        if filled and sum(map(is_day, filled)) >= 0.8 * len(filled):
            return {**doubts, "applied": Choice(number, name, BY_CELLS)}
    return doubts


def _who_else(
    table: Table, doubts: dict[str, Choice], clear: Mapping[str, Choice], used: set[int | None]
) -> dict[str, Choice]:
    """Where no header names the employer, a column of names may hold it; so for a role that is called “Name”."""
    named = [number for number, name in enumerate(table.header) if fold(name) in field_words()["employer"]["weak"]]
    if "employer" in clear and not {"title"} & {*clear, *doubts} and named and named[0] not in used:
        return {**doubts, "title": Choice(named[0], table.header[named[0]], BY_CELLS)}
    if "employer" in {*clear, *doubts}:
        return doubts
    taken = used | {one.column for one in doubts.values()}
    left = (number for number in range(len(table.header)) if number not in taken and _are_names(table.column(number)))
    place = next(left, None)
    if place is None:
        return doubts
    found = {"employer": Choice(place, table.header[place], BY_CELLS), **doubts}
    role = _role_behind(table, place, taken) if table.unnamed and "title" not in {*clear, *doubts} else None
    return found if role is None else {**found, "title": Choice(role, table.header[role], BY_CELLS)}


def _role_behind(table: Table, employer: int, taken: set[int | None]) -> int | None:
    """Where no line names the columns: the first column behind that of the employer that may name roles, if any."""
    for number in range(employer + 1, len(table.header)):
        filled = [cell for cell in table.column(number)[:SAMPLE] if not is_missing(cell)]
        plain = filled and not any(map(_no_name, filled)) and not any(map(LINK.match, filled))
        if number not in taken and plain and not all(read_status(cell).meaning != UNCLEAR for cell in filled):
            return number
    return None


def _how_it_stands(
    table: Table,
    doubts: dict[str, Choice],
    clear: Mapping[str, Choice],
    used: set[int | None],
    preset: Mapping[str, Any],
) -> dict[str, Choice]:
    """Where no header names the status, a column of statuses may hold it."""
    if preset or not {"status", "outcome", "history"}.isdisjoint({*clear, *doubts}):
        return doubts
    taken = used | {one.column for one in doubts.values()}
    number = find_by_cells(table, [number for number in range(len(table.header)) if number not in taken])
    return doubts if number is None else {**doubts, "status": Choice(number, table.header[number], BY_CELLS)}


def _are_names(cells: list[str]) -> bool:
    """Whether most rows have a short text of their own there, and none a link."""
    filled = [cell for cell in cells[:SAMPLE] if not is_missing(cell)]
    if (
        len(filled) * 2 < len(cells[:SAMPLE])
        or not filled
        or sum(map(_no_name, filled))
        or any(map(LINK.match, filled))
    ):
        return False
    short = sum(len(cell) < 60 and not re.search(r"[@;{\[]", cell) for cell in filled) == len(filled)
    return short and len(set(filled)) > max(1, len(filled) / 2)


def _in_order(choices: Mapping[str, Choice]) -> dict[str, Choice]:
    return {name: choices[name] for name in field_words() if name in choices}


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
    for confidence, name, number in found:
        if name not in choices and number not in used:
            choices[name] = Choice(number, table.header[number], round(confidence, 2))
            used = used | {number}
    return _names_beside_a_role(_fuller_role(table, choices, found, used))


def _fuller_role(
    table: Table, choices: dict[str, Choice], found: list[tuple[float, str, int]], used: set[int | None]
) -> dict[str, Choice]:
    """Of two columns that are called a role, the one that says far more: “Position” beside a “Title” of few kinds."""
    if "title" not in choices:
        return choices
    others = [(confidence, number) for confidence, name, number in found if name == "title" and number not in used]
    kinds = {number: len(set(table.column(number))) for number in (choices["title"].column, *(n for _, n in others))}
    for confidence, number in others:
        if confidence > CLEAR and kinds[number] >= FULLER * kinds[choices["title"].column]:
            return {**choices, "title": Choice(number, table.header[number], round(confidence, 2))}
    return choices


def _names_beside_a_role(choices: dict[str, Choice]) -> dict[str, Choice]:
    """A column called only “Name” names the employer where another one is the role; else it may be a card's title."""
    one = choices.get("employer")
    if one is not None and fold(one.name) in field_words()["employer"]["weak"] and "title" not in choices:
        return {**choices, "employer": replace(one, confidence=BY_CELLS)}
    return choices


def _candidates(table: Table, used: set[int | None]) -> Iterator[tuple[float, str, int]]:
    """(confidence, field, column) for whatever fits at all."""
    for number, name in enumerate(table.header):
        if number in used:
            continue
        filled = [cell for cell in table.column(number)[:SAMPLE] if not is_missing(cell)]
        for found, confidence in name_fits(name):
            if _holds(field_words()[found]["holds"], filled, ENOUGH_IF_NAMED if confidence > CLEAR else ENOUGH):
                yield confidence, found, number
            elif found == "applied" and filled and all(map(is_yes_no, filled)):
                yield WEAK, "was_applied", number
            elif found == "applied" and filled and all(read_status(one).meaning != UNCLEAR for one in filled):
                yield WEAK, "status", number
        if read_status(name).meaning == "applied" and filled and _holds("date", filled, ENOUGH):
            yield WEAK, "applied", number
        if filled and all(re.match(r"https?://", cell) for cell in filled):
            yield BY_CELLS, "url", number


def name_fits(name: str) -> Iterator[tuple[str, float]]:
    """(field, confidence) for what a header may mean, its cells unseen."""
    header = fold_header(name)
    words = set(header.split())
    ahead = not words.isdisjoint(read_words("headings")["expected"])
    begins = fold_header(SEPARATOR.split(name)[0])
    for found, held in field_words().items():
        if ahead and held["holds"] == "date":
            continue
        if header in held["weak"]:
            yield found, WEAK - held["is"].get(header, 0) / 10_000
        elif header in held["is"]:
            yield found, SURE - held["is"][header] / 10_000
        elif begins in held["is"] and not (words - set(begins.split())) & (held["not"] - EXPLAINS):
            yield found, BEGINS - held["is"][begins] / 10_000
        elif not words & held["not"]:
            spoken = max((len(wanted) for wanted in held["has"] if wanted <= words), default=0)
            if spoken:
                yield found, 0.6 + 0.35 * spoken / len(words)


EXPLAINS = frozenset({"url", "link", "website", "site", "notes", "note", "linkedin", "news", "response"})


def _holds(what: str, filled: list[str], enough: float) -> bool:
    """Whether enough of the cells look as they must; a column without any may still be meant."""
    if not what or not filled:
        return True
    if what == "name":
        return sum(map(_no_name, filled)) < len(filled) / 2
    if what == "answers" and sum(map(is_yes_no, filled)) * 2 >= len(filled):
        return False
    if what in ("words", "answers"):
        return sum(map(looks_like_date, filled)) < len(filled) / 2 or any(len(cell) > 25 for cell in filled)
    fits = looks_like_date if what == "date" else LINK.match
    return sum(bool(fits(cell)) for cell in filled) >= enough * len(filled)


def _no_name(cell: str) -> bool:
    return is_yes_no(cell) or looks_like_date(cell) or not re.search(r"[^\W\d_]", cell)
