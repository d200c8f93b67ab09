"""Which tests run which lines, and how long each takes: measured once, and again for a test file that changed."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from .mutant import Mutant
from .running import apart, forget, ours, passes, run_pytest

STORE = Path(tempfile.gettempdir(), "followup-mutants")
Found = dict[str, dict[str, Any]]  # by test: its seconds, and by file the lines that it runs


class Covering:
    """The tests of a room, and what each touches."""

    def __init__(self, found: Found) -> None:
        self.found = found

    def seconds(self, test: str) -> float:
        return self.found[test]["seconds"]

    def tests(self, mutant: Mutant) -> list[str]:
        """Those that run the changed lines, quickest first.

        Everybody who touches the file is asked about what runs on import, and after the others about what so few
        tests run that it may be kept from one to the next: caches are emptied once for each test file.
        """
        file = str(mutant.file)
        touching = sorted((test for test, of in self.found.items() if file in of["lines"]), key=self.seconds)
        running = [test for test in touching if not set(mutant.lines).isdisjoint(self.found[test]["lines"][file])]
        if mutant.called and len(running) > len({test.partition("::")[0] for test in touching}):
            return running
        return [*running, *(test for test in touching if test not in set(running))]


def measure(root: Path, files: Sequence[Path], tests: Sequence[Path]) -> Covering:
    """What these test files touch of those files. SystemExit where a test fails as the code is."""
    STORE.mkdir(exist_ok=True)
    frame = _digest([*root.glob("followup/**/*.*"), *root.glob("tests/**/*.*"), root / "conftest.py"], tests)
    kept = {test: STORE / f"{_digest([test], (), frame + str(files))}.json" for test in tests}
    stale = [test for test, place in kept.items() if not place.exists()]
    if stale:
        print(f"measuring which lines {len(stale)} test files touch", flush=True)
        if apart(lambda: run_pytest([str(test) for test in stale], _Measuring(files, kept)), quiet=False):
            raise SystemExit("These tests do not pass as the code is; mutants would tell nothing.")
    return Covering({name: of for place in kept.values() for name, of in json.loads(place.read_text()).items()})


def _digest(paths: Sequence[Path], but: Sequence[Path], seed: str = "") -> str:
    """But: test files, which count each by itself, as do all others of their kind."""
    digest = sha256(seed.encode())
    for path in sorted(set(paths) - set(but)):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


class _Measuring:
    def __init__(self, files: Sequence[Path], kept: dict[Path, Path]) -> None:
        self.files, self.kept = files, kept

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        from coverage import Coverage

        found: dict[Path, Found] = {}
        watch = Coverage(data_file=None, config_file=False, include=[str(file) for file in self.files])
        watch.start()
        for item, following in zip(session.items, [*session.items[1:], None]):
            if item.path not in found:
                forget(ours())
            watch.switch_context(item.nodeid)
            began = perf_counter()
            if not passes(item, following):
                session.testsfailed += 1
                print("fails:", item.nodeid, flush=True)
            spent = round(perf_counter() - began, 4)
            found.setdefault(item.path, {})[item.nodeid] = {"seconds": spent, "lines": {}}
        watch.stop()
        self._add_lines(watch, {test: of for tests in found.values() for test, of in tests.items()})
        if not session.testsfailed:
            for path, tests in found.items():
                self.kept[path].write_text(json.dumps(tests))
        return True

    def _add_lines(self, watch: Any, found: Found) -> None:
        data = watch.get_data()
        for file in data.measured_files():
            for line, contexts in data.contexts_by_lineno(file).items():
                for test in set(contexts) & found.keys():
                    found[test]["lines"].setdefault(file, []).append(line)
