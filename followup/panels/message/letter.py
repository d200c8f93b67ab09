"""The message to edit: to whom as tabs, the words, what of the case stands in them, and one finding at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets as widgets

from ...case.case import Case
from ...case.errors import shorten
from ...case.events import OUTCOMES
from ...case.wording import joined
from ...messages.drafting import Draft
from ...messages.review import Finding, check
from ...messages.seen import seen
from ...planning.language import written_in
from ...planning.planner import Plan, Step
from ..parts.actions import on_change
from ..parts.markup import EMPTY, Markup, join, tag, unseen
from ..parts.panel import Part
from ..parts.pieces import fill, html, show, styled, toggle
from . import aloud
from .choices import Choice, choices_of
from .findings import Findings
from .improve import Improve
from .reading import Reading
from .text import MessageText
from .ways_out import more_ways, send_ways

REMEMBERED = 6  # letters whose findings are kept: who turns back and forth waits for no second reading
NOTE = 36  # letters of a note that are quoted
# Where findings are not marked in the text, the count leads to the row that tells them.
TO_ROW = "this.closest('.fu-editor').querySelector('.fu-findings-row button').focus()"
SENT, LEFT = {None: "sent", "spoke": "said"}, "left"  # how they have their thanks, by how a call went
SPOKEN = ("call", "voicemail", "reception")


class Letter(Part):
    """Words to write, or to say: those stand as bubbles, and are changed where somebody asks for it.

    changed: called when other words stand there, a moment after the last key.
    """

    css = ("fu-letter",)

    def build(self, changed: Callable[[], None]) -> list[widgets.Widget]:
        self._changed = changed
        self.tabs = styled(widgets.ToggleButtons(options=[], tooltips=[], description="To whom"), "fu-tabs")
        self.sent, self.about = html(), html()
        self.text = MessageText(self.panel, self._typed)
        self.bubbles, self.change = html(), toggle("Change the words")
        self.seen = html(EMPTY, "fu-seen")
        self.findings = Findings(self, text=self.text, use=self._put)
        self.reading = Reading(self.panel, self._draw_findings, self._wait)
        self.improve: Improve | None = None  # made when its drawer is opened
        self._checked: list[tuple[tuple[Any, ...], tuple[Finding, ...]]] = []  # what, and what was found; newest first
        self._choices: dict[str, Choice] = {}
        self.touched = False  # whether somebody has typed since it was drawn
        on_change(self, self.tabs, self._choose)
        on_change(self, self.change, lambda _: self._show_words(), redraw=False)
        script = [self.findings.marks] if self.findings.marks is not None else []
        fields = [self.text.subject.box, self.text.body.box, *script, self.seen, self.findings.box]
        self.editor = styled(widgets.VBox(fields), "fu-editor")
        self.tab_row = styled(widgets.Box([self.tabs, self.sent]), "fu-tab-row")
        return [
            self.tab_row,
            self.about,
            self.bubbles,
            self.change,
            self.editor,
        ]

    # what is pressed and typed

    def _choose(self, label: str | None) -> None:
        choice = self._choices.get(label or "")
        if choice is not None:
            self.take(choice)

    def take(self, choice: Choice) -> None:
        """Look at this message from now on; what was typed is kept."""
        self.text.keep_now()
        self.text.chosen = choice
        self.desk.looking = (choice.step, choice.to)

    def _typed(self) -> None:
        self.touched = True
        self.reading.soon()
        self._draw_seen()

    def _put(self, start: int, end: int, words: str) -> str:
        self.text.put(start, end, words)
        return f"Put in: {words}"

    # drawing

    def draw(self, plan: Plan, step: Step, *, tabs: bool = True) -> bool:
        """Whether this step has anything to write or to say; `read` comes after it, when the page stands.

        tabs: whether to choose here whom it goes to.
        """
        choices = choices_of(plan, step)
        show(self.box, bool(choices))
        if not choices:
            return False
        self.text.keep_now()
        self.touched = False
        chosen = self._current(step, [choice for _, choice in choices])
        self._draw_tabs(choices, chosen, tabs)
        self._draw_text(chosen)
        return True

    def _current(self, step: Step, choices: list[Choice]) -> Choice:
        """What was chosen while it goes with the step looked at; else that step's message."""
        of_step = [one for one in choices if one.step == step.id and (not step.to or one.to in step.to)] or choices
        return self.text.chosen if self.text.chosen in of_step else of_step[0]

    def _draw_tabs(self, choices: Sequence[tuple[str, Choice]], chosen: Choice, wanted: bool) -> None:
        self._choices = dict(choices)
        label = next(words for words, choice in choices if choice == chosen)
        if wanted and len(choices) > 1:  # hidden ones cost a browser as much
            fill(self.tabs, [(words, words) for words in self._choices], label)
        self.sent.value = self._sent_already()
        show(self.tabs, wanted and len(choices) > 1)
        show(self.sent, wanted and bool(self.sent.value))
        show(self.tab_row, wanted and (len(choices) > 1 or bool(self.sent.value)))

    def _sent_already(self) -> Markup:
        """Who has their thanks, and since when."""
        plan = self.desk.plan
        if plan is None or (self.text.chosen is None and plan.stage != "thank_you"):
            return EMPTY
        meetings = plan.case.timeline.meetings
        if plan.stage != "thank_you" or not meetings:
            return EMPTY
        since = [one for one in plan.case.timeline.happenings if one.at >= meetings[-1].at and one.event.to]
        thanked = [one.event for one in since if "thanks" in one.event.meaning.does and _reached(one.event.outcome)]
        told = [(plan.case.contact(event.to), event.at.astimezone(self.desk.zone), event.outcome) for event in thanked]
        ticks = [
            tag("span", "✓ ", contact.name, unseen(","), tag("i", f" {SENT.get(outcome, LEFT)} {at:%H:%M}"))
            for contact, at, outcome in told
            if contact
        ]
        return tag("p", *ticks, class_="fu-sent-to") if ticks else EMPTY

    def _draw_text(self, choice: Choice) -> None:
        self.text.draw(choice)
        self.about.value = self._notes(choice)
        show(self.about, bool(self.about.value))
        self._show_words()

    def read(self) -> None:
        """Say what is to be looked at in the words that stand there; it takes longer than all else."""
        self.reading.now()
        if self.improve is not None:
            self.improve.draw(self._more())

    def _notes(self, choice: Choice) -> Markup:
        """Which of the candidate's own notes ask for a better answer, and for whom else the message is."""
        points = self.text.unanswered(choice)
        quoted = join(*(tag("q", shorten(point, NOTE)) for point in points[:1]))
        open_ = tag("p", "Not answered yet: ", quoted, class_="fu-quiet")
        also = joined([case.role.title for case in self.text.also])
        tongue = self._language(choice)
        told = tag("p", f"One message, also for: {also}.", class_="fu-quiet") if also else EMPTY
        return join(tag("p", tongue, class_="fu-quiet") if tongue else EMPTY, open_ if points else EMPTY, told)

    def _language(self, choice: Choice) -> str:
        """In which language to write it, where that is not English."""
        step = self.desk.plan.step(choice.step, choice.to) if self.desk.plan is not None else None
        return written_in(step) if step is not None and not self.spoken else ""

    @property
    def spoken(self) -> bool:
        choice = self.text.chosen
        return choice is not None and self.desk.rulebook.templates[choice.template].kind in SPOKEN

    def _show_words(self) -> None:
        """Bubbles for what is said, a sheet for what is written."""
        show(self.bubbles, self.spoken)
        show(self.change, self.spoken)
        show(self.editor, not self.spoken or bool(self.change.value))
        if self.spoken:
            self.bubbles.value = bubbles(str(self.text.body.value), self._most())

    def _most(self) -> int | None:
        choice = self.text.chosen
        return self.desk.rulebook.templates[choice.template].max_seconds if choice else None

    def _draw_seen(self) -> None:
        case, text = self.desk.case, str(self.text.body.value)
        ticks = [tag("span", tag("i", "✓ ", aria_hidden="true"), one) for one in seen(text, case)] if case else []
        count = len(text.split())
        left = len(self.findings.open)
        none = tag("span", "Nothing to look at", class_="fu-none-left") if self.findings.read else EMPTY
        look = tag("button", f"{left} to look at", type="button", class_="fu-look", onclick=TO_ROW) if left else none
        end = tag("span", f"{count} word{'' if count == 1 else 's'}", class_="fu-end")
        self.seen.value = tag("p", unseen("As the case has it: "), *ticks, look, end)
        if self.spoken:
            self.bubbles.value = bubbles(text, self._most())

    def _draw_findings(self) -> None:
        choice, desk, text = self.text.chosen, self.desk, self.text.whole
        if choice is None or desk.case is None:
            return
        own_words = self.findings.own_words
        asked = (text, own_words, *self.text.occasion)
        found = next((found for before, found in self._checked if before == asked), None)
        if found is None:
            others = tuple(case for id, case in desk.cases.items() if id != self.text.owner)
            found = check(text, desk.case, choice.step, other_cases=others, now=desk.now, to=choice.to,
                          template=choice.template, rulebook=desk.rulebook, also=self.text.also,
                          kept=self.text.earlier, own_words=own_words)  # fmt: skip
            self._checked = [(asked, found), *self._checked[: REMEMBERED - 1]]
        self.findings.draw(text, found)
        self._draw_seen()
        self._changed()

    def _wait(self) -> None:
        self.findings.wait()
        self._draw_seen()
        self._changed()

    # ways out

    @property
    def words(self) -> Draft | None:
        """The message as it stands in the fields."""
        choice = self.text.chosen
        if choice is None:
            return None
        to = (choice.to,) if choice.to else ()
        return Draft(choice.template, "", to, self.text.title, str(self.text.body.value), (), ())

    def ways(self, case: Case) -> Markup:
        words = self.words
        return send_ways(words, case) if words is not None and not self.spoken else EMPTY

    def other_words(self) -> widgets.Widget:
        """What the drawer "Other words" holds."""
        if self.improve is None:
            self.improve = Improve(self, text=self.text)
        self.improve.draw(self._more())
        return self.improve.box

    def _more(self) -> Markup:
        words, case = self.words, self.desk.case
        if words is None or case is None:
            return EMPTY
        read = aloud.aloud(words.body, case.employer.country in ("GB", "IE"))
        return join(more_ways(words, case), read)


def _reached(outcome: str | None) -> bool:
    """Whether it came to somebody; a call that nobody answered did not."""
    return outcome is None or OUTCOMES[outcome].counts


def bubbles(text: str, most: int | None) -> Markup:
    """What to say, one bubble a paragraph, and how long it takes."""
    said = [part.strip() for part in text.split("\n\n") if part.strip()]
    entries = [tag("li", tag("p", words)) for words in said]
    return join(tag("ol", *entries, class_="fu-bubbles"), aloud.time_to_say(text, most))
