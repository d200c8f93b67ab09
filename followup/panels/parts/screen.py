"""How much room a page has, as the browser says."""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakMethod

from .desk import Desk


class Screen:
    """Shared by the panels of a desk. narrow: a phone; nobody said so in a notebook, where a chart scrolls."""

    def __init__(self, desk: Desk) -> None:
        self.narrow = False
        self._told: list[WeakMethod[Callable[[], None]]] = []

    def follow(self, turned: Callable[[], None]) -> None:
        """turned: a method, called when the page becomes narrow, or wide again, as long as its panel lives."""
        self._told = [one for one in self._told if one() is not None]
        self._told.append(WeakMethod(turned))

    def measure(self, narrow: bool) -> None:
        if narrow != self.narrow:
            self.narrow = narrow
            for one in self._told:
                if turned := one():
                    turned()
