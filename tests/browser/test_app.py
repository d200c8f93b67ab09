"""The app in a browser: places without loading, addresses, keys, a phone, axe, and a kernel that dies."""

import os
import signal
import subprocess

import pytest

from benchmarks.ui_script import WORDS

from . import conftest as browsing
from .test_accessibility import violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PLACES = ("today", "cases", "new", "search", "in-and-out", "practice", "advice", "workshop")
CASE = "case/harbor-lane-operations-planner"
WRITES = "case/northwind-data-analyst"  # with a letter to write, whatever is done elsewhere
DEAD_KERNEL_SAID = 5_000  # milliseconds
A_LOOK = 1_500  # milliseconds: a press sooner after the last one may be meant for what stood there before
SIZE = {"width": 1280, "height": 800}
ONE_PLACE = """() => !document.querySelector(".fu-turning") && document.querySelector(".fu-view[role]")
  && [...document.querySelectorAll(".fu-place")].filter((one) => one.checkVisibility()).length === 1"""
INSIDE = """(css) => { const one = [...document.querySelectorAll(css)].find((it) => it.checkVisibility());
  const box = one?.getBoundingClientRect(); return box && box.top >= 0 && box.bottom <= innerHeight }"""
SMALL = """() => [...document.querySelectorAll(".fu-app :is(button, a, summary, input, select)")]
  .filter((one) => one.checkVisibility() && !one.matches(".fu-skip"))
  .filter((one) => { const box = one.getBoundingClientRect(); return box.width && box.height < 43.5 })
  .map((one) => one.outerHTML.slice(0, 90))"""
SAYS = """() => { const one = document.activeElement;
  return one.matches('button, a, summary') ? one.getAttribute('aria-label') || one.innerText.trim() : ''; }"""
COUNT_WORDS = """() => { let n = 0; const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) { const words = walk.currentNode, around = words.parentElement;
    if (["STYLE", "SCRIPT"].includes(around.tagName) || !around.checkVisibility()) continue;
    const range = document.createRange(); range.selectNodeContents(words); const box = range.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || box.top > innerHeight || box.bottom < 0) continue;
    n += (words.textContent.match(/\\p{L}[\\p{L}'’-]*/gu) || []).length; }
  return n; }"""


@pytest.fixture
def page(tab, served):
    opened = tab.open(SIZE)
    yield opened
    ran = opened.evaluate("window.__xss")
    tab.leave()
    assert ran is None


@pytest.fixture(scope="module")
def open_page(chromium, serving):
    """One page for all that tell of nothing: its kernel is what takes time."""
    opened = chromium.new_page(viewport=SIZE, has_touch=True)
    opened.set_default_timeout(browsing.PATIENCE)
    opened.goto(serving.at("today"))
    yield opened
    assert opened.evaluate("window.__xss") is None
    opened.close()


@pytest.fixture
def looked(open_page, served):
    """That page in the light, as wide as a desk's, at Today, and as it is shipped."""
    open_page.set_viewport_size(SIZE)
    open_page.emulate_media(color_scheme="light")
    open_page.evaluate("() => { location.hash = 'today' }")
    there(open_page, "today")
    open_page.wait_for_timeout(A_LOOK)  # what the test before wrote is taken back, and the page follows
    yield open_page
    open_page.keyboard.press("Escape")


def events_of(served):
    return [line for line in served.example.read_text(encoding="utf-8").splitlines() if '"do":"event"' in line]


HERE = """(to) => {
    const here = decodeURI(location.hash.slice(1));
    return here.startsWith(to) || (to.startsWith('page/') && here.endsWith(to.slice('page'.length)));
}"""


def there(page, name):
    """Wait until the browser's address is that place, or for a stage the case that is in it, and it is whole."""
    page.wait_for_function(HERE, arg=name)
    page.wait_for_function(
        "() => [...document.querySelectorAll('.fu-place')].filter(e => e.checkVisibility()).length === 1"
    )
    page.locator(".fu-place:visible :is(h1, h2, h3, .fu-case)").first.wait_for()


def on_a_phone(page, fragment):
    """That place as it is on a phone held upright."""
    page.set_viewport_size({"width": 400, "height": 800})
    page.evaluate("(to) => { location.hash = to }", fragment)
    there(page, fragment)
    return page


def kernel_of(served, name):
    """The process of the kernel of that id, below the server."""
    told = subprocess.run(["ps", "-ww", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in told.splitlines()]
    return next(int(pid) for pid, above, words in rows if int(above) == served.process.pid and name in words)


def test_places_are_swapped_in_place_and_the_address_goes_back_forward_and_again(page, served):
    page.goto(served.at("today"))
    there(page, "today")
    loads = []
    page.on("load", lambda _: loads.append(1))
    page.get_by_role("link", name="Glasswing Mutual").first.click()
    there(page, "case/glasswing")
    page.get_by_role("button", name="Search", exact=True).click()
    there(page, "search")
    page.go_back()
    there(page, "case/glasswing")
    page.wait_for_function("document.title.includes('Glasswing')")
    assert loads == []
    page.go_back()
    there(page, "today")
    page.go_forward()
    there(page, "case/glasswing")
    page.reload()
    there(page, "case/glasswing")
    page.locator(".fu-case:visible", has_text="Glasswing").first.wait_for()
    assert page.locator(".fu-rail .fu-current").get_attribute("aria-current") == "page"


def test_the_whole_way_goes_by_keyboard(page, served):
    page.goto(served.at("today"))
    there(page, "today")
    page.wait_for_timeout(500)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the page"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "fu-view"
    page.keyboard.press("2")
    there(page, "case/")
    page.keyboard.press("n")
    page.get_by_role("dialog").wait_for()
    for _ in range(40):  # the focus stays in the sheet
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.fu-view, .fu-rail') === null")
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="hidden")
    page.keyboard.press("t")
    there(page, "today")
    told = len(events_of(served))  # and now without a key of ours: Tab, Enter and Space alone
    tab_to(page, "Something happened", "Enter")
    page.get_by_role("dialog").wait_for()
    tab_to(page, "They made an offer", "Space")
    page.get_by_role("dialog").get_by_label("Pay").wait_for()
    tab_to(page, "Close", "Enter")
    page.get_by_role("dialog").wait_for(state="hidden")
    tab_to(page, "Search", "Space")
    there(page, "search")
    tab_to(page, "The next two weeks", "Enter")
    page.locator(".fu-chart .fu-mark:visible").first.wait_for()
    tab_to(page, "Advice", "Enter")
    there(page, "advice")
    assert len(events_of(served)) == told


def tab_to(page, words, key):
    """Press Tab until what is focused says that, then the key; nobody should need more than 80 of them."""
    passed = []
    while words not in (here := page.evaluate(SAYS)):
        page.keyboard.press("Tab")
        passed.append(here)
        assert len(passed) < 80, (words, passed)
    page.keyboard.press(key)


def test_no_place_breaks_a_rule_of_axe_and_today_is_short(looked, axe):
    page = looked
    assert page.evaluate(COUNT_WORDS) <= 180
    found = []
    for fragment in (*PLACES, CASE):
        page.evaluate("(to) => { location.hash = to }", fragment)
        there(page, fragment)
        page.wait_for_timeout(700)
        page.wait_for_function(ONE_PLACE)  # what is left of the place before is dimmed
        found += [(fragment, *one) for one in violations(page, axe)]
    assert found == []


def test_on_a_phone_the_rail_is_a_bar_and_everything_is_large_enough_for_a_finger(looked):
    page = on_a_phone(looked, "today")
    page.emulate_media(color_scheme="dark")
    bar = page.locator(".fu-rail").bounding_box()
    assert 56 <= bar["height"] <= 72 and round(bar["y"] + bar["height"]) == 800
    small = page.evaluate(SMALL)
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("button", name="Advice", exact=True).click()
    there(page, "advice")
    page.evaluate("location.hash = 'search'")
    there(page, "search")
    page.get_by_role("button", name="Week by week", exact=True).click()
    chart = page.locator(".fu-chart:visible")  # drawn for the room there is, not cut at its edge
    chart.wait_for()
    assert chart.bounding_box()["width"] < 400


def test_on_a_phone_the_bar_and_the_sheet_stay_where_the_thumb_is_however_far_one_scrolls(looked):
    page = on_a_phone(looked, CASE)
    page.locator(".fu-slot:visible").last.scroll_into_view_if_needed()
    page.locator(".fu-minis button:visible").first.scroll_into_view_if_needed()
    page.locator(".fu-sentence:visible").wait_for()
    assert page.locator(".fu-sentence:visible").bounding_box()["y"] < 0
    bar = page.locator(".fu-rail").bounding_box()
    assert round(bar["y"] + bar["height"]) == 800
    page.get_by_role("button", name="Something happened").click()
    sheet = page.get_by_role("dialog").bounding_box()
    assert sheet["y"] >= 0 and round(sheet["y"] + sheet["height"]) <= 800
    page.keyboard.press("Escape")
    page.evaluate("() => { for (const one of document.querySelectorAll('*')) one.scrollTop = 0 }")
    page.locator(".fu-saying .fu-chip:visible").click()
    page.wait_for_function(INSIDE, arg=".fu-slot.mod-active")  # what opened below is shown


def test_half_of_a_double_press_by_key_or_finger_does_not_tell_of_the_next_letter(page, served):
    page.goto(served.at(CASE))
    there(page, CASE)
    first, told = page.locator(".fu-sentence:visible").text_content(), len(events_of(served))
    page.locator(".fu-yes:visible").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.locator(".fu-live:visible, .fu-said", has_text="only the first press counts").first.wait_for()
    page.locator(".fu-sentence:visible").filter(has_not_text=first).wait_for()
    page.wait_for_timeout(A_LOOK)
    assert len(events_of(served)) == told + 1
    page.set_viewport_size({"width": 400, "height": 800})
    second = page.locator(".fu-sentence:visible").text_content()
    page.locator(".fu-minis button:visible").first.scroll_into_view_if_needed()
    page.locator(".fu-yes:visible").hover()
    assert not page.evaluate(INSIDE, ".fu-sentence")
    page.locator(".fu-yes:visible").dblclick()
    page.locator(".fu-sentence:visible").filter(has_not_text=second).wait_for()
    page.wait_for_function(INSIDE, arg=".fu-sentence")  # what is new above is shown
    page.wait_for_timeout(500)
    assert len(events_of(served)) == told + 2


def test_a_case_with_the_sheet_open_is_no_more_to_read_than_a_case(looked):
    page = looked
    page.evaluate("(to) => { location.hash = to }", CASE)
    there(page, CASE)
    page.locator(".fu-mini:visible", has_text="Facts").click()
    over = page.locator(".fu-laid-open:visible")
    over.wait_for()
    box = over.bounding_box()
    assert box["y"] + box["height"] <= page.viewport_size["height"]  # over the column, not below the page
    over.locator(".fu-close").click()
    page.get_by_role("button", name="Something happened").click()
    page.get_by_role("dialog").wait_for()
    page.locator(".fu-kinds button", has_text="They made an offer").click()
    page.get_by_role("dialog").get_by_label("Pay").wait_for()
    assert page.evaluate(WORDS) <= 250


def test_a_dead_kernel_is_said_and_nothing_typed_is_lost(page, served):
    page.goto(served.at(WRITES))
    there(page, WRITES)
    field = page.locator(".fu-page textarea:visible").first
    field.wait_for()
    page.wait_for_timeout(1000)
    mine = page.evaluate("JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId")
    os.kill(kernel_of(served, mine), signal.SIGKILL)
    field.fill("Dear Dana, typed too late")
    said = page.get_by_role("alert").filter(has_text="nothing you do from here on is kept")
    said.wait_for(timeout=DEAD_KERNEL_SAID)
    assert field.input_value() == "Dear Dana, typed too late"
    page.get_by_role("button", name="Go on").click()
    there(page, WRITES)
    page.wait_for_function("() => [...document.querySelectorAll('textarea')].some(e => e.value.endsWith('too late'))")


def test_a_case_opens_in_words_is_debriefed_and_told_what_happened(page, served, axe):
    page.goto(served.at("new"))
    there(page, "new")
    start = page.locator(".fu-start:visible").get_by_role("button", name="Start my own")
    start.or_(page.locator(".fu-new-case:visible")).first.wait_for()
    if start.is_visible():
        start.click()
    form = page.locator(".fu-new-case:visible")
    form.wait_for()
    words = {
        "Employer": "Moor Mills",
        "Position": "Weaver",
        "City": "Cork, Ireland",
        "When, on their clock": "yesterday 2pm",
        "Your name": "Priya Raman",
    }
    for label, typed in words.items():
        form.get_by_label(label, exact=True).fill(typed)
    for number, name in enumerate(("Aoife Brennan", "Declan Moore")):
        form.get_by_label("With whom").nth(number).fill(name)
    form.get_by_role("button", name="end of next week").click()
    form.locator(".fu-heard", has_text="Dublin time").wait_for()
    form.locator(".fu-heard", has_text="Friday 20 March").wait_for()
    page.wait_for_timeout(700)
    assert violations(page, axe) == []
    form.get_by_role("button", name="Open my case").click()
    page.get_by_role("button", name="Moor Mills").first.click()
    there(page, "case/moor-mills")
    page.get_by_role("button", name="Debrief").click()
    asked = page.locator(".fu-debrief:visible")
    asked.get_by_label("What did they ask you?").fill("Why weaving?")
    for _ in range(3):
        asked.get_by_role("button", name="Next").click()
    asked.get_by_label("What did Aoife Brennan care about?").fill("the new looms")
    asked.get_by_role("button", name="Next").click()
    page.wait_for_function(
        "() => [...document.querySelectorAll('textarea')].some((e) => e.value.includes('new looms'))"
    )
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("n")
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="They made an offer").click()
    sheet.get_by_label("They want your answer by").fill("whenever")
    sheet.locator(".fu-wrong").wait_for()
    assert sheet.get_by_role("button", name="Write it down").is_disabled()
    sheet.get_by_label("They want your answer by").fill("Friday next week noon")
    sheet.locator(".fu-heard", has_text="20 March, 12:00").wait_for()
    page.wait_for_timeout(700)  # its colours come in slowly
    assert violations(page, axe) == []
    assert sheet.get_by_role("button", name="Write it down").is_disabled()
    for words in ("Aoife Brennan", "By email", "Just now"):
        sheet.get_by_role("button", name=words, exact=True).click()
    sheet.get_by_role("button", name="Write it down").click()
    sheet.get_by_text("Written down.").wait_for()
    sheet.get_by_role("button", name="Undo").click()
    sheet.get_by_text("Undone").wait_for()


def test_what_a_sessions_plan_shows_opens_in_the_app_and_the_strip_leads_back(looked):
    page = looked
    page.evaluate("() => { location.hash = 'workshop/plan-the-session' }")
    page.locator(".fu-session:visible").wait_for()
    while not page.locator(".fu-session:visible", has_text="Item 3 of 6").count():
        page.locator(".fu-session button:visible", has_text="Next item").click()
        page.wait_for_timeout(A_LOOK)
    page.locator(
        ".fu-told a:visible", has_text="The moving clock"
    ).click()  # the one of this item: it follows the press
    there(page, "workshop/moving-clock")
    page.locator(".fu-pulled .fu-moving:visible").wait_for()
    page.locator(".fu-where a:visible").click()
    there(page, "workshop/plan-the-session")
    page.locator(".fu-session:visible").wait_for()
    page.locator(".fu-session button:visible", has_text="Back").click()
    page.locator(".fu-session:visible", has_text="Item 2 of 6").wait_for()
    page.locator(
        ".fu-told a:visible", has_text="The thank-you page"
    ).click()  # the thank-you page: a case that is there
    there(page, "case/")
    assert page.evaluate("location.hash").endswith("/thank-you")
