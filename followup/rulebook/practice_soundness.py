"""What makes a demand for practice unsound: a page without situations, or situations that the page does not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from ..case.case_file import read_table
from ..case.errors import Problem
from ..case.schema import one_of
from .book import Entry

FOLDER = Path(__file__).resolve().parents[1] / "exercises"  # one file a page


@cache
def situations_by_page() -> Mapping[str, tuple[str, ...]]:
    """The ids of the situations of each page of the workbook that has some."""
    files = sorted(FOLDER.glob("*.toml"))
    return {path.stem: tuple(one["id"] for one in read_table(path)["situation"]) for path in files}


def practice_problems(entry: Entry) -> Iterator[Problem]:
    """What an entry asks for and nobody can do."""
    asked, where, known = entry.value, f"{entry.file}: practice {entry.value.id}", situations_by_page()
    if asked.id not in known:
        yield Problem(where, "no page with situations is called so", asked.id, one_of(known, asked.id))
        return
    for id in asked.situations:
        if id not in known[asked.id]:
            yield Problem(f"{where}: situations", "the page has no such situation", id, one_of(known[asked.id], id))
