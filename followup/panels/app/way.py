"""The way from one place of the app to another; known to the panels that lead somewhere, kept by the app."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..parts.desk import Desk


class Way:
    """One for each desk (`desk.shared(Way)`). Where no app is open, nothing leads anywhere."""

    def __init__(self, desk: Desk) -> None:
        self.follow: Callable[[str], None] | None = None
        self.happened: Callable[[], None] | None = None

    def go(self, address: Any) -> None:
        """Turn to that place."""
        if self.follow is not None:
            self.follow(str(address))
