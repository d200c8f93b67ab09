"""Says in which language a letter is to be written, and how it begins and ends there, where that is not English."""

from __future__ import annotations

from ..case.languages import letters_in
from .outline import DatedStep

WRITTEN = ("email", "post")


def written_in(step: DatedStep) -> str:
    """Write it in German: “Sehr geehrte Frau Roth,” … “Mit freundlichen Grüßen”; "" for what is said, or in English."""
    if step.template is None or step.channel not in WRITTEN:
        return ""
    plan = step.plan
    whom = step.through or (step.to[0] if len(step.to) == 1 else None)
    letters = letters_in(plan.case, plan.case.contact(whom))
    if letters is None:
        return ""
    if letters.name is None:
        return "Write it in their language: the draft is in English (our note)."
    begins = f"“{letters.greeting}” … " if letters.greeting else "end with "
    return f"Write it in {letters.name}: {begins}“{letters.closing}” (our note)."
