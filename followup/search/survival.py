"""The share that had answered after so many days, with those still waiting counted as what they are (Kaplan–Meier)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from math import exp, log, sqrt
from operator import itemgetter

import pandas as pd

Z = 1.959963984540054  # of a 95% band
CURVE_COLUMNS = [
    "days",  # the first row is day 0; then one for each length at which an answer came
    "at_risk",  # waits that were at least so long
    "answers",  # that came then
    "silent",  # the share that had no answer after it
    "low",  # of the 95% band of `silent`: Greenwood's variance on the log-log scale
    "high",
]


def kaplan_meier(days: Iterable[float], answered: Iterable[bool]) -> pd.DataFrame:
    """The curve (CURVE_COLUMNS). days: how long each wait was; answered: whether an answer ended it.

    A wait without an answer counts among the waiting up to its own length, and no further. At a share of 1 or 0
    Greenwood's formula has no width: there the band is as wide as it was, and reaches the curve.
    """
    waits = sorted(zip(map(float, days), map(bool, answered)))
    rows = [(0.0, len(waits), 0, 1.0, 1.0, 1.0)]
    silent, spread, high, at_risk = 1.0, 0.0, 1.0, len(waits)
    for length, same in groupby(waits, key=itemgetter(0)):
        ends = [ended for _, ended in same]
        if answers := sum(ends):
            silent *= 1 - answers / at_risk
            spread += answers / (at_risk * (at_risk - answers)) if at_risk > answers else 0.0
            low, high = _band(silent, spread) if silent > 0 else (0.0, high)
            rows.append((length, at_risk, answers, silent, low, high))
        at_risk -= len(ends)
    return pd.DataFrame(rows, columns=CURVE_COLUMNS)


def _band(silent: float, spread: float) -> tuple[float, float]:
    reach = Z * sqrt(spread) / abs(log(silent))
    return silent ** exp(reach), silent ** exp(-reach)


def half_by(curve: pd.DataFrame, share: float = 0.5) -> float | None:
    """The day by which this share had answered; None where the curve does not come so far."""
    there = curve.loc[curve["silent"] <= 1 - share + 1e-12, "days"]
    return float(there.iloc[0]) if len(there) else None


def waiting_at(days: Sequence[float], moments: Sequence[float]) -> list[int]:
    """How many waits were at least so long, at each of these moments."""
    return [sum(day >= moment for day in days) for moment in moments]
