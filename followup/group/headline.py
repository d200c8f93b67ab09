"""What a counselor would say of a group at the door: one sentence, then what to do about it; from what may be shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .hiding import LEAST, MANY, NEARLY
from .told import Line, Told

MOST = 4  # pieces of advice; more is none
NOTHING = "Nothing stands out that may be told about five people or more."


@dataclass(frozen=True)
class Cue:
    """If that row is about enough people: what to say of it, and what to do. From `share` of the group on it counts.

    counted: what to say where the sum may be told too; urgent: it goes before all that is not, however many people
    that is about.
    """

    table: str
    row: str
    says: str
    do: str
    share: float = 0.0
    counted: str = ""
    urgent: bool = False


CUES = (  # the most urgent first: of two that are about as many people, the earlier one counts
    Cue("late", "owed", "Thank-yous are owed by {who}",
        "Write one together, ten minutes, to the person they met last; a late one still counts.",
        counted="{count} thank-yous are owed by {who}"),
    Cue("late", "answer-offer", "An offer is unanswered past its day for {who}",
        "Speak with each of them today: call, thank, ask for a day more.", urgent=True),
    Cue("late", "acknowledge-offer", "An offer has not been acknowledged by {who}",
        "Two lines today: thank you, and when they will answer.", urgent=True),
    Cue("stuck", "follow_up", "A follow-up has been open for more than two weeks for {who}",
        "Practise the call in threes, then let each choose the day of theirs."),
    Cue("promises", "silent", "A promised day passed without an answer for {who}",
        "Show that asking is due then, and is no reproach; write the two sentences together."),
    Cue("stuck", "quiet", "There is silence, and nothing more to send, for {who}",
        "Say aloud that they have done their part, and turn to the next application."),
    Cue("stuck", "applied", "Applications have been out for more than two weeks without an interview for {who}",
        "Look at the applications before the follow-ups: what was asked for, and whether the first lines answer it.",
        0.5),
    Cue("stages", "before_interview", "An interview is ahead for {who}",
        "Rehearse how it ends: ask when they decide, and whom one may ask then.", 0.3),
    Cue("late", "late", "Thank-yous went out after more than a day from {who}",
        "Let them keep a draft ready before the interview.", 0.3),
    Cue("stages", "waiting", "It is too early to ask for {who}", "Nothing to send: note the day on which they may.",
        0.5),
)  # fmt: skip


def headline(told: Told) -> str:
    """One sentence: what most of them need, and to begin there."""
    found = _found(told)
    return f"{found[0][0]}: begin there." if found else NOTHING


def advice(told: Told) -> list[str]:
    """What to do, the first thing first; each with what it is about."""
    return [f"{says}. {cue.do}" for says, cue in _found(told)[:MOST]]


def _found(told: Told) -> list[tuple[str, Cue]]:
    found = sorted(_about(told), key=lambda one: (not one[2].urgent, -one[0]))
    return [(says, cue) for _, says, cue in found]


def _about(told: Told) -> Iterator[tuple[int, str, Cue]]:
    for cue in CUES:
        line = told.line(cue.table, cue.row)
        if line is not None and (share := _share(line, told.everybody)) and share >= cue.share:
            says = cue.counted if cue.counted and line.number is not None else cue.says
            yield _rank(share), says.format(who=_who(line, told.everybody), count=line.counted), cue


def _share(line: Line, everybody: int) -> float:
    """The least share of the group that this row may be about; 0 where nothing may be said."""
    if line.people is not None:
        return line.people / everybody
    return (everybody - LEAST + 1) / everybody if line.says in MANY else 0.0


def _rank(share: float) -> int:
    """In quarters: which of two is the larger matters only where it is much larger."""
    return int(share * 4)


def _who(line: Line, everybody: int) -> str:
    if line.people == everybody:
        return "everybody"
    if line.says == NEARLY:
        return "nearly everybody"
    return line.says if line.says in MANY else f"{line.people} of {everybody}"
