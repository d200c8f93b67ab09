"""Measures the app in a real browser: how soon it is there, how soon a press is answered, how much is on a page.

    python -m benchmarks.ui [--presses 50] [--opens 7]

Beside each of ours stands the cheapest there is on the same server and in the same run: a bare notebook with one
widget for opening, and for a press a bare ipywidgets Text whose words Python puts into an HTML widget, on the same page
and in the same kernel, pressed in turn with ours. Times depend on the machine; the lines that begin with "ratio" hardly
do, and each says its goal.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from .ui_script import ECHO, TIMED, TURNED, WORDS

ROOT = Path(__file__).resolve().parents[1]
WARM = 6  # presses that are not counted
PAUSE = 4_000  # milliseconds after which the next kernel is ready on an idle machine
QUIET = 150  # milliseconds without any change in our panels, after which a page has settled and the next press comes
CASE = "case/harbor-lane-operations-planner"
PLACES = ("today", CASE, "search", "in-and-out", "practice", "advice")
ANSWER = ".fu-page .fu-sentence"
ECHOED = (".bench-echo input", ".bench-echo .widget-html-content")
DID, UNDID = (".fu-page button.fu-yes", ANSWER), (".fu-page .fu-written-row button", ANSWER)


def main(words: list[str] | None = None) -> int:
    """Measure all; returns the exit status: 1 where there is no browser."""
    parser = argparse.ArgumentParser(prog="start.py bench-ui", description=__doc__.splitlines()[0])
    parser.add_argument("--presses", type=int, default=50, help="how many of each kind (default: 50)")
    parser.add_argument("--opens", type=int, default=7, help="how often each page is opened (default: 7)")
    asked = parser.parse_args(words)
    browsing = _module("browsing", ROOT / "tests/browser/conftest.py")
    found = next(filter(None, map(shutil.which, browsing.NAMES)), None)
    if found is None:
        print("This needs Chromium: on Debian, apt-get install chromium.", file=sys.stderr)
        return 1
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player, tempfile.TemporaryDirectory(prefix="followup-bench-") as folder:
        browser = player.chromium.launch(executable_path=found, args=browsing.CHROMIUM)
        measure(_served(browsing)(Path(folder)), browser, asked.presses, asked.opens)
        browser.close()
    return 0


def _served(browsing: ModuleType) -> type:
    """The server of start.py app over copies of the notebooks: with a bare one, and the app with an echo beside it."""

    class Served(browsing.Workbook):
        def words(self, start: ModuleType) -> list[str]:
            self.started = time.perf_counter()
            return ["-m", "followup.serving", str(self.notebooks), f"--port={self.port}", "--no-browser", "--token="]

        def renew(self) -> None:
            super().renew()
            from followup.journal import Journal

            Journal(self.journal).set("example", True, at=_moment(browsing.NOW))
            page = json.loads((self.notebooks / "app.ipynb").read_text(encoding="utf-8"))
            bare = {**page, "metadata": {"kernelspec": page["metadata"]["kernelspec"]}}
            self._write(
                "bare", {**bare, "cells": [_cell("bare", "import ipywidgets as w\nw.Button(description='Bare')")]}
            )
            self._write("echo", {**page, "cells": [*page["cells"], _cell("echo", ECHO)]})

        def _write(self, name: str, page: dict[str, Any]) -> None:
            (self.notebooks / f"{name}.ipynb").write_text(json.dumps(page), encoding="utf-8")

    return Served


def measure(running: Any, browser: Any, presses: int, opens: int) -> None:
    """One server, from its start to the last press, as a person has it."""
    try:
        running.wait("/voila/static/voila.js")
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.set_default_timeout(120_000)
        show("app: server start to answer", f"{time.perf_counter() - running.started:>8.1f} s")
        _open(page, running.url)
        show("app: server start to first page, cold", f"{time.perf_counter() - running.started:>8.1f} s")
        opening(page, running.url, opens)
        turning(page, running.url)
        page.goto(f"{running.url}/voila/render/echo.ipynb#{CASE}")
        page.locator(f"{ANSWER}:visible").first.wait_for()
        page.locator(".bench-echo input").wait_for()
        page.wait_for_timeout(2000)
        pressing(page, presses)
    finally:
        running.stop()


def _open(page: Any, url: str, sign: str = ".fu-today .fu-foremost") -> float:
    """Milliseconds until the page is there."""
    begun = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.locator(f"{sign}:visible").first.wait_for()
    return 1000 * (time.perf_counter() - begun)


def opening(page: Any, url: str, opens: int) -> None:
    """The app with a kernel ready, and the bare notebook, in turn."""
    took: dict[str, list[float]] = {"a bare notebook": [], "the app": []}
    for _ in range(opens + 1):
        for name, address, sign in (("a bare notebook", "/voila/render/bare.ipynb", ".widget-button"),
                                    ("the app", "/", ".fu-today .fu-foremost")):  # fmt: skip
            page.goto("about:blank")
            page.wait_for_timeout(PAUSE)
            took[name].append(_open(page, url + address, sign))
    for name, times in took.items():
        del times[0]
        show(f"open, warm: {name}", _told(times))
    ours, bare = (statistics.median(took[name]) for name in ("the app", "a bare notebook"))
    show("ratio open, warm: the app / a bare notebook", f"{ours / bare:>8.2f}  (goal: 1.5 at most, and 2,000 ms)")


def turning(page: Any, url: str) -> None:
    """From one place to another, the first time and again; what is on each; a drawer."""
    _open(page, url)
    page.wait_for_timeout(PAUSE)
    again = []
    for turn in range(4):
        for place in PLACES[1:] + PLACES[:1]:
            took = page.evaluate(TURNED, place)
            page.wait_for_timeout(600)
            if turn == 0:
                words = page.evaluate(WORDS)
                show(f"{place.split('/')[0]}: built and shown", f"{took:>8.1f} ms, {words} words at 1280 x 800")
            else:
                again.append(took)
    show("change of page, once built", _told(again) + "  (goal: 150 ms)")
    page.evaluate(TURNED, CASE)
    page.wait_for_timeout(600)
    which = [(f".fu-page .fu-slot:nth-of-type({n})", ".fu-page .fu-slots") for n in (1, 2, 1, 2)]
    drawers = [_press(page, what)[1] for what in which]
    show("opening a drawer", _told(drawers))
    for place, models in _module("models", ROOT / "benchmarks/ui_models.py").counted(PLACES).items():
        show(f"{place.split('/')[0]}: widget models", f"{models:>8}  (goal: 200 at most)")


def pressing(page: Any, presses: int) -> None:
    """Echo, and a message that was sent and its undo, in turn, so that what disturbs one disturbs all."""
    rounds = {"bare echo": (ECHOED, ECHOED), "sent, or undo": (DID, UNDID)}
    times: dict[str, list[float]] = {kind: [] for kind in rounds}
    whole: dict[str, list[float]] = {kind: [] for kind in rounds}
    for number in range(0, presses + WARM, 2):
        for kind, asked in rounds.items():
            for again, what in enumerate(asked):
                answered, settled = _press(page, what, f"word {number + again}")
                times[kind].append(answered)
                whole[kind].append(settled)
    for kind in rounds:
        del times[kind][:WARM], whole[kind][:WARM]
        show(kind, _told(times[kind]))
    show("sent, or undo, all of the page", _told(whole["sent, or undo"]))
    echo = statistics.median(times["bare echo"])
    for words, took, goal in (("a new plan", times, 1.5), ("all of the page", whole, 3)):
        show(
            f"ratio {words} / echo",
            f"{statistics.median(took['sent, or undo']) / echo:>8.2f}  (goal: {goal:g} at most)",
        )


def _press(page: Any, what: tuple[str, str], words: str = "") -> tuple[float, float]:
    """Milliseconds until what answers has changed, and until all has. what: to press, and what answers."""
    page.locator(f"{what[0]}:visible").first.wait_for()
    answered, settled = page.evaluate(TIMED, [*what, words, QUIET])
    return answered, settled


def _told(times: list[float]) -> str:
    return f"{statistics.median(times):>8.1f} ms median, {max(times):.1f} ms at most"


def _cell(id: str, source: str) -> dict[str, Any]:
    return {"cell_type": "code", "execution_count": None, "id": id, "metadata": {}, "outputs": [], "source": source}


def _moment(words: str) -> Any:
    from datetime import datetime

    return datetime.fromisoformat(words)


def _module(name: str, path: Path) -> ModuleType:
    """A module from its file: the running workbook is the one that the browser tests use."""
    spec = importlib.util.spec_from_file_location(name, path)
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def show(name: str, value: str) -> None:
    print(f"{name:<46}{value}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
