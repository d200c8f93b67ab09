"""How much room a page has, as the browser says."""

from __future__ import annotations

from collections.abc import Callable

from .desk import Desk


class Screen:
    """Shared by the panels of a desk. narrow: a phone; nobody said so in a notebook, where a chart scrolls."""

    def __init__(self, desk: Desk) -> None:
        self.narrow = False
        self._told: list[Callable[[], None]] = []

    def follow(self, turned: Callable[[], None]) -> None:
        """turned: called when the page becomes narrow, or wide again."""
        self._told.append(turned)

    def measure(self, narrow: bool) -> None:
        if narrow != self.narrow:
            self.narrow = narrow
            for turned in self._told:
                turned()
