"""A form: fields that are read, told and cleared together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

import ipywidgets as widgets

from .fields import Control, Field
from .kinds import UTC
from .panel import Part

F = TypeVar("F", bound=Control)


class Form(Part, Generic[F]):
    """Fields side by side, each by its key. There are two ways to fill one in, and both keep what was typed.

    A field with a `give` hands over its value as soon as it is left (a fact that is written down, an answer that is
    kept); what is refused is told below it. Fields without one wait for a button, whose function takes `values`, has
    each mistake told at its field with `tell`, or does its work and calls `clear`.

    beside: what stands after the fields, as that button; css, across: of the box they stand in.
    """

    def __init__(
        self,
        within: Part,
        fields: Iterable[F],
        *beside: widgets.Widget,
        css: tuple[str, ...] = ("fu-grid",),
        across: bool = True,
    ) -> None:
        self.fields = {field.spec.key: field for field in fields}
        self.css, self.across = css, across
        super().__init__(within, beside=beside)

    def build(self, beside: tuple[widgets.Widget, ...]) -> list[widgets.Widget]:
        return [*(field.box for field in self.fields.values()), *beside]

    def __getitem__(self, key: str) -> F:
        return self.fields[key]

    def add(self, field: F) -> None:
        """One more field, at the end."""
        self.fields[field.spec.key] = field
        self.box.children = (*self.box.children, field.box)

    def draw(self, held: Mapping[str, Any], zone: ZoneInfo = UTC) -> None:
        """Fill in what is known. What was refused, and is not mended yet, stays as it was typed."""
        for key, field in self.fields.items():
            field.draw(held.get(key), zone)

    def values(self, zone: ZoneInfo = UTC) -> dict[str, Any]:
        """What was given, as case files write it."""
        given = ((key, field.given(zone)) for key, field in self.fields.items())
        return {key: value for key, value in given if value is not None}

    def tell(self, wrong: Mapping[str, str]) -> None:
        """Say at each of these fields what is wrong with it."""
        for key, words in wrong.items():
            self.fields[key].tell(words)

    def calm(self) -> None:
        """Nothing is wrong any more: the form is about something else now."""
        for field in self.fields.values():
            if isinstance(field, Field):
                field.calm()

    def clear(self) -> None:
        """Everything was taken: the fields are empty again."""
        for field in self.fields.values():
            field.clear()
