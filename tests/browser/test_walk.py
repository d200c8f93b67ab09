"""One broad walk in JupyterLab and a short one in Voilà, by what a person sees and what the journal then holds."""

import re
import time

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
IDLE = "window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel?.status==='idle'"
SHOWN = "document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-outer')"


def run_all(page):
    page.wait_for_function(IDLE)
    page.evaluate("window.jupyterapp.commands.execute('notebook:run-all-cells')")
    page.evaluate("window.jupyterapp.commands.execute('notebook:move-cursor-up')")


def visible(page, selector, **more):
    """In JupyterLab other tabs stay in the page, hidden."""
    return page.locator(f"{selector}:visible", **more)


def until(holds, seconds=20):
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.1)
    assert holds()


def sent(entries):
    return [
        e["event"]
        for e in entries
        if e["do"] == "event" and e["case"].startswith("harbor") and e["event"]["kind"] == "sent"
    ]


def test_from_the_first_page_to_a_logged_thank_you_in_jupyterlab(page, workbook):
    page.goto(f"{workbook.url}/lab/tree/notebooks/00_start_here.ipynb?reset")
    run_all(page)
    visible(page, ".fu-agenda .fu-fold", has_text="Harbor Lane Logistics").get_by_role("button").click()
    visible(page, ".fu-case", has_text="Harbor Lane Logistics").wait_for()
    visible(page, ".fu-way a", has_text="The thank-you").first.click()
    page.wait_for_function("window.jupyterapp.shell.currentWidget?.title?.label?.startsWith('20_thank_you')")
    run_all(page)

    body = visible(page, ".fu-words textarea")
    body.wait_for()
    assert "Dear Dana" in body.input_value()
    body.fill(body.input_value().replace("Dear Dana", "Dear Dna"))
    visible(page, ".fu-findings", has_text="Dana").wait_for()
    until(lambda: any("Dear Dna" in e.get("body", "") for e in workbook.written()))

    before = len(sent(workbook.written()))
    visible(page, "button.fu-main", has_text="I did it").first.click()
    until(lambda: len(sent(workbook.written())) == before + 1)
    assert sent(workbook.written())[-1] | {"at": ""} == {
        "at": "",
        "kind": "sent",
        "what": "thank_you",
        "channel": "email",
        "to": "dana",
    }
    visible(page, ".fu-do", has_text=re.compile("Tom Okafor")).wait_for()
    visible(page, ".fu-written", has_text="You sent a thank-you by email to Dana Whitfield").wait_for()

    visible(page, ".fu-written button", has_text="Undo").click()
    visible(page, ".fu-do", has_text="Dana Whitfield").wait_for()
    assert page.elsewhere == []


def test_a_case_of_ones_own_in_voila(page, workbook):
    page.goto(f"{workbook.url}/voila/render/notebooks/00_start_here.ipynb")
    page.get_by_role("button", name="Start my own").click()
    hostile = "Ada <img src=x onerror=window.__xss=1>"
    page.get_by_label("Employer", exact=True).first.fill("Larch & Loam")
    page.get_by_label("Position").first.fill("Gardener")
    page.get_by_label("Their time zone").first.fill("Europe/Berlin")
    page.get_by_label("Your name").first.fill(hostile)
    page.get_by_label("Your name").first.press("Tab")
    page.get_by_role("button", name="Open this case").click()
    page.locator(".fu-case", has_text="Larch & Loam · Gardener").wait_for()
    opened = next(e for e in workbook.written(workbook.journal) if e["do"] == "case")
    assert opened["facts"]["candidate"]["name"] == hostile
    page.locator(".fu-pages a", has_text="Before you leave").first.click()
    page.locator(".fu-path [aria-current=step]", has_text="Before you leave").wait_for()
    assert page.evaluate("window.__xss") is None
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.elsewhere == []
