"""The docs as a site: whole, without a broken link, and nothing in it asks another host."""

import re

import pytest

from publishing import docs

pytestmark = pytest.mark.filterwarnings("ignore::PendingDeprecationWarning", "ignore::DeprecationWarning")

pytest.importorskip("sphinx", reason="sphinx, myst-parser and furo are not installed")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    out = tmp_path_factory.mktemp("docs") / "site"
    docs.build(out)
    return out


@pytest.mark.slow
def test_it_has_advice_how_tos_case_file_and_report(made):
    pages = {str(path.relative_to(made)) for path in made.rglob("*.html")}
    wanted = {"index.html", "advice/the-thank-you.html", "advice/disagree.html", "docs/how-to/candidates.html"}
    assert wanted | {"docs/case-file.html", "docs/accessibility/conformance.html", "docs/for-it.html"} <= pages


@pytest.mark.slow
def test_nothing_in_it_asks_another_host(made):
    assert docs.asks_elsewhere(made) == []


@pytest.mark.slow
def test_links_within_it_lead_somewhere(made):
    for page in made.rglob("*.html"):
        for link in re.findall(r'<a [^>]*href="([^"#:]+\.html)', page.read_text(encoding="utf-8")):
            assert (page.parent / link).resolve().exists(), (page.name, link)


def test_what_scrolls_is_reached_by_keyboard():
    page = docs.reached('<pre>a</pre><div class="table-wrapper docutils"></div><aside class="toc-drawer"></aside>')
    assert page.count('tabindex="0"') == 2 and 'aria-label="On this page"' in page


def test_a_part_that_has_a_heading_is_not_named_once_more():
    listed = '<div class="toctree-wrapper compound">\n<p class="caption" role="heading">How to</p>\n<ul></ul></div>'
    assert docs.reached(f"<h2>How to</h2>{listed}").count("How to") == 1


def test_a_page_that_would_ask_another_host_is_found(tmp_path):
    (tmp_path / "a.html").write_text(
        '<script src="https://cdn.example/x.js"></script><a href="https://b.example">b</a>'
    )
    (tmp_path / "a.css").write_text("@font-face { src: url(//fonts.example/x.woff) }")
    assert [one.split(":")[0] for one in docs.asks_elsewhere(tmp_path)] == ["a.css", "a.html"]


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(docs.NotMade, match="something else"):
        docs.build(tmp_path)
