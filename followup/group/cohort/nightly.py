"""Planning what has no answer for this moment: cases that changed, whose time has come, or all where rules changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from ...rulebook.book import Rulebook
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
    last = again = 0
    while kept := _plan_some(store, now, last, book):
        last, again = kept[-1][0], again + len(kept)
    return Planned(store.count("answers"), again)


def _plan_some(store: Store, now: datetime, after: int, book: Rulebook) -> list[tuple[Any, ...]]:
    """Plan the next cases. In one transaction with their reading: an answer to what a journal said before `build`
    took in its news would be kept as an answer to the news.
    """
    kept, moment = [], now.timestamp()
    with store.writing():
        for no, policy, facts in store.stale(moment, after, BATCH):
            policy = book.followed(policy)
            answer, lasts = answer_of(read_case(facts), now, policy, book)
            kept.append((no, moment, lasts, *answer))
        store.keep(kept)
    return kept
