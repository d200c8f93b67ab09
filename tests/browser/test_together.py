"""What must not go wrong: the mouse is missing, somebody else writes too, the kernel ends, the text is hostile."""

import pytest

from .test_walk import events, open_case, write_down
from .walking import LAST, Lab, Voila, until

pytestmark = pytest.mark.browser
HOSTILE = "<script>window.__xss=1</script><img src=x onerror=window.__xss=2>'\"&amp; \u05e9\u05dc\u05d5\u05dd 😀"
LONG = "x" * 10_000


def tab_to(page, matches, most=60):
    """Press Tab until the element in focus matches; its outline must be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(css) => document.activeElement.matches(css)", matches):
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", matches
            return
    raise AssertionError(f"{most} times Tab, and never at {matches}")


@pytest.mark.slow
def test_the_keyboard_alone_is_enough(page, workbook):
    voila = Voila(page, workbook)
    voila.go("20_thank_you")
    before, plan = len(workbook.written()), voila.at(".fu-sentence").first
    planned = plan.inner_text()
    tab_to(page, ".fu-which select")
    page.keyboard.press("ArrowDown")
    until(lambda: any(e.get("name") == "case" for e in workbook.written()[before:]))
    until(lambda: plan.inner_text() != planned)
    focused = "document.activeElement.matches('.fu-which select')"
    assert page.evaluate(focused)  # what is drawn again keeps the focus
    page.keyboard.press("ArrowUp")
    until(lambda: plan.inner_text() == planned)  # the case chosen first is shown again
    tab_to(page, ".fu-words textarea")
    page.keyboard.press("End")
    page.keyboard.type("x")
    tab_to(page, ".fu-mini:nth-of-type(3)")
    page.keyboard.press("Enter")
    tab_to(page, ".fu-practice input[type=radio]", 150)
    page.keyboard.press("ArrowDown")
    tab_to(page, ".fu-practice button", 10)
    page.keyboard.press("Enter")
    voila.at(".fu-practice [role=status]").first.wait_for()
    tab_to(page, ".fu-foot .fu-yes")
    page.keyboard.press("Enter")
    voila.at(".fu-written-row").first.wait_for()
    tab_to(page, ".fu-pages a")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "20_thank_you" not in url)


@pytest.mark.slow
def test_two_browsers_on_one_journal(page, browse, workbook):
    one, other = (Voila(opened, workbook) for opened in (page, browse()))
    for shown in (one, other):
        shown.page.goto(workbook.voila("20_thank_you"), wait_until="commit")
    for shown in (one, other):
        shown.at(LAST).wait_for()
    name = one.at(".fu-sentence").first.inner_text()
    one.at(".fu-foot button.fu-yes").first.click()
    other.at(".fu-written-row").first.wait_for()  # by itself: nobody touched the other one
    until(lambda: other.at(".fu-sentence").first.inner_text() != name)
    write_down(other, "Something else", "A note for myself", Your_note="from the other one")
    one.at(".fu-mini", has_text="History").click()
    one.at(".fu-history", has_text="from the other one").first.wait_for()
    kinds = [e["event"]["kind"] for e in workbook.written() if e["do"] == "event"]
    assert kinds[-2:] == ["sent", "note"]


@pytest.mark.slow
def test_a_kernel_that_starts_again_has_lost_nothing(page, workbook):
    lab = Lab(page, workbook)
    lab.go("20_thank_you")
    body = lab.at(".fu-words textarea")
    body.fill(body.input_value() + "\n\nMy own last line.")
    until(lambda: any("My own last line." in e.get("body", "") for e in workbook.written()))
    before = len(workbook.written())
    page.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    page.wait_for_timeout(500)
    page.evaluate("window.jupyterapp.commands.execute('notebook:run-all-cells')")
    lab.run()
    until(lambda: "My own last line." in lab.at(".fu-words textarea").last.input_value())
    assert len(workbook.written()) == before
    lab.at(".fu-foot button.fu-yes").first.click()
    until(lambda: workbook.written()[-1]["do"] == "event")


@pytest.mark.slow
def test_hostile_names_and_notes_are_shown_as_text(page, workbook):
    voila = Voila(page, workbook)
    voila.go("00_start_here")
    open_case(voila, f"Employer {HOSTILE}", "Berlin", "yesterday 4pm", name=f"Ada {HOSTILE}")
    nothing_ran(page)
    voila.go("20_thank_you")
    for note in (HOSTILE, LONG):
        write_down(voila, "Something else", "A note for myself", Your_note=note)
        voila.at(".fu-mini", has_text="History").click()
        voila.at(".fu-history", has_text=note[-40:]).first.wait_for()
        nothing_ran(page)
        voila.at(".fu-close").click()
    opened = next(e for e in workbook.written(workbook.journal) if e["do"] == "case")
    assert opened["facts"]["employer"]["name"] == f"Employer {HOSTILE}"
    assert events(workbook).count(("note", None)) == 2
    voila.go("70_pipeline")
    nothing_ran(page)


def nothing_ran(page):
    """What was typed stands there as text, and the page is no wider for it."""
    page.locator(".fu:visible", has_text="<script>window.__xss=1</script>").first.wait_for()
    assert page.locator(".fu script, .fu img[src=x]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("window.__xss") is None
