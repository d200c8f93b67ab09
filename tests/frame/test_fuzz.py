"""Odd inputs of every kind are taken or refused in words, soon. `start.py fuzz` does the same with 300,000."""

import contextlib
import time
from pathlib import Path

import pytest

from benchmarks import fuzz, fuzz_kinds
from benchmarks.fuzz_kinds import Kind
from followup.case.errors import InputError, Problem

KINDS = {kind.name: kind for kind in fuzz_kinds.kinds()}
SEED = 1129


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
def test_odd_inputs_bring_no_traceback_and_none_takes_two_seconds(name, pytestconfig):
    inputs = 100 if pytestconfig.getoption("--all") else 20
    found = fuzz.run(KINDS[name], inputs, SEED)
    assert found.inputs == inputs == found.refused + found.accepted
    assert (found.faults, found.late) == ({}, 0)


@pytest.mark.many
@pytest.mark.parametrize("name", KINDS)
def test_the_sound_ones_are_taken_so_that_changes_reach_what_lies_behind(name, tmp_path):
    kind, found = KINDS[name], fuzz.Found(name)
    try:
        for number, data in enumerate(kind.sound()):
            fuzz.feed(kind, data, tmp_path / str(number), found)
    finally:
        fuzz_kinds.clear()
    assert found.accepted == found.inputs > 2


def test_all_eight_kinds_are_there():
    assert len(KINDS) == 8


def test_what_is_no_word_of_ours_counts_as_a_traceback_and_what_never_ends_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(fuzz, "ENOUGH", 0.3)
    monkeypatch.setattr(fuzz, "ALLOWED", 0.2)

    def feed(data: bytes, at: Path) -> None:
        while data == b"for ever":
            with contextlib.suppress(Exception):
                time.process_time()
        if data == b"refused":
            raise InputError(Problem("here", "not so"))
        raise KeyError(data)

    found = fuzz.Found("own")
    for data in (b"refused", b"for ever", b"wrong", b"wrong too"):
        fuzz.feed(Kind("own", lambda: [], lambda one, _: one, feed), data, tmp_path / "in", found)
    assert (found.inputs, found.refused, found.accepted, found.late, found.tracebacks) == (4, 1, 0, 1, 2)
    assert b"for ever" in found.kept.values() and found.slowest > 0.2


def test_the_same_seed_makes_the_same_inputs():
    def seen():
        inputs = []
        kind = KINDS["hand-ins"]
        fuzz.run(Kind("one", kind.sound, kind.change, lambda data, at: inputs.append(data)), 30, SEED)
        return inputs

    assert seen() == seen()
