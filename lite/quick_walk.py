"""What a candidate does with the quick page, step by step; each step says what it found."""

import os
from pathlib import Path

from .browser import Visit, browsing, elsewhere
from .serve import Host
from .walk import JOURNAL, promise

PHONE = {"width": 360, "height": 740}
EVIL = "Quillmark <img src=x onerror=alert(1)>"
SAID = {"when": "yesterday 3pm", "employer": EVIL, "city": "Dublin", "name": "Nora Byrne", "timing": "by Friday"}
SIGNED = {"me": "Jo Doe", "position": "Analyst", "email": "nora@quillmark.example"}
GOALS = {"cold": 1.25, "bytes": 12, "paint": 0.5}  # times a bare loadPyodide, megabytes, seconds
BARE = """address => new Promise((resolve, reject) => {
  const began = performance.now();
  const code = `import { loadPyodide as load } from '${address}'; load().then(() => postMessage(1), postMessage);`;
  const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })), { type: 'module' });
  worker.onmessage = ({ data }) => data === 1 ? resolve(performance.now() - began) : reject(data);
  worker.onerror = () => reject(new Error('no worker'));
})"""
MARK = "name => performance.getEntriesByName(name)[0]?.startTime / 1000"
TRIES = """async address => {
  const tried = {};
  const of = async (name, doing) => { tried[name] = await doing().then(() => 'went out', () => 'stopped'); };
  await of('fetch', () => fetch(address, { mode: 'no-cors' }));
  await of('picture', () => Object.assign(new Image(), { src: address }).decode());
  await of('script', () => import(address));
  await of('worker', () => new Promise((resolve, reject) => {
    const code = `fetch('${address}', { mode: 'no-cors' }).then(() => postMessage(1), () => postMessage(0))`;
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })), { type: 'module' });
    worker.onmessage = ({ data }) => (data ? resolve() : reject());
    worker.onerror = reject;
  }));
  return tried;
}"""
SMALL = """() => [...document.querySelectorAll('button, input, select, summary, a, .chips label')]
  .filter(one => one.checkVisibility() && one.type !== 'checkbox')
  .filter(one => one.getBoundingClientRect().height < 43.5).map(one => one.outerHTML.slice(0, 80))"""


def fill(visit: Visit, said: dict[str, str]) -> None:
    visit.page.evaluate("document.getElementById('more').open = true")
    for name, words in said.items():
        visit.page.fill(f"#{name}", words)


def first_plan(visit: Visit) -> float:
    """Open the page, fill it in while Python loads, and wait for the plan; seconds from the beginning."""
    visit.page.goto(f"{visit.url}/", wait_until="commit")
    visit.at("#go").wait_for()
    fill(visit, SAID | SIGNED)
    visit.at("#answer h2").wait_for()
    return visit.page.evaluate(MARK, "answer")


def bare(host: Host, folder: Path) -> float:
    """Seconds of a bare loadPyodide in a new browser; a page of the site without a policy runs it."""
    found = next(host.folder.glob("static/pyodide-*/pyodide.mjs")).relative_to(host.folder)
    with browsing(host.url, _fresh(folder, "bare")) as visit:
        visit.page.goto(f"{host.url}/all-pages.html")
        return visit.page.evaluate(BARE, f"{host.url}/{found.as_posix()}") / 1000


def quick_plan(host: Host, folder: Path) -> str:
    """The first plan cold, then in a new browser process, beside a bare loadPyodide of the same run."""
    alone = bare(host, folder)
    place = _fresh(folder, "quick")
    host.forget()
    with browsing(host.url, place, PHONE) as visit:
        cold = first_plan(visit)
        visit.at("#dates").wait_for()
        wire, asked = sum(host.sent.values()) / 1e6, sum(host.asked.values())
        paint = visit.page.evaluate("performance.getEntriesByType('paint')[0].startTime / 1000")
        visit.page.wait_for_timeout(4000)  # the service worker fills its store
    host.forget()
    with browsing(host.url, place, PHONE) as visit:
        warm = first_plan(visit)
        again = sum(host.sent.values()) / 1e6
    told = [
        f"bare loadPyodide {alone:.1f} s",
        _goal("cold", f"first plan {cold:.1f} s = {cold / alone:.2f} times it", cold / alone),
        f"warm {warm:.1f} s = {warm / alone:.2f} times it",
        _goal("paint", f"form painted after {paint:.2f} s", paint),
        _goal("bytes", f"{wire:.1f} MB in {asked} requests", wire),
        f"{again:.2f} MB the second time; load of the machine {os.getloadavg()[0]:.1f}",
    ]
    return "; ".join(told)


def _goal(name: str, words: str, value: float) -> str:
    return f"{words} (goal {GOALS[name]}: {'met' if value <= GOALS[name] else 'missed'})"


def _fresh(folder: Path, name: str) -> Path:
    (folder / name).mkdir(exist_ok=True)
    return folder / name


def quick_page(host: Host, folder: Path) -> str:
    """On a phone: one screen, letter, links, dates; nothing is too small, too wide, or markup of people."""
    with browsing(host.url, _fresh(folder, "quick"), PHONE) as visit:
        page = visit.page
        page.goto(f"{host.url}/#policy=five-ways&country=IE")
        visit.at("#go").wait_for()
        page.screenshot(path=folder / "quick-form.png")
        bottom = page.evaluate("document.getElementById('go').getBoundingClientRect().bottom")
        promise(bottom <= PHONE["height"], f"the form ends at {bottom:.0f} of {PHONE['height']} pixels")
        fill(visit, SAID | SIGNED)
        visit.at("#dates").wait_for()
        link = page.get_attribute("#mail", "href") or ""
        promise(link.startswith("mailto:nora@quillmark.example"), f"the mail link is {link[:60]}")
        promise(EVIL in page.input_value("#body"), "the letter does not name the employer as typed")
        promise(page.locator("main img").count() == 0, "words of a person became markup")
        small = page.evaluate(SMALL)
        promise(not small, f"too small to touch: {small}")
        for size in ("100%", "200%"):
            page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
            wide = page.evaluate("document.documentElement.scrollWidth")
            page.screenshot(path=folder / f"quick-{size.rstrip('%')}.png", full_page=True)
            promise(wide <= PHONE["width"], f"{wide} pixels wide with the font at {size}")
    return "one screen of 360 by 740; plan, letter, checks, mail link and dates; 44 pixels, and fits at twice the font"


def quick_typed(host: Host, folder: Path) -> str:
    """Words typed into the draft stay when an answer changes and over a reload; the new draft is offered beside."""
    with browsing(host.url, _fresh(folder, "typed"), PHONE) as visit:
        page = visit.page
        first_plan(visit)
        visit.at("#dates").wait_for()
        own = page.input_value("#body") + "\nMy own words."
        page.fill("#body", own)
        page.fill("#position", "Chief Analyst")
        visit.at("#new-draft").wait_for()
        promise(page.input_value("#body") == own, "an answer that changed took the typed words away")
        page.click("#take")
        promise(page.input_value("#body") != own, "the new draft was not taken")
        page.click("#back")
        promise(page.input_value("#body") == own, "the way back to the typed words is lost")
        page.reload()
        promise(page.input_value("#body") == own, "a reload took the typed words away")
        promise(page.input_value("#employer") == EVIL, "a reload emptied the form")
        with page.expect_event("load"):
            page.click("#anew")
        promise(page.input_value("#employer") == "", "anew is not empty")
    return "typed words stay over a changed answer and a reload; the new draft is offered; anew is empty"


def quick_policy(host: Host, folder: Path) -> str:
    """The page and its worker can reach no other host, even where code in them tries."""
    other = Host(host.folder, "other")
    with browsing(host.url, _fresh(folder, "policy")) as visit:
        visit.page.goto(f"{host.url}/")
        tried = visit.page.evaluate(TRIES, f"{other.url}/quick/icon.svg")
    other.stop()
    out = [name for name, what in tried.items() if what != "stopped"]
    promise(not out and not other.asked, f"went to another host: {out}, {dict(other.asked)}")
    return f"another host is out of reach of {', '.join(tried)}"


def quick_keep(host: Host, folder: Path) -> str:
    """Kept in the workbook, the case is in this browser's journal, and the app opens with it."""
    with browsing(host.url, _fresh(folder, "quick")) as visit:
        first_plan(visit)
        visit.at("#keeping").click()
        visit.page.wait_for_url("**/notebooks/**")
        visit.at(".fu", has_text="Quillmark").first.wait_for()
        kept = visit.page.evaluate(JOURNAL.replace("journal-example", "journal"))
        visit.page.screenshot(path=folder / "quick-kept.png")
    promise(kept.count('"do":"case"') == 1 and "Quillmark" in kept, "the case is not in the journal")
    return "the case is in the browser's journal, and the app opens with it"


def quick_offline(host: Host, folder: Path) -> str:
    """With the host gone, a new browser gives the plan."""
    with browsing(host.url, _fresh(folder, "quick"), PHONE) as visit:
        seconds = first_plan(visit)
    return f"without the host: first plan after {seconds:.1f} s"


def all_elsewhere(folder: Path) -> list[str]:
    """Other hosts that any page of any walk asked."""
    return sorted({url for log in folder.rglob("net-*.json") for url in elsewhere(log)})
