"""Paste what they wrote: what the rules read in it stands as lines to change, kept once it is confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import ipywidgets as widgets

from ...case.case import Case
from ...case.events import EVENTS, FORMATS, what_of
from ...reading.reader import Reading, read_message, read_people
from ...reading.telling import KEYS
from ..parts.actions import on_click
from ..parts.fields import Field
from ..parts.form import Form
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, Markup, join, tag
from ..parts.panel import Panel
from ..parts.pieces import button, html, in_card, row, show
from .happened import CONTACT, people

NOBODY = ("Somebody else, or nobody is named", "")
KIND = tuple((what.form, what.word) for what in EVENTS["heard"].whats)
WAYS = (("Not said", ""), *((words, way) for way, words in FORMATS.items()))
READ = (
    Spec("what", "What it says", "menu", KIND),
    Spec("from", "From whom", "menu", (NOBODY,)),
    Spec("promised_by", "They will answer by", "day"),
    Spec("answer_by", "They want your answer by", "day"),
    Spec("conditional", "It still hangs on something (references, a check, a permit)", "flag"),
    Spec("how", "They want you to", "menu", CONTACT),
    Spec("salary", "Pay"),
    Spec("starts", "First day", "day"),
    Spec("talk", "The talk begins (their clock)", "wall"),
    Spec("format", "How it is held", "menu", WAYS),
    Spec("keep", "Keep the text as a private note", "flag"),
)
OF_AN_OFFER = ("conditional", "salary", "starts")
OF_A_TALK = ("talk", "format")
NOTHING = "There is no text yet."
UNSURE = "This tells nothing that could be written down. Choose what it says, if it says something after all."
WRITTEN = "Written down. The list of what happened takes it back again."


class Paste(Panel):
    """The text, then what was read, one line for each value; a value that the words leave open is told at its line."""

    name = "paste"

    def build(self) -> list[widgets.Widget]:
        self.text = widgets.Textarea(
            placeholder="Paste their message here", rows=3, layout=widgets.Layout(width="100%")
        )
        self.text.add_class("fu-field")
        self.read = button("Read it", "main")
        self.form = Form(self, [Field(self, spec, self._fit if spec.key == "what" else None, redraw=False)
                                for spec in READ])  # fmt: skip
        self.offered = html()
        self.write, self.leave = button("Write it down", "main"), button("Leave it")
        self.reading: Reading | None = None
        on_click(self, self.read, self._read)
        on_click(self, self.write, self._write)
        on_click(self, self.leave, self._leave)
        title = html(tag("h3", "Paste what they wrote", class_="fu-title"))
        self.suggested = widgets.VBox([self.offered, self.form.box, row(self.write, self.leave)])
        return [in_card(title, self.text, row(self.read), self.suggested)]

    def draw(self) -> None:
        self.box.layout.display = None if self.desk.case is not None else "none"
        show(self.suggested, self.reading is not None)

    def _read(self) -> str | None:
        case = self.desk.case
        if case is None or not self.text.value.strip():
            self.warn(NOTHING)
            return None
        self.reading = read_message(self.text.value, self.desk.now, case)
        self._offer(self.reading, case)
        return UNSURE if self.reading.what is None else "Read. Nothing is kept until you write it down."

    def _offer(self, reading: Reading, case: Case) -> None:
        listed = [NOBODY, *people(case)]
        known = reading.sender in {who for _, who in listed}
        sender = reading.sender if known else ""
        self.form["from"].offer(listed, sender)
        self.form.calm()
        self.form.draw({**_held(reading), "from": sender}, case.zone)
        self._doubt(reading)
        self.offered.value = _options(reading)
        self._fit(self.form["what"].value)

    def _doubt(self, reading: Reading) -> None:
        """Say at its line what the words leave open."""
        for key, words in reading.unsure:
            field = {"interview.at": "talk", "interview": "talk"}.get(key, key)
            if field in self.form.fields:
                self.form[field].tell(f"Not certain, {KEYS.get(key, 'this')}: “{words}”. Please look.")

    def _fit(self, what: str | None) -> None:
        """Show the lines that go with what it says."""
        if what is None:
            return
        entry = what_of("heard", what)
        asked = {*entry.asks, *(OF_AN_OFFER if what == "offer" else ()), *(OF_A_TALK if what == "invitation" else ())}
        for key, field in self.form.fields.items():
            show(field.box, key in ("what", "from", "keep") or key in asked)

    def _write(self) -> str | None:
        case, reading = self.desk.case, self.reading
        if case is None or reading is None:
            return None
        given = {key: value for key, value in self.form.values(case.zone).items() if value not in (None, "", False)}
        what = self.form["what"].value
        self.desk.log(self._event(what, given, reading))
        if what == "invitation" and "talk" in given:
            self._add_talk(case, given, reading)
        if self.form["keep"].value:
            self.desk.log({"kind": "note", "at": self.desk.now, "text": self.text.value.strip()})
        self._leave()
        return WRITTEN

    def _event(self, what: str, given: Mapping[str, Any], reading: Reading) -> dict[str, Any]:
        entry = what_of("heard", what)
        keys = (*EVENTS["heard"].optional, *entry.keys)
        shown = {*entry.asks, *(OF_AN_OFFER if what == "offer" else ())}
        kept = {key: given[key] for key in keys if key in given and (key in shown or key == "from")}
        if what == "offer" and reading.terms:
            kept["terms"] = reading.terms
        if isinstance(reading.answer_by, datetime) and str(kept.get("answer_by")) == str(reading.answer_by.date()):
            kept["answer_by"] = reading.answer_by  # the hour they named
        at = min(reading.at or self.desk.now, self.desk.now)
        return {"kind": "heard", "what": what, "at": at, "by": "email", **kept}

    def _add_talk(self, case: Case, given: Mapping[str, Any], reading: Reading) -> None:
        """The talk as an interview of the next round."""
        known = {contact.id for contact in case.contacts}
        made: dict[str, Any] = {
            "round": max((one.round for one in case.interviews), default=0) + 1,
            "at": datetime.fromisoformat(given["talk"]).replace(tzinfo=case.zone).isoformat(timespec="seconds"),
            "with": [who for who in read_people(reading.talk.people, case) if who in known],
        }
        if given.get("format"):
            made["format"] = given["format"]
        self.desk.book.add_interview(case.id, made, at=self.desk.now)

    def _leave(self) -> None:
        """Nothing of the text stays."""
        self.reading, self.text.value = None, ""
        self.form.calm()
        show(self.suggested, False)


def _held(reading: Reading) -> dict[str, Any]:
    """What was read, as the lines take it."""
    days = {key: _day(getattr(reading, key)) for key in ("promised_by", "answer_by", "starts")}
    talk = reading.talk
    return {
        **{key: day.isoformat() if day else None for key, day in days.items()},
        "what": reading.what or "other",
        "conditional": reading.conditional,
        "salary": reading.salary,
        "how": reading.how or "phone",
        "talk": talk.at.replace(tzinfo=None).isoformat() if talk.at else None,
        "format": talk.format or "",
        "keep": False,
    }


def _day(value: date | datetime | None) -> date | None:
    return value.date() if isinstance(value, datetime) else value


def _options(reading: Reading) -> Markup:
    """The times to choose from, where they offer several."""
    if not reading.talk.options:
        return EMPTY
    items = [tag("li", f"{at:%a %d %b, %H:%M}") for at in reading.talk.options]
    return join(tag("p", "They offer these times, on their clock:"), tag("ul", join(*items)))
