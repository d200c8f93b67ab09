"""Style, types and the order of rooms are as pyproject.toml describes them: what `start.py lint` looks at."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ("followup", "benchmarks", "hub", "lite", "publishing")
FOR_TYPES = "if TYPE_CHECKING:\n    from ..planning.planner import Plan\n"
LAZY = "def late():\n    from ..planning.planner import Plan\n"
TABLES = "def late():\n    import pandas\n"
ROUND = "from .cases import cases_table\n"  # which imports order


def run(command, where=ROOT):
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "400"}
    words = [sys.executable, "-P", *command]
    done = subprocess.run(words, capture_output=True, text=True, cwd=where, env=env, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def lint(start):
    """The commands of `start.py lint`, by what they run."""
    check, form, types, order = start.commands("lint", [])
    return {"check": check, "form": form, "types": types, "order": order}


@pytest.mark.parametrize("what", ["check", "form"])
def test_the_code_has_the_style_that_ruff_is_told(lint, what):
    status, said = run(lint[what])
    assert status == 0, said


def test_types_hold_everywhere_but_in_panels_and_charts(lint):
    status, said = run(lint["types"])
    assert status == 0, said


def test_rooms_import_what_is_below_them_and_nothing_goes_in_circles(lint):
    status, said = run(lint["order"])
    assert status == 0, said


@pytest.fixture
def house(tmp_path):
    """A copy of all code, to be spoilt."""
    for path in (path for name in HOUSE for path in (ROOT / name).rglob("*.py")):
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.many
@pytest.mark.parametrize(("room", "lines", "named"), [
    ("journal/lines.py", FOR_TYPES, "followup.journal.lines -> followup.planning.planner"),
    ("journal/lines.py", LAZY, "followup.journal.lines -> followup.planning.planner"),
    ("journal/lines.py", TABLES, "followup.journal.lines -> pandas"),
    ("search/order.py", ROUND, "No cycles are allowed in followup.search"),
])  # fmt: skip
def test_a_breach_of_the_order_is_noticed_for_types_alone_and_inside_functions_too(lint, house, room, lines, named):
    with (house / "followup" / room).open("a", encoding="utf-8") as file:
        file.write(lines)
    status, said = run(lint["order"], house)
    assert status == 1 and named in said


def test_a_room_that_has_no_place_in_the_order_is_noticed(lint, house):
    (house / "followup" / "attic").mkdir()
    (house / "followup" / "attic" / "__init__.py").touch()
    status, said = run(lint["order"], house)
    assert status == 1 and "followup.attic" in said
