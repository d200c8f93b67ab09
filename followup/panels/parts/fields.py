"""What a person fills in: a control alone, and a field, which has a line below it for help and for what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import ipywidgets as widgets

from . import zones
from .actions import on_change
from .kinds import KINDS, UTC, Spec
from .later import Later
from .markup import EMPTY, Markup, join, tag
from .panel import Part
from .pieces import button, fill, layout, show, styled, telling

Give = Callable[[Any], str | None]
PAUSE = 0.7  # seconds after the last key before something is called wrong


class Control(Part):
    """A widget that hands each new value to `give` as soon as it is left; what is wrong with it is told by the panel.

    give: may raise an InputError, and answers what was done, in words. Without it the value waits for a button.
    redraw: whether all panels draw themselves again after it.
    """

    dress: tuple[str, ...] = ("fu-field",)  # the CSS classes of the widget itself

    def __init__(self, within: Part, spec: Spec, give: Give | None = None, *, redraw: bool = True) -> None:
        self.spec, self.kind, self._give = spec, KINDS[spec.kind], give
        fills = [f"fu-fills-{spec.fills}"] if spec.fills else []  # the labextension gives the word to the browser
        self.widget = styled(self.kind.make(spec), *self.dress, *fills)
        super().__init__(within)
        if give is not None:
            on_change(self, self.widget, self._changed, tell=self.tell, redraw=redraw)

    def build(self) -> list[widgets.Widget]:
        return [self.widget]

    def frame(self, made: list[widgets.Widget]) -> widgets.DOMWidget:
        """A widget alone is not wrapped, so that it takes its place in a row as it is."""
        return made[0] if len(made) == 1 else super().frame(made)

    def _changed(self, value: Any) -> str | None:
        return self._give(value) if self._give is not None else None

    def tell(self, words: str) -> None:
        self.panel.warn(words)

    @property
    def value(self) -> Any:
        """What stands in the widget."""
        return self.widget.value

    @value.setter
    def value(self, wanted: Any) -> None:
        if self.widget.value != wanted:
            self.widget.value = wanted

    def given(self, zone: ZoneInfo = UTC) -> Any:
        """The fact that stands in the widget, as case files write it; None where there is none."""
        return self.kind.out(self.widget.value, zone)

    def draw(self, fact: Any, zone: ZoneInfo = UTC) -> None:
        self.value = self.kind.into(fact, zone)

    def clear(self) -> None:
        self.value = self.kind.into(None, UTC)

    def offer(self, options: Sequence[tuple[str, Any]], value: Any) -> None:
        """Let these be chosen from, and this be chosen."""
        fill(self.widget, options, value)


class Tick(Control):
    """A check box in a list or beside others, no wider than its words."""

    dress = ()

    def __init__(self, within: Part, label: str, give: Give | None = None) -> None:
        super().__init__(within, Spec("tick", label, "flag"), give)


class Field(Control):
    """What was refused stays in the widget, with the reason below it, until it is changed."""

    css = ("fu-cell",)

    def build(self) -> list[widgets.Widget]:
        self.refused = False
        self.note = telling(self._help())
        return [self.widget, self.note]

    def _help(self) -> Markup:
        return tag("p", self.spec.help, class_="fu-soft fu-help") if self.spec.help else EMPTY

    def _changed(self, value: Any) -> str | None:
        self.calm()
        return super()._changed(value)

    def tell(self, words: str) -> None:
        self.refused = True
        self.note.value = tag("p", words, role="alert", class_="fu-wrong")

    def calm(self) -> None:
        """What was wrong is mended."""
        self.refused = False
        self.note.value = self._help()

    def clear(self) -> None:
        self.calm()
        super().clear()

    def draw(self, fact: Any, zone: ZoneInfo = UTC) -> None:
        if self.refused:
            return
        super().draw(fact, zone)
        self.note.value = join(self._help(), self._mine(self.value, zone))

    def _mine(self, there: datetime | None, zone: ZoneInfo) -> Markup:
        """A moment of theirs on the candidate's own clock, where the two differ."""
        if self.spec.kind != "moment" or there is None:
            return EMPTY
        words = zones.here(there.replace(tzinfo=zone), self.desk.zone).strip(" ()")
        return tag("p", words[:1].upper() + words[1:], class_="fu-soft fu-help") if words else EMPTY


class Heard(NamedTuple):
    """value: as case files write it; words: for whoever typed it; other, instead: a button for what else may be meant,
    and what it types."""

    value: Any
    words: str
    other: str = ""
    instead: str = ""


class Worded(Field):
    """Words that are read while they are typed: what was understood stands below them, else what is not.

    read: what they say; a ValueError says in words why that is not clear. changed: called after every change.
    """

    def __init__(self, within: Part, spec: Spec, read: Callable[[str], Heard], changed: Callable[[], None]) -> None:
        self._read, self._after = read, changed
        self.heard: Heard | None = None
        self.unclear = ""
        self._later = Later(PAUSE, self._say_unclear)
        super().__init__(within, spec, self._typed, redraw=False)

    def build(self) -> list[widgets.Widget]:
        self.other = button("…", "chip")
        self.other.on_click(lambda _: self._take_other())
        self.more = widgets.Box([self.other], layout=layout(display="none"))
        return [*super().build(), self.more]

    def _typed(self, words: str) -> None:
        self.hear()
        self._after()

    def hear(self) -> None:
        """Read again what stands there: it may be counted from another day, or in another zone, now."""
        self.heard, self.unclear = None, ""
        words = str(self.widget.value).strip()
        try:
            self.heard = self._read(words) if words else None
        except ValueError as error:
            self.unclear = str(error)
        self._later.soon() if self.unclear else self._say_heard()

    def _say_heard(self) -> None:
        self._later.stop()
        told = self.heard
        self.note.value = tag("p", told.words, role="status", class_="fu-heard") if told else self._help()
        self._offer(told)

    def _offer(self, told: Heard | None) -> None:
        show(self.more, bool(told and told.other))
        if told and told.other:
            self.other.description = self.other.tooltip = told.other

    def _say_unclear(self) -> None:
        if self.unclear:
            self._offer(None)
            self.note.value = tag("p", self.unclear, role="alert", class_="fu-wrong")

    def _take_other(self) -> None:
        if self.heard and self.heard.instead:
            self.widget.value = self.heard.instead

    def put(self, words: str) -> None:
        """Let these words stand there, as if they were typed."""
        with self.panel.untouched():
            self.value = words
        self.hear()

    def given(self, zone: ZoneInfo = UTC) -> Any:
        return self.heard.value if self.heard else None

    def draw(self, fact: Any, zone: ZoneInfo = UTC) -> None:
        self.put(str(fact or ""))

    def clear(self) -> None:
        self.put("")
