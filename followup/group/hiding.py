"""Which cells of a table say something about fewer than five people, by themselves or by what stands around them."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

LEAST = 5
FEW = f"fewer than {LEAST}"
NEARLY = "nearly all"  # who is left is fewer than five
BESIDE = "not shown"  # itself large enough, but it would give away another one
Cells = Mapping[str, AbstractSet[int]]  # each cell, and whose numbers are in it


def told_by_itself(people: int, everybody: int) -> str | None:
    """Why that many of everybody is not said, or None where it may be: 0, all, or five with five others left."""
    if 0 < people < LEAST:
        return FEW
    if 0 < everybody - people < LEAST:
        return NEARLY
    return None


def hidden(cells: Cells, *, summed: bool) -> dict[str, str]:
    """The cells whose numbers are not shown, each with the word that stands there.

    summed: their sum is shown too. Then what the hidden ones have together can be worked out, so it must be about five
    people at least, in two cells at least: the next smallest ones are hidden beside them until it is.
    """
    found = {name: FEW for name, people in cells.items() if 0 < len(people) < LEAST}
    while summed and found and not _safe(cells, found):
        left = [name for name, people in cells.items() if people and name not in found]
        if not left:
            break
        found[min(left, key=lambda name: len(cells[name]))] = BESIDE
    return found


def sum_may_be_shown(cells: Cells) -> bool:
    """Whether the sum of all cells is about nobody or five people, and does not give away what is hidden."""
    people, found = frozenset[int]().union(*cells.values()), hidden(cells, summed=True)
    return (not people or len(people) >= LEAST) and (not found or _safe(cells, found))


def _safe(cells: Cells, found: Mapping[str, str]) -> bool:
    people = frozenset[int]().union(*(cells[name] for name in found))
    return len(found) > 1 and len(people) >= LEAST
