"""What the writer decided about a finding: it stays decided until the words it is about change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from .finding import Finding
from .note import Note

VERDICTS = ("accepted", "dismissed")
MOST = 60  # decisions kept for one message; the oldest go first


@dataclass(frozen=True, slots=True)
class Decision:
    """words: what the finding pointed at; around: the sentence it stood in, or its own text where it has no place.

    verdict: accepted (right; to be changed by hand) or dismissed (it stays as it is); reason: the writer's own words.
    """

    code: str
    words: str
    around: str
    verdict: str
    reason: str = ""

    def to_dict(self) -> dict[str, str]:
        return asdict(self)

    def is_about(self, finding: Finding, text: str) -> bool:
        return (self.code, self.words, self.around) == _place(finding, text)


def decide(finding: Finding, text: str, verdict: str, reason: str = "") -> Decision:
    """The writer's decision on a finding in this text. verdict: one of VERDICTS."""
    if verdict not in VERDICTS:
        raise ValueError(verdict)
    return Decision(*_place(finding, text), verdict, " ".join(reason.split())[:300])


def read_decisions(kept: Any) -> list[Decision]:
    """Decisions as they were kept; what has another shape is left out."""
    entries = kept if isinstance(kept, list) else []
    return [Decision(**entry) for entry in entries if _is_whole(entry)]


def _is_whole(entry: Any) -> bool:
    keys = {"code", "words", "around", "verdict", "reason"}
    return isinstance(entry, Mapping) and set(entry) == keys and all(isinstance(v, str) for v in entry.values())


def with_decision(decisions: Sequence[Decision], made: Decision) -> list[Decision]:
    """The decisions with this one in the place of an older one on the same words."""
    others = [d for d in decisions if (d.code, d.words, d.around) != (made.code, made.words, made.around)]
    return [*others, made][-MOST:]


def verdict_on(finding: Finding, text: str, decisions: Iterable[Decision]) -> Decision | None:
    """What was decided about a finding, while the words there are the same."""
    return next((decision for decision in decisions if decision.is_about(finding, text)), None)


def _place(finding: Finding, text: str) -> tuple[str, str, str]:
    """By what a finding is known again: its code, its words and the sentence they are in."""
    if finding.end <= finding.start:
        return finding.code, "", finding.says
    sentences = Note(text).sentences
    around = next((s.text for s in sentences if s.start <= finding.start < s.end), "")
    return finding.code, text[finding.start : finding.end], " ".join(around.split())
