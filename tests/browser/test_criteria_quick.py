"""The quick page's form under single criteria of WCAG 2.2, before Python is there: it is what a person meets first."""

import pytest

from lite import quick_page

from . import seeing
from .test_accessibility import violations

pytestmark = pytest.mark.browser
HOST = "http://quick.example"
FORM = quick_page.page("./pyodide.mjs", "./lock.json", {"archive": "./a", "library": "./l", "packages": ""})
OPEN_ALL = "() => { for (const one of document.querySelectorAll('details')) one.open = true; }"


@pytest.fixture(scope="module")
def form(chromium):
    """The page as it is built, without its scripts."""
    page = chromium.new_page(viewport=seeing.NARROW)
    files = {"quick.css": quick_page.HERE / "quick.css", "style.css": quick_page.STYLE}

    def answer(route):
        name = route.request.url.rsplit("/", 1)[1]
        if name in files:
            route.fulfill(body=files[name].read_text(encoding="utf-8"), content_type="text/css")
        elif name:
            route.fulfill(status=404)
        else:
            route.fulfill(body=FORM, content_type="text/html")

    page.route("**/*", answer)
    page.goto(f"{HOST}/")
    page.evaluate(OPEN_ALL)
    yield page
    page.close()


def test_at_320_pixels_nobody_scrolls_sideways(form):
    assert form.evaluate(seeing.NO_WIDER)


def test_with_wider_spacing_no_words_are_cut_off(form):
    form.evaluate(seeing.SPACED, seeing.SPACING)
    assert form.evaluate("getComputedStyle(document.querySelector('.quick p')).wordSpacing") != "0px"
    assert form.evaluate(seeing.CUT_OFF, ".quick") == form.evaluate(seeing.ON_TOP, ".quick") == []
    assert form.evaluate(seeing.NO_WIDER)
    form.evaluate(seeing.SPACED, "")


def test_everything_pressed_is_24_pixels_or_more(form):
    assert form.evaluate(seeing.UNDER_24, ".quick") == []


def test_each_stop_of_the_keyboard_is_seen(form):
    assert seeing.untold(form, 30) == []


def test_ones_own_name_may_be_filled_in_by_the_browser(form):
    assert form.get_by_label("Your name").get_attribute("autocomplete") == "name"


def test_no_rule_of_axe_is_broken(form, axe):
    assert violations(form, axe) == []


def test_what_is_said_of_a_field_is_a_status_message(form):
    assert form.evaluate("[...document.querySelectorAll('.says')].every((one) => one.role === 'status')")
