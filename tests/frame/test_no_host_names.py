"""The project names no package server and no path of anybody's machine."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FRAME = [
    "requirements.lock",
    "tests/requirements.lock",
    "pyproject.toml",
    "environment.yml",
    "start.py",
    "conftest.py",
    ".ci/run",
]
FRAME += [str(p.relative_to(ROOT)) for top in ("config", "share") for p in (ROOT / top).rglob("*.*")]
ADDRESS = re.compile(r"\w+://[\w.-]+|\b[\w-]+\.(?:org|com|net|io|dev)\b", re.IGNORECASE)
SERVERS = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|conda\.anaconda|--(?:extra-)?index-url|--find-links")
HOMES = re.compile(r"(?<![\w.])/(?:root|work|home/\w+|Users/\w+)/")
SKIPPED = {".git", ".venv", "dist", "node_modules", "__pycache__", ".pytest_cache", ".ruff_cache", ".hypothesis"}
READ = {".py", ".toml", ".json", ".md", ".yml", ".ipynb", ".lock", ".txt", ".j2", ".cfg", ".csv", ".jsonl", ""}


@pytest.mark.parametrize("name", FRAME)
def test_what_sets_the_workbook_up_names_no_address(name):
    assert ADDRESS.findall((ROOT / name).read_text(encoding="utf-8")) == []


def test_no_file_names_a_package_server_or_a_home_folder():
    found = []
    for path in ROOT.rglob("*"):
        inside = path.relative_to(ROOT)
        if path.is_file() and path.suffix in READ and not SKIPPED & set(inside.parts) and path != Path(__file__):
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [(str(inside), hit) for hit in SERVERS.findall(text) + HOMES.findall(text)]
    assert found == []
