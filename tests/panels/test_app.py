"""The app without a browser: addresses, places that are built when shown and drawn while shown, the rail, today."""

import json
import re
from datetime import datetime
from pathlib import Path

import pytest

import followup
from benchmarks.ui_models import models
from followup.case import clock
from followup.case.case_file import load_case
from followup.panels.app import App, app
from followup.panels.app.address import ROOMS, Address, page_called, read, slug
from followup.panels.app.due import day_word, due, initials
from followup.panels.app.places import PLACES
from followup.panels.app.workshop import Rooms, rooms
from followup.panels.case.case_page import CasePage
from followup.panels.case.hero import hero
from followup.panels.parts.pages import PAGES
from followup.panels.workbook import desk
from followup.training.workshop.session import sessions

from .conftest import case
from .driving import events, press
from .test_safety import html_of

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
NORTHWIND, LARCH = "northwind-clinics-data-analyst", "larch-loam-data-analyst"


@pytest.fixture
def opened(journal) -> App:
    return app(journal=str(journal.path))


def shown(opened):
    return [name for name, box in opened.places.items() if box.layout.display is None]


@pytest.mark.parametrize("wanted", [Address(), Address("search"), Address("case", "a b/c", "thank-you")])
def test_an_address_read_back_is_the_same(wanted):
    assert read(f"#{wanted}") == wanted


def test_what_nobody_wrote_leads_to_today_and_a_case_that_is_gone_to_all_cases(opened):
    for asked, there in (("nowhere", "today"), ("", "today"), ("case/gone", "cases"), ("case", "cases")):
        opened.go(asked)
        assert opened.here.place == there


def test_every_stage_has_an_address_of_its_own():
    named = [slug(page) for page in PAGES if page.stages]
    assert len(set(named)) == len(named) and page_called("thank-you").name == "20_thank_you"
    assert page_called("start-here") is None


def test_a_place_is_built_once_and_one_is_shown(opened):
    assert shown(opened) == ["today"] and len(opened.places) == 1
    opened.go("search")
    opened.go("today")
    opened.go("search")
    assert shown(opened) == ["search"] and list(opened.places) == ["today", "search"]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_every_place_is_there_and_says_what_it_is(opened, place):
    opened.go(place.name)
    assert shown(opened) == [place.name] and opened.router.shown == place.name
    assert opened.router.title.startswith(place.words)


def test_a_case_is_shown_at_its_stage_or_at_the_one_asked_for(opened):
    opened.go(f"case/{NORTHWIND}")
    assert str(opened.here) == f"case/{NORTHWIND}/thank-you" and opened.desk.case_id == NORTHWIND
    opened.go(f"case/{LARCH}/waiting")
    assert opened.desk.case_id == LARCH and opened.desk.page.name == "30_waiting"


def test_what_is_not_shown_is_not_drawn_until_it_is_shown_again(opened, journal):
    opened.go(f"case/{NORTHWIND}")
    page = next(panel for panel in opened.desk.panels.values() if isinstance(panel, CasePage))
    before = page.top.value
    opened.go("today")
    journal.set_facts(NORTHWIND, {("employer", "name"): "Northwind Hospitals"}, at=clock.now())
    opened.desk.refresh()
    assert page.top.value == before
    opened.go(f"case/{NORTHWIND}")
    assert "Northwind Hospitals" in page.top.value


def test_a_page_made_in_advance_reads_clock_and_journal_when_somebody_comes(opened, journal, monkeypatch):
    journal.new_case(case("Quayside Freight", "Ann Bell"), at=clock.now())
    monkeypatch.setenv("FOLLOWUP_NOW", "2026-03-20T09:05:00-05:00")
    opened.arrive("")
    today = opened.desk.panels[next(key for key in opened.desk.panels if key[0].__name__ == "Today")]
    assert "Friday 20 March" in today.top.value and "Quayside" in today.cases.value


def test_the_rail_shows_each_case_with_what_is_due_and_where_one_is(opened):
    rows = opened.rail.cases
    assert set(rows) == {NORTHWIND, LARCH} and "fu-pressing" in rows[NORTHWIND].says.value
    press(rows[LARCH].go)
    assert opened.here.case == LARCH and "fu-current" in rows[LARCH].go._dom_classes
    press(opened.rail.rows["search"])
    assert opened.here.place == "search" and "fu-current" not in rows[LARCH].go._dom_classes


def test_the_first_page_of_a_newcomer_leads_whoever_runs_a_session_to_the_workshop(path):
    opened = App(desk("00_start_here", journal=str(path), example_first=False))
    opened.go("")
    assert 'href="#workshop"' in "".join(html_of(opened.places["new"]))


def test_the_apps_group_begins_with_its_headline_and_house_rules_have_what_the_notebook_has(opened):
    opened.go("workshop")
    held = {one.name: one for one in rooms(opened.desk)}
    assert "begin there" in "".join(html_of(held["The group"]._make()[1]))
    held["House rules"]._make()
    notebook = json.loads((NOTEBOOKS / "workshop" / "40_house_rules.ipynb").read_text(encoding="utf-8"))
    wanted = set(re.findall(r"d\.panel\((\w+)\)", json.dumps(notebook)))
    assert wanted <= {type(one).__name__ for one in opened.desk.panels.values()}


def open_drawers(opened):
    return [name for name, one in opened.desk.shared(Rooms)._named.items() if one.toggle.value]


@pytest.mark.slow
def test_every_page_of_a_session_has_an_address_that_opens_its_drawer_and_shuts_the_others(opened):
    for room in [*ROOMS, *ROOMS][:-1]:  # each after another
        opened.go(f"workshop/{room}")
        assert shown(opened) == ["workshop"] and open_drawers(opened) == [room]
        assert opened.router.shown == f"workshop/{room}"


def test_a_room_that_is_none_shows_the_workshop_as_it_was_left(opened):
    opened.go("workshop/scenario-cards")
    opened.go("workshop/waiting")
    assert open_drawers(opened) == ["scenario-cards"] and opened.router.shown == "workshop"


def test_every_page_that_a_sessions_plan_shows_is_a_place_of_the_app(opened):
    """As router.js turns them into addresses: pages of a session into drawers, those of a case into a case there."""
    pages = {one.page for session in sessions().values() for item in session.items for one in item.show}
    names = {page.rpartition("/")[0::2] for page in pages}
    assert {name.partition("_")[2].replace("_", "-") for folder, name in names if folder} <= set(ROOMS)
    opened.go("page/thank-you")  # 20_thank_you, from a place that shows no case
    assert opened.here == Address("case", NORTHWIND, "thank-you")
    opened.go("page/offer")
    assert shown(opened) == ["cases"]


def test_what_a_sessions_plan_shows_of_the_invented_search_is_there_where_nothing_is_written_down(tmp_path):
    fresh = app(journal=str(tmp_path / "own.jsonl"))
    shows = [one for session in sessions().values() for item in session.items for one in item.show if one.invented]
    assert {one.page for one in shows} == {"00_start_here", "20_thank_you"}
    fresh.go("today")
    assert not fresh.desk.example
    fresh.go("invented/thank-you")
    assert fresh.desk.example and (fresh.here.place, fresh.here.at) == ("case", "thank-you")
    fresh.desk.show_example(False)
    fresh.go("invented/today")
    assert fresh.desk.example and shown(fresh) == ["today"]


def test_today_leads_to_the_most_urgent_case_with_a_verb(opened):
    today = next(panel for panel in opened.desk.panels.values() if type(panel).__name__ == "Today")
    assert "Thank " in today.hero.value and today.go.description == "Write the thank-you"
    press(today.go)
    assert opened.here == Address("case", today.first[0].case.id, "thank-you")


def test_something_happened_opens_over_the_page_and_is_written_into_the_case_shown(opened, journal):
    opened.go(f"case/{LARCH}")
    press(opened.rail.happened)
    assert opened.sheet.box.layout.display is None
    opened.sheet.close()
    assert opened.sheet.box.layout.display == "none" and events(journal, "heard") == []


def test_nobody_new_sees_cases_that_are_not_theirs(path):
    opened = app(journal=str(path))
    assert shown(opened) == ["new"] and opened.rail.cases == {} and opened.rail.happened.layout.display == "none"
    opened.desk.show_example(True)
    opened.go("today")
    assert shown(opened) == ["today"] and len(opened.rail.cases) == 5


def test_a_second_run_of_the_cell_is_the_same_app(journal):
    assert app(journal=str(journal.path)) is app(journal=str(journal.path))
    assert desk(journal=str(journal.path), example_first=False).cases


def test_a_browser_builds_at_most_200_models_for_a_page(path):
    opened = app(journal=str(path))
    opened.desk.show_example(True)
    cases = [f"case/{case_id}" for case_id in opened.desk.cases]
    for address in ("today", "search", "in-and-out", "practice", "advice", "workshop", *cases):
        opened.go(address)
        assert len(set(models(opened.box, opened.places[opened.here.place]))) <= 200, address


def test_words_for_a_day_and_letters_for_an_employer(opened):
    today = opened.desk.today
    assert day_word(today, today) == "today" and day_word(today.replace(day=13), today) == "Fri"
    assert day_word(today.replace(month=4), today) == "12 Apr"
    assert initials(opened.desk.cases[LARCH]) == "LL" and due(opened.desk, NORTHWIND).pressing


def test_a_journal_that_cannot_be_read_is_said_and_the_app_is_there_all_the_same(path):
    path.mkdir()
    opened = app(journal=str(path))
    assert "Please look" in opened.notices.told.value and shown(opened) == []
    opened.go("search")
    assert shown(opened) == [] and opened.rail.cases == {}


def test_lines_that_cannot_be_used_are_said_on_every_place(journal):
    with journal.path.open("a", encoding="utf-8") as file:
        file.write("not a line of ours\n")
    opened = app(journal=str(journal.path))
    assert "set aside" in opened.notices.told.value
    assert "invented" not in opened.notices.told.value


def test_whoever_opens_a_case_or_another_search_is_led_there(path):
    opened = app(journal=str(path))
    case_id = opened.desk.own_case(case())
    assert opened.here == Address("case", case_id, "thank-you") and shown(opened) == ["case"]
    opened.desk.show_example(True)
    assert shown(opened) == ["today"]
    assert opened.rail.cases[case_id].box not in opened.rail.held.children


def test_thanks_for_an_offer_two_days_later_are_for_today_and_no_reproach():
    talk = {"round": 1, "at": "2026-03-03T14:00:00-06:00", "with": ["maria"]}
    offer = {"kind": "heard", "what": "offer", "at": "2026-03-09T10:00:00-05:00", "from": "maria"}
    offered = load_case(case(contacts=[{"id": "maria", "name": "Maria Lopez", "is": "hiring_manager",
                                        "email": "maria@example.org"}], interviews=[talk], events=[offer]))  # fmt: skip
    plan = followup.plan(offered, now=datetime.fromisoformat("2026-03-11T12:00:00-05:00"))
    step = plan.step("acknowledge-offer")
    assert (step.status, step.is_late) == ("overdue", False)
    told = hero(plan, step, None)
    assert told.kind == "open" and told.sentence.endswith("today.") and "due" not in told.lead
