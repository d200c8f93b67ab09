"""Tables with one row a step (Company, Source, Target): the rows of one process together open one case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...case.wording import NOT_NAMED
from .application import Draft, add_told, hold_back_unclear
from .happenings import tell
from .naming import NotTaken
from .setting import Setting
from .table import Row
from .words import fold, is_missing, one_line


@dataclass(frozen=True, slots=True)
class Process:
    """Rows that follow one another at one employer. steps: the states from first to last."""

    employer: str
    rows: tuple[Row, ...]
    steps: tuple[str, ...]


def find_processes(setting: Setting) -> Iterator[Process | tuple[Row, NotTaken]]:
    """Each process in the order of its first row; and each row that belongs to none, with the reason.

    A row continues the process of its employer that stands where the row begins; else it begins another: who
    applied twice stays there twice.
    """
    processes: list[list[Row]] = []
    waiting: dict[tuple[str, str], list[list[Row]]] = {}
    for row in setting.table.rows:
        employer, source, target = (one_line(setting.cell(row, name)) for name in ("employer", "source", "status"))
        if fault := _fault(row, employer, source, target, setting):
            yield row, fault
            continue
        standing = waiting.get((fold(employer), fold(source)))
        process = standing.pop(0) if standing else []
        if not process:
            processes.append(process)
        process.append(row)
        waiting.setdefault((fold(employer), fold(target)), []).append(process)
    yield from (_as_process(rows, setting) for rows in processes)


def _fault(row: Row, employer: str, source: str, target: str, setting: Setting) -> NotTaken | None:
    if len(row.cells) > len(setting.table.header):
        return NotTaken("more cells than headers: is a delimiter not quoted?")
    if len(employer) > 300 or len(source) + len(target) > 600:
        return NotTaken("a name or step is too long")
    if not employer or is_missing(employer):
        return NotTaken("no employer named")
    if is_missing(source) or is_missing(target):
        return NotTaken("a step without beginning or end")
    return None


def _as_process(rows: list[Row], setting: Setting) -> Process:
    first = one_line(setting.cell(rows[0], "source"))
    steps = (first, *(one_line(setting.cell(row, "status")) for row in rows))
    return Process(one_line(setting.cell(rows[0], "employer")), tuple(rows), steps)


def draft_process(process: Process, setting: Setting) -> Draft:
    """The process as a Draft. It has no days: each of its steps happened, nobody knows when."""
    draft = Draft(process.employer, NOT_NAMED, status=process.steps[-1], role={"title": NOT_NAMED})
    told = tell(process.steps, setting)
    hold_back_unclear(told)
    if all(meaning == "saved" for meaning, _ in told.meanings):
        raise NotTaken("saved, not applied for", held=True, detail=process.steps[-1])
    draft.notes.append(f"Steps there, without days: {' → '.join(process.steps)[:15_000]}.")
    draft.remarks.append("no role named, no days")
    add_told(draft, told, {}, setting)
    return draft
