"""Which tests run which lines, and how long each takes: measured once, and again for a test file that changed."""

from __future__ import annotations

import json
import os
import tempfile
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from .mutant import Mutant
from .running import apart, forget, ours, passes, run_pytest

STORE = Path(tempfile.gettempdir(), "followup-mutants")
PACES = (0.1, 0.5, 2)  # seconds of processor of one test: the next quicker ones are all asked before it
Found = dict[str, dict[str, Any]]  # by test: its seconds, whether it fails, and by file the lines that it runs


class Covering:
    """The tests of a room, and what each touches."""

    def __init__(self, found: Found) -> None:
        self.found = found

    def seconds(self, test: str) -> float:
        return self.found[test]["seconds"]

    def tests(self, mutant: Mutant) -> list[str]:
        """Those that run the changed lines, quick ones first: of each test file the quickest, then of each the next.

        So no file waits for all the tests of another, in which patience may end; long ones come last. About what
        runs on import everybody is asked who touches the file, and the file's own tests, which may only read its
        tables. After the others they are asked too about what is cached or run by so few tests that it may be called
        by what is: caches are emptied once for each test file.
        """
        file = str(mutant.file)
        touching = self._in_turns(test for test in self.found if file in self._lines(test) or self.own(test, mutant))
        running = [test for test in touching if not set(mutant.lines).isdisjoint(self._lines(test).get(file, ()))]
        if mutant.called and not mutant.cached and len(running) > len({*map(_file, touching)}):
            return running
        return [*running, *(test for test in touching if test not in set(running))]

    def _lines(self, test: str) -> dict[str, list[int]]:
        return self.found[test]["lines"]

    def _in_turns(self, tests: Iterable[str]) -> list[str]:
        place: Counter[str] = Counter()
        turns: dict[str, int] = {}
        for test in sorted(tests, key=self.seconds):
            turns[test] = place[_file(test)]
            place[_file(test)] += 1
        return sorted(turns, key=lambda test: (bisect(PACES, self.seconds(test)), turns[test]))

    def own(self, test: str, mutant: Mutant) -> bool:
        """Whether it stands in the test file that is called as the mutant's."""
        return Path(_file(test)).name == f"test_{mutant.file.name}"


def _file(test: str) -> str:
    return test.partition("::")[0]


def measure(root: Path, files: Sequence[Path], tests: Sequence[Path]) -> Covering:
    """What these test files touch of those files; tests that fail as the code is are named, and notice nothing."""
    STORE.mkdir(exist_ok=True)
    beside = set(root.glob("tests/**/*.*")) - set(root.glob("tests/**/test_*.py"))
    frame = _digest([*root.glob("followup/**/*.*"), *beside, root / "conftest.py"], str(files))
    kept = {test: STORE / f"{_digest([test], frame)}.json" for test in tests}
    stale = [test for test, place in kept.items() if not place.exists()]
    if stale:
        print(f"measuring which lines {len(stale)} test files touch", flush=True)
        apart(
            lambda: run_pytest([str(test) for test in stale], _Measuring(files, {one: kept[one] for one in stale})),
            quiet=False,
        )
    if not all(place.exists() for place in kept.values()):
        raise SystemExit("The tests could not be run.")
    found = {name: of for place in kept.values() for name, of in json.loads(place.read_text()).items()}
    for name in (name for name, of in found.items() if of["fails"]):
        print(f"left out, for it fails without any mistake: {name}", flush=True)
    return Covering({name: of for name, of in found.items() if not of["fails"]})


def _digest(paths: Sequence[Path], seed: str) -> str:
    digest = sha256(seed.encode())
    for path in sorted(paths):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _worked() -> float:
    """Seconds of processor that this process and those it started have had; what waits its turn does not count."""
    return sum(os.times()[:4])


class _Measuring:
    def __init__(self, files: Sequence[Path], kept: dict[Path, Path]) -> None:
        self.files, self.kept = files, kept

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        from coverage import Coverage

        found: dict[Path, Found] = {path: {} for path in self.kept}
        watch = Coverage(data_file=None, config_file=False, include=[str(file) for file in self.files])
        watch.start()
        for item, following in zip(session.items, [*session.items[1:], None]):
            if not found[item.path]:
                forget(ours())
            watch.switch_context(item.nodeid)
            began = _worked()
            fails = not passes(item, following)
            spent = round(_worked() - began, 4)
            found[item.path][item.nodeid] = {"seconds": spent, "lines": {}, "fails": fails}
        watch.stop()
        self._add_lines(watch, {test: of for tests in found.values() for test, of in tests.items()})
        for path, tests in found.items():
            self.kept[path].write_text(json.dumps(tests))
        return True

    def _add_lines(self, watch: Any, found: Found) -> None:
        data = watch.get_data()
        for file in data.measured_files():
            for line, contexts in data.contexts_by_lineno(file).items():
                for test in set(contexts) & found.keys():
                    found[test]["lines"].setdefault(file, []).append(line)
