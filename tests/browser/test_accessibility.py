"""axe-core over every page: all of its rules, of every level, and no violation in what is ours."""

import json
import re
from pathlib import Path

import pytest

from . import seeing
from .walking import Lab, Voila

pytestmark = pytest.mark.browser
NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
OURS = "{include: [['.fu']]}"
ALL_RULES = "rules: Object.fromEntries(axe.getRules().map(rule => [rule.ruleId, {enabled: true}])), "
DARK = "window.jupyterapp.commands.execute('apputils:change-theme', {theme: 'JupyterLab Dark'})"
ON_A_WAY = ("20_thank_you", "30_waiting", "95_practice")  # test_house_rules comes there and looks at them as they are
OPEN = """() => {
    document.querySelectorAll('.fu details').forEach(one => one.open = true);
    document.querySelectorAll('.fu .fu-fold .widget-toggle-button').forEach(one => one.click());
}"""

# What axe finds in JupyterLab itself, around our panels. In Voilà, with our template, it finds nothing.
THEIRS = {
    "aria-allowed-attr": "buttons of its toolbars say whether they are pressed, as an element that may not",
    "aria-required-children": "the list of cells is a feed whose entries are no articles",
    "aria-input-field-name": "code editors have no name",
    "button-name": "the button that folds the cells below a heading has no name",
    "color-contrast": "words in its side bars and editors",
    "link-in-text-block": "links in text cells, in its own colours",
    "region": "the links that skip to a part of the page stand outside its landmarks",
    "scrollable-region-focusable": "a cell's editor can be wider than the page",
    "tabindex": "its side bars number the order of their elements",
}


def panels_of(page):
    """What a page's cells draw, by the names they call: message, rehearsal, Search."""
    cells = json.loads((NOTEBOOKS / f"{page}.ipynb").read_text(encoding="utf-8"))["cells"]
    code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    return set(re.findall(r"\bd\.(?:panel\()?(\w+)", code))


def pages():
    """Those whose cells draw what none before them draws, the ones with most first; and an offer, with most to show.

    Left out are those that are looked at on a way. All stages draw one panel: the first and an offer stand for them.
    """
    names = {path.stem for path in NOTEBOOKS.glob("[0-9]*.ipynb")}
    assert set(ON_A_WAY) <= names
    seen: set[str] = set()
    for page in sorted(names.difference(ON_A_WAY), key=lambda page: (-len(panels_of(page)), page)):
        if page == "65_an_offer" or not panels_of(page) <= seen:
            yield page
        seen |= panels_of(page)


def violations(page, axe, inside="document", rules=ALL_RULES):
    """Each violation once an element: rule, impact, where, and how the element begins."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(axe)
    found = page.evaluate(f"axe.run({inside}, {{{rules} resultTypes: ['violations']}}).then(r => r.violations)")
    return [
        (rule["id"], rule["impact"], json.dumps(node["target"]), node["html"][:200])
        for rule in found
        for node in rule["nodes"]
    ]


def show_everything(page):
    page.evaluate(OPEN)
    page.wait_for_function("![...document.querySelectorAll('.fu .fu-fold .widget-toggle-button')]"
                           ".some(one => one.offsetParent && !one.classList.contains('mod-active'))")  # fmt: skip
    page.wait_for_timeout(300)


@pytest.mark.slow
@pytest.mark.parametrize("name", list(pages()))
def test_a_page_in_voila_has_no_violation_at_all(page, workbook, axe, name):
    Voila(page, workbook).go(name)
    readable_by_everybody(page, axe)


def readable_by_everybody(page, axe):
    """A page in Voilà with all of its drawers open."""
    show_everything(page)
    assert page.title() == f"{page.locator('h1').first.inner_text().rstrip('¶')} · followup"
    assert violations(page, axe) == []
    assert page.evaluate(seeing.NOT_HEARD) == [] and page.evaluate(seeing.ROLE_OF_LATE) == "status"
    page.evaluate(seeing.SPACED, seeing.SPACING)
    assert page.evaluate(seeing.CUT_OFF, "#rendered_cells") == []


@pytest.mark.slow
def test_the_groups_pictures_have_none(page, workbook, axe):
    """Its sister pages are looked at where they are walked through: test_workshop and test_house_rules."""
    page.goto(workbook.voila("workshop/30_the_group"), wait_until="commit")
    page.locator(".fu-group-part").last.locator("table").wait_for()
    assert page.locator(".fu-group-part svg.fu-chart").count() > 0
    assert violations(page, axe) == []


@pytest.mark.slow
def test_our_panels_in_jupyterlab_have_none_in_either_theme(page, workbook, axe):
    Lab(page, workbook).go("20_thank_you")
    page.locator(".fu-mini:visible", has_text="Practice").first.click()
    page.locator(".fu-practice input[type=radio]").first.wait_for(state="attached")
    show_everything(page)
    assert violations(page, axe, OURS) == []
    around = [one for one in violations(page, axe, "{exclude: [['.fu']]}", "") if one[0] not in THEIRS]
    assert around == []
    page.evaluate(DARK)
    page.wait_for_function("document.body.dataset.jpThemeLight === 'false'")
    page.wait_for_timeout(500)
    assert violations(page, axe, OURS) == []
