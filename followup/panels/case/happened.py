"""Write down whatever else happened: what they answered, what you did, what you decided, a note."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import ipywidgets as widgets

from ...case.case import Case
from ...case.events import CHANNELS, EVENTS, HEARD_BY, OUTCOMES, WRITTEN, all_whats, what_of
from ...case.roles import ROLES, ROLES_ADDRESSED
from ..parts.actions import on_click
from ..parts.fields import Control
from ..parts.form import Form
from ..parts.kinds import Spec
from ..parts.markup import tag
from ..parts.panel import Panel
from ..parts.pieces import button, fill, html, in_card, row, show


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


WHAT = tuple((what.form, (kind.word, what.word)) for kind, what in all_whats())
USUAL = {
    "offer": ("decided", "accepted"), "closed": ("note", ""), "rejected": ("note", ""),
    "applied": ("heard", "invitation"), "before_interview": ("note", ""), "invited": ("sent", "question"),
    "task": ("sent", "task"),
}  # fmt: skip
HOW_IT_WENT = tuple((_begun(one.form), one.word) for one in OUTCOMES.values())
SAID = tuple((_begun(words), by) for by, words in HEARD_BY.items())
CONTACT = (("Call", "phone"), ("Write", "email"))
BY = tuple((_begun(CHANNELS[way]), way) for way in WRITTEN)
DUE, TASK_DUE = "They need your answer by (if they said)", "It is due by (if they said)"
ASKED = (
    Spec("what", "What happened", "menu", WHAT),
    Spec("who", "Who", "menu"),
    Spec("outcome", "How it went", "menu", HOW_IT_WENT),
    Spec("channel", "How", "menu", BY),
    Spec("by", "How they said it", "menu", SAID),
    Spec("how", "They want you to", "menu", CONTACT),
    Spec("visit_agreed", "They said I may come by", "flag"),
    Spec("conditional", "It still hangs on something (references, a check, a permit)", "flag"),
    Spec("when", "When, on your clock (empty: now)", "wall"),
    Spec("day_unknown", "I don't know on which day", "flag"),
    Spec("promised", "They promised an answer by (if they did)", "day"),
    Spec("answer_by", DUE, "day"),
    Spec("note", "Your note", "words"),
)
DATED_BY_ITSELF = ("note", "decided")  # nobody asks on which day, for it is now
EMPTIED = ("when", "day_unknown", "promised", "answer_by", "visit_agreed", "conditional", "note")  # once it is written
KEPT = "note not written down yet"  # the setting: case id, and what was typed


class Happened(Panel):
    """A small form; only the fields that go with what happened are there, as the vocabulary of events asks them."""

    name = "happened"

    def build(self) -> list[widgets.Widget]:
        gives = {
            "what": lambda _: self._fit(), "outcome": lambda _: self._fit(), "day_unknown": lambda _: self._fit(),
            "note": self._keep,
        }  # fmt: skip
        self.form = Form(self, [Control(self, spec, gives.get(spec.key), redraw=False) for spec in ASKED],
                         css=("fu-row",))  # fmt: skip
        held = {key: field.widget for key, field in self.form.fields.items()}
        self.what, self.who, self.when, self.note = held["what"], held["who"], held["when"], held["note"]
        self.asked = {
            "to": self.who, "from": self.who, "promised_by": held["promised"], "text": self.note,
            **{key: held[key] for key in ("outcome", "channel", "by", "how", "visit_agreed", "conditional",
                                          "answer_by")},
        }  # fmt: skip
        self.undated = held["day_unknown"]
        self.write = button("Write it down", "main")
        self.stage: str | None = None
        on_click(self, self.write, self._write)
        title = html(tag("h3", "Write down what happened", class_="fu-title"))
        return [in_card(title, self.form.box, row(self.write))]

    def _fit(self) -> None:
        """Show the fields that go with what happened."""
        keys = self._keys()
        show(self.undated, self.what.value[0] not in DATED_BY_ITSELF)
        show(self.when, not self._undated)
        asked = {self.asked[key] for key in keys}
        for field in self.asked.values():
            show(field, field in asked)
        self.asked["answer_by"].description = TASK_DUE if self.what.value == ("heard", "task") else DUE
        self.who.description = "From whom" if "from" in keys else "To whom"

    def _keys(self) -> tuple[str, ...]:
        """What is asked of the event that is chosen, by the keys of case files."""
        kind, what = self.what.value
        keys = (*EVENTS[kind].asks, *what_of(kind, what).asks)
        return tuple(key for key in keys if key != "visit_agreed" or self.asked["outcome"].value == "spoke")

    @property
    def _undated(self) -> bool:
        return bool(self.undated.value) and self.what.value[0] not in DATED_BY_ITSELF

    def draw(self) -> None:
        plan = self.desk.plan
        show(self.box, plan is not None)
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
        event = {key: value for key, value in self._event().items() if value not in (None, "", False)}
        self.desk.log(event)
        for key in EMPTIED:
            self.form[key].clear()
        return f"Written down. {what_of(event['kind'], event.get('what')).then}".strip()

    def _event(self) -> dict[str, Any]:
        kind, what = self.what.value
        given = {key: self.asked[key].value for key in self._keys()}
        told = {key: value.strip() if isinstance(value, str) else value for key, value in given.items()}
        return {"kind": kind, "what": what, "at": self._at(), "day_unknown": self._undated, **told}

    def _at(self) -> datetime:
        if self.when.value is None or self._undated:
            return self.desk.now
        zone = self.desk.zone
        return self.when.value.replace(tzinfo=zone) if zone else self.when.value.astimezone()


def people(case: Case) -> list[tuple[str, str]]:
    """Everybody of the case, then the roles, for somebody whose name is not known."""
    roles = [(f"{_begun(ROLES[who].nobody)} (no name)", who) for who in ROLES_ADDRESSED]
    return [(contact.name, contact.id) for contact in case.contacts] + roles


def _usual(case: Case) -> str:
    """Whom a message most likely came from: HR where somebody there is known, else the first person."""
    hr = next((contact.id for contact in case.contacts if contact.role == "hr"), None)
    return hr or (case.contacts[0].id if case.contacts else "hr")
