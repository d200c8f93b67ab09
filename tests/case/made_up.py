"""A made-up kind of event and a made-up answer in the vocabulary, and what each of its readers makes of them.

Run as a program, in a process of its own: the entries are there before anything else reads the vocabulary, as if they
stood in it. Prints as JSON what every reader says, or the error it ends with.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from followup.case.event_kinds import EventKind, Mark, What
from followup.case.events import EVENTS

FAIR = EventKind(
    "met_at_a_fair", help="you met them at a fair", usual="talked", required=("to",), optional=("what",), asks=("to",),
    sentence="You met {who} at a fair and {it}", done="calls", channel="visit", result="met there", calendar="the fair",
    mark=Mark("fair", label="you met at a fair", symbol="*", colour="green", counted="meetings at fairs"),
    whats=(
        What("talked", form="We talked at a fair", says="talked", report="Talk at a fair", does=("counts", "asks")),
        What("left_cv", form="I left my CV at a fair", says="left your CV", report="CV left at a fair",
             does=("is answered",)),
    ),
)  # fmt: skip
LUNCH = What("lunch", form="They asked me to lunch", says="They asked you to lunch", report="a lunch",
             does=("answers",), asks=("promised_by",), status="asked to lunch",
             happens="They ask you to lunch")  # fmt: skip
CASE: dict[str, Any] = {
    "id": "northwind",
    "candidate": {"name": "Priya Raman"},
    "employer": {"name": "Northwind Clinics", "timezone": "America/Chicago", "country": "US"},
    "role": {"title": "Data analyst"},
    "contacts": [{"id": "maria", "name": "Maria Lopez", "is": "hiring_manager", "email": "maria@northwind.example"}],
    "interviews": [{"round": 1, "at": "2026-03-02T14:00:00-06:00", "with": ["maria"]}],
    "events": [
        {"at": "2026-03-10T10:00:00-05:00", "kind": "met_at_a_fair", "to": "maria"},
        {"at": "2026-03-11T10:00:00-05:00", "kind": "met_at_a_fair", "what": "left_cv", "to": "maria"},
        {"at": "2026-03-12T10:00:00-05:00", "kind": "heard", "what": "lunch", "from": "maria"},
    ],
}
NOW = datetime.fromisoformat("2026-03-13T09:00:00-05:00")
Reader = Callable[[], object]
READERS: dict[str, Reader] = {}


def reader(function: Reader) -> Reader:
    READERS[function.__name__.replace("_", " ")] = function
    return function


@reader
def case_file() -> object:
    from followup import check_case, load_case
    from followup.case.case_file import case_to_dict

    wrong = [{**CASE["events"][0], "what": "x"}, {**CASE["events"][0], "text": "x"}, {**CASE["events"][0], "kind": "x"}]
    errors = [str(problem) for event in wrong for problem in check_case({**CASE, "events": [event]})]
    return [*errors, case_to_dict(load_case(CASE))["events"]]


@reader
def sentences() -> object:
    from followup.case.event_words import event_words

    return [event_words(case(), event) for event in case().events]


@reader
def calendar() -> object:
    from followup.exchange.calendar import to_ics

    return to_ics([case()], now=NOW).decode().replace("\r\n ", "")


@reader
def report() -> object:
    from followup.exchange.report import search_report

    return search_report([case()], since=date(2026, 3, 1), until=date(2026, 3, 31), now=NOW)


@reader
def case_page() -> object:
    from followup.exchange.case_page import case_pages

    return case_pages([case()], now=NOW)


@reader
def spreadsheet() -> object:
    from followup.exchange.spreadsheet import sheets

    return [" ".join(map(str, row[5:8])) for row in sheets([case()], now=NOW)["history"].rows]


@reader
def timeline_table() -> object:
    from followup import search

    rows = search.timeline([case()], now=NOW)
    return [f"{row.kind}: {row.what}" for row in rows.itertuples()]


@reader
def timeline_chart() -> object:
    from followup import search
    from followup.search import charts

    figure = charts.timeline_chart(search.timeline([case()], now=NOW), now=NOW)
    return [charts.alt_text(figure), *(text.get_text() for text in figure.legends[0].get_texts())]


@reader
def activity() -> object:
    from followup import search

    return search.weekly_activity([case()], now=NOW).drop(columns="week").to_dict("records")


@reader
def waits() -> object:
    from followup import search

    rows = search.reply_times([case()], now=NOW)
    return [f"{row.after} {row.channel}: {row.answer}" for row in rows.itertuples()]


@reader
def hand_in() -> object:
    from followup.group.hand_in.counting import count_up

    return f"visits: {count_up({'northwind': case()}, now=NOW, token='0' * 32).follow_ups.visit}"


@reader
def plan() -> object:
    import followup

    return followup.plan(case(), now=NOW).follow_ups


@reader
def conditions() -> object:
    from followup.messages.particulars import facts_of
    from followup.rulebook.conditions import compile_condition
    from followup.rulebook.vocabulary import FACTS

    facts = facts_of(case(), ("maria",), NOW, "first-follow-up")
    return [compile_condition("heard is lunch", FACTS).holds(facts), facts["message_day"]]


@reader
def rehearsal() -> object:
    from followup.rulebook.rehearsal_soundness import LOGGED

    return LOGGED


@reader
def import_() -> object:
    from followup.exchange.importer import open_table, preview

    log = b"Company,Job Title,Date Applied,Status,Status Date\nNorthwind,Analyst,2026-03-01,Asked to lunch,2026-03-12\n"
    dated = preview(open_table(log, "log.csv"), timezone="America/Chicago", now=NOW)
    undated = preview(open_table(log.replace(b",2026-03-12", b","), "log.csv"), timezone="America/Chicago", now=NOW)
    return [row.facts["events"] for row in dated.taken if row.facts], [row.says for row in undated.taken]


@reader
def command_line() -> object:
    from followup.commands.cli import main

    return [followed(main, "log", "northwind", "met_at_a_fair", "what=left_cv", "to=maria", "--journal", journal()),
            followed(main, "case", "show", "northwind", "--journal", journal()),
            followed(main, "log", "northwind", "met_at_a_fair", "nonsense", "--journal", journal()),
            followed(main, "log", "--help")]  # fmt: skip


@reader
def form() -> object:
    panel = desk().happened()
    written = []
    for chip, words in (("Something else", "I left my CV at a fair"), ("They wrote", "They asked me to lunch")):
        panel.kind.widget.index = next(n for n, (label, _) in enumerate(panel.kind.widget.options) if label == chip)
        menu = panel.form["what"].widget
        menu.index = next(n for n, (label, _) in enumerate(menu.options) if label == words)
        asked = [field.widget.description for field in panel.form.fields.values() if field.box.layout.display != "none"]
        for key in {"who", "when"} & set(panel.form.fields):
            panel.form[key].widget.index = 0
        panel.write._handle_custom_msg({"event": "click"}, [])
        event = next(one for one in reversed(list(panel.desk.book.history())) if one.do == "event").data["event"]
        written.append(f"{words}: {asked} {event['kind']} {event['what']}")
    return written


@reader
def history() -> object:
    from followup.journal import Journal
    from followup.journal.wording import describe

    book = Journal(Path("history.jsonl"))
    book.new_case({**CASE, "events": []}, at=NOW)
    for event in CASE["events"][1:]:
        book.log("northwind", event, at=NOW)
    told = [line.words.value for line in desk(str(book.path)).history().lines]
    return told, [describe(entry) for entry in book.history()]


@reader
def workshop() -> object:
    from followup.panels.workshop.moving import HAPPENS

    return dict(HAPPENS)


def case() -> Any:
    from followup import load_case

    return load_case(CASE)


def journal() -> str:
    """The path of one with the case in it, in this program's own folder."""
    from followup.journal import Journal

    path = Path("journal.jsonl")
    if not path.exists():
        Journal(path).new_case({**CASE, "events": []}, at=NOW)
    return str(path)


def desk(path: str = "") -> Any:
    from followup.widgets import desk as open_desk

    return open_desk("20_thank_you", journal=path or journal())


def followed(main: Callable[[list[str]], int], *words: str) -> str:
    """What a command prints, errors too, on one line."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed), contextlib.suppress(SystemExit):
        main(list(words))
    return " ".join(printed.getvalue().split())


def said(read: Reader) -> str:
    """Its answer as a text, cells of a table apart."""
    try:
        return re.sub(r"</td><td[^>]*>", " | ", str(read()))
    except Exception:
        return traceback.format_exc()


def run() -> None:
    EVENTS[FAIR.word] = FAIR
    EVENTS["heard"] = replace(EVENTS["heard"], whats=(*EVENTS["heard"].whats, LUNCH))
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        told = {name: said(read) for name, read in READERS.items()}
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    run()
