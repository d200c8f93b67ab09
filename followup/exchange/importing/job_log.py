"""A JSON job log as records of text: the list of objects in it, whatever stands around it; or one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ...case.errors import InputError, Problem, form_of
from .delimited import decode
from .table import refuse_large, refuse_many_cells

OURS = ("candidate", "employer", "role")  # what a case file holds
WANTED = "a list of objects, one an application"
OWN = "followup snapshot"
BETWEEN = " \t\r\n,"  # documents of one file
SHARED = "applytrack-shared"  # postings somebody passed on: nobody applied


def read_job_log(data: bytes, name: str) -> tuple[list[list[str]], str, tuple[str, ...]]:
    """Records (the first is the header), the format the file says it is, remarks. InputError where it is no log."""
    document = _parse(data, name)
    _refuse_foreign(document, name)
    listed = _known_lists(document) or _longest_list(document)
    if listed is None:
        raise InputError(Problem(name, "no list of applications in it", form_of(document), WANTED))
    refuse_large(name, len(listed), 0)
    said = document.get("format") if isinstance(document, dict) else None
    objects = [_flat(one) if isinstance(one, dict) else {"": _as_text(one)} for one in listed]
    remarks = _add_interviews(document, objects)
    header = list(dict.fromkeys(key for one in objects for key in one))
    refuse_large(name, len(objects), len(header))
    refuse_many_cells(name, len(objects) * len(header))
    rows = [[one.get(key, "") for key in header] for one in objects]
    return [header, *rows], said if isinstance(said, str) else "", remarks


def _parse(data: bytes, name: str) -> Any:
    text = decode(data, name)[0]
    try:
        return _loads(text)
    except (ValueError, RecursionError) as error:
        lines = [line.strip().rstrip(",") for line in text.splitlines() if line.strip()]
        if len(lines) > 1 and lines[0].startswith("{") and lines[0].endswith("}"):
            return [_line(line, number, name) for number, line in enumerate(lines, 1)]
        if found := _one_after_another(text):
            return found
        raise InputError(Problem(name, "not well-formed JSON", _where(error), WANTED)) from None


def _one_after_another(text: str) -> list[Any]:
    """What stands in several lists or objects right behind each other, as programs leave it that only add to a file;
    nothing where it is not so.
    """
    decoder, place, found = json.JSONDecoder(parse_constant=lambda word: None), 0, []
    try:
        while place < len(text):
            held, place = decoder.raw_decode(text, place)
            found += held if isinstance(held, list) else [held]
            while place < len(text) and text[place] in BETWEEN:
                place += 1
    except (ValueError, RecursionError):
        return []
    return found


def _line(line: str, number: int, name: str) -> Any:
    try:
        return _loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(Problem(f"{name}, line {number}", "not well-formed JSON", _where(error), WANTED)) from None


def _where(error: ValueError | RecursionError) -> str:
    """Where it went wrong, in our words."""
    if isinstance(error, json.JSONDecodeError):
        return f"in line {error.lineno}, at its sign {error.colno}"
    return "too many brackets in each other" if isinstance(error, RecursionError) else "a number too long"


def _loads(text: str) -> Any:
    return json.loads(text, parse_constant=lambda word: None)


def _known_lists(document: Any) -> list[Any] | None:
    """Airtable keeps a row's cells in `fields`, a Trello board its lists beside its cards; else None."""
    if not isinstance(document, dict):
        return None
    records, cards, lists = (document.get(key) for key in ("records", "cards", "lists"))
    if isinstance(records, list) and all(
        isinstance(one, dict) and isinstance(one.get("fields"), dict) for one in records
    ):
        return [one["fields"] for one in records]
    if isinstance(cards, list) and isinstance(lists, list):
        names = {str(one.get("id")): one.get("name") for one in lists if isinstance(one, dict)}
        return [_card(one, names) for one in cards if isinstance(one, dict) and not one.get("closed")]
    return None


def _card(card: dict[str, Any], lists: dict[str, Any]) -> dict[str, Any]:
    return {
        "Card Name": card.get("name"),
        "List Name": lists.get(str(card.get("idList"))),
        "Board Name": "",
        "Card URL": card.get("shortUrl") or card.get("url"),
        "Card Description": card.get("desc"),
    }


def _refuse_foreign(document: Any, name: str) -> None:
    if isinstance(document, dict) and all(isinstance(document.get(key), dict) for key in OURS):
        raise InputError(Problem(name, "this is a case file, not a log", "", f"followup case new --file {name}"))
    if isinstance(document, dict) and document.get("format") == OWN:
        raise InputError(Problem(name, "a snapshot of this workbook, not a log", "", f"followup import {name}"))
    if isinstance(document, dict) and document.get("format") == SHARED:
        raise InputError(Problem(name, "a shared list of openings: nobody applied", SHARED, "applytrack-export"))


def _longest_list(document: Any) -> list[Any] | None:
    """The list itself, the list under `applications`, else the longest list of objects one level down."""
    if isinstance(document, list):
        return document if any(isinstance(one, dict) for one in document) else None
    if not isinstance(document, dict):
        return None
    lists = [(key, held) for key, held in document.items() if isinstance(held, list)]
    lists = [(key, held) for key, held in lists if any(isinstance(one, dict) for one in held)]
    if not lists and len(document) > 1 and all(isinstance(one, dict) for one in document.values()):
        return list(document.values())  # by their ids
    named = next((held for key, held in lists if key in ("applications", "jobs", "data")), None)
    return named if named is not None else max((held for _, held in lists), key=len, default=None)


def _flat(one: dict[str, Any], before: str = "") -> dict[str, str]:
    """`{"company": {"name": "X"}}` as `company name`: one level down, what is deeper as JSON."""
    found: dict[str, str] = {}
    for key, value in one.items():
        if isinstance(value, dict) and not before:
            found |= _flat(value, f"{key} ")
        else:
            found[_clean(before + key)] = _as_text(value)
    return found


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and all(isinstance(one, str | int | float) for one in value):
        return _clean(", ".join(map(str, value)))
    return _clean(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode()  # half a character can't be kept


def _add_interviews(document: Any, objects: list[dict[str, str]]) -> tuple[str, ...]:
    """OSApplyTrack keeps interviews beside the applications, by their name: each goes to its own."""
    kept = document.get("interviews") if isinstance(document, dict) else None
    if not isinstance(kept, list):
        return ()
    places = {flat["name"]: flat for flat in objects if "name" in flat}
    lost = sum(not _added(one, places) for one in kept)
    return (f"{lost} interviews belong to no application in this file",) if lost else ()


def _added(interview: Any, places: dict[Any, dict[str, str]]) -> bool:
    texts = _texts(interview)
    flat = places.get(texts.get("application"))
    if flat is None or "at" not in texts:
        return False
    flat["interview date"] = "; ".join(part for part in (flat.get("interview date", ""), texts["at"]) if part)
    return True


def _texts(one: Any) -> dict[str, str]:
    pairs: Iterator[tuple[Any, Any]] = iter(one.items() if isinstance(one, dict) else ())
    return {key: _clean(value) for key, value in pairs if isinstance(value, str)}
