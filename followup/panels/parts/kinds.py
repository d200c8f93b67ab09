"""The kinds of things a person can be asked for: which widget takes each, and how a fact gets into it and out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import ipywidgets as widgets

from ...case.countries import countries
from ...case.events import OPEN_POINTS
from . import zones

UNKNOWN = ""  # what a choice holds for a fact that is not given
UTC = ZoneInfo("UTC")
ABOUT = re.compile(rf"\s*\(({'|'.join(OPEN_POINTS)})\)\s*$", re.IGNORECASE)  # what an open point is about
ARROW, ARROWS = "→", re.compile("->|=>|→")  # between an open point and its answer, however it is typed


@dataclass(frozen=True)
class Spec:
    """One thing to ask for.

    key: as case files spell it; label: what the person reads; kind: a key of KINDS
    options: to choose from, pairs of words and value; help: one line below; more: what its widget takes besides
    clears: keys of the same table that go when this one is given
    fills: what it is about whoever types, as HTML's autocomplete names it, so that a browser can fill it in
    """

    key: str
    label: str
    kind: str = "text"
    options: tuple[tuple[str, Any], ...] = ()
    help: str = ""
    clears: tuple[str, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)
    fills: str = ""


Make = Callable[[Spec], widgets.DOMWidget]
Convert = Callable[[Any, ZoneInfo], Any]


class Kind(NamedTuple):
    """make: the widget of a spec; into, out: from a fact to what the widget holds, and back, in the employer's zone."""

    make: Make
    into: Convert
    out: Convert


def _made(of: type[widgets.DOMWidget], **usual: Any) -> Make:
    return lambda spec: of(description=spec.label, **{**usual, **spec.more})


def _menu(spec: Spec) -> widgets.DOMWidget:
    """One of its options is always chosen; the first to begin with."""
    return widgets.Dropdown(description=spec.label, options=list(spec.options), **spec.more)


def _choice(spec: Spec) -> widgets.DOMWidget:
    """A list to choose from. A dropdown shows nothing at all for None, so what is unknown stands there as UNKNOWN."""
    options = [(words, UNKNOWN if value is None else value) for words, value in spec.options]
    may_be_unknown = any(value is None for _, value in spec.options)
    return widgets.Dropdown(description=spec.label, options=options, value=UNKNOWN if may_be_unknown else None)


def _radio(spec: Spec) -> widgets.DOMWidget:
    return widgets.RadioButtons(description=spec.label, options=list(spec.options), value=None, tooltip="")


def _chips(spec: Spec) -> widgets.DOMWidget:
    """A row of buttons of which one stays pressed; none to begin with."""
    return widgets.ToggleButtons(
        description=spec.label, options=list(spec.options), **{"value": None, "tooltips": [], **spec.more}
    )


def _zone(spec: Spec) -> widgets.DOMWidget:
    places = (name for name in zones.known() if "/" in name)
    names = sorted(name for name in places if not name.startswith(("Etc/", "posix/", "right/")))
    return widgets.Combobox(description=spec.label, options=names, ensure_option=False, continuous_update=False)


def _country(spec: Spec) -> widgets.DOMWidget:
    named = ((name, code) for code, name in countries().items())
    return _choice(replace(spec, options=(("I don't know", None), *named)))


def _same(value: Any, zone: ZoneInfo) -> Any:
    return value


def _plain_in(value: Any, zone: ZoneInfo) -> Any:
    return "" if value is None else str(value)


def _plain_out(value: str | None, zone: ZoneInfo) -> Any:
    return (value or "").strip() or None


def _zone_out(value: str | None, zone: ZoneInfo) -> Any:
    return zones.named(value.strip()) if value and value.strip() else None


def _choice_in(value: Any, zone: ZoneInfo) -> Any:
    return UNKNOWN if value is None else value


def _choice_out(value: Any, zone: ZoneInfo) -> Any:
    return None if value == UNKNOWN else value


def _number_out(value: str, zone: ZoneInfo) -> Any:
    words = value.strip()
    return int(words) if words.isdecimal() and len(words) < 9 else words or None


def _lines_out(value: str, zone: ZoneInfo) -> Any:
    return [line.strip() for line in value.splitlines() if line.strip()] or None


def _points_in(value: Any, zone: ZoneInfo) -> Any:
    """Open points, one a line, each with its answer behind an arrow, and in brackets what it is about."""
    told = [{"about": one} if isinstance(one, str) else one for one in value or ()]
    said = [f" {ARROW} ".join(filter(None, (one["about"], one.get("answer")))) for one in told]
    return "\n".join(words + (f" ({one['kind']})" if one.get("kind") else "") for words, one in zip(said, told))


def _points_out(value: str, zone: ZoneInfo) -> Any:
    return [_point(line.strip()) for line in value.splitlines() if line.strip()] or None


def _point(line: str) -> Any:
    """The words before the first arrow, the answer behind it, and at the end in brackets what it is about."""
    found = ABOUT.search(line)
    words, kind = (line[: found.start()].strip(), found[1].casefold()) if found else (line, None)
    about, _, answer = ARROWS.sub(ARROW, words, count=1).partition(ARROW)
    if not about.strip() or not (answer.strip() or kind):
        return line
    told = {"about": about.strip(), "answer": answer.strip(), "kind": kind}
    return {key: value for key, value in told.items() if value}


def _moment_in(value: Any, zone: ZoneInfo) -> Any:
    return datetime.fromisoformat(value).astimezone(zone).replace(tzinfo=None) if value else None


def _moment_out(value: datetime | None, zone: ZoneInfo) -> Any:
    return value.replace(tzinfo=zone).isoformat() if value else None


def _wall_in(value: Any, zone: ZoneInfo) -> Any:
    return datetime.fromisoformat(value).replace(tzinfo=None) if value else None


def _day_in(value: Any, zone: ZoneInfo) -> Any:
    return date.fromisoformat(value) if value else None


def _iso_out(value: date | None, zone: ZoneInfo) -> Any:
    return value.isoformat() if value else None


KINDS: dict[str, Kind] = {
    "text": Kind(_made(widgets.Text, continuous_update=False), _plain_in, _plain_out),
    "number": Kind(_made(widgets.Text, continuous_update=False), _plain_in, _number_out),
    "zone": Kind(_zone, _plain_in, _zone_out),
    "country": Kind(_country, lambda v, z: v if v in countries() else UNKNOWN, _choice_out),
    "words": Kind(_made(widgets.Textarea, continuous_update=False, rows=2), _plain_in, _plain_out),
    "lines": Kind(
        _made(widgets.Textarea, continuous_update=False, rows=2), lambda v, z: "\n".join(v or ()), _lines_out
    ),
    "points": Kind(_made(widgets.Textarea, continuous_update=False, rows=2), _points_in, _points_out),
    "choice": Kind(_choice, _choice_in, _choice_out),
    "menu": Kind(_menu, _same, _same),
    "chips": Kind(_chips, _same, _same),
    "said": Kind(_made(widgets.Text), _plain_in, _plain_out),  # read while it is typed
    "radio": Kind(_radio, _same, _same),
    "flag": Kind(_made(widgets.Checkbox, indent=False), lambda v, z: bool(v), lambda v, z: v or None),
    "count": Kind(_made(widgets.BoundedIntText, continuous_update=False), lambda v, z: v or 0, _same),
    "day": Kind(_made(widgets.DatePicker), _day_in, _iso_out),
    "moment": Kind(_made(widgets.NaiveDatetimePicker), _moment_in, _moment_out),
    "wall": Kind(_made(widgets.NaiveDatetimePicker), _wall_in, _iso_out),  # a clock on a wall: whose, says the label
}
