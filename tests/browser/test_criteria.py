"""The app under single criteria of WCAG 2.2 that axe does not measure: reflow, spacing, size, focus, the same help."""

import pytest

from . import conftest as browsing
from . import seeing
from .test_app import CASE, PLACES, there

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LOOKED_AT = ("today", CASE, "new", "search", "in-and-out", "practice", "advice")
RAIL = """() => [...document.querySelectorAll('.fu-rail :is(button, a)')].filter((one) => one.checkVisibility())
  .map((one) => one.innerText.trim() || one.getAttribute('aria-label')).filter(Boolean)"""


@pytest.fixture(scope="module")
def app(chromium, served):
    """One page for all of it: its kernel is what takes time."""
    page = chromium.new_page(viewport=browsing.WIDE)
    page.set_default_timeout(browsing.PATIENCE)
    page.goto(served.at("today"))
    there(page, "today")
    yield page
    page.close()


def at(page, fragment, size=browsing.WIDE):
    page.set_viewport_size(size)
    page.evaluate("(to) => { location.hash = to }", fragment)
    there(page, fragment)
    page.wait_for_timeout(500)
    return page


def looked_at(page, size, question, *words):
    """The answer at each place that is not what it should be: an empty list, or true."""
    answers = ((to, at(page, to, size).evaluate(question, *words)) for to in LOOKED_AT)
    return [(to, answer) for to, answer in answers if answer not in ([], True)]


def test_at_320_pixels_nobody_scrolls_sideways(app):
    assert looked_at(app, seeing.NARROW, seeing.NO_WIDER) == []


def test_with_wider_spacing_no_words_are_cut_off(app):
    app.evaluate(seeing.SPACED, seeing.SPACING)
    cut = looked_at(app, browsing.WIDE, seeing.CUT_OFF, ".fu-view")
    wide = looked_at(app, browsing.WIDE, seeing.NO_WIDER)
    app.evaluate(seeing.SPACED, "")
    assert (cut, wide) == ([], [])


def test_everything_pressed_is_24_pixels_or_more(app):
    assert looked_at(app, browsing.WIDE, seeing.UNDER_24, ".fu-app") == []


@pytest.mark.parametrize("fragment", ["today", CASE, "new"])
def test_each_stop_of_the_keyboard_is_seen_and_leads_nowhere_by_itself(app, fragment):
    before = at(app, fragment).evaluate("document.activeElement.blur(), location.hash")
    assert seeing.untold(app, 45) == []
    assert app.evaluate("location.hash") == before and len(app.context.pages) == 1


def test_the_way_to_other_places_and_to_advice_is_the_same_everywhere(app):
    rails = [at(app, to).evaluate(RAIL) for to in PLACES]
    assert all(rail == rails[0] for rail in rails)
    assert any("Advice" in words for words in rails[0])


def test_whichever_way_the_screen_is_held_nothing_is_turned_away(app):
    for size in ({"width": 400, "height": 800}, {"width": 800, "height": 400}):
        assert at(app, "today", size).locator(".fu-place:visible h2").first.is_visible()
        assert app.evaluate(seeing.NO_WIDER)
