"""Our own tables come back whole: what `export csv` and `export xlsx` made becomes the cases it was made of.

The table of cases alone has no days of what was heard; with the sheets of people and history beside it nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from ...case.case_file import load_case
from ...case.errors import InputError
from ...case.events import EVENTS, WRITTEN
from ...planning.phrases import STAGE_WORDS
from ..own_columns import CASES, HISTORY, LATER, PEOPLE, as_it_was
from .happenings import MOST_ROUNDS
from .outcomes import DOUBLE, Outcome, RowPreview
from .setting import NOT_YET
from .table import Row, Table

NOT_KNOWN, NOT_HELD = "day not known", "did not take place"
PROMISED = re.compile(r"(\d+) days")
HEARD_IN = {"rejected": "rejection", "offer": "offer", "invited": "invitation", "task": "task",
            "no_decision": "no_decision"}  # fmt: skip
Cells = Mapping[str, str]
ByCase = Mapping[str, list[Cells]]


def is_own(table: Table) -> bool:
    """Whether it is our table of cases."""
    return set(CASES) - LATER <= set(table.header)


def preview_own(table: Table, candidate: Mapping[str, Any], opened: Mapping[str, Any]) -> list[RowPreview]:
    """Each of its rows as the case it was. candidate: whose cases these are; opened: ids that are there already."""
    people, history = (_by_case(_beside(table, name)) for name in ("people", "history"))
    first: dict[str, int] = {}
    rows = []
    for row in table.rows:
        cells = _cells(table.header, row.cells)
        if (like := first.setdefault(cells["case"], row.number)) != row.number:
            rows.append(_left(row, cells, "held back", DOUBLE, f"row {like}"))
        elif cells["case"] in opened:
            rows.append(_left(row, cells, "held back", "in your journal already", cells["case"]))
        else:
            rows.append(_row(row, cells, people, history, candidate))
    return rows


def _by_case(rows: Iterable[Cells]) -> ByCase:
    """The rows of each case, found at once: a list that asks each of them for each case never ends."""
    found: dict[str, list[Cells]] = {}
    for one in rows:
        found.setdefault(one["case"], []).append(one)
    return found


def _row(row: Row, cells: Cells, people: ByCase, history: ByCase, candidate: Mapping[str, Any]) -> RowPreview:
    try:
        facts = _case(cells, people, history, candidate)
        load_case(facts)
    except (InputError, ValueError, KeyError) as error:
        why = str(error)[:200] if isinstance(error, InputError) else "a value is missing, or is none of ours"
        return _left(row, cells, "refused", "not a sound case", why)
    told = (cells["employer"], cells["role"], cells["applied"], cells["stage"])
    return RowPreview(row.number, "taken", *told, facts=facts)


def _left(row: Row, cells: Cells, outcome: Outcome, reason: str, detail: str) -> RowPreview:
    told = (cells["employer"], cells["role"], cells["applied"], cells["stage"])
    return RowPreview(row.number, outcome, *told, reason, detail)


def _case(cells: Cells, people: ByCase, history: ByCase, candidate: Mapping[str, Any]) -> dict[str, Any]:
    zone = ZoneInfo(cells["zone"])
    named = {"title": "role", "applied": "applied", "source": "source", "url": "url", "location": "location",
             "salary": "salary", "notes": "notes"}  # fmt: skip
    contacts = [_contact(one) for one in people.get(cells["case"], ())]
    ids = {one["name"]: one["id"] for one in contacts}
    happened = history.get(cells["case"], [])
    bare = not happened
    return {
        "id": cells["case"],
        "candidate": dict(candidate),
        "employer": {"name": cells["employer"], "timezone": cells["zone"]},
        "role": {
            key: cells[name][:10] if key == "applied" else cells[name] for key, name in named.items() if cells[name]
        },
        "contacts": contacts,
        "interviews": list(_bare_rounds(cells, zone) if bare else _interviews(happened, ids, zone)),
        "events": list(_bare_events(cells, zone) if bare else _events(happened, ids, zone)),
    }


def _contact(one: Cells) -> dict[str, Any]:
    keys = ("id", "name", "is", "email", "phone", "prefers")
    found: dict[str, Any] = {key: one[key] for key in keys if one[key]}
    more: dict[str, Any] = {"no_calls": True} if one["no calls"] else {}
    return found | more | ({"away_until": one["away until"][:10]} if one["away until"] else {})


def _interviews(happened: list[Cells], ids: Mapping[str, str], zone: ZoneInfo) -> Iterator[dict[str, Any]]:
    for one in happened:
        if one["kind"] == "interview":
            names = re.split(r", | and ", one["who"]) if one["who"] else []
            more: dict[str, Any] = {"format": one["channel"]} if one["channel"] else {}
            more |= {"held": False} if one["text"] == NOT_HELD else {}
            met = [ids[name] for name in names if name in ids]
            number = int(one["what"].removeprefix("round "))
            yield {"round": number, **_at(one["at"], zone), **_promised(one["promised"]), "with": met, **more}


def _events(happened: list[Cells], ids: Mapping[str, str], zone: ZoneInfo) -> Iterator[dict[str, Any]]:
    for one in happened:
        if one["kind"] not in EVENTS:
            continue
        kind = EVENTS[one["kind"]]
        way = "channel" if one["kind"] == "sent" and one["channel"] in WRITTEN else "by"
        found = {"kind": kind.word, "what": one["what"], "outcome": one["outcome"], "text": one["text"],
                 "answer_by": one["answer by"].removesuffix("T00:00:00")[:10], kind.whom: ids.get(one["who"], ""),
                 way: one["channel"]}  # fmt: skip
        kept = {key: value for key, value in found.items() if key in kind.keys and value}
        yield {**_at(one["at"], zone), **_promised(one["promised"]), **kept}


def _bare_rounds(cells: Cells, zone: ZoneInfo) -> Iterator[dict[str, Any]]:
    """Where only the table of cases is there: as many rounds as it says, the last one on its day."""
    count = int(cells["rounds"] or 0)
    if count > MOST_ROUNDS:
        raise ValueError("more rounds than a case has")
    for number in range(1, count + 1):
        last = cells["last interview"] if number == count else ""
        yield {"round": number, "with": [], **_at(last or NOT_KNOWN, zone)}


def _bare_events(cells: Cells, zone: ZoneInfo) -> Iterator[dict[str, Any]]:
    """What its stage says for certain, on a day that is not known."""
    stage = next((stage for stage, words in STAGE_WORDS.items() if words == cells["stage"]), "")
    if stage == "closed":
        yield {**_at(NOT_KNOWN, zone), "kind": "decided", "what": cells.get("ended") or "closed"}
    elif stage in HEARD_IN:
        yield {**_at(NOT_KNOWN, zone), "kind": "heard", "what": HEARD_IN[stage]}


def _at(text: str, zone: ZoneInfo) -> dict[str, Any]:
    if text == NOT_KNOWN:
        return {"at": NOT_YET.astimezone(zone).isoformat(), "day_unknown": True}
    moment = datetime.fromisoformat(text)
    return {"at": datetime.combine(moment.date(), moment.time(), zone).isoformat()}


def _promised(text: str) -> dict[str, Any]:
    if not text:
        return {}
    days = PROMISED.fullmatch(text)
    return {"promised_days": int(days[1])} if days else {"promised_by": text[:10]}


def _beside(table: Table, name: str) -> Iterator[Cells]:
    """The rows of another of our sheets; none where it is not there, or somebody changed its columns."""
    records = table.beside.get(name, ())
    wanted = {"people": PEOPLE, "history": HISTORY}[name]
    if records and set(wanted) <= set(records[0]):
        yield from (_cells(tuple(records[0]), record) for record in records[1:] if record)


def _cells(header: tuple[str, ...], record: Any) -> Cells:
    cells = [*record, *[""] * (len(header) - len(record))]
    return {name: as_it_was(cell) for name, cell in zip(header, cells)}
