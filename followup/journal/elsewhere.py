"""What the cases of one candidate know of each other: offers, jobs taken, talks that go on with other employers.

Pure: only what has happened by `now` is seen, and none of it is written into a case that is kept.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice, takewhile
from math import inf
from typing import NamedTuple

from ..case.case import Case, Elsewhere, Happening
from ..case.same import candidate_keys, employer_key
from ..case.wording import named_title

MOST = 20  # others of a kind: nobody tells more of them, and a search of thousands of cases stays quick
TAKEN, OFFERED, TALKING = 0, 1, 2
HOLDS_UP = ("on_hold", "checking")  # heard after an offer: it is not to be answered yet
TAKES_BACK = ("rejection", "offer_withdrawn")
OPENS_AGAIN = ("invitation", "offer")
ANSWERS = ("acceptance", "decline")
ENDS = ("decline", "withdrawal")


class Known(NamedTuple):
    """What one case is to the others. kind: TAKEN, OFFERED or TALKING; place: sorts those of one kind.

    at: when that became so, UTC seconds; key: of its employer; who: what its candidate is known by
    """

    kind: int
    at: float
    place: tuple[str | float, ...]
    key: str
    who: frozenset[str]
    entry: Elsewhere


def with_elsewhere(cases: Sequence[Case], now: datetime) -> list[Case]:
    """The cases in their order, each knowing what goes on in the others of the same candidate by `now` (aware).

    What the candidate wrote into a case stays, and counts more than what the journal knows of that employer.
    """
    found = [known for case in cases if (known := _known(case, now.timestamp())) is not None]
    kinds = [
        sorted((one for one in found if one.kind == kind), key=lambda one: one.place)
        for kind in (TAKEN, OFFERED, TALKING)
    ]
    return [_told(case, kinds, now) for case in cases] if found else list(cases)


def _told(case: Case, kinds: Sequence[Sequence[Known]], now: datetime) -> Case:
    here, who, began = employer_key(case.employer.name), candidate_keys(case), _began(case, now.timestamp())
    taken = takewhile(lambda one: one.at >= began, kinds[TAKEN])  # what was taken before is an earlier search's
    others: list[Known] = []
    for kind in (taken, kinds[OFFERED], kinds[TALKING]):
        others += islice((one for one in kind if one.key != here and not who.isdisjoint(one.who)), MOST)
    if not others:
        return case
    own = tuple(_completed(entry, others) for entry in case.elsewhere)
    written = {employer_key(entry.employer) for entry in own}
    told = own + tuple(one.entry for one in others if one.key not in written)
    return case if told == case.elsewhere else _knowing(case, told)


def _knowing(case: Case, elsewhere: tuple[Elsewhere, ...]) -> Case:
    """A copy that keeps what was worked out: none of it hangs on other employers."""
    made = copy.copy(case)
    object.__setattr__(made, "elsewhere", elsewhere)
    return made


def _completed(own: Elsewhere, others: Sequence[Known]) -> Elsewhere:
    """An entry that only names an employer gets the offer or the yes that the journal knows of."""
    if own.accepted or own.answer_by or own.since:
        return own
    key = employer_key(own.employer)
    theirs = (one.entry for one in others if one.key == key)
    other = next((entry for entry in theirs if own.role is None or own.role == entry.role), None)
    return own if other is None else replace(other, employer=own.employer, role=own.role or other.role)


def _began(case: Case, now: float) -> float:
    """The first moment of a case that is known by `now`; 0 where none is."""
    applied, timeline = case.role.applied, case.timeline
    day = [datetime(applied.year, applied.month, applied.day, tzinfo=case.zone).timestamp()] if applied else []
    moments = [*day, *(meeting.at for meeting in timeline.meetings), *(one.at for one in timeline.happenings[:1])]
    return min((at for at in moments if at <= now), default=0.0)


def at_last(case: Case) -> Known | None:
    """What a case is to the others when all that is written down has happened; None for nothing."""
    return _known(case, inf)


def settled(case: Case) -> float:
    """The moment from which that holds, UTC seconds; 0 where it always does."""
    timeline = case.timeline
    moments = [*(one.at for one in timeline.happenings), *(meeting.over for meeting in timeline.meetings)]
    return max([*moments, *(meeting.at for meeting in timeline.undated)], default=0.0)


def _known(case: Case, moment: float) -> Known | None:
    """What a case is to the others at that moment; None where there is nothing to know of it."""
    seen = [happening for happening in case.timeline.happenings if happening.at <= moment]
    talks = [meeting.over for meeting in case.timeline.meetings if meeting.over <= moment]
    talks += [meeting.at for meeting in case.timeline.undated if meeting.at <= moment]
    taken = _taken(seen)
    if taken is not None:
        return _made(case, TAKEN, taken.at, -taken.at, since=taken.event.at, accepted=True)
    if _is_over(seen, talks):
        return None
    offer = _open_offer(seen)
    if offer is not None:
        by = offer.event.answer_by
        return _made(case, OFFERED, offer.at, by.isoformat() if by else "~", answer_by=by, since=offer.event.at)
    last = max([*talks, *(h.at for h in seen)], default=0.0)
    return _made(case, TALKING, last, -last) if talks else None


def _made(case: Case, kind: int, at: float, place: str | float, **keys: object) -> Known:
    role = named_title(case.role.title)
    entry = Elsewhere(employer=case.employer.name, role=role, **keys)  # type: ignore[arg-type] # as _known names them
    place_of_kind = (place, case.employer.name, case.role.title, case.id)
    return Known(kind, at, place_of_kind, employer_key(case.employer.name), candidate_keys(case), entry)


def _last(seen: Sequence[Happening], kind: str, *whats: str) -> Happening | None:
    return next((h for h in reversed(seen) if h.event.kind == kind and (not whats or h.event.what in whats)), None)


def _taken(seen: Sequence[Happening]) -> Happening | None:
    """The candidate's yes, unless they or the employer took it back since."""
    decided, no = _last(seen, "decided", "accepted", "declined", "withdrew"), _last(seen, "heard", *TAKES_BACK)
    if decided is None or decided.event.what != "accepted" or (no is not None and no.at > decided.at):
        return None
    return decided


def _is_over(seen: Sequence[Happening], talks: Sequence[float]) -> bool:
    """Whether either side ended it, and nothing began again since."""
    ends = [_last(seen, "decided"), _last(seen, "heard", *TAKES_BACK), _last(seen, "sent", *ENDS)]
    ended = max((end.at for end in ends if end is not None), default=None)
    if ended is None:
        return False
    again = _last(seen, "heard", *OPENS_AGAIN)
    return not any(at > ended for at in [*talks, *([again.at] if again else [])])


def _open_offer(seen: Sequence[Happening]) -> Happening | None:
    """The last offer, where nothing hangs on it and it is neither taken back nor answered."""
    offer = _last(seen, "heard", "offer")
    if offer is None or offer.event.conditional:
        return None
    since = [h.event for h in seen if h.at > offer.at]
    over = any(e.kind == "heard" and e.what in (*HOLDS_UP, *TAKES_BACK) for e in since)
    answered = any(e.kind == "decided" or (e.kind == "sent" and e.what in ANSWERS) for e in since)
    return None if over or answered else offer
