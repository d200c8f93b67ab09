"""The message to edit: drafted from the facts, kept while you type, with what the check finds marked at its place."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from ...messages.drafting import Draft
from ...messages.review import Finding, check
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, join, tag
from ..parts.panel import Panel
from ..parts.pieces import button, html, in_card, row, show, styled
from . import aloud
from . import draft_html as say
from .choices import Choice, choices_of
from .fixes import Fixes
from .improve import Improve
from .reading import Reading
from .text import MessageText


class Message(Panel):
    """Which message, its words at the left; at the right how they read, and what to do about it."""

    name = "message"

    def build(self) -> list[widgets.Widget]:
        self.choice = Control(self, Spec("choice", "Message", "menu"), self._choose)
        self.text = MessageText(self, self._typed)
        self.afresh = button("Start again from the facts")
        self.paper, self.found, self.out, self.about, self.spoken = html(), html(), html(), html(), html()
        self.fixes = Fixes(self, use=self._put)
        self.improve = Improve(self, text=self.text)
        self.reading = Reading(self, self._draw_findings, self._wait)
        self._asked: tuple[Any, ...] | None = None  # what was checked last, and what was found
        self._findings: tuple[Finding, ...] = ()
        on_click(self, self.afresh, self._start_again)
        self.empty = html()
        self.columns = styled(widgets.Box([self._left(), self._right()]), "fu-columns")
        return [in_card(self.empty, self.columns)]

    def _left(self) -> widgets.VBox:
        parts = [self.choice.box, self.about, self.text.subject.box, self.text.body.box, self.spoken, row(self.afresh),
                 self.improve.drafting, self.improve.versions]  # fmt: skip
        return styled(widgets.VBox(parts), "fu-half")

    def _right(self) -> widgets.VBox:
        heading = html(tag("h3", "How it reads", class_="fu-title"))
        parts = [heading, self.paper, self.found, self.fixes.box, self.improve.box, self.out]
        return styled(widgets.VBox(parts), "fu-half")

    # what is pressed and typed

    def _choose(self, choice: Choice) -> None:
        self.text.keep_now()
        self.text.chosen = choice
        self.desk.looking = (choice.step, choice.to)

    def _typed(self) -> None:
        self.reading.soon()
        show(self.afresh, True)

    def _put(self, start: int, end: int, words: str) -> str:
        """Put a suggested wording into subject or body, and keep it."""
        self.text.put(start, end, words)
        return f"Put in: {words}"

    def _start_again(self) -> str:
        self.text.begin_again()
        return "Drafted again from the facts. Your earlier versions stay in the journal."

    # drawing

    def draw(self) -> None:
        plan = self.desk.plan
        choices = choices_of(plan) if plan else []
        show(self.columns, bool(choices))
        nothing = tag("p", "There is nothing to write or to say at this point.", class_="fu-soft")
        self.empty.value = EMPTY if choices else nothing
        if choices:
            self.text.keep_now()
            chosen = self._current([choice for _, choice in choices])
            self.choice.offer(choices, chosen)
            self._draw_text(chosen)

    def _current(self, choices: list[Choice]) -> Choice:
        """What was chosen while it goes with the step looked at; else that step's message, else the first."""
        step, chosen = self.desk.step, self.text.chosen
        of_step = [one for one in choices if step and one.step == step.id and (not step.to or one.to in step.to)]
        allowed = of_step or choices
        return chosen if chosen in allowed else allowed[0]

    def _draw_text(self, choice: Choice) -> None:
        self.text.draw(choice)
        about = tag("p", self.desk.rulebook.templates[choice.template].says, class_="fu-soft")
        self.about.value = join(about, say.to_answer(self.text.unanswered(choice)))
        show(self.afresh, self.text.kept() is not None)
        self.improve.draw_versions()
        self.reading.now()

    def _draw_findings(self) -> None:
        choice, desk, text = self.text.chosen, self.desk, self.text.whole
        if choice is None or desk.case is None:
            return
        asked = (text, *self.text.occasion)
        if asked != self._asked:  # what was read a moment ago, for the same case, needs no second reading
            others = tuple(case for id, case in desk.cases.items() if id != self.text.owner)
            self._findings = check(text, desk.case, choice.step, other_cases=others, now=desk.now, to=choice.to,
                                   template=choice.template, rulebook=desk.rulebook, also=self.text.also)  # fmt: skip
            self._asked = asked
        findings = self.improve.remaining(text, self._findings)
        self.paper.value, self.found.value = say.paper(text, findings), say.found(findings)
        self.fixes.draw(text, findings)
        self.improve.draw(text, self._findings)
        self._draw_ways_out()

    def _draw_ways_out(self) -> None:
        choice, case = self.text.chosen, self.desk.case
        if choice is None or case is None:
            return
        body, template = self.text.body.value, self.desk.rulebook.templates[choice.template]
        words = Draft(choice.template, "", (choice.to,) if choice.to else (), self.text.title, body, (), ())
        count = tag("p", say.words_of(body), class_="fu-soft")
        read = aloud.aloud(body, case.employer.country in ("GB", "IE"))
        self.out.value = tag("div", count, say.ways_out(words, case), read)
        spoken = template.kind in ("call", "voicemail", "reception")
        self.spoken.value = aloud.time_to_say(body, template.max_seconds) if spoken else EMPTY

    def _wait(self) -> None:
        """The words without findings, while the dictionaries are being opened."""
        self.paper.value = say.paper(self.text.whole, ())
        self.found.value = tag("p", "Reading your words …", class_="fu-soft")
        self._draw_ways_out()
