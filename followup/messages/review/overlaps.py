"""Where findings lie on top of each other one is told: the graver fault, the longer stretch, and no slip beside it."""

from __future__ import annotations

from collections.abc import Iterable

from .finding import Finding

LANGUAGE = ("spelling", "doubled-word", "grammar", "punctuation")
REPLACING = ("placeholder", "wrong-name", "wrong-date")  # with these, the words there go anyway
GRAVEST = ("error", "warning", "hint")


def told_once(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """What is told of these findings, in the order of the text, the gravest first.

    Of two of one code at one place it is the first; a slip of language goes where another finding tells it already.
    """
    first = list({(f.code, f.start, f.end): f for f in reversed(list(found))}.values())[::-1]
    whole = [one for one in first if not any(_covers(other, one) for other in first)]
    kept: list[Finding] = []
    for one in sorted(whole, key=lambda f: (f.code in LANGUAGE, f.code == "spelling")):  # our own patterns come first
        if one.code not in LANGUAGE or not any(_takes_over(other, one) for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda f: (f.start, f.end, GRAVEST.index(f.severity), f.code)))


def _takes_over(other: Finding, one: Finding) -> bool:
    """Whether a slip of language is told already, or goes when the other place is put right."""
    if (other.start, other.end) == (one.start, one.end):
        return True
    overlap = one.start < other.end and other.start < one.end
    return overlap and (other.code in REPLACING or other.code == one.code)


def _covers(wide: Finding, one: Finding) -> bool:
    """Whether the same fault is told of a longer stretch that holds this one."""
    longer = wide.start <= one.start < one.end <= wide.end and wide.end - wide.start > one.end - one.start
    return longer and wide.code == one.code and one.code not in LANGUAGE
