"""A search of hundreds of cases stays a page: tables are cut and say so; words, a stage or a month bring the rest."""

import pytest

from followup.journal.example import TOLD_AT
from followup.panels.parts.screen import Screen
from followup.panels.search.search import MOST, Search
from followup.widgets import desk


@pytest.fixture
def many(tmp_path, monkeypatch):
    monkeypatch.setenv("FOLLOWUP_STRICT", "1")
    monkeypatch.setenv("FOLLOWUP_NOW", TOLD_AT.isoformat())
    d = desk("70_pipeline", journal=str(tmp_path / "own.jsonl"))
    role = {"title": "Clerk"}
    cases = [
        {"candidate": {"name": "Robin Vale"}, "employer": {"name": f"Quay {number}", "timezone": "UTC"},
         "role": role | {"applied": f"2026-0{1 + number % 2}-03", "source": "fair" if number % 9 else "friend"}}
        for number in range(MOST + 20)
    ]  # fmt: skip
    d.own.new_cases(lambda opened: cases, at=TOLD_AT)
    d.show_example(False)
    return d


def rows(panel):
    return panel.place.value.count("<tr>") - 1


def test_only_the_first_rows_are_drawn_and_their_number_is_said(many):
    panel = many.panel(Search, part="cases")
    assert rows(panel) == MOST and f"the first {MOST} of {MOST + 20}" in panel.place.value
    assert panel.narrow.box.layout.display is None


def test_words_stage_and_month_narrow_the_list(many):
    panel = many.panel(Search, part="cases")
    panel.narrow["text"].value = "clerk friend"
    assert rows(panel) == 9
    panel.narrow["month"].value = "2026-01"
    assert rows(panel) == 5
    panel.narrow["stage"].value = "offer"
    assert "No case is like that." in panel.place.value


def test_a_chart_of_one_bar_gives_way_to_a_sentence(many):
    shown = many.panel(Search, part="flow").place.value
    assert "<svg" not in shown and "0 had an interview" in shown
    nothing_yet = many.panel(Search, part="firsts").place.value  # no curve that lies on the axis
    assert "<svg" not in nothing_yet and "applications so far" in nothing_yet


def test_other_parts_have_nothing_to_narrow(many):
    assert many.panel(Search, part="waits").narrow.box.layout.display == "none"


def test_the_rows_behind_the_first_ones_are_a_press_away(many):
    panel = many.panel(Search, part="cases")
    assert panel.less.layout.display == "none" and panel.more.layout.display is None
    panel.more.click()
    assert rows(panel) == 20 and f"{MOST + 1} to {MOST + 20} of {MOST + 20}" in panel.place.value
    assert panel.more.layout.display == "none"
    panel.narrow["text"].value = "quay 7"
    assert "quay 7" in panel.place.value.casefold() and panel.less.layout.display == "none"


def test_a_chart_is_saved_as_two_files_when_asked_and_not_before(many):
    panel = many.panel(Search, part="weeks")
    assert not panel.files.value and panel.save.layout.display is None
    panel.save.click()
    assert "chart-weeks.svg" in panel.files.value and "data:image/png;base64," in panel.files.value
    panel.redraw()
    assert not panel.files.value
    assert many.panel(Search, part="waits").save.layout.display == "none"


def test_on_few_cases_every_one_stands_by_its_name_below_how_far_it_came(tmp_path, monkeypatch):
    monkeypatch.setenv("FOLLOWUP_NOW", TOLD_AT.isoformat())
    d = desk("70_pipeline", journal=str(tmp_path / "own.jsonl"))
    told = [{"candidate": {"name": "Robin Vale"}, "employer": {"name": "<b>Quay</b>", "timezone": "UTC"},
             "role": {"title": "Clerk"}}]  # fmt: skip
    d.own.new_cases(lambda opened: told, at=TOLD_AT)
    d.show_example(False)
    panel = d.panel(Search, part="flow")
    assert "&lt;b&gt;Quay" in panel.place.value and "<svg" not in panel.place.value
    panel.choice.widget.value = "bands"
    assert "Quay" not in panel.place.value


def test_a_chart_is_drawn_for_the_room_there_is_and_saved_in_full_width(many):
    panel = many.panel(Search, part="weeks")
    assert "min-width:660px" in panel.place.value
    many.shared(Screen).measure(True)
    assert "min-width:290px" in panel.place.value
    panel.save.click()
    assert (
        "viewBox=" not in panel.files.value and panel._make(False).figure.get_figwidth() > panel.figure.get_figwidth()
    )
    many.shared(Screen).measure(False)
    assert "min-width:660px" in panel.place.value


def test_a_panel_that_is_gone_is_not_called_when_the_page_turns(many):
    class Gone:
        def turned(self):
            raise AssertionError

    screen = many.shared(Screen)
    screen.follow(Gone().turned)
    screen.measure(not screen.narrow)
