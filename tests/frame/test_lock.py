"""Two locks answer pyproject.toml: complete, pinned, hashed, for every platform; the workbook's own is small."""

import ast
import re
import sys
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
OURS, REST = ROOT / "requirements.lock", ROOT / "tests" / "requirements.lock"
ASKED_IF_THERE = {"mcp"}  # imported in a function that says what to install where it is not


def pins_of(*locks):
    """Name -> list of (requirement, number of hashes), one for each platform that differs."""
    found = {}
    text = "\n".join(lock.read_text(encoding="utf-8").strip() for lock in locks)
    for block in re.split(r"\n(?=\S)", text):
        first = block.split("\\\n", 1)[0]
        requirement = Requirement(first.strip())
        found.setdefault(canonicalize_name(requirement.name), []).append((requirement, block.count("--hash=sha256:")))
    return found


@pytest.fixture(scope="module")
def pinned():
    return pins_of(OURS, REST)


def wanted(project):
    groups = project["dependency-groups"]
    lines = [*project["project"]["dependencies"], *groups["dev"], *groups["bench"]]
    return [Requirement(line) for line in lines if isinstance(line, str)]


def test_everything_asked_for_is_pinned_within_its_bounds(pinned, project):
    for requirement in wanted(project):
        versions = [str(pin.specifier).removeprefix("==") for pin, _ in pinned[requirement.name]]
        assert all(requirement.specifier.contains(v) for v in versions), (requirement, versions)


def test_every_pin_is_exact_and_has_hashes(pinned):
    loose = [
        str(pin)
        for pins in pinned.values()
        for pin, hashes in pins
        if not hashes or not re.fullmatch(r"==[^,]+", str(pin.specifier))
    ]
    assert loose == []


def test_windows_and_macos_have_what_only_they_need(pinned):
    assert "win32" in str(pinned["colorama"][0][0].marker)
    assert "darwin" in str(pinned["appnope"][0][0].marker)


def test_packages_that_disturb_voila_are_left_out(pinned):
    assert "notebook" not in pinned


def test_nothing_stands_in_both_locks():
    assert pins_of(OURS).keys() & pins_of(REST).keys() == set()


def test_what_the_workbook_runs_on_holds_what_it_asks_for_and_no_test_programs(project):
    ours = pins_of(OURS).keys()
    more = project["project"]["optional-dependencies"]["grammar"]  # drafts are checked as the tests check them
    assert {canonicalize_name(Requirement(line).name) for line in project["project"]["dependencies"] + more} <= ours
    assert not ours & {"pytest", "mypy", "hypothesis", "playwright", "sphinx", "scikit-learn", "uv"}


def test_nothing_stands_in_the_workbooks_lock_that_nothing_asks_for(project):
    """A package that once was asked for would still be downloaded, and built where it has no wheel, by everybody."""
    more = project["project"]["optional-dependencies"]["grammar"]
    asked = [Requirement(line) for line in [*project["project"]["dependencies"], *more]]
    reached = set()
    while asked:
        one = asked.pop()
        new = {(canonicalize_name(one.name), extra) for extra in ("", *one.extras)} - reached
        reached |= new
        asked += [found for name, extra in new for found in asks(name, extra)]
    assert pins_of(OURS).keys() - {name for name, _ in reached} == set()


def asks(name, extra):
    """What a package asks for, on whatever platform; of one that is not installed here nothing is known."""
    try:
        lines = [Requirement(line) for line in requires(name) or []]
    except PackageNotFoundError:
        return []
    return [one for one in lines if re.findall(r"extra == [\"'](.*?)[\"']", str(one.marker)) in ([], [extra])]


def test_the_package_imports_nothing_that_its_own_lock_leaves_out():
    ours, sources = pins_of(OURS).keys(), packages_distributions()
    for path in (ROOT / "followup").rglob("*.py"):
        for top in imported(path) - set(sys.stdlib_module_names) - ASKED_IF_THERE:
            assert {canonicalize_name(one) for one in sources[top]} & ours, (path, top)


def imported(path):
    """First words of the modules that a file imports from elsewhere, anywhere in it."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    whole = {name.name.partition(".")[0] for node in nodes if isinstance(node, ast.Import) for name in node.names}
    parts = {node.module.partition(".")[0] for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    return (whole | parts) - {"followup"}
