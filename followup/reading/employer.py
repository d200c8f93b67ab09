"""Which employer a first message is from and for which job, as far as it tells: a guess, for somebody to look at."""

from __future__ import annotations

import re
from functools import cache
from zoneinfo import available_timezones

from ..case.cities import zone_of
from .encoded import opened
from .letter import Letter, read_letter
from .sender import sender

LINES = 4  # lines below a name that may say who they work for
TITLE = re.compile(
    r"\b(?:manager|advis[eo]r|partner|recruit\w+|hr|talent|director|head|officer|assistant|lead|leader|coordinator|"
    r"consultant|staffing|people|human resources|acquisition|president|principal|ceo|cto|founder|specialist|generalist|"
    r"administrator|secretary|department|team|she|he|they|tel|phone|mobile)\b",
    re.IGNORECASE,
)
NAME = r"(?P<name>[A-ZÀ-Þ][\w'’&-]*(?:\s+(?:&|and|of|de|the|[A-ZÀ-Þ][\w'’&-]*)){0,4}?)"
IN_TEXT = re.compile(
    r"\b(?:(?:[Tt]hank you for|[Tt]hanks for|[Ii]n) (?:your )?(?:interest|applying|application)"
    r"(?: in| to| with)?(?: working)?(?: at| with| for)?|(?:[Tt]eam|[Rr]ole|[Pp]osition|[Jj]ob) at|"
    r"[Ii]nterview (?:at|with)|join|joining|on behalf of|here at|calling from|office of) "
    rf"{NAME}(?=[.,;:!?\n)]|\s+(?:on|for|and|would|has|is|as|in|to)\b|\s*$)"
)
ROLE_WORDS = r"(?P<role>[A-Za-z][\w/&+-]*(?:[ ][A-Za-z][\w/&+-]*){0,4}?)"
ROLES = (
    re.compile(rf"\b(?:position|role|post|job|vacancy) (?:of|as)(?: an?| the)? {ROLE_WORDS}"
               r"(?=[.,;:!?\n(]|\s+(?:at|in|on|with|role|position|post|and|for)\b|\s*$)"),
    re.compile(rf"\b(?:[Ff]or|[Aa]bout|[Rr]egarding) (?:the|our) {ROLE_WORDS}"
               r"\s+(?:position|role|post|job|vacancy|opening)\b"),
    re.compile(rf"^Subject:.*?\binterview\b.*?(?:[-–—:]|\bfor\b)\s*(?:the\s+)?{ROLE_WORDS}"
               r"(?=\s+(?:at|with|position|role|interview|\()\b|\s*[-–—(|,]|\s*$)", re.IGNORECASE | re.MULTILINE),
)  # fmt: skip
MAILBOXES = frozenset(
    "gmail googlemail outlook hotmail live yahoo icloud me gmx web proton protonmail aol mail".split()
)
ENDINGS = frozenset("com org net co ac gov edu ltd plc nhs uk ie de example io eu info".split())


def employer_in(text: str) -> str | None:
    """The employer's name: below the signature, in the text, else from the address. None where nothing tells."""
    letter = read_letter(text)
    below, said, domain = _below_name(letter), _in_text(letter), _of_address(letter)
    if domain and said and _is_like(said, domain):
        return said
    return below or said or domain


def role_in(text: str) -> str | None:
    """The job it is about."""
    text = opened(text)
    for rule in ROLES:
        if found := rule.search(text):
            words = " ".join(found["role"].split())
            if not re.search(r"\d", words) and not re.fullmatch(r"(?i)interview|this|our|the|your application", words):
                return words
    return None


def _below_name(letter: Letter) -> str | None:
    found = sender(letter)
    body = letter.text.find("\n\n") if letter.headers else 0  # a name in From: has nothing below it
    at = letter.text.rfind(found[0], max(0, body)) if found else -1
    if found is None or at < 0:
        return None
    rest = letter.text[at + len(found[0]) :].split("\n")
    for line in [rest[0].lstrip(" ,|–-"), *(one for one in rest[1:] if one.strip())][: LINES + 1]:
        named = [part.strip() for part in re.split(r",|\||–|—| at | @ | - ", line)]
        fitting = [part for part in named if _may_name(part) and not _is_place(part)]
        if fitting:
            return _name_of(fitting)
    return None


def _name_of(parts: list[str]) -> str:
    """The last of them (Finance, Larch & Loam), unless that is a word alone, as a town is (Moor Mills, Rotherham)."""
    whole = [part for part in parts if len(part.split()) > 1]
    return whole[-1] if whole else parts[-1]


def _is_place(part: str) -> bool:
    """A city whose zone is known: an employer is called like its town nowhere but in front of other words."""
    return zone_of(part) is not None or "_".join(part.casefold().split()) in _cities()


@cache
def _cities() -> frozenset[str]:
    """The cities that zones are named after, as the names of zones spell them, in small letters."""
    return frozenset(name.rpartition("/")[2].casefold() for name in available_timezones() if "/" in name)


def _may_name(part: str) -> bool:
    if not part or re.search(r"[\d@/:?]", part) or len(part.split()) > 6 or TITLE.search(part):
        return False
    return len(part) > 2 and part[0].isupper() and part[-1] not in "!," and part.lower() not in ("thanks", "regards")


def _in_text(letter: Letter) -> str | None:
    found = IN_TEXT.search(letter.live)
    return " ".join(found["name"].split()) if found else None


def _of_address(letter: Letter) -> str | None:
    """Harbourside Vets, of harbourside-vets.example; nothing of a mailbox that anybody may have."""
    labels = letter.address.rpartition("@")[2].lower().split(".")
    own = [label for label in labels if label and label not in ENDINGS]
    if not own or own[-1] in MAILBOXES:
        return None
    return " ".join(word.capitalize() for word in re.split(r"[-_]+", own[-1]))


def _is_like(name: str, domain: str) -> bool:
    letters, other = (re.sub(r"[^a-z]", "", words.lower()) for words in (name, domain))
    return letters[:5] == other[:5]
