"""The Pyodide folder of the site holds only files that are what they should be, under a lock that says so."""

import json
import zipfile

import pytest

from lite import distribution
from lite.tools import NotMade
from lite.wheels import CHOICE, sha256


def test_core_and_wheels_of_a_local_folder_are_taken(release, into):
    entries = distribution.from_folder(release, into)
    assert (into / "core.wasm").read_bytes() == b"core"
    assert entries["numbers"]["sha256"] == sha256((into / "numbers.whl").read_bytes())


@pytest.mark.parametrize("name", ["core.wasm", "numbers.whl"])
def test_a_file_with_another_sha256_is_refused_by_name(release, into, name):
    (release / name).write_bytes(b"something else")
    with pytest.raises(NotMade, match=name):
        distribution.from_folder(release, into)


def test_a_missing_file_is_named(release, into):
    (release / "numbers.whl").unlink()
    with pytest.raises(NotMade, match="is not in"):
        distribution.from_folder(release, into)


def test_tests_inside_a_wheel_are_left_out(release, into):
    distribution.from_folder(release, into)
    with zipfile.ZipFile(into / "numbers.whl") as wheel:
        assert wheel.namelist() == ["numbers/__init__.py", "numbers-1.0.dist-info/METADATA"]


def test_the_public_release_is_named_by_address_with_the_sha256_browsers_check(release):
    entry = distribution.from_release("https://release.example/v1")["numbers"]
    assert entry["file_name"] == "https://release.example/v1/numbers.whl"
    assert entry["sha256"] == sha256((release / "numbers.whl").read_bytes())


@pytest.fixture
def entries_of(tmp_path, into, monkeypatch, made_wheel):
    """The entries of made-up wheels, given with what each needs."""
    monkeypatch.setitem(CHOICE, "needs", {})

    def make(**wheels):
        for name, needs in {"matplotlib": [], **wheels}.items():
            (tmp_path / f"{name}.whl").write_bytes(made_wheel(name, needs=needs, files=[f"{name}/__init__.py"]))
        return distribution.from_wheels(tmp_path, into)

    return make


def test_the_lock_names_what_each_wheel_brings_and_needs_in_a_browser(entries_of):
    needs = ["tail>=1", "voila", "odd; sys_platform == 'win32'", "more; extra == 'all'"]
    lock = distribution.lock(entries_of(head=needs, tail=[]))
    assert lock["packages"]["head"]["depends"] == ["tail"]
    assert lock["packages"]["head"]["imports"] == ["head"]


def test_a_wheel_that_needs_what_is_not_there_stops_the_build(entries_of):
    entries = entries_of(head=["absent"])
    with pytest.raises(NotMade, match="head needs absent"):
        distribution.lock(entries)


def test_our_modules_that_draw_bring_the_figures_and_tables_with_them(entries_of, monkeypatch):
    entries = entries_of()
    monkeypatch.setitem(CHOICE, "needs", {"matplotlib": ["ours.charts"]})
    drawing = distribution.lock(entries)["packages"]["matplotlib"]
    assert drawing["imports"] == ["matplotlib", "ours.charts"]
    assert "pandas" in drawing["depends"]


def test_the_sealed_lock_has_the_sha256_of_the_files_beside_it(entries_of, into):
    lock = distribution.lock(entries_of(head=[]))
    (into / "head.whl").write_bytes(b"compiled meanwhile")
    distribution.seal(into, lock)
    written = json.loads((into / "pyodide-lock.json").read_text())
    assert written["packages"]["head"]["sha256"] == sha256(b"compiled meanwhile")
