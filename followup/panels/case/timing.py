"""What did they say about timing? Chips for what people usually hear, counted from the day of the talk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import ipywidgets as widgets

from ...case.wording import say_day
from ...reading.typed import Unclear, typed_day
from ...reading.when import When
from ..parts.fields import Control, Heard, Worded
from ..parts.kinds import Spec
from ..parts.markup import EMPTY, tag
from ..parts.panel import Part
from ..parts.pieces import html, show, styled
from . import in_words

DAYS, DATE, NOTHING = "days", "date", "nothing"
SAID = (("by Friday", "by Friday"), ("in … days", DAYS), ("end of next week", "end of next week"),
        ("a date …", DATE), ("nothing yet", NOTHING))  # fmt: skip
CHIPS = Spec("said", "What did they say about timing?", "chips", SAID)
MORE = Spec("more", "How many days, or until when", "said")
MOST_DAYS = 400


class Timing(Part):
    """when: what days are counted from; changed: called after every change."""

    def build(self, when: Callable[[], When], changed: Callable[[], None]) -> list[widgets.Widget]:
        self._when, self._changed = when, changed
        self.chips = Control(self, CHIPS, lambda _: self._choose(), redraw=False)
        styled(self.chips.widget, "fu-chips")
        self.more = Worded(self, MORE, self._hear, changed)
        self.told = html()
        self.hear()
        return [self.chips.box, self.more.box, self.told]

    def _choose(self) -> None:
        self.hear()
        self._changed()

    def hear(self) -> None:
        """Say again what that means: the day it counts from may be another now."""
        chosen = self.chips.value
        show(self.more.box, chosen in (DAYS, DATE))
        self.more.widget.description = "How many days?" if chosen == DAYS else "Until when, in their words?"
        self.more.hear()
        day = self._day()
        self.told.value = tag("p", day, class_="fu-heard") if day else EMPTY

    def _day(self) -> str:
        said = self.chips.value
        if said in (None, DAYS, DATE, NOTHING):
            return ""
        return self._words(self.promise()["promised_by"])

    def _words(self, iso: str) -> str:
        when = self._when()
        return say_day(type(when.today).fromisoformat(iso), bool(when.month_first), when.today.year)

    def _hear(self, words: str) -> Heard:
        if self.chips.value == DATE:
            return in_words.day(words, self._when())
        number = words.strip().removesuffix("days").strip()
        if not number.isdecimal() or int(number) > MOST_DAYS:
            raise Unclear("How many days? A number, such as 7.")
        last = self._when().today + timedelta(days=int(number))
        return Heard(int(number), f"By {self._words(last.isoformat())}")

    @property
    def missing(self) -> bool:
        """Whether a day is still needed."""
        return self.chips.value in (DAYS, DATE) and self.more.heard is None

    def promise(self) -> dict[str, Any]:
        """The key of an interview and its value; nothing where no day was named."""
        said = self.chips.value
        if said in (None, NOTHING) or self.missing:
            return {}
        if said in (DAYS, DATE):
            return {"promised_days" if said == DAYS else "promised_by": self.more.given()}
        return {"promised_by": typed_day(said, self._when()).isoformat()}

    def typed(self) -> dict[str, Any]:
        return {"said": self.chips.value, "more": self.more.value}

    def put(self, typed: Mapping[str, Any]) -> None:
        said = typed.get("said")
        self.chips.value = said if said in dict(SAID).values() else None
        self.more.put(str(typed.get("more") or ""))
        self.hear()
