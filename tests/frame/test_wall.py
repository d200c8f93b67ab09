"""What the declared order of imports does not see: what a start really loads, and who reads the clock."""

import ast
import pkgutil
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import followup

PACKAGE = Path(followup.__file__).parent
START = "followup, followup.commands.cli, followup.commands.parser"
CORE = "followup.planning.explain, followup.messages.drafting, followup.messages.review, followup.journal"
HEAVY = {"IPython", "ipywidgets", "pandas", "numpy", "matplotlib", "jupyter_core", "traitlets"}
CLOCKS = {
    "datetime": {"now", "today", "utcnow"},
    "date": {"today"},
    "time": {"time", "time_ns", "localtime", "gmtime", "ctime", "monotonic", "perf_counter"},
}


@pytest.mark.parametrize("modules", [START, CORE], ids=["the command line's start", "the core"])
def test_no_notebook_table_or_figure_is_loaded_by(modules):
    code = f"import sys, {modules}; print(*sorted({{m.partition('.')[0] for m in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    loaded = set(done.stdout.split())
    assert "followup" in loaded and not loaded & HEAVY


def sources():
    return sorted(PACKAGE.rglob("*.py"))


def clock_readings(tree: ast.AST):
    """Calls such as datetime.now(), date.today(), time.time(), however the module was imported or renamed."""
    names = imported_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            if node.attr in CLOCKS.get(names.get(owner, owner), ()):
                yield node.lineno, f"{owner}.{node.attr}"
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            taken = {alias.name for alias in node.names} & CLOCKS["time"]
            yield from ((node.lineno, f"from time import {name}") for name in taken)


def imported_names(tree: ast.AST) -> dict[str, str]:
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            found |= {alias.asname or alias.name: alias.name for alias in node.names}
    return found


def test_only_the_clock_reads_the_clock():
    texts = {path: path.read_text(encoding="utf-8") for path in sources() if path.name != "clock.py"}
    named = {path: text for path, text in texts.items() if re.search(r"\b(time|date)", text)}
    readings = {path: list(clock_readings(ast.parse(text))) for path, text in named.items()}
    assert len(texts) > 500 and len(named) > 50 and not {path: found for path, found in readings.items() if found}


def test_the_clock_does_read_the_clock():
    tree = ast.parse((PACKAGE / "case" / "clock.py").read_text(encoding="utf-8"))
    assert list(clock_readings(tree))


@pytest.mark.parametrize("line", [
    "from datetime import datetime as d; d.now()", "import datetime; datetime.datetime.utcnow()",
    "import datetime as dt; dt.date.today()", "import time; time.time()", "from time import time",
])  # fmt: skip
def test_a_reading_of_the_clock_is_noticed_in_every_spelling(line):
    assert list(clock_readings(ast.parse(line)))


def test_importing_the_package_reads_no_case_and_starts_no_thread():
    code = "import threading, followup; print(threading.active_count(), followup.__version__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.split() == ["1", followup.__version__] and not done.stderr


def test_the_public_names_are_there():
    for name in ("load_case", "plan", "check_case", "InputError", "Unavailable"):
        assert callable(getattr(followup, name)), name


def test_every_module_can_be_imported_so_that_none_asks_for_a_name_that_is_gone():
    found = [found.name for found in pkgutil.walk_packages(followup.__path__, "followup.")]
    for name in found:
        if not name.endswith("__main__"):
            import_module(name)
    assert len(found) > 200
