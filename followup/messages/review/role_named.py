"""Finds another position named where this one belongs ("the marketing manager position")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...case.names import folded
from ...case.wording import named_title
from ..occasion import Occasion
from .finding import Finding
from .note import Note
from .placeholders import facts_said, without_gaps

NAMED = re.compile(
    r"\b(?:for|about|of|in) (?:the|your|this) (?P<role>(?:(?!(?:for|about|of|in|the|your|this)\b)[A-Za-z-]+ ){1,4})"
    r"(?:position|role|job|post|vacancy|opening)\b|"
    # what may come up again, after a no
    r"\b(?:if|when|whenever|should|time|case) (?:ever )?(?:an?|another|any) (?P<again>(?:[A-Za-z-]+ ){1,4})"
    r"(?:position|role|job|post|vacancy|opening|spot|place|slot) (?:opens?|comes?|becomes?|is|turns?|arises?)\b"
)
BEING = re.compile(
    r"\b(?:be|become|as) (?:your|the|[A-Z][\w']*(?: [A-Z&][\w']*){0,4}'s) "
    r"(?P<being>(?:[a-z-]+ ){0,3}[a-z-]+)(?=[.,;!])"
)
WORKER = re.compile(
    r"(?:\w+(?:er|or|ist|ian|eer|ant)|nurse|clerk|aide|chef|cook|lead|officer|agent|associate|representative|"
    r"specialist|apprentice|intern|trainee|secretary|tutor|coach|guard|technician|mechanic|analyst|hand|host|"
    r"attendant|staff|executive|principal|fellow|head)",
    re.IGNORECASE,
)
NO_WORKER = frozenset(
    "other senior junior another after over under former better never number summer winter paper newspaper "
    "matter order water weather dinner computer center power river corner quarter september october november december "
    "father mother brother sister chapter poster folder customer calendar letter offer tender minor major "
    "important different current present recent apartment answer".split()
)


A_JOB = r"(?:position|role|job|post|vacancy|opening|opportunity|place|internship|apprenticeship|traineeship|work)"
# A job that is called by something: "the vet tech position", "the clerk's post"; not "the new job".
CALLED = re.compile(
    r"\b(?!(?:the|this|that|a|an|my|your|our|any|every|another|other|new|next|last|first|second|same|open|right|good|"
    r"great|better|best|old|present|current|former|previous|own|such|what|which|no|some|interesting|nice|of|for|about|in|"
    r"to|and|as|dream|hard|full|time|at|on|with|like|do|did|really|this|job|future|amazing|perfect)\b)"
    rf"[a-z][\w&/-]*(?:'s)? {A_JOB}\b",
    re.IGNORECASE,
)


ANY_JOB = frozenset(
    "senior junior lead head chief deputy assistant general team staff part full time first second".split()
)


def is_said(text: str, title: str) -> bool:
    """Whether a text says which position it is about: its title or a word of it, or a job called something."""
    words = [folded(word) for word in re.findall(r"[^\W\d_][\w'-]*", title)]
    said = folded(text)
    if not words or " ".join(words) in said or CALLED.search(text):
        return True
    letters = "".join(word[0] for word in words)
    if len(letters) > 1 and re.search(rf"\b{re.escape(letters.upper())}s?\b", text):
        return True
    last = re.escape(words[-1][: max(4, len(words[-1]) - 2)])
    others = [re.escape(word) for word in words[:-1] if len(word) > 3 and word not in ANY_JOB]
    return bool(re.search("|".join([rf"\b{last}", *(rf"\b{word}(?:\w{{2,}})?\b" for word in others)]), said))


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    """A warning: companies call one position by several names; a hint where a word of the title is there too."""
    title = named_title(here.case.role.title)
    if here.step == "tell-others" or title is None:
        return
    said = " ".join(facts_said(here.case)).casefold()
    text = without_gaps(note)
    for found in (*NAMED.finditer(text), *BEING.finditer(text)):
        group = str(found.lastgroup)
        role = found[group].strip()
        last = role.casefold().split()[-1]
        if WORKER.fullmatch(last) and last not in NO_WORKER:
            shared = any(word in said for word in role.casefold().split() if len(word) > 3)
            if not shared or (group != "being" and _is_unlike(last, title, text)):
                yield _names_another(role, found.start(group), title, "hint" if shared else "warning")
    yield from _of_another_field(text, title, said)


def _is_unlike(last: str, title: str, text: str) -> bool:
    """Whether a text calls this work only by another word than its title does: an account manager, no executive."""
    workers = {word for word in re.findall(r"[a-z]+", title.casefold()) if WORKER.fullmatch(word)} - NO_WORKER
    said = set(re.findall(r"[a-z]+", text.casefold()))
    return bool(workers) and last not in workers and not workers & said


def _of_another_field(text: str, title: str, said: str) -> Iterator[Finding]:
    """The same work in another field: "the Lectureship in Glaciology" of who is to be a lecturer in hydrology."""
    work = re.fullmatch(r"(?:.* )?(?P<stem>[A-Za-z]{4,}?)(?:er|or|ist)? (?P<small>in|of) (?P<field>\w[\w -]*)", title)
    if work is None:
        return
    named = re.compile(
        rf"\b(?:for|about|concerning|regarding|of|to) (?:(?:the|your|this) )?"
        rf"(?P<role>(?i:{re.escape(work['stem'])})[a-z]* {work['small']} (?P<field>[A-Z][a-z]{{3,}}(?: [A-Z][a-z]+)*))"
    )
    for found in named.finditer(text):
        if not any(word in said for word in found["field"].casefold().split()):
            yield _names_another(found["role"], found.start("role"), title, "warning")


def _names_another(role: str, start: int, title: str, severity: str) -> Finding:
    return Finding(
        code="wrong-name",
        severity=severity,
        start=start,
        end=start + len(role),
        advice=("B8",),
        says=f"This names {role}; the case is about {title}.",
        suggestions=(title,),
    )
