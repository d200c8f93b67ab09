"""The app under single criteria of WCAG 2.2 that axe does not measure: reflow, spacing, size, focus, the same help."""

import pytest

from followup.panels.app.address import ROOMS

from . import conftest as browsing
from . import seeing
from .test_app import CASE, there
from .test_app import PLACES as PLACES_OF_THE_RAIL

pytestmark = [pytest.mark.browser, pytest.mark.slow]
STAGES = ("thank-you", "waiting", "an-offer")  # pages of a case, each of a case that stands there
PLACES = (*PLACES_OF_THE_RAIL, CASE, *(f"page/{page}" for page in STAGES), *(f"workshop/{room}" for room in ROOMS))
RAIL = """() => [...document.querySelectorAll('.fu-rail :is(button, a)')].filter((one) => one.checkVisibility())
  .map((one) => one.innerText.trim() || one.getAttribute('aria-label')).filter(Boolean)"""

AS_IT_IS = {
    "no wider": (seeing.NO_WIDER,),
    "small": (seeing.UNDER_24, ".fu-app"),
    "not heard": (seeing.NOT_HEARD,),
    "rail": (RAIL,),
}
WITH_SPACING = {
    "no wider when spaced": (seeing.NO_WIDER,),
    "cut off": (seeing.CUT_OFF, ".fu-app"),
    "on top in the rail": (seeing.ON_TOP, ".fu-rail"),
    "on top in the view": (seeing.ON_TOP, ".fu-view"),
}
# The place is whole, and has been the same for a moment.
SETTLED = """() => { const place = document.querySelector('.fu-view'), now = place.innerText, at = performance.now();
  if (document.querySelector('.fu-turning') || window.was?.now !== now || window.was.wide !== innerWidth)
    window.was = { now, at, wide: innerWidth };
  return at - window.was.at > 250; }"""
DRAWN = "new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))"

FILLED = """() => [...document.querySelectorAll('.fu-view [class*=fu-fills-]')]
  .map((one) => [one.querySelector('label').textContent.trim(), one.querySelector('input').autocomplete])"""

# Those places as they are before a press, and the words that have come into them.
KEEP = "() => { window.kept = [...document.querySelectorAll('.fu-tells')].filter((one) => one.checkVisibility()); }"
HEARD = """() => kept.filter((one) => one.isConnected && one.getAttribute('role') === 'status')
  .map((one) => one.innerText.trim()).filter(Boolean)"""

RING = """() => [...document.querySelectorAll('.fu-page')].find((one) => one.checkVisibility())
  .insertAdjacentHTML('afterbegin', `<div class="fu-wait"><ol>
  <li class="fu-at fu-at-others" style="left:40%"><button>2</button>
  <span class="fu-label-at">Wed 11: two of them</span></li></ol></div>`)"""


@pytest.fixture(scope="module")
def app(tab, serving):
    """One page for all of it: its kernel is what takes time."""
    serving.begin_anew()
    page = tab.open(browsing.WIDE)
    page.goto(serving.at("today"))
    there(page, "today")
    yield page
    tab.leave()


def at(page, fragment, size=browsing.WIDE):
    """The page once it stands there, whole."""
    page.set_viewport_size(size)
    page.evaluate("(to) => { location.hash = to }", fragment)
    there(page, fragment)
    page.wait_for_function(SETTLED)
    return page


@pytest.fixture(scope="module")
def answers(app):
    """What is to be said against each place, wide and narrow, as it is and with wider spacing: (place, width), question
    and answer. Going there is what takes time."""
    return {(to, size["width"]): asked(at(app, to, size)) for to in PLACES for size in (browsing.WIDE, seeing.NARROW)}


def asked(page):
    plain = {name: page.evaluate(*question) for name, question in AS_IT_IS.items()}
    page.evaluate(seeing.SPACED, seeing.SPACING)
    page.evaluate(DRAWN)
    spaced = {name: page.evaluate(*question) for name, question in WITH_SPACING.items()}
    page.evaluate(seeing.SPACED, "")
    return plain | spaced


def wrong(answers, *names):
    """The answers that are not what they should be: an empty list, or true."""
    said = [(at, name, answers[at][name]) for at in answers for name in names]
    return [one for one in said if one[2] not in ([], True)]


def test_at_320_pixels_nobody_scrolls_sideways(answers):
    assert wrong(answers, "no wider") == []


def test_with_wider_spacing_no_words_are_cut_off_or_lie_on_others(answers):
    assert wrong(answers, *WITH_SPACING) == []


def test_everything_pressed_is_24_pixels_or_more(answers):
    assert wrong(answers, "small") == []


@pytest.mark.parametrize("fragment", ["today", CASE, "new"])
def test_each_stop_of_the_keyboard_is_seen_and_leads_nowhere_by_itself(app, fragment):
    before = at(app, fragment).evaluate("document.activeElement.blur(), location.hash")
    assert seeing.untold(app, 45) == []
    assert app.evaluate("location.hash") == before and len(app.context.pages) == 1


def test_the_way_to_other_places_and_to_advice_is_the_same_everywhere(answers):
    rails = [answers[to, browsing.WIDE["width"]]["rail"] for to in PLACES]
    assert all(rail == rails[0] for rail in rails)
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


def test_what_is_told_comes_into_a_place_that_was_a_live_region_before_and_takes_no_focus(app, answers):
    assert wrong(answers, "not heard") == []
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
