"""One row as the case it would open: facts that are certain, a note of the rest, and why a cell or row is not taken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from ...case.errors import shorten
from ...case.event_kinds import EventKind, What
from ...case.events import EVENTS, as_keys, what_of
from ...case.wording import NOT_NAMED
from .dates import SEVERAL, Found
from .matching import field_words
from .setting import Setting
from .statuses import meant, read_status
from .table import Row
from .words import fold, is_missing, one_line

NOON, EVENING = time(12), time(17)  # for an interview and an answer whose day alone is known
MOST_LINE, MOST_TEXT = 300, 20_000  # characters a case file allows
STATUS_NOTE, STATUS_NOTED = "Status there: “{}”.", re.compile(r"^Imported from .*?Status there: “(.*?)”\.")
CARD = re.compile(r"\((?P<employer>[^()]+)\)\s*(?P<title>.+)")
CARD_AT = re.compile(r"(?P<title>.+?)\s+(?:at|@|bei|chez)\s+(?P<employer>.+)")
CARD_DASH = re.compile(r"(?P<employer>[^–—|-]+?)\s+[–—|-]\s+(?P<title>.+)")


@dataclass(slots=True)
class Draft:
    """A case in the making. notes: sentences for its note; remarks: what the preview says of it; closes: it is over,
    nobody knows since when."""

    employer: str
    title: str
    status: str = ""
    applied: date | None = None
    role: dict[str, Any] = field(default_factory=dict)
    interviews: list[dict[str, Any]] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    closes: bool = False

    def leave_out(self, what: str, cell: str, why: str) -> None:
        """Say of one cell that it is not taken over, and keep its text in the note."""
        self.remarks.append(f"{what} left out, {why}: {shorten(cell, 40)}")
        self.notes.append(f"Left out, {why}: {what} “{shorten(cell, 100)}”.")


class NotTaken(Exception):
    """The row opens no case. held: it could (held back), else it can't (refused); reason: the same for all its kind."""

    def __init__(self, reason: str, *, held: bool = False, detail: str = "") -> None:
        super().__init__(reason)
        self.reason, self.held, self.detail = reason, held, detail


def read_row(row: Row, setting: Setting, *, also: bool = False) -> Draft:
    """The row as a Draft. also: take it even where it was only saved. Raises NotTaken."""
    _refuse_misread(row, setting)
    draft = Draft(*_names(row, setting))
    draft.role["title"] = draft.title
    if draft.title == NOT_NAMED:
        draft.remarks.append("no role named")
    meaning, talked = _read_status(draft, row, setting)
    if not also:
        _hold_back_saved(meaning, row, setting)
    _add_facts(draft, row, setting)
    _add_applied(draft, row, setting)
    _add_interviews(draft, row, setting, talked)
    _add_answers(draft, row, setting, meaning, talked)
    return draft


def _refuse_misread(row: Row, setting: Setting) -> None:
    header = setting.table.header
    if len(row.cells) > len(header):
        seen = f"{len(row.cells)} cells under {len(header)} headers"
        raise NotTaken("more cells than headers: is a delimiter not quoted?", detail=seen)
    if len(row.cells) > 1 and all(fold(cell) == fold(name) for cell, name in zip(row.cells, header)):
        raise NotTaken("the header once more")


def _names(row: Row, setting: Setting) -> tuple[str, str]:
    employer, title = setting.cell(row, "employer"), setting.cell(row, "title")
    if setting.columns.shape == "cards" and "employer" not in setting.columns.choices:
        employer, title = split_card(title)
    for what, text in (("employer", employer), ("role", title)):
        if "\n" in text or "\r" in text:
            raise NotTaken(f"a line break in the {what}: is a quotation mark missing?", detail=shorten(text, 40))
        if len(text) > MOST_LINE:
            raise NotTaken(f"the {what} is too long", detail=f"{len(text)} characters, {MOST_LINE} at the most")
    employer, title = one_line(employer), one_line(title)
    if not employer or is_missing(employer):
        raise NotTaken("no employer named", detail=shorten(title, 40))
    return employer, NOT_NAMED if not title or is_missing(title) else title


def split_card(text: str) -> tuple[str, str]:
    """Employer and role of a card's title: `(Employer) Role`, `Role at Employer`, `Employer - Role`."""
    for pattern in (CARD, CARD_AT, CARD_DASH):
        if found := pattern.fullmatch(one_line(text)):
            return found["employer"].strip(), found["title"].strip()
    raise NotTaken("employer and role can't be told apart in this title", detail=shorten(text, 40))


def _read_status(draft: Draft, row: Row, setting: Setting) -> tuple[str, bool]:
    cell = setting.cell(row, "status")
    meaning, talked = read_status(cell, setting.columns.preset.get("status"))
    if meaning:
        draft.status = one_line(cell)
        draft.notes.append(STATUS_NOTE.format(shorten(draft.status, 200)))
    if meaning == "unclear":
        draft.remarks.append(f"status only noted, its meaning is not certain: {shorten(draft.status, 40)}")
    return meaning, talked


def _hold_back_saved(meaning: str, row: Row, setting: Setting) -> None:
    told = fold(setting.cell(row, "was_applied"))
    says_no = told in ("no", "n", "false", "nein", "non", "nao", "0")
    if setting.columns.shape == "saved" or meaning == "saved" or says_no:
        dated = setting.date(row, "applied").day is not None
        reason = "says saved, yet has a day of application" if dated else "saved, not applied for"
        raise NotTaken(reason, held=True, detail=setting.cell(row, "status"))


def _add_facts(draft: Draft, row: Row, setting: Setting) -> None:
    draft.role["source"] = setting.columns.preset.get("source")
    for name, most in (("source", MOST_LINE), ("url", MOST_LINE), ("location", MOST_LINE), ("salary", MOST_LINE),
                       ("notes", MOST_TEXT)):  # fmt: skip
        cell = setting.cell(row, name)
        text = cell if name == "notes" else one_line(cell)
        if not text.strip() or is_missing(text):
            continue
        if len(text) > most:
            draft.leave_out(field_words()[name]["says"], cell, "too long")
        else:
            draft.role[name] = text
    draft.role = {key: value for key, value in draft.role.items() if value is not None}
    contact = one_line(setting.cell(row, "contact"))
    if contact and not is_missing(contact) and "@" not in contact:
        draft.notes.append(f"Contact there: {shorten(contact, 200)}.")


def _add_applied(draft: Draft, row: Row, setting: Setting) -> None:
    draft.applied = _certain(draft, "applied", setting.date(row, "applied"), row, setting).day
    if draft.applied is not None:
        draft.role["applied"] = draft.applied.isoformat()


def _certain(draft: Draft, name: str, found: Found, row: Row, setting: Setting) -> Found:
    """The day, unless it was not read, lies ahead or before the application: then it is left out, and said so."""
    fault = found.fault
    if found.day is not None and name != "interview_date" and _is_ahead(found.day, setting):
        fault = "it lies ahead"
    if found.day is not None and name != "applied" and draft.applied is not None and found.day < draft.applied:
        fault = f"before you applied on {draft.applied}"
    if not fault:
        return found
    draft.leave_out(field_words()[name]["says"], setting.cell(row, name), fault)
    return Found()


def _is_ahead(day: date, setting: Setting) -> bool:
    return setting.now is not None and day > setting.now.astimezone(setting.zone).date()


def _add_interviews(draft: Draft, row: Row, setting: Setting, talked: bool) -> None:
    cells = SEVERAL.split(setting.cell(row, "interview_date"))
    read = [_certain(draft, "interview_date", setting.read(cell, "interview_date"), row, setting) for cell in cells]
    dated = sorted({(found.day, found.clock or NOON) for found in read if found.day is not None})[:99]
    for number, (day, clock) in enumerate(dated, 1):
        draft.interviews.append({"round": number, "at": _moment(day, clock, setting), "with": []})
    if any(found.day and found.clock is None for found in read):
        draft.remarks.append("the interview's hour is not known: noon stands for it")
    if talked and not dated:
        _add_undated(draft, setting)


def _add_undated(draft: Draft, setting: Setting) -> None:
    """An interview of which only that it was is known: written down now, and its day is asked for."""
    if setting.now is None:
        draft.remarks.append("an interview without a day: only noted")
        return
    at = setting.now.astimezone(setting.zone).isoformat(timespec="seconds")
    draft.interviews.append({"round": 1, "at": at, "with": [], "day_unknown": True})
    draft.remarks.append("an interview without a day: taken over, its day not known")


def _moment(day: date, clock: time, setting: Setting) -> str:
    return datetime.combine(day, clock.replace(microsecond=0), setting.zone).isoformat()


def _add_answers(draft: Draft, row: Row, setting: Setting, meaning: str, talked: bool) -> None:
    """What they answered and what you decided, where its day is known; an ending without a day closes the case."""
    days = {name: _certain(draft, name, setting.date(row, name), row, setting)
            for name in ("rejection_date", "offer_date", "status_date", "response_date")}  # fmt: skip
    told, own = meant(), days["status_date"]
    answers = {status: days.get(f"{what.word}_date", Found()) for status, (_, what) in told.items()
               if "answers" in what.does}  # fmt: skip
    if own.day is None and not talked and meaning in answers and answers[meaning].day is None:
        own, days["response_date"] = days["response_date"], Found()  # their one answer was this one
    if meaning in answers and answers[meaning].day is None:
        answers[meaning] = own
    for status, found in answers.items():
        _log(draft, *told[status], found, setting)
    if meaning in told and meaning not in answers:
        _log(draft, *told[meaning], own, setting)
    _log(draft, EVENTS["heard"], what_of("heard", "other"), days["response_date"], setting)
    _close_undated(draft, meaning)


def _log(draft: Draft, kind: EventKind, what: What, found: Found, setting: Setting) -> None:
    if found.day is not None:
        draft.events.append({"at": _moment(found.day, found.clock or EVENING, setting), **as_keys(kind, what)})


def _close_undated(draft: Draft, meaning: str) -> None:
    told = [what_of(event["kind"], event.get("what")) for event in draft.events]
    what = meant()[meaning][1] if meaning in meant() else None
    if what is not None and what.over and not any(one.over for one in told):
        draft.closes = True
        draft.remarks.append("over, no day given: closed as of the import, the status noted")
        draft.notes.append("No day is given for that: closed on the day of the import.")
    elif what is not None and not what.over and what not in told:
        draft.remarks.append(f"{what.report} without a day: only noted")


def status_then(facts: Mapping[str, Any]) -> str | None:
    """The status a case was imported with; None where it was not imported, or without one."""
    events = facts.get("events")
    texts = (one.get("text") for one in events if isinstance(one, dict)) if isinstance(events, list) else ()
    found = (STATUS_NOTED.match(text) for text in texts if isinstance(text, str))
    return next((one[1] for one in found if one), None)
