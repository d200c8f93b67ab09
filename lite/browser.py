"""A real Chromium that can reach nothing but this machine, with a profile that outlives it."""

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from .tools import NotMade

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
WIDE, NARROW = {"width": 1280, "height": 1000}, {"width": 400, "height": 850}
PATIENCE = 90_000  # milliseconds; a busy machine starts Python slowly
ASKED_BY_A_PAGE = re.compile(r'"initiator":"http://127\.0\.0\.1')
ADDRESS = re.compile(r'"url":"(https?://[^"]+)"')
FIRST, LAST = ":is(.fu-header .widget-dropdown, .fu-head)", ".fu-pages"  # a case page has its menus itself


class Visit:
    """One browser process with one page of the site; `log` is Chromium's own record of what it asked for."""

    def __init__(self, page, url: str, log: Path) -> None:
        self.page, self.url, self.log = page, url, log
        page.set_default_timeout(PATIENCE)

    def open(self, name: str, app: str = "notebooks") -> float:
        """Open a notebook and wait for its first panel; the seconds that took."""
        began = time.perf_counter()
        self.page.goto(f"{self.url}/{app}/index.html?path=notebooks/{name}.ipynb", wait_until="commit")
        self.at(FIRST).first.wait_for()
        return time.perf_counter() - began

    def at(self, selector: str, **more):
        return self.page.locator(f"{selector}:visible", **more)

    def whole(self) -> None:
        """Wait until the last panel of the page is there."""
        self.at(LAST).first.wait_for()


@contextmanager
def browsing(url: str, folder: Path, size: dict = WIDE) -> Iterator[Visit]:
    """A new browser process over the profile in `folder`. NotMade where there is no Chromium or no playwright."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise NotMade("No Chromium here: on Debian, apt-get install chromium.")
    from playwright.sync_api import sync_playwright

    log = folder / f"net-{time.monotonic_ns()}.json"
    args = [*QUIET, ALONE, f"--log-net-log={log}"]
    with sync_playwright() as player:
        where = {"executable_path": found, "args": args, "viewport": size}
        context = player.chromium.launch_persistent_context(str(folder / "profile"), **where)
        page = context.pages[0] if context.pages else context.new_page()
        try:
            yield Visit(page, url, log)
        except Exception:
            page.screenshot(path=folder / f"broken-{log.stem}.png")
            raise
        finally:
            context.close()


def elsewhere(log: Path, here: str = "127.0.0.1") -> list[str]:
    """Addresses on other hosts that a page, a worker or a service worker of ours asked for.

    What Chromium asks for by itself has no page as its origin, and is left out.
    """
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()  # one event a line, also in a torn record
    ours = [found[1] for line in lines if ASKED_BY_A_PAGE.search(line) and (found := ADDRESS.search(line))]
    return sorted({url for url in ours if urlsplit(url).hostname != here})
