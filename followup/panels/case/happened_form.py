"""The short form of the sheet: the facts that go with what happened, made when something first needs them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any

import ipywidgets as widgets
from traitlets import TraitError

from ...case.case import Case
from ...case.events import EVENTS
from ...reading.reader import Reading
from ...reading.typed import written
from ..parts.fields import Control, Field, Heard, Worded
from ..parts.form import Form
from ..parts.markup import tag
from ..parts.panel import Part
from ..parts.pieces import hold, show, styled
from . import in_words
from .happened_facts import (
    CALLED,
    FACTS,
    ON,
    ONLY_AFTER,
    TODAY,
    WROTE,
    Asked,
    asked,
    meant,
    people,
    ways_said,
    whats_of,
)
from .paste import doubts, lines_of

LABELS = {"from": "From whom", "to": "To whom", "": "Who"}  # by the key of events
DUE = {"task": "It is due by"}  # what a deadline is called, where it is none for an answer
NEEDED = ("text", "at")  # what must not be empty
CHOSEN = ("outcome", "who", "channel", "by", "how", "when")  # chips of which one has to be pressed
NOT_CHOSEN = ("Choose …", "")
HOUR = "the hour"
FRESH = timedelta(minutes=5)  # a message so old was written just now


class HappenedForm(Part):
    """case: whose people and clock count; changed: called whenever a field changes."""

    def build(self, case: Callable[[], Case | None], changed: Callable[[], None]) -> list[widgets.Widget]:
        self._case, self._changed = case, changed
        self.kind: str | None = None
        self.reading: Reading | None = None  # what was pasted, until it is written down
        self.form: Form[Control] = Form(self, [], css=("fu-facts-of",), across=False)
        return [self.form.box]

    # which fields there are

    @property
    def about(self) -> Asked | None:
        """What happened; None as long as nobody has chosen it."""
        if self.kind is None:
            return None
        field = self.form.fields.get("what")
        chosen = field.value if field is not None else None
        pair = chosen if chosen in {pair for _, pair in whats_of(self.kind)} else meant(self.kind)
        return asked(self.kind, pair) if pair else None

    def turn_to(self, kind: str | None) -> None:
        """Another kind: what was typed stays where this one asks for it too, but not what the kind before said."""
        self.kind = kind
        if "by" in self.form.fields:
            self.form["by"].value = None

    def keys(self) -> list[str]:
        """What is asked now; some only after another answer."""
        if self.kind is None:
            return []
        if (about := self.about) is None:
            return ["what"]
        keys = [key for key in about.keys if key not in ONLY_AFTER or self._is_so(about, *ONLY_AFTER[key])]
        if "when" in keys and self.field("when").value in (TODAY, ON):
            keys.append("at")
        return [*keys, "keep"] if self.reading is not None else keys

    def _is_so(self, about: Asked, key: str, value: object) -> bool:
        return key not in about.keys or self.field(key).value == value

    def field(self, key: str) -> Control:
        if key not in self.form.fields:
            self.form.add(self._make(key))
            hold(self.form.box, [self.form[one].box for one in FACTS if one in self.form.fields])
        return self.form[key]

    def _make(self, key: str) -> Control:
        spec = FACTS[key]
        if spec.kind == "said":
            return Worded(self, spec, lambda words: self._hear(key, words), self._changed)
        kind = Field if spec.help else Control
        made = kind(self, spec, lambda _: self._changed(), redraw=False)
        if spec.kind == "chips":
            styled(made.widget, "fu-chips")
        return made

    def _hear(self, key: str, words: str) -> Heard:
        case, desk = self._case(), self.desk
        if key == "at" or case is None:
            return in_words.past(words, in_words.here(case, desk.now, desk.zone))
        when = in_words.there(case.employer, desk.now)
        if key == "talk":
            return in_words.talk(words, when, desk.zone)
        return in_words.deadline(words, when) if key == "answer_by" else in_words.day(words, when)

    # drawing

    def draw(self) -> None:
        """Show what goes with what happened, and nothing else."""
        case, about, keys = self._case(), self.about, self.keys()
        if "what" in keys:
            self._offer_whats(about)
        if case is not None and about is not None:
            for key in keys:
                self._name(key, self.field(key), about, case)
        for key, field in self.form.fields.items():
            show(field.box, key in keys)

    def _offer_whats(self, about: Asked | None) -> None:
        kind = str(self.kind)
        listed = whats_of(kind) if meant(kind) else [NOT_CHOSEN, *whats_of(kind)]
        self.field("what").offer(listed, (about.what[0], about.what[1].word) if about else NOT_CHOSEN[1])

    def _name(self, key: str, field: Control, about: Asked, case: Case) -> None:
        """Its choices and its label, where they depend on what happened."""
        word, what = about.what
        if key == "who":
            _offer(field, list(people(case, word)), None)
            _label(field, LABELS[EVENTS[word].whom])
        elif key == "by":
            ways = ways_said(about.kind)
            _offer(field, ways, ways[0][1] if about.kind == CALLED else None)
        elif key == "answer_by":
            _label(field, DUE.get(what.word, FACTS[key].label))

    def missing(self) -> Iterator[str]:
        """What keeps it from being written down, as the labels have it."""
        if self.kind is not None and self.about is None:
            yield "what it was"
            return
        for key in self.keys():
            field, label = self.field(key), self.field(key).widget.description.lower()
            if (isinstance(field, Worded) and field.unclear) or self._is_open(key):
                yield label
            elif key in NEEDED and not str(field.value).strip():
                yield HOUR if key == "at" and self.field("when").value == TODAY else label

    def _is_open(self, key: str) -> bool:
        """Whether somebody has still to choose: a default nobody chose is no fact. How they wrote may stay open."""
        return key in CHOSEN and self.field(key).value is None and not (key == "by" and self.kind == WROTE)

    # what is in it

    def given(self, case: Case) -> dict[str, Any]:
        """What was filled in, as case files write it."""
        told = {key: self.field(key).given(case.zone) for key in self.keys()}
        return {key: value for key, value in told.items() if value not in (None, "", False)}

    def take(self, reading: Reading, kind: str) -> None:
        """Fill in what was read in a message; what was read before it is gone."""
        if self.reading is not None:
            self.clear()
        self.reading, self.kind = reading, kind
        self.draw()
        if reading.what is not None and "what" in self.keys():
            self.form["what"].value = ("heard", reading.what)
            self.draw()
        for key, value in lines_of(reading).items():
            self.field(key).draw(value)
        if (case := self._case()) is not None and reading.sender in {who for _, who in people(case, "heard")}:
            self.field("who").value = reading.sender
        if reading.at is not None and self.desk.now - reading.at > FRESH:
            self.field("when").value = ON
            self.field("at").draw(written(reading.at.astimezone(self.desk.zone)))
        self.draw()
        self._doubt(reading)

    def _doubt(self, reading: Reading) -> None:
        for key, words in doubts(reading).items():
            if isinstance(field := self.form.fields.get(key), Field):
                field.note.value = tag("p", words, class_="fu-doubt")

    def clear(self) -> None:
        """Every field as it was made."""
        self.kind = self.reading = None
        for key, field in self.form.fields.items():
            if FACTS[key].kind in ("chips", "menu"):
                field.widget.value = None
            else:
                field.clear()

    def typed(self) -> dict[str, Any]:
        """What stands in the fields, to be kept for another time."""
        held = {key: field.widget.value for key, field in self.form.fields.items() if key != "keep"}
        return {key: value for key, value in held.items() if value not in (None, "", False)}

    def restore(self, kind: str | None, typed: Mapping[str, Any]) -> None:
        """The fields as they were left. A choice that is not there any more is passed over."""
        self.clear()
        self.kind = kind
        if kind is None:
            return
        self.draw()
        for key in ("what", *(key for key in typed if key in FACTS and key != "what")):
            value = tuple(typed[key]) if key == "what" and key in typed else typed.get(key)
            if value is not None:
                with suppress(TraitError, ValueError, TypeError):
                    self._put(key, value)
            if key == "what":
                self.draw()
        self.draw()

    def _put(self, key: str, value: Any) -> None:
        field = self.field(key)
        field.put(value) if isinstance(field, Worded) else setattr(field.widget, "value", value)


def _offer(field: Control, listed: list[tuple[str, str]], said: str | None) -> None:
    """said: what the kind says by itself; None where nothing is chosen before somebody chooses."""
    known = field.value in {value for _, value in listed}
    field.offer(listed, field.value if known else said)


def _label(field: Control, words: str) -> None:
    if field.widget.description != words:
        field.widget.description = words
