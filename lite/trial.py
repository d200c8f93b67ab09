"""start.py site-test: builds the site with local files and walks through it in a browser that reaches no host."""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from . import quick_walk, walk
from .build import build
from .carrier import local_folder
from .distribution import fresh
from .serve import PACKED, Host
from .tools import ROOT, NotMade

SITE = ROOT / "dist" / "site-test"
GOALS = {"cold": 12, "warm": 9, "wire": 45}  # seconds, seconds, megabytes
QUICK = (quick_walk.quick_plan, quick_walk.quick_page, quick_walk.quick_typed, quick_walk.quick_policy)
QUICK += (quick_walk.quick_keep,)
STEPS = (*QUICK, walk.write_down, walk.charts, walk.phone, walk.in_lab, walk.new_version)
STEPS += (walk.offline, quick_walk.quick_offline)


def main(words: list[str]) -> int:
    """Build and walk; 0 where every promise held. Timings are told beside their goals and fail nothing."""
    asked = argparse.ArgumentParser(prog="start.py site-test", description=__doc__)
    asked.add_argument("--pyodide", type=Path, help="a folder with Pyodide's files (default: fetched once)")
    asked.add_argument("--pictures", type=Path, default=ROOT / "dist" / "pictures", help="where screenshots go")
    asked.add_argument("--built", action="store_true", help="walk the site of the last time again")
    chosen = asked.parse_args(words)
    try:
        if not chosen.built:
            build(str(chosen.pyodide or local_folder()), SITE)
        return walk_through(chosen.pictures)
    except NotMade as error:
        print(error, file=sys.stderr)
        return 1


def walk_through(pictures: Path) -> int:
    """All steps over a copy of the site, which one of them changes; the exit code."""
    with tempfile.TemporaryDirectory(prefix="site-test-") as work:
        folder = Path(work)
        host = Host(Path(shutil.copytree(SITE, folder / "site")))
        for path in host.folder.rglob("*"):  # a real host has compressed them before
            if path.suffix in PACKED:
                host.body(path, True)
        failed = [not attempt("opening", lambda: timings(host, folder))]
        failed += [not attempt(step.__name__, lambda step=step: step(host, folder)) for step in STEPS]
        failed.append(not attempt("hosts", lambda: hosts(folder)))
        for picture in folder.glob("*.png"):
            shutil.copy(picture, (pictures if pictures.is_dir() else fresh(pictures)) / picture.name)
    print(f"{failed.count(False)} of {len(failed)} held; pictures in {pictures}")
    return int(any(failed))


def attempt(name: str, step: Callable[[], str]) -> bool:
    """Run one step and print what it says, or in one line why it did not hold."""
    from playwright.sync_api import Error

    try:
        said, held = step(), True
    except (walk.Broken, Error) as error:
        said, held = str(error).splitlines()[0], False
    print(f"{'held  ' if held else 'BROKEN'} {name}: {said}", flush=True)
    return held


def timings(host: Host, folder: Path) -> str:
    """Cold, then twice warm; the better of the two, because the second visit fills the store for offline."""
    cold, wire = walk.first_panel(host, folder)
    asked = sum(host.asked.values())
    again = [walk.first_panel(host, folder) for _ in range(2)]
    warm = min(seconds for seconds, _ in again)
    missed = [path for path in host.missed if not path.endswith("favicon.ico")]
    figures = (("cold", f"first panel cold {cold:.1f} s", cold), ("warm", f"warm {warm:.1f} s", warm))
    lines = [told(*one) for one in (*figures, ("wire", f"{wire:.1f} MB on the wire, {asked} requests", wire))]
    lines.append(f"warm {again[-1][1]:.2f} MB; load of the machine {os.getloadavg()[0]:.1f}; missing: {missed}")
    return "; ".join(lines)


def told(goal: str, words: str, value: float) -> str:
    return f"{words} (goal {GOALS[goal]}: {'met' if value <= GOALS[goal] else 'missed'})"


def hosts(folder: Path) -> str:
    """No page, worker or service worker asked any other host."""
    logs = list(folder.rglob("net-*.json"))
    found = quick_walk.all_elsewhere(folder)
    walk.promise(not found, f"asked other hosts: {', '.join(found[:5])}")
    return f"0 requests to other hosts in {len(logs)} browser sessions"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
