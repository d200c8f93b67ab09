"""Spelling by the case's country, names behind a shield, slips of signs, and the larger checker that may be missing."""

import sys
from types import SimpleNamespace

import pytest

from followup.messages.review import check, language, second_reader
from tests.messages.review.cases import simple_case

BRITISH = {"name": "Northwind Clinics", "timezone": "Europe/London", "country": "GB"}
UNKNOWN = {"name": "Northwind Clinics", "timezone": "Asia/Tokyo"}


def found(text, code, **tables):
    return [
        (text[f.start : f.end], f.suggestions)
        for f in check(text, simple_case(**tables), "thank-you")
        if f.code == code
    ]


@pytest.mark.parametrize(
    ("seen", "right"),
    [("definately", "definitely"), ("recieve", "receive"), ("experiance", "experience"), ("alot", "a lot")],
)
def test_a_misspelt_word_is_found_and_put_right(seen, right):
    ((word, suggestions),) = [*found(f"We {seen} of it.", "spelling"), *found(f"We {seen} of it.", "grammar")]
    assert (word, suggestions[0]) == (seen, right)


def test_each_country_has_its_spelling_and_an_unknown_one_both():
    text = "The colour of our organization and its color, the organisation."
    assert [word for word, _ in found(text, "spelling")] == ["colour", "organisation"]
    assert [word for word, _ in found(text, "spelling", employer=BRITISH)] == ["color"]
    assert found(text, "spelling", employer=UNKNOWN) == []


def test_names_numbers_addresses_and_words_of_the_case_are_left_alone():
    text = "I met Wójcik and Zyntrix staff, NVQL, pq@rst.example, 3rdx and the zibbering you named. I am R-A-M-A-N."
    assert [word for word, _ in found(text, "spelling")] == ["zibbering"]
    assert found(text, "spelling", role={"title": "zibbering clerk"}) == []


def test_signs_and_capitals():
    text = "i met you on wednesday ,and we dont talk"
    slips = {word: right[0] for code in ("grammar", "punctuation") for word, right in found(text, code)}
    assert slips["i"] == "I" and slips["wednesday"] == "Wednesday" and slips["dont"] == "don't"
    assert [word for word, _ in found("Thank you!!! 😊", "stock-phrase")] == ["!!!", "😊"]
    assert [word for word, _ in found("The the end. He had had it.", "doubled-word")] == ["The the"]


def test_without_the_extra_it_says_so_and_never_that_there_are_no_errors(monkeypatch):
    monkeypatch.setattr(second_reader, "_linter", lambda spelling: None)
    says = language.says_what_is_read(simple_case())
    assert "not installed" in says and "American" in says and "no error" not in says.lower()
    assert found("I could of come.", "grammar") == [("of", ("have",))]


def test_with_the_extra_its_findings_have_their_place():
    harper = pytest.importorskip("harper")
    text = "😊 Thank you. One of the best teams are here and it is a apple."
    ours = {(f.start, f.end) for f in check(text, simple_case(), "thank-you")}
    theirs = [x for x in harper.Linter().lint(text, language="plaintext") if str(x.lint_kind) in second_reader.KINDS]
    assert all((x.span.start, x.span.end) in ours for x in theirs)


def articles_in(sentence):
    text = f"Subject: The talk\n\nDear Maria,\n\n{sentence}\n\nPriya Raman\n"
    found = check(text, simple_case(), "first-follow-up")
    return [(text[f.start : f.end], f.suggestions) for f in found if "vowel" in f.says]


@pytest.mark.parametrize("sentence", [
    "I have a experience to tell.", "It was a honest answer.", "That is a important step.", "I bring a open mind.",
    "That was a ugly day.",
])  # fmt: skip
def test_an_goes_before_a_vowel_that_is_heard(sentence):
    assert articles_in(sentence) == [("a", ("an",))]


@pytest.mark.parametrize("sentence", ["I took an university course.", "It is an one-day visit.", "An useful hint."])
def test_a_goes_before_any_other_sound(sentence):
    [(found, better)] = articles_in(sentence)
    assert better == (found[:-1],)


@pytest.mark.parametrize("sentence", [
    "I hold an MBA and a BA.", "I led a UX team and an SQL course.", "A European firm gave a one-off fee.",
    "It took an hour, a historic one; an historic one, some say.", "Vitamin A is on the list, plan A and plan B.",
    "An uninteresting day, an unidentified form, an undated note.", "She lives at 4 A Oak Street.",
])  # fmt: skip
def test_what_is_spoken_in_ways_nobody_can_know_is_left_alone(sentence):
    assert articles_in(sentence) == []


@pytest.mark.parametrize(("spelling", "dialect"), [("british", "B"), ("american", "A"), ("either", "A")])
def test_the_larger_checker_reads_by_the_spelling_of_the_place(monkeypatch, spelling, dialect):
    rules = {"get_lint_config": dict, "set_lint_config": lambda rules: None}
    made = SimpleNamespace(
        Dialect=SimpleNamespace(BRITISH="B", AMERICAN="A"),
        Linter=lambda dialect: SimpleNamespace(dialect=dialect, **rules),
    )
    monkeypatch.setitem(sys.modules, "harper", made)
    assert second_reader._linter.__wrapped__(spelling).dialect == dialect


def test_the_position_is_spelled_as_the_case_has_it():
    case = simple_case(role={"title": "Tool maker"})
    text = "Dear Maria,\n\nThank you for our talk on March 4 about the Tool maker position.\n\nPriya Raman"
    assert not [finding for finding in check(text, case, "thank-you", to="maria") if finding.code == "grammar"]


def test_what_is_no_prose_is_not_given_to_the_larger_checker_which_would_read_it_for_seconds(monkeypatch):
    asked = []
    linter = SimpleNamespace(organized_lints=lambda block, language: asked.append(block) or {})
    monkeypatch.setattr(second_reader, "_linter", lambda spelling: linter)
    second_reader._lints.cache_clear()
    check("I liked the shop.\n\n" + "- " * 9 + "so\n\n" + "answer" * 10 + "\n\nI liked it.", simple_case(), "thank-you")
    second_reader._lints.cache_clear()
    assert asked == ["I liked the shop.", "I liked it."]


@pytest.mark.parametrize(("case", "spelling"), [
    (simple_case(), "American spelling"), (simple_case(employer=BRITISH), "British spelling"),
    (simple_case(employer=UNKNOWN), "spelling, American or British"), (None, "spelling, American or British"),
])  # fmt: skip
def test_what_is_read_is_said_with_its_parts_and_what_is_not_with_how_to_have_it(monkeypatch, case, spelling):
    for installed, rest in (
        (True, ", the larger grammar checker."),
        (False, "; the larger grammar checker is not installed (the extra [grammar])."),
    ):
        monkeypatch.setattr(second_reader, "available", lambda installed=installed: installed)
        assert language.says_what_is_read(case) == (
            f"Read for {spelling}, common slips of grammar{rest} Read it aloud once more all the same."
        )
