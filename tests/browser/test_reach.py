"""The app for whoever sets colours or sizes of their own: forced colours, twice the size, each page from its top."""

import pytest

from .test_app import CASE, there

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SIZE = {"width": 1280, "height": 800}
AT_200 = {"width": 640, "height": 400}  # what a window of 1280 by 800 has left at 200 %
CUT = """() => [...document.querySelectorAll('.fu-app :is(h1, h2, h3, button, a, summary, label, p)')]
  .filter((one) => one.checkVisibility())
  .filter((one) => !one.closest('.fu-unseen, .fu-skips, .fu-layer, .fu-st, .fu-live, .fu-send'))
  .filter((one) => { const box = one.getBoundingClientRect();
    return box.width > 1 && (box.left < -1 || box.right > innerWidth + 1) && !one.closest('.fu-tabs, .fu-rail'); })
  .map((one) => one.outerHTML.slice(0, 120))"""
TOLD_BY_COLOUR = """() => [...document.querySelectorAll('.fu-app :is(.fu-current, .fu-main, .fu-here, .fu-stage-now)')]
  .filter((one) => one.checkVisibility())
  .filter((one) => { const look = getComputedStyle(one);
    return look.backgroundColor === getComputedStyle(document.body).backgroundColor && look.outlineStyle === 'none'
      && (look.borderStyle === 'none' || look.borderWidth === '0px') && Number(look.fontWeight) < 600; })
  .map((one) => one.outerHTML.slice(0, 120))"""
PAINTED = """() => { const looks = (css) => [...document.querySelectorAll(css)].filter((one) => one.checkVisibility())
    .map((one) => getComputedStyle(one, '::before'))
    .every((look) => look.forcedColorAdjust === 'none' && look.backgroundColor === 'rgb(0, 0, 0)');
  return {icons: looks('.fu-rail .fu-icon'), dots: looks('.fu-rail .fu-pressing')}; }"""
EDGES = """() => [...document.querySelectorAll('.fu-app :is(.fu-button, input, select, textarea)')]
  .filter((one) => one.checkVisibility() && !one.closest('.fu-rail, .fu-slots, .fu-editor, .fu-tabs'))
  .filter((one) => getComputedStyle(one).borderStyle === 'none').map((one) => one.outerHTML.slice(0, 120))"""
SCROLLED = """() => { let one = document.querySelector('.fu-view');
  while (one && !one.scrollTop) one = one.parentElement;
  return one ? one.scrollTop : 0; }"""


@pytest.fixture(scope="module")
def app(tab, serving):
    """One page for all of it: its kernel is what takes time."""
    serving.begin_anew()
    page = tab.open(SIZE)
    page.goto(serving.at("today"))
    there(page, "today")
    yield page
    tab.leave()


def at(page, fragment, size=SIZE, colours="none"):
    """That place at its top, as someone sees it who set size and colours so."""
    page.set_viewport_size(size)
    page.emulate_media(forced_colors=colours)
    page.evaluate("(to) => { location.hash = to }", fragment)
    there(page, fragment)
    page.wait_for_timeout(700)
    return page


@pytest.mark.parametrize("fragment", ["today", CASE])
def test_in_forced_colours_buttons_have_edges_and_nothing_is_told_by_colour_alone(app, fragment):
    page = at(app, fragment, colours="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert page.evaluate(EDGES) == []
    assert page.evaluate(TOLD_BY_COLOUR) == []
    assert page.evaluate(PAINTED) == {"icons": True, "dots": True}


@pytest.mark.parametrize("fragment", ["today", CASE])
def test_at_twice_the_size_nothing_is_cut_off_and_nobody_scrolls_sideways(app, fragment):
    page = at(app, fragment, AT_200)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(CUT) == []
    sentence = page.locator(".fu-place:visible h2").first.bounding_box()
    assert sentence["y"] + sentence["height"] <= AT_200["height"]


def test_another_place_begins_at_its_top(app):
    page = at(app, CASE, {"width": 400, "height": 700})
    page.locator(".fu-page .fu-mini:visible").last.scroll_into_view_if_needed()
    assert page.evaluate(SCROLLED) > 100
    page.get_by_role("button", name="Today", exact=True).click()
    there(page, "today")
    page.wait_for_timeout(300)
    assert page.evaluate(SCROLLED) == 0
