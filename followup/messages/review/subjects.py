"""Finds a verb that goes with the word next to it and not with its subject: "the skills in my file is", "each ... are".

Only where a sentence or clause begins with a plain phrase ("the schedule for the training weeks"), so that the first
noun is the subject; "and" may join two subjects, and a group may take either verb, so those are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..occasion import Occasion
from .dictionary import is_common
from .english import filled, plain_or_many, third, words
from .finding import Finding, slip_of_grammar
from .note import Note
from .placeholders import without_gaps

NO_NOUN = (
    r"(?!(?:{SMALL}|{PASTS}|{MODAL}|and|or|that|which|who|where|when|if|is|are|was|were|has|have|had|do|does|"
    r"I|we|you|they|he|she|it|there|to|not|no|what|how|why)\b)"
)
NOUN = rf"(?:{NO_NOUN}[\w'-]+ ){{0,2}}{NO_NOUN}[\w'-]+"
PHRASE = (
    r"(?:^|[.!?]\s+|[\n,:] ?\n[ \n]{0,3}|\b(?:that|because|think|believe|hope|but|since|although) )"
    r"(?P<first>[Tt]he|[Mm]y|[Yy]our|[Oo]ur|[Tt]his|[Tt]hese|[Tt]hose|[Ee]very|[Ee]ach|[Aa]n?) "
    rf"(?P<like>(?:{NO_NOUN}[a-z-]+ ){{0,2}})(?P<head>{NO_NOUN}[a-z-]+)"
    rf"(?: {{SMALL}} (?:(?:{{DET}}|these|those|both|each|every|two|three|four|five) )?"
    rf"{NOUN}(?: and (?:their )?[a-z]+s)?){{1,2}} "
    r"(?:(?:that |which )?(?:I|you|we|they) [a-z]+ )?"
    r"(?P<verb>is|are|was|were|has|have|does|do|isn't|aren't|wasn't|weren't|hasn't|haven't|doesn't|don't|"
    r"{LINKING})\b(?! (?:(?:I|you|we|they|not)\b|[A-ZÀ-ÖØ-Þ]))"  # a capital after it: both stand in a name
)
SAYS = {
    False: "The verb goes with the one thing at the front of the phrase.",
    True: "The verb goes with the plural at the front of the phrase.",
}
SINGLE = ("a", "an", "this", "every", "each")
NOT = "n't"


@cache
def _phrase() -> re.Pattern[str]:
    return re.compile(filled(PHRASE))


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    text, begin = without_gaps(note), note.body.start
    for found in _phrase().finditer(text, begin):
        many, verb = _is_many(found), found["verb"]
        right = _agreeing(verb, many) if many is not None else verb
        if many is None or right == verb or _wished(text, found.start()):
            continue
        yield slip_of_grammar(*found.span("verb"), SAYS[many], right)


def _is_many(found: re.Match[str]) -> bool | None:
    """Whether the first noun is a plural; None where it may be either or is no noun that is known."""
    head, one = found["head"], found["first"].lower() in SINGLE
    if head in words("VERBS_S") and (found["like"] or one):
        return None  # "a patient hears about"
    if head in words("MANY") or head in words("EITHER"):
        return None
    if head in words("ONE") or head in words("COUNT") or head in words("THING") or head in words("UNCOUNTABLE"):
        return False
    if head.endswith(("ss", "us", "is", "ics")) or not head.endswith("s"):
        return False if head.endswith(("tion", "ment", "ness", "ship", "ence", "ance")) else None
    return True if is_common(head[:-1]) or head.endswith("ies") else None


def _agreeing(verb: str, many: bool) -> str:
    """The verb as one thing or many take it."""
    bare = verb.removesuffix(NOT)
    right = plain_or_many(bare) if many else third(bare) if bare == plain_or_many(bare) else bare
    return right + NOT if verb.endswith(NOT) else right


def _wished(text: str, start: int) -> bool:
    """Whether the clause is one of those that take the plain verb: "I suggest that the head of the team decide"."""
    return bool(
        re.search(r"\b(?:suggest|recommend|insist|ask|if|wish)\w*\b[^.!?]*$", text[max(0, start - 60) : start + 2])
    )
