"""Says in which language a letter is to be written, and how it begins and ends there, where that is not English."""

from __future__ import annotations

from ..case.case import Case, Contact
from ..case.languages import letters_in
from .outline import DatedStep

WRITTEN = ("email", "post")


def written_in(step: DatedStep) -> str:
    """Write it in German: “Sehr geehrte Frau Roth,” … “Mit freundlichen Grüßen”; "" for what is said, or in English."""
    if step.template is None or step.channel not in WRITTEN:
        return ""
    whom = step.through or (step.to[0] if len(step.to) == 1 else None)
    told = in_their_words(step.plan.case, step.plan.case.contact(whom))
    return f"Write it {told}; the English draft is for the sense (our note)." if told else ""


def in_their_words(case: Case, who: Contact | None) -> str:
    """In German: “Sehr geehrte Frau Roth,” … “Mit freundlichen Grüßen”; "" where letters to them are in English."""
    letters = letters_in(case, who)
    if letters is None:
        return ""
    if letters.name is None:
        return "in their language"
    begins = f"“{letters.greeting}” … " if letters.greeting else "end with "
    return f"in {letters.name}: {begins}“{letters.closing}”"
