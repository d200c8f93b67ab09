"""Ten minutes after an interview: one question at a time, each may be skipped, each answer kept when it is left."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import ipywidgets as widgets

from ...case.case import Case, Interview, OpenPoint
from ...case.events import OPEN_POINTS
from ...planning.planner import Plan
from ...reading.typed import written
from ...reading.when import When
from ..parts.actions import on_click
from ..parts.fields import Control, Field
from ..parts.form import Form
from ..parts.kinds import Spec
from ..parts.markup import tag
from ..parts.panel import Part
from ..parts.pieces import button, hold, row, show, telling
from . import in_words
from .debrief_facts import ASKED, POINTS, PROMISE, Question, asked_lines, fresh_interview, prefix, questions
from .fact_form import FactForm
from .timing import DATE, DAYS, Timing

PAIRS = 2  # answers that can be bettered here; more of them under Facts
KINDS = (("I don't say", ""), *((words[:1].upper() + words[1:], kind) for kind, words in OPEN_POINTS.items()))
PAIR = (
    Spec("about", "What it was about", help="Stays with you."),
    Spec("answer", "Your better answer"),
    Spec("kind", "It is about", "menu", KINDS),
)
GO_ON = "Leave empty what you like; all of it is kept as you go."
DONE = "That is all. What you wrote is in your letters and in what you prepare; change it under Facts."


class Debrief(Part):
    """Which question is asked is this part's own; the answers are facts of the case."""

    css = ("fu-debrief",)

    def build(self) -> list[widgets.Widget]:
        self.place, self.about = 0, ("", "")
        self.forms: dict[tuple[str, ...], Form[Any] | Timing] = {}
        self.count, self.held = telling(), widgets.VBox([])
        self.on, self.back = button("Next", "main"), button("Back")
        on_click(self, self.on, partial(self._go, 1))
        on_click(self, self.back, partial(self._go, -1))
        return [self.count, self.held, row(self.on, self.back)]

    def _go(self, steps: int) -> str:
        self.place = max(0, self.place + steps)
        return ""

    # drawing

    def draw(self) -> None:
        plan = self.desk.plan
        found = fresh_interview(plan, self.desk.book) if plan is not None else None
        if plan is None or found is None:
            return
        key, interview = found
        if self.about != (plan.case.id, key):
            self.about, self.place = (plan.case.id, key), 0
        asked = list(questions(plan.case, key, interview))
        self.place = min(self.place, len(asked))
        over = self.place == len(asked)
        words = (
            DONE
            if over
            else f"{self.place + 1} of {len(asked)}. Leave empty what you like; all of it is kept as you go."
        )
        self.count.value = tag("p", words, class_="fu-soft", role="status")
        hold(self.held, [] if over else [self._form(plan, asked[self.place], interview).box])
        show(self.on, not over)
        show(self.back, self.place > 0)

    def _form(self, plan: Plan, one: Question, interview: Interview) -> Form[Any] | Timing:
        place = (*self.about, *one.path, one.spec.key)
        if place not in self.forms:
            self.forms[place] = self._make(one)
        form = self.forms[place]
        if isinstance(form, Timing):
            form.put(_said(interview))
        else:
            form.draw(self._known(plan.case, one, interview), plan.case.zone)
        return form

    def _make(self, one: Question) -> Form[Any] | Timing:
        if one.spec.key == PROMISE:
            return Timing(self, when=self._day, changed=self._promise)
        if one.spec.key == ASKED:
            return Form(self, [Field(self, one.spec, self._note)], across=False)
        if one.spec.key == POINTS:
            return self._pairs(one.spec)
        return FactForm(self, (one.spec,), one.path)

    def _pairs(self, asks: Spec) -> Form[Any]:
        fields: list[Control] = []
        for number in range(PAIRS):
            for spec in PAIR:
                label = asks.label if number == 0 and spec.key == "about" else spec.label
                kept = replace(spec, key=f"{spec.key} {number}", label=label, help=spec.help if number == 0 else "")
                fields.append(Field(self, kept, lambda _: self._better()))
        return Form(self, fields, across=False)

    def _known(self, case: Case, one: Question, interview: Interview) -> dict[str, Any]:
        if one.spec.key == ASKED:
            return {ASKED: asked_lines(case, interview)}
        if one.spec.key == POINTS:
            points = interview.open_points[:PAIRS]
            return {f"{key} {n}": value for n, point in enumerate(points) for key, value in _written(point).items()}
        holder = interview if one.path[0] == "interviews" else case.contact(one.path[1])
        return {one.spec.key: list(getattr(holder, one.spec.key))}

    # what is written down

    @property
    def _talk(self) -> tuple[Case, str, Interview] | None:
        plan = self.desk.plan
        found = fresh_interview(plan, self.desk.book) if plan is not None else None
        return (plan.case, *found) if plan is not None and found is not None else None

    def _note(self, words: str) -> str:
        """Their questions as one private note: the last one takes the place of the one before."""
        if self._talk is None:
            return ""
        case, _, interview = self._talk
        begin, lines = prefix(case, interview), [line.strip() for line in words.splitlines() if line.strip()]
        for entry in list(self.desk.book.newest(case.id)):
            if entry.do == "event" and not entry.undone and str(entry.data["event"].get("text", "")).startswith(begin):
                self.desk.book.undo(entry.id, at=self.desk.now, case=case.id)
        if lines:
            self.desk.book.log(case.id, {"kind": "note", "text": begin + "\n".join(lines)}, at=self.desk.now)
        return ""

    def _better(self) -> str:
        if self._talk is None:
            return ""
        _, key, interview = self._talk
        form = self.forms[(*self.about, "interviews", key, POINTS)]
        values = form.values() if isinstance(form, Form) else {}
        filled = [{spec.key: values.get(f"{spec.key} {n}") for spec in PAIR} for n in range(PAIRS)]
        told = [{"about": "An answer"} | {key: value for key, value in one.items() if value}
                for one in filled if one["about"] or one["answer"]]  # fmt: skip
        rest = [_written(one) for one in interview.open_points]
        self.desk.give({("interviews", key, POINTS): [*told, *rest[PAIRS:]] or None})
        return ""

    def _day(self) -> When:
        """The day of the interview, on their clock."""
        if self._talk is None:
            return in_words.here(None, self.desk.now, self.desk.zone)
        case, _, interview = self._talk
        return in_words.on(interview.at.astimezone(case.zone).date(), in_words.there(case.employer, self.desk.now))

    def _promise(self) -> None:
        if self._talk is None:
            return
        _, key, _ = self._talk
        form = self.forms[(*self.about, "interviews", key, PROMISE)]
        if isinstance(form, Timing) and not form.missing:
            kept = {"promised_by": None, "promised_days": None, **form.promise()}
            self.desk.give({("interviews", key, name): value for name, value in kept.items()})
            self.desk.refresh(self.panel)


def _written(point: OpenPoint) -> dict[str, str]:
    """An open point as case files have it."""
    told = {"about": point.about, "answer": point.answer, "kind": point.kind}
    return {key: value for key, value in told.items() if value}


def _said(interview: Interview) -> dict[str, Any]:
    """The promise as the chips have it."""
    if interview.promised_days is not None:
        return {"said": DAYS, "more": str(interview.promised_days)}
    return {"said": DATE, "more": written(interview.promised_by)} if interview.promised_by else {}
