"""House rules in a real browser: changed by forms, saved, used, told on another page; practice and its certificate."""

import pytest

from followup.training.certificate.standing import standing

from .test_accessibility import readable_by_everybody, show_everything, violations
from .walking import Voila, until

pytestmark = pytest.mark.browser


def fill(shown, label, words):
    field = shown.at(".fu").get_by_label(label, exact=True)
    field.fill(words)
    field.press("Tab")


@pytest.mark.slow
def test_a_counselor_changes_saves_and_uses_rules_of_their_own(page, workbook, axe):
    voila = Voila(page, workbook)
    page.goto(workbook.voila("workshop/40_house_rules"), wait_until="commit")
    voila.at(".fu-keep").wait_for()
    fill(voila, "A thank-you goes out within (hours)", "480")
    voila.at(".fu-figures [role=alert]", has_text="1 to 72 hours").wait_for()
    fill(voila, "A thank-you goes out within (hours)", "48")
    voila.at(".fu-beside", has_text="3 of 16 cases change.").wait_for()
    fill(voila, "Name of your rules", "Riverside career center")
    voila.at("button", has_text="Save and use it now").click()
    voila.at(".fu-keep .fu-said", has_text="Every page follows these rules").wait_for()
    assert until(lambda: list(workbook.journal.parent.glob("rules/riverside-career-center/limits.toml")))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    show_everything(page)
    assert violations(page, axe) == []

    voila.go("20_thank_you")
    voila.at(".fu-header", has_text="House rules in use: riverside-career-center").wait_for()
    readable_by_everybody(page, axe)


@pytest.mark.slow
def test_what_is_solved_in_practice_stands_on_the_certificate(page, workbook, axe):
    voila = Voila(page, workbook)
    voila.go("30_waiting")
    voila.at(".fu-mini", has_text="Practice").click()
    voila.at(".fu-practice input[type=radio]").first.wait_for()
    card = voila.at(".fu-practice .fu-card").first
    for place in range(card.locator("input[type=radio]").count()):
        card.locator("input[type=radio]").nth(place).check()
        card.get_by_role("button").click()
        card.locator(".fu-said, .fu-ask, .fu-note").first.wait_for()
        if until(lambda: card.locator(".fu-said, .fu-ask, .fu-note").first.inner_text()).startswith("✓"):
            break
    until(lambda: any("practice" in e.get("name", "") for e in workbook.written(workbook.journal)))
    readable_by_everybody(page, axe)
    voila.go("95_practice")
    voila.at(".fu-certificate", has_text=f"1 of {standing([]).total} situations solved.").wait_for()
    assert "Practice after the interview" in voila.at(".fu-certificate button.fu-out").get_attribute("data-page")
    readable_by_everybody(page, axe)
