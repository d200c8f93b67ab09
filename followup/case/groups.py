"""What belongs together because it has something in common, directly or by others: cases, steps, journals."""

from __future__ import annotations

from collections.abc import Iterable


class Groups:
    """Numbers that have a key in common, whichever way they came to have it."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))
        self._first: dict[object, int] = {}

    def put(self, number: int, keys: Iterable[object]) -> None:
        for key in keys:
            self._above[self.top(number)] = self.top(self._first.setdefault(key, number))

    def top(self, number: int) -> int:
        while self._above[number] != number:
            self._above[number] = number = self._above[self._above[number]]
        return number

    def all(self) -> list[list[int]]:
        """Each with its numbers in their order, by the first of them."""
        groups: dict[int, list[int]] = {}
        for number in range(len(self._above)):
            groups.setdefault(self.top(number), []).append(number)
        return list(groups.values())

    def found(self) -> list[list[int]]:
        """Those of two or more."""
        return [group for group in self.all() if len(group) > 1]
