"""Finds what a person taking a message should not hear: anything about the job or the decision (E6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...case.case import Case
from ...case.wording import as_phrase, named_title
from ..occasion import Occasion
from .finding import Finding
from .note import Note

ABOUT_A_JOB = re.compile(
    r"\b(?:(?:the|this|that|a|my|your|any|open) )?(?:[\w-]{1,30} )?(?:job|position|vacanc(?:y|ies)|"
    r"employment|internship|apprenticeship)s?\b(?: (?:interview|opening|offer)s?\b)?|"
    r"\b(?:the|this|that|a|my|your) (?:role|post|opening)\b(?! (?:office|box|code|hours|times))|"
    r"\binterview(?:ed|ing)?\b(?= (?:for|with (?:her|him|them|you)\b[^.?!\n]{0,40} for)\b)|"
    r"\b(?:I|we) interviewed\b|\binterviewed me\b|"
    r"\b(?:job |second |next )interviews?\b|"
    r"\b(?:my|the|an|our) application\b|\bappl(?:ied|ying) (?:for|to)\b|\bapplicants?\b|"
    r"\bcandidates?\b|\b(?:r[eé]sum[eé]|CV)\b|"
    r"\b(?:salary|salaries|wages?|hourly rate|pay (?:rate|range)|the pay|benefits|pension|"
    r"start date|job offer|the offer|an offer)\b|"
    r"\b(?:hired?|hiring|recruit(?:ed|ing|ment))\b|\b(?:if|whether) I(?: have|'ve)? (?:got|"
    r"get|was|am)\b[^.?!\n]*|"
    r"\b(?:any|a|the|their|her|his|your|made) decisions?\b|\b(?:has|have|had)? ?decided\b|"
    r"\b(?:picked|chosen|chose|selected) (?:some|any)(?:one|body)\b|"
    r"\bgot (?:it|the job)\b|[$£€₱₹]\s?\d[\d,.]*(?:k\b)?|\b\d[\d,]* (?:USD|GBP|EUR|dollars|pounds|euros)\b|"
    r"\b(?:\w+ )?(?:thousand|grand) (?:a|per) (?:year|month)\b",
    re.IGNORECASE,
)
RANKS = frozenset(
    "manager assistant director officer lead leader head senior junior supervisor "
    "coordinator specialist worker "
    "staff associate representative agent clerk secretary receptionist operator member".split()
)


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    """Only in messages that forbid it: each word that gives the job away. Names of the case are not looked at."""
    if "job-detail" not in here.template.forbids:
        return
    hidden = _names_hidden(note, here.case)
    places = [
        found.span() for pattern in (_facts_pattern(here.case), ABOUT_A_JOB) for found in pattern.finditer(hidden)
    ]
    for start, end in _merged(places):
        detail = note.text[start:end]
        meeting = "interview" in detail.lower() and not re.search(r"interview\w*ed|interviewing", detail, re.IGNORECASE)
        yield Finding(
            code="job-detail",
            severity="error",
            start=start,
            end=end,
            advice=("E6",),
            says=f"“{detail}” tells whoever takes the message about the job; name, number and a meeting are enough.",
            suggestions=("meeting",) if meeting else (),
        )


@lru_cache(maxsize=64)
def _facts_pattern(case: Case) -> re.Pattern[str]:
    """The title and what was talked about, as this case has them."""
    title = named_title(case.role.title) or ""
    facts = [title, *_title_words(title), case.role.salary or ""]
    for interview in case.interviews:
        answers = [point.answer for point in interview.open_points if point.answer]
        facts += [as_phrase(entry) for entry in (*interview.topics, *interview.fit, *interview.concerns, *answers)]
    # one letter or a number alone gives nothing away
    alternatives = {
        re.escape(" ".join(f.split())).replace(r"\ ", r"\s+") for f in facts if sum(c.isalpha() for c in f) > 2
    }
    return re.compile(
        "|".join(rf"(?<!\w){one}(?:s|es)?(?!\w)" for one in sorted(alternatives, key=len, reverse=True)) or r"(?!)",
        re.IGNORECASE,
    )


def _title_words(title: str) -> list[str]:
    """The last word of a title, where it names the work, and each two that stand together."""
    words = re.findall(r"[^\W\d_][\w'-]*", title)
    last = [words[-1]] if words and words[-1].lower() not in RANKS and len(words[-1]) > 3 else []
    return last + [" ".join(pair) for pair in zip(words, words[1:], strict=False)]


def _names_hidden(note: Note, case: Case) -> str:
    """The text with the names of people and employer blanked: Tom Baker may lead a bakery."""
    text = note.readable
    people = [
        word
        for name in (case.candidate.name, *(c.name for c in case.contacts))
        for word in name.split()
        if len(word) > 2
    ]
    for name in (case.employer.name, *people):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda found: "·" * len(found[0]), text)
    return text


def _merged(places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Overlapping places as one."""
    last: tuple[int, int] | None = None
    for start, end in sorted(places):
        if last is not None and start < last[1]:
            last = (last[0], max(last[1], end))
            continue
        if last is not None:
            yield last
        last = (start, end)
    if last is not None:
        yield last
