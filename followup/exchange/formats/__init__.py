"""The formats a search is exported in: each is a module of this folder that holds a `Format`, named as it is asked for.

A new one is one new file here. The command line offers it with its options, the page of downloads shows its link where
it has words for one, and a test asks for its row in docs/formats.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, NamedTuple

from ...case.case import Case
from ...case.errors import InputError, Problem
from ...case.schema import one_of
from ...journal import Journal
from ...journal.elsewhere import with_elsewhere

if TYPE_CHECKING:
    from ...rulebook.book import Rulebook


class Option(NamedTuple):
    """What only one format asks, as in --table people. among: the words allowed; empty: any."""

    name: str
    metavar: str
    words: str
    among: tuple[str, ...] = ()


class Shown(NamedTuple):
    """A format on the page of downloads: its link, the sentence beside it, a button that opens it where it has one."""

    saves: str
    told: str
    opens: str = ""


@dataclass(frozen=True)
class Asked:
    """What is to be exported.

    cases: by id, those of `journal` but for the ids in `from_files`; whole: no case was named, so it is all of them
    now: aware; options: what the format's own options say, where they are given
    """

    cases: Mapping[str, Case]
    now: datetime
    journal: Journal
    policy: str
    rulebook: Rulebook | None = None
    whole: bool = True
    from_files: frozenset[str] = frozenset()
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def knowing(self) -> dict[str, Case]:
        """The cases as plans and drafts are made of them: those of the journal know what goes on in the others of it.

        `cases` are as they were written down, for what gives the data away.
        """
        told = with_elsewhere(list(self.journal.cases().values()), self.now)
        by_id = {case.id: case for case in told if case.id not in self.from_files}
        return {case_id: by_id.get(case_id, case) for case_id, case in self.cases.items()}

    @property
    def keys(self) -> dict[str, Any]:
        """Moment, policy and rulebook, as all functions here take them."""
        return {"now": self.now, "policy": self.policy, "rulebook": self.rulebook}


@dataclass(frozen=True)
class Format:
    """One format. name: as people ask for it; words: what it is, in a few; media: the media type of its files.

    make:     gives the file; it raises InputError or Unavailable where there can be none
    order:    where it stands among the others
    ending:   of its files' names; default: the name
    text:     whether it can be printed
    one_case: whether it is about one case only
    shown:    on the page of downloads; None: not there
    """

    name: str
    words: str
    media: str
    make: Callable[[Asked], bytes]
    order: int
    ending: str = ""
    text: bool = True
    one_case: bool = False
    options: tuple[Option, ...] = ()
    shown: Shown | None = None


@cache
def formats() -> Mapping[str, Format]:
    """All formats by name, in their order."""
    found = [import_module(f"{__name__}.{module.name}").FORMAT for module in iter_modules(__path__)]
    return {one.name: one for one in sorted(found, key=lambda one: one.order)}


def find(name: str) -> Format:
    """The format of that name; InputError naming the nearest."""
    if name not in formats():
        raise InputError(Problem("followup export FORMAT", "unknown word", name, one_of(formats(), name)))
    return formats()[name]
