"""Reads a sentence of a letter: what it does there (thanks, asks, ...) and how it sounds, each with how sure that is.

A small linear classifier, learned from sentences by many hands; it needs nothing but Python and runs in the browser.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import exp, log

from .features import features
from .labels import FUNCTIONS, TONES
from .weights import weights

__all__ = ["Reading", "read_sentence"]


@dataclass(frozen=True, slots=True)
class Reading:
    """does: log-odds of each function; tone: the likeliest fault of tone; faulty: log-odds that there is any."""

    does: dict[str, float]
    tone: str
    faulty: float

    def surely(self, function: str, margin: float = 0.0, least: float | None = None) -> bool:
        """Whether the sentence does this in a letter, as sure as a finding needs it.

        margin: log-odds on top of its threshold; least: log-odds it has at any rate.
        """
        needed = float(weights().about["does"][function]) + margin
        return self.does[function] >= (needed if least is None else max(needed, least))

    @property
    def sounds(self) -> str:
        """sure, maybe or well: how the tone is told; the thresholds come from hands that were left out of training."""
        limits = weights().about["tone"]
        return "sure" if self.faulty >= limits["sure"] else "maybe" if self.faulty >= limits["maybe"] else "well"


@lru_cache(maxsize=512)
def read_sentence(text: str) -> Reading:
    """A sentence as the classifier reads it; about a millisecond. While somebody types, one sentence changes."""
    scores = weights().scores(features(text))
    tone = max(TONES, key=lambda name: scores[name])
    most = scores[tone]
    faulty = most + log(sum(exp(scores[name] - most) for name in TONES)) - scores["clean"]
    return Reading({name: scores[name] for name in FUNCTIONS}, tone, faulty)
