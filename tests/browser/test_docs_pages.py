"""The docs in a browser: axe finds nothing, nobody scrolls sideways on a narrow screen, no other host is asked."""

import pytest

from publishing import docs

from . import seeing
from .test_accessibility import violations

pytest.importorskip("sphinx", reason="sphinx, myst-parser and furo are not installed")
pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGES = ("index", "advice/the-thank-you", "advice/disagree", "docs/how-to/candidates", "docs/accessibility/conformance")


def test_the_docs_can_be_read_by_everybody(chromium, tmp_path, axe):
    docs.build(tmp_path / "site")
    page, asked, found = chromium.new_page(viewport=seeing.NARROW), [], []
    page.on("request", lambda request: asked.append(request.url))
    for name in PAGES:
        page.goto((tmp_path / "site" / f"{name}.html").as_uri())
        found += [(name, *one) for one in violations(page, axe, rules="")]
        found += [] if page.evaluate(seeing.NO_WIDER) else [(name, "scrolls sideways")]
    page.close()
    assert found == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
