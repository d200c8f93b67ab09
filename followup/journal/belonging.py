"""What goes and comes back with a line that is undone: what was written together with it, or says the very same."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from .agreeing import changes_of, saying_the_same
from .alike import member_of
from .entries import Entry, by_rank
from .ledger import Ledger

Members = dict[tuple[str, str], list[Entry]]


def belongings(ledger: Ledger, entry: Entry) -> list[Entry]:
    """The line itself and those that count if it does, by rank: written together with it, or the very same."""
    found, more = {entry.id: entry}, [entry]
    presses, members = set[str](), dict[str, Members]()  # each press, and each case, is looked at once
    while more:
        one = more.pop()
        mates = *_written_with(ledger, one, presses), *_gone_with(ledger, one, presses)
        for other in (*mates, *_alike(ledger, one, members)):
            if other.id not in found and other.do == entry.do:
                if (other.id in ledger.undone) == (entry.id in ledger.undone):
                    found[other.id] = other
                    more.append(other)
    return sorted(found.values(), key=by_rank)


def _written_with(ledger: Ledger, entry: Entry, known: set[str]) -> list[Entry]:
    """The lines that were written together with it, unless they are known already."""
    token = entry.data.get("together")
    if not isinstance(token, str) or token in known:
        return []
    known.add(token)
    return ledger.tokens.get(token, [])


def _alike(ledger: Ledger, entry: Entry, members: dict[str, Members]) -> Iterator[Entry]:
    if entry.do == "case":
        refused = ledger.folded(str(entry.case)).refused
        yield from (one for one in ledger.of_case[str(entry.case)] if one.do == "case" and one.id not in refused)
    if (added := member_of(entry)) and entry.case is not None and entry.id not in ledger.undone:
        if entry.case not in members:
            members[entry.case] = _twice_said(ledger, entry.case)
        key = ledger.twins(entry.case).get(added[:2], added[1])
        yield from (one for one in members[entry.case].get((added[0], key), ()) if one.id not in ledger.undone)
    elif entry.do == "facts" and entry.case is not None and entry.id not in ledger.undone:
        yield from saying_the_same(entry, _facts_beside(ledger, entry, entry.case), ledger.twins(entry.case))


def _facts_beside(ledger: Ledger, entry: Entry, case_id: str) -> tuple[Iterator[Entry], Iterator[Entry]]:
    """The facts of a case that count: those before a line, the newest first, and those after it."""
    lines, refused = ledger.facts.get(case_id, []), ledger.folded(case_id).refused
    before = range(bisect_left(lines, entry.rank, key=by_rank) - 1, -1, -1)
    after = range(bisect_right(lines, entry.rank, key=by_rank), len(lines))
    counting = [(lines[place] for place in places) for places in (before, after)]
    earlier, later = [(one for one in of if one.id not in ledger.undone and one.id not in refused) for of in counting]
    return earlier, later


def was_changed(ledger: Ledger, entry: Entry) -> bool:
    """Whether something was said since of the event or interview that a line adds, so that it can't go alone."""
    if entry.case is None or not (added := member_of(entry)):
        return False
    twins = ledger.twins(entry.case)
    place = added[0], twins.get(added[:2], added[1])
    _, later = _facts_beside(ledger, entry, entry.case)
    return any(changes_of(one, place, twins) and member_of(one) is None for one in later)


def is_taken_out(ledger: Ledger, entry: Entry) -> bool:
    """Whether the event or interview that a line adds was removed since, by a fact that counts."""
    if entry.case is None or not (added := member_of(entry)):
        return False
    held = (ledger.folded(entry.case).state or {}).get(added[0], {})
    return ledger.twins(entry.case).get(added[:2], added[1]) not in held


def _twice_said(ledger: Ledger, case_id: str) -> Members:
    """The members of a case that were written twice, by list and key, with the lines that say them."""
    twins = ledger.twins(case_id)
    found: Members = {(name, own): [] for (name, _), own in twins.items()}
    for entry in ledger.of_case[case_id] if found else ():
        if added := member_of(entry):
            place = added[0], twins.get(added[:2], added[1])
            found.get(place, []).append(entry)
    return found


def _gone_with(ledger: Ledger, entry: Entry, known: set[str]) -> Iterator[Entry]:
    """What one undo took away with it."""
    for undo in ledger.undos_of(entry.id) if entry.id in ledger.undone else ():
        gone = (ledger.entries.get(mate.data["entry"]) for mate in _written_with(ledger, undo, known))
        yield from (one for one in gone if one is not None)


def repeats(ledger: Ledger, entry: Entry) -> bool:
    """Whether a line says only what an earlier one says too, which counts as it does."""
    if entry.id in ledger.undone:
        return any("alike" in undo.data for undo in ledger.undos_of(entry.id))
    added = member_of(entry) if entry.case is not None else None
    return added is not None and added[:2] in ledger.twins(str(entry.case))


def rests_on(ledger: Ledger, entry: Entry) -> bool:
    """Whether the very same stands in what the case was opened with, so that it stays without this line."""
    if entry.case is None or not (added := member_of(entry)) or entry.id in ledger.undone:
        return False
    key = ledger.twins(entry.case).get(added[:2])
    if key is None:
        return False
    logged = ledger.entries.get(key)  # an event goes by the id of its line; it is looked up before all facts are
    lines = [*([logged] if logged and logged.case == entry.case else []), *ledger.facts.get(entry.case, [])]
    added_by = (member_of(one) for one in lines if one.id not in ledger.undone)
    return not any(one and one[:2] == (added[0], key) for one in added_by)
