"""A form over one table of the case: each fact is written down as soon as its field is left."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from ..parts.fields import Field
from ..parts.form import Form
from ..parts.kinds import Spec
from ..parts.panel import Part


class FactForm(Form[Field]):
    """path: the table in the case, as the journal writes it: ("employer",), ("contacts", "maria")."""

    def __init__(self, within: Part, specs: Sequence[Spec], path: Sequence[str]) -> None:
        self.path = tuple(path)
        super().__init__(within, [Field(within, spec, partial(self._write, spec)) for spec in specs])

    def _write(self, spec: Spec, _: Any) -> str:
        case = self.desk.case
        if case is None:
            return ""
        given = self[spec.key].given(case.zone)
        gone = spec.clears if given is not None else ()
        written = self.desk.give({(*self.path, spec.key): given, **{(*self.path, key): None for key in gone}})
        return f"Kept: {spec.label.lower()}." if written else ""
