"""axe-core over every page: all of its rules, and no violation in what is ours."""

import json
from pathlib import Path

import pytest

from .walking import Lab, Voila

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
PAGES = sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb"))

# What belongs to JupyterLab or Voilà themselves: the rule, where (a part of the selector), and why it is not ours.
THEIRS = ()
EVERYTHING = (
    "{resultTypes: ['violations'], "
    "rules: Object.fromEntries(axe.getRules().map(rule => [rule.ruleId, {enabled: true}]))}"
)
OPEN = """() => {
    document.querySelectorAll('.fu details').forEach(one => one.open = true);
    document.querySelectorAll('.fu .fu-fold .widget-toggle-button').forEach(one => one.click());
}"""


@pytest.fixture(scope="module")
def axe():
    package = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    return (Path(package.__file__).with_name("axe.min.js")).read_text(encoding="utf-8")


def violations(page, axe, inside="document"):
    """Each violation once an element: rule, impact, selector, the element's beginning."""
    page.evaluate(axe)
    found = page.evaluate(f"axe.run({inside}, {EVERYTHING}).then(r => r.violations)")
    return [
        (rule["id"], rule["impact"], " ".join(map(str, node["target"])), node["html"][:160])
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_in_voila(page, workbook, axe, name):
    Voila(page, workbook).go(name)
    page.evaluate(OPEN)
    page.wait_for_timeout(800)
    print(json.dumps(violations(page, axe), indent=1))


@pytest.mark.parametrize("name", ["20_thank_you"])
def test_our_panels_in_jupyterlab(page, workbook, axe, name):
    Lab(page, workbook).go(name)
    page.wait_for_timeout(2000)
    print(json.dumps(violations(page, axe), indent=1))
