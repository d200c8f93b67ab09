"""What `joined` lines told of those to whom one id was given apart, kept up as such lines come (`persons`)."""

from __future__ import annotations

from collections.abc import Iterable

from .entries import Entry
from .persons import Families, names_in, own_ids, told_families, whole
from .renaming import Names, mentioned


class Telling:
    """families: to whom one id was given apart; names: what people are called in lines, where it is not as written."""

    def __init__(self, joins: Iterable[Entry] = ()) -> None:
        """joins: all that there are."""
        self.families: Families = told_families(joins)
        self.names: Names = {}
        self._lines = {line for told in self.families.values() for line in told}
        self._given: dict[str, set[str]] = {}  # by case: the ids that several were given
        self._own: dict[str, set[str]] = {}  # by case: those of each their own
        for (case_id, who), told in self.families.items():
            self._given.setdefault(case_id, set()).add(who)
            self._own.setdefault(case_id, set()).update(own_ids(told))

    def is_part(self, entry: Entry) -> bool:
        """Whether a line says something of who they are, or has to call them otherwise."""
        if not self.families or entry.id in self._lines:
            return bool(self.families)
        if entry.do == "setting":
            return any(not own.isdisjoint(mentioned(entry, case_id)) for case_id, own in self._own.items())
        given, own = (of.get(str(entry.case), set()) for of in (self._given, self._own))
        return any(who in given for who, _ in whole(entry)) or bool(given and own & mentioned(entry, str(entry.case)))

    def names_with(self, entries: Iterable[Entry]) -> Names:
        """What people are called in all these lines, in whatever order; they are given as they were written."""
        entries, found = list(entries), Names()
        for case_id in self._given:
            speaking = [one for one in entries if one.case == case_id or one.do == "setting"]
            for line, names in names_in(case_id, self.families, speaking).items():
                found.setdefault(line, {}).update(names)
        return found
