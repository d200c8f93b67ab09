"""Patterns whose {words}, brackets or gaps come to far more than they look: refused before they are built."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.rulebook.patterns.pattern import DEEPEST, LARGEST, read_pattern, size_of

DOUBLED = {f"w{n}": (f"{{w{n - 1}}} " * 10,) for n in range(1, 9)} | {"w0": ("a",)}


@pytest.mark.parametrize(
    ("text", "sets"),
    [
        ("{w8}", DOUBLED),
        ("{w8}|b", DOUBLED),
        ("[{w5}] b", DOUBLED),
        ("a {w}", {"w": tuple(f"a{n} b" for n in range(9_000))}),
        ("{w}", {"w": ("a(" + "|" * 1_400 + ")",) * 20}),
        ("a " + "...9 " * 300, {}),
    ],
)
def test_a_pattern_that_comes_to_too_much_is_refused(text, sets):
    with pytest.raises(ValueError, match=f"too many words; allowed: {LARGEST:,}"):
        read_pattern(text, sets)


@pytest.mark.parametrize(
    ("text", "sets"),
    [
        ("(" * 700 + "a" + ")" * 700, {}),
        ("[" * 700 + "a" + "]" * 700, {}),
        ("(a|[" * 60 + "b" + "])" * 60, {}),
        ("{w99}", {f"w{n}": (f"{{w{n - 1}}}",) for n in range(1, 100)} | {"w0": ("a",)}),
        ("(" * 1_400, {}),
    ],
)
def test_a_pattern_nested_too_deeply_is_refused(text, sets):
    with pytest.raises(ValueError, match=f"nested too deeply; allowed: {DEEPEST}"):
        read_pattern(text, sets)


@given(st.text(alphabet="a()[]|<>{w} .~'?,", max_size=80))
def test_whatever_stands_there_is_small_or_refused(text):
    try:
        assert 0 < size_of(read_pattern(text, {"w": ("a b", "{w}")})) <= LARGEST
    except ValueError as error:
        assert str(error)
