"""Case files and rules nested so deeply that reading them would cost far more than their size."""

from __future__ import annotations

import json
import os
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.case.case_file import MOST_BYTES, read_table
from followup.case.errors import InputError
from followup.case.structured import DEEPEST, MOST, PART, read_json, read_toml

MANY = 20_000


@pytest.mark.parametrize(
    "text",
    [
        "a." * MANY + "a = 1",
        "[" + "a." * MANY + "a]",
        "[[" + "a." * MANY + "a]]",
        "x = {" + "a." * MANY + "a = 1}",
        '"a" . ' * MANY + "a = 1",
        "'a.b'." * MANY + "a = 1",
        "x = " + "[" * 5_000 + "]" * 5_000,
        "x = " + "{a = " * 5_000 + "1" + "}" * 5_000,
        "x = [1,\n[2,\n" * 15 + "]]" * 15,
    ],
)
def test_nesting_is_refused_by_its_depth(text):
    with pytest.raises(ValueError, match=f"nested too deeply; allowed: {DEEPEST} levels"):
        read_toml(text)


@pytest.mark.parametrize("text", ["[" * 900 + "]" * 900, '{"a":' * 300 + "1" + "}" * 300, "[[{}]," * 40])
def test_nested_json_too(text):
    with pytest.raises(ValueError, match="nested too deeply"):
        read_json(text)


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"[a{n}.b.c.d.e.f.g.h]\n" for n in range(MANY)),
        "x = [" + "1," * (MOST + 1) + "]",
        "".join(f"k{n} = 1\n" for n in range(MOST + 1)),
    ],
)
def test_many_tables_lists_and_values_are_refused_by_their_number(text):
    with pytest.raises(ValueError, match=f"too many tables, lists, values and dotted keys; allowed: {MOST:,}"):
        read_toml(text)


@pytest.mark.parametrize("number", ["0x" + "f" * 5_000, "9" * 5_000, "0b" + "1_" * 5_000 + "1", "1." + "1" * 5_000])
def test_a_number_without_end_is_refused(number):
    with pytest.raises(ValueError, match="digits; allowed: 400"):
        read_toml(f"x = {number}")


@pytest.mark.parametrize(
    "text",
    [
        'x = "' + "a." * 500 + '"',
        "x = '" + "[{" * 500 + "'",
        'x = """\n' + 'a."".' * 500 + '"""',
        "x = '''\n" + "''[" * 500 + "'''",
        "# " + "a." * 500 + "\nx = 1",
        'x = "' + '\\"a.' * 500 + '"',
        "x = [\n" + "1.5,\n" * 500 + "]",
        'x = "' + "a" * 5_000 + '"',
    ],
)
def test_what_stands_in_texts_and_remarks_counts_for_nothing(text):
    assert read_toml(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text", ['"' + '\\"' * 99, '"""' + '\\"""' * 99, "'''" + "''a" * 99, "'" + "a" * 99, '"' + "\\a" * 99]
)
def test_a_text_that_nothing_closes_is_looked_at_once(text):
    assert [found.span() for found in PART.finditer(text)] == [(0, len(text))]
    with pytest.raises(ValueError):
        read_toml(f"x = {text}")


@given(st.recursive(st.text() | st.integers(-9, 9), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_whatever_json_is_not_deep_is_read_as_it_stands(held):
    assert read_json(json.dumps(held, ensure_ascii=False)) == held


@given(st.text(alphabet="a.[]{}=,\"'#\n\\ 1"))
def test_whatever_stands_there_is_read_as_the_language_has_it(text):
    try:
        expected = tomllib.loads(text)
    except ValueError:
        with pytest.raises(ValueError, match=r".+"):
            read_toml(text)
    else:
        assert read_toml(text) == expected


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "case.toml")
    with pytest.raises(InputError, match="not a file: a pipe or a device"):
        read_table(tmp_path / "case.toml")


def test_what_is_too_large_is_refused_by_its_size(tmp_path):
    (tmp_path / "case.toml").write_text("#" * (MOST_BYTES + 1))
    with pytest.raises(InputError, match="file too large"):
        read_table(tmp_path / "case.toml")
