"""Feedback on practice: what is solved, what is left, what took many tries, and the counselor's own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from ...case.errors import InputError, Problem
from ...exchange.comment import MOST_BYTES, Comment, read_comment, write_comment
from ...journal.files import read_file
from .folder import HandedIn
from .practised import PRACTISED

FEEDBACK, WORDS = "feedback.json", "words.txt"  # beside what was handed in
MANY, MOST_NAMED = 3, 3  # tries; situations
SHORT, MOST_WORDS = 90, 1200  # letters of a story, and of the counselor's own words


def give_feedback(one: HandedIn, *, by: str, at: datetime, says: str = "", force: bool = False) -> Path:
    """Write the feedback beside what was handed in, in the place of that on an earlier hand-in; its path. InputError
    where this one has its feedback already, or something else lies there, without `force`.
    """
    path, lines = _place(one), [*filter(None, (own_words(one), says.strip())), *_lines(one)]
    earlier = _there(path) is not None and not is_answered(one)
    write_comment(path, Comment(by, "\n".join(lines), at), force=force or earlier)
    return path


class Given(NamedTuple):
    """written: for whom, and where; had: how many handed in nothing new since theirs; problems: what was not written"""

    written: list[tuple[HandedIn, Path]]
    had: int
    problems: list[Problem]


def give_to_all(found: Sequence[HandedIn], *, by: str, at: datetime, says: str = "", force: bool = False) -> Given:
    """The feedback of everybody who handed in something new; of all with `force`. One that fails stops no other."""
    new = [one for one in found if force or not is_answered(one)]
    given = Given([], len(found) - len(new), [])
    for one in new:
        try:
            given.written.append((one, give_feedback(one, by=by, at=at, says=says, force=force)))
        except InputError as error:
            given.problems.extend(error.problems)
    return given


def is_answered(one: HandedIn) -> bool:
    """Whether the feedback that lies there says all that this hand-in calls for: handed in again, it does not."""
    there = _there(_place(one))
    return there is not None and {*_lines(one)} <= {*there.says.splitlines()}


def _place(one: HandedIn) -> Path:
    return one.path.with_name(one.path.name.replace(PRACTISED.partition(".")[0], FEEDBACK.partition(".")[0], 1))


def _there(path: Path) -> Comment | None:
    """The feedback that lies there; None where there is none, or something else."""
    if path.is_symlink() or not path.is_file():
        return None
    try:
        return read_comment(read_file(path, most=MOST_BYTES + 1, allowed=FEEDBACK), str(path))
    except InputError:
        return None


def own_words(one: HandedIn) -> str:
    """What the counselor wrote for this person into words.txt in their folder; "" where there is none."""
    path = one.path.with_name(WORDS)
    if one.path.name != PRACTISED or path.is_symlink() or not path.is_file():
        return ""
    words = read_file(path, most=4 * MOST_WORDS + 1).decode("utf-8-sig", "replace").strip()
    if len(words) > MOST_WORDS:
        raise InputError(Problem(str(path), "too long for a word of feedback", "", f"{MOST_WORDS:,} letters"))
    return words


def _lines(one: HandedIn) -> Iterator[str]:
    first = f" On the first try: {one.first_tries}." if one.first_tries else ""
    yield f"Your practice: {one.standing.sentence}{first}"
    if one.gates and not one.left:
        yield "All that was asked for is practised."
    for gate in one.left:
        yield f"Still to practise: {gate.title}, {len(gate.left)} of {len(gate.asked)}."
    yield from (f"Worth another look: “{story}”" for story in _hard(one)[:MOST_NAMED])


def _hard(one: HandedIn) -> list[str]:
    """The stories that took many tries, or were tried and are not solved."""
    tries = dict(one.told.tried) | {how.situation: how.tries for how in one.told.solved if how.tries >= MANY}
    known = [held for page in one.standing.pages for held in (*(s for s, _ in page.solved), *page.left)]
    return [_short(story) for story in dict.fromkeys(s.story for s in known if s.id in tries)]


def _short(words: str) -> str:
    return words if len(words) <= SHORT else f"{words[: SHORT - 1].rsplit(' ', 1)[0]} …"
