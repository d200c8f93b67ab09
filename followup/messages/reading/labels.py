"""The labels a sentence can have: what it does in a letter and how it sounds, for reader, training and data."""

from __future__ import annotations

FUNCTIONS = (
    "thanks", "interest", "fit", "request", "repair", "detail", "recall", "contact", "decision", "courtesy",
)  # fmt: skip
TONES = (
    "desperate", "pushy", "presumptuous", "demanding", "self-deprecating", "blame", "oversharing", "boast",
    "stock-phrase", "chatty",
)  # fmt: skip
COLUMNS = ("clean", *TONES, *FUNCTIONS)  # the order of the weights of a bucket
