"""Write down whatever else happened: what they answered, what you did, what you decided, a note."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import ipywidgets as widgets

from ...case.case import ROLES_ADDRESSED, Case
from ...case.event_words import SENT
from ...planning.phrases import ROLE_WORDS
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.form import Form
from ..parts.kinds import Spec
from ..parts.markup import tag
from ..parts.panel import Panel
from ..parts.pieces import button, fill, html, in_card, row, show

WHAT: tuple[tuple[str, tuple[str, str]], ...] = (
    ("They answered: nothing is decided yet", ("heard", "no_decision")),
    ("They invited me to another interview", ("heard", "invitation")),
    ("They said no", ("heard", "rejection")),
    ("They made an offer", ("heard", "offer")),
    ("They asked me not to call", ("heard", "told_not_to_call")),
    ("They wrote something else", ("heard", "other")),
    *((f"I sent {words.replace('your', 'my')}", ("sent", what)) for what, words in SENT.items()),
    ("I called", ("called", "follow_up")),
    ("I called, as they had asked", ("called", "agreed")),
    ("I called to say thank you", ("called", "thank_you")),
    ("I went there", ("visited", "")),
    ("I accepted the offer", ("decided", "accepted")),
    ("I declined the offer", ("decided", "declined")),
    ("I withdrew", ("decided", "withdrew")),
    ("I close this case", ("decided", "closed")),
    ("A note for myself", ("note", "")),
)
USUAL = {
    "offer": ("decided", "accepted"), "closed": ("note", ""), "rejected": ("note", ""),
    "applied": ("heard", "invitation"), "before_interview": ("note", ""),
}  # fmt: skip
OUTCOMES = (("We spoke", "spoke"), ("I left a voicemail", "voicemail"), ("I left a message with a person", "message"),
            ("Nobody answered", "no_answer"))  # fmt: skip


ASKED = (
    Spec("what", "What happened", "menu", WHAT),
    Spec("who", "Who", "menu"),
    Spec("outcome", "How it went", "menu", OUTCOMES),
    Spec("channel", "How", "menu", (("By email", "email"), ("By post", "post"), ("Otherwise", "other"))),
    Spec("when", "When, on your clock (empty: now)", "wall"),
    Spec("promised", "They promised an answer by (if they did)", "day"),
    Spec("answer_by", "They need your answer by (if they said)", "day"),
    Spec("note", "Your note", "words"),
)
KEPT = "note not written down yet"  # the setting: case id, and what was typed


class Happened(Panel):
    """A small form; only the fields that go with what happened are there."""

    name = "happened"

    def build(self) -> list[widgets.Widget]:
        gives = {"what": lambda _: self._fit(), "note": self._keep}
        self.form = Form(self, [Control(self, spec, gives.get(spec.key), redraw=False) for spec in ASKED],
                         css=("fu-row",))  # fmt: skip
        self.what, self.who, self.outcome, self.channel, self.when, self.promised, self.answer_by, self.note = (
            field.widget for field in self.form.fields.values()
        )
        self.write = button("Write it down", "main")
        self.stage: str | None = None
        on_click(self, self.write, self._write)
        title = html(tag("h3", "Write down what happened", class_="fu-title"))
        return [in_card(title, self.form.box, row(self.write))]

    def _fit(self) -> None:
        """Show the fields that go with what happened."""
        kind, what = self.what.value
        show(self.who, kind in ("heard", "sent", "called", "visited"))
        show(self.outcome, kind == "called")
        show(self.channel, kind == "sent")
        show(self.promised, kind == "heard" and what in ("no_decision", "other", "invitation"))
        show(self.answer_by, what == "offer")
        show(self.note, kind == "note")
        self.who.description = "From whom" if kind == "heard" else "To whom"

    def draw(self) -> None:
        plan = self.desk.plan
        self.box.layout.display = None if plan else "none"
        if plan is None:
            return
        listed = people(plan.case)
        known = self.who.value in {who for _, who in listed}
        fill(self.who, listed, self.who.value if known else _usual(plan.case))
        place = f"{plan.case.id} {plan.stage}"
        if place != self.stage:  # a new stage: begin with what usually comes next
            self.stage = place
            note = self._kept().get(plan.case.id, "")
            self.note.value = note
            self.what.value = ("note", "") if note else USUAL.get(plan.stage, WHAT[0][1])
        self._fit()

    def _kept(self) -> dict[str, str]:
        kept = self.desk.book.setting(KEPT, {})
        return kept if isinstance(kept, dict) else {}

    def _keep(self, words: str) -> None:
        """A note is kept while it is typed; a closed browser loses nothing."""
        if self.desk.case_id is not None:
            self.desk.book.set(KEPT, {**self._kept(), self.desk.case_id: words}, at=self.desk.now)

    def _write(self) -> str:
        event = {key: value for key, value in self._event().items() if value not in (None, "")}
        self.desk.log(event)
        self.when.value = self.promised.value = self.answer_by.value = None
        self.note.value = ""
        more = " Add the new interview above, as soon as you know the day." if event.get("what") == "invitation" else ""
        return f"Written down.{more}"

    def _event(self) -> dict[str, Any]:
        kind, what = self.what.value
        event: dict[str, Any] = {"kind": kind, "what": what, "at": self._at()}
        if kind == "heard":
            event |= {"from": self.who.value, "promised_by": self.promised.value, "answer_by": self.answer_by.value}
            event["promised_by"] = event["promised_by"] if what in ("no_decision", "other", "invitation") else None
            event["answer_by"] = event["answer_by"] if what == "offer" else None
        elif kind in ("sent", "called", "visited"):
            event |= {"to": self.who.value, "channel": self.channel.value if kind == "sent" else None}
            event["outcome"] = self.outcome.value if kind == "called" else None
        elif kind == "note":
            event["text"] = self.note.value.strip() or None
        return event

    def _at(self) -> datetime:
        if self.when.value is None:
            return self.desk.now
        zone = self.desk.zone
        return self.when.value.replace(tzinfo=zone) if zone else self.when.value.astimezone()


def people(case: Case) -> list[tuple[str, str]]:
    """Everybody of the case, then the roles, for somebody whose name is not known."""
    roles = [
        (f"{words[:1].upper()}{words[1:]} (no name)", who) for who in ROLES_ADDRESSED if (words := ROLE_WORDS[who])
    ]
    return [(contact.name, contact.id) for contact in case.contacts] + roles


def _usual(case: Case) -> str:
    """Whom a message most likely came from: HR where somebody there is known, else the first person."""
    hr = next((contact.id for contact in case.contacts if contact.role == "hr"), None)
    return hr or (case.contacts[0].id if case.contacts else "hr")
