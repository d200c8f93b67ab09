"""Cases of the journal that a list speaks of again: what it says beyond what they know, nothing over what was typed.

Whatever any line of a case ever said is known: what was corrected, moved or undone by hand since does not come back
with the next version of the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from ...case.errors import InputError, shorten
from ...case.events import what_of
from ...journal import Entry, Journal
from .doubles import Known, bare_key, is_not_recorded

FACTS = ("applied", "source", "url", "location", "salary", "notes")
STATUS_NOTED = re.compile(r"^(?:Imported|Brought up to date) from .*?Status there: “(.*?)”\.", re.DOTALL)
BROUGHT = "brought"  # marks the lines that came with a list, not by hand
Pair = list[Any]  # path and value, as lines of the journal have them


@dataclass(frozen=True, slots=True)
class Update:
    """What a row changes in a case. pairs: facts by path; events: to write; says: the same in words, empty where it
    changes nothing; facts, status, note: what the row says, to find it anew when it is taken.
    """

    case_id: str
    facts: Mapping[str, Any] = field(repr=False)
    status: str = ""
    note: str = field(default="", repr=False)
    pairs: tuple[Pair, ...] = ()
    interviews: tuple[dict[str, Any], ...] = ()
    events: tuple[dict[str, Any], ...] = ()
    says: tuple[str, ...] = ()


class Earlier:
    """The cases that were there before this list."""

    def __init__(self, opened: Mapping[str, Any], journal: Journal | None) -> None:
        self.journal, self.known, self.nothing = journal, Known(), not opened
        self.unnamed: dict[tuple[object, ...] | None, list[str]] = {}
        for case_id, facts in opened.items():
            self.known.add(facts, case_id)
            if key := bare_key(facts):
                self.unnamed.setdefault(key, []).append(case_id)

    def find(self, facts: Mapping[str, Any]) -> str | None:
        """The case a row speaks of, or None. Where employer or role are not named, each case goes to one row."""
        if self.nothing:
            return None
        key = bare_key(facts)
        if key in self.unnamed:
            return self.unnamed[key].pop(0) if self.unnamed[key] else None
        return None if is_not_recorded(facts) else self.known.find(facts)

    def update(self, case_id: str, facts: Mapping[str, Any], status: str, note: str) -> Update:
        """What a row says that its case never heard. facts: the case it would open; status: its words; note: of it."""
        assert self.journal is not None
        nothing = Update(case_id, facts, status, note)
        try:
            return _Comparing(self.journal, case_id).update(nothing)
        except InputError:  # a case that is not sound
            return nothing


class _Comparing:
    """One case, all that was ever said of it, and what a row says beyond."""

    def __init__(self, journal: Journal, case_id: str) -> None:
        self.held = journal.mapping(case_id)
        self.zone = ZoneInfo(self.held["employer"]["timezone"])
        self.keys = {name: journal.keys(case_id, name) for name in ("interviews", "events")}
        self.said = _Said(journal.history(case_id), self.zone)
        self.pairs: list[Pair] = []
        self.says: list[str] = []

    def update(self, of: Update) -> Update:
        self._compare_role(of.facts["role"])
        interviews = self._compare_interviews(of.facts["interviews"])
        events = self._compare_events(of.facts["events"])
        then, status = self.said.status, shorten(of.status, 200)
        if status and then is not None and then != status:
            self.says.insert(0, f"{shorten(then, 40)} → {shorten(status, 40)}")
        return Update(of.case_id, of.facts, of.status, of.note, tuple(self.pairs), tuple(interviews), tuple(events),
                      tuple(self.says))  # fmt: skip

    def _compare_role(self, new: Mapping[str, Any]) -> None:
        """Facts that are new there, or stand as a list wrote them and are another now."""
        for name in FACTS:
            value, now = new.get(name), self.held["role"].get(name)
            if value is None or value in self.said.role.get(name, ()):
                continue
            if now is None or now in self.said.brought.get(name, ()):
                self.pairs.append([["role", name], value])
                self.says.append(f"{name}: {shorten(str(value), 60)}")

    def _compare_interviews(self, new: list[dict[str, Any]]) -> list[dict[str, Any]]:
        more: list[dict[str, Any]] = []
        open_ = self._undated("interviews", lambda one: True)
        for one in new:
            day = _day(one, self.zone)
            if day is None or day in self.said.met:
                continue
            self.says.append(f"an interview, {day}")
            if open_:
                self._give_day("interviews", open_.pop(0), one["at"])
            else:
                more.append(one)
        left = len(new) - self.said.rounds - len(more)
        for one in [one for one in new if one.get("day_unknown")][: max(0, left)]:
            more.append(one)
            self.says.append("an interview, day not known")
        last = max((int(one["round"]) for one in self.held["interviews"]), default=0)
        return [{**one, "round": min(number, 99)} for number, one in enumerate(more, last + 1)]

    def _compare_events(self, new: list[dict[str, Any]]) -> list[dict[str, Any]]:
        more: list[dict[str, Any]] = []
        for one in new:
            what, day = _what(one), _day(one, self.zone)
            known = self.said.days.get(what)
            open_ = self._undated("events", lambda held, what=what: _what(held) == what)
            once = bool(what_of(*what).turn)
            if known is not None and (day is None or day in known or (once and not open_)):
                continue
            self.says.append(f"{what_of(*what).report}, {day or 'day not known'}")
            if open_ and day is not None:
                self._give_day("events", open_[0], one["at"])
            else:
                more.append(one)
        return more

    def _undated(self, name: str, fits: Any) -> list[str]:
        """The keys of those whose day nobody knew so far."""
        pairs = zip(self.keys[name], self.held[name])
        return [key for key, one in pairs if one.get("day_unknown") and fits(one)]

    def _give_day(self, name: str, key: str, at: str) -> None:
        self.pairs += [[[name, key, "at"], at], [[name, key, "day_unknown"], None]]


class _Said:
    """All that any line of a case ever said, whatever became of it since."""

    def __init__(self, lines: list[Entry], zone: ZoneInfo) -> None:
        self.role: dict[str, list[Any]] = {}
        self.brought: dict[str, list[Any]] = {}
        self.met: set[date | None] = set()
        self.rounds = 0
        self.days: dict[tuple[str, str | None], set[date | None]] = {}
        self.status: str | None = None
        for line in lines:
            for path, value in _pairs(line):
                self._hear(path, value, line.do == "case" or bool(line.data.get(BROUGHT)), zone)

    def _hear(self, path: tuple[str, ...], value: Any, brought: bool, zone: ZoneInfo) -> None:
        match path:
            case ("role", name):
                self.role.setdefault(name, []).append(value)
                if brought:
                    self.brought.setdefault(name, []).append(value)
            case ("interviews", _) if isinstance(value, Mapping) and value.get("held", True):
                self.rounds += 1
                self.met.add(_day(value, zone))
            case ("interviews", _, "at"):
                self.met.add(_day({"at": value}, zone))
            case ("events", _) if isinstance(value, Mapping):
                self.days.setdefault(_what(value), set()).add(_day(value, zone))
                found = STATUS_NOTED.match(str(value.get("text"))) if value.get("kind") == "note" else None
                self.status = found[1] if found else self.status
            case ("events", _, "at"):
                day = _day({"at": value}, zone)
                for days in self.days.values():
                    days.add(day)


def _pairs(line: Entry) -> Iterator[tuple[tuple[str, ...], Any]]:
    """What a line says, as paths and values; nothing for drafts and undoing."""
    if line.do == "event":
        yield ("events", line.id), line.data["event"]
    elif line.do == "facts":
        for pair in line.data["set"]:
            if isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], list):
                yield tuple(map(str, pair[0])), pair[1]
    elif line.do == "case":
        facts = line.data["facts"]
        yield from ((("role", name), value) for name, value in dict(facts.get("role") or {}).items())
        for name in ("interviews", "events"):
            yield from (((name, str(number)), one) for number, one in enumerate(facts.get(name) or [], 1))


def _what(event: Mapping[str, Any]) -> tuple[str, str | None]:
    return str(event.get("kind")), event.get("what")


def _day(one: Mapping[str, Any], zone: ZoneInfo) -> date | None:
    """The day of an interview or event at the employer's; None where nobody knows it."""
    if one.get("day_unknown"):
        return None
    try:
        return datetime.fromisoformat(str(one["at"])).astimezone(zone).date()
    except (KeyError, ValueError, OverflowError):
        return None
