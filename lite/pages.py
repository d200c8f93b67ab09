"""What a person sees before a notebook is there: the page of all pages, and a word while one is getting ready."""

import json
import shutil
from pathlib import Path
from string import Template

from followup.case.markup import tag

from . import quick_page
from .contents import title_of
from .tools import ROOT, NotMade

HERE = ROOT / "lite"
APPS = ("lab", "notebooks")
ALL = "all-pages.html"
QUICK = (*(f"quick/{name}" for name in (*quick_page.SCRIPTS, *quick_page.PICTURES)), "manifest.webmanifest")


def finish(site: Path, notebooks: Path, names: list[str]) -> None:
    """Put the landing page, the word while loading and the offline part into a built site."""
    (site / ALL).write_text(landing(notebooks, names), encoding="utf-8")
    shutil.copy(HERE / "landing.css", site / "landing.css")
    waiting = (HERE / "waiting.html").read_text(encoding="utf-8")
    for app in APPS:
        page = site / app / "index.html"
        page.write_text(with_word(page.read_text(encoding="utf-8"), waiting), encoding="utf-8")
    worker = site / "service-worker.js"
    worker.write_text(f"{worker.read_text()}\nconst PAGES = {json.dumps(kept(site, names))};\n{offline()}")


def with_word(page: str, waiting: str) -> str:
    """An app's page with what stands there until its first panel does. NotMade where it has no body."""
    if page.count("<body") != 1:
        raise NotMade("The page of JupyterLite looks different from what was expected.")
    before, after = page.split("<body", 1)
    tag, rest = after.split(">", 1)
    return f"{before}<body{tag}>{waiting}{rest}"


def offline() -> str:
    return (HERE / "offline.js").read_text(encoding="utf-8")


def kept(site: Path, names: list[str]) -> list[str]:
    """Addresses of what is there offline, even if it was never opened."""
    lists = [path.relative_to(site).as_posix() for path in sorted((site / "api" / "contents").rglob("all.json"))]
    return [".", "index.html", ALL, "landing.css", *QUICK, *lists, *(f"files/notebooks/{name}" for name in names)]


def landing(notebooks: Path, names: list[str]) -> str:
    """The page of all pages: each notebook as a link with what it is for."""
    lines = [line(name, *title_of(notebooks / name)) for name in names if "/" not in name]
    more = [line(name, *title_of(notebooks / name)) for name in names if "/" in name]
    text = Template((HERE / "landing.html").read_text(encoding="utf-8"))
    return text.substitute(pages="\n".join(lines), more="\n".join(more), hidden="" if more else " hidden")


def line(name: str, title: str, about: str) -> str:
    link = tag("a", title, href=f"notebooks/index.html?path=notebooks/{name}")
    return tag("li", link, tag("span", about.split(". ")[0].rstrip(".") + "." if about else ""))
