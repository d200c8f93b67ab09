"""Words of one's own: a message, or a sentence of the plan, the advice or a custom, with its slots and an example."""

from __future__ import annotations

import asyncio

import ipywidgets as widgets

from ...case.countries import country_name
from ...house_rules.wording import warm_up
from ...rulebook.book import Rulebook
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.markup import tag
from ..parts.panel import Panel
from ..parts.pieces import hold, html, in_card, row
from .bench import bench_of
from .message_form import MessageForm
from .sentence_form import SentenceForm

KINDS = {
    "template": "A message",
    "rule": "A sentence of the plan",
    "advice": "A piece of advice",
    "custom": "The custom of a country",
}
SOON = 2.0  # seconds
SHORT = 70  # letters of a sentence in a list of choices


class Wording(Panel):
    """Two choices, what kind and which; below them the form of what was chosen."""

    name = "wording"

    def build(self) -> list[widgets.Widget]:
        self.bench = bench_of(self.desk)
        kinds = tuple((words, kind) for kind, words in KINDS.items())
        self.kind = Control(self, Spec("kind", "What to word", "menu", kinds), lambda _: None)
        self.which = Control(self, Spec("which", "Which one", "menu"), lambda _: None)
        self.told, self.place = html(), widgets.VBox([])
        self.forms: dict[str, MessageForm | SentenceForm] = {
            "template": MessageForm(self),
            "rule": SentenceForm(self, kind="rule"),
            "advice": SentenceForm(self, kind="advice"),
            "custom": SentenceForm(self, kind="custom"),
        }
        card = in_card(row(self.kind.box, self.which.box), self.told, self.place)
        _warm_up()
        return [card]

    def draw(self) -> None:
        kind, bench = self.kind.value, self.bench
        choices = [(f"{'✎ ' if bench.own(kind, id) else ''}{words}", id) for id, words in _choices(bench.book, kind)]
        known = {id for _, id in choices}
        self.which.offer(choices, self.which.value if self.which.value in known else choices[0][1])
        yours = bench.own(kind, self.which.value)
        self.told.value = tag(
            "p", tag("b", "✎ Worded by you.") if yours else "The workbook's own words.", class_="fu-soft"
        )
        form = self.forms[kind]
        form.draw(self.which.value)
        hold(self.place, [form.box])


def _choices(book: Rulebook, kind: str) -> list[tuple[str, str]]:
    """Id and words of everything of a kind that can be worded."""
    if kind == "template":
        return [(id, f"{id.replace('-', ' ')}: {one.says}") for id, one in book.templates.items()]
    if kind == "rule":
        return [(id, _short(rule.entry.says)) for id, rule in book.rules.items()]
    if kind == "advice":
        return [(id, _short(one.says)) for id, one in book.advice.items()]
    return [(code, f"{country_name(code)}: {_short(one.says)}") for code, one in book.customs.items()]


def _short(words: str) -> str:
    return words if len(words) <= SHORT else f"{words[: SHORT - 1]}…"


def _warm_up() -> None:
    """Read the patterns of all checks a moment after the page is drawn, so that the first words typed need not wait."""
    try:
        asyncio.get_running_loop().call_later(SOON, warm_up)
    except RuntimeError:
        return
