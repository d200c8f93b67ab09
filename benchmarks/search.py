"""A whole search at once: time and memory of the import, the journal, every table, every chart and the agenda.

    python -m benchmarks.search [--cases 5000]

Ten events a case. Time is processor time of one core; memory is the most that Python held beyond what it held before,
measured in a second run, because measuring it takes time.
"""

from __future__ import annotations

import argparse
import csv
import gc
import io
import os
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from time import process_time
from typing import Any

from followup.case.case import Case
from followup.case.case_file import case_to_dict
from followup.journal import Journal
from followup.journal.entries import new_entry, plain, to_line

from .one_search import one_search

NOW = datetime(2026, 3, 12, 14, 5, tzinfo=UTC)
EVENTS = 10  # a case
ZONE = "Europe/Berlin"
Work = Callable[[], Any]


def main(words: list[str] | None = None) -> int:
    """Measure everything and print a line for each; returns the exit status."""
    parser = argparse.ArgumentParser(prog="benchmarks.search", description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=5_000, help="how many (default: 5,000)")
    count = parser.parse_args(words).cases
    cases = one_search(count, now=NOW, events=EVENTS)
    events = sum(len(case.events) for case in cases)
    print(
        f"one search of {count:,} cases with {events:,} events; processor time of one core, memory beyond what was held"
    )
    with tempfile.TemporaryDirectory() as folder:
        bench_import(as_log(cases), Path(folder))
        found = bench_journal(cases, Path(folder, "search.jsonl"))
        bench_page(Path(folder, "search.jsonl"))
    bench_tables(found)
    bench_charts(found)
    return 0


def show(name: str, work: Work, goal: str = "") -> Any:
    """Print time and memory of `work`; what it gave the first time."""
    gc.collect()  # what the work before left behind is not counted here
    start = process_time()
    given = work()
    time = process_time() - start
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    end = f"   goal: under {goal}" if goal else ""
    print(f"search: {name:<34}{time * 1e3:>8,.0f} ms {peak / 2**20:>7,.0f} MiB{end}", flush=True)
    return given


def as_log(cases: Iterable[Case]) -> bytes:
    """The cases as people keep them: a CSV file with a row for each."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(["Company", "Job Title", "Applied", "Status", "Source", "Location"])
    for number, case in enumerate(cases):
        status = ("Applied", "Interview", "Rejected", "")[number % 4]
        row = (case.employer.name, case.role.title, case.role.applied, status, case.role.source, f"Town {number % 99}")
        writer.writerow(row)
    return file.getvalue().encode()


def bench_import(log: bytes, folder: Path) -> None:
    """Read, look and take the whole file, into a journal with nothing in it; then the same file once more."""
    from followup.exchange.importer import open_table, preview, take

    fresh = (Journal(folder / f"import-{number}.jsonl") for number in range(4))

    def bring_in(journal: Journal) -> Any:
        who = {"name": "Priya Example"}
        seen = preview(open_table(log, "log.csv"), timezone=ZONE, candidate=who, journal=journal, now=NOW)
        return take(seen, journal, at=NOW)

    show("import of all rows", lambda: bring_in(next(fresh)), "3 s")
    full = next(fresh)
    bring_in(full)
    again = show("the same import again", lambda: bring_in(full))
    print(f"search: rows taken the second time        {again.taken:>8,}")


def bench_journal(cases: list[Case], path: Path) -> list[Case]:
    """Read and fold a journal with a line for each case and each event."""
    lines, number = [], 0
    for case in cases:
        facts = plain(case_to_dict(case))
        events = facts.pop("events", [])
        lines.append(to_line(new_entry(number := number + 1, NOW, "case", case=case.id, facts=facts)))
        for event in events:
            lines.append(to_line(new_entry(number := number + 1, NOW, "event", case=case.id, event=event)))
    path.write_bytes(b"\n".join(lines) + b"\n")
    found = show(f"read and fold {len(lines):,} lines", lambda: Journal(path).cases())
    if len(found) != len(cases):
        raise RuntimeError(f"{len(found)} cases folded of {len(cases)}")
    return list(found.values())


def bench_page(path: Path) -> None:
    """The place of the whole search in the app, and its parts one after the other, as ratios to planning all cases.

    A ratio holds on any machine: a page that takes less than its plans is drawn from what is there already.
    """
    from followup.panels.search.search import Search
    from followup.panels.workbook import desk

    os.environ.setdefault("FOLLOWUP_NOW", NOW.isoformat())
    start = process_time()
    opened = desk("70_pipeline", journal=str(path), example_first=False)
    for case in opened.cases:
        opened.plan_of(case)
    planned = process_time() - start
    print(f"search: journal read and all planned      {planned * 1e3:>8,.0f} ms")
    for part in PAGE:
        start = process_time()
        panel = opened.panel(Search, part=part)
        time, size = process_time() - start, len(panel.place.value)
        print(f"search: page, {part:<28}{time / planned:>8.0%} of that, {size / 2**10:,.0f} KiB")


def bench_tables(cases: list[Case]) -> None:
    """Every table, with plans made once, and the agenda and by_policy with their own."""
    from followup import search as pipeline

    pipeline.Planned(cases[:50], now=NOW)  # holiday calendars are read once
    planned = show("plan all, once for all tables", lambda: pipeline.Planned(cases, now=NOW))
    show("agenda, with its plans", lambda: pipeline.agenda(cases, now=NOW), "1 s")
    for name in TABLES:
        show(f"table {name}", lambda name=name: getattr(pipeline, name)(planned, now=NOW))


def bench_charts(cases: list[Case]) -> None:
    """Every chart from cases that are planned, as an image: its table, the figure, the PNG."""
    from followup import search as pipeline
    from followup.search import charts

    planned = pipeline.Planned(cases, now=NOW)
    charts.as_png(
        charts.stages_chart(pipeline.stage_counts(cases[:3], now=NOW))
    )  # matplotlib and its fonts are read once
    for name, (table, chart, options) in CHARTS.items():

        def draw(table: str = table, chart: str = chart, options: dict[str, Any] = options) -> bytes:
            rows = getattr(pipeline, table)(planned, now=NOW)
            figure = getattr(charts, chart)(rows, **options)
            return charts.as_png(figure)

        show(f"chart {name}", draw, "2 s")


TABLES = ("cases_table", "stage_counts", "timeline", "journeys", "stage_flow", "stage_rates", "waits", "reply_times",
          "time_spent", "weekly_activity", "baskets", "by_source", "by_round", "by_channel", "by_policy")  # fmt: skip
PAGE = ("cases", "timeline", "replies", "firsts", "flow", "weeks", "time", "waits")
CHARTS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "agenda": ("agenda", "agenda_chart", {"now": NOW}),
    "timeline": ("timeline", "timeline_chart", {"now": NOW}),
    "stages": ("stage_counts", "stages_chart", {}),
    "flow": ("stage_flow", "flow_chart", {}),
    "replies": ("reply_times", "replies_chart", {}),
    "weeks": ("weekly_activity", "weeks_chart", {}),
    "time": ("time_spent", "time_chart", {}),
}

if __name__ == "__main__":
    sys.exit(main())
