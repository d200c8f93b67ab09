"""One thing the check found in a message: what, how grave, where exactly, and what would be better."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """code: contract section 4; severity: error, warning or hint.

    start, end:  characters of the text, equal where something is missing
    says:        one plain sentence; advice: ids of advice.toml; suggestions: texts to put in its place
    """

    code: str
    severity: str
    start: int
    end: int
    says: str
    advice: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "severity": self.severity,
            "start": self.start,
            "end": self.end,
            "says": self.says,
            "advice": list(self.advice),
            "suggestions": list(self.suggestions),
        }


def slip_of_grammar(start: int, end: int, says: str, *better: str) -> Finding:
    """A slip at that place; better: what may stand there instead."""
    return Finding(
        code="grammar", severity="warning", start=start, end=end, says=says, advice=("B8",), suggestions=better
    )
