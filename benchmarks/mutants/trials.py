"""Mutants tried one by one: each in a fork of a process that has the tests collected and has run none of them.

A changed function gets its code in place there, so that whoever imported it has the changed one. What runs on import
is tried in a process that has not imported the package yet.
"""

from __future__ import annotations

import gc
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from types import CodeType, FunctionType

import pytest

from .covering import Covering
from .mutant import Laid, Mutant
from .noticing import most_noticing, note_that_noticed
from .running import KILLED, SURVIVED, UNFIT, allow, apart, forget, passes, resting_on, run_pytest

Living = dict[tuple[str, str, int], list[FunctionType]]
FEWEST_SECONDS, TIMES_AS_LONG = 15, 5  # what a test may take with a mistake, by what it takes without
IMPORT_SECONDS = 120
PATIENCE = 120  # seconds that the tests of one mutant may take together, as measured; the quickest come first
Verdict = tuple[Mutant, int]  # and a code of `running`


def verdicts(mutants: Sequence[Mutant], covering: Covering, root: Path) -> Iterator[Verdict]:
    """Each mutant and what became of it, as soon as it is known."""
    later = [mutant for mutant in mutants if not mutant.called]
    for mutant, code in _in_place([mutant for mutant in mutants if mutant.called], covering):
        if code == UNFIT:
            later.append(mutant)
        else:
            yield mutant, code
    for mutant in later:
        yield mutant, apart(lambda mutant=mutant: _imported(mutant, covering, root))


def _in_place(mutants: Sequence[Mutant], covering: Covering) -> Iterator[Verdict]:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        try:
            run_pytest(_files(mutants, covering), _InPlace(mutants, covering, writing))
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="ascii") as lines:
        yield from ((mutant, int(line)) for mutant, line in zip(mutants, lines, strict=True))
    os.waitpid(pid, 0)


def _imported(mutant: Mutant, covering: Covering, root: Path) -> int:
    """Import the package with the mistake in it, and run the tests; for a process of its own."""
    allow(IMPORT_SECONDS)
    sys.meta_path.insert(0, Laid(mutant, root))
    plugin = _AfterImport(mutant, covering)
    run_pytest(_files([mutant], covering), plugin)
    return plugin.code


def _files(mutants: Sequence[Mutant], covering: Covering) -> list[str]:
    return sorted({test.partition("::")[0] for mutant in mutants for test in covering.tests(mutant)})


def _try(mutant: Mutant, covering: Covering, items: dict[str, pytest.Item]) -> int:
    """Run the tests that touch it until one notices or patience ends: the file's own, then those that noticed most."""
    asked = sorted(most_noticing(covering.tests(mutant)), key=lambda test: not covering.own(test, mutant))
    chosen = [items[test] for test in _affordable(asked, covering)]
    for item, following in zip(chosen, [*chosen[1:], None]):
        allow(FEWEST_SECONDS + TIMES_AS_LONG * covering.seconds(item.nodeid))
        if not passes(item, following):
            note_that_noticed(item.nodeid)
            return KILLED
    return SURVIVED


def _affordable(tests: Sequence[str], covering: Covering) -> list[str]:
    spent = accumulate(map(covering.seconds, tests))
    return [test for test, seconds in zip(tests, spent) if seconds <= PATIENCE]


class _InPlace:
    """What pytest does once it has collected: fork for each mutant, and write its code as a line."""

    def __init__(self, mutants: Sequence[Mutant], covering: Covering, writing: int) -> None:
        self.mutants, self.covering, self.writing = mutants, covering, writing

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        session.config._tmp_path_factory.getbasetemp()  # one folder for all forks
        for item in {item.path: item for item in session.items}.values():
            passes(item, None)  # so that dictionaries and the like are read before all forks, not in each
        living: Living = defaultdict(list)
        gc.unfreeze()  # conftest.py freezes what collecting made, and nobody lists what is frozen
        for found in gc.get_objects():
            if type(found) is FunctionType:
                living[_key(found.__code__)].append(found)
        for mutant in self.mutants:
            code = apart(lambda mutant=mutant: self._one(mutant, items, living))
            os.write(self.writing, f"{code}\n".encode())
        return True

    def _one(self, mutant: Mutant, items: dict[str, pytest.Item], living: Living) -> int:
        changed = 0
        try:
            for code in _codes(mutant.code()):
                for function in living[_key(code)]:
                    function.__code__ = code
                    changed += 1
        except ValueError:  # it needs more or fewer names from around it
            return UNFIT
        if not changed:  # nobody holds the function: it has to be there from the import on
            return UNFIT
        forget(resting_on(mutant.file))
        return _try(mutant, self.covering, items)


def _codes(code: CodeType) -> Iterator[CodeType]:
    """All functions within, however deep."""
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield part
            yield from _codes(part)


def _key(code: CodeType) -> tuple[str, str, int]:
    return code.co_filename, code.co_qualname, code.co_firstlineno


class _AfterImport:
    """What pytest does once it has collected: run the tests, if they could be collected at all."""

    code = KILLED

    def __init__(self, mutant: Mutant, covering: Covering) -> None:
        self.mutant, self.covering = mutant, covering

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        if items.keys() >= set(self.covering.tests(self.mutant)):
            self.code = _try(self.mutant, self.covering, items)
        return True
