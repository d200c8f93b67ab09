"""What the site ships is pinned by the same lock as the installed workbook, and thinned the same way every time."""

import re
import zipfile
from io import BytesIO

import pytest

from lite import wheels
from lite.distribution import PINNED
from lite.tools import LOCK, ROOT, NotMade
from lite.wheels import CHOICE

MAIN = (ROOT / "requirements.lock").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["pure", "bare"])
def test_every_wheel_of_our_own_is_pinned_by_the_workbooks_own_lock(kind):
    blocks = wheels.pinned(CHOICE[kind], MAIN)
    assert len(re.findall(r"^\S+==", blocks, re.MULTILINE)) == len(CHOICE[kind])
    assert all("--hash=sha256:" in block for block in re.split(r"\n(?=\S)", blocks.strip()))


def test_a_name_nobody_pinned_is_told():
    with pytest.raises(NotMade, match="does not pin nonesuch"):
        wheels.pinned(["nonesuch"], MAIN)


def test_every_wheel_of_pyodide_has_its_sha256():
    assert sorted(PINNED["packages"]) == sorted(CHOICE["pyodide"])
    pins = [*PINNED["core"].values(), *(one["sha256"] for one in PINNED["packages"].values())]
    assert all(re.fullmatch(r"[0-9a-f]{64}", pin) for pin in pins)


def test_what_makes_the_site_is_pinned_by_hash_and_names_no_server():
    blocks = re.split(r"\n(?=\S)", LOCK.read_text(encoding="utf-8").strip())
    assert [block for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in LOCK.read_text(encoding="utf-8")


def test_a_thinned_wheel_has_the_same_bytes_each_time(made_wheel):
    data = made_wheel(files=["toy/__init__.py", "toy/tests/test_toy.py", "toy/stub.pyi"])
    thin = wheels.thinned(data, "toy")
    assert thin == wheels.thinned(data, "toy")
    assert [n for n in zipfile.ZipFile(BytesIO(thin)).namelist() if n.startswith("toy/")] == ["toy/__init__.py"]


def test_a_bare_wheel_keeps_what_runs_anywhere(made_wheel):
    data = made_wheel("markupsafe", files=["markupsafe/__init__.py", "markupsafe/_fast.cpython-314-x86_64.so"])
    names = zipfile.ZipFile(BytesIO(wheels.thinned(data, "markupsafe"))).namelist()
    assert "markupsafe/__init__.py" in names and not [name for name in names if name.endswith(".so")]
    assert wheels.anywhere("markupsafe-3.0.4-cp314-cp314-linux.whl") == "markupsafe-3.0.4-py3-none-any.whl"


def test_nothing_heavy_is_loaded_before_the_first_panel():
    assert not {"pandas", "numpy", "matplotlib", "openpyxl"} & set(CHOICE["first"])
