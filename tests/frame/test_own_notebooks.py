"""A center's own notebooks lie beside this folder, and start.py tests them from anywhere."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "docs" / "own_notebooks"


@pytest.fixture
def theirs(tmp_path, monkeypatch, start):
    """A folder of their own, where the person is."""
    monkeypatch.setattr(start, "find_browser", lambda rest: None)
    (tmp_path / "notebooks").mkdir()
    shutil.copy(OWN / "how_long_we_wait.ipynb", tmp_path / "notebooks")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "notebooks"


def test_a_path_is_meant_from_where_the_person_is_and_gets_our_settings(start, theirs):
    (command,) = start.commands("test", ["-k", "wait", "notebooks"])
    assert command[-3:] == ["-k", "wait", str(theirs)]
    assert command[command.index("-c") + 1] == str(ROOT / "pyproject.toml")
    assert start.commands("test", ["notebooks/how_long_we_wait.ipynb::Cell 1"])[0][-1] == (
        f"{theirs}/how_long_we_wait.ipynb::Cell 1")  # fmt: skip


def test_ours_and_theirs_run_apart_and_options_go_to_both(start, theirs, monkeypatch):
    ours, other = start.commands("test", ["--all", str(ROOT / "tests" / "case"), "notebooks"])
    assert ours[-2:] == ["--all", "tests/case"] and "--all" in other and other[-1] == str(theirs)
    monkeypatch.chdir(ROOT)
    (alone,) = start.commands("test", ["-k", "tests", "notebooks"])
    assert alone[-3:] == ["-k", "tests", "notebooks"]


def test_the_workflow_to_copy_calls_start_py_and_reads_only():
    made = yaml.safe_load((OWN / "check.yml").read_text(encoding="utf-8"))
    steps = made["jobs"]["notebooks"]["steps"]
    assert made["permissions"] == {"contents": "read"}
    assert [step["run"].split()[1] for step in steps if "run" in step] == ["workbook/start.py"] * 2


@pytest.mark.slow
def test_the_three_cells_pass_elsewhere_and_a_changed_answer_is_found(start, theirs):
    (command,) = start.commands("test", ["notebooks"])
    words = [sys.executable, "-P", *command, "-p", "no:cacheprovider", "-n", "0"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(words, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "2 passed" in done.stdout, done.stdout
    page = theirs / "how_long_we_wait.ipynb"
    changed = page.read_text(encoding="utf-8").replace('"text": [\n', '"text": [\n     "Something else. ",\n')
    page.write_text(changed, encoding="utf-8")
    done = subprocess.run(words, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "1 failed, 1 passed" in done.stdout, done.stdout
