"""Writes the invented example search as a journal, from the case files beside this script:  python data/make_example.py

Each case file becomes what a candidate would have written down day by day: the case when they applied, each
interview when it was over (or agreed), each event when it happened. Same files, same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from followup.case.case import Case  # noqa: E402
from followup.case.case_file import case_to_dict, load_case  # noqa: E402
from followup.journal.entries import VERSION, Entry, plain, to_line  # noqa: E402
from followup.journal.example import EXAMPLE, TOLD_AT  # noqa: E402

CASE_FILES = HERE / "example_search"
ABOUT = (
    "Everything in this journal is invented: Priya Raman, every employer and every person in it. "
    "Addresses end in .example and numbers begin with 555-01, so nothing here reaches anybody."
)
SPARE = timedelta(minutes=2)  # a line is written down a little after what it tells

Told = tuple[datetime, str, dict[str, Any]]  # written down when, which kind of line, its keys


def main() -> None:
    """Write the journal where the package looks for it."""
    EXAMPLE.write_bytes(journal())
    print(f"{EXAMPLE.name}: {len(journal().splitlines())} lines")


def journal() -> bytes:
    """All lines in the order of time; the first says that all of it is invented."""
    cases = [load_case(path) for path in sorted(CASE_FILES.glob("*.toml"))]
    told = sorted((line for case in cases for line in lines_of(case)), key=lambda line: line[0])
    first = told[0][0]
    settings = [(first, "setting", {"name": name, "value": value}) for name, value in SETTINGS]
    lines = (numbered(number, *line) for number, line in enumerate([*settings, *told], 1))
    return b"".join(line + b"\n" for line in lines)


SETTINGS = [("about", ABOUT), ("policy", "balanced")]


def lines_of(case: Case) -> Iterator[Told]:
    """One case as it was lived. Throughout, `at` is when the candidate wrote the line."""
    facts = case_to_dict(case)
    interviews, events = facts.pop("interviews", []), facts.pop("events", [])
    opened = datetime.combine(case.role.applied, time(19, 30), case.zone)
    yield opened, "case", {"case": case.id, "facts": facts}
    for number, (held, interview) in enumerate(zip(case.interviews, interviews), 1):
        written = held.over_at if held.over_at < TOLD_AT else max(event.at for event in case.events)
        change = [["interviews", f"interview-{number}"], interview]
        yield written + SPARE, "facts", {"case": case.id, "set": [change]}
    for event in events:
        yield event["at"] + SPARE, "event", {"case": case.id, "event": event}


def numbered(number: int, at: datetime, do: str, keys: dict[str, Any]) -> bytes:
    """A line as the journal writes it, but with an id that is the same every time."""
    entry_id = f"{number:08d}-example"
    data = plain({"v": VERSION, "id": entry_id, "at": at.isoformat(timespec="seconds"), "do": do, **keys})
    return to_line(Entry(entry_id, at, do, data.get("case"), data))


if __name__ == "__main__":
    main()
