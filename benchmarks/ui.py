"""Measures the workbook in a real browser: how soon a page is there, and how soon a press is answered.

    python -m benchmarks.ui [--presses 50]

Beside each press of ours stands the cheapest round trip there is: a bare ipywidgets Text whose words Python puts
into an HTML widget, on the same page and in the same kernel, pressed in turn with ours. The clock stops when the
plan names its new step; the panels below the plan follow it, and "all of the page" is when the last of them has
changed. Times depend on the machine; the lines that begin with "ratio" hardly do.
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

ROOT = Path(__file__).resolve().parents[1]
PAGE = "20_thank_you"
ECHO_NAME = "bare echo"
WARM = 6  # presses that are not counted
GOAL = 2
QUIET = 150  # milliseconds without any change in our panels, after which a page has settled and the next press comes
ECHO = """# The cheapest round trip: what is typed comes back
import ipywidgets as widgets
typed, shown = widgets.Text(description="Echo"), widgets.HTML()
typed.observe(lambda change: setattr(shown, "value", change["new"]), "value")
box = widgets.VBox([typed, shown])
box.add_class("bench-echo")
box"""
# In the page: do something, and take the time until what answers has changed, and until the last of our panels has.
TIMED = """([press, answer, words, quiet]) => new Promise((done, fail) => {
  const seen = (css) => [...document.querySelectorAll(css)].find((one) => one.offsetParent);
  const ours = (node) => (node.closest ? node : node.parentElement)?.closest(".fu, .bench-echo");
  const pressed = seen(press), before = seen(answer).innerHTML;
  const late = setTimeout(() => fail(new Error("no answer in ten seconds: " + press)), 10000);
  let answered = 0, settled = 0, last;
  const watch = new MutationObserver((changes) => {
    if (!changes.some((one) => ours(one.target))) return;
    settled = performance.now() - start;
    if (!answered && seen(answer)?.innerHTML !== before) answered = settled;
    clearTimeout(last);
    last = setTimeout(() => {
      if (!answered) return;
      watch.disconnect(); clearTimeout(late); done([answered, settled]);
    }, quiet);
  });
  watch.observe(document.body, {childList: true, subtree: true, characterData: true});
  const start = performance.now();
  if (pressed.tagName === "BUTTON") return pressed.click();
  if (pressed.tagName === "SELECT") {
    const home = window.benchHome ??= pressed.selectedIndex;
    pressed.selectedIndex = pressed.selectedIndex === home ? (home ? 0 : 1) : home;
  }
  else pressed.value = words;
  for (const kind of ["input", "change"]) pressed.dispatchEvent(new Event(kind, {bubbles: true}));
})"""
ANSWER = ".fu-plan .fu-do"
ECHOED = (".bench-echo input", ".bench-echo .widget-html-content")
LOOKED = (".fu-plan .fu-narrow select", ANSWER)
DID, UNDID = (".fu-plan button.fu-main", ANSWER), (".fu-plan .fu-written button", ANSWER)


def main(words: list[str] | None = None) -> int:
    """Measure both; returns the exit status: 1 where there is no browser."""
    parser = argparse.ArgumentParser(prog="start.py bench-ui", description=__doc__.splitlines()[0])
    parser.add_argument("--presses", type=int, default=50, help="how many of each kind (default: 50)")
    presses = parser.parse_args(words).presses
    browsing = _module("browsing", ROOT / "tests/browser/conftest.py")
    found = next(filter(None, map(shutil.which, browsing.NAMES)), None)
    if found is None:
        print("This needs Chromium: on Debian, apt-get install chromium.", file=sys.stderr)
        return 1
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=found, args=browsing.CHROMIUM)
        for name, address in (("JupyterLab", "lab"), ("Voilà", "voila")):
            measure(browsing, browser, name, address, presses)
        browser.close()
    return 0


def measure(browsing: ModuleType, browser: Any, name: str, address: str, presses: int) -> None:
    """One server of its own, from its start to the last press, as a person has it."""
    with tempfile.TemporaryDirectory(prefix="followup-bench-") as folder:
        started = time.perf_counter()
        running = browsing.Workbook(Path(folder))
        try:
            _add_echo(running.notebooks / f"{PAGE}.ipynb")
            running.wait()
            show(f"{name}: server start to answer", f"{time.perf_counter() - started:>8.1f} s")
            page = browser.new_page(viewport=browsing.WIDE)
            page.set_default_timeout(120_000)
            page.goto(getattr(running, address)(PAGE))
            page.locator(".fu-plan .fu-do:visible").first.wait_for()
            show(f"{name}: server start to first panel", f"{time.perf_counter() - started:>8.1f} s")
            page.locator(".bench-echo input:visible").wait_for()
            page.wait_for_timeout(2000)
            compare(page, name, presses)
            page.close()
        finally:
            running.stop()


def compare(page: Any, name: str, presses: int) -> None:
    """Echo, a step looked at, and "I did it" and its undo, in turn, so that what disturbs one disturbs all."""
    rounds = {ECHO_NAME: (ECHOED, ECHOED), "another step": (LOOKED, LOOKED), "I did it, or undo": (DID, UNDID)}
    times: dict[str, list[float]] = {kind: [] for kind in rounds}
    whole: dict[str, list[float]] = {kind: [] for kind in rounds}
    for number in range(0, presses + WARM, 2):
        for kind, asked in rounds.items():
            for again, what in enumerate(asked):
                answered, settled = page.evaluate(TIMED, [*what, f"word {number + again}", QUIET])
                times[kind].append(answered)
                whole[kind].append(settled)
    for kind, took in times.items():
        del took[:WARM], whole[kind][:WARM]
        show(f"{name}: {kind}", _told(took))
        if kind != ECHO_NAME:
            show(f"{name}: {kind}, all of the page", _told(whole[kind]))
    echo = times.pop(ECHO_NAME)
    for kind, took in times.items():
        ratio, slow = statistics.median(took) / statistics.median(echo), _p95(took) / _p95(echo)
        show(f"ratio {name}: {kind} / echo", f"{ratio:>8.2f} median, {slow:.2f} 95th  (goal: {GOAL:g} at most)")


def _told(times: list[float]) -> str:
    return f"{statistics.median(times):>8.1f} ms median, {_p95(times):.1f} ms 95th percentile"


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


def _add_echo(notebook: Path) -> None:
    """Put the echo behind the header of this copy of the page."""
    page = json.loads(notebook.read_text(encoding="utf-8"))
    place = next(n for n, cell in enumerate(page["cells"]) if cell["cell_type"] == "code")
    cell = {"cell_type": "code", "execution_count": None, "id": "echo", "metadata": {}, "outputs": []}
    page["cells"].insert(place + 1, {**cell, "source": ECHO})
    notebook.write_text(json.dumps(page), encoding="utf-8")


def _module(name: str, path: Path) -> ModuleType:
    """A module from its file: the running workbook is the one that the browser tests use."""
    spec = importlib.util.spec_from_file_location(name, path)
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def show(name: str, value: str) -> None:
    print(f"{name:<54}{value}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
