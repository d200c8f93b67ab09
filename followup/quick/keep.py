"""The case of the page on its way into the candidate's journal, by the journal's own writer."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from ..case.case import Case
from ..case.case_file import case_to_dict
from ..journal import Journal


def add_case(journal: str, case: Case, settings: dict[str, Any], now: datetime) -> str:
    """The text of a journal with this case in it, opened. One that stands there already, word for word, is only opened.

    settings: what the page knows beside the case: the candidate's zone, the policy; now: aware. InputError where the
    text is no journal that can be added to.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "journal.jsonl")
        path.write_bytes(journal.encode("utf-8", "surrogatepass"))
        book = Journal(path)
        facts = _facts(case)
        known = next((id for id, one in book.cases().items() if _facts(one) == facts), None)
        made = known or book.new_case(facts, at=now)
        for name, value in {"example": False, "case": made, **settings}.items():
            if book.setting(name) != value:
                book.set(name, value, at=now)
        return path.read_bytes().decode("utf-8", "surrogatepass")


def _facts(case: Case) -> dict[str, Any]:
    return {key: value for key, value in case_to_dict(case).items() if key != "id"}
