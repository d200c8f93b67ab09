"""What a candidate does with the site, step by step; each step says what it found."""

import json
import time
from pathlib import Path

from .browser import NARROW, Visit, browsing
from .contents import marked
from .serve import Host

THANKS = "20_thank_you"
EDITED, ADDED = "30_waiting", "Words of my own, to be kept."
NEW_TITLE = "# Waiting, told anew"
READ = "path => window.jupyterapp.serviceManager.contents.get(path, { content: true })"
JOURNAL = f"""() => ({READ})('followup/journal-example.jsonl').then(
  found => found.format === 'base64' ? atob(found.content) : found.content)"""


class Broken(Exception):
    """A promise of the site that did not hold."""


def promise(holds: bool, words: str) -> None:
    if not holds:
        raise Broken(words)


def first_panel(host: Host, folder: Path) -> tuple[float, float]:
    """Open the first page in a new browser: seconds to the first panel, megabytes on the wire until all is there."""
    host.forget()
    with browsing(host.url, folder) as visit:
        seconds = visit.open("00_start_here")
        visit.whole()
        visit.page.wait_for_timeout(3000)  # the service worker fills its store
        visit.page.screenshot(path=folder / "desktop.png")
    return seconds, sum(host.sent.values()) / 1e6


def write_down(host: Host, folder: Path) -> str:
    """Log a letter; it is there after a reload and in a new browser process."""
    with browsing(host.url, folder) as visit:
        visit.open(THANKS)
        visit.at(".fu-page .fu-main").first.click()
        visit.at("button.fu-yes").first.click()
        visit.at(".fu-written-row", has_text="Written down").first.wait_for()
        written = journal(visit)
        visit.open(THANKS)
        promise(journal(visit) == written, "the journal is another one after a reload")
    with browsing(host.url, folder) as visit:
        visit.open(THANKS)
        promise(journal(visit) == written, "the journal is another one after the browser was closed")
        visit.whole()
    last = json.loads(written.splitlines()[-1])
    promise(last.get("event", {}).get("kind") == "sent", f"the last line is no letter: {last}")
    return "a letter logged, still there after a reload and in a new browser"


def journal(visit: Visit) -> str:
    return visit.page.evaluate(JOURNAL)


def charts(host: Host, folder: Path) -> str:
    """The page with tables and figures draws."""
    began = time.perf_counter()
    with browsing(host.url, folder) as visit:
        visit.open("70_pipeline")
        visit.at(".fu svg.fu-chart").first.wait_for()
        drawn = time.perf_counter() - began
        visit.page.screenshot(path=folder / "charts.png")
    return f"the first figure of 70_pipeline after {drawn:.1f} s"


def phone(host: Host, folder: Path) -> str:
    """The page fits a narrow screen; links lead to other pages inside the site."""
    with browsing(host.url, folder, NARROW) as visit:
        visit.open(THANKS)
        visit.whole()
        wide = visit.page.evaluate("Math.max(...[...document.querySelectorAll('.fu')].map(one => one.scrollWidth))")
        visit.page.screenshot(path=folder / "phone.png")
        visit.at("a.fu-link[href*='30_waiting']").first.click()
        visit.page.wait_for_url("**30_waiting*")
        visit.whole()
        visit.page.goto(f"{host.url}/")
        visit.page.screenshot(path=folder / "landing.png")
    promise(wide <= NARROW["width"], f"a panel is {wide} pixels wide on a screen of {NARROW['width']}")
    return f"fits {NARROW['width']} pixels; a link opens the next page inside the site"


def in_lab(host: Host, folder: Path) -> str:
    """The same page in JupyterLab runs by itself too."""
    with browsing(host.url, folder) as visit:
        seconds = visit.open(THANKS, "lab")
        visit.whole()
        visit.page.screenshot(path=folder / "lab.png")
    return f"JupyterLab: first panel after {seconds:.1f} s"


def new_version(host: Host, folder: Path) -> str:
    """An edited page stays as it is when the site has a newer one, and says so; taking it keeps the old one too."""
    with browsing(host.url, folder) as visit:
        visit.open(EDITED)
        visit.whole()
        visit.page.evaluate(EDIT, ADDED)
    place = host.folder / "files" / "notebooks" / f"{EDITED}.ipynb"
    notebook = json.loads(place.read_text(encoding="utf-8"))
    notebook["cells"][0]["source"] = NEW_TITLE
    place.write_text(marked(json.dumps(notebook)), encoding="utf-8")
    with browsing(host.url, folder) as visit:
        visit.open(EDITED)
        promise(visit.at(".jp-Notebook", has_text=ADDED).count() == 1, "what was written into a page is gone")
        visit.page.locator("#followup-newer", has_text="newer version").wait_for()
        visit.page.screenshot(path=folder / "newer.png")
        visit.page.get_by_role("button", name="Take the newer one").click()
        visit.at(".jp-Notebook h1", has_text=NEW_TITLE.lstrip("# ")).first.wait_for()
        visit.page.wait_for_function(MINE)
    return "an edited page is kept, says that a newer one is there, and gives way only when asked"


EDIT = """async words => {
  const { context } = window.jupyterapp.shell.currentWidget;
  context.model.sharedModel.insertCell(1, { cell_type: 'markdown', source: words });
  await context.save();
}"""
MINE = f"""() => ({READ})('notebooks/{EDITED}-mine.ipynb').then(
  found => JSON.stringify(found.content).includes('{ADDED}'), () => false)"""


def offline(host: Host, folder: Path) -> str:
    """With the host gone, a new browser opens a page that was open before; what was written is there."""
    host.stop()
    with browsing(host.url, folder) as visit:
        seconds = visit.open(THANKS)
        visit.whole()
        promise("thank_you" in journal(visit), "what was written is not there offline")
        visit.page.screenshot(path=folder / "offline.png")
    return f"without the host: first panel after {seconds:.1f} s"
