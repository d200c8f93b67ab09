"""One case as its lines come: each is laid on what was there before, and can be lifted off again.

So a new line costs the same however long the case is, and an undo costs what was written after the line it takes
away. What a line touches is read again when somebody asks whether the case is sound; nothing else is.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from ..case.case import Case, Event
from ..case.errors import InputError, Problem
from ..case.pieces import NOBODY, faults_of, named_by, read_id, read_piece, try_piece
from .alike import ALIKE, Alike
from .entries import Entry
from .filling import fills
from .folding import GONE, LISTS, TABLES, State, open_state, read_change, steps_to

Place = tuple[str, str]  # a table or list, and the key of a member; "" where the table itself is meant
ALONE = ""
TWIN: Any = object()  # stands for: from here on, a key leads to another that says the very same


class _Before(NamedTuple):
    """What stood at a key before it was changed. stamp: its place in the order; held: GONE where nothing did, TWIN
    where it goes by another key since; twin: the one before.
    """

    name: str
    key: str
    held: Any
    stamp: int
    twin: str | None = None


class Growing:
    """The state after the lines laid so far, and the pieces of the case that it says."""

    def __init__(self, case_id: str, beside: Growing | None = None) -> None:
        """beside: another on which the same lines were laid: what it has read of them is not read again."""
        self.case_id, self._beside = case_id, beside
        self.state: State = {}
        self.laid: list[list[_Before]] = []  # for each line, how to lift it off
        self._stamps: dict[str, dict[str, int]] = {}
        self._id = ""
        self._next = 0
        self._mixed: set[str] = set()  # names whose members no longer stand in the order of their stamps
        self._changed: dict[Place, None] = {}
        self._pieces: dict[str, dict[str, Any]] = {name: {} for name in (*TABLES, *LISTS)}
        self._faults: dict[Place, None] = {}
        self._naming: dict[str, dict[Place, None]] = {}  # contact -> the pieces that speak of it
        self._missing: dict[str, None] = {}  # contacts that are spoken of and not there
        self._alike = {name: Alike() for name in ALIKE}
        self.twins: dict[Place, str] = {}  # what was written twice, as on two computers -> the key that it goes by
        self._case: Case | None = None

    # laying and lifting

    def open(self, facts: dict[str, Any], letters: object = None) -> None:
        """Begin with what the `case` line says. InputError where it does not have that form. letters: of its keys."""
        self._id = read_id(self.case_id)
        self.state = open_state(facts, letters)
        for name, members in self.state.items():
            self._stamps[name] = {key: number for number, key in enumerate(members)}
            self._next = max(self._next, len(members))
            self._changed.update(dict.fromkeys([(name, key) for key in members] if name in LISTS else [(name, ALONE)]))
        for name, alike in self._alike.items():
            for key, held in self.state[name].items():
                alike.note(key, held)

    def lay(self, entry: Entry) -> None:
        """Lay one line on top. InputError where a path leads nowhere: the state is then as it was."""
        self.laid.append([])
        try:
            if entry.do == "event":
                if not self._is_twin("events", entry.id, entry.data["event"]):
                    self._put("events", entry.id, entry.data["event"])
            elif entry.do == "case":
                self._fill(open_state(entry.data["facts"], entry.data["keyed"]))
            else:
                for change in entry.data["set"]:
                    self._change(*read_change(change))
        except InputError:
            self.lift()
            raise

    def _change(self, path: tuple[str, ...], value: Any) -> None:
        name, *rest = path
        if rest:
            path = (name, self.own_key(name, rest[0]), *rest[1:])
        if len(path) == 2 and isinstance(value, dict) and self._is_twin(name, path[1], value):
            return
        for place, key, held in steps_to(self.state, path, value):
            self._put(place, key, held)

    def _fill(self, more: State) -> None:
        """Take what is missing from a second opening."""
        for name, key, held, twin in list(fills(self.state, more)):
            if twin is not None:
                self._note_twin(name, twin, key)
            elif name in LISTS and self._is_twin(name, key, held):
                continue
            if self.state[name].get(key, GONE) != held:
                self._put(name, key, held)

    def _is_twin(self, name: str, key: str, held: Any) -> bool:
        """Whether the very same stands there under another key, by which this one goes from now on."""
        if name not in self._alike or key in self.state[name]:
            return False
        known = self._alike[name].key_of(held, self.state[name])
        if known is not None:
            self._note_twin(name, key, known)
        return known is not None

    def _note_twin(self, name: str, key: str, known: str) -> None:
        self.laid[-1].append(_Before(name, key, TWIN, 0, self.twins.get((name, key))))
        self.twins[name, key] = known

    def lift(self) -> None:
        """Take the line on top away again."""
        for name, key, held, stamp, twin in reversed(self.laid.pop()):
            if held is TWIN:
                self.twins.pop((name, key))
                self.twins.update({(name, key): twin} if twin is not None else {})
                continue
            known = key in self.state[name]
            self._set(name, key, held)
            if held is not GONE and not known:
                self._stamps[name][key] = stamp
                self._mixed.add(name)

    def _put(self, name: str, key: str, held: Any) -> None:
        before = self.state[name].get(key, GONE)
        self.laid[-1].append(_Before(name, key, before, self._stamps[name].get(key, 0)))
        if before is GONE and held is not GONE:
            self._stamps[name][key] = self._next
            self._next += 1
        self._set(name, key, held)

    def _set(self, name: str, key: str, held: Any) -> None:
        if name in self._alike:
            self._alike[name].note(key, held)
        if held is GONE:
            self._remove(name, key)
        else:
            self.state[name][key] = held
        if name in TABLES or held is not GONE:
            self._changed[name, key if name in LISTS else ALONE] = None
        self._case = None

    def _remove(self, name: str, key: str) -> None:
        """At once, so that who comes back stands at the end."""
        self.state[name].pop(key, None)
        self._stamps[name].pop(key, None)
        if name in LISTS:
            self._changed.pop((name, key), None)
            self._forget(name, key)
            self._pieces[name].pop(key, None)
        if name == "contacts":
            self._note_missing(key)

    # what it comes to

    def is_sound(self) -> bool:
        """Whether this is a sound case."""
        self._read_changed()
        return not self._faults and not self._missing

    def trouble(self) -> tuple[str, Problem]:
        """Where this is no sound case, and why: (the piece, what is wrong)."""
        for name, key in self._faults:
            try:
                read_piece(name, self._held(name, key), _place(name, key))
            except InputError as error:
                return _place(name, key), error.problems[0]
        who = next(iter(self._missing))
        name, key = next(iter(self._naming[who]))
        found = faults_of(name, self._pieces[name][key], _place(name, key), self.state["contacts"])
        return _place(name, key), next(one for one in found if one.what == NOBODY)

    def case(self) -> Case:
        """The case, where there is no trouble; the same object until something is laid or lifted."""
        self.sort()
        if self._case is None:
            parts: dict[str, Any] = {name: self._pieces[name][ALONE] for name in TABLES}
            parts |= {name: tuple(self._pieces[name].values()) for name in LISTS}
            self._case = Case(id=self._id, **parts)
        return self._case

    def event(self, key: str) -> Event | None:
        """The event that has this key."""
        self._read_changed()
        found: Event | None = self._pieces["events"].get(self.own_key("events", key))
        return found

    def sort(self) -> None:
        """Put members back into the order in which they came, where lifting has mixed it."""
        self._read_changed()
        for name in self._mixed:
            stamps = self._stamps[name]
            members = sorted(self.state[name].items(), key=lambda member: stamps[member[0]])
            self.state[name].clear()
            self.state[name].update(members)
            if name in LISTS:
                held = self._pieces[name]
                self._pieces[name] = {key: held[key] for key in self.state[name] if key in held}
        self._mixed.clear()

    def _read_changed(self) -> None:
        changed, self._changed = self._changed, {}
        for name, key in changed:
            self._forget(name, key)
            self._read(name, key)
            if name == "contacts":
                self._note_missing(key)

    def _read(self, name: str, key: str) -> None:
        known = self._beside.piece_of(name, key, self.state[name].get(key)) if self._beside else GONE
        piece = try_piece(name, self._held(name, key)) if known is GONE else known
        self._pieces[name][key] = piece  # None holds its place
        if piece is None:
            self._faults[name, key] = None
            return
        for who in named_by(name, piece):
            self._naming.setdefault(who, {})[name, key] = None
            self._note_missing(who)

    def piece_of(self, name: str, key: str, held: Any) -> Any:
        """What was read of the very object that stands there too; GONE where none was."""
        there = name in LISTS and held is not None and self.state and self.state[name].get(key) is held
        return self._pieces[name].get(key, GONE) if there and (name, key) not in self._changed else GONE

    def _held(self, name: str, key: str) -> dict[str, Any]:
        held = self.state[name] if name in TABLES else self.state[name][key]
        return {"id": key, **held} if name == "contacts" else held

    def _forget(self, name: str, key: str) -> None:
        self._faults.pop((name, key), None)
        piece = self._pieces[name].get(key)
        for who in named_by(name, piece) if piece is not None else ():
            self._naming.get(who, {}).pop((name, key), None)
            self._note_missing(who)

    def _note_missing(self, who: str) -> None:
        if who not in self.state["contacts"] and self._naming.get(who):
            self._missing[who] = None
        else:
            self._missing.pop(who, None)

    # the very same at the very same moment

    def key_of(self, name: str, held: dict[str, Any]) -> str | None:
        """The key of the event or interview that says the very same; None where there is none."""
        return self._alike[name].key_of(held, self.state[name])

    def own_key(self, name: str, key: str) -> str:
        """What goes by that key: another one, where the very same was written twice."""
        return self.twins.get((name, key), key)


def _place(name: str, key: str) -> str:
    return f"{name} {key}" if key else name


def seen_from(entry: Entry, place: str, problem: Problem) -> str:
    """Where a problem is, as seen from the line that causes it: place, of a piece, as `trouble` says it."""
    inside = problem.where.removeprefix(place).lstrip(".: ")
    own = place == f"events {entry.id}"
    return ".".join(filter(None, ("event" if own else place, inside)))
