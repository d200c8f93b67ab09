"""What is asked of the larger grammar checker and what is taken over from it; a made-up one stands in its place."""

import sys
from types import SimpleNamespace

import pytest

from followup.messages.occasion import occasion
from followup.messages.review import review, second_reader
from followup.messages.review.note import Note
from tests.messages.review.cases import simple_case

TEXT = "I met Tom Okafor there, a Data analyst; it is 5 6."


def lint(words, text=TEXT, kind="Grammar", suggestions=((0, "so"),), says="So."):
    start = text.index(words)
    better = [SimpleNamespace(kind=how, replacement_text=right) for how, right in suggestions]
    span = SimpleNamespace(start=start, end=start + len(words))
    return SimpleNamespace(lint_kind=kind, span=span, message=says, suggestions=better)


@pytest.fixture
def reader(monkeypatch):
    """Sets what it finds in a paragraph; the paragraphs it was asked for."""
    asked, answers = [], {}

    def lints(block, language):
        asked.append((block, language))
        return answers.get(block, {})

    linter = SimpleNamespace(organized_lints=lints, get_lint_config=dict, set_lint_config=lambda rules: None)
    made = SimpleNamespace(
        Dialect=SimpleNamespace(BRITISH="B", AMERICAN="A"), Linter=lambda dialect: asked.append(dialect) or linter
    )
    monkeypatch.setitem(sys.modules, "harper", made)
    forget = second_reader._linter.cache_clear, second_reader._lints.cache_clear, second_reader._asked.clear
    for clear in forget:
        clear()
    yield lambda found=None: answers.update(found or {}) or asked
    for clear in forget:
        clear()


def told(text, **tables):
    here = occasion(simple_case(**tables), "thank-you", now=None, template="thank-you-email", checking=True)
    found = list(second_reader.find(Note(text), here))
    assert all((one.code, one.severity, one.advice) == ("grammar", "warning", ("B8",)) for one in found)
    return [(one.start, text[one.start : one.end], one.suggestions) for one in found]


def test_each_paragraph_of_the_body_is_read_and_told_at_its_place(reader):
    reader({"Two met.\nSo.": {"Rule": [lint("met", "Two met.\nSo.")]}, "One met.": {"Rule": [lint("met", "One met.")]}})
    text = "Subject: Thanks met\n\nOne met.\n\n \nTwo met.\nSo."
    assert told(text) == [(text.index("One met") + 4, "met", ("so",)), (text.index("Two met") + 4, "met", ("so",))]
    assert reader() == ["A", ("One met.", "plaintext"), ("Two met.\nSo.", "plaintext")]


def test_a_gap_is_not_read(reader):
    told("It is [a are].")
    assert reader()[1:] == [("It is        .", "plaintext")]


def test_findings_come_in_the_order_of_the_text_whatever_rule_made_them(reader):
    reader({TEXT: {"Later": [lint("5")], "Sooner": [lint("it is"), lint("it")]}})
    assert [words for _, words, _ in told(TEXT)] == ["it", "it is", "5"]


def test_at_most_three_suggestions_are_taken_over_and_none_that_are_empty(reader):
    many = ((0, "a"), (0, ""), (1, None), (2, " b"), (0, "c"), (0, "d"))
    reader({TEXT: {"Rule": [lint("it is", suggestions=many), lint("5", suggestions=())]}})
    assert [better for *_, better in told(TEXT)] == [("a", "it is b", "c"), ()]


@pytest.mark.parametrize("kind", ["Spelling", "Style", "Capitalization", "Punctuation", "Enhancement"])
def test_other_opinions_are_not_asked_for(reader, kind):
    reader({TEXT: {"Rule": [lint("it is", kind=kind)]}})
    assert told(TEXT) == []


@pytest.mark.parametrize(("words", "is_told"), [
    ("Tom Okafor", False), ("Okafor", False), ("Tom", False), ("Data analyst", False), ("Data", True),
    ("met Tom", True), ("Okafor there", True), ("5 6", True), (";", True),
])  # fmt: skip
def test_what_is_nothing_but_a_name_of_the_case_is_none_of_its_business(reader, words, is_told):
    reader({TEXT: {"Rule": [lint(words)]}})
    assert [one for _, one, _ in told(TEXT)] == ([words] if is_told else [])


def test_a_name_in_small_letters_is_no_name(reader):
    reader({"I saw tom.": {"Rule": [lint("tom", "I saw tom.")]}})
    assert len(told("I saw tom.")) == 1


@pytest.mark.parametrize(("text", "is_read"), [
    ("a" * 59, True), ("a" * 60, False), ("- " * 7 + "so", True), ("- " * 8 + "so", False),
    ("it is so. " * 499 + "it is so.", True), ("it is so. " * 499 + "it is so..", True),
    ("it is so. " * 499 + "it is so...", False),
])  # fmt: skip
def test_what_takes_it_seconds_is_not_given_to_it(reader, text, is_read):
    told(text)
    assert reader()[1:] == ([(text, "plaintext")] if is_read else [])


def test_what_it_remembers_has_an_end(reader):
    for number in range(199):
        told(f"This is the {number}th.")
    assert reader().count("A") == 1
    told("This is one more.")
    assert reader().count("A") == 2  # the two hundredth
    told("This is one more.")  # remembered
    assert len(reader()) == 2 + 200
    for number in range(199):
        told(f"That is the {number}th.")
    assert reader().count("A") == 2
    told("That is one more.")
    assert reader().count("A") == 3


def test_without_it_nothing_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "harper", None)
    second_reader._linter.cache_clear()
    assert told(TEXT) == [] and second_reader.available() is False
    second_reader._linter.cache_clear()


@pytest.mark.skipif(not second_reader.available(), reason="the extra [grammar] is not installed")
@pytest.mark.parametrize("words", ["looking forward to meet you", "Looking forward to hear from you"])
def test_nothing_but_findings_comes_out_of_it(words, capfd):
    text = f"Dear Tom,\n\nThank you for Tuesday. I am {words}.\n\nAnn"
    here = occasion(simple_case(), "thank-you", now=None, template="thank-you-email", checking=True)
    assert any(one.code == "grammar" for one in review(text, here))
    assert capfd.readouterr() == ("", "")
