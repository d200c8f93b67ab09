"""The certificate panel, and practice that remembers what was solved and nothing else."""

import re
from base64 import b64decode
from zoneinfo import ZoneInfo

from followup.journal import Journal
from followup.panels.parts.pages import PAGES
from followup.panels.search.words import CounselorWords
from followup.training.certificate import record
from followup.training.handed_in import collect, give_feedback
from followup.training.practice import read_situations

from .driving import choose, press, shown, type_into
from .test_practice import answer

ALL = [situation for page in PAGES for situation in read_situations(page.name)]


def solve(made, page="30_waiting", words="March 16"):
    answer(made.practice(page).cards[0], words)


def saved(panel):
    return b64decode(re.search(r"base64,([^\"]+)", panel.outs.value)[1]).decode()


def test_nothing_yet_says_where_to_begin(made):
    panel = made.certificate()
    assert "Nothing is solved yet" in panel.told.value and 'href="20_thank_you.ipynb"' in panel.told.value
    assert panel.outs.value == "" and panel.fields.layout.display == "none"


def test_what_is_solved_stands_there_at_once_and_what_is_left_has_its_page(made):
    panel = made.certificate()
    answer(made.practice("30_waiting").cards[0], "March 12")
    assert "Nothing is solved yet" in panel.told.value
    solve(made)
    assert f"1 of {len(ALL)} situations solved." in panel.told.value
    assert "balanced, on try 2" in panel.list.value
    for page in ("20_thank_you", "30_waiting", "65_an_offer"):
        assert f'href="{page}.ipynb"' in panel.list.value


def test_the_page_has_the_name_as_it_is_typed_and_is_escaped(made, journal):
    solve(made)
    panel = made.certificate()
    assert panel.who.value == "Priya Raman"
    type_into(panel.who, "Ada <b>Ngo</b>")
    assert "Ada &lt;b&gt;Ngo&lt;/b&gt;" in saved(panel)
    assert "<b>Ngo" not in panel.outs.value.replace("&lt;", "")
    assert journal.setting("certificate name") == "Ada <b>Ngo</b>"
    type_into(panel.who, "x" * 200)
    assert 'role="alert"' in panel.outs.value and "base64" not in panel.outs.value


def test_days_are_those_of_the_candidate(made, journal):
    made.choose_zone("Pacific/Auckland")
    there = made.now.astimezone(ZoneInfo("Pacific/Auckland")).date()
    assert there != made.now.date()
    solve(made)
    assert record(Journal(journal.path))[0].on == there
    assert f"As of {there}" in saved(made.certificate())


def test_the_last_one_can_be_taken_back(made):
    solve(made)
    panel = made.certificate()
    press(panel.back)
    assert "Nothing is solved yet" in panel.told.value and "Taken back" in panel.live.value


def test_looking_twice_at_one_answer_is_one_try(made, journal):
    card = made.practice("30_waiting").cards[0]
    answer(card, "March 12")
    press(card.check)
    press(card.check)
    solve(made)
    assert record(Journal(journal.path))[0].tries == 2


def test_the_same_right_answer_under_other_advice_is_solved_under_that(made, journal):
    choose(made.header().policy, "early-bird")
    card = made.practice("30_waiting").cards[0]
    answer(card, "March 12")
    assert [(one.policy, one.first_try) for one in record(Journal(journal.path))] == [("early-bird", True)]


def test_it_has_a_page_of_its_own():
    assert "95_practice" in [page.name for page in PAGES]


def test_what_was_practised_is_handed_in_and_feedback_comes_back_as_a_word(made, tmp_path, monkeypatch):
    panel = made.certificate()
    monkeypatch.setenv("FOLLOWUP_HAND_IN", str(tmp_path / "hers"))
    (tmp_path / "hers").mkdir()
    solve(made)
    press(panel.give)
    assert "Handed in" in panel.live.value
    ((one,), _) = collect(tmp_path, made.rulebook)
    assert one.told.name == "Priya Raman" and one.standing.solved == 1
    words = made.panel(CounselorWords, asks=False)
    give_feedback(one, by="Rosa", at=made.now, says="Well done, Priya.")
    made.refresh()
    assert "A word from Rosa" in words.cards[next(iter(words.cards))].says.value
    press(next(iter(words.cards.values())).press)
    assert not shown(words.box)


def test_without_a_workshop_the_same_is_saved_as_a_file(made):
    solve(made)
    panel = made.certificate()
    assert 'download="practice-priya-raman.json"' in panel.outs.value and not shown(panel.give)
