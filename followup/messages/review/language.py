"""Says in one plain sentence which parts of the language check are at work here; none of them finds everything."""

from __future__ import annotations

from ...case.case import Case
from ..review import second_reader
from .spelling import spelling_of

SPELLING = {
    "american": "American spelling",
    "british": "British spelling",
    "either": "spelling, American or British",
}


def parts(case: Case | None = None) -> dict[str, bool]:
    """Each part of the language check and whether it is on."""
    spelling = SPELLING[spelling_of(case) if case is not None else "either"]
    return {spelling: True, "common slips of grammar": True, "the larger grammar checker": second_reader.available()}


def says_what_is_read(case: Case | None = None) -> str:
    """For the panel: what is read and what is not. It never says that a text is free of errors."""
    on = [name for name, at_work in parts(case).items() if at_work]
    off = [name for name, at_work in parts(case).items() if not at_work]
    missing = f"; {', '.join(off)} is not installed (the extra [grammar])" if off else ""
    return f"Read for {', '.join(on)}{missing}. Read it aloud once more all the same."
