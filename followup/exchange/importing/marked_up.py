"""Tables inside texts: Markdown, Org and HTML. Rules and markup are no rows; what is struck through is gone."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import NamedTuple

from .table import refuse_large, refuse_many_cells

RULE = re.compile(r"\|?\s*:?[-=]{1,}:?\s*([|+]\s*:?[-=]{1,}:?\s*)*\|?")
MOST_ACROSS, MOST_DIGITS = 300, 4  # columns or rows that a cell may span; digits of that number
ENDLESS = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")
CELLS = re.compile(r"(?<!\\)\|")
BLOCK = re.compile(r"(?:[-*+]|\d{1,9}[.)])\s|#|>|```|~~~|<")  # begins no row without a bar
HEADING = re.compile(r"(?:#{1,6}|\*{1,6})\s++(?P<text>.+)")
CAPTION = re.compile(r"#\+(?:TITLE|CAPTION|NAME):\s*(?P<text>.+)", re.IGNORECASE)
STRUCK = re.compile(r"~~.*?~~")
STRUCK_WHOLE = re.compile(r"\s*~~(?P<text>(?:(?!~~).)+)~~\s*")  # of a row that is over, where the rest stands
LINKS = (  # each ends where the next begins: of thousands of brackets none is looked at for each of the others
    (re.compile(r"!\[[^\[\]]*+\]\([^)\[]*+\)"), ""),
    (re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*+\])*+)\]\(\s*+<?[^)\[]*+\)"), r"\1"),
    (re.compile(r"\[\[[^\[\]]*+\]\[([^\[\]]*+)\]\]"), r"\1"),
    (re.compile(r"\[\[([^\[\]|]*+\|)?+([^\[\]]*+)\]\]"), r"\2"),
)
STRONG = re.compile(r"(\*\*|__|`)(.+?)\1|(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])")
BACKSLASH = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~&])")
UNCLOSED = (("<!--", "-->"), ("<![", "]>"), ("<", ">"))
TITLES = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "caption"))
MARKED = re.compile(r"[\\`*_~\[<&]")  # without one of these a cell holds no markup
LONG_TAG = re.compile(r"(</?[A-Za-z]\w{0,20})[^<>]{20000,}+")  # nothing of a table says so much: its name is enough
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


class Found(NamedTuple):
    """One table of a text. heading: what stands above it; lines: of each record, its line in the file from 1."""

    heading: str
    records: list[list[str]]
    lines: list[int]


def find_text_tables(text: str, name: str = "text") -> list[Found]:
    """Every table of a Markdown or Org text, each below its heading. InputError for more than a job log's.

    name: what the error calls the text
    """
    tables: list[Found] = []
    heading, open_ = "", False
    rows = cells = 0
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if bare.startswith("|") or (open_ and CELLS.search(bare) and not BLOCK.match(bare)):
            if not open_:
                tables.append(Found(heading, [], []))
            open_ = True
            if not RULE.fullmatch(bare):
                rows, across = rows + 1, bare.count("|") - 1
                cells += across
                refuse_large(name, rows - 1, across)
                refuse_many_cells(name, cells)
                tables[-1].records.append(split_cells(bare))
                tables[-1].lines.append(number)
            continue
        open_ = False
        if told := HEADING.fullmatch(bare) or CAPTION.fullmatch(bare):
            heading = clean(told["text"].rstrip().rstrip("#"))
    return [table for table in tables if table.records]


def split_cells(line: str) -> list[str]:
    """The cells of a row; a bar after a backslash stays in its cell. Where only some cells of a row are struck through
    as a whole, such as its name, they are kept.
    """
    inner = line.removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    cells = CELLS.split(inner)
    struck = [STRUCK_WHOLE.fullmatch(cell) for cell in cells]
    gone = all(whole or not cell.strip() for whole, cell in zip(struck, cells))
    return [clean(whole["text"] if whole and not gone else cell) for whole, cell in zip(struck, cells)]


def clean(cell: str) -> str:
    """A cell without its markup: what a link says, what is bold, nothing of what is struck through."""
    if not MARKED.search(cell):
        return cell.strip()
    text = STRUCK.sub("", BREAK.sub("\n", cell))
    for pattern, kept in LINKS:
        text = pattern.sub(kept, text)
    text = STRONG.sub(lambda found: found[2] or found[3], STRONG.sub(lambda found: found[2] or found[3], text))
    return html.unescape(without_endless(BACKSLASH.sub(r"\1", text))).strip()


def without_endless(text: str) -> str:
    """Without signs told by a number that no sign has: reading it would end in an error."""
    return ENDLESS.sub("\ufffd", text)


def looks_like_text_table(text: str) -> bool:
    """Whether lines with bars, and a rule among them, are what a text has its table in."""
    lines = [line.strip() for line in text[:200_000].splitlines()]
    barred = [line for line in lines if line.startswith("|")]
    return len(barred) > 1 and any(RULE.fullmatch(line) and "-" in line for line in barred)


def find_html_tables(text: str, name: str = "page") -> list[Found]:
    """Every table of an HTML page, the outermost where they lie in one another. InputError for more than a job log's.

    name: what the error calls the page
    """
    reader = _Reader(name)
    reader.feed(without_endless(_closed(LONG_TAG.sub(r"\1", text))))
    reader.close()
    return [table for table in reader.tables if table.records]


def _closed(text: str) -> str:
    """The page with what is opened and never closed taken as words: the parser looks for its end from each of them."""
    for opened, closed in UNCLOSED:
        end = text.rfind(closed) + 1
        text = text[:end] + text[end:].replace(opened, f"&lt;{opened[1:]}")
    return text


class _Reader(HTMLParser):
    """Collects rows. A cell over several rows or columns stands in each of them, as people see it."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name, self.cells, self.rows = name, 0, 0
        self.tables: list[Found] = []
        self.depth, self.struck, self.hidden = 0, 0, 0
        self.heading: list[str] = []
        self.in_heading = False
        self.row: list[str] | None = None
        self.cell: list[str] | None = None
        self.spans: dict[int, tuple[int, str]] = {}
        self.across = self.down = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.depth += 1
            if self.depth == 1:
                self.tables.append(Found(" ".join("".join(self.heading).split()), [], []))
                self.spans = {}
        elif tag in ("script", "style"):
            self.hidden += 1
        elif tag in ("s", "del", "strike"):
            self.struck += 1
        elif tag in TITLES:
            self.heading, self.in_heading = [], True
        elif tag == "br" and self.cell is not None:
            self.cell.append("\n")
        elif self.depth == 1 and tag == "tr":
            self._end_row()
            self.row = []
        elif self.depth == 1 and tag in ("td", "th") and self.row is not None:
            self._end_cell()
            told = dict(attrs)
            self.cell, self.across, self.down = [], _span(told.get("colspan")), _span(told.get("rowspan"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self.depth:
            if self.depth == 1:
                self._end_row()
            self.depth -= 1
        elif tag in ("script", "style"):
            self.hidden = max(0, self.hidden - 1)
        elif tag in ("s", "del", "strike"):
            self.struck = max(0, self.struck - 1)
        elif tag in TITLES:
            self.in_heading = False
        elif self.depth == 1 and tag == "tr":
            self._end_row()
        elif self.depth == 1 and tag in ("td", "th"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self.hidden or self.struck:
            return
        if self.in_heading:
            self.heading.append(data)
        if self.cell is not None:
            self.cell.append(data)

    def _end_cell(self) -> None:
        if self.cell is None or self.row is None:
            return
        text = "\n".join(" ".join(line.split()) for line in "".join(self.cell).split("\n")).strip()
        self._fill_spans()
        refuse_large(self.name, 0, len(self.row) + self.across - 1)
        for _ in range(self.across):
            if self.down > 1:
                self.spans[len(self.row)] = (self.down - 1, text)
            self.row.append(text)
        self.cell = None

    def _fill_spans(self) -> None:
        assert self.row is not None
        while len(self.row) in self.spans and self.spans[len(self.row)][0] > 0:
            place = len(self.row)
            left, text = self.spans[place]
            self.spans[place] = (left - 1, text)
            self.row.append(text)

    def _end_row(self) -> None:
        self._end_cell()
        if self.row is not None:
            self._fill_spans()
            self.cells, self.rows = self.cells + len(self.row), self.rows + 1
            refuse_large(self.name, self.rows, len(self.row) - 1)
            refuse_many_cells(self.name, self.cells)
            if self.row and self.tables:
                self.tables[-1].records.append(self.row)
                self.tables[-1].lines.append(len(self.tables[-1].lines) + 1)
        self.row = None


def _span(said: str | None) -> int:
    return min(int(said[:MOST_DIGITS]), MOST_ACROSS) if said and said.isdecimal() else 1
