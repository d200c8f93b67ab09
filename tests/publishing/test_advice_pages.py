"""The docs say every piece of advice with its source, who disagrees, its rules and an example; words stay words."""

import pytest

from followup.rulebook.loading import load_rulebook
from publishing import advice_pages


@pytest.fixture(scope="module")
def book():
    return load_rulebook()


@pytest.fixture(scope="module")
def made(book):
    return advice_pages.pages(book)


@pytest.mark.slow
def test_every_piece_stands_once_with_its_words_and_sources(book, made):
    text = "\n".join(made.values())
    for one in book.advice.values():
        assert text.count(f"(advice-{one.id.lower()})=") == 1
        assert advice_pages.plain(one.says) in made[advice_pages.slug(one.section)]
    assert all(f"(source-{id})=" in made["sources"] for id in book.sources)


@pytest.mark.slow
def test_what_a_plan_fills_in_stands_in_brackets(made):
    assert "(promise day)" in made["waiting"] and not [
        name for name, text in made.items() if "{" in text.split("```")[-1]
    ]


@pytest.mark.slow
def test_whoever_holds_otherwise_is_named(book, made):
    spoken = [one for one in book.advice.values() if one.against]
    assert spoken
    for one in spoken:
        piece = made[advice_pages.slug(one.section)].split(f"(advice-{one.id.lower()})=")[1].split("(advice-")[0]
        assert "**Holds otherwise:**" in piece and all(f"(#source-{id})" in piece for id in one.against)


@pytest.mark.slow
def test_nearly_every_piece_has_an_example_with_what_the_plan_says(book, made):
    text = "\n".join(made.values())
    assert text.count("**Example, invented:") > 0.9 * len(book.advice)
    assert text.count("The plan (") == text.count("**Example, invented:")


@pytest.mark.slow
def test_every_answer_stands_with_the_policies_that_follow_it(book, made):
    for question in book.questions.values():
        for answer in question.answer:
            assert f"| {advice_pages.plain(answer.says)} |" in made["disagree"]
    assert "balanced" in made["disagree"]


@pytest.mark.slow
def test_every_published_figure_has_an_address_its_source_leads_to_and_nothing_of_it_is_left_out(book, made):
    for one in book.figures.values():
        assert made["figures"].count(f"(figure-{one.id})=") == 1
        piece = made["figures"].split(f"(figure-{one.id})=")[1].split("(figure-")[0]
        for words in (one.says, one.asked, f"n = {one.n:,}", one.caveat):
            assert advice_pages.plain(words) in piece
        for id in one.sources:
            source = made["sources"].split(f"(source-{id})=")[1].split("(source-")[0]
            assert f"(#source-{id}), read {book.sources[id].read}" in piece and f"(#figure-{one.id})" in source


def test_words_that_would_mean_something_stay_words():
    assert advice_pages.plain("a *b* <i> [x](y) | #1\n$2") == r"a \*b\* \<i\> \[x\](y) \| \#1 \$2"
