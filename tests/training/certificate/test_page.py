"""The page to print: whole in itself, escaped, modest; refused while nothing is solved."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from followup.case.errors import InputError, Unavailable
from followup.training.certificate import Solved, certificate_page, standing

TODAY = date(2026, 3, 12)
SOLVED = [
    Solved("day-three-of-seven", "balanced", date(2026, 3, 10), 1),
    Solved("nine-sharp", "the-call", date(2026, 3, 11), 3),
]


def page(name="Priya Raman", solved=SOLVED, **more):
    return certificate_page(name, standing(solved), today=TODAY, **more)


class Words(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.words, self.tags = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)


def test_it_says_who_what_when_under_which_advice_and_how():
    words = " ".join(" ".join(Words(page()).words).split())
    for told in ("Priya Raman", "2 of", "balanced and the-call", "On the first try: 1", "As of 2026-03-12",
                 "fourth day of the seven", "2026-03-10", "on the first try", "on try 3"):  # fmt: skip
        assert told in words
    assert "says nothing about a person's skill" in words and "invented situations" in words
    assert "!" not in words


def test_pages_are_called_as_the_workbook_calls_them():
    assert "<caption>Waiting</caption>" in page(titles={"30_waiting": "Waiting"})


def test_it_needs_nothing_from_elsewhere():
    for tag, attributes in Words(page()).tags:
        assert tag not in ("script", "link", "img", "iframe")
        assert not {"src", "href"} & set(attributes)
    assert "default-src &#39;none&#39;" in page()


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "A & B"])
def test_a_name_stays_text(name):
    text = page(name)
    assert name in "".join(Words(text).words)
    assert [tag for tag, _ in Words(text).tags] == [tag for tag, _ in Words(page("Ada")).tags]


def test_a_line_to_write_on_where_no_name_was_given():
    assert re.search(r"Name: _{10}", page(""))


def test_nothing_solved_is_no_page_and_a_name_has_an_end():
    with pytest.raises(Unavailable, match="nothing is solved yet"):
        page(solved=[])
    with pytest.raises(InputError, match="longer than a line"):
        page("x" * 121)
