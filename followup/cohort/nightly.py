"""Planning what has no answer for this moment: cases that changed, whose time has come, or all where rules changed."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from ..rulebook import DEFAULT_POLICY, Rulebook
from .answers import answer_of
from .basis import basis_of
from .store import Store
from .texts import read_case

BATCH = 1000  # cases planned and kept at once: what is in memory, and what is lost when it is stopped


class Planned(NamedTuple):
    """cases: how many there are; again: how many were planned now."""

    cases: int
    again: int


def plan_again(store: Store, now: datetime, book: Rulebook) -> Planned:
    """Give every case an answer for `now` (aware): one it has already, or a new one.

    Each candidate's own policy counts, balanced where the rulebook does not have it. Stopped in the middle, what was
    planned stays, and the next run goes on with the rest.
    """
    store.rest_on(basis_of(book))
    moment, last, again = now.timestamp(), 0, 0
    while rows := store.stale(moment, last, BATCH):
        kept = []
        for no, policy, facts in rows:
            policy = policy if policy in book.policies else DEFAULT_POLICY
            answer, lasts = answer_of(read_case(facts), now, policy, book)
            kept.append((no, moment, lasts, *answer))
        store.keep(kept)
        last, again = rows[-1][0], again + len(rows)
    return Planned(store.count("answers"), again)
