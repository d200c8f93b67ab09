"""Where the page's worker comes in: text in, text out, so that nothing of JavaScript's is ever held in Python."""

from __future__ import annotations

import json
import sys
from types import ModuleType

from ..case.clock import now, read_moment
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


def rehearse() -> None:
    """One answer to nobody, so that the first one to somebody comes at once."""
    answers = {
        "when": "yesterday",
        "employer": "-",
        "city": "Dublin",
        "timing": "by Friday",
        "me": "-",
        "position": "-",
    }
    for do in ("plan", "letter", "dates"):
        respond({"do": do, "answers": answers}, now())


def press(asked: str) -> str:
    """One press. asked: JSON of what `respond` takes, with `now`, a moment with its offset; JSON of what it gives."""
    said = json.loads(asked)
    return json.dumps(respond(said, read_moment(str(said.get("now")), "now")))
