"""The gate of a page: who may ask for practice, and when it is open."""

import pytest

from followup.case import clock
from followup.case.errors import InputError
from followup.journal import Journal
from followup.rulebook.loading import default_rulebook, load_rulebook
from followup.training.certificate import ask_of_oneself, certificate_page, gate, gates, note_answer, record, standing
from followup.training.practice import read_situations

WAITING = [one.id for one in read_situations("30_waiting")]


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path / "journal.jsonl")


def house(tmp_path, text):
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "practice.toml").write_text(text)
    return load_rulebook(tmp_path / "ours")


def solve(journal, *ids, policy="balanced"):
    for id in ids:
        note_answer(journal, id, policy, True, at=clock.now())


def test_nobody_is_asked_for_practice_until_somebody_asks_for_it(journal):
    assert gates(journal, default_rulebook()) == ()
    assert gate("30_waiting", journal, default_rulebook()).open


def test_a_page_that_the_house_names_opens_when_all_its_situations_are_solved_under_any_advice(journal, tmp_path):
    book = house(tmp_path, '[[practice]]\nid = "30_waiting"\n')
    assert [one.id for one in gate("30_waiting", journal, book).left] == WAITING
    solve(journal, WAITING[0], policy="the-call")
    assert [one.id for one in gate("30_waiting", journal, book).left] == WAITING[1:]
    solve(journal, *WAITING[1:])
    assert gate("30_waiting", journal, book).open and gate("20_thank_you", journal, book).open


def test_a_house_may_ask_for_some_of_them(journal, tmp_path):
    book = house(tmp_path, f'[[practice]]\nid = "30_waiting"\nsituations = ["{WAITING[1]}"]\n')
    solve(journal, WAITING[1])
    found = gate("30_waiting", journal, book)
    assert found.open and found.count == "1 of 1"


def test_who_studies_alone_has_every_page_ask(journal):
    ask_of_oneself(journal, True, at=clock.now())
    assert [one.page for one in gates(journal, default_rulebook())][:2] == ["10_before_you_leave", "20_thank_you"]
    ask_of_oneself(journal, False, at=clock.now())
    assert gates(journal, default_rulebook()) == ()


@pytest.mark.parametrize("text, seen", [
    ('id = "30_wating"', "30_waiting"), ('id = "30_waiting"\nsituations = ["day-three"]', "day-three-of-seven"),
])  # fmt: skip
def test_what_nobody_can_practise_is_refused_with_what_there_is(tmp_path, text, seen):
    with pytest.raises(InputError, match=seen):
        house(tmp_path, f"[[practice]]\n{text}\n")


def test_the_certificate_says_what_was_asked_for_and_how_much_of_it_is_solved(journal, tmp_path):
    book = house(tmp_path, '[[practice]]\nid = "30_waiting"\n')
    solve(journal, WAITING[0])
    page = certificate_page("Ada", standing(record(journal)), today=clock.now().date(), asked=gates(journal, book))
    assert f"Asked for before a page opens, and solved of it: waiting (1 of {len(WAITING)})." in page
