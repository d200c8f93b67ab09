"""An offer: what it says and what is missing, and three answers of equal weight, each with its letter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import ipywidgets as widgets

from ...case.case import Case, Event
from ...case.errors import FollowupError
from ...case.wording import month_first, say_day
from ...planning.planner import Plan, Step
from ...planning.said import day_words
from ..message.choices import Choice
from ..parts.actions import on_click
from ..parts.desk import Desk
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, join, table, tag, unseen
from ..parts.panel import Part
from ..parts.pieces import button, html, mark, show, styled

ANSWERS = {
    "acceptance": ("Accept", "A letter that repeats these terms.", "What to say: you repeat these terms."),
    "ask-for-more-time": (
        "Ask for time",
        "A day of yours, with a reason.",
        "What to say: a day and a reason.",
    ),
    "decline": ("Decline", "Warm and short; the door stays open.", "What to say: warm and short."),
}  # the three answers, in this order: what each is where it is written, and on the phone
THANKS = {False: "Write the thanks", True: "What to say to thank them"}  # whether it is said
DECIDES = {"acceptance": "accepted", "decline": "declined"}
ANSWER, THANK = "answer-offer", "acknowledge-offer"
MISSING = "Not yet"
HOURS = ("hour", "a week", "per week", "full-time", "part-time", "full time", "part time", "%")
TERMS = (
    Spec("salary", "Pay"),
    Spec("starts", "First day", "day"),
    Spec("terms", "Hours, holidays, trial", "lines", help="One a line."),
    Spec("by", "How they made it", "choice", (("I don't say", None), ("By email", "email"), ("By post", "post"),
                                             ("On the phone", "phone"), ("In person", "in_person"))),
)  # fmt: skip
HANGS = (
    Spec("hangs_on", "What it hangs on", "lines", help="One a line, as short as “two references”."),
    Spec("theirs_to_settle", "All of that is for them to settle", "flag"),
)  # where it is conditional
DUE = "They need your answer by"
SETTLE = ("J1", "L18", "J2", "L11")  # house advice to read before a yes


class Terms(NamedTuple):
    """What one offer says; None where it says nothing."""

    employer: str
    pay: str | None
    start: str | None
    hours: str | None
    written: str | None
    more: tuple[str, ...]
    answer_by: str | None

    @property
    def missing(self) -> list[str]:
        held = {"pay": self.pay, "start": self.start, "hours": self.hours, "in writing": self.written}
        return [name for name, value in held.items() if value is None]


def last_offer(case: Case) -> Event | None:
    offers = [one.event for one in case.timeline.happenings if one.event.kind == "heard" and one.event.what == "offer"]
    return offers[-1] if offers else None


def terms_of(plan: Plan) -> Terms | None:
    """The terms of the last offer that was heard."""
    event = last_offer(plan.case)
    if event is None:
        return None
    hours = [line for line in event.terms if any(word in line.lower() for word in HOURS)]
    due = plan.moment(plan.situation.answer_due)
    written = {"email": "Yes, by email", "post": "Yes, by post"}.get(event.by or "")
    return Terms(
        employer=plan.case.employer.name,
        pay=event.salary,
        start=_day(plan.case, event.starts),
        hours=", ".join(hours) or None,
        written=written,
        more=tuple(line for line in event.terms if line not in hours),
        answer_by=f"{day_words(plan, due.date())}, {due:%H:%M}" if due else None,
    )


def _day(case: Case, day: date | None) -> str | None:
    return say_day(day, month_first(case.employer)) if day else None


def terms_sheet(plan: Plan, others: Sequence[Terms]) -> Markup:
    """One row a term; what is missing says so; another offer stands beside it."""
    mine = terms_of(plan)
    if mine is None:
        return EMPTY
    columns = [mine, *others]
    named = plan.case.role.salary
    differs = f"you noted {named}" if named and mine.pay and named != mine.pay else ""
    rows = [
        _row("Pay", [one.pay for one in columns], differs),
        _row("Start", [one.start for one in columns]),
        _row("Hours", [one.hours for one in columns]),
        _row("In writing?", [one.written for one in columns]),
    ]
    if any(one.more for one in columns):
        rows.append(_row("Also", [", ".join(one.more) or "nothing noted" for one in columns]))
    if others:
        rows.append(_row("Answer by", [one.answer_by for one in columns]))
    head = [unseen("Term"), *(one.employer for one in columns)] if others else []
    return tag("div", table(head, rows, caption=tag("caption", unseen("What they offer"))), class_="fu-terms",
               tabindex="0", role="region", aria_label="What they offer")  # fmt: skip


def folded(sheet: Markup) -> Markup:
    """One line, once a letter lies below it: that has the terms in it."""
    return tag("details", tag("summary", "What they offer"), sheet, class_="fu-terms-fold") if sheet else EMPTY


def _row(name: str, values: Iterable[str | None], beside: str = "") -> Markup:
    told = list(values)
    named = tag("span", beside, class_="fu-beside") if beside else EMPTY
    cells = [tag("td", value or tag("b", MISSING), EMPTY if place else named) for place, value in enumerate(told)]
    return tag("tr", tag("th", name, scope="row"), *cells, class_="fu-missing" if told[0] is None else None)


class Offer(Part):
    """The card of an offer. Which answer is looked at lies on the desk, like any step that somebody looks at."""

    css = ("fu-offer",)

    def build(self, take: Any) -> list[widgets.Widget]:
        self._take = take
        self.terms = html()
        self.picks = {template: styled(button("…"), "fu-pick") for template in ANSWERS}
        self.thank = button("Write the thanks", "main")
        for template, made in self.picks.items():
            on_click(self, made, lambda template=template: self._pick(template))
        on_click(self, self.thank, self._thank)
        self.answers = styled(widgets.Box(list(self.picks.values())), "fu-picks")
        return [self.terms, self.answers, self.thank]

    def _pick(self, template: str) -> str:
        step = self.desk.plan.step(ANSWER) if self.desk.plan else None
        if step is not None:
            self._take(Choice(ANSWER, step.to[0] if step.to else None, template))
        return ""

    def _thank(self) -> str:
        step = self.desk.plan.step(THANK) if self.desk.plan else None
        if step is not None and step.template:
            self._take(Choice(THANK, step.to[0] if step.to else None, step.template))
        return ""

    def draw(self, plan: Plan, chosen: Choice | None) -> None:
        step = plan.step(ANSWER)
        sheet = terms_sheet(plan, self._others(plan))
        self.terms.value = sheet if chosen is None else folded(sheet)
        mark(self.box, "fu-folded", chosen is not None)
        show(self.answers, step is not None)
        thanks = plan.step(THANK)
        show(self.thank, thanks is not None and chosen is None)
        self.thank.description = self.thank.tooltip = THANKS[thanks is not None and thanks.channel == "phone"]
        offered = (step.template, *step.kind.template.values(), *step.kind.variants) if step else ()
        for template, made in self.picks.items():
            name, *lines = ANSWERS[template]
            line = lines[step is not None and step.channel == "phone"]
            picked = chosen is not None and chosen.step == ANSWER and chosen.template == template
            words = f"{'✓ ' if picked else ''}{name}"
            made.description = f"{words}\n{line}" if chosen is None else words
            made.tooltip = f"{name}: {line}"
            (made.add_class if picked else made.remove_class)("fu-picked")
            show(made, template in offered)

    def _others(self, plan: Plan) -> list[Terms]:
        """Other offers that wait for an answer."""
        found = []
        for other in self.desk.cases:
            if other != plan.case.id and (there := self._plan(other)) and there.stage == "offer":
                terms = terms_of(there)
                found += [terms] if terms else []
        return found[:1]

    def _plan(self, case_id: str) -> Plan | None:
        try:
            return self.desk.plan_of(case_id)
        except FollowupError:
            return None


def events_of(plan: Plan, step: Step, chosen: Choice | None) -> list[dict[str, Any]] | None:
    """What sending an answer to an offer writes down: the decision and the letter; None for any other step."""
    if step.id != ANSWER:
        return None
    if chosen is None or chosen.step != ANSWER or chosen.template not in ANSWERS:
        return []
    to = chosen.to or (plan.case.contacts[0].id if plan.case.contacts else "hr")
    channel = step.channel if step.channel in ("email", "post") else "other"
    sent = {"kind": "sent", "what": {"decline": "decline", "acceptance": "acceptance"}.get(chosen.template, "question"),
            "channel": channel, "to": to}  # fmt: skip
    decided = DECIDES.get(chosen.template)
    return [*([{"kind": "decided", "what": decided}] if decided else []), sent]


def before_yes(plan: Plan) -> Markup:
    """What to settle first: what is missing, then the workbook's own advice."""
    terms = terms_of(plan)
    missing = [f"Ask about: {', '.join(terms.missing)}."] if terms and terms.missing else []
    advice = [plan.book.advice[id].says for id in SETTLE if id in plan.book.advice]
    own = tag("p", "The workbook's own advice.", class_="fu-quiet")
    return join(tag("ul", *(tag("li", words) for words in [*missing, *advice])), own)


def offer_key(desk: Desk, plan: Plan) -> str | None:
    """Under which key the journal has the last offer."""
    event, keys = last_offer(plan.case), desk.book.keys(plan.case.id, "events")
    found = [key for key, one in zip(keys, plan.case.events) if one is event]
    return found[-1] if found else None


def terms_asked(held: Mapping[str, Any]) -> tuple[Spec, ...]:
    """What can be filled in; their deadline as a moment where they named an hour."""
    hour = isinstance(held.get("answer_by"), str) and "T" in held["answer_by"]
    hangs = HANGS if held.get("conditional") else ()
    return (*TERMS, *hangs, Spec("answer_by", DUE, "moment" if hour else "day"))


def offer_held(desk: Desk, plan: Plan, key: str) -> Mapping[str, Any]:
    """What the journal has of it, as case files write it."""
    keys = desk.book.keys(plan.case.id, "events")
    held: Mapping[str, Any] = desk.book.mapping(plan.case.id)["events"][keys.index(key)]
    return held
