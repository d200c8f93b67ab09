"""Finds slips of signs and capitals: ",and", "i", "december", shouting, rows of exclamation marks, smileys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ...case.name_words import TITLES
from ...case.names import folded, untitled
from ...case.wording import MONTHS, WEEKDAYS
from ..occasion import Occasion
from .finding import Finding
from .note import Note
from .placeholders import facts_said, without_gaps

DAYS = "|".join(name.lower() for name in (*(m for m in MONTHS if m not in ("March", "May", "August")), *WEEKDAYS))
ALWAYS = "english|american|british|spanish|french|german|linux|excel|python|sql|html|linkedin|microsoft|google"
SMILEY = re.compile(
    "[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55][\ufe0f\u200d\U0001f300-\U0001faff\u2600-\u27bf]*"
    r"|(?<![\w:;])[:;=]-?[)(DPp3](?!\w)|<3"
)
NEAR = 2_000  # characters before a place that are looked at; no word is longer
LOUD = re.compile(r"(?<![\w-])[A-Z][A-Z']+(?:[ ,]+[A-Z][A-Z']*)*[!?]*")
SPELLED = frozenset(
    "ANY NEWS PLEASE REPLY REALLY NOT VERY MUST NEED NOW TODAY AGAIN SO WANT "
    "URGENT ASAP BEST NEVER ALWAYS LOVE STILL ALL YOU YES NO THANK THANKS WHY "
    "HELLO ANSWER HELP EVERY DO AM ARE IS THE THIS JOB SOON MUCH PERFECT "
    "IMMEDIATELY IMPORTANT ATTENTION READ RESPOND CALL ME HIRE WHEN WHERE LAST CHANCE FINAL NOTICE "
    "WAITING EXTREMELY SUPER HUGE EVER ONLY MORE EXACTLY DEFINITELY ".split()
)


LOST = re.compile(
    r"(?<![\w'@./-])(?:[Ii]m|[Ii]ve|(?:[Dd]o|[Dd]oes|[Dd]id|[Ii]s|[Ww]as|[Aa]re|[Ww]ere|[Hh]ave|[Hh]as|[Hh]ad|[Cc]ould|[Ww]ould|"
    r"[Ss]hould)nt|[Ww]ont|[Cc]ant|[Yy]oure|[Tt]heyre)(?![\w'@/-]|\.\w)"
)


class Slip(NamedTuple):
    """What is wrong: its code and pattern, what is said of it, and how the right text is made of the found one."""

    code: str
    pattern: re.Pattern[str]
    says: str
    right: str = ""  # capital, name, apostrophe, sign (alone), spaced (the sign and a space), or the text itself


SLIPS = (
    Slip(
        "grammar",
        re.compile(r"(?<![\w'.@/-])i(?:'(?:m|ve|d|ll))?(?![\w'.@/-])(?! ?\. ?e\b)"),
        "“I” is always a capital.",
        "capital",
    ),
    Slip(
        "grammar",
        re.compile(rf"(?<![\w'.@/-])(?:{DAYS})(?![\w'@/-]|\.\w)"),
        "This begins with a capital.",
        "capital",
    ),
    Slip(
        "grammar",
        re.compile(rf"(?<![\w'.@/-])(?:{ALWAYS})(?![\w'@/-]|\.\w)"),
        "This is a name and has a capital.",
        "name",
    ),
    Slip(
        "grammar",
        re.compile(r"(?<=[a-z]{3}[.!?] )[a-z]+(?![\w.@])|(?<=[a-z]{2}[!?][!?] )[a-z]+"),
        "A sentence begins with a capital.",
        "capital",
    ),
    Slip(
        "grammar",
        LOST,
        "An apostrophe is missing.",
        "apostrophe",
    ),
    Slip(
        "punctuation",
        re.compile(r"(?<=[^\W\d_]) +[,;](?= \w)"),
        "No space before this sign.",
        "sign",
    ),
    Slip(
        "punctuation",
        re.compile(r"(?<! ) +[,;](?=[^\W\d_])|(?<=[a-z]),(?=[A-Za-z])"),
        "The space belongs after this sign.",
        "spaced",
    ),
    Slip(
        "punctuation",
        re.compile(r"(?<=[a-z]{2})\.(?=[A-Z][a-z]+ )"),
        "A space is missing after the full stop.",
        "spaced",
    ),
    Slip(
        "punctuation",
        re.compile(r",,+|;;+"),
        "One is enough.",
        "sign",
    ),
    Slip(
        "punctuation",
        re.compile(r"(?<=[a-z]) +[.?](?=\s|$)"),
        "No space before this sign.",
        "sign",
    ),
    Slip(
        "stock-phrase",
        re.compile(r"(?<![!?])[!?]*![!?]+|\?\?+!*"),
        "One sign says it; a calm full stop says it best.",
        "calm",
    ),
    Slip(
        "stock-phrase",
        SMILEY,
        "A smiley is for friends; leave it out here.",
    ),
)


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    text, begin = without_gaps(note), note.subject.start if note.subject else note.body.start
    for slip in SLIPS:
        for found in slip.pattern.finditer(text, begin):
            if not _link(text, found.start()) and not _after_title(text, found.start()):
                yield _finding(slip.code, found.start(), found[0], slip.says, _right(slip.right, found[0]))
    yield from _shouting(text, begin, here)
    yield from _small_names(note, here)
    yield from _small_paragraphs(note)
    yield from _many_exclamations(text, begin)


def _link(text: str, at: int) -> bool:
    """Whether a place lies within an address."""
    before = text[max(0, at - NEAR) : at]
    word = before[max(before.rfind(" "), before.rfind("\n")) + 1 :]
    return "://" in word or "@" in word or word.startswith("www.")


def _after_title(text: str, at: int) -> bool:
    """Whether a title stands right before a place: the stop of "Mevr. van den Berg" ends no sentence."""
    return any(
        word.endswith(".") and folded(word).strip(".") in TITLES for word in text[max(0, at - NEAR) : at].split()[-1:]
    )


def _right(how: str, seen: str) -> str:
    if how == "capital":
        return seen[:1].upper() + seen[1:]
    if how == "sign":
        return seen.strip()[:1]
    if how == "spaced":
        return f"{seen.strip()} "
    if how == "calm":
        return "?" if "?" in seen else "."
    if how == "apostrophe":
        seen = seen if seen[0] not in "iI" or seen[1:] not in ("m", "ve") else f"I{seen[1:]}"
        return re.sub(r"(?<=n)t$|(?:m|re|ve)$", lambda end: f"'{end[0]}", seen)
    if how == "name":
        return seen.upper() if seen in ("sql", "html") else "LinkedIn" if seen == "linkedin" else seen.capitalize()
    return how


def _finding(code: str, start: int, seen: str, says: str, right: str) -> Finding:
    end = start + len(seen)
    return Finding(code=code, severity="warning", start=start, end=end, says=says, advice=("B8",), suggestions=(right,))


def _shouting(text: str, begin: int, here: Occasion) -> Iterator[Finding]:
    """Words in capitals that are no abbreviations; names that the case writes so stay."""
    said = " ".join(facts_said(here.case))
    for found in LOUD.finditer(text, begin):
        words = re.findall(r"[A-Z']+", found[0])
        plain = [word for word in words if word in SPELLED]
        if plain and len(plain) * 2 >= len(words) and found[0].strip("!?") not in said:
            if len(words) > 1 or len(plain[0]) > 3 or plain[0] in ("NOT", "NOW", "WHY"):
                says = "Capitals shout; small letters are heard better."
                yield _finding("stock-phrase", found.start(), found[0], says, found[0].strip("!?").lower())


def _small_names(note: Note, here: Occasion) -> Iterator[Finding]:
    """The candidate's, the employer's or a contact's name in small letters; and a line that begins small."""
    case = here.case
    names = [case.candidate.name, *(contact.name for contact in case.contacts)]
    here_small = set(WORD.findall(note.readable))
    for name in names:
        if here_small.isdisjoint(WORD.findall(name.lower())):
            continue
        large = {part.lower(): part for part in (name, *untitled(name)) if _is_large(part)}
        small = "|".join(map(re.escape, large)) or r"(?!)"
        for found in re.finditer(rf"(?<![\w'.@/-])(?:{small})(?![\w@/-]|\.\w)", note.readable):
            yield _finding("grammar", found.start(), found[0], "A name begins with a capital.", large[found[0]])
    first = note.lines[0] if note.lines else None
    if first and re.match(r"(?:hi|hello|dear|hey|good)\b", first.text):
        word = first.text.split()[0].strip(",")
        yield _finding("grammar", first.start, word, "A message begins with a capital.", word.capitalize())


WORD = re.compile(r"[^\W_]+")


def _is_large(name: str) -> bool:
    """Whether it is written with a capital, and its small letters are no word of their own."""
    return len(name) > 2 and name != name.lower() and folded(name) not in COMMON_NAMES


def _small_paragraphs(note: Note) -> Iterator[Finding]:
    """A paragraph that begins small after a greeting or a sentence that ended; not a list, a link or a name's "van"."""
    for before, one in pairwise(note.paragraphs):
        first = re.match(r"[a-z][a-z']*(?= [\w'])", one.text)
        ended = before.text[-1] in ".!?" or (before is note.paragraphs[0] and GREETED.match(before.text))
        if first and ended and len(one.text.split()) > 4 and not folded(one.text).startswith(PARTICLES):
            yield _finding(
                "grammar", one.start, first[0], "A sentence begins with a capital.", _right("capital", first[0])
            )


GREETED = re.compile(r"(?:dear|hello|hi|hey|good)\b[^\n]{0,60}[,:!]?$", re.IGNORECASE)
PARTICLES = ("van ", "von ", "de ", "da ", "di ", "del ", "la ", "le ", "al ", "bin ", "ibn ", "i ")
COMMON_NAMES = frozenset(
    "will may mark grace hope faith joy art bill rose dawn june april august summer rich frank grant drew sue pat rob "
    "chase miles young long short white black brown green gray king price wood page cook baker mason hunter rusty "
    "park rice law day love best field banks stone wells case ford lane and the mrs miss".split()
)


def _many_exclamations(text: str, begin: int) -> Iterator[Finding]:
    """More than two sentences that cry out."""
    single = list(re.compile(r"(?<![!?])!(?![!?])").finditer(text, begin))
    for found in single[2:]:
        yield _finding("stock-phrase", found.start(), "!", "Too many exclamation marks; a full stop is calmer.", ".")
