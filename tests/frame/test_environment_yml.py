"""environment.yml offers conda users what pyproject.toml asks for, under conda-forge's names."""

import re
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).resolve().parents[2]
NAMES_ON_PYPI = {"python-tzdata": "tzdata", "matplotlib-base": "matplotlib"}
NOT_OURS_TO_BOUND = {"pip"}


@pytest.fixture
def environment():
    return yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))


@pytest.fixture
def bounds(environment):
    """PyPI name -> bounds, for each conda line."""
    found = {}
    for line in environment["dependencies"]:
        if isinstance(line, str):
            match = re.fullmatch(r"([a-z0-9][a-z0-9._-]*)(?: ([0-9.,<>=!~*]+))?", line)
            assert match, f"not 'name bounds': {line!r}"
            exact = re.sub(r"^=(\d.*)", r"==\1.*", match[2] or "")  # conda's =3.12 is any 3.12
            found[NAMES_ON_PYPI.get(match[1], match[1])] = SpecifierSet(exact)
    return found


def asked_for(lines):
    return {r.name: r.specifier for r in map(Requirement, lines)}


def test_every_dependency_is_there_with_the_same_bounds(bounds, project):
    wanted = asked_for(project["project"]["dependencies"])
    assert {name: bounds.get(name) for name in wanted} == wanted


def test_what_else_is_there_comes_from_the_dev_group_with_the_same_bounds(bounds, project):
    dev = asked_for(line for line in project["dependency-groups"]["dev"] if isinstance(line, str))
    runtime = asked_for(project["project"]["dependencies"])
    extra = {n: b for n, b in bounds.items() if n not in runtime and n not in NOT_OURS_TO_BOUND | {"python"}}
    assert extra == {name: dev.get(name) for name in extra}
    assert {"nbval", "pytest"} <= extra.keys()


def test_python_is_one_we_run_on_named_as_repo2docker_reads_it(environment, project):
    line = next(line for line in environment["dependencies"] if line.startswith("python "))
    named = re.fullmatch(r"python =(\d+\.\d+)", line)
    assert named and SpecifierSet(project["project"]["requires-python"]).contains(f"{named[1]}.0")


def test_the_package_itself_comes_through_pip(environment):
    assert {"pip": ["-e ."]} in environment["dependencies"]
    assert "pip" in environment["dependencies"]


def test_what_is_installed_here_lies_within_the_bounds(bounds):
    outside = {n: version(n) for n, b in bounds.items() if n != "python" and version(n) not in b}
    assert outside == {}
