"""What a row says has happened: its statuses, stage columns, histories and days, as what becomes of the case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from ...case.event_kinds import EventKind, What
from ...case.events import EVENTS, as_keys, what_of
from .dates import Found
from .history import first_day, read_steps
from .naming import BRACKETS
from .setting import Setting
from .stage_cells import Part, read_cell
from .stages import is_no, is_yes
from .statuses import APART, EASTERN, ENDS, TOGETHER, UNCLEAR, guess_status, meant, read_status, word_key
from .table import Row
from .words import fold, is_missing, one_line, read_words

NOON, EVENING = time(12), time(17)  # for an interview and an answer whose day alone is known
BETWEEN = ("task", "invited", "on hold", "checking", "offer")  # in the order in which they come, each before an end
CONTRADICTS = "two ends that contradict one another"
MOST_ROUNDS = 99
TALK = re.compile(
    r"interview|entretien|entrevista|colloqui|gespräch|gesprek|rozmow|mülakat|面试|面接|면접", re.IGNORECASE
)
CLAUSES = re.compile(r"[.;:,(\n]|\s[-–—]\s")
NUMBERS = (
    "2 two zwei deux dos due twee dois dwie",
    "3 three drei trois tres tre drie trzy",
    "4 four vier quatre cuatro quattro",
    "5 five fünf cinq cinco cinque vijf",
    "6 six sechs seis sei zes",
)
COUNTS = {word: count for count, words in enumerate(NUMBERS, 2) for word in words.split()}


@cache
def between() -> tuple[str, ...]:
    """What comes before an end, in its order; what the vocabulary knows beside that comes last."""
    return (*BETWEEN, *(meaning for meaning in meant() if meaning not in (*BETWEEN, *ENDS)))


@dataclass(slots=True)
class Told:
    """meanings: in their order, each with its day or None; unclear: the last words, where nobody has explained them;
    met: days of interviews; met_undated: how many more there were; counted: how many there were in
    all, where a column says so.
    """

    meanings: list[tuple[str, Found | None]] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)
    met: list[Found] = field(default_factory=list)
    met_undated: int = 0
    counted: int = 0
    applied: Found | None = None
    refused: bool = False

    @property
    def ends(self) -> list[str]:
        return list(dict.fromkeys(meaning for meaning, _ in self.meanings if meaning in ENDS))

    @property
    def end(self) -> str:
        """How it ended; "" where it has not, UNCLEAR where two ends contradict one another."""
        if len(self.meanings) < 2:
            return next((meaning for meaning, _ in self.meanings if meaning in ENDS), "")
        ends = self.ends
        if len(ends) < 2:
            return ends[0] if ends else ""
        return TOGETHER.get(frozenset(ends), UNCLEAR)

    def says(self, meaning: str) -> bool:
        return any(one == meaning for one, _ in self.meanings)

    def day_of(self, meaning: str) -> Found | None:
        return next((found for one, found in self.meanings if one == meaning and found is not None), None)


def read_told(row: Row, setting: Setting) -> Told:
    """Everything a row says of what happened, without the days that columns of their own hold."""
    told = Told()
    for name in ("history", "status", "outcome"):
        _add_cell(told, setting.cell(row, name), setting, row, name)
    said, days = told.met_undated, len(told.met)
    _add_stages(told, row, setting)
    if said and (len(told.met) > days or told.met_undated > said):
        told.met_undated -= said  # which the columns of stages say again, round by round
    if not (told.unclear or told.end or (told.meanings and setting.has_status)):
        _add_aside(told, row, setting)
    if not (told.met or told.met_undated or told.counted) and is_missing(setting.cell(row, "interview_date")):
        told.met_undated += talks_in(setting.cell(row, "notes"), over=bool(told.end))
    return told


def tell(steps: Iterable[str], setting: Setting) -> Told:
    """What a process tells by its steps alone, from first to last."""
    told = Told()
    for step in steps:
        _add(told, step, None, setting)
    return told


def _add_cell(told: Told, cell: str, setting: Setting, row: Row, name: str) -> None:
    if is_missing(cell):
        return
    own = setting.columns.preset.get("status")
    if word_key(cell) in setting.words or (own and read_status(cell, own).meaning != UNCLEAR):
        _add(told, cell, None, setting)
        return
    steps = read_steps(cell)
    if len(steps) == 1 and not steps[0].day:
        _add(told, cell, None, setting)
        return
    for step in steps:
        found = setting.read_short(step.day, row, name) if step.day else None
        _add(told, step.text, found, setting)


def _add(told: Told, text: str, found: Found | None, setting: Setting) -> None:
    """One status, with its day where it has one."""
    if not text:
        return
    said = read_status(text, setting.columns.preset.get("status"), setting.words)
    if said.meaning in (UNCLEAR, ""):
        told.unclear += [one_line(text)] if said.meaning else []
        return
    told.unclear = []  # whatever stood before, this came after it
    if said.meaning == "applied" and found is not None:
        told.applied = told.applied or found
    if said.meaning == "interview" and found is not None and found.day is not None:
        told.met.append(found)
    elif said.talked:
        told.met_undated += 1
    told.meanings.append((said.meaning, found))


def _add_stages(told: Told, row: Row, setting: Setting) -> None:
    """What the columns of single stages say; a no in one that asks whether one was chosen is their refusal."""
    for stage in setting.columns.stages:
        cell = row.cells[stage.column] if stage.column < len(row.cells) else ""
        if is_missing(cell):
            continue
        if stage.counted:
            told.counted = int(float(cell))
            told.meanings += [(stage.meaning, None)] if told.counted else []
            continue
        if is_no(cell):
            told.refused |= stage.refused
            continue
        if stage.once and is_yes(cell):
            told.counted = max(told.counted, 1)
            told.meanings.append((stage.meaning, None))
            continue
        for part in read_cell(cell, stage, setting.words).parts:
            _add_part(told, part, setting.read_short(part.day, row, stage.name) if part.day else None, cell)


def _add_part(told: Told, part: Part, found: Found | None, cell: str) -> None:
    """What a part of a cell says; of a day that can't be read, nothing; of one without a year, that it was."""
    if found is not None and found.day is None:
        if found.short is None:
            return
        found = None
    if not (found or is_yes(cell)):
        told.unclear = []  # words of a stage come after those of a status
    told.meanings.append((part.meaning, found))
    if part.meaning == "interview" and found is not None:
        told.met.append(found)
    elif part.talked or part.meaning == "interview":
        told.met_undated += 1


def untold(row: Row, setting: Setting) -> Iterator[tuple[str, str]]:
    """Stages in whose cells something stands that is not understood: the name of each, and what stands there."""
    for stage in setting.columns.stages:
        cell = row.cells[stage.column] if stage.column < len(row.cells) else ""
        if is_missing(cell) or stage.counted:
            continue
        read = read_cell(cell, stage, setting.words)
        days = [setting.read_short(part.day, row, stage.name) for part in read.parts if part.day]
        if not read.whole or any(found.day is None for found in days):
            yield stage.name, cell


def _add_aside(told: Told, row: Row, setting: Setting) -> None:
    """Where no column says how it stands: the heading above the row, notes that are nothing but an ending, or words in
    brackets behind the employer, as in “Quay (not applied)”. Beside columns of single stages only an ending counts.
    """
    behind = [
        piece
        for text in BRACKETS.findall(setting.cell(row, "employer"))
        for piece in (text, *APART.split(text))
        if " " in piece or EASTERN.search(piece) or not is_saved(piece)
    ]  # a single word may be part of its name
    for text in (row.section, setting.cell(row, "notes"), *behind):
        if not text:
            continue
        said = read_status(text, None, setting.words)
        keeps = said.meaning in (*ENDS, "offer") or (text == row.section and said.meaning not in (UNCLEAR, ""))
        if told.meanings and (text == row.section or said.meaning not in ENDS):
            continue
        if (keeps and not setting.has_status) or said.meaning == "saved":
            told.meanings.append((said.meaning, None))
            told.met_undated += said.talked
            return


def is_saved(text: str) -> bool:
    """Whether a text says that one has not applied."""
    return read_status(text).meaning == "saved"


def day_in_notes(row: Row, setting: Setting) -> Found | None:
    """The day of a note that begins “Applied 2026-04-23”; None where there is none, or where more than the sending
    stands before the day: “Applied, rejected 23 April”, “Application viewed 23 April”.
    """
    note = setting.cell(row, "notes")
    if not note:
        return None
    day = first_day(note) or next((step.day for step in read_steps(note) if step.day), "")
    before = note.partition(day)[0] if day else ""
    words, lists = fold(before).split(), read_words("headings")
    sent = words[:1] and (words[0] in lists["sent_on"] or (len(words) == 1 and words[0] in lists["sent_alone"]))
    if sent and guess_status(before) == "applied":
        return setting.read_short(day, row, "notes")
    return None


def talks_in(note: str, *, over: bool) -> int:
    """How many interviews a note says there were, in clear words: “had three interviews and then they said no”,
    “Interviewed - …”; 0 for none, or where the words only name one. over: it has ended, so that “5 interviews” were.
    """
    if not TALK.search(note):
        return 0
    had = frozenset(read_words("headings")["had"])
    for part in CLAUSES.split(note):
        words = fold(part).split()
        many = next((COUNTS[word] for word in words if word in COUNTS), 0)
        said = read_status(part)
        were = not had.isdisjoint(words) or (over and words[:1] and words[0] in COUNTS)
        if were and TALK.search(part) and said.talked and said.meaning != UNCLEAR:
            return max(1, many)
    return 0


class Events:
    """The events of a case in the making, those of an unknown day a second apart in the order in which they came."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.dated: list[dict[str, Any]] = []
        self.undated: list[tuple[EventKind, What]] = []

    def add(self, meaning: str, found: Found | None) -> None:
        """Something that happened, by its meaning. found: its day, None where nobody knows it."""
        if meaning not in meant():
            return
        kind, what = meant()[meaning]
        if found is None or found.day is None:
            self.undated.append((kind, what))
        else:
            self.dated.append({"at": moment(found.day, found.clock or EVENING, self.setting), **as_keys(kind, what)})

    def add_answer(self, found: Found) -> None:
        """They wrote something that day, nobody knows what."""
        if found.day is not None:
            at = moment(found.day, found.clock or EVENING, self.setting)
            self.dated.append({"at": at, **as_keys(EVENTS["heard"], what_of("heard", "other"))})

    def whats(self) -> list[What]:
        return [what_of(one["kind"], one.get("what")) for one in self.dated] + [what for _, what in self.undated]

    def listed(self) -> list[dict[str, Any]]:
        """All of them as a case file has them."""
        count = len(self.undated)
        undated = [
            {"at": written_at(self.setting, count - number), **as_keys(kind, what), "day_unknown": True}
            for number, (kind, what) in enumerate(self.undated, 1)
        ]
        return [*sorted(self.dated, key=lambda one: str(one["at"])), *undated]


def moment(day: date, clock: time, setting: Setting) -> str:
    return datetime.combine(day, clock.replace(microsecond=0), setting.zone).isoformat()


def written_at(setting: Setting, before: int = 0) -> str:
    """The moment at which something without a day is written down; the import puts its own there."""
    return (setting.written - timedelta(seconds=before)).astimezone(setting.zone).isoformat(timespec="seconds")


def rounds(dated: list[Found], undated: int, setting: Setting) -> list[dict[str, Any]]:
    """The interviews of a case: those with days first, in their order, then those without."""
    if not dated and not undated:
        return []
    known = sorted({(found.day, found.clock or NOON) for found in dated if found.day is not None})
    days = {day for day, _ in known}
    clocks = [one for one in known if one[1] != NOON or sum(other[0] == one[0] for other in known) == 1]
    known = clocks if {day for day, _ in clocks} == days else known
    made: list[dict[str, Any]] = [
        {"round": number, "at": moment(day, clock, setting), "with": []}
        for number, (day, clock) in enumerate(known[:MOST_ROUNDS], 1)
    ]
    rest = range(len(made) + 1, min(len(made) + undated, MOST_ROUNDS) + 1)
    last = written_at(setting, 60)
    return made + [{"round": number, "at": last, "with": [], "day_unknown": True} for number in rest]
