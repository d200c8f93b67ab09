"""On a computer that others use: the site's file is taken along, and nothing a person wrote stays in the browser."""

import pytest

from lite import contents, pages
from lite.tools import ROOT

from . import seeing
from .test_accessibility import violations

pytestmark = pytest.mark.browser
HOST = "http://localhost:9"
JOURNAL = '{"do":"case"}\n'
WRITE = """async (journal) => {
  sessionStorage.setItem('followup-quick', '{}');
  const { keep } = await import('/quick/keep.js');
  await keep(async () => ({ journal }), document.baseURI);
}"""
LEFT = """async () => {
  const there = (await indexedDB.databases()).map((one) => one.name);
  return [...there, ...Object.keys(sessionStorage)];
}"""
HELD = """() => {
  indexedDB.open('JupyterLite Storage - /').onsuccess = ({ target }) => { window.held = target.result; };
}"""
NOT_OURS = """() => new Promise((done) => {
  indexedDB.open('JupyterLite Storage - /other/').onsuccess = ({ target }) => (target.result.close(), done());
})"""


@pytest.fixture
def page(chromium, tmp_path):
    """The page of all pages, as it is built."""
    text = pages.landing(tmp_path, contents.copy_notebooks(ROOT / "notebooks", tmp_path))
    opened = chromium.new_context(viewport=seeing.NARROW, accept_downloads=True).new_page()

    def answer(route):
        path = route.request.url.removeprefix(f"{HOST}/")
        if not path:
            return route.fulfill(body=text, content_type="text/html")
        kind = "text/css" if path.endswith(".css") else "text/javascript"
        return route.fulfill(body=(ROOT / "lite" / path).read_text(encoding="utf-8"), content_type=kind)

    opened.context.route("**/*", answer)
    opened.goto(f"{HOST}/")
    yield opened
    opened.context.close()


def take(page):
    with page.expect_download() as saved:
        page.click("#take")
    return saved.value


@pytest.mark.slow
def test_the_file_is_saved_first_and_then_nothing_is_left(page):
    page.evaluate(WRITE, JOURNAL)
    page.evaluate(NOT_OURS)
    file = take(page)
    assert file.path().read_text(encoding="utf-8") == JOURNAL and file.suggested_filename.endswith(".jsonl")
    assert len(page.evaluate(LEFT)) == 3  # nothing goes before the person says that the file is there
    page.click("#clear")
    page.get_by_text("Nothing you wrote is left").wait_for()
    assert page.evaluate(LEFT) == ["JupyterLite Storage - /other/"]


@pytest.mark.slow
def test_who_would_rather_leave_it_finds_it_all(page):
    page.evaluate(WRITE, JOURNAL)
    take(page)
    page.click("#leave")
    assert not page.is_visible("#sure") and len(page.evaluate(LEFT)) == 2


@pytest.mark.slow
def test_where_nothing_was_kept_it_says_so(page):
    page.click("#take")
    page.get_by_text("There was no file of yours here").wait_for()
    assert page.evaluate(LEFT) == [] and not page.is_visible("#sure")


@pytest.mark.slow
def test_a_page_that_is_open_elsewhere_is_to_be_closed_first(page):
    page.evaluate(WRITE, JOURNAL)
    other = page.context.new_page()
    other.goto(f"{HOST}/")
    other.evaluate(HELD)
    other.wait_for_function("window.held")
    take(page)
    page.click("#clear")
    page.get_by_text("still open in another tab").wait_for()
    other.close()
    page.click("#clear")
    page.get_by_text("Nothing you wrote is left").wait_for()


@pytest.mark.slow
def test_the_page_of_all_pages_breaks_no_rule_of_axe_and_fits_a_phone(page, axe):
    page.evaluate("document.getElementById('sure').hidden = false")
    assert violations(page, axe, rules="") == []
    assert page.evaluate(seeing.NO_WIDER) and page.evaluate(seeing.UNDER_24, "main") == []
