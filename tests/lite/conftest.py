"""Small made-up wheels and Pyodide folders, so that the build's rules are tested without network and in no time."""

import io
import zipfile

import pytest

from lite import distribution
from lite.wheels import sha256


def make_wheel(name="toy", version="1.0", needs=(), files=("toy/__init__.py",)):
    """The bytes of a wheel; each file holds its own name."""
    out = io.BytesIO()
    about = [f"Name: {name}", f"Version: {version}", *(f"Requires-Dist: {need}" for need in needs)]
    with zipfile.ZipFile(out, "w") as wheel:
        for one in files:
            wheel.writestr(one, f"# {one}")
        wheel.writestr(f"{name.replace('-', '_')}-{version}.dist-info/METADATA", "\n".join(about) + "\n")
    return out.getvalue()


@pytest.fixture
def made_wheel():
    return make_wheel


@pytest.fixture
def release(tmp_path, monkeypatch):
    """A folder like Pyodide's with a core of one file and one wheel, and the pins that fit it."""
    folder = tmp_path / "release"
    folder.mkdir()
    wheel = make_wheel("numbers", files=["numbers/__init__.py", "numbers/tests/test_one.py"])
    (folder / "core.wasm").write_bytes(b"core")
    (folder / "numbers.whl").write_bytes(wheel)
    one = {"name": "numbers", "version": "1.0", "file_name": "numbers.whl", "sha256": sha256(wheel)}
    pinned = {"version": "1", "core": {"core.wasm": sha256(b"core")}, "info": {"python": "3.14.0"}}
    pinned["packages"] = {"numbers": {**one, "depends": [], "imports": []}}
    monkeypatch.setattr(distribution, "PINNED", pinned)
    return folder


@pytest.fixture
def into(tmp_path):
    folder = tmp_path / "into"
    folder.mkdir()
    return folder
