"""The message to edit: drafted from the facts, kept while you type, with what the check finds marked at its place."""

from __future__ import annotations

import asyncio
from typing import Any, NamedTuple

import ipywidgets as widgets

from ...messages.drafting import Draft, draft
from ...messages.review import Finding, check
from ...planning.planner import Plan, Step
from ..parts.actions import on_change, on_click, shown
from ..parts.markup import EMPTY, tag
from ..parts.panel import Panel
from ..parts.pieces import button, fill, html, in_card, row, show
from . import aloud
from . import draft_html as say
from .fixes import Fixes
from .improve import Improve
from .reading import Reading

SUBJECT = "Subject: "  # how the check is told which line is the subject
PAUSE = 0.6  # seconds without typing, after which a draft is kept
KINDS = {
    "email": "Email", "letter": "Letter", "card": "Card by hand", "call": "What to say on the phone",
    "voicemail": "What to say to the voicemail", "reception": "What to leave with somebody who answers",
}  # fmt: skip


class Choice(NamedTuple):
    """One message that can be written now."""

    step: str
    to: str | None
    template: str


class Message(Panel):
    """What is typed lies in the journal; without a kept version the text is drafted from the facts each time."""

    name = "message"

    def build(self) -> list[widgets.Widget]:
        self.choice = widgets.Dropdown(options=[], description="Message")
        self.subject = widgets.Text(description="Subject")
        self.body = widgets.Textarea(description="Your words", rows=14)
        self.afresh = button("Start again from the facts")
        self.paper, self.found, self.out, self.about, self.spoken = html(), html(), html(), html(), html()
        self.fixes = Fixes(self, self._put)
        self.improve = Improve(self)
        self.reading = Reading(self, self._draw_findings, self._wait)
        self.chosen: Choice | None = None
        self.owner: str | None = None  # the case whose text is in the widgets
        self._later: asyncio.TimerHandle | None = None
        self._asked: tuple[Any, ...] | None = None  # what was checked last, and what was found
        self._findings: tuple[Finding, ...] = ()
        self._drafted: tuple[tuple[Any, ...], Draft] | None = None  # the last draft, and what it was made of
        self._connect()
        left = widgets.VBox([self.choice, self.about, self.subject, self.body, self.spoken, row(self.afresh),
                             self.improve.drafting, self.improve.versions])  # fmt: skip
        heading = html(tag("h3", "How it reads", class_="fu-title"))
        right = widgets.VBox([heading, self.paper, self.found, self.fixes.box, self.improve.box, self.out])
        for column in (left, right):
            column.add_class("fu-half")
        self.empty, self.columns = html(), widgets.Box([left, right])
        self.columns.add_class("fu-columns")
        return [in_card(self.empty, self.columns)]

    def _connect(self) -> None:
        for field in (self.choice, self.subject, self.body):
            field.add_class("fu-field")
        self.body.add_class("fu-words")
        on_change(self, self.choice, self._choose)
        for field in (self.subject, self.body):
            on_change(self, field, lambda _: self._typed(), redraw=False)
        on_click(self, self.afresh, self._start_again)

    # what can be written

    def _choices(self, plan: Plan) -> list[tuple[str, Choice]]:
        found = [(step, who, template) for step in plan.steps if step.template
                 for who in (step.to or (None,)) for template in (step.template, *step.variants)]  # fmt: skip
        return [(self._words(plan, *one), Choice(one[0].id, one[1], one[2])) for one in found]

    def _words(self, plan: Plan, step: Step, who: str | None, template: str) -> str:
        kind = KINDS[self.desk.rulebook.templates[template].kind]
        contact = plan.case.contact(who)
        extra = f" ({contact.name})" if contact and len(step.to) > 1 else ""
        return f"{step.heading}{extra}" + ("" if template == step.template else f": {self._variant(template, kind)}")

    def _variant(self, template: str, kind: str) -> str:
        return kind.lower() if kind != "Email" else template.replace("-", " ")

    def _choose(self, choice: Choice) -> None:
        self._keep_now()
        self.chosen = choice
        self.desk.looking = (choice.step, choice.to)

    # drawing

    def draw(self) -> None:
        plan = self.desk.plan
        choices = self._choices(plan) if plan else []
        show(self.columns, bool(choices))
        self.empty.value = (
            EMPTY if choices else tag("p", "There is nothing to write or to say at this point.", class_="fu-soft")
        )
        if choices:
            self._keep_now()
            self.chosen = self._current([choice for _, choice in choices])
            fill(self.choice, choices, self.chosen)
            self._draw_text(self.chosen)

    def _current(self, choices: list[Choice]) -> Choice:
        """What was chosen while it goes with the step looked at; else that step's message, else the first."""
        step = self.desk.step
        of_step = [one for one in choices if step and one.step == step.id and (not step.to or one.to in step.to)]
        allowed = of_step or choices
        return self.chosen if self.chosen in allowed else allowed[0]

    def _draw_text(self, choice: Choice) -> None:
        desk, template = self.desk, self.desk.rulebook.templates[choice.template]
        self.owner = desk.case_id
        self.about.value = tag("p", template.says, class_="fu-soft")
        kept = self._kept(choice)
        made = kept or self._draft(choice)
        show(self.subject, made.subject is not None)
        for field, words in ((self.subject, made.subject or ""), (self.body, made.body)):
            if field.value != words:
                field.value = words
        self.body.rows = rows_for(made.body)
        show(self.afresh, kept is not None)
        self.improve.draw_versions()
        self.reading.now()

    @property
    def _occasion(self) -> tuple[Any, ...]:
        """What a draft and its findings depend on besides the text; the same within a minute."""
        desk = self.desk
        return desk.case, self.chosen, desk.policy, id(desk.rulebook), desk.now.replace(second=0, microsecond=0)

    def _draft(self, choice: Choice) -> Draft:
        """The draft from the facts, made anew only where something about the case is new."""
        desk, chosen = self.desk, self.improve.chosen
        made_of = (*self._occasion, *chosen.values())
        if self._drafted is None or self._drafted[0] != made_of:
            made = draft(desk.case, choice.step, now=desk.now, policy=desk.policy, to=choice.to,
                         template=choice.template, rulebook=desk.rulebook, checked=False, **chosen)  # fmt: skip
            self._drafted = made_of, made
        return self._drafted[1]

    def _kept(self, choice: Choice):
        """The last kept version of this message; nothing where it was started again since."""
        drafts = [d for d in self.desk.book.drafts(self.desk.case_id) if (d.step, d.to, d.template) == choice]
        return drafts[-1] if drafts and drafts[-1].body else None

    def _draw_findings(self) -> None:
        choice, desk = self.chosen, self.desk
        text = self.text
        asked = (text, *self._occasion)
        if asked != self._asked:  # what was read a moment ago, for the same case, needs no second reading
            others = tuple(case for id, case in desk.cases.items() if id != self.owner)
            occasion = {"now": desk.now, "to": choice.to, "template": choice.template, "rulebook": desk.rulebook}
            self._findings = check(text, desk.case, choice.step, other_cases=others, **occasion)
            self._asked = asked
        findings = self.improve.remaining(text, self._findings)
        self.paper.value, self.found.value = say.paper(text, findings), say.found(findings)
        self.fixes.draw(text, findings)
        self.improve.draw(text, self._findings)
        self._draw_ways_out(choice)

    def _draw_ways_out(self, choice: Choice) -> None:
        desk, template = self.desk, self.desk.rulebook.templates[choice.template]
        to = (choice.to,) if choice.to else ()
        words = Draft(choice.template, "", to, self._subject, self.body.value, (), ())
        count = tag("p", say.words_of(self.body.value), class_="fu-soft")
        read = aloud.aloud(self.body.value, desk.case.employer.country in ("GB", "IE"))
        self.out.value = tag("div", count, say.ways_out(words, desk.case), read)
        spoken = template.kind in ("call", "voicemail", "reception")
        self.spoken.value = aloud.time_to_say(self.body.value, template.max_seconds) if spoken else EMPTY

    def _wait(self) -> None:
        """The words without findings, while the dictionaries are being opened."""
        self.paper.value = say.paper(self.text, ())
        self.found.value = tag("p", "Reading your words …", class_="fu-soft")
        self._draw_ways_out(self.chosen)

    def _put(self, start: int, end: int, words: str) -> str:
        """Put a suggested wording into subject or body, and keep it."""
        head = len(self.text) - len(self.body.value)
        field, before = (self.body, head) if start >= head else (self.subject, len(SUBJECT))
        text = field.value
        with self.untouched():
            field.value = text[: start - before] + words + text[end - before :]
        self._stop_waiting()
        self._keep()
        return f"Put in: {words}"

    @property
    def _subject(self) -> str | None:
        return self.subject.value if self.subject.layout.display != "none" else None

    @property
    def text(self) -> str:
        """The message as the check reads it."""
        return self.body.value if self._subject is None else f"{SUBJECT}{self._subject}\n\n{self.body.value}"

    # keeping

    def _typed(self) -> None:
        self.reading.soon()
        show(self.afresh, True)
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._keep()
            return
        self._stop_waiting()
        self._later = loop.call_later(PAUSE, self._keep_shown)

    def _keep_shown(self) -> None:
        self._later = None
        with shown(self.warn):
            self._keep()

    def _keep_now(self) -> None:
        if self._later is not None:
            self._stop_waiting()
            self._keep()

    def _stop_waiting(self) -> None:
        if self._later is not None:
            self._later.cancel()
            self._later = None

    def _keep(self) -> None:
        choice = self.chosen
        if choice is None or self.owner not in self.desk.cases or not self.body.value.strip():
            return
        self.desk.book.keep_draft(self.owner, choice.step, choice.to, self.body.value, subject=self._subject,
                                  template=choice.template, at=self.desk.now)  # fmt: skip
        self.say("Your draft is kept.")

    def _start_again(self) -> str:
        self._stop_waiting()
        choice = self.chosen
        self.desk.book.keep_draft(self.owner, choice.step, choice.to, "", template=choice.template, at=self.desk.now)
        return "Drafted again from the facts. Your earlier versions stay in the journal."


def rows_for(text: str) -> int:
    """How many rows of about fifty letters a text needs, within reason."""
    needed = sum(1 + len(line) // 50 for line in text.split("\n"))
    return min(max(needed, 6), 40)
