"""The sixteen cases side by side: what they come to under ours and under yours, the differences marked in words."""

from __future__ import annotations

from collections.abc import Iterable

import ipywidgets as widgets

from ...house_rules.changes import COLUMNS, Beside, Change, Line
from ..parts.fields import Control, Tick
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, join, tag, unseen
from ..parts.panel import Panel
from ..parts.pieces import choices, html, telling
from .bench import bench_of

WHOSE = {"ours": "Ours", "yours": "Yours", "same": "Both"}
HEADER = ("Case", "Rules", "What", "When", "Whom", "How")


class BeforeAfter(Panel):
    """Follows every change of the forms above."""

    name = "beside"

    def build(self) -> list[widgets.Widget]:
        self.bench = bench_of(self.desk)
        self.policy = Control(self, Spec("policy", "Look under the advice", "menu"), self._look_under)
        self.only = Tick(self, "Only what changes", lambda _: None)
        self.place, self.heard = html(), telling()
        return [choices(self.policy.box, self.only.box), self.heard, self.place]

    def _look_under(self, name: str) -> None:
        self.bench.policy = name

    def draw(self) -> None:
        own = self.bench.own_policies
        names = [*own, *(name for name in self.bench.book.policies if name not in own)]
        self.policy.offer([(f"{name} (yours)" if name in own else name, name) for name in names], self.bench.after)
        beside = self.bench.beside()
        self.heard.value = unseen(beside.sentence)
        self.place.value = beside_html(beside, beside.changed if self.only.value else beside.changes)


def beside_html(beside: Beside, changes: Iterable[Change]) -> Markup:
    """The sentence and the table. changes: the cases to show."""
    same = beside.before == beside.after
    apart = f"Ours: the workbook's rules under {beside.before}. Yours: your rules under {beside.after}."
    under = f"Ours: the workbook's rules. Yours: your rules. Both under {beside.after}." if same else apart
    head = tag("p", tag("b", beside.sentence), " ", under)
    bodies = [_case(change) for change in changes]
    if not bodies:
        return tag("div", head, class_="fu-card")
    top = tag("thead", tag("tr", *(tag("th", words, scope="col") for words in HEADER)))
    table = tag(
        "table", tag("caption", unseen("Sixteen cases before and after")), top, *bodies, class_="fu-others fu-beside"
    )
    return tag("div", head, table, class_="fu-card")


def _case(change: Change) -> Markup:
    """One case as a group of rows."""
    rows: list[Markup] = []
    for mine, theirs in change.pairs:
        first = _title(change, len(rows) == 0)
        if mine == theirs:
            rows.append(_row(first, "same", mine, mine))
        else:
            rows += [_row(first, "ours", mine, mine), _row(EMPTY, "yours", theirs, mine)]
    if not rows:
        rows = [_row(_title(change, True), "same", None, None)]
    rows += [_words(*found) for found in change.texts]
    return tag("tbody", *rows, class_="fu-changed" if change.changed else None)


def _title(change: Change, first: bool) -> Markup:
    if not first:
        return EMPTY
    mark = tag("b", "✎ changes", class_="fu-yours") if change.changed else tag("span", "= the same", class_="fu-soft")
    stage = change.after.stage
    if change.before.stage != stage:
        stage = join(change.before.stage, tag("b", " → "), unseen("becomes "), stage)
    return join(tag("b", change.example.title), tag("br"), mark, tag("br"), tag("span", stage, class_="fu-soft"))


def _row(first: Markup, whose: str, line: Line | None, other: Line | None) -> Markup:
    """A step; in the row of yours each cell that differs is marked."""
    if line is None:
        nothing = "no such step" if whose != "same" else "nothing to do"
        cells = [tag("td", _marked(nothing, other is not None), colspan="4", data_label="What")]
    else:
        cells = [_cell(name, line, other) for name in COLUMNS]
    lead = tag("th", first, scope="row") if first else tag("td", EMPTY, class_="fu-empty")
    return tag("tr", lead, tag("td", WHOSE[whose], data_label="Rules"), *cells)


def _cell(name: str, line: Line, other: Line | None) -> Markup:
    words = getattr(line, name)
    differs = other is None or getattr(other, name) != words
    return tag("td", _marked(words, differs), data_label=name.capitalize())


def _marked(words: str, differs: bool) -> Markup:
    if not differs or not words:
        return join(words)
    return tag("b", tag("span", "✎ ", aria_hidden="true"), unseen("changed: "), words, class_="fu-yours")


def _words(what: str, before: str, after: str) -> Markup:
    """Two wordings, behind a fold."""
    texts = [tag("div", tag("b", whose), tag("div", text, class_="fu-paper"), class_="fu-half")
             for whose, text in (("Ours", before), ("Yours", after))]  # fmt: skip
    fold = tag("details", tag("summary", tag("b", "✎ ", aria_hidden="true"), f"Worded differently. {what}"),
               tag("div", *texts, class_="fu-columns"))  # fmt: skip
    return tag("tr", tag("td", EMPTY, class_="fu-empty"), tag("td", fold, colspan="5"))
