"""The weights of the classifier as they are kept: a byte each, a scale a column, and where they come from.

`start.py train` writes them; docs/sentence-model.md says what they can do.
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .features import BUCKETS
from .labels import COLUMNS

KEPT = Path(__file__).parent / "weights.bin"
END = b"\n"


@dataclass(frozen=True)
class Weights:
    """rows: len(COLUMNS) numbers a bucket; about: scales, biases, thresholds and the hash of the data."""

    rows: array[int]
    about: Mapping[str, Any]

    def scores(self, values: Mapping[int, float]) -> dict[str, float]:
        """What each column says of a sentence with these features."""
        width, rows = len(COLUMNS), self.rows
        sums = [0.0] * width
        for bucket, value in values.items():
            at = bucket * width
            sums = [s + value * weight for s, weight in zip(sums, rows[at : at + width], strict=True)]
        scaled = zip(COLUMNS, sums, self.about["scales"], self.about["biases"], strict=True)
        return {name: total * scale + bias for name, total, scale, bias in scaled}


def packed(rows: bytes, about: Mapping[str, Any]) -> bytes:
    """One line that says what they are, then the numbers; the same numbers give the same bytes."""
    return json.dumps(about, sort_keys=True).encode() + END + zlib.compress(rows, 9)


def unpacked(kept: bytes) -> Weights:
    line, _, squeezed = kept.partition(END)
    rows = array("b", zlib.decompress(squeezed))
    if len(rows) != BUCKETS * len(COLUMNS):
        raise ValueError(f"the weights have {len(rows)} numbers, not {BUCKETS * len(COLUMNS)}: run start.py train")
    return Weights(rows, json.loads(line))


@cache
def weights() -> Weights:
    """Those that come with the package; read when first asked for."""
    return unpacked(KEPT.read_bytes())
