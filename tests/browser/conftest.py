"""A running workbook and a browser for it: the server as start.py starts it, over a copy of the notebooks.

One server for all these tests; each gets it without kernels and with an empty journal.
"""

import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from urllib.error import HTTPError

import pytest

from followup.journal import Journal
from followup.journal.example import open_example
from followup.journal.files import write_file

ROOT = Path(__file__).resolve().parents[2]
NOW = "2026-03-12T09:05:00-05:00"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 60_000  # milliseconds; a busy machine starts kernels slowly
XSRF = "0123456789abcdef" * 2  # the server wants the same word in a cookie and in a header
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
WIDE = {"width": 1280, "height": 1000}


class Workbook:
    """url: where it is; journal, example: the files it writes."""

    def __init__(self, folder):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url, self.log = f"http://127.0.0.1:{self.port}", folder / "log"
        self.journal = folder / "journal" / "journal.jsonl"
        self.example = self.journal.with_name("journal-example.jsonl")
        self.notebooks = folder / "notebooks"
        self.renew()
        start = _start()
        start.ROOT = folder
        with self.log.open("w") as log:
            words = [sys.executable, *self.words(start)]
            self.process = subprocess.Popen(words, cwd=folder, env=self._env(folder), stdout=log, stderr=log)

    def words(self, start):
        more = ["--no-browser", "--IdentityProvider.token=", "--LabApp.expose_app_in_browser=True"]
        return [*start.server("open"), f"--port={self.port}", *more]

    def _env(self, folder):
        env = _start().environment()
        env |= {f"JUPYTER_{name}_DIR": str(folder / name) for name in ("CONFIG", "DATA", "RUNTIME")}
        env |= {"JUPYTERLAB_SETTINGS_DIR": str(folder / "set"), "JUPYTERLAB_WORKSPACES_DIR": str(folder / "ws")}
        env |= {
            "IPYTHONDIR": str(folder / "ipython"),
            "FOLLOWUP_NOW": NOW,
            "FOLLOWUP_JOURNAL": str(self.journal),
            "TZ": "UTC",
        }
        return env | {"PYTHONPATH": os.pathsep.join([str(ROOT), env.get("PYTHONPATH", "")])}

    def wait(self, path="/api/status", seconds=120):
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            try:
                return urllib.request.urlopen(f"{self.url}{path}", timeout=5).read()
            except OSError:
                time.sleep(0.2)
        raise AssertionError(self.log.read_text())

    def renew(self):
        """An empty journal, and the notebooks as they are shipped."""
        for folder in (self.journal.parent, self.notebooks):
            shutil.rmtree(folder, ignore_errors=True)
        self.journal.parent.mkdir()
        shutil.copytree(ROOT / "notebooks", self.notebooks)

    def ask(self, path, method="GET"):
        headers = {"Cookie": f"_xsrf={XSRF}", "X-XSRFToken": XSRF}
        asked = urllib.request.Request(f"{self.url}{path}", method=method, headers=headers)
        with urllib.request.urlopen(asked, timeout=20) as answer:
            return answer.read()

    def end_kernels(self):
        """All of them; a page that was left ends its own, perhaps meanwhile."""
        end = time.monotonic() + 60
        while kernels := json.loads(self.ask("/api/kernels")):
            assert time.monotonic() < end, kernels
            for kernel in kernels:
                with suppress(HTTPError):
                    self.ask(f"/api/kernels/{kernel['id']}", "DELETE")

    def lab(self, page):
        return f"{self.url}/lab/tree/notebooks/{page}.ipynb?reset"

    def voila(self, page):
        return f"{self.url}/voila/render/notebooks/{page}.ipynb"

    def stop(self):
        """Kernels end by themselves when their server is gone; it may wait long for one that is busy."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)

    def written(self, path=None):
        """The lines of the example's journal (or another one)."""
        path = path or self.example
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


class Served(Workbook):
    """The server of `start.py app` in a folder of its own, with the example opened."""

    def words(self, start):
        return ["-m", "followup.serving", str(self.notebooks), f"--port={self.port}", "--no-browser", "--token="]

    def renew(self):
        super().renew()
        Journal(self.journal).set("example", True, at=datetime.fromisoformat(NOW))
        open_example(self.example, now=datetime.fromisoformat(NOW))
        self.shipped = {path: path.read_bytes() for path in (self.journal, self.example)}

    def begin_anew(self):
        """Put back what a test changed, as a sync program would: kernels that wait have both journals open."""
        for path, shipped in self.shipped.items():
            if path.read_bytes() != shipped:
                write_file(path, shipped, force=True)

    def at(self, fragment):
        return f"{self.url}/#{fragment}"


def _start():
    spec = importlib.util.spec_from_file_location("start_for_browser", ROOT / "start.py")
    start = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(start)
    return start


@pytest.fixture(scope="package")
def server(tmp_path_factory):
    running = Workbook(tmp_path_factory.mktemp("workbook"))
    try:
        running.wait()
        yield running
    finally:
        running.stop()


@pytest.fixture
def workbook(server):
    server.renew()
    yield server
    server.end_kernels()


@pytest.fixture(scope="package")  # while it is there, an event loop runs in this thread: others must not see it
def chromium():
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("no Chromium here: on Debian, apt-get install chromium")
    sync = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync.sync_playwright() as player:
        browser = player.chromium.launch(executable_path=found, args=CHROMIUM)
        yield browser
        browser.close()


class Tab:
    """The tab that most tests share: in a new one it takes two seconds of processor to read Jupyter's scripts."""

    def __init__(self, browser):
        self.browser, self.page = browser, None

    def open(self, size=WIDE):
        if self.page is None:
            self.page = self.browser.new_page()
            self.page.set_default_timeout(PATIENCE)
        self.page.set_viewport_size(size)
        return self.page

    def leave(self):
        """Nothing of one test is there in the next: what it kept, how it looked, where it is."""
        from playwright.sync_api import Error

        page = self.page
        try:
            for other in page.context.pages[1:]:
                other.close()
            if page.url.startswith("http"):
                page.evaluate("localStorage.clear(), sessionStorage.clear()")
            page.context.clear_cookies()
            page.emulate_media(media="null", color_scheme="null", forced_colors="null", reduced_motion="null")
            page.goto("about:blank", timeout=10_000)
        except Error:  # the test broke it
            page.context.close()
            self.page = None


@pytest.fixture(scope="package")
def tab(chromium):
    return Tab(chromium)


@pytest.fixture
def browse(chromium, tab, workbook):
    """Opens a browser of its own, or takes the tab that is there: none of them may ask another host for anything, nor
    run what people typed."""
    opened, elsewhere = [], []

    def note(request):
        if request.url.startswith("http") and not request.url.startswith(workbook.url):
            elsewhere.append(request.url)

    def open_browser(there=None, **more):
        page = there or chromium.new_page(**({"viewport": WIDE} | more))
        page.set_default_timeout(PATIENCE)
        page.on("request", note)
        opened.append(page)
        return page

    yield open_browser
    ran = [page.evaluate("window.__xss") for page in opened]
    for page in opened:
        page.remove_listener("request", note)
        tab.leave() if page is tab.page else page.close()
    assert elsewhere == []
    assert set(ran) <= {None}


@pytest.fixture
def page(browse, tab):
    return browse(tab.open())


@pytest.fixture(scope="package")
def serving(tmp_path_factory):
    running = Served(tmp_path_factory.mktemp("app"))
    try:
        running.wait("/voila/static/voila.js")
        yield running
    finally:
        running.stop()


@pytest.fixture
def served(serving):
    """The app with the example as it is shipped, whatever the test before it did there."""
    serving.begin_anew()
    return serving


@pytest.fixture(scope="module")
def axe():
    package = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    return Path(package.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
