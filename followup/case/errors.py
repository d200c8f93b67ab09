"""The one form every error takes: where it is, what is wrong, what was seen, what is allowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .text import printed, shown

LONGEST_SEEN = 60  # characters of what was seen that are repeated in an error


def shorten(value: object, most: int = LONGEST_SEEN) -> str:
    """`value` on one printable line of at most `most` characters."""
    text = value if isinstance(value, str) else _shown(value)
    text = printed(shown(text[: most + 1]), "·")
    return text if len(text) <= most else text[: most - 1] + "…"


def form_of(value: object) -> str:
    """What a value of a file is, as people say it: no name that only programs know."""
    kinds = {dict: "a table", list: "a list", str: "a text", bool: "yes or no", type(None): "nothing"}
    return kinds.get(type(value), "a number" if isinstance(value, int | float) else "something else")


def _shown(value: object) -> str:
    try:
        return repr(value)
    except ValueError:  # a number of thousands of digits
        return "a number without end"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    where:   file, key, row or id, as the person can find it
    what:    the fault in a few words
    seen:    what stands there ("" where nothing does)
    allowed: what would be right ("" where that is plain)
    """

    where: str
    what: str
    seen: str = ""
    allowed: str = ""

    def __str__(self) -> str:
        seen = f": {shorten(self.seen)}" if self.seen else ""
        allowed = f" (allowed: {shorten(self.allowed, 200)})" if self.allowed else ""
        return f"{shorten(self.where, 160)}: {self.what}{seen}{allowed}"


class FollowupError(Exception):
    """Base of all errors of this package; its text is at most three lines."""

    exit_status = 2

    def __init__(self, *problems: Problem) -> None:
        self.problems: Sequence[Problem] = problems
        super().__init__(*problems)

    def __str__(self) -> str:
        lines = [str(problem) for problem in self.problems[:2]]
        if len(self.problems) > 2:
            lines.append(f"and {len(self.problems) - 2} more")
        return "\n".join(lines)


class InputError(FollowupError):
    """Wrong use or unreadable input: exit status 2."""


class Unavailable(FollowupError):
    """The case asks for something that cannot be had: exit status 1."""

    exit_status = 1
