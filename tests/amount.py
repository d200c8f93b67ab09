"""How much of what could be tried a run tries: a sixth; all of it with --all; more with --hypothesis-profile=search.

A run draws the same examples as the one before it, on every machine. Only `search` looks for others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import HealthCheck, settings

T = TypeVar("T")

SHARES = {"quick": 16, "all": 100, "search": 1000}  # in hundredths of what a test asks for

for name, share in SHARES.items():
    settings.register_profile(
        name,
        max_examples=share,
        derandomize=name != "search",
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


def some(count: int) -> int:
    """How many of `count` this run tries; one at least."""
    return max(1, count * SHARES.get(settings.get_current_profile_name(), 100) // 100)


def examples(count: int) -> settings:
    """Settings of a property that draws `count` examples in a whole run."""
    return settings(max_examples=some(count))


def spread(row: Sequence[T]) -> Sequence[T]:
    """Those of a long row of like things that this run looks at, taken evenly out of it; all of them with --all."""
    return row[:: max(1, len(row) // some(len(row)))]
