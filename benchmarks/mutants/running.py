"""Tests run one by one inside this process, with nothing remembered from before and nothing said."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from types import ModuleType

import pytest
from _pytest.runner import runtestprotocol

ARGUMENTS = (
    *("-s", "-p", "no:cacheprovider", "-p", "no:terminal", "-p", "no:xdist", "-W", "ignore"),
    *("-o", "addopts=--import-mode=importlib"),  # the project's own ask for a terminal, which is not there
    *("-o", "tmp_path_retention_policy=none", "--hypothesis-profile=mutants", "--hypothesis-seed=0"),
    *("-m", "not slow"),  # such as two minutes of soak: longer than anybody waits for one mutant
)
ROOM_TO_GROW = 2 << 30  # bytes that a mistake may take before memory ends for it
MOST_EXAMPLES = 30  # of a property
SURVIVED, KILLED, UNFIT = 0, 1, 3


def run_pytest(tests: Sequence[str], plugin: object) -> int:
    """Collect these tests and let the plugin do what it wants with them; pytest's exit code."""
    from hypothesis import HealthCheck, Phase, settings

    quick = {"phases": (Phase.explicit, Phase.generate), "derandomize": True, "database": None, "deadline": None}
    settings.register_profile("mutants", max_examples=MOST_EXAMPLES, suppress_health_check=list(HealthCheck), **quick)
    return pytest.main([*ARGUMENTS, *tests], plugins=[plugin, _FewExamples()])


class _FewExamples:
    """Also for a property that asks for many; a failing example is enough, it need not be the smallest."""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        from hypothesis import settings

        name = "_hypothesis_internal_use_settings"
        for test in {getattr(item, "obj", None) for item in items}:
            if (asked := getattr(test, name, None)) and asked.max_examples > MOST_EXAMPLES:
                setattr(test, name, settings(asked, max_examples=MOST_EXAMPLES))


def passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    """Run one test."""
    reports = runtestprotocol(item, nextitem=following, log=False)
    return not any(report.failed for report in reports)


def forget(modules: Iterable[ModuleType]) -> None:
    """Empty these modules' caches and the tests' common journal, so that what follows is as it would be alone."""
    for left in Path(tempfile.gettempdir()).glob("followup-tests-*/*.jsonl"):
        left.unlink()
    for module in modules:
        for value in list(vars(module).values()):
            if hasattr(value, "cache_clear"):
                value.cache_clear()


def ours() -> list[ModuleType]:
    """The package's modules, as far as they are imported."""
    return [module for name, module in sys.modules.items() if name.startswith("followup")]


def resting_on(file: Path) -> list[ModuleType]:
    """The module of that file and all that hold something of it, directly or by others."""
    names = {module.__name__ for module in ours() if module.__file__ == str(file)}
    while more := {module.__name__ for module in ours() if _origins(module) & names} - names:
        names |= more
    return [module for module in ours() if module.__name__ in names]


def _origins(module: ModuleType) -> set[str]:
    values = vars(module).values()
    return {value.__name__ if isinstance(value, ModuleType) else getattr(value, "__module__", None) for value in values}


def apart(work: Callable[[], int], *, quiet: bool = True) -> int:
    """What `work` returns in a process of its own, which takes everything down that it started.

    KILLED where it raises; a signal that ended it counts negative, such as that of `allow`.
    """
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        code = KILLED
        with suppress(BaseException):
            os.setsid()
            if quiet:
                _silence()
                _bound()
            code = work()
        os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    with suppress(OSError):
        os.killpg(pid, signal.SIGKILL)
    return code


def _silence() -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def _bound() -> None:
    import resource  # not everywhere

    with suppress(OSError):  # a machine that does not say what is used
        used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + ROOM_TO_GROW,) * 2)


def allow(seconds: float) -> None:
    """From now on: after that long at work this process ends, and where it waits for ever, after ten times as long."""
    for number, timer, most in (
        (signal.SIGPROF, signal.ITIMER_PROF, seconds),
        (signal.SIGALRM, signal.ITIMER_REAL, 10 * seconds),
    ):
        signal.signal(number, signal.SIG_DFL)
        signal.setitimer(timer, most)
