"""The mistakes that `start.py mutants` makes: only such as a test could notice, the same for one seed, and judged."""

import ast
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from benchmarks.mutants.changes import changes
from benchmarks.mutants.mutant import difference, sample
from benchmarks.mutants.noticing import most_noticing, note_that_noticed
from benchmarks.mutants.places import places

ROOT = Path(__file__).resolve().parents[2]
FILES = [ROOT / "followup" / "case" / "office_hours.py"]


def mistakes(source):
    """Every text that one mistake makes of a source."""
    found = []
    count = len([1 for place in places(ast.parse(source)) for _ in changes(place.node)])
    for number in range(count):
        tree = ast.parse(source)
        [change for place in places(tree) for change in changes(place.node)][number].make()
        found.append(ast.unparse(ast.fix_missing_locations(tree)))
    return found


@pytest.mark.parametrize(("source", "made"), [
    ("x = a < b", ["x = a <= b", "x = a >= b"]),
    ("x = a == b", ["x = a != b"]),
    ("x = a in b", ["x = a not in b"]),
    ("x = a and b", ["x = a or b"]),
    ("x = not a", ["x = a"]),
    ("x = -a", ["x = a"]),
    ("x = a + b", ["x = a - b"]),
    ("x = a % b", ["x = a // b"]),
    ("x = 'a' + b", ["x = '' + b"]),
    ("f(7)", ["pass", "f(8)", "f(6)"]),
    ("x = True", ["x = False"]),
    ("x = ''", ["x = 'x'"]),
    ("x = b'a'", ["x = b''"]),
    ("x = a[1:]", ["x = a[:]", "x = a[2:]", "x = a[0:]"]),
    ("x = a if b else c", ["x = a if not b else c"]),
    ("if f(a):\n    x = a", ["if not f(a):\n    x = a"]),
    ("x = [a for a in b if c]", ["x = [a for a in b if True]"]),
    ("x = max(a, b)", ["x = min(a, b)"]),
    ("def f():\n    return a", ["def f():\n    return"]),
    ("a.b = c", ["pass"]),
    ("a -= b", ["a += b", "pass"]),
    ("for a in b:\n    continue", ["for a in b:\n    pass"]),
])  # fmt: skip
def test_each_kind_of_mistake_is_made(source, made):
    assert mistakes(source) == made


@pytest.mark.parametrize("source", [
    '"""Why this is here."""', "import os", "from a import b", "__all__ = ['a']", "x: Literal['a', 'b']",
    "def f(a: 'A') -> 'B':\n    \"\"\"It does.\"\"\"\n    pass", "if TYPE_CHECKING:\n    x = 1",
    "if os.name == 'nt':\n    x = 1", "T = TypeVar('T')", "@lru_cache(maxsize=9)\ndef f():\n    pass",
    "x = InputError(Problem(a, 'wrong', b))", "x = f'it is {a}'", "x = None", "x: int",
])  # fmt: skip
def test_what_no_test_should_notice_is_left_alone(source):
    assert mistakes(source) == []


def test_a_raise_may_be_left_out_but_its_words_are_not_changed():
    made = mistakes("raise InputError(words or 'not a word')")
    assert made == ["pass", "raise InputError(words and 'not a word')"]


def test_the_same_seed_makes_the_same_mistakes_and_another_makes_others():
    first, again, other = (sample(FILES, 12, seed) for seed in (1, 1, 2))
    assert first == again != other and len(set(first)) == 12


def test_a_mutant_is_the_file_with_one_place_changed():
    for mutant in sample(FILES, 8, 3):
        code = mutant.code()
        assert code.co_filename == str(FILES[0]) and mutant.line in mutant.lines
        before, after = mutant.what.split("  ->  ")
        assert before != after


def test_a_change_in_long_code_is_shown_around_its_place():
    long = "first and " + "second and " * 20 + "last"
    shown = difference(long, long.replace("last", "least"))
    assert "last" in shown and "least" in shown and len(shown) < 200 and shown.startswith("…")


def test_a_test_that_noticed_a_mistake_is_asked_first_about_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert most_noticing(["a", "b", "c"]) == ["a", "b", "c"]
    for test in ("c", "b", "c"):
        note_that_noticed(test)
    assert most_noticing(["a", "b", "c", "d"]) == ["c", "b", "a", "d"]


LIMITS = """STRICT = True


def over(count):
    return STRICT and count > 3


def idle():
    return 1
"""
DEMO = {
    "pyproject.toml": "[tool.pytest.ini_options]\npythonpath = ['.']\naddopts = ['--import-mode=importlib', '-ra']\n",
    "demo/__init__.py": "",
    "demo/limits.py": LIMITS,
    "demo/face.py": "from .limits import over\n",
    "tests/test_limits.py": "from demo.face import over\n\n\ndef test_over():\n    assert over(5) and not over(3)\n",
}
TRY = """
from pathlib import Path
from benchmarks.mutants.covering import measure
from benchmarks.mutants.mutant import sample
from benchmarks.mutants.trials import verdicts
root = Path.cwd()
files, tests = [root / "demo" / "limits.py"], [root / "tests" / "test_limits.py"]
covering = measure(root, files, tests)
for mutant, code in sorted(verdicts(sample(files, 99, 1), covering, root), key=lambda one: one[0].number):
    print(mutant.line, mutant.what, code)
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")
def test_mistakes_are_noticed_wherever_the_changed_name_was_imported(tmp_path):
    for name, text in DEMO.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    env = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-P", "-c", TRY], capture_output=True, text=True, cwd=tmp_path, env=env)
    assert done.stdout.splitlines()[1:] == [
        "1 True  ->  False 1", "5 return STRICT and count > 3  ->  return 1",
        "5 STRICT and count > 3  ->  STRICT or count > 3 1", "5 count > 3  ->  count >= 3 1",
        "5 count > 3  ->  count <= 3 1", "5 3  ->  4 0", "5 3  ->  2 1",
        "9 return 1  ->  return 0", "9 1  ->  2 0", "9 1  ->  0 0",
    ]  # fmt: skip
