"""Whose advice is followed, and what every other would have you do now in this case."""

from __future__ import annotations

import ipywidgets as widgets

from ...rulebook.book import DEFAULT_POLICY
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.panel import Part
from ..parts.pieces import html

OURS = " (our mixture)"


class WhoseAdvice(Part):
    """A drawer: the menu, and below it what each would do."""

    css = ("fu-in-drawer",)

    def build(self) -> list[widgets.Widget]:
        self.policy = Control(self, Spec("policy", "Follow", "menu"), self._choose)
        self.each = html()
        return [self.policy.box, self.each]

    def _choose(self, name: str) -> str:
        self.desk.choose_policy(name)
        return "The plan follows it now."

    def draw(self) -> None:
        told = self.desk.rulebook.policies
        names = [(name.replace("-", " ") + OURS * (name == DEFAULT_POLICY), name) for name in told]
        self.policy.offer(names, self.desk.policy)
        self.each.value = self._each()

    def _each(self) -> Markup:
        from ...planning.policies import compare_policies

        case = self.desk.case
        if case is None:
            return EMPTY
        _, rows = compare_policies(case, self.desk.now, self.desk.rulebook)
        told = [
            join(tag("b", name.replace("-", " ")), f": {when}, {whom}, {how}") for name, when, whom, how, *_ in rows
        ]
        return tag("ul", *(tag("li", one) for one in told), class_="fu-quiet")
