"""The project's own files, for tests of the frame around the package."""

import importlib.util
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def start():
    """start.py as a fresh module, so that a test may change it."""
    spec = importlib.util.spec_from_file_location("start_under_test", ROOT / "start.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def fresh(start, tmp_path, monkeypatch):
    """start.py in an empty folder, nothing slow in it; `start.installs` holds the locks of each installing."""
    (tmp_path / "requirements.lock").write_text("jupyterlab==4\n")
    (tmp_path / "left-out.toml").write_text("[[left_out]]\nfiles = '.+/tests/.+'\nwhy = \"tests\"\n")
    (tmp_path / "rest.lock").write_text("uv==1 \\\n    --hash=sha256:00\n")
    places = {"ROOT": ".", "ENV": ".venv", "PYTHON": ".venv/python", "STAMP": ".venv/followup.stamp"}
    places |= {"LOCK": "requirements.lock", "REST": "rest.lock", "LEFT_OUT": "left-out.toml"}
    for name, place in places.items():
        monkeypatch.setattr(start, name, tmp_path / place)
    start.installs = []

    class Builder:
        def __init__(self, **_):
            pass

        def create(self, folder):
            folder.mkdir(exist_ok=True)
            start.PYTHON.touch()

    monkeypatch.setattr(start.venv, "EnvBuilder", Builder)
    monkeypatch.setattr(start, "install", lambda *locks, how=(): start.installs.append([one.name for one in locks]))
    monkeypatch.setattr(start, "make_importable", lambda site: None)
    sysconfig = subprocess.CompletedProcess([], 0, f'purelib = "{tmp_path / ".venv" / "site"}"')
    monkeypatch.setattr(start, "run", lambda *words: sysconfig)
    return start


@pytest.fixture
def project():
    """pyproject.toml, read."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
