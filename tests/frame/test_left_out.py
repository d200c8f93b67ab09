"""What start.py leaves out of the packages goes wholly, and what stays is still as its RECORD says."""

import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TABLE = tomllib.loads((ROOT / "left-out.toml").read_text(encoding="utf-8"))


def package(folder, name, *files):
    """A package as an installer leaves it, with its RECORD."""
    info = folder / f"{name}-1.dist-info"
    for file in (*(folder / name / one for one in files), info / "METADATA"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(file.name)
    lines = [f"{name}/{one},sha256=0,1\n" for one in files]
    (info / "RECORD").write_text("".join([*lines, f"{info.name}/METADATA,,\n", f"{info.name}/RECORD,,\n"]))
    return info / "RECORD"


def test_what_is_left_out_goes_with_its_lines_and_the_rest_stays_as_it_was(fresh):
    site = fresh.ENV / "site"
    record = package(site, "charts", "draw.py", "data/tests.txt", "tests/test_draw.py", "tests/deep/one.png")
    other = package(site, "plain", "plain.py")
    before = other.read_text()
    cached = fresh.ENV / "cached"  # what uv may keep is the same file under another name
    os.link(record, cached)
    whole = cached.read_text()
    fresh.leave_out(site)
    assert sorted(one.name for one in (site / "charts").rglob("*")) == ["data", "draw.py", "tests.txt"]
    assert [line.split(",")[0] for line in record.read_text().splitlines()] == [
        "charts/draw.py",
        "charts/data/tests.txt",
        "charts-1.dist-info/METADATA",
        "charts-1.dist-info/RECORD",
    ]
    assert cached.read_text() == whole and other.read_text() == before
    left = record.stat()
    fresh.leave_out(site)
    assert record.stat() == left


def test_a_package_that_is_left_out_whole_leaves_no_trace(fresh):
    site = fresh.ENV / "site"
    package(site, "setup", "one.py", "two/three.py")
    package(site, "kept", "one.py")
    fresh.LEFT_OUT.write_text("[[left_out]]\nfiles = 'setup(-[^/]+)?/.+'\n")
    fresh.leave_out(site)
    assert sorted(one.name for one in site.iterdir()) == ["kept", "kept-1.dist-info"]


def test_setting_up_leaves_out_and_begins_anew_where_less_is_left_out(fresh):
    site = fresh.ENV / "site"
    fresh.set_up()
    package(site, "charts", "tests/test_draw.py")
    fresh.set_up()
    assert (site / "charts" / "tests").exists()  # set up already: it looks no further
    fresh.LEFT_OUT.write_text("left_out = []\n")
    fresh.set_up(rest=True)
    assert len(fresh.installs) == 3  # the workbook anew, then the rest


@pytest.mark.parametrize(
    "entry", tomllib.loads((ROOT / "left-out.toml").read_text())["left_out"], ids=lambda one: one["why"]
)
def test_what_is_left_out_is_told_with_its_reason_and_is_nobodys_licence(entry):
    assert entry.keys() == {"files", "why"} and len(entry["why"].split()) >= 5
    for kept in (
        "jupyterlab/__init__.py",
        "jupyterlab-4.6.6.dist-info/licenses/LICENSE",
        "jedi/third_party/typeshed/LICENSE",
    ):
        assert not re.fullmatch(entry["files"], kept)


def test_of_what_the_workbook_runs_on_every_file_that_a_record_names_is_there():
    missing = []
    for name in re.findall(r"^([\w.-]+)==\S+ \\\\?$", (ROOT / "requirements.lock").read_text(), re.MULTILINE):
        there = distribution(name)
        missing += [str(file) for file in there.files if not there.locate_file(file).exists()]
    assert missing == []


def test_no_server_reads_a_grammar_of_addresses_at_its_start():
    """It took longer than all else that a server reads."""
    read = "import sys, jsonschema; print(*{'jsonschema', 'rfc3987_syntax', 'lark'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", read], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["jsonschema"]
