"""One row a client: name and contact, who looks after them, every case in a word, why now, and what to offer."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from ...case.case import Case
from ...case.errors import FollowupError, InputError, Problem
from ...case.text import storable
from ...journal import Journal
from ...rulebook.book import Rulebook
from ...rulebook.loading import default_rulebook
from ...search.planned import each_plan
from .copies import OUT, is_put_aside, leads_out, names_by_person, perhaps_one, taken_for_a_copy, twice_in_the_roster
from .notes import Note
from .roster import Person
from .standing import PLACE, STANDINGS, CaseLine, last_activity, look_at

ENDING = ".jsonl"
DAMAGED = "The journal is damaged"
MOST_BYTES = 50_000_000  # a larger file is not what one person wrote down
EARLY = datetime.min.replace(tzinfo=UTC)
LATE = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Client:
    """standing: a key of STANDINGS, that of the case which asks for most; cases: that one first; note: the newest."""

    journal: str
    name: str
    contact: str
    counselor: str
    labels: tuple[str, ...]
    standing: str
    why: str
    cases: tuple[CaseLine, ...]
    last: datetime | None
    note: Note | None = None

    @property
    def email(self) -> str:
        """Their address, where one stands in their contact; else ""."""
        return next((way for way in self.contact.split(", ") if "@" in way), "")

    @property
    def offer(self) -> str:
        return STANDINGS[self.standing].offer


@dataclass(frozen=True)
class Caseload:
    """clients: the most pressing first; problems: journals and lines that could not be read."""

    clients: tuple[Client, ...]
    problems: tuple[Problem, ...] = field(default=())

    def only(
        self, *, counselor: str = "", labels: Sequence[str] = (), standings: Sequence[str] = ()
    ) -> tuple[Client, ...]:
        """Those of one counselor, with one of the labels, in one of the standings; each left out means all."""
        wanted = {label.casefold() for label in labels}
        return tuple(
            one for one in self.clients
            if (not counselor or one.counselor.casefold() == counselor.casefold())
            and (not wanted or wanted & {label.casefold() for label in one.labels})
            and (not standings or one.standing in standings)
        )  # fmt: skip


def read_caseload(
    folder: str | Path,
    *,
    now: datetime,
    roster: Mapping[str, Person] | None = None,
    notes: Sequence[Note] = (),
    rulebook: Rulebook | None = None,
    aside: Iterable[Problem] = (),
) -> Caseload:
    """Every client with a journal in the folder or a row in the roster, at `now` (aware).

    aside: what is wrong with the notes, told with what is wrong here.

    InputError where the folder can't be read. A journal that can't be is named in `problems`, its client stays in the
    list.
    """
    problems = list(aside)
    told = list(read_journals(folder, problems))
    listed = {name: person.name for name, person in (roster or {}).items()}
    problems += twice_in_the_roster([one.listed(listed) for one in told], listed)
    clients = list_clients(told, now=now, roster=roster, notes=notes, rulebook=rulebook)
    return Caseload(clients, (*problems, *perhaps_one((one.journal, one.name, one.email) for one in clients)))


class Told(NamedTuple):
    """What one client's journal says. policy: whose advice was chosen in it, if any; lines: by moment and id; damage:
    that lines of it can't be read, "" where all can; copies: the names of further copies of it.
    """

    journal: str
    cases: Sequence[Case]
    policy: object = None
    lines: frozenset[tuple[datetime, str]] = frozenset()
    damage: str = ""
    copies: tuple[str, ...] = ()

    def listed(self, roster: Mapping[str, object]) -> list[str]:
        """Its names, those that stand in the roster first."""
        return sorted((self.journal, *self.copies), key=lambda name: name not in roster)


def read_journals(folder: str | Path, problems: list[Problem]) -> Iterator[Told]:
    """Each person of the folder once; what could not be read, and copies, are added to `problems`. InputError as for a
    caseload.
    """
    paths = [(name, path) for name, path in _journals(Path(folder)) if _is_file(path, problems)]
    told = {name: Told(name, *_read(path, problems)) for name, path in paths}
    read = [name for name, one in told.items() if one.cases]
    lost = {name: taken_for_a_copy(name, read) for name, one in told.items() if not one.cases}
    lines = {name: (*one.lines, lost.get(name) or name) for name, one in told.items()}
    for person, names in names_by_person(lines).items():
        problems += [Problem(f"{name}{ENDING}", f"a copy of {person}{ENDING}: one person, counted once")
                     for name in names if name != person]  # fmt: skip
        copies = tuple(name for name in names if name != person)
        yield _one_of([told[name] for name in names], problems)._replace(journal=person, copies=copies)


def _one_of(copies: Sequence[Told], problems: list[Problem]) -> Told:
    """Of copies the one counts in which something was written last; what was put aside only where nothing else is, and
    one that lost a case by damage only where no other holds it.
    """
    newest, most = max(copies, key=_newest), max(len(one.cases) for one in copies)
    if not newest.damage or len(newest.cases) == most:
        return newest
    left = max((one for one in copies if not one.damage or len(one.cases) == most), key=_newest)
    problems.append(Problem(f"{newest.journal}{ENDING}", f"{newest.damage}: {left.journal}{ENDING} is read instead"))
    return left


def _newest(told: Told) -> tuple[bool, datetime]:
    return not is_put_aside(told.journal), max((at for at, _ in told.lines), default=EARLY)


def list_clients(
    told: Iterable[Told],
    *,
    now: datetime,
    roster: Mapping[str, Person] | None = None,
    notes: Sequence[Note] = (),
    rulebook: Rulebook | None = None,
) -> tuple[Client, ...]:
    """One client for each of these and for each row of the roster without one, the most pressing first. Who stands in
    the roster by the name of a copy is the same client.
    """
    book, people = rulebook or default_rulebook(), dict(roster or {})
    newest = {note.client: note for note in sorted(notes, key=lambda note: note.at)}
    found: list[Client] = []
    for one in told:
        cases, names = one.cases, one.listed(people)
        person, *_ = [people.pop(name, Person(name)) for name in names]  # the rows of its copies are no further clients
        active = max((at for case in cases if (at := last_activity(case, now))), default=None)
        plans = each_plan(cases, now, book.followed(one.policy), book)
        looks = [look_at(case, made, now, active=active) for case, made in plans]
        written = max((at for at, _ in one.lines if at <= now), default=None)
        note = max((newest[name] for name in names if name in newest), key=lambda note: note.at, default=None)
        found.append(_client(person, cases, looks, note, written, one.damage))
    found += [_client(person, [], [], newest.get(person.journal), None, "") for person in people.values()]
    return tuple(sorted(found, key=_turn))


def _journals(folder: Path) -> Iterator[tuple[str, Path]]:
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix == ENDING and not path.name.startswith("."))
    except OSError as error:
        said = error.strerror or str(error)
        raise InputError(Problem(str(folder), "can't be read", said, "a folder of journals (.jsonl)")) from None
    yield from ((storable(path.stem), path) for path in files)


def _is_file(path: Path, problems: list[Problem]) -> bool:
    """What is no file at all, or lies elsewhere, is nobody's journal: named, and no client."""
    if leads_out(path):
        problems.append(Problem(str(path), OUT, "", "a copy of the file in the folder"))
        return False
    try:
        mode = path.stat().st_mode
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not path.is_symlink():
            return False  # somebody took it away meanwhile
        mode = 0 if path.is_symlink() else stat.S_IFREG  # one that is closed to us is somebody's all the same
    if stat.S_ISREG(mode):
        return True
    problems.append(Problem(str(path), "not a journal of one client", "no file", "a file"))
    return False


def _read(path: Path, problems: list[Problem]) -> tuple[list[Case], object, frozenset[tuple[datetime, str]], str]:
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            raise InputError(
                Problem(str(path), "not a journal of one client", "", f"a file up to {MOST_BYTES:,} bytes")
            )
        journal = Journal(path)
        problems += journal.problems
        lines = frozenset((entry.at, entry.id) for entry in journal.history())
        told = journal.damage(halves=False)
        return list(journal.cases().values()), journal.setting("policy"), lines, DAMAGED if told else ""
    except FollowupError as error:
        problems += error.problems
    except OSError as error:
        problems.append(Problem(str(path), "can't be read", error.strerror or str(error)))
    except Exception:  # whatever one client's file holds, the others stay in the list
        problems.append(Problem(str(path), "can't be used", "damaged"))
    return [], None, frozenset(), DAMAGED


def _client(
    person: Person,
    cases: Sequence[Case],
    lines: list[CaseLine],
    note: Note | None,
    written: datetime | None,
    damage: str,
) -> Client:
    """written: when they last wrote something down; told where nothing in the cases has a day. damage: of the journal;
    without a case that can be read it is what there is to say.
    """
    lines.sort(key=_urgency)
    own = cases[0].candidate if cases else None
    name = person.name or (own.name if own else "") or person.journal
    ways = (person.email or (own.email if own else ""), person.phone or (own.phone if own else ""))
    nothing = (
        ("unread", f"{damage}, and no case of it can be read.") if damage else ("none", "No case is written down.")
    )
    standing, why = (lines[0].standing, lines[0].why) if lines else nothing
    last = max((line.last for line in lines if line.last), default=written)
    contact = ", ".join(way for way in ways if way)
    return Client(
        person.journal, name, contact, person.counselor, person.labels, standing, why, tuple(lines), last, note
    )


def _urgency(line: CaseLine) -> tuple[int, datetime]:
    """What is due sooner comes first; of what has been open or quiet, the newest: the oldest sinks."""
    moment = line.at or LATE
    sinking = line.standing in ("stuck", "silent", "ended", "refused")
    return PLACE[line.standing], (EARLY + (LATE - moment) if sinking else moment)


def _turn(client: Client) -> tuple[int, datetime, str]:
    place, at = _urgency(client.cases[0]) if client.cases else (PLACE[client.standing], LATE)
    return place, at, client.name.casefold()
