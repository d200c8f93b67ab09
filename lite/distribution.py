"""Pyodide's folder of the site: its core, and one lock that names every wheel a page may load."""

import json
import shutil
from pathlib import Path

from . import wheels
from .tools import ROOT, NotMade
from .wheels import CHOICE, sha256

PINNED = json.loads((ROOT / "lite" / "pyodide.json").read_text(encoding="utf-8"))
LOCK = "pyodide-lock.json"
START = "pyodide.mjs"
OURS = "followup-workbook"


def checked(path: Path, wanted: str) -> bytes:
    """A file's bytes. NotMade where it is not there, or is another file than the one that was pinned."""
    try:
        data = path.read_bytes()
    except OSError:
        raise NotMade(f"{path.name} is not in {path.parent}.") from None
    if sha256(data) != wanted:
        raise NotMade(f"{path} is not the file of Pyodide {PINNED['version']}: its sha256 is {sha256(data)}.")
    return data


def from_folder(folder: Path, into: Path) -> dict[str, dict]:
    """Copy core and wheels from a local folder, each checked; the lock's entries of those wheels."""
    for name, wanted in PINNED["core"].items():
        (into / name).write_bytes(checked(folder / name, wanted))
    return {
        name: _placed(checked(folder / one["file_name"], one["sha256"]), one, into)
        for name, one in PINNED["packages"].items()
    }


def from_release(address: str) -> dict[str, dict]:
    """The same entries where browsers fetch core and wheels from the public release: they check the sha256."""
    return {name: {**one, "file_name": f"{address}/{one['file_name']}"} for name, one in PINNED["packages"].items()}


def from_wheels(folder: Path, into: Path) -> dict[str, dict]:
    """Entries of all pure wheels of a folder, which are placed beside the lock."""
    found = [wheels.entry(path.read_bytes(), path.name) for path in sorted(folder.glob("*.whl"))]
    return {one["name"]: _placed((folder / one["file_name"]).read_bytes(), one, into) for one in found}


def _placed(data: bytes, one: dict, into: Path) -> dict:
    thin = wheels.thinned(data, one["name"])
    (into / one["file_name"]).write_bytes(thin)
    return {**one, "sha256": sha256(thin)}


def lock(entries: dict[str, dict]) -> dict:
    """One lock of them all. NotMade where a wheel needs another that is neither there nor known as unused."""
    packages = {}
    for name, one in sorted(entries.items()):
        missing = set(one["depends"]) - set(entries) - set(CHOICE["unused"])
        if missing:
            raise NotMade(f"{name} needs {', '.join(sorted(missing))}: add it to lite/packages.toml.")
        packages[name] = {**one, "depends": [need for need in one["depends"] if need in entries]}
    if OURS in packages:
        packages[OURS]["depends"] = [need for need in packages[OURS]["depends"] if need not in CHOICE["later"]]
    for name, modules in CHOICE["needs"].items():
        packages[name]["imports"] = [*packages[name]["imports"], *modules]
    packages["matplotlib"]["depends"].append("pandas")  # whoever draws here draws tables
    return {"info": PINNED["info"], "packages": packages}


def seal(folder: Path, whole: dict) -> None:
    """Write the lock with the sha256 of the wheels as they lie beside it now."""
    for one in whole["packages"].values():
        if (folder / one["file_name"]).is_file():
            one["sha256"] = sha256((folder / one["file_name"]).read_bytes())
    (folder / LOCK).write_text(json.dumps(whole, indent=1))


def fresh(folder: Path) -> Path:
    """An empty folder of that name."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
