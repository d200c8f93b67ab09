"""requirements.lock answers pyproject.toml: complete, pinned, hashed, for every platform."""

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCK = Path(__file__).resolve().parents[2] / "requirements.lock"


@pytest.fixture(scope="module")
def pinned():
    """Name -> list of (requirement, number of hashes), one for each platform that differs."""
    found = {}
    for block in re.split(r"\n(?=\S)", LOCK.read_text(encoding="utf-8").strip()):
        first = block.split("\\\n", 1)[0]
        requirement = Requirement(first.strip())
        found.setdefault(canonicalize_name(requirement.name), []).append((requirement, block.count("--hash=sha256:")))
    return found


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
