"""TOML and JSON text as values, refused where it is nested so deeply that reading it would cost far more than its size.

A dotted key costs its parser the square of its parts, and each level of a table costs every reader after it a call.
No file of ours goes six levels deep.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any

DEEPEST = 20  # tables, lists and dotted keys within each other
MOST = 100_000  # tables, lists, values and dots of keys in all: each costs far more than its one or two bytes
LONGEST_NUMBER = 400  # digits; more is no number of ours and costs the square of them
PART = re.compile(
    # Strings first: what is within them counts for nothing. One that nothing closes is taken as well, for no part of
    # a text is to be looked at twice; the parser stops there.
    r'"""(?:[^"\\]++|\\.|""?(?!"))*+(?:"{3,5})?'
    r"|'''(?:[^']++|''?(?!'))*+(?:'{3,5})?"
    r'|"(?:[^"\\\n]++|\\.)*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+"
    rf"|(?P<number>(?<![0-9A-Fa-f_])[0-9A-Fa-f_]{{{LONGEST_NUMBER},}}+)"
    r"|(?P<sign>[.\[\]{}=,\n])",
    re.DOTALL,
)


def read_toml(text: str) -> dict[str, Any]:
    """ValueError where it is not well-formed, or nested too deeply."""
    _refuse_costly(text)
    return tomllib.loads(text)


def read_json(text: str) -> Any:
    """ValueError where it is not well-formed, or nested too deeply."""
    _refuse_costly(text)
    return json.loads(text)


def _refuse_costly(text: str) -> None:
    for number, depth in enumerate(_depths(text)):
        if depth > DEEPEST:
            raise ValueError(f"nested too deeply; allowed: {DEEPEST} levels of tables, lists and dotted keys")
        if number >= MOST:
            raise ValueError(f"too many tables, lists, values and dotted keys; allowed: {MOST:,}")


def _depths(text: str) -> Iterator[int]:
    """How deep each bracket, dot and value is: the brackets that are open, and the dots of a key since it began."""
    brackets = dots = 0
    for found in PART.finditer(text):
        sign = found["sign"]
        if found["number"]:
            raise ValueError(f"a number of {len(found['number'])} digits; allowed: {LONGEST_NUMBER}")
        if sign and sign in ".[{":
            dots, brackets = (dots + 1, brackets) if sign == "." else (0, brackets + 1)
            yield brackets + dots
        elif sign:
            dots, brackets = 0, max(0, brackets - 1) if sign in "]}" else brackets
            if sign in ",=":
                yield brackets
