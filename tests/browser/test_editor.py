"""The editor in a browser: a fault is marked where it stands, told one at a time, mended, and taken back."""

import json
from pathlib import Path
from urllib.parse import quote

import pytest

from . import conftest as browsing
from .test_accessibility import violations
from .test_app import there
from .walking import until

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CASE = "case/harbor-lane-operations-planner"
SCRIPT = Path(__file__).resolve().parents[2] / "followup/panels/message/marks.js"
FIELD = ".fu-words textarea:visible"
MARK = ".fu-layer:visible .fu-mark"
SIZE = {"width": 1280, "height": 800}
CARET = "[document.activeElement.tagName, document.activeElement.selectionStart]"
SAME_PLACES = """() => { const field = document.querySelector('.fu-words textarea');
  const layer = field.previousElementSibling;
  const a = field.getBoundingClientRect(), b = layer.getBoundingClientRect(), look = getComputedStyle(field);
  const inner = getComputedStyle(layer.firstChild);
  return [a.left - b.left, a.top - b.top, field.clientWidth - layer.clientWidth].every((n) => Math.abs(n) < 1.5)
    && look.font === inner.font && look.lineHeight === inner.lineHeight && look.padding === inner.padding; }"""
EDITS = """(source) => import(source).then(({ change, carried }) => {
  const bad = [], some = (n) => Math.floor(Math.random() * n), signs = ['a', 'b', ' ', '\\ud83d\\ude00', '\\n', 'ab'];
  const words = (n) => Array.from({ length: n }, () => signs[some(signs.length)]).join('');
  for (let turn = 0; turn < 4000; turn++) {
    const was = words(30), at = some(was.length), gone = at + some(6);
    const now = was.slice(0, at) + words(some(6)) + was.slice(gone);
    const start = some(was.length), mark = { start, end: start + 1 + some(5) };
    const to = carried(mark, change(was, now));
    if (to && now.slice(to.start, to.end) !== was.slice(mark.start, mark.end)) bad.push([was, now, mark, to]);
  }
  return bad; })"""


@pytest.fixture(scope="module")
def app(tab, serving):
    """One page for all of it: its kernel is what takes time."""
    serving.begin_anew()
    page = tab.open(SIZE)
    page.goto(serving.at(CASE))
    there(page, CASE)
    page.locator(".fu-marked").wait_for()
    yield page, page.locator(FIELD).input_value()
    tab.leave()


@pytest.fixture
def letter(app, served):
    """Opens the letter of a case to be thanked for as it is shipped, with one line in it and the caret after that."""
    page, shipped = app

    def opened(size=SIZE, look="light"):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=look)
        field = page.locator(FIELD)
        until(lambda: field.input_value() == shipped)
        field.click()
        page.keyboard.press("Control+a")
        page.keyboard.type("Hi Dana,")
        return page, field

    yield opened
    page.keyboard.press("Escape")
    left = page.locator(FIELD).input_value()
    until(lambda: _bodies(served)[-1:] == [left])  # else it would be written after the shipped one is put back
    assert page.evaluate("window.__xss") is None


def _bodies(served):
    return [one["body"] for one in served.written() if "body" in one]


def marked(page, words):
    page.locator(MARK, has_text=words).first.wait_for(timeout=15_000)


def turn_to(page, words):
    """Press F8 until that one is told."""
    for _ in range(9):
        page.keyboard.press("F8")
        if words in page.locator(".fu-pop:visible").inner_text():
            return
    raise AssertionError(words)


def test_a_fault_is_marked_told_mended_and_taken_back(letter, served):
    page, field = letter()
    page.keyboard.type(" 😀 I will recieve it.")
    marked(page, "recieve")
    typed = field.input_value()
    assert page.evaluate(CARET) == ["TEXTAREA", len("Hi Dana,") + len(" 😀 I will recieve it.") + 1]
    assert page.evaluate(SAME_PLACES)
    page.keyboard.press("F8")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Home")
    turn_to(page, "smiley")
    turn_to(page, "no dictionary")
    assert page.locator(".fu-pop").count() == 1
    page.keyboard.press("Shift+F8")
    assert "smiley" in page.locator(".fu-pop").inner_text()
    page.keyboard.press("F8")
    page.keyboard.press("Enter")
    assert "receive it" in field.input_value() and "recieve" not in field.input_value()
    page.locator(".fu-pop").wait_for(state="hidden")
    until(lambda: any("receive it" in json.dumps(one) for one in served.written()))
    page.keyboard.press("Control+z")
    assert field.input_value() == typed
    marked(page, "recieve")


def test_the_mouse_opens_it_and_escape_gives_the_caret_back(letter):
    page, field = letter()
    page.keyboard.type(" We recieve <img src=x onerror=window.__xss=1> it.")
    marked(page, "recieve")
    page.keyboard.press("Control+Home")
    for _ in range(len("Hi Dana, We rec")):
        page.keyboard.press("ArrowRight")
    box = until(page.locator(MARK, has_text="recieve").first.bounding_box)  # none while the marks are drawn again
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator(".fu-pop:visible").wait_for()
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    page.keyboard.press("Escape")
    page.locator(".fu-pop").wait_for(state="hidden")
    before = page.locator(MARK).count()
    page.locator(".fu-look:visible").click()
    page.get_by_role("button", name="Leave it").click()
    page.wait_for_function(f"document.querySelectorAll('.fu-layer .fu-mark').length < {before}")
    assert field.input_value().startswith("Hi Dana, We recieve")


def test_what_is_composed_is_not_disturbed(letter):
    page, field = letter()
    keys = page.context.new_cdp_session(page)
    for part in ("に", "にほ", "にほん"):
        keys.send("Input.imeSetComposition", {"text": part, "selectionStart": len(part), "selectionEnd": len(part)})
        page.wait_for_timeout(350)  # longer than it takes until the words are read
    keys.send("Input.insertText", {"text": "日本"})
    page.keyboard.type(" recieve")
    marked(page, "recieve")
    assert field.input_value().startswith("Hi Dana,日本 recieve")


def test_control_enter_copies_the_words_as_they_stand(letter):
    page, field = letter()
    page.keyboard.type(" One more word.")
    page.keyboard.press("Control+Enter")
    assert page.locator(".fu-send button[data-text]").get_attribute("data-text") == field.input_value()
    page.locator(".fu-send .fu-pressed").wait_for()
    assert field.input_value() == "Hi Dana, One more word."


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_an_open_popover_breaks_no_rule_and_lies_within_the_page(letter, axe, width, look):
    page, _ = letter({"width": width, "height": 800}, look)
    page.keyboard.type(" I will recieve it.")
    marked(page, "recieve")
    page.keyboard.press("Control+Home")
    page.keyboard.press("F8")
    page.locator(".fu-pop:visible").wait_for()
    assert violations(page, axe) == []
    box = until(page.locator(".fu-pop").bounding_box)
    assert box["x"] >= 0 and box["x"] + box["width"] <= width and box["y"] + box["height"] <= 800
    small = page.evaluate("[...document.querySelectorAll('.fu-pop button')].map(b => b.getBoundingClientRect().height)")
    assert width > 400 or min(small) >= 43.5


def test_where_the_script_cannot_be_had_the_plain_field_and_the_row_remain(chromium, served):
    page = chromium.new_page(viewport=SIZE)
    page.set_default_timeout(browsing.PATIENCE)
    page.route("**/*anywidget*/**", lambda route: route.abort())
    page.goto(served.at(CASE))
    page.get_by_role("button", name="Harbor Lane").first.click()
    field = page.locator(FIELD)
    field.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("Hi Dana, I will recieve it.")
    assert page.locator(".fu-marked").count() == 0
    row = page.locator(".fu-findings-row:visible")
    row.wait_for()
    page.wait_for_timeout(1_000)
    for _ in range(9):
        if "no dictionary" not in row.inner_text():
            row.get_by_role("button", name="Next").click()
            page.wait_for_timeout(500)
    page.locator(".fu-findings-row .fu-fix:visible").click()
    page.wait_for_function("document.querySelector('.fu-words textarea').value.includes('receive it')")
    until(lambda: "receive it" in "".join(_bodies(served)[-1:]))
    page.close()


def test_a_mark_goes_with_its_words_or_goes(chromium):
    page = chromium.new_page()
    try:
        source = "data:text/javascript;charset=utf-8,"
        assert page.evaluate(EDITS, source + quote(SCRIPT.read_text("utf-8"))) == []
    finally:
        page.close()
