"""What an entry of the vocabulary of events must say, so that none is left half said; events.py has the entries."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import Literal

COMMON = ("at", "kind", "day_unknown")  # keys of every event

Effect = Literal[
    "counts",  # it is one of the follow-ups that a policy allows so many of
    "asks",  # it asks how things stand: a wait begins
    "is answered",  # what came of it, in the proof of search, is the answer after it
    "answers",  # it is an answer of theirs: a wait ends
    "thanks",  # it is a thank-you; a call is one only where they spoke
]
Turn = Literal["", "rejection", "offer", "decided"]
Done = Literal["messages", "calls"]
Colour = Literal["ink", "soft", "green", "blue", "orange", "purple"]


@dataclass(frozen=True, slots=True)
class Mark:
    """How charts along time mark what happened.

    name:   in the table that the chart draws
    label:  in the chart's key; counted: what a number of them is called where the chart is told in words, "" where it
            is not told
    symbol: a marker of matplotlib; filled: whether it is; below: how far under the line of its case it stands, so that
            two on one day are both seen
    """

    name: str
    _: KW_ONLY
    label: str
    symbol: str
    colour: Colour
    filled: bool = True
    below: float = 0
    counted: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a call went.

    word:    as files spell it
    says:    in the history: you spoke; form: in the candidate's own words: we spoke; report: in pages to print
    counts:  whether such a call is a follow-up that counts
    happens: the workshop's button that lets it happen, "" where it has none
    """

    word: str
    _: KW_ONLY
    says: str
    form: str
    report: str
    counts: bool
    happens: str = ""


@dataclass(frozen=True, slots=True)
class What:
    """One thing that can happen, in the words of everybody who tells of it.

    word:    as files spell it; "" where its kind is nothing but this
    form:    as the candidate chooses it in the form
    says:    in the history, where its kind's `sentence` has {it}; {text} is the event's own
    spoken:  in the history where they said it and did not write it, where that is not `says`
    report:  in pages to print: how they were contacted, what they answered, or how the case stands
    does:    what it does beside being told
    asks:    what the form asks beside what it asks for every event of its kind
    keys:    what it may hold beside the keys of its kind, as files spell them
    turn:    what the case has come to since, where it is a turn
    page:    on the page of a case, where it is not `says`
    status:  a job log's status that says it for certain: a list of importing/statuses.toml, or the words themselves
    happens: the workshop's button that lets it happen, "" where it has none
    then:    what the form adds once it is written down
    """

    word: str
    _: KW_ONLY
    form: str
    says: str
    report: str
    does: tuple[Effect, ...]
    asks: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    turn: Turn = ""
    page: str = ""
    spoken: str = ""
    status: str = ""
    happens: str = ""
    then: str = ""

    @property
    def over(self) -> bool:
        """Whether the case is over with it."""
        return self.turn in ("rejection", "decided")


@dataclass(frozen=True, slots=True)
class EventKind:
    """One kind of event, and what everybody does with it.

    word:     as files spell it; help: its meaning, for those who write files
    whats:    the values of `what`; usual: which of them is meant where none is given, "" where one has to be
    required, optional: its keys beside COMMON, as files spell them
    asks:     the keys that the form asks for; it asks only for what is in KEYS of events.py
    sentence: in the history, with {it} {by} {who} {outcome} {sender} {promise}
    done:     what the candidate did, as activity and the proof of search count it; None where they did nothing
    channel:  a key of CHANNELS that it always takes; "" where the event says it
    result:   what came of it, in the proof of search, where neither an outcome nor an answer says more
    mark:     in charts along time; None where they leave it out
    calendar: what a calendar calls it on its day; "" where it stands in none
    """

    word: str
    _: KW_ONLY
    help: str
    whats: tuple[What, ...]
    usual: str
    required: tuple[str, ...]
    optional: tuple[str, ...]
    asks: tuple[str, ...]
    sentence: str
    done: Done | None
    channel: str
    result: str
    mark: Mark | None
    calendar: str

    @property
    def words(self) -> tuple[str, ...]:
        """The values that `what` may have; none where it has no such key."""
        return tuple(what.word for what in self.whats if what.word)

    @property
    def keys(self) -> tuple[str, ...]:
        return (*COMMON, *self.required, *self.optional)

    @property
    def whom(self) -> str:
        """The key that says who it was with: to, from, or "" where nobody was."""
        return next((key for key in ("to", "from") if key in self.keys), "")

    def what(self, word: str | None) -> What:
        """The entry of that `what`, or of the usual one. LookupError for a word it does not have."""
        wanted = word or self.usual
        for what in self.whats:
            if what.word == wanted:
                return what
        raise LookupError(f"{self.word} has no what = {wanted}")
