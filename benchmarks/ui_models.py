"""How many models a browser builds for a page of the app: widgets, their layouts and their styles."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any


def counted(places: Sequence[str]) -> dict[str, int]:
    """For each place, as if it were the only one that was ever shown; over the invented example."""
    os.environ.setdefault("FOLLOWUP_NOW", "2026-03-12T09:05:00-05:00")
    from followup.panels.app import app

    with tempfile.TemporaryDirectory(prefix="followup-bench-") as folder:
        opened = app(journal=str(Path(folder) / "journal.jsonl"))
        opened.desk.show_example(True)
        found = {}
        for place in places:
            opened.go(place)
            found[place] = len(set(models(opened.box, opened.places[opened.here.place])))
    return found


def models(box: Any, place: Any) -> Iterator[str]:
    """The ids of the models of the app with one place on it."""
    for one in (box, getattr(box, "layout", None), getattr(box, "style", None)):
        if one is not None:
            yield one.model_id
    for child in getattr(box, "children", ()):
        if "fu-place" not in child._dom_classes or child is place:
            yield from models(child, place)
