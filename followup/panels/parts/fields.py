"""Fields of the forms: what each is called, how a fact gets into its widget and out, and errors told beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import ipywidgets as widgets

from . import zones
from .actions import on_change
from .markup import EMPTY, join, tag
from .panel import Panel
from .pieces import html, in_card

if TYPE_CHECKING:
    from .desk import Desk

Path = Sequence[str]
UNKNOWN = ""  # what a choice holds for a fact that is not given


@dataclass(frozen=True)
class Spec:
    """One fact of a form.

    key: as case files spell it; label: what the person reads; kind: a key of KINDS
    options: for "choice", pairs of words and value; help: one line below; clears: keys that go when this one is given
    """

    key: str
    label: str
    kind: str = "text"
    options: tuple[tuple[str, Any], ...] = ()
    help: str = ""
    clears: tuple[str, ...] = ()


def _text(spec: Spec) -> widgets.Widget:
    return widgets.Text(description=spec.label, continuous_update=False)


def _lines(spec: Spec) -> widgets.Widget:
    return widgets.Textarea(description=spec.label, continuous_update=False, rows=2)


def _choice(spec: Spec) -> widgets.Widget:
    """A list to choose from. A dropdown shows nothing at all for None, so what is unknown stands there as UNKNOWN."""
    options = [(words, UNKNOWN if value is None else value) for words, value in spec.options]
    return widgets.Dropdown(description=spec.label, options=options, value=UNKNOWN if _may_be_unknown(spec) else None)


def _may_be_unknown(spec: Spec) -> bool:
    return any(value is None for _, value in spec.options)


def _zone(spec: Spec) -> widgets.Widget:
    places = (name for name in zones.known() if "/" in name)
    names = sorted(name for name in places if not name.startswith(("Etc/", "posix/", "right/")))
    return widgets.Combobox(description=spec.label, options=names, ensure_option=False, continuous_update=False)


def _country(spec: Spec) -> widgets.Widget:
    named = ((name, code) for code, name in zones.countries().items())
    return _choice(replace(spec, options=(("I don't know", None), *named)))


def _plain_in(value: Any, zone: ZoneInfo) -> Any:
    return "" if value is None else str(value)


def _plain_out(value: str | None, zone: ZoneInfo) -> Any:
    return (value or "").strip() or None


def _zone_out(value: str | None, zone: ZoneInfo) -> Any:
    return zones.named(value.strip()) if value and value.strip() else None


def _choice_out(value: Any, zone: ZoneInfo) -> Any:
    return None if value == UNKNOWN else value


def _number_out(value: str, zone: ZoneInfo) -> Any:
    words = value.strip()
    return int(words) if words.isdecimal() and len(words) < 9 else words or None


def _lines_out(value: str, zone: ZoneInfo) -> Any:
    return [line.strip() for line in value.splitlines() if line.strip()] or None


def _moment_in(value: Any, zone: ZoneInfo) -> Any:
    return datetime.fromisoformat(value).astimezone(zone).replace(tzinfo=None) if value else None


def _moment_out(value: datetime | None, zone: ZoneInfo) -> Any:
    return value.replace(tzinfo=zone).isoformat() if value else None


Convert = Callable[[Any, ZoneInfo], Any]
KINDS: dict[str, tuple[Callable[[Spec], widgets.Widget], Convert, Convert]] = {
    "text": (_text, _plain_in, _plain_out),
    "number": (_text, _plain_in, _number_out),
    "zone": (_zone, _plain_in, _zone_out),
    "country": (_country, lambda v, z: v if v in zones.countries() else UNKNOWN, _choice_out),
    "lines": (_lines, lambda v, z: "\n".join(v or ()), _lines_out),
    "choice": (_choice, lambda v, z: UNKNOWN if v is None else v, _choice_out),
    "flag": (
        lambda s: widgets.Checkbox(description=s.label, indent=False),
        lambda v, z: bool(v),
        lambda v, z: v or None,
    ),
    "day": (
        lambda s: widgets.DatePicker(description=s.label),
        lambda v, z: date.fromisoformat(v) if v else None,
        lambda v, z: v.isoformat() if v else None,
    ),
    "moment": (lambda s: widgets.NaiveDatetimePicker(description=s.label), _moment_in, _moment_out),
}


class Field:
    """A widget and the line below it. What was refused stays in the widget, with the reason, until it is changed."""

    def __init__(self, spec: Spec) -> None:
        make, self._in, self._out = KINDS[spec.kind]
        self.spec, self.widget, self.refused = spec, make(spec), False
        self.own: tzinfo | None = None  # the candidate's zone; None is this computer's
        self.widget.add_class("fu-field")
        self.note = html(self._help())
        self.box = widgets.VBox([self.widget, self.note])
        self.box.add_class("fu-cell")

    def _help(self) -> Any:
        return tag("p", self.spec.help, class_="fu-soft fu-help") if self.spec.help else EMPTY

    def tell(self, words: str) -> None:
        self.refused = True
        self.note.value = tag("p", words, role="alert", class_="fu-wrong")

    def calm(self) -> None:
        """What was wrong is mended."""
        self.refused = False
        self.note.value = self._help()

    def draw(self, value: Any, zone: ZoneInfo) -> None:
        if self.refused:
            return
        wanted = self._in(value, zone)
        if self.widget.value != wanted:
            self.widget.value = wanted
        self.note.value = join(self._help(), self._mine(wanted, zone))

    def _mine(self, wanted: Any, zone: ZoneInfo) -> Any:
        """A moment of theirs on the candidate's own clock, where the two differ."""
        if self.spec.kind != "moment" or wanted is None:
            return EMPTY
        words = zones.here(wanted.replace(tzinfo=zone), self.own).strip(" ()")
        return tag("p", words[:1].upper() + words[1:], class_="fu-soft fu-help") if words else EMPTY

    def given(self, zone: ZoneInfo) -> Any:
        """The fact that stands in the widget now."""
        return self._out(self.widget.value, zone)

    def changes(self, path: Path, value: Any, zone: ZoneInfo) -> dict[tuple[str, ...], Any]:
        """What to write for the widget's value below `path`."""
        self.refused = False
        given = self._out(value, zone)
        gone = {(*path, key): None for key in self.spec.clears} if given is not None else {}
        return {(*path, self.spec.key): given, **gone}


class Form:
    """Fields of one table of the case, side by side. Each is written down as soon as it is left."""

    def __init__(self, panel: Panel, specs: Sequence[Spec], path: Path) -> None:
        self.desk: Desk = panel.desk
        self.panel, self.path = panel, tuple(path)
        self.fields = [Field(spec) for spec in specs]
        for field in self.fields:
            on_change(panel, field.widget, lambda value, field=field: self._give(field, value), tell=field.tell)
        self.box = widgets.Box([field.box for field in self.fields])
        self.box.add_class("fu-grid")

    def _give(self, field: Field, value: Any) -> str:
        case = self.desk.case
        written = self.desk.give(field.changes(self.path, value, case.zone)) if case else None
        return f"Kept: {field.spec.label.lower()}." if written else ""

    def draw(self, held: Mapping[str, Any], zone: ZoneInfo) -> None:
        for field in self.fields:
            field.own = self.desk.zone
            field.draw(held.get(field.spec.key), zone)


class Fold:
    """A summary in one line and a button that opens what is below it; known as a button to keyboard and ear."""

    def __init__(self, content: widgets.Widget, words: str = "Change", opened: bool = False) -> None:
        self.summary = html()
        self.toggle = widgets.ToggleButton(
            description=words, value=opened, layout=widgets.Layout(width="auto"), tooltip=""
        )
        self.toggle.add_class("fu-button")
        self.content, self._words = content, words
        self.toggle.observe(self._turn, names="value")
        top = widgets.Box([self.summary, self.toggle])
        top.add_class("fu-fold")
        self.box = in_card(top, content)
        self._turn(None)

    def _turn(self, _: Any) -> None:
        self.content.layout.display = None if self.toggle.value else "none"
        self.toggle.description = "Close" if self.toggle.value else self._words

    def draw(self, summary: str, label: str) -> None:
        """summary: HTML of `markup`; label: what the button is about, for its tooltip."""
        self.summary.value = summary
        self.toggle.tooltip = label
