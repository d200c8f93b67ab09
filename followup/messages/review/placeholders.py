"""Finds what somebody meant to fill in and forgot: [[...]], [Name], {name}, <company>, XXX, COMPANY NAME, ___."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...case.case import Case
from ..occasion import Occasion
from .finding import Finding
from .note import Note

THING = (
    r"(?:first |last |full |hiring |job |interview |phone |email |contact |start )?"
    r"(?:name|company|employer|organi[sz]ation|manager|interviewer|recruiter|position|role|"
    r"title|job|date|day|time|number|"
    r"phone|email|address|skills?|topic|department|school|city|experience)"
)
MARKUP = (
    r"(?:a|abbr|b|br|blockquote|body|code|div|em|font|h[1-6]|head|hr|html|i|img|li|ol|p|pre|script|small|span|strong|"
    r"style|sub|sup|table|tbody|td|th|tr|u|ul)"
)
PATTERN = re.compile(
    "|".join(
        (
            r"\[\[[^\[\]\n]{0,200}\]\]",
            r"\[(?=[^\[\]\n]{0,120}[^\W\d_])(?!sic\]|\w\]|…\])[^\[\]\n]{1,120}\](?!\()",
            r"\{\{[^{}\n]{0,120}\}\}",
            r"\{%?[^{}\n]{0,80}\}",
            rf"<(?!{MARKUP}(?: ?/)?>)[A-Za-z][\w '’/-]{{0,50}}>",
            r"%[A-Z][A-Z_]{2,}%|\$\{?[A-Z][A-Z_]{2,}\}?",
            r"\b(?:X{3,}|x{4,}|TBD|TBC|TBA|TODO|FIXME|XX/XX(?:/X+)?)\b",
            r"_{3,}(?:[-. /]_{2,})*",
            r"\(\s*(?:[Ii]nsert|INSERT|[Aa]dd|[Ff]ill in|[Ee]nter)\b[^()\n]{0,120}\)",
            rf"\(\s*(?:[Yy]our|[Tt]he|[Tt]heir) {THING}s?\s*\)",
            r"\b(?:[Ii]nsert|INSERT)\s(?:[\w'’]+\s){1,8}(?:here|HERE)\b",
            r"\b(?:YOUR |MY |THE )?(?:COMPANY|EMPLOYER|INTERVIEWER(?:['’]S)?|HIRING MANAGER(?:['’]S)?|"
            r"RECRUITER(?:['’]S)?|POSITION|JOB|ROLE|PHONE|FIRST|LAST|FULL)"
            r"(?: (?:NAME|TITLE|NUMBER|HERE))+\b|\bYOUR (?:NAME|NUMBER|PHONE|EMAIL)\b|\b(?:NAME|DATE) HERE\b",
            r"\b(?:Your|Company|Employer|Interviewer|Interviewer['’]s|Hiring Manager|"
            r"Hiring Manager['’]s|Recruiter|Recruiter['’]s|Manager['’]s)"
            r" (?:Full |First |Last )?Name\b|\bYour (?:Phone )?Number\b(?! [a-z])|\b(?:Job|Position) Title\b",
            r"\b[Ll]orem ipsum\b",
        )
    )
)


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    """One finding for each gap; a name of the case that only looks like one (an "Analyst [contract]") is none."""
    shielded: list[tuple[int, int]] | None = None
    for found in PATTERN.finditer(note.readable):
        shielded = _facts(note, here) if shielded is None else shielded
        if any(start <= found.start() and found.end() <= end for start, end in shielded):
            continue
        gap = note.text[found.start() : found.end()]
        yield Finding(
            code="placeholder",
            severity="error",
            start=found.start(),
            end=found.end(),
            says=f"{gap} is still to be filled in.",
            advice=("B8",),
        )


def without_gaps(note: Note) -> str:
    """The readable text with every gap blanked out, so that "[your skills]" is not taken for skills."""
    if note.unfilled is None:
        note.unfilled = PATTERN.sub(lambda found: " " * len(found[0]), note.readable)
    return note.unfilled


def _facts(note: Note, here: Occasion) -> list[tuple[int, int]]:
    """Where the text says what the case says, word for word."""
    return [
        (at.start(), at.end())
        for fact in facts_said(here.case)
        if any(c in fact for c in "[{<_$%X(T")
        for at in re.finditer(re.escape(fact), note.readable)
    ]


def facts_said(case: Case) -> set[str]:
    """Every name and phrase of the case, on one line as a draft says it. What an open point is about is none."""
    said = [case.candidate.name, case.employer.name, case.role.title]
    for contact in case.contacts:
        said += [contact.name, *([contact.address] if contact.address else []), *contact.topics]
    for interview in case.interviews:
        said += [
            *interview.fit,
            *(point.answer for point in interview.open_points if point.answer),
            *interview.topics,
            *interview.went_well,
        ]
    return {" ".join(fact.split()).replace("’", "'") for fact in said}
