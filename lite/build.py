"""Makes the site: start.py site [--pyodide public|FOLDER] [--out DIR]."""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

from . import distribution, pages, quick_page, wheels
from .compiling import compile_wheels
from .contents import copy_notebooks
from .distribution import PINNED, fresh
from .tools import EXTENSIONS, PYTHON, ROOT, NotMade, run, set_up

OUT = ROOT / "dist" / "site"
PUBLIC = "public"
PLUGIN = "@jupyterlite/pyodide-kernel-extension:kernel"


def main(words: list[str]) -> int:
    """Build as asked; 0, or 1 with one plain reason."""
    asked = argparse.ArgumentParser(prog="start.py site", description=__doc__)
    asked.add_argument("--pyodide", default=PUBLIC, help="public, or the address or a folder of its files")
    asked.add_argument("--out", type=Path, default=OUT, help="where the site goes (default: dist/site)")
    chosen = asked.parse_args(words)
    try:
        build(chosen.pyodide, chosen.out.absolute())
    except NotMade as error:
        print(error, file=sys.stderr)
        return 1
    size = sum(path.stat().st_size for path in chosen.out.rglob("*") if path.is_file())
    print(f"The site is in {chosen.out} ({size / 1e6:.0f} MB). Put it on any static host, under any path.")
    return 0


def build(pyodide: str, out: Path, notebooks: Path = ROOT / "notebooks") -> None:
    """Make the site beside `out` and move it into place when it is whole. NotMade where something is missing."""
    if out.exists() and any(out.iterdir()) and not (out / "jupyter-lite.json").is_file():
        raise NotMade(f"{out} holds something else than a site; name another folder with --out.")
    set_up()
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".site-", dir=out.parent) as work:
        made = assemble(pyodide, Path(work), notebooks)
        shutil.rmtree(out, ignore_errors=True)
        made.rename(out)


def assemble(pyodide: str, work: Path, notebooks: Path) -> Path:
    """The finished site, somewhere below `work`."""
    start, lock = pyodide_folder(pyodide, work)
    archives = quick_page.pack(work / "static", (work / lock).parent)
    names = copy_notebooks(notebooks, work / "files" / "notebooks")
    (work / "jupyter-lite.json").write_text(json.dumps(settings(start, lock), indent=1))
    extension = EXTENSIONS / "followup-workbook"
    shutil.copytree(ROOT / "share" / "labextensions" / extension.name, fresh(extension), dirs_exist_ok=True)
    say("Building the pages.")
    made = work / "made"
    places = [f"--lite-dir={work}", f"--output-dir={made}", f"--contents={work / 'files'}"]
    slim = [*(f"--apps={name}" for name in pages.APPS), "--no-sourcemaps", "--no-unused-shared-packages"]
    run(PYTHON, "-m", "jupyterlite_core", "build", *places, *slim, cwd=work)
    for folder in (work / "static").iterdir():
        folder.rename(made / "static" / folder.name)
    pages.finish(made, work / "files" / "notebooks", names)
    quick_page.finish(made, start, lock, archives)
    return made


def pyodide_folder(pyodide: str, work: Path) -> tuple[str, str]:
    """Put Python for the browser below work/static; the addresses of its start and of its lock, inside the site."""
    folder, pure = fresh(work / "static" / "pyodide"), fresh(work / "wheels")
    say("Gathering wheels.")
    for gather in (wheels.fetch, wheels.kernels, wheels.ours):
        gather(pure)
    address = release() if pyodide == PUBLIC else pyodide.rstrip("/") if "://" in pyodide else None
    if address:
        entries = distribution.from_release(address)
    else:
        entries = distribution.from_folder(Path(pyodide), folder)
    whole = distribution.lock(entries | distribution.from_wheels(pure, folder))
    distribution.seal(folder, whole)
    if address is None and compile_wheels(folder):  # only a whole core can compile
        distribution.seal(folder, whole)
    named = folder.with_name(f"pyodide-{wheels.sha256((folder / distribution.LOCK).read_bytes())[:12]}")
    folder.rename(named)  # another content is another address, so that no browser mixes two versions
    inside = f"./static/{named.name}"
    return f"{address or inside}/{distribution.START}", f"{inside}/{distribution.LOCK}"


def release() -> str:
    """The address of Pyodide's public release, as jupyterlite-pyodide-kernel knows it, in the version pinned here."""
    code = "from jupyterlite_pyodide_kernel.constants import *; print(PYODIDE_CDN_URL, PYODIDE_VERSION)"
    address, version = run(PYTHON, "-c", code).split()
    return address.replace(version, PINNED["version"])


def settings(start: str, lock: str) -> dict:
    """jupyter-lite.json: where Python is, what a page loads first, and what is left out."""
    kernel = {"pyodideUrl": start, "disablePyPIFallback": True}
    kernel["loadPyodideOptions"] = {"lockFileURL": lock, "packages": wheels.CHOICE["first"]}
    config = {"appName": "followup", "litePluginSettings": {PLUGIN: kernel}, "enableServiceWorkerCache": "true"}
    config["disabledExtensions"] = wheels.CHOICE["disabled"]
    config["exposeAppInBrowser"] = True
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": config}


def say(words: str) -> None:
    print(words, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
