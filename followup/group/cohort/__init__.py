"""Many candidates at once: their cases in one SQLite file on this machine, planned again only where something changed.

The journals stay what counts. The store can be thrown away and built from them again at any time; nothing is ever
written back. A case's answer (its stage and its first step) is kept with the moment until which it stays the same.
"""

from .answers import Answer, answer_of, lasts_until
from .attention import REASONS, Attention, Row, who_needs_attention
from .journals import Built, build
from .nightly import Planned, plan_again
from .store import Store, open_store

__all__ = [
    "REASONS",
    "Answer",
    "Attention",
    "Built",
    "Planned",
    "Row",
    "Store",
    "answer_of",
    "build",
    "lasts_until",
    "open_store",
    "plan_again",
    "who_needs_attention",
]
