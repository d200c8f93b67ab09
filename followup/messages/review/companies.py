"""Finds another employer where this one's name belongs: the classic slip of a message copied from another one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...case.names import GENERIC, WORD, alike, folded
from ...case.wording import MONTHS, WEEKDAYS, named_title
from ..occasion import Occasion
from .finding import Finding
from .note import Note
from .placeholders import without_gaps

CAPITAL = r"[A-Z0-9À-ÞŁŚŠŽ][\w'&+-]*(?:\.\w+)*(?:(?<= St)\.|(?<= Co)\.|(?<= Inc)\.|(?<= Ltd)\.)?"
NAME = rf"(?!(?:I|We|You|My|The|Your|Our|A)\b){CAPITAL}(?:(?: (?:&|and|of|for|the|de|la))* {CAPITAL}){{0,5}}"
WORK = (
    r"(?:position|role|job|post|opening|vacancy|opportunity|internship|apprenticeship|interview|place|career|future|"
    r"team|work)"
)
KIND = (
    r"(?:Architects|Associates|Bakery|Bank|Brewing|Care|Centre|Center|Clinics?|College|"
    r"Company|Cooperative|Corp(?:oration)?|Council|Dental|"
    r"Energy|Engineering|Farms?|Foods|Foundation|Group|Health(?:care)?|Holdings|Hospitals?|"
    r"Hotels?|Inc|Industries|Insurance|Labs|LLC|Logistics|"
    r"Ltd|Museum|Networks|Packaging|Partners|Publishing|Robotics|Schools?|Services|Software|"
    r"Solar|Solutions|Studios?|Supply|Systems|"
    r"Technologies|Telecom|Trust|University|Wireless|Works)"
)
JOINING = (
    r"(?:to join|of joining|in joining|about joining|to joining|to work (?:for|at|with)|(?:in|"
    r"of|about|to|enjoy|on) working (?:for|at|with)|"
    r"be (?:a )?part of|be (?:a )?member of) (?:the |your )?"
)
ABOUT = (
    r"(?:interest(?:ed)? in|opinion of|(?:everyone|people|colleagues|staff|all of you) at|"
    r"to help|admire|impressed (?:by|with)|"
    r"(?:more|hear\w*|learn\w*) about|for considering me at)"
)
PLACES = re.compile(
    rf"\b(?:{WORK} (?:at|with|for) (?P<name>{NAME})|{JOINING}(?P<joined>{NAME})|"
    rf"{ABOUT} (?P<praised>{NAME}(?<=[a-z])(?!\w)))"
)
A_COMPANY = re.compile(rf" {KIND}$")
PHRASE_END = re.compile(r"[^\w', -]")
MINE = re.compile(
    r"\b(?:my|his|her|their|another|previous|last|current|former|present|old|earlier|a|an|"
    r"similar|same|before|since|after|left|"
    r"left my|was|been|had|held|did|prior|first|first job|started|from)\b",
    re.IGNORECASE,
)
OWN_PAST = re.compile(r"\b(?:held|left|took|quit|lost|accepted|began|started)\b", re.IGNORECASE)
ELSEWHERE = re.compile(
    r"\b(?:Street|(?<=\w )St|Road|Rd|Avenue|Ave|Lane|Drive|Square|Park|Floor|Room|Building|Zoom|Teams|"
    r"Skype|Google Meet|LinkedIn)\b"
)
# What is spoken of where a title and a place behind it are the job of this case: "your offer of clerk at Mercy".
THE_JOB = re.compile(
    r"\b(?:offer\w*|accept\w*|position|role|job|post|opening|vacancy|interview\w*|appl(?:y|ied|ication)|withdraw\w*|"
    r"declin\w+|consider\w*)\b",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?;\n]\s")
# Words with which the names of many unlike places begin.
BEGIN_MANY = frozenset(
    "saint royal city county national state central general grand great north south east west university college "
    "school hospital museum bank hotel".split()
)

# What every company has, and days.
EVERYWHERE = frozenset(
    "hr human resources department team headquarters office".split()
    + [word.casefold() for word in (*MONTHS, *WEEKDAYS)]
)


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    """Only where a job, a team or joining is spoken of, and not the candidate's own past ("my role at Tessellate")."""
    if here.step == "tell-others":
        return
    text = without_gaps(note)
    yield from _half_ours(text, here.case.employer.name)
    for found in (*PLACES.finditer(text), *_with_the_title(text, here.case.role.title)):
        group = str(found.lastgroup)
        name, start = found[group].rstrip(".'"), found.start(group)
        lead = " ".join(PHRASE_END.split(text[: found.start()])[-1].split()[-6:])
        if _somewhere_else(name, lead, group) or _is_ours(name, here):
            continue
        yield _names_another(name, start, here.case.employer.name)


def _with_the_title(text: str, title: str) -> Iterator[re.Match[str]]:
    """A place behind this case's title in a sentence about the job: "the offer of billing clerk at Mercy Clinic"."""
    words = (named_title(title) or "").split()
    if not words or not words[-1].isalpha():
        return
    for found in re.finditer(rf"\b(?i:{re.escape(words[-1])}) (?:at|with) (?P<titled>{NAME})", text):
        if THE_JOB.search(SENTENCE_END.split(text[: found.start()])[-1]):
            yield found


def _half_ours(text: str, ours: str) -> Iterator[Finding]:
    """A name that is the employer's but for one word: "Jupiter Street Press" for Juniper's, "Hill Physical Therapy"."""
    words = ours.split()
    if len(words) < 3:
        return
    for at in range(len(words) - 1):
        if at and (folded(words[0]) in BEGIN_MANY or len(words[0]) < 4 or folded(words[at]) in GENERIC):
            continue
        parts = [re.escape(word) for word in words]
        parts[at] = rf"(?P<other>{CAPITAL})"
        for found in re.finditer(rf"(?<!\w){' '.join(parts)}(?!\w)", text):
            seen, word = folded(found["other"]), folded(words[at])
            lead = " ".join(PHRASE_END.split(text[: found.start()])[-1].split()[-6:])
            own = at > 0 and _somewhere_else(found[0], lead, "")
            if not own and seen not in (word, "the") and not alike(seen, word):
                yield _names_another(found[0], found.start(), ours)


def _names_another(name: str, start: int, ours: str) -> Finding:
    return Finding(
        code="wrong-name",
        severity="error",
        start=start,
        end=start + len(name),
        advice=("B8",),
        says=f"This names {name}; the case is with {ours}.",
        suggestions=(ours,),
    )


def _somewhere_else(name: str, lead: str, group: str) -> bool:
    """The candidate's own past, a place or a tool; or a word that names no company for sure."""
    if group == "praised" and not A_COMPANY.search(name):
        return True
    return bool(MINE.search(_own_clause(lead)) or OWN_PAST.search(lead) or ELSEWHERE.search(name))


def _own_clause(lead: str) -> str:
    """The words just before: what belongs to the same phrase."""
    return " ".join(re.split(r"\b(?:about|for|in|the|your|this|regarding)\b", lead)[-1].split()[-4:])


def _is_ours(name: str, here: Occasion) -> bool:
    """Whether the name is the employer's, a part or a misspelling of it, or something else the case knows."""
    ours, seen = _words(here.case.employer.name), _words(name)
    short = "".join(word[0] for word in ours) == "".join(seen)
    if short or set(ours) <= set(seen) or (len(seen) == len(ours) and all(map(_same, seen, ours))):
        return True
    case = here.case
    known = {
        w
        for text in (
            case.candidate.name,
            case.role.title,
            case.role.location or "",
            *(c.name for c in case.contacts),
            *(t for i in case.interviews for t in (*i.topics, *i.fit, *i.went_well)),
        )
        for w in _words(text)
    }
    return not set(seen) - known - EVERYWHERE - set(ours)


def _same(seen: str, ours: str) -> bool:
    return seen == ours or alike(seen, ours)


def _words(name: str) -> list[str]:
    words = [folded(found[0]).removesuffix("'s") for found in WORD.finditer(name)]
    return [word for word in words if word not in GENERIC] or words
