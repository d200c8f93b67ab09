"""The pages on the whole search and on the advice: panels that draw themselves from the journal and the rulebook."""

import pytest

from followup.case.markup import text
from followup.journal.example import TOLD_AT, open_example
from followup.panels.case.advice import Audit, Disagreements, Policies, ReadAdvice, Sources, audit_words, chosen_advice
from followup.panels.search.search import PARTS, Search
from followup.rulebook.loading import default_rulebook
from followup.widgets import desk

TOLD = (  # by parts without employers
    "Interview to an offer", "LinkedIn", "round 2", "email", "balanced", "10 weeks", "14 applications",
)  # fmt: skip


@pytest.fixture
def d(tmp_path, monkeypatch):
    monkeypatch.setenv("FOLLOWUP_STRICT", "1")
    monkeypatch.setenv("FOLLOWUP_NOW", TOLD_AT.isoformat())
    return desk("70_pipeline", journal=str(open_example(tmp_path / "search.jsonl", now=TOLD_AT).path))


@pytest.mark.many
@pytest.mark.parametrize("part", PARTS)
def test_each_part_of_the_search_is_drawn(d, part):
    drawn = d.panel(Search, part=part).place.value
    assert any(words in drawn for words in ("Northwind Clinics", "You are waiting", "14 cases", "Bluebarn", *TOLD))
    assert "went wrong" not in drawn and len(drawn) > 500


def test_a_policy_chosen_in_the_header_changes_the_agenda(d):
    panel = d.panel(Search, part="agenda")
    before = panel.place.value
    d.choose_policy("the-call")
    d.refresh()
    assert "send Maria Lopez a short follow-up email" in before
    assert "Call Maria Lopez" in panel.place.value


def test_text_from_people_is_escaped_on_the_page(d):
    d.choose_case("northwind-data-analyst")
    d.give({("employer", "name"): "<img src=x onerror=alert(1)>"})
    d.refresh()
    for part in ("agenda", "cases", "timeline"):
        drawn = d.panel(Search, part=part).place.value
        assert "<img" not in drawn and "&lt;img src=x" in drawn


def test_all_advice_is_there_and_can_be_filtered(d):
    panel = d.panel(ReadAdvice)
    book = default_rulebook()
    assert all(f"<b>{id} </b>" in panel.place.value for id in book.advice)
    source = panel.source.widget
    source.set_state({"index": [value for _, value in source.options].index("foolproof")})
    assert "<b>A1 </b>" in panel.place.value and "<b>A3 </b>" not in panel.place.value


def test_a_source_finds_also_what_it_speaks_against():
    book = default_rulebook()
    assert "D9" in [one.id for one in chosen_advice(book, source="foolproof")]
    assert {one.section for one in chosen_advice(book, section="Waiting")} == {"Waiting"}


def test_each_piece_says_which_rules_and_messages_carry_it_out(d):
    drawn = d.panel(ReadAdvice).place.value
    assert "<code>thank-within-a-day</code>" in drawn and "<code>thank-you-email</code>" in drawn


def test_every_answer_stands_with_who_gives_it_and_which_policy_follows(d):
    drawn = d.panel(Disagreements).place.value
    book = default_rulebook()
    assert all(
        f"<code>{answer.id}</code>" in drawn for question in book.questions.values() for answer in question.answer
    )
    assert drawn.count("✓ yours") == len(book.questions)


def test_the_policies_are_compared_on_the_case_on_the_desk(d):
    d.choose_case("northwind-data-analyst")
    d.refresh()
    drawn = d.panel(Policies).place.value
    assert "Northwind Clinics" in drawn and all(name in drawn for name in default_rulebook().policies)


def test_every_source_is_named(d):
    drawn = d.panel(Sources).place.value
    assert all(text(source.title) in drawn for source in default_rulebook().sources.values())


def test_the_audit_is_shown_and_where_it_cannot_be_made_why(d, tmp_path):
    assert "B1" in d.panel(Audit).place.value
    assert "No such folder of scenarios" in audit_words(default_rulebook(), TOLD_AT.date(), tmp_path / "none")
