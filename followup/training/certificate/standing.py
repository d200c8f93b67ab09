"""How far somebody is with the practice of the whole workbook: what is solved on each page, and what is left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..practice import FOLDER, Situation, read_situations
from .record import Solved


@dataclass(frozen=True)
class PageStanding:
    """page: a notebook's name; solved: each with its situation, in the page's order; left: what is not solved yet."""

    page: str
    solved: tuple[tuple[Situation, Solved], ...]
    left: tuple[Situation, ...]


@dataclass(frozen=True)
class Standing:
    pages: tuple[PageStanding, ...]

    @property
    def solved(self) -> int:
        """How many situations are solved under any policy."""
        return sum(len({situation.id for situation, _ in page.solved}) for page in self.pages)

    @property
    def total(self) -> int:
        return self.solved + sum(len(page.left) for page in self.pages)

    @property
    def sentence(self) -> str:
        return f"{self.solved or 'None'} of {self.total} situations solved."


def standing(solved: Iterable[Solved]) -> Standing:
    """What was solved beside all situations the workbook has; what it has no longer is left out."""
    of: dict[str, list[Solved]] = {}
    for one in solved:
        of.setdefault(one.situation, []).append(one)
    return Standing(tuple(_page(path.stem, of) for path in sorted(FOLDER.glob("*.toml"))))


def _page(name: str, of: dict[str, list[Solved]]) -> PageStanding:
    situations = read_situations(name)
    done = tuple((one, how) for one in situations for how in of.get(one.id, ()))
    return PageStanding(name, done, tuple(one for one in situations if one.id not in of))
