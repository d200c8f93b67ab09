"""A session in a real browser: its timer, the practice clock, a vote; and nothing of it in anybody's own journal."""

import pytest

from followup.journal import Journal
from followup.training.workshop.card_sheets import card_pages
from followup.training.workshop.stories import as_mapping, our_stories

from .test_accessibility import show_everything, violations
from .walking import Voila, until

pytestmark = pytest.mark.browser
WALL = {"width": 1920, "height": 1080}
DEPTH = """() => Math.max(...[...document.querySelectorAll('.fu-wall-card .fu-grid [role=status]')]
    .map(said => said.getBoundingClientRect().bottom))
    - document.querySelector('.fu-wall-card h2').getBoundingClientRect().top"""
A4 = {"width": 794, "height": 1123}  # in pixels of 1/96 inch
CUT = """() => [...document.querySelectorAll('.card')]
    .filter(card => card.scrollHeight > card.clientHeight + 1 || card.scrollWidth > card.clientWidth + 1)
    .map(card => card.innerText.slice(0, 40))"""


def accessible(page, axe):
    """Here, where the page stands open with all that was pressed: opening it again takes seconds."""
    show_everything(page)
    assert violations(page, axe) == []


def press(shown, words):
    shown.at("button.fu-button", has_text=words).first.click()


def seconds_left(shown):
    """What the timer on the wall shows; below zero when the item is over."""
    minutes, seconds = shown.at(".fu-session .fu-time b").inner_text().split(":")
    return int(minutes) * 60 + int(seconds)


@pytest.mark.slow
def test_the_timer_runs_and_a_reload_finds_it_where_it_is(page, workbook, axe):
    voila = Voila(page, workbook)
    voila.go("workshop/00_plan_the_session")
    begun = seconds_left(voila)
    press(voila, "Start")
    until(lambda: seconds_left(voila) < begun - 1)  # it counts by itself
    press(voila, "Next item")
    voila.at(".fu-session", has_text="Item 2 of 6").wait_for()
    press(voila, "Five more minutes")
    added = until(lambda: seconds_left(voila) > 12 * 60 and seconds_left(voila))
    page.reload()
    voila.at(".fu-session", has_text="Item 2 of 6").wait_for()
    until(lambda: added - 60 < seconds_left(voila) < added)
    press(voila, "Pause")
    voila.at(".fu-session .fu-time", has_text="standing still").wait_for()
    stopped = seconds_left(voila)
    page.wait_for_timeout(1500)
    assert seconds_left(voila) == stopped
    accessible(page, axe)


@pytest.mark.slow
def test_a_moved_clock_shows_another_plan_and_leaves_the_counselors_journal_alone(page, workbook, axe):
    own = our_stories()[0]
    Journal(workbook.journal).new_case(as_mapping(own), at=own.now)
    before = workbook.journal.read_bytes()
    voila = Voila(page, workbook)
    voila.go("workshop/05_moving_clock")
    says, time = voila.at(".fu-moving .fu-story").first, voila.at(".fu-moving .fu-time")
    said, told = says.inner_text(), time.inner_text()
    press(voila, "To the next thing that changes")
    until(lambda: says.inner_text() != said and time.inner_text() != told)
    voila.at(".fu-header", has_text=time.inner_text()).wait_for()  # the planner's own page speaks of that day
    later = says.inner_text()
    press(voila, "They say no")
    until(lambda: says.inner_text() != later)
    assert workbook.journal.read_bytes() == before
    assert own.case.employer.name not in voila.at(".fu-agenda").inner_text()
    accessible(page, axe)


@pytest.mark.slow
def test_hands_make_a_chart_and_the_next_card_is_still_unanswered(page, workbook, axe):
    voila = Voila(page, workbook)
    voila.go("workshop/10_scenario_cards")
    picture = voila.at(".fu-vote svg.fu-chart")
    assert picture.count() == 0
    press(voila, "One hand more")
    voila.at(".fu-vote svg[aria-label*='1 hand.']").wait_for()
    press(voila, "One hand more")
    voila.at(".fu-vote svg[aria-label*='2 hands']").wait_for()
    assert "balanced" not in picture.get_attribute("aria-label")
    press(voila, "Show whose advice it is")
    voila.at(".fu-vote svg[aria-label*='balanced']").wait_for()

    answers = page.locator(".fu-wall-card input[type=radio]")
    answers.first.check()
    press(voila, "What does the plan say?")
    voila.at(".fu-wall-card [role=status]", has_text="The plan says").first.wait_for()
    page.set_viewport_size(WALL)
    assert page.evaluate(DEPTH) <= WALL["height"]  # from the card's number to its last verdict: one screen
    accessible(page, axe)
    press(voila, "Next card")
    voila.at(".fu-wall-card h2", has_text="Card 2").wait_for()
    until(lambda: page.locator(".fu-wall-card input[type=radio]:checked").count() == 0)
    until(lambda: voila.at(".fu-wall-card .fu-grid [role=status]").count() == 0)


@pytest.mark.slow
def test_a_call_is_drawn_watched_and_talked_over(page, workbook, axe):
    voila = Voila(page, workbook)
    voila.go("workshop/20_role_play")
    press(voila, "Draw a call")
    voila.at(".fu-call .fu-said", has_text="A call is drawn").wait_for()
    press(voila, "Show the observer's list")
    boxes = voila.at(".fu-observe input[type=checkbox]")
    boxes.first.check()
    press(voila, "Debrief")
    voila.at(".fu-observe h3", has_text=f"Heard: 1 of {boxes.count()}").wait_for()
    accessible(page, axe)


@pytest.mark.slow
def test_no_printed_card_loses_a_line(chromium):
    page = chromium.new_page(viewport=A4)
    page.set_content(card_pages(our_stories(), answers=False))
    page.emulate_media(media="print")
    assert page.locator(".card").count() == len(our_stories())
    assert page.evaluate(CUT) == []
    page.close()
