"""The quick page at the site's root: its form in the package's own words, and all its Python in one archive."""

import gzip
import html
import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

from followup.case.markup import Markup, join, tag
from followup.case.roles import ROLES
from followup.quick.form import NO_TIMING, SINCE, TIMINGS, asks_until, label

from .distribution import LOCK, START
from .tools import ROOT, NotMade, run
from .wheels import CHOICE, LONG_AGO, sha256

HERE = ROOT / "lite" / "quick"
STYLE = ROOT / "followup" / "panels" / "parts" / "style.css"
SCRIPTS = ("page.js", "worker.js", "keep.js", "install.js", "letter.js", "typed.js", "clear.js")
PICTURES = ("quick.css", "style.css", "icon.svg")
WHOLE, LIBRARY = "whole.zip", "python_stdlib.zip"
READY = "followup/rulebook.ready"
USUAL = "interviewer"  # the role that also stands for "I don't know"


def pack(static: Path, pyodide: Path) -> dict[str, str]:
    """Put the archives into a folder below `static`, named by their content; what the page is told of them.

    pyodide: the folder with the lock and the wheels, compiled where that could be done
    """
    known = json.loads((pyodide / LOCK).read_text(encoding="utf-8"))["packages"]
    there = [name for name in CHOICE["quick"]["packages"] if (pyodide / known[name]["file_name"]).is_file()]
    data = made_ready(packed({name: pyodide / known[name]["file_name"] for name in there}), pyodide)
    archives = {"archive": data} | ({"library": library(pyodide / LIBRARY)} if (pyodide / LIBRARY).is_file() else {})
    folder = static / f"quick-{sha256(b''.join(archives.values()))[:12]}"
    folder.mkdir(parents=True)
    for name, content in archives.items():
        (folder / name).write_bytes(gzip.compress(content, 9, mtime=0))  # in one piece, which takes a third less
    missing = [name for name in CHOICE["quick"]["packages"] if name not in there]
    return {name: f"./static/{folder.name}/{name}" for name in archives} | {"packages": " ".join(missing)}


def library(path: Path) -> bytes:
    """Python's own library without what the page does not import."""
    with zipfile.ZipFile(path) as old:
        names = [
            one for one in old.namelist() if not any(fnmatch(one, drop) for drop in CHOICE["quick"]["stdlib_drop"])
        ]
        return zipped((name, old.read(name)) for name in names)


def packed(named: Mapping[str, Path]) -> bytes:
    """One archive of these wheels, by their names, without what the page never opens; the same bytes whenever made."""
    whole = {name: path for name, path in named.items() if name in CHOICE["quick"]["whole"]}
    single = [path for name, path in named.items() if name not in whole]
    return zipped([*_files(single), (WHOLE, zipped(_files(whole.values())))])


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of these names and contents, not compressed, the same bytes whenever it is made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, content in files:
            slim = zipfile.ZipInfo(name, LONG_AGO)
            slim.external_attr = 0o644 << 16
            new.writestr(slim, content)
    return out.getvalue()


def _files(paths: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        with zipfile.ZipFile(path) as old:
            for item in old.infolist():
                name = item.filename
                if not item.is_dir() and not any(fnmatch(name, one) for one in CHOICE["quick"]["drop"]):
                    yield name, old.read(item)


def made_ready(archive: bytes, pyodide: Path) -> bytes:
    """The archive with the rulebook as the very Python of that folder has read it; as it is where that can't be run."""
    node = shutil.which("node")
    if node is None or not (pyodide / START).is_file():
        return archive
    with tempfile.TemporaryDirectory() as work:
        Path(work, "archive").write_bytes(archive)
        run(node, ROOT / "lite" / "ready.mjs", pyodide, Path(work, "archive"), Path(work, "ready"))
        ready = Path(work, "ready").read_bytes()
    with zipfile.ZipFile(io.BytesIO(archive)) as old:
        return zipped([*((name, old.read(name)) for name in old.namelist()), (READY, ready)])


def finish(site: Path, start: str, lock: str, archives: dict[str, str]) -> None:
    """Write the page, its scripts, its style and its manifest into a built site."""
    folder = site / "quick"
    folder.mkdir()
    for name in (*SCRIPTS, "quick.css", "icon.svg"):
        shutil.copy(HERE / name, folder / name)
    shutil.copy(STYLE, folder / "style.css")
    shutil.copy(HERE / "manifest.webmanifest", site / "manifest.webmanifest")
    (site / "index.html").write_text(page(start, lock, archives), encoding="utf-8")


def page(start: str, lock: str, archives: dict[str, str]) -> str:
    """index.html with the words of the package in it. archives: as `pack` tells them."""
    text = Template((HERE / "index.html").read_text(encoding="utf-8"))
    told = {"library": "", "pyodide": start, "lock": lock, "policy": policy(start)} | archives
    return text.substitute({name: html.escape(words) for name, words in told.items()}, **pieces())


def policy(start: str) -> str:
    """The Content-Security-Policy of the page and of its worker: this site alone, and the release where Python is
    taken from it.
    """
    split = urlsplit(start)
    release = f" {split.scheme}://{split.netloc}" if split.netloc else ""
    if any(sign in release for sign in "\"';,"):
        raise NotMade(f"{start} is no address of Pyodide's files.")
    return "; ".join((
        "default-src 'none'", f"script-src 'self' 'wasm-unsafe-eval'{release}", "style-src 'self'",
        f"connect-src 'self' blob:{release}", "worker-src 'self' blob:", "img-src 'self' data:", "manifest-src 'self'",
        "base-uri 'none'", "form-action 'none'", "object-src 'none'",
    ))  # fmt: skip


def pieces() -> dict[str, Markup]:
    """The chips and choices, in the words that the whole workbook uses."""
    timings = [tag("button", words, type="button") for words in (*TIMINGS, NO_TIMING)]
    roles = [tag("option", role.form, value=word, selected=word == USUAL) for word, role in ROLES.items()]
    return {"timings": join(*timings), "since": join(*map(_chip, range(len(SINCE)))), "roles": join(*roles)}


def _chip(number: int) -> Markup:
    box = tag("input", type="checkbox", value=str(number), data_until="1" if asks_until(number) else None)
    return tag("label", box, label(number))
