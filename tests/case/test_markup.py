"""Whatever people wrote is text on a page: Python's own HTML parser reads back what it was, and nothing else."""

import ast
import re
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import followup
from followup.case.markup import EMPTY, Markup, bullets, join, table, tag, text
from followup.case.text import plain_text, shown

HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><b>', "' onload='x", "&lt;b&gt;", "&#60;b&#62;",
    "</td></table>", "<!-- ", "]]>", "`", "\x00", "a\r\nb", "\ud800", "<", "&", "&amp", "javascript:alert(1)",
]  # fmt: skip
ELEMENT = re.compile(r"</?(a|b|p|h[1-6]|li|ul|ol|div|span|td|tr|th|table|figure|img|style|html|head|meta)\b")
texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40), st.lists(st.sampled_from(HOSTILE)).map("".join))


class Seen(HTMLParser):
    """What a parser finds: the elements with their attributes, and the text."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.elements, self.text, self.odd = [], "", []
        self.feed(str(html))
        self.close()

    def handle_starttag(self, name, attributes):
        if name != "bdi":  # what is written from right to left stands in one
            self.elements.append((name, dict(attributes)))

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        self.odd.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


@given(texts)
def test_a_text_in_an_element_comes_back_as_it_was(written):
    seen = Seen(tag("p", written))
    assert (seen.elements, seen.text, seen.odd) == ([("p", {})], shown(plain_text(written)), [])


@given(texts)
def test_a_text_in_an_attribute_comes_back_as_it_was(written):
    seen = Seen(tag("a", "x", href=written, data_page=Markup(written)))
    assert seen.elements == [("a", {"href": shown(plain_text(written)), "data-page": shown(plain_text(written))})]
    assert (seen.text, seen.odd) == ("x", [])


@given(st.lists(texts, min_size=1, max_size=4))
def test_lists_tables_and_joined_texts_hold_no_element_of_their_own(written):
    names = {name for name, _ in Seen(join(bullets(written), *written, between=written[0])).elements}
    assert names == {"ul", "li"}
    made = table(written, [written, written], caption=tag("caption", written[0]))
    shown = [name for name, _ in Seen(made).elements]
    assert shown.count("td") == 2 * len(written) and shown.count("th") == len(written)
    assert set(shown) == {"table", "caption", "thead", "tbody", "tr", "th", "td"}


@given(texts)
def test_what_is_put_beside_markup_is_escaped_however_it_is_put_there(written):
    made = tag("b", "x")
    for whole in (made + written, written + made, made.join([written, written]), Markup("{}").format(written)):
        assert {name for name, _ in Seen(whole).elements} <= {"b"} and isinstance(whole, Markup)


def test_markup_goes_in_as_it_is_and_nothing_leaves_nothing():
    assert tag("p", tag("b", "<")) == "<p><b>&lt;</b></p>"
    assert text(None) == join(None, "", EMPTY) == bullets([]) == bullets(iter([])) == EMPTY
    assert tag("option", selected=True, hidden=False, title=None) == "<option selected></option>"
    assert tag("br") == "<br>" and tag("meta", name="x") == '<meta name="x">'
    assert join("a", "", "b", between="<") == "a&lt;b"


def test_a_table_takes_made_rows_and_has_a_head_only_where_there_is_one():
    row = tag("tr", tag("td", 1, class_="x"))
    assert table((), [row, ("<",)]) == (
        '<table><tbody><tr><td class="x">1</td></tr><tr><td>&lt;</td></tr></tbody></table>'
    )
    assert '<thead><tr><th scope="col">a</th></tr></thead>' in table(["a"], [], class_="y")


def test_nothing_else_turns_a_string_into_markup_or_writes_elements():
    package = Path(followup.__file__).parent
    others = [path for path in package.rglob("*.py") if path != package / "case" / "markup.py"]
    found = {path.relative_to(package): list(by_hand(ast.parse(path.read_text(encoding="utf-8")))) for path in others}
    assert {path: lines for path, lines in found.items() if lines} == {}


def by_hand(tree):
    """Lines that make HTML on their own. (re.escape is about patterns.)"""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Markup", "escape"):
            yield node.lineno
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and ELEMENT.match(node.value):
            yield node.lineno
