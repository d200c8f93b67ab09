"""Where the page's worker comes in: text in, text out, so that nothing of JavaScript's is ever held in Python."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from types import ModuleType

from ..case.clock import read_moment
from ..rulebook.loading import default_rulebook
from .answer import respond


class NoTable:
    """What `pandas` has for anybody who only names it, such as in a type."""

    def __init__(self, *given: object, **named: object) -> None:
        raise RuntimeError("there are no tables on this page")


class NoTables(ModuleType):
    """In the place of pandas, which the page does not load: what makes tables can be imported, and is not used."""

    def __getattr__(self, name: str) -> type[NoTable]:
        return NoTable


def warm() -> None:
    """Have everything read that every answer needs."""
    if sys.platform == "emscripten":
        sys.modules.setdefault("pandas", NoTables("pandas"))
    default_rulebook()


def press(asked: str) -> str:
    """One press. asked: JSON of what `respond` takes, with `now`, a moment with its offset; JSON of what it gives."""
    said = json.loads(asked)
    now: datetime = read_moment(str(said.get("now")), "now")
    return json.dumps(respond(said, now))
