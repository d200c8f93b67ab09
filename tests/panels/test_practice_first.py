"""Practice that a page asks for: what is shut on an invented case, what opens it, and that a real case never is."""

import pytest

from followup.journal import Journal
from followup.panels.case.asked import Asked
from followup.panels.case.case_page import CasePage
from followup.panels.house_rules.begin import Begin
from followup.panels.house_rules.keep import Keep
from followup.panels.house_rules.practice_first import AskForPractice
from followup.panels.workshop import Room
from followup.training.practice import Exercise, read_situations
from followup.widgets import desk

from .driving import change, press, shown, type_into

PAGE = "30_waiting"


@pytest.fixture
def rules(tmp_path, monkeypatch):
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "practice.toml").write_text(
        f'[[practice]]\nid = "{PAGE}"\nsituations = ["day-three-of-seven"]'
    )
    monkeypatch.setenv("FOLLOWUP_RULES", str(tmp_path / "ours"))


def learner(path):
    """Somebody with no case of their own sees the invented search."""
    return desk(PAGE, journal=str(path))


def held_back(page):
    return "fu-held-back" in page.columns._dom_classes and "fu-held-back" in page.sent.box._dom_classes


def answer_right(card):
    right = Exercise(card.situation, "balanced").right
    change(card.answer, index=[key for _, key in card.answer.widget.options].index(right))
    press(card.check)


def test_a_page_says_what_to_practise_leads_there_and_opens_by_it(path, rules):
    d = learner(path)
    page = d.case_page()
    assert d.example and held_back(page)
    assert "Practise first: one situation to go, then this page opens." in page.first.says.value
    assert d.summary() == "Practise first: 1 of 1 situations to go."
    press(page.first.go)
    card = page.first.practice.cards[0]
    assert card.situation.id == "day-three-of-seven"  # the one asked for comes first
    answer_right(card)
    assert not held_back(page) and "this page is open" in page.first.says.value
    assert "✓" in card.verdict.value and shown(page.first.box)  # what the plan says to it can still be read


def test_a_real_case_is_never_held_back(made, rules):
    made.open(PAGE)
    page = made.case_page()
    assert not made.example and not held_back(page)
    assert "Your own case is open all the same." in page.first.says.value
    assert made.case_page().hero.value


def waiting_in_the_app(d):
    d.refresh()
    d.choose_case(next(name for name in d.cases if d.plan_of(name).stage == "waiting"))
    d.refresh()
    return d.panel(CasePage)


def test_the_app_asks_on_an_invented_case(path, rules):
    page = waiting_in_the_app(desk("00_start_here", journal=str(path)))
    assert held_back(page) and shown(page.first.box)


def test_the_app_says_nothing_beside_a_real_case(made, rules):
    made.log({"kind": "sent", "what": "thank_you", "channel": "email", "to": "maria", "at": made.now.isoformat()})
    page = waiting_in_the_app(made)
    assert not held_back(page) and not shown(page.first.box)


def test_a_led_session_waits_for_nobodys_practice(path, rules):
    room = Room(path, "05_moving_clock")
    room.open("05_moving_clock")
    assert room.plan.stage == "waiting" and not held_back(room.case_page())


def test_nothing_is_said_where_nobody_asks(path):
    page = learner(path).case_page()
    assert not held_back(page) and not shown(page.first.box)


def test_who_studies_alone_ticks_a_box_and_sees_how_far_it_is(path):
    d = learner(path)
    page, panel = d.case_page(), d.panel(Asked)
    change(panel.alone, value=True)
    assert held_back(page) and f"4 of {len(read_situations(PAGE))} to practise first" in panel.told.value
    change(panel.alone, value=False)
    assert not held_back(page) and panel.told.value == ""


def test_a_counselor_ticks_pages_saves_the_rules_and_the_workbook_asks(path):
    d = desk("40_house_rules", journal=str(path))
    asks, keep = d.panel(AskForPractice), d.panel(Keep)
    change(asks.pages[PAGE].tick, value=True)
    type_into(keep.title, "Riverside")
    press(keep.use)
    assert "1 practice rule new" in keep.told.value
    assert held_back(learner(path).case_page())
    assert Journal(path).cases() == {}
    change(asks.pages[PAGE].tick, value=False)
    assert not d.panel(AskForPractice).pages[PAGE].tick.value


def use_rules_that_ask_for(path, *left_out):
    """A counselor ticks the page, leaves these out, saves the rules and uses them; the form as it was left."""
    d = desk("40_house_rules", journal=str(path))
    asks, keep = d.panel(AskForPractice), d.panel(Keep)
    change(asks.pages[PAGE].tick, value=True)
    for id in left_out:
        change(asks.pages[PAGE].situations[id], value=False)
    type_into(keep.title, "Riverside")
    press(keep.use)
    return asks.pages[PAGE]


def test_a_counselor_leaves_situations_out_by_their_titles_and_only_the_others_are_asked_for(path):
    kept, *others = [one.id for one in read_situations(PAGE)]
    asking = use_rules_that_ask_for(path, *others)
    assert [tick.widget.description for tick in asking.situations.values()] == [
        f"{one.title}: {one.asks}" for one in read_situations(PAGE)
    ]
    d = learner(path)
    page = d.case_page()
    assert held_back(page) and d.summary() == "Practise first: 1 of 1 situations to go."
    press(page.first.go)
    assert page.first.practice.cards[0].situation.id == kept
    answer_right(page.first.practice.cards[0])
    assert not held_back(page)


def test_a_situation_that_is_ticked_again_is_asked_for_again_and_all_of_them_are_no_list(path):
    first, *_ = [one.id for one in read_situations(PAGE)]
    asking = use_rules_that_ask_for(path, first)
    assert "situations = [" in asking.bench.draft.files["practice.toml"]
    change(asking.situations[first], value=True)
    assert "situations" not in asking.bench.draft.files["practice.toml"]


def test_a_page_of_which_every_situation_is_left_out_asks_for_nothing(path):
    every = [one.id for one in read_situations(PAGE)]
    asking = use_rules_that_ask_for(path, *every[1:])
    change(asking.situations[every[0]], value=False)
    assert not asking.tick.value and asking.place.children == ()
    assert not asking.bench.own("practice", PAGE)


def test_a_folder_that_names_some_situations_shows_which_in_the_form(path, tmp_path):
    folder = tmp_path / "theirs"
    folder.mkdir()
    (folder / "practice.toml").write_text(f'[[practice]]\nid = "{PAGE}"\nsituations = ["day-three-of-seven"]\n')
    d = desk("40_house_rules", journal=str(path))
    asks, begin = d.panel(AskForPractice), d.panel(Begin)
    type_into(begin.path, str(folder))
    press(begin.open)
    ticked = [id for id, tick in asks.pages[PAGE].situations.items() if tick.value]
    assert ticked == ["day-three-of-seven"]
