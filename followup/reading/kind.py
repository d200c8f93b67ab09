"""Which of the things that can happen a message is, by its signs: what is plainly said wins over what it leans to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .phrases import Seen

NOTHING = "none"
GIVEN = 0.6  # for an invitation, where day and hour of a talk are given; for what asks, where a limit is
ASKING = ("task", "offer")
# How far the next kind is, at least, where nobody need be asked; less where the wordings decided for the same. Of 1550
# messages whose writer was left out of the learning 40 with days were taken for another kind; 5 are not in doubt.
NEAR, NEAR_AS_SAID = 2.0, 0.8
SAID, EACH_PLAIN = 0.75, 0.2  # found on five authors whose messages neither the rules nor the weights had seen
PLAIN = 3  # the weight of a wording that says it outright
OUTRIGHT = (
    "task",
    "invitation",
    "contact_me",
    "on_hold",
    "checking",
    "no_decision",
    "other",
)  # the first of equals wins
SAID_ANYWAY = ("rejection", "offer", "invitation", "task", "no_decision", "on_hold")  # also in a circular
BROUGHT_ALONG = {"offer": "checking", "offer_withdrawn": "rejection"}  # an offer may hang on checks; to lose it is a no


@dataclass(frozen=True, slots=True)
class Weighed:
    """How much of each kind is in a text: the heaviest sign, and how many plain ones there are."""

    heaviest: dict[str, int]
    plain: dict[str, int]

    def of(self, kind: str) -> int:
        return self.heaviest.get(kind, 0)


def weigh(seen: Sequence[Seen]) -> Weighed:
    heaviest: dict[str, int] = {}
    plain: dict[str, int] = {}
    covered: dict[str, int] = {}
    for one in seen:
        heaviest[one.of] = max(heaviest.get(one.of, 0), one.weight)
        if one.weight == PLAIN and one.start >= covered.get(one.of, 0):  # those that overlap count once
            plain[one.of] = plain.get(one.of, 0) + 1
            covered[one.of] = one.end
    return Weighed(heaviest, plain)


def kind_of(seen: Sequence[Seen], *, talk_given: bool, asked_by: bool) -> str | None:
    """The `what` of the contract, or None where nothing can be told.

    talk_given: the text names day and hour of a talk, or several; asked_by: it names a day by which something is due
    """
    weighed = weigh(seen)
    if weighed.of("offer_withdrawn") == PLAIN:
        return "offer_withdrawn"
    if weighed.of("away"):
        return None
    if weighed.of("noise") == PLAIN and not _outweighs(weighed):
        return None
    if weighed.of("offer") == PLAIN and weighed.of("rejection") < PLAIN:
        return "offer"
    if weighed.of("rejection") == PLAIN:
        return _ended(seen, weighed, talk_given)
    return _going_on(seen, weighed, talk_given, asked_by)


def weighed_kind(
    said: str | None, seen: Sequence[Seen], leaning: Mapping[str, float], *, talk_given: bool = False, due: bool = False
) -> tuple[str | None, bool]:
    """What the wordings say, unless the words lean clearly to something else; and whether no other kind comes near.

    leaning: for each kind the logarithm of how likely the words make it. The wordings add to it: most where they
    decided for that kind, a little for each plain one; and so do a talk's day and hour, and a limit of theirs (due).
    """
    plain = weigh(seen).plain
    chosen = said or NOTHING

    def score(kind: str) -> float:
        decided = SAID if kind == chosen else 0.0
        given = GIVEN * ((kind == "invitation" and talk_given) or (kind in ASKING and due))
        return leaning[kind] + decided + given + EACH_PLAIN * min(3, plain.get(kind, 0))

    best, after = sorted((kind for kind in leaning if kind != BROUGHT_ALONG.get(chosen)), key=score)[:-3:-1]
    return None if best == NOTHING else best, score(best) - score(after) >= (NEAR_AS_SAID if best == said else NEAR)


def _outweighs(weighed: Weighed) -> bool:
    """Whether something is said in spite of the look of a circular."""
    said = [kind for kind in SAID_ANYWAY if weighed.of(kind) == PLAIN]
    return said not in ([], ["no_decision"]) or weighed.plain.get("no_decision", 0) > 1


def _ended(seen: Sequence[Seen], weighed: Weighed, talk_given: bool) -> str:
    """A no, unless it is for another position and something plain comes after it."""
    last = max(one.end for one in seen if one.of == "rejection" and one.weight == PLAIN)
    later = {one.of for one in seen if one.weight == PLAIN and one.start > last}
    if "offer" in later and weighed.plain["offer"] > weighed.plain["rejection"]:
        return "offer"
    if talk_given and "invitation" in later and "other" not in later:  # and the talk is not off
        return "invitation"
    return "rejection"


def _asks_after(seen: Sequence[Seen]) -> bool:
    """Whether a plain wish to be called comes after one not to be: not the desk; ring my mobile."""
    last = max((one.end for one in seen if one.of == "told_not_to_call"), default=0)
    return any(one.of == "contact_me" and one.weight == PLAIN and one.start >= last for one in seen)


def _going_on(seen: Sequence[Seen], weighed: Weighed, talk_given: bool, asked_by: bool) -> str | None:
    plain = [kind for kind in OUTRIGHT if weighed.of(kind) == PLAIN]
    if talk_given and "invitation" in plain:
        return "invitation"
    if "other" in plain:
        return "invitation" if talk_given or weighed.of("times") else "other"
    if "told_not_to_call" in weighed.heaviest and _asks_after(seen):
        return "contact_me"
    if "told_not_to_call" in weighed.heaviest and not set(plain) - {"no_decision", "contact_me"}:
        if weighed.plain.get("no_decision", 0) < 2:
            return "told_not_to_call"
    if "invitation" in plain and "task" in plain:
        return "task" if asked_by else "invitation"
    if "contact_me" in plain and "invitation" in plain:
        return "contact_me" if weighed.plain["contact_me"] >= weighed.plain["invitation"] else "invitation"
    if "on_hold" in plain and "task" not in plain:
        return "on_hold"
    if "invitation" in plain and not talk_given:
        rivals = [
            kind for kind in ("no_decision", "checking") if weighed.plain.get(kind, 0) > weighed.plain["invitation"]
        ]
        plain = rivals + plain
    if plain:
        return plain[0]
    return "invitation" if talk_given and weighed.of("invitation") == PLAIN - 1 else _leaning(weighed)


def _leaning(weighed: Weighed) -> str | None:
    """Where nothing is said outright: an acknowledgement tells nothing, hopes for the future are a no."""
    if weighed.of("noise"):
        return None
    for kind in ("no_decision", "offer", "other", "invitation", "rejection"):
        if weighed.of(kind) == PLAIN - 1:
            return kind
    return None
