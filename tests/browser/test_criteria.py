"""The app under single criteria of WCAG 2.2 that axe does not measure: reflow, spacing, size, focus, the same help."""

import pytest

from followup.panels.app.address import ROOMS

from . import conftest as browsing
from . import seeing
from .test_app import CASE, PLACES, there

pytestmark = [pytest.mark.browser, pytest.mark.slow]
STAGES = ("thank-you", "waiting", "an-offer")  # pages of a case, each of a case that stands there
LOOKED_AT = (*PLACES, CASE, *(f"page/{page}" for page in STAGES), *(f"workshop/{room}" for room in ROOMS))
RAIL = """() => [...document.querySelectorAll('.fu-rail :is(button, a)')].filter((one) => one.checkVisibility())
  .map((one) => one.innerText.trim() || one.getAttribute('aria-label')).filter(Boolean)"""

FILLED = """() => [...document.querySelectorAll('.fu-view [class*=fu-fills-]')]
  .map((one) => [one.querySelector('label').textContent.trim(), one.querySelector('input').autocomplete])"""

# The place is whole, and has been the same for a moment.
SETTLED = """() => { const place = document.querySelector('.fu-view'), now = place.innerText, at = performance.now();
  if (document.querySelector('.fu-turning') || window.was?.now !== now || window.was.wide !== innerWidth)
    window.was = { now, at, wide: innerWidth };
  return at - window.was.at > 250; }"""

# Those places as they are before a press, and the words that have come into them.
KEEP = "() => { window.kept = [...document.querySelectorAll('.fu-tells')].filter((one) => one.checkVisibility()); }"
HEARD = """() => kept.filter((one) => one.isConnected && one.getAttribute('role') === 'status')
  .map((one) => one.innerText.trim()).filter(Boolean)"""

RING = """() => [...document.querySelectorAll('.fu-page')].find((one) => one.checkVisibility())
  .insertAdjacentHTML('afterbegin', `<div class="fu-wait"><ol>
  <li class="fu-at fu-at-others" style="left:40%"><button>2</button>
  <span class="fu-label-at">Wed 11: two of them</span></li></ol></div>`)"""


@pytest.fixture(scope="module")
def app(chromium, serving):
    """One page for all of it: its kernel is what takes time."""
    page = chromium.new_page(viewport=browsing.WIDE)
    page.set_default_timeout(browsing.PATIENCE)
    page.goto(serving.at("today"))
    there(page, "today")
    yield page
    page.close()


def at(page, fragment, size=browsing.WIDE):
    page.set_viewport_size(size)
    page.evaluate("(to) => { location.hash = to }", fragment)
    there(page, fragment)
    page.wait_for_timeout(500)
    return page


@pytest.fixture(scope="module")
def found(app):
    """Every place, once as wide as a desk's and once as narrow as a phone's: by question, what is amiss where."""
    app.evaluate("document.activeElement.blur()")
    wrong, rails = {}, []
    for to in LOOKED_AT:
        app.evaluate("(to) => { location.hash = to }", to)
        there(app, to.partition("/")[0] if to.startswith("page/") else to)
        for size in (browsing.WIDE, seeing.NARROW):
            app.set_viewport_size(size)
            app.wait_for_function(SETTLED)
            asked = {"sideways": [] if app.evaluate(seeing.NO_WIDER) else ["wider than the window"]}
            if size == browsing.WIDE:
                asked |= {"small": app.evaluate(seeing.UNDER_24, ".fu-app"), "unheard": app.evaluate(seeing.NOT_HEARD)}
                rails.append(app.evaluate(RAIL))
            app.evaluate(seeing.SPACED, seeing.SPACING)
            asked["cut off"] = app.evaluate(seeing.CUT_OFF, ".fu-app")
            asked["on others"] = [hit for part in (".fu-rail", ".fu-view") for hit in app.evaluate(seeing.ON_TOP, part)]
            asked["spaced sideways"] = [] if app.evaluate(seeing.NO_WIDER) else ["wider than the window"]
            app.evaluate(seeing.SPACED, "")
            for what, hits in asked.items():
                wrong.setdefault(what, []).extend((size["width"], to, hit) for hit in hits)
    return wrong | {"rails": rails}


def test_at_320_pixels_nobody_scrolls_sideways(found):
    assert found["sideways"] == []


def test_with_wider_spacing_no_words_are_cut_off_or_lie_on_others(found):
    assert (found["cut off"], found["on others"], found["spaced sideways"]) == ([], [], [])


def test_everything_pressed_is_24_pixels_or_more(found):
    assert found["small"] == []


@pytest.mark.parametrize("fragment", ["today", CASE, "new"])
def test_each_stop_of_the_keyboard_is_seen_and_leads_nowhere_by_itself(app, fragment):
    before = at(app, fragment).evaluate("document.activeElement.blur(), location.hash")
    assert seeing.untold(app, 45) == []
    assert app.evaluate("location.hash") == before and len(app.context.pages) == 1


def test_the_way_to_other_places_and_to_advice_is_the_same_everywhere(found):
    rails = found["rails"]
    assert len(rails) == len(LOOKED_AT) and all(rail == rails[0] for rail in rails)
    assert any("Advice" in words for words in rails[0])


def test_whichever_way_the_screen_is_held_nothing_is_turned_away(app):
    for size in ({"width": 400, "height": 800}, {"width": 800, "height": 400}):
        assert at(app, "today", size).locator(".fu-place:visible h2").first.is_visible()
        assert app.evaluate(seeing.NO_WIDER)


def test_what_is_asked_about_oneself_may_be_filled_in_by_the_browser(app):
    at(app, "new").wait_for_function("document.querySelector('.fu-fills-name input[autocomplete]')")
    asked = app.evaluate(FILLED)
    assert ["Your name", "name"] in asked and all(word for _, word in asked)


def test_words_at_a_mark_of_a_chart_stay_under_the_pointer_go_at_escape_and_come_again(app):
    at(app, "search").get_by_role("button", name="The next two weeks").click()
    mark = app.locator(".fu-chart .fu-mark:visible").first
    mark.wait_for()
    comes_and_goes(app, mark.locator("path, use").first, mark.locator(".fu-tip"))
    app.keyboard.press("Escape")  # the words first, then the drawer they stand in
    assert mark.is_visible()
    app.mouse.move(2, 2)


def test_names_at_a_day_of_the_line_stay_under_the_pointer_go_at_escape_and_come_again(app):
    at(app, CASE).evaluate(RING)
    ring = app.locator(".fu-at-others:has(button:visible)").first
    comes_and_goes(app, ring.locator("button"), ring.locator(".fu-label-at"))
    ring.evaluate("(one) => one.closest('.fu-wait').remove()")


def test_what_is_told_comes_into_a_place_that_was_a_live_region_before_and_takes_no_focus(app, found):
    assert found["unheard"] == []
    at(app, "practice").get_by_role("button", name="Before you leave").click()
    judge = app.locator(".fu-practice button:visible", has_text="What does the plan say?").first
    told_in_place(app, judge, lambda: judge.press("Enter"), "Choose one of the answers first")
    at(app, "advice").get_by_role("button", name="Every piece of advice").click()
    stage = app.get_by_label("Stage").locator("visible=true").first
    told_in_place(app, stage, lambda: stage.select_option(index=1), "pieces of advice")
    assert app.evaluate(seeing.NOT_HEARD) == []


def told_in_place(page, control, act, words):
    control.focus()
    page.evaluate(KEEP)
    before = page.evaluate(HEARD)
    act()
    page.wait_for_function(
        f"([before, words]) => ({HEARD})().some((one) => one.includes(words) && !before.includes(one))",
        arg=[before, words],
    )
    assert control.evaluate("(one) => one === document.activeElement")


def comes_and_goes(page, place, words):
    place.scroll_into_view_if_needed()
    place.hover()
    assert words.is_visible()
    box = words.bounding_box()
    from_there = place.bounding_box()
    page.mouse.move(from_there["x"] + from_there["width"] / 2, box["y"] + box["height"] / 2, steps=12)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=6)
    page.wait_for_timeout(600)
    assert words.is_visible()
    page.keyboard.press("Escape")
    assert not words.is_visible()
    page.mouse.move(2, 2)
    place.hover()
    assert words.is_visible()
