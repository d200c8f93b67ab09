"""The packages a lock file names: the one list that set-up, the parts list and the look at licences share."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
RUNS_ON, RESTS_ON = "requirements.lock", "tests/requirements.lock"  # the workbook; tests, lint, bench and docs besides
LOCKS = {"workbook": (RUNS_ON, RESTS_ON), "site": ("lite/requirements.lock",), "hub": ("hub/requirements.lock",)}
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Pin:
    """One package at one version: its canonical name, where it is for (a marker, or ""), sha256 of its files."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


def read_pins(*locks: str) -> list[Pin]:
    """What locks made by `start.py lock` name, in their order."""
    texts = [(ROOT / lock).read_text(encoding="utf-8").strip() for lock in locks]
    blocks = [block for text in texts for block in re.split(r"\n(?=[A-Za-z0-9])", text)]
    return [_pin(block) for block in blocks if re.match(r"[A-Za-z0-9]", block)]


def _pin(block: str) -> Pin:
    asked = Requirement(re.split(r"\\?\n", block, maxsplit=1)[0].strip())
    version = str(asked.specifier).removeprefix("==")
    return Pin(canonicalize_name(asked.name), version, str(asked.marker or ""), tuple(HASH.findall(block)))


def needs(name: str) -> set[str]:
    """Canonical names of what an installed package asks for on this machine; empty where it is not installed."""
    try:
        lines = requires(name) or []
    except PackageNotFoundError:
        return set()
    asked = [Requirement(line) for line in lines]
    return {canonicalize_name(one.name) for one in asked if one.marker is None or one.marker.evaluate({"extra": ""})}


def asked_for() -> set[str]:
    """What the workbook itself asks for in pyproject.toml: no tests, no lint, no bench."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["grammar"]]
    return {canonicalize_name(Requirement(line).name) for line in lines}
