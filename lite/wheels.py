"""Wheels for the browser: fetched by sha256, without what nobody opens, and described as Pyodide's lock wants it."""

import hashlib
import io
import re
import sys
import tomllib
import zipfile
from collections.abc import Iterable
from email.parser import Parser
from fnmatch import fnmatch
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .tools import EXTENSIONS, PYTHON, ROOT, NotMade, run

CHOICE = tomllib.loads((ROOT / "lite" / "packages.toml").read_text(encoding="utf-8"))
THERE = {"sys_platform": "emscripten", "platform_system": "Emscripten", "os_name": "posix", "extra": ""}
THERE |= {"python_version": "3.14", "python_full_version": "3.14.2", "implementation_name": "cpython"}
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same moment in every build, so that two builds are the same


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def pinned(names: Iterable[str], lock: str) -> str:
    """The blocks of a requirements lock that pin these names. NotMade names the first that is not in it."""
    blocks = {canonicalize_name(block.split("==")[0]): block for block in re.split(r"\n(?=\S)", lock.strip())}
    for name in names:
        if name not in blocks:
            raise NotMade(f"requirements.lock does not pin {name}, which lite/packages.toml asks for.")
    return "\n".join(blocks[name] for name in names) + "\n"


def fetch(into: Path) -> None:
    """Put the pure and the bare wheels of packages.toml into a folder: pip checks each against requirements.lock."""
    _download(CHOICE["pure"], into, "--implementation=py", "--abi=none", "--platform=any")
    before = set(into.glob("*.whl"))
    _download(CHOICE["bare"], into, "--implementation=cp", "--abi=cp314", "--platform=manylinux2014_x86_64")
    for wheel in set(into.glob("*.whl")) - before:
        wheel.rename(into / anywhere(wheel.name))


def _download(names: list[str], into: Path, *kind: str) -> None:
    wanted = into / "wanted.txt"
    wanted.write_text(pinned(names, (ROOT / "requirements.lock").read_text(encoding="utf-8")))
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    only = ["--require-hashes", "--only-binary=:all:", "--python-version=3.14", *kind]
    run(*pip, *only, f"--dest={into}", f"--requirement={wanted}")
    wanted.unlink()


def anywhere(file_name: str) -> str:
    """The name that a wheel has without its compiled part."""
    return "-".join([*file_name.split("-")[:2], "py3-none-any.whl"])


def ours(into: Path) -> None:
    """Build the workbook's own wheel into a folder."""
    run(PYTHON, "-m", "hatchling", "build", "-t", "wheel", "-d", into, cwd=ROOT)


def kernels(into: Path) -> None:
    """Copy the wheels that jupyterlite-pyodide-kernel brings along."""
    found = EXTENSIONS / "@jupyterlite" / "pyodide-kernel-extension" / "static" / "pypi"
    for wheel in found.glob("*.whl"):
        if not wheel.name.startswith("widgetsnbextension-3"):
            (into / wheel.name).write_bytes(wheel.read_bytes())


def thinned(data: bytes, name: str) -> bytes:
    """The wheel without the files that packages.toml drops, in the same bytes whenever it is made."""
    drop = CHOICE["drop"].get(name, CHOICE["drop"]["*"])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            if not item.is_dir() and not any(fnmatch(f"/{item.filename}", f"*/{one}") for one in drop):
                slim = zipfile.ZipInfo(item.filename, LONG_AGO)
                slim.external_attr = 0o644 << 16
                new.writestr(slim, old.read(item), zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()


def entry(data: bytes, file_name: str) -> dict:
    """What Pyodide's lock says of a wheel: names, imports and what it depends on in a browser."""
    with zipfile.ZipFile(io.BytesIO(data)) as wheel:
        files = wheel.namelist()
        about = next(name for name in files if re.fullmatch(r"[^/]+\.dist-info/METADATA", name))
        metadata = Parser().parsestr(wheel.read(about).decode())
    needs = map(Requirement, metadata.get_all("Requires-Dist") or [])
    depends = {canonicalize_name(one.name) for one in needs if one.marker is None or one.marker.evaluate(THERE)}
    said = {"name": canonicalize_name(metadata["Name"]), "version": metadata["Version"], "file_name": file_name}
    said |= {"imports": sorted(_imports(files)), "depends": sorted(depends), "sha256": sha256(data)}
    return said | {"install_dir": "site", "package_type": "package", "unvendored_tests": False}


def _imports(files: Iterable[str]) -> set[str]:
    code = (name.split("/") for name in files if name.endswith((".py", ".pyc", ".so")))
    tops = {parts[0] for parts in code if not parts[0].endswith((".dist-info", ".data"))}
    return {top.partition(".")[0] for top in tops}
