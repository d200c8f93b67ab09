"""What a journal says: cases, drafts, settings, history, problems, always with what others appended."""

from __future__ import annotations

import copy
import dataclasses
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from ..case.case import Case, Event
from ..case.errors import InputError, Problem
from ..case.schema import nearest
from .belonging import belongings, repeats
from .entries import Entry, by_rank
from .folding import State, still_there, to_mapping
from .opened import MOST_FAULTS, Opened


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """One kept version of a message. id: of its line; at: when it was kept."""

    id: str
    at: datetime
    step: str
    to: str | None
    template: str | None
    subject: str | None
    body: str


class Reader(Opened):
    """The reading half of a Journal. Every method may raise InputError: the file can't be read, or there is
    no such case.
    """

    @property
    def problems(self) -> list[Problem]:
        """Every line that is set aside, by number: unreadable ones, then those that don't fit their case; of very many
        the first thousand of each kind, and how many more.
        """
        ledger, untold = self._read(), self._untold
        misfits: list[Problem] = []
        for case_id in ledger.of_case:
            found = ledger.folded(case_id).refused.values() if ledger.opens(case_id) else [self._lost(case_id)]
            told = list(islice(found, MOST_FAULTS - len(misfits)))
            misfits += told
            untold += len(found) - len(told)
        more = [Problem(str(self.path), f"and {untold:,} more lines that can't be used")] if untold else []
        return [*self._faults, *self._torn, *misfits, *more]

    def _lost(self, case_id: str) -> Problem:
        entry = self._ledger.of_case[case_id][0]
        return Problem(f"{self.path}, line {entry.line}", "no readable line opens this case", case_id)

    def ids(self) -> list[str]:
        """The ids of all cases, in the order they were opened, without folding any that is not folded yet."""
        return list(self._read().openings())

    def openings(self) -> dict[str, Any]:
        """What each case was opened with, by id, in that order: it never changes, whatever was corrected since.
        The journal's own mappings: not to be changed.
        """
        return self._read().openings()

    def cases(self) -> dict[str, Case]:
        """All sound cases by id, in the order they were opened."""
        return {case.id: case for case in self._sound_cases(self.ids())}

    def case(self, case_id: str) -> Case:
        """One case; InputError naming the nearest id where there is none."""
        return self._sound(case_id)[0]

    def mapping(self, case_id: str, *, events: bool = True) -> dict[str, Any]:
        """One case as the mapping a case file holds, dates as ISO text: the caller's own copy.

        events: whether to copy these too, which may be thousands; else the list is empty.
        """
        state = self._state(case_id)
        return copy.deepcopy(to_mapping(state if events else {**state, "events": {}}, case_id))

    def event(self, case_id: str, key: str) -> Event | None:
        """One event of a case as it is now, by its key (`keys`); None where there is none."""
        self._sound(case_id)
        return self._ledger.event(case_id, key)

    def keys(self, case_id: str, name: str) -> list[str]:
        """The keys that paths of `set_facts` use for "contacts", "interviews" or "events", in the mapping's
        order.
        """
        return list(self._state(case_id)[name])

    def _state(self, case_id: str) -> State:
        return self._sound(case_id)[1]

    def _sound(self, case_id: str) -> tuple[Case, State]:
        folded = self._read(case_id).folded(case_id)
        if folded.case is None or folded.state is None:
            raise InputError(*folded.refused.values()) if folded.refused else self._unknown(case_id)
        return folded.case, folded.state

    def _unknown(self, case_id: str) -> InputError:
        ids, damage = self.ids(), self.damage()
        close = nearest(case_id, ids)
        none = "" if damage else "the journal has no case yet"
        allowed = f"{close}?" if close else ", ".join(ids[-5:]) or none
        unknown = Problem(str(self.path), "no case has this id", case_id, allowed)
        return InputError(unknown, damage) if damage else InputError(unknown)

    def history(self, case_id: str | None = None) -> list[Entry]:
        """The lines of one case, or of all, oldest first; `undone` says which no longer count. Of one case, what two
        computers wrote down alike stands there once.
        """
        ledger = self._read(case_id)
        if case_id is None:
            return [self._marked(entry) for entry in sorted(ledger.entries.values(), key=by_rank)]
        entries = ledger.of_case.get(case_id, [])
        return [self._marked(entry) for entry in sorted(entries, key=by_rank) if not repeats(ledger, entry)]

    def newest(self, case_id: str) -> Iterator[Entry]:
        """The lines of one case, the newest first, one by one: who needs few of them need not wait for all."""
        ledger = self._read(case_id)
        return (self._marked(entry) for entry in ledger.newest(case_id) if not repeats(ledger, entry))

    def _marked(self, entry: Entry) -> Entry:
        return dataclasses.replace(entry, undone=True) if entry.id in self._ledger.undone else entry

    def together(self, entry_id: str) -> list[Entry]:
        """The line of that id and those that count if it does: written together with it, as in other cases, or the very
        same from another computer.
        """
        entry = self._read().entries.get(entry_id)
        return belongings(self._ledger, entry) if entry is not None else []

    def still_said(self, entry: Entry) -> list[Entry]:
        """What of facts that no longer count, in this line and in those that went with it, stands there all the same,
        because another line says it too: as lines of these facts alone.
        """
        ledger, found = self._read(), dict[tuple[str, str], Entry]()
        for one in self.together(entry.id):
            state = ledger.folded(str(one.case)).state if one.do == "facts" else None
            if state is not None and (left := still_there(state, one.data["set"])):
                told = dataclasses.replace(one, data={**one.data, "set": left})
                found.setdefault((str(one.case), json.dumps(left)), told)
        return [*found.values()]

    def drafts(self, case_id: str) -> list[KeptDraft]:
        """All kept versions of all messages of a case, oldest first."""
        return [_draft(entry) for entry in self._read(case_id).drafts(case_id)][::-1]

    def latest_draft(self, case_id: str, step: str, to: str | None = None) -> KeptDraft | None:
        """The version of one message kept last; None where none was kept."""
        drafts = self._read(case_id).drafts(case_id)
        return next((_draft(e) for e in drafts if (e.data["step"], e.data["to"]) == (step, to)), None)

    def setting(self, name: str, default: Any = None, kind: type[object] | None = None) -> Any:
        """What was last set under that name; the default where that is of another kind than this, or than the default.

        A merged or restored journal holds whatever its file says.
        """
        wanted = kind or (object if default is None else type(default))
        value = next((copy.deepcopy(entry.data["value"]) for entry in self._read_set().settings(name)), default)
        return value if isinstance(value, wanted) else default

    def settings(self, name: str) -> Iterator[Any]:
        """All that was set under that name and counts, the newest first."""
        return (copy.deepcopy(entry.data["value"]) for entry in self._read().settings(name))


DRAFT_KEYS = [field.name for field in dataclasses.fields(KeptDraft)][2:]


def _draft(entry: Entry) -> KeptDraft:
    return KeptDraft(entry.id, entry.at, *(entry.data[key] for key in DRAFT_KEYS))
