"""One row as the case it would open: facts that are certain, a note of the rest, and why a cell or row is not taken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ...case.errors import shorten
from ...case.wording import NOT_NAMED
from .dates import SEVERAL, Found, looks_like_date
from .happenings import CONTRADICTS, Events, Told, between, day_in_notes, read_told, rounds, untold
from .history import as_read, read_steps
from .mails import NO_APPLICATION, reads_like_subject
from .matching import field_words
from .naming import MOST_LINE, NotTaken, link_in, read_names
from .setting import NO_DAY, Setting
from .stages import is_no, is_yes
from .statuses import BLANK, UNCLEAR, read_status
from .table import Row
from .unsent import is_denied, leaves_open
from .words import is_missing, one_line, reads_as

MOST_TEXT = 20_000  # characters a case file allows
STATUS_NOTE = "Status there: “{}”."
SAVED = "saved, not applied for"
DENIED = "its note says that it was not sent"
UNEXPLAINED = "its status is not explained yet"


@dataclass(slots=True)
class Draft:
    """A case in the making. notes: sentences for its note; remarks: what the preview says of it."""

    employer: str
    title: str
    status: str = ""
    applied: date | None = None
    role: dict[str, Any] = field(default_factory=dict)
    interviews: list[dict[str, Any]] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def leave_out(self, what: str, cell: str, why: str) -> None:
        """Say of one cell that it is not taken over, and keep its text in the note."""
        self.remarks.append(f"{what} left out, {why}: {shorten(cell, 40)}")
        self.notes.append(f"Left out, {why}: {what} “{shorten(cell, 100)}”.")


def read_row(row: Row, setting: Setting, *, also: bool = False) -> Draft:
    """The row as a Draft. also: take it even where it was only saved, or is not understood. Raises NotTaken."""
    _refuse_misread(row, setting)
    if not also and (setting.of_mails or reads_like_subject(setting.cell(row, "title"))):
        raise NotTaken(NO_APPLICATION, held=True)
    draft = Draft(*read_names(row, setting))
    draft.role["title"] = draft.title
    if draft.title == NOT_NAMED:
        draft.remarks.append("no role named")
    told = read_told(row, setting)
    _note_status(draft, row, setting)
    if not also:
        _hold_back(told, row, setting)
    _add_facts(draft, row, setting)
    _add_applied(draft, row, setting, told)
    _add_happenings(draft, row, setting, told)
    return draft


def _refuse_misread(row: Row, setting: Setting) -> None:
    header = setting.table.header
    if len(row.cells) > len(header):
        seen = f"{len(row.cells)} cells under {len(header)} headers"
        raise NotTaken("more cells than headers: is a delimiter not quoted?", detail=seen)
    if is_header_again(row, setting):
        raise NotTaken("the header once more")


def is_header_again(row: Row, setting: Setting) -> bool:
    """Whether a row only says what the columns are called."""
    return len(row.cells) > 1 and all(map(reads_as, row.cells, setting.table.header))


def _note_status(draft: Draft, row: Row, setting: Setting) -> None:
    """The words by which the list says how it stands, kept as they are."""
    cells = [one_line(as_read(setting.cell(row, name))) for name in ("history", "status", "outcome")]
    draft.status = " → ".join(cell for cell in cells if cell and not is_missing(cell))
    if draft.status:
        draft.notes.append(STATUS_NOTE.format(shorten(draft.status, 200)))


def _hold_back(told: Told, row: Row, setting: Setting) -> None:
    """Whatever says that one has not applied, and whatever nobody understands, is no application."""
    hold_back_unclear(told)
    _hold_back_doubted(row, setting)
    saved = told.says("saved") and all(meaning == "saved" for meaning, _ in told.meanings)
    if setting.columns.shape == "saved" or saved or is_no(setting.cell(row, "was_applied")):
        dated = setting.date(row, "applied").day is not None
        reason = "says saved, yet has a day of application" if dated else SAVED
        raise NotTaken(reason, held=True, detail=setting.cell(row, "status"))
    if all(meaning in ("open", "applied") for meaning, _ in told.meanings) and is_denied(row, setting):
        raise NotTaken(DENIED, held=True, detail=shorten(setting.cell(row, "notes"), 60))
    if setting.keeps_unsent and (said := leaves_open(row, setting)):
        raise NotTaken(UNEXPLAINED, held=True, detail=shorten(said, 60))
    explained = setting.words.get(BLANK)
    doubted = explained == "saved" or (setting.asks_blank and explained != "applied")
    if doubted and not told.meanings and not _says_anything(row, setting):
        raise NotTaken(SAVED if explained == "saved" else BLANK_ROW, held=True)


TELLING = ("employer", "status", "outcome", "history", "was_applied", "rejection_date", "offer_date", "interview_date")


def _hold_back_doubted(row: Row, setting: Setting) -> None:
    """NotTaken where a column that may say how it stands, and is not clear, says something."""
    for name in TELLING:
        choice = setting.columns.doubts.get(name)
        if choice and choice.column < len(row.cells) and not is_missing(row.cells[choice.column]):
            raise NotTaken(f"it depends on what “{choice.name}” holds", held=True, detail=row.cells[choice.column][:60])


def hold_back_unclear(told: Told) -> None:
    """NotTaken where a word is not explained, or two ends contradict one another."""
    if told.unclear:
        raise NotTaken(UNEXPLAINED, held=True, detail=shorten(", ".join(told.unclear), 60))
    if told.end == UNCLEAR:
        raise NotTaken(CONTRADICTS, held=True, detail=shorten(", ".join(told.ends), 60))


BLANK_ROW = "neither a day nor a status: applied for or not?"


def _says_anything(row: Row, setting: Setting) -> bool:
    """Whether a day says that it was sent, or words where a day might stand that name one, or say yes."""
    names = ("response_date", "rejection_date", "offer_date", "interview_date", "status_date", "was_applied")
    if any(not is_missing(setting.cell(row, name)) for name in names):
        return True
    cell = setting.cell(row, "applied")
    dated = looks_like_date(cell) or any(step.day for step in read_steps(cell)) if cell else False
    numbered = re.fullmatch(r"\d{1,2}\.?", cell)  # a day below the name of its month
    return not is_missing(cell) and bool(dated or numbered or is_yes(cell) or read_status(cell).meaning == "applied")


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
    if "url" not in draft.role and 0 < len(link := link_in(setting.cell(row, "employer"))) <= MOST_LINE:
        draft.role["url"] = link
    contact = one_line(setting.cell(row, "contact"))
    if contact and not is_missing(contact):
        draft.notes.append(f"Contact there: {shorten(contact, 200)}.")


def _add_applied(draft: Draft, row: Row, setting: Setting, told: Told) -> None:
    found = _certain(draft, "applied", setting.date(row, "applied"), row, setting)
    if found.day is None:
        aside = told.applied or day_in_notes(row, setting)
        aside = aside if aside is not None and aside.day else _first_of_several(row, setting)
        sent = setting.date(row, "status_date") if _only_sent(told) else NO_DAY
        aside = aside if aside.day else sent
        found = aside if aside.day and not _is_ahead(aside.day, setting) else found
    draft.applied = found.day
    if draft.applied is not None:
        draft.role["applied"] = draft.applied.isoformat()


def _only_sent(told: Told) -> bool:
    """Whether the status only says that it was sent, so that its day is that of sending."""
    return bool(told.meanings) and all(meaning == "applied" for meaning, _ in told.meanings)


def _first_of_several(row: Row, setting: Setting) -> Found:
    """The bare day with which a cell begins that says behind it what came later: “5 Jan · no on 9 Jan”."""
    steps = read_steps(setting.cell(row, "applied"))
    if len(steps) < 2 or steps[0].text or not all(step.text for step in steps[1:]):
        return NO_DAY
    return setting.read_short(steps[0].day, row, "applied")


def _certain(draft: Draft, name: str, found: Found, row: Row, setting: Setting) -> Found:
    """The day, unless it was not read, lies ahead or before the application: then it is left out, and said so."""
    if found.day is None and not found.fault:
        return found
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


def _add_happenings(draft: Draft, row: Row, setting: Setting, told: Told) -> None:
    days = {name: _certain(draft, name, setting.date(row, name), row, setting)
            for name in DAYS}  # fmt: skip
    for name, meaning in (("offer_date", "offer"), ("rejection_date", "rejected")):
        if _lacks_year(setting.date(row, name)):
            told.meanings.append((meaning, None))
    _add_interviews(draft, row, setting, told)
    draft.notes += [f"{name}: {shorten(one_line(cell), 100)}." for name, cell in untold(row, setting)]
    add_told(draft, told, days, setting)


def _lacks_year(found: Found) -> bool:
    """Whether something was on a day of which nobody has said the year: then its day is not known."""
    return found.day is None and found.short is not None


DAYS = ("rejection_date", "offer_date", "status_date", "response_date")


def add_told(draft: Draft, told: Told, given: Mapping[str, Found], setting: Setting) -> None:
    """What happened, as the events of a draft. given: the days that columns of their own hold."""
    days = {name: given.get(name, Found()) for name in DAYS}
    if not given:
        draft.interviews += rounds([], told.met_undated, setting)
    events = Events(setting)
    _add_between(events, draft, told, days, setting)
    _add_end(events, draft, told, days, setting)
    events.add_answer(days["response_date"])
    draft.events += events.listed()
    if events.undated:
        draft.remarks.append(f"day not known: {', '.join(what.report for _, what in events.undated)}")


def _add_interviews(draft: Draft, row: Row, setting: Setting, told: Told) -> None:
    cell = setting.cell(row, "interview_date")
    cells = [cell for cell in SEVERAL.split(cell) if cell] if cell else []
    read = [_certain(draft, "interview_date", setting.read_short(cell, row, "interview_date"), row, setting)
            for cell in cells]  # fmt: skip
    short = sum(_lacks_year(setting.read_short(cell, row, "interview_date")) for cell in cells)
    read += [_fit(draft, found, setting, ahead=True) for found in told.met]
    ahead = [found for meaning, found in told.meanings if meaning == "invited" and found and found.day]
    read += [found for found in ahead if found.day and _is_ahead(found.day, setting)]
    dated = [found for found in read if found.day is not None]
    single = told.met_undated and dated and not any(stage.meaning == "interview" for stage in setting.columns.stages)
    undated = max(0 if single else told.met_undated, short)
    draft.interviews += rounds(dated, max(undated, told.counted - len(dated)), setting)
    if any(found.clock is None for found in dated):
        draft.remarks.append("the interview's hour is not known: noon stands for it")
    if any("day_unknown" in one for one in draft.interviews):
        draft.remarks.append("an interview without a day: taken over, its day not known")


def _fit(draft: Draft, found: Found | None, setting: Setting, *, ahead: bool = False) -> Found:
    """The day, unless it can't be: then none."""
    if found is None or found.day is None:
        return Found()
    early = draft.applied is not None and found.day < draft.applied
    return Found() if early or (not ahead and _is_ahead(found.day, setting)) else found


def _add_between(events: Events, draft: Draft, told: Told, days: dict[str, Found], setting: Setting) -> None:
    """What they said before it ended; without a day it is left out where the end has one: which was first?"""
    said = {meaning for meaning, _ in told.meanings}
    if not said and days["offer_date"].day is None:
        return
    own = days["status_date"]
    last = told.meanings[-1][0] if told.meanings else ""
    over = bool(told.end or told.refused)
    for meaning in between():
        found = days["offer_date"] if meaning == "offer" else NO_DAY
        if meaning not in said and found.day is None and not (meaning == "offer" and told.end in OFFERED):
            continue
        found = found if found.day else _fit(draft, told.day_of(meaning), setting)
        if found.day is None and meaning == last:
            found = own if own.day else days["response_date"] if not draft.interviews else Found()
            if found is days["response_date"]:
                days["response_date"] = Found()
        if meaning == "invited" and draft.interviews and found.day is None:
            continue
        if found.day is not None or not over or not _end_day(draft, told, days, setting).day:
            events.add(meaning, found)


OFFERED = ("accepted", "declined", "offer withdrawn")


def _end_day(draft: Draft, told: Told, days: dict[str, Found], setting: Setting) -> Found:
    """The day on which it ended, as far as anything says it."""
    if told.end in ("", "rejected") and days["rejection_date"].day:
        return days["rejection_date"]
    found = _fit(draft, told.day_of(told.end), setting)
    if found.day is not None:
        return found
    if days["status_date"].day is not None:
        return days["status_date"]
    theirs = told.refused or told.end in ("rejected", "offer withdrawn")
    return days["response_date"] if theirs and not draft.interviews else Found()


def _add_end(events: Events, draft: Draft, told: Told, days: dict[str, Found], setting: Setting) -> None:
    end = told.end or ("rejected" if days["rejection_date"].day else "")
    if not end and told.refused and days["response_date"].day:
        end = "rejected"
    if not end:
        return
    found = _end_day(draft, told, days, setting)
    if found is days["response_date"]:
        days["response_date"] = Found()  # their one answer was this one
    events.add(end, found)
